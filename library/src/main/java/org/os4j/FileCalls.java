package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** What the portable layer asks of files in a form of its own: names that lie in native memory already, paths longer than the kernel takes, waiting. */
final class FileCalls {
    private static final CFunction FSTATAT = CFunction.ofInt("fstatat");
    /** So many characters are at most three times as many bytes, which is less than PATH_MAX. */
    private static final int PIECE = 1300;
    static final int DIRECTORY = PosixDescriptors.O_RDONLY | PosixDescriptors.O_DIRECTORY;

    private FileCalls() {}

    /** The status of a file whose name is in native memory; null if the call failed, and errno in the scratch memory. */
    static @Nullable Stat statAt(Scratch scratch, int dirfd, long name, int flags) {
        long struct = scratch.allocate(Stat.STRUCT.size());
        long result = PosixStat.StatSymbols.MISSING
                ? PosixStat.SystemCalls.CALL.call(scratch, PosixStat.SystemCalls.NEWFSTATAT, dirfd, name, struct, flags)
                : FSTATAT.call(scratch, dirfd, name, struct, flags);
        return result == -1 ? null : Stat.of(scratch, struct);
    }

    /** The status of a file in a directory, or null if it cannot be had, for whatever reason. */
    static @Nullable Stat statAtOrNull(int dirfd, String name, int flags) {
        try (Scratch scratch = Scratch.take()) {
            return statAt(scratch, dirfd, scratch.path(name, "name"), flags);
        }
    }

    /** The target's status where there is one, as isdir and isfile look at it. */
    static @Nullable Stat targetOrNull(String path) {
        return statAtOrNull(PosixDescriptors.AT_FDCWD, path, 0);
    }

    /** Waits until a read would not block. */
    static void awaitReadable(int fd) throws ErrnoException {
        PosixPoll.poll(fd, PosixPoll.POLLIN, -1);
    }

    /** Waits until a write would not block. */
    static void awaitWritable(int fd) throws ErrnoException {
        PosixPoll.poll(fd, PosixPoll.POLLOUT, -1);
    }

    /** Opens a path of any length, a long one piece by piece; minus errno if that fails. */
    static int tryOpenLong(String path, int flags) {
        int fd = PosixDescriptors.tryOpen(path, flags, 0);
        if (Errno.of(-fd) != Errno.ENAMETOOLONG || path.length() <= PIECE) {
            return fd;
        }
        int directory = PosixDescriptors.AT_FDCWD;
        try {
            String rest = path;
            while (rest.length() > PIECE) {
                int slash = rest.lastIndexOf('/', PIECE);
                if (slash <= 0) {
                    return -Errno.ENAMETOOLONG.code();
                }
                int next = PosixDescriptors.openat(directory, rest.substring(0, slash),
                        PosixDescriptors.O_PATH | PosixDescriptors.O_DIRECTORY, 0);
                closeQuietly(directory);
                directory = next;
                rest = rest.substring(slash).replaceFirst("^/+", "");
            }
            return PosixDescriptors.openat(directory, rest.isEmpty() ? "." : rest, flags, 0);
        } catch (ErrnoException e) {
            return -e.code();
        } finally {
            closeQuietly(directory);
        }
    }

    /** Closes what was only read or looked at: there an error of close means nothing. */
    static void closeQuietly(int fd) {
        if (fd >= 0) {
            try {
                PosixDescriptors.close(fd);
            } catch (ErrnoException e) {
                // The descriptor is closed all the same.
            }
        }
    }

    /** A name in a directory. */
    static String join(String directory, String name) {
        return directory.isEmpty() || directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The last name of a path, a slash at its end not counted. */
    static String lastName(String path) {
        int end = endOf(path);
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** What is before the last name of a path; empty if there is nothing. */
    static String parent(String path) {
        int end = endOf(path);
        int slash = path.lastIndexOf('/', end - 1);
        return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, endOf(path.substring(0, slash)));
    }

    private static int endOf(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end;
    }

    /** The same failure under the whole path. */
    static ErrnoException named(ErrnoException e, String path) {
        ErrnoException named = new ErrnoException(e.function(), e.code(), path);
        named.setStackTrace(e.getStackTrace());
        return named;
    }
}
