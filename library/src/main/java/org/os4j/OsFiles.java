package org.os4j;

import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files: their status, copying, renaming, removing: a part of {@link Os}. */
public abstract sealed class OsFiles extends OsDescriptors permits OsDirectories {
    private static final int USUAL_MODE = 0666;
    private static final int STATX_MASK = PosixStat.STATX_BASIC_STATS | PosixStat.STATX_BTIME;

    OsFiles() {}

    /**
     * All that the system knows of a file, or of what it is a link to: its time of birth and its attributes too, where the file system has them. What
     * it does not have is absent. {@link Posix#stat} is quicker, and knows neither.
     *
     * @param path the file
     * @param options {@link LinkOption#NOFOLLOW_LINKS} for a link itself
     * @return its status
     * @throws ErrnoException as {@link Posix#stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statx(2), Python os.stat"
     */
    public static Stat stat(String path, LinkOption... options) throws ErrnoException {
        return completeStat(PosixDescriptors.AT_FDCWD, path, List.of(options).isEmpty() ? 0 : PosixStat.AT_SYMLINK_NOFOLLOW);
    }

    /**
     * As {@link #stat(String, LinkOption...)}, for a {@link Path}.
     *
     * @param path the file
     * @param options {@link LinkOption#NOFOLLOW_LINKS} for a link itself
     * @return its status
     * @throws ErrnoException as {@link Posix#stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statx(2), Python os.stat"
     */
    public static Stat stat(Path path, LinkOption... options) throws ErrnoException {
        return stat(PathText.of(path, "path"), options);
    }

