package org.os4j;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.DirectoryReader;
import org.os4j.internal.Scratch;

/** Listing directories, and the current one: a part of {@link Posix}. */
public abstract sealed class PosixDirectories extends PosixNames permits PosixTimes {
    private static final CFunction GETCWD = CFunction.ofLong("getcwd");
    private static final CFunction CHDIR = CFunction.ofInt("chdir");
    private static final CFunction FCHDIR = CFunction.ofInt("fchdir");
    private static final KernelCall GETDENTS64 = new KernelCall("getdents64", "2.4");
    private static final int USUAL_DIRECTORY = 1024;

    PosixDirectories() {}

    /** The names in a directory. */
    static List<String> namesIn(String path) throws ErrnoException {
        int fd = tryOpen(path, O_RDONLY | O_DIRECTORY, 0);
        if (fd < 0) {
            throw new ErrnoException("opendir", -fd, path);
        }
        try {
            return names(fd, path);
        } finally {
            close(fd);
        }
    }

    /**
     * {@code DIR *fdopendir(int fd), struct dirent *readdir(DIR *dir)} - lists an open directory from its offset on, and sets that
     * back to the beginning: it can be listed again.
     *
     * @param fd its descriptor, which stays open
     * @return the names of its entries, in the order of the file system, without {@code .} and {@code ..}
     * @throws ErrnoException EBADF if it is not open, ENOTDIR if it is no directory
     * @see "fdopendir(3), readdir(3), Python os.listdir"
     */
    public static List<String> listdir(int fd) throws ErrnoException {
        List<String> names = names(fd, null);
        lseek(fd, 0, SEEK_SET);
        return names;
    }

    /**
     * {@code ssize_t getdents64(int fd, void *dirp, size_t count)} - reads the next entries of an open directory, as many as have room at once: for who
     * walks large ones, or goes on from an entry's offset.
     *
     * @param fd the directory's descriptor, whose offset moves
     * @param size the room for them in bytes: an entry takes 24 and its name, 280 at most; 32768 is what the C library takes
     * @return the entries in the order of the file system, with {@code .} and {@code ..}; empty at the end
     * @throws ErrnoException EINVAL if the next entry has no room, ENOTDIR if it is no directory, ENOENT if the directory was removed, EBADF if it is
     *     not open for reading
     * @throws IllegalArgumentException if the size is negative
     * @see "getdents64(2)"
     */
    public static List<Dirent> getdents64(int fd, int size) throws ErrnoException {
        Arguments.checkCount(size, "size");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(size);
            long count = GETDENTS64.call(scratch, fd, memory, size);
            if (count == -1) {
                throw GETDENTS64.failed(scratch);
            }
            return Dirent.read(memory, count);
        }
    }

    /**
     * {@code char *getcwd(char *buf, size_t size)} - the directory that the process is in, which need not be the JVM's {@code user.dir}.
     *
     * @return its absolute path, whole, however long it is
     * @throws ErrnoException ENOENT if it was removed, EACCES if a directory above may not be read
     * @see "getcwd(3), Python os.getcwd"
     */
    public static String getcwd() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            for (int size = USUAL_DIRECTORY;; size *= 2) {
                long path = scratch.allocate(size);
                if (GETCWD.call(scratch, path, size) != 0) {
                    return CStrings.read(path);
                }
                if (Errno.of(scratch.errno()) != Errno.ERANGE) {
                    throw failed(GETCWD, scratch);
                }
            }
        }
    }

    /**
     * {@code int chdir(const char *path)} - moves the process, with all of its threads, to another directory: relative paths of os4j and of
     * children begin there. The JDK keeps its own: {@code user.dir}, and with it {@code File} and {@code Path}, stay where the JVM was started.
     *
     * @param path the directory
     * @throws ErrnoException ENOENT if it is missing, ENOTDIR if it is no directory, EACCES if it may not be searched, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "chdir(2), Python os.chdir"
     */
    public static void chdir(String path) throws ErrnoException {
        onPath(CHDIR, path, 0, 0);
    }

    /**
     * {@code int fchdir(int fd)} - moves the process, with all of its threads, to an open directory, as {@link #chdir} does.
     *
     * @param fd its descriptor
     * @throws ErrnoException EBADF if it is not open, ENOTDIR if it is no directory, EACCES if it may not be searched
     * @see "fchdir(2), Python os.fchdir"
     */
    public static void fchdir(int fd) throws ErrnoException {
        onOpenFile(FCHDIR, fd, 0, 0);
    }

    private static List<String> names(int fd, @Nullable String path) throws ErrnoException {
        List<String> names = new ArrayList<>();
        try (DirectoryReader entries = new DirectoryReader(fd)) {
            while (entries.next()) {
                names.add(entries.name());
            }
            if (entries.error() != 0) {
                throw new ErrnoException("readdir", entries.error(), path);
            }
        }
        return names;
    }
}