    /** By statx, or by stat where a sandbox or an emulator has no statx: then without what stat does not know. */
    static Stat completeStat(int dirfd, String path, int flags) throws ErrnoException {
        try {
            return PosixStat.statx(dirfd, path, flags, STATX_MASK).stat();
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOSYS && e.errno() != Errno.EPERM) {
                throw e.function().equals("statx") ? new ErrnoException("stat", e.code(), flags == PosixStat.AT_EMPTY_PATH ? null : path) : e;
            }
            return PosixStat.fstatat(dirfd, path, flags);
        }
    }

    /**
     * What the system knows of a path: of a link's target, and of the link itself.
     *
     * @param path the file
     * @return the path with its status; that of the link itself if its target is missing
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2), lstat(2)"
     */
    public static StatInfo statPath(String path) throws ErrnoException {
        Stat link = PosixStat.lstat(path);
        Stat target = link.isSymbolicLink() ? FileCalls.targetOrNull(path) : link;
        return new StatInfo(path, target != null ? target : link, link);
    }

    /**
     * As {@link #statPath(String)}, for a {@link Path}.
     *
     * @param path the file
     * @return the path with its status; that of the link itself if its target is missing
     * @throws ErrnoException as {@link Posix#lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2), lstat(2)"
     */
    public static StatInfo statPath(Path path) throws ErrnoException {
        return statPath(PathText.of(path, "path"));
    }

    /**
     * What the system knows of each entry of a directory. One that cannot be looked at is left out.
     *
     * @param path the directory
     * @return its entries in the order of the file system, their paths beginning with the directory's
     * @throws ErrnoException as {@link Posix#listdir(String)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readdir(3), stat(2)"
     */
    public static List<StatInfo> listdirStat(String path) throws ErrnoException {
        List<StatInfo> entries = new ArrayList<>();
        for (String name : PosixDirectories.listdir(path)) {
            try {
                entries.add(statPath(FileCalls.join(path, name)));
            } catch (ErrnoException e) {
                // It went away, or may not be looked at.
            }
        }
        return entries;
    }

    /**
     * As {@link #listdirStat(String)}, for a {@link Path}.
     *
     * @param path the directory
     * @return its entries in the order of the file system, their paths beginning with the directory's
     * @throws ErrnoException as {@link Posix#listdir(String)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readdir(3), stat(2)"
     */
    public static List<StatInfo> listdirStat(Path path) throws ErrnoException {
        return listdirStat(PathText.of(path, "path"));
    }

    /**
     * Lines as {@code ls -l} prints them: type and permissions, names, owner, group, size or device numbers, time of the last change, path, and a link's
     * target. The columns are as wide as they must be. The time is in this JVM's time zone.
     *
     * @param files the files, as {@link #statPath(String)} and {@link #listdirStat(String)} give them
     * @return a line for each, in their order
     * @see "ls(1)"
     */
    public static List<String> longListing(Collection<StatInfo> files) {
        return LongListing.of(files);
    }

    /**
     * Removes files or links; no directory, as {@link Posix#remove} does. The first failure ends it.
     *
     * @param path the file
     * @param more others
     * @throws ErrnoException ENOENT if it is missing, EISDIR if it is a directory, EACCES or EPERM if it may not be removed
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "unlink(2), rm(1), Python os.remove"
     */
    public static void remove(String path, String... more) throws ErrnoException {
        List<String> others = List.of(more);
        PosixNames.unlink(path);
        for (String other : others) {
            PosixNames.unlink(other);
        }
    }

    /**
     * As {@link #remove(String, String...)}, for a {@link Path}.
     *
     * @param path the file
     * @param more others
     * @throws ErrnoException ENOENT if it is missing, EISDIR if it is a directory, EACCES or EPERM if it may not be removed
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "unlink(2), rm(1), Python os.remove"
     */
    public static void remove(Path path, Path... more) throws ErrnoException {
        remove(PathText.of(path, "path"), Stream.of(more).map(other -> PathText.of(other, "more")).toArray(String[]::new));
    }

    /**
     * As {@link #rename(String, String)}, for a {@link Path}.
     *
     * @param source the name that it has
     * @param target the name that it gets
     * @throws ErrnoException as {@link Posix#rename}; EXDEV if the names are on two file systems
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "rename(2), Python os.rename"
     */
    public static void rename(Path source, Path target) throws ErrnoException {
        rename(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * Puts a file in the place of another, so that at every moment one of the two is there: {@link #rename} by the name that says so.
     *
     * @param source the name that it has
     * @param target the name that it gets
     * @throws ErrnoException as {@link Posix#rename}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "rename(2), Python os.replace"
     */
    public static void replace(String source, String target) throws ErrnoException {
        PosixNames.rename(source, target);
    }

    /**
     * As {@link #replace(String, String)}, for a {@link Path}.
     *
     * @param source the name that it has
     * @param target the name that it gets
     * @throws ErrnoException as {@link Posix#rename}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "rename(2), Python os.replace"
     */
    public static void replace(Path source, Path target) throws ErrnoException {
        replace(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * Creates a file if it is missing, and sets its times to now.
     *
     * @param path the file
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "touch(1), Python pathlib.Path.touch"
     */
    public static void touch(String path) throws ErrnoException {
        touch(path, null);
    }

    /**
     * As {@link #touch(String)}, for a {@link Path}.
     *
     * @param path the file
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "touch(1), Python pathlib.Path.touch"
     */
    public static void touch(Path path) throws ErrnoException {
        touch(PathText.of(path, "path"));
    }

    /**
     * Creates a file if it is missing, and sets its times.
     *
     * @param path the file
     * @param time when it was read and written; null for now
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "touch(1)"
     */
    public static void touch(String path, @Nullable Instant time) throws ErrnoException {
        Timespec at = time == null ? Timespec.NOW : Timespec.of(time);
        try {
            PosixTimes.utimensat(PosixDescriptors.AT_FDCWD, path, at, at, 0);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            int fd = PosixDescriptors.open(path, PosixDescriptors.O_WRONLY | PosixDescriptors.O_CREAT | PosixDescriptors.O_NONBLOCK, USUAL_MODE);
            try {
                PosixTimes.futimens(fd, at, at);
            } finally {
                PosixDescriptors.close(fd);
            }
        }
    }

    /**
     * As {@link #touch(String, Instant)}, for a {@link Path}.
     *
     * @param path the file
     * @param time when it was read and written; null for now
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "touch(1)"
     */
    public static void touch(Path path, @Nullable Instant time) throws ErrnoException {
        touch(PathText.of(path, "path"), time);
    }

    /**
     * Copies what is in a file, and nothing else, by the quickest way that the file systems have: sharing the blocks (reflink), in the kernel, or read
     * and written. Holes stay holes. If it fails, a part may have been written.
     *
     * @param source the file, or a link to it
     * @param target the copy; a file that is there is overwritten, a link is followed
     * @return how many bytes it has
     * @throws ErrnoException as {@link Posix#open(String, int, int)}; EISDIR for a directory, EINVAL if both are the same file, ENOSPC, EIO
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "copy_file_range(2), Python shutil.copyfile"
     */
    public static long copyfile(String source, String target) throws ErrnoException {
        return FileCopy.file(source, target, FileCopy.With.NOTHING, null);
    }

    /**
     * As {@link #copyfile(String, String)}, for a {@link Path}.
     *
     * @param source the file, or a link to it
     * @param target the copy; a file that is there is overwritten, a link is followed
     * @return how many bytes it has
     * @throws ErrnoException as {@link Posix#open(String, int, int)}; EISDIR for a directory, EINVAL if both are the same file, ENOSPC, EIO
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "copy_file_range(2), Python shutil.copyfile"
     */
    public static long copyfile(Path source, Path target) throws ErrnoException {
        return copyfile(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * As {@link #copyfile(String, String)}, with the permissions, and into a directory if the target is one.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1), Python shutil.copy"
     */
    public static String copy(String source, String target) throws ErrnoException {
        String copy = FileCopy.into(source, target);
        FileCopy.file(source, copy, FileCopy.With.MODE, null);
        return copy;
    }

    /**
     * As {@link #copy(String, String)}, for a {@link Path}.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1), Python shutil.copy"
     */
    public static String copy(Path source, Path target) throws ErrnoException {
        return copy(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * As {@link #copy(String, String)}, with the times and the extended attributes too. An attribute that may not be set is left out.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -p, Python shutil.copy2"
     */
    public static String copy2(String source, String target) throws ErrnoException {
        return copy2(source, target, null);
    }

    /**
     * As {@link #copy2(String, String)}, for a {@link Path}.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -p, Python shutil.copy2"
     */
    public static String copy2(Path source, Path target) throws ErrnoException {
        return copy2(PathText.of(source, "source"), PathText.of(target, "target"));
    }

    /**
     * As {@link #copy2(String, String)}, and tells how far it has come.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @param progress is told every few megabytes; null for nobody
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -p, Python shutil.copy2"
     */
    public static String copy2(String source, String target, @Nullable Progress progress) throws ErrnoException {
        String copy = FileCopy.into(source, target);
        FileCopy.file(source, copy, FileCopy.With.EVERYTHING, progress);
        return copy;
    }

    /**
     * As {@link #copy2(String, String, Progress)}, for a {@link Path}.
     *
     * @param source the file, or a link to it
     * @param target the copy, or the directory that it goes to under its own name
     * @param progress is told every few megabytes; null for nobody
     * @return the copy's path
     * @throws ErrnoException as {@link #copyfile(String, String)}
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "cp(1) with -p, Python shutil.copy2"
     */
    public static String copy2(Path source, Path target, @Nullable Progress progress) throws ErrnoException {
        return copy2(PathText.of(source, "source"), PathText.of(target, "target"), progress);
    }
}
