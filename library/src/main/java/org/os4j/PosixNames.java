package org.os4j;

import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/** Making, linking, renaming and removing files and directories by name: a part of {@link Posix}. */
public abstract sealed class PosixNames extends PosixPermissions permits PosixDirectories {
    private static final CFunction LINK = CFunction.ofInt("link");
    private static final CFunction LINKAT = CFunction.ofInt("linkat");
    private static final CFunction SYMLINK = CFunction.ofInt("symlink");
    private static final CFunction SYMLINKAT = CFunction.ofInt("symlinkat");
    private static final CFunction UNLINK = CFunction.ofInt("unlink");
    private static final CFunction UNLINKAT = CFunction.ofInt("unlinkat");
    private static final CFunction REMOVE = CFunction.ofInt("remove");
    private static final CFunction RENAMEAT = CFunction.ofInt("renameat");
    private static final CFunction RENAMEAT2 = CFunction.ofInt("renameat2");
    private static final CFunction MKDIR = CFunction.ofInt("mkdir");
    private static final CFunction MKDIRAT = CFunction.ofInt("mkdirat");
    private static final CFunction RMDIR = CFunction.ofInt("rmdir");
    private static final CFunction MKFIFO = CFunction.ofInt("mkfifo");
    private static final CFunction MKFIFOAT = CFunction.ofInt("mkfifoat");
    private static final CFunction MKNOD = CFunction.ofInt("mknod");
    private static final CFunction MKNODAT = CFunction.ofInt("mknodat");
    private static final CFunction READLINK = CFunction.ofLong("readlink");
    private static final CFunction READLINKAT = CFunction.ofLong("readlinkat");
    private static final int DIRECTORY_MODE = 0777;
    private static final int FIFO_MODE = 0666;
    private static final int NODE_MODE = 0600;
    private static final int USUAL_TARGET = 1024;

    PosixNames() {}

    /**
     * {@code int link(const char *oldpath, const char *newpath)} - gives a file another name, a hard link. A symbolic link is not followed.
     *
     * @param oldpath the file as it is named already
     * @param newpath its other name
     * @throws ErrnoException EEXIST if {@code newpath} is there, ENOENT if {@code oldpath} is not, EXDEV if they are on different file systems,
     *     EPERM for a directory, EMLINK, EACCES, EROFS, ENOSPC
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "link(2), Python os.link"
     */
    public static void link(String oldpath, String newpath) throws ErrnoException {
        onPaths(LINK, oldpath, "oldpath", newpath, "newpath");
    }

    /**
     * {@code int linkat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, int flags)} - gives a file another name, both
     * relative to a directory.
     *
     * @param olddirfd the directory of {@code oldpath}, or {@code AT_FDCWD}
     * @param oldpath the file as it is named already
     * @param newdirfd the directory of {@code newpath}, or {@code AT_FDCWD}
     * @param newpath its other name
     * @param flags 0, {@code AT_SYMLINK_FOLLOW} for the target of a symbolic link, {@code AT_EMPTY_PATH} for {@code olddirfd} itself
     * @throws ErrnoException as {@link #link}; EBADF if a directory's descriptor is not open, ENOTDIR if it is no directory, EINVAL for another
     *     flag
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "linkat(2), Python os.link with src_dir_fd"
     */
    public static void linkat(int olddirfd, String oldpath, int newdirfd, String newpath, int flags) throws ErrnoException {
        onPathsAt(LINKAT, olddirfd, oldpath, newdirfd, newpath, flags);
    }

    /**
     * {@code int symlink(const char *target, const char *linkpath)} - makes a symbolic link.
     *
     * @param target what the link holds, which need not exist; relative to the directory of the link
     * @param linkpath the link
     * @throws ErrnoException EEXIST if {@code linkpath} is there, ENOENT if its directory is not or the target is empty, EACCES, EROFS, ENOSPC,
     *     ENAMETOOLONG
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "symlink(2), Python os.symlink"
     */
    public static void symlink(String target, String linkpath) throws ErrnoException {
        onPaths(SYMLINK, target, "target", linkpath, "linkpath");
    }

    /**
     * {@code int symlinkat(const char *target, int newdirfd, const char *linkpath)} - makes a symbolic link whose path is relative to a directory.
     *
     * @param target what the link holds, which need not exist; relative to the directory of the link
     * @param newdirfd the directory of {@code linkpath}, or {@code AT_FDCWD}
     * @param linkpath the link; an absolute path ignores {@code newdirfd}
     * @throws ErrnoException as {@link #symlink}; EBADF if a directory's descriptor is not open, ENOTDIR if it is no directory
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "symlinkat(2), Python os.symlink with dir_fd"
     */
    public static void symlinkat(String target, int newdirfd, String linkpath) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long to = scratch.path(target, "target");
            if (SYMLINKAT.call(scratch, to, newdirfd, scratch.path(linkpath, "linkpath")) == -1) {
                throw failed(SYMLINKAT, scratch, target, linkpath);
            }
        }
    }

    /**
     * {@code ssize_t readlink(const char *path, char *buf, size_t size)} - what a symbolic link holds.
     *
     * @param path the link
     * @return its target, whole, however long it is
     * @throws ErrnoException EINVAL if it is no symbolic link, ENOENT, EACCES if a directory on the way may not be searched, ENOTDIR, ELOOP,
     *     ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readlink(2), Python os.readlink"
     */
    public static String readlink(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            for (int size = USUAL_TARGET;; size *= 2) {
                long target = scratch.allocate(size);
                int length = (int) READLINK.call(scratch, name, target, size);
                if (length == -1) {
                    throw failed(READLINK, scratch, path);
                }
                // What fills the memory may have been cut.
                if (length < size) {
                    return CStrings.read(target, length);
                }
            }
        }
    }

    /**
     * {@code ssize_t readlinkat(int dirfd, const char *path, char *buf, size_t size)} - what a symbolic link holds whose path is relative to a
     * directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the link; an absolute path ignores {@code dirfd}; empty for a link that {@code O_PATH} opened as {@code dirfd}
     * @return its target, whole, however long it is
     * @throws ErrnoException as {@link #readlink}; EBADF if a directory's descriptor is not open, ENOTDIR if it is no directory
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "readlinkat(2), Python os.readlink with dir_fd"
     */
    public static String readlinkat(int dirfd, String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            for (int size = USUAL_TARGET;; size *= 2) {
                long target = scratch.allocate(size);
                int length = (int) READLINKAT.call(scratch, dirfd, name, target, size);
                if (length == -1) {
                    throw failed(READLINKAT, scratch, path);
                }
                if (length < size) {
                    return CStrings.read(target, length);
                }
            }
        }
    }

    /**
     * {@code int unlink(const char *path)} - removes a name; the file goes with its last name, when nobody has it open any more.
     *
     * @param path the file
     * @throws ErrnoException ENOENT if it is missing, EISDIR for a directory, EACCES or EPERM if its directory does not allow it, EBUSY, EROFS,
     *     ENOTDIR
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "unlink(2), Python os.unlink and os.remove"
     */
    public static void unlink(String path) throws ErrnoException {
        onPath(UNLINK, path, 0, 0);
    }

    /**
     * {@code int unlinkat(int dirfd, const char *path, int flags)} - removes a name that is relative to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param flags 0, or {@code AT_REMOVEDIR} for an empty directory
     * @throws ErrnoException as {@link #unlink} and {@link #rmdir}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory, EINVAL for
     *     another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "unlinkat(2), Python os.unlink with dir_fd"
     */
    public static void unlinkat(int dirfd, String path, int flags) throws ErrnoException {
        onPathAt(UNLINKAT, dirfd, path, flags, 0, 0);
    }

    /**
     * {@code int remove(const char *path)} - removes a file or an empty directory.
     *
     * @param path the file
     * @throws ErrnoException as {@link #unlink} and {@link #rmdir}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "remove(3); Python os.remove refuses a directory, as unlink does"
     */
    public static void remove(String path) throws ErrnoException {
        onPath(REMOVE, path, 0, 0);
    }

    /**
     * {@code int renameat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath)} - renames a file or directory, both names being
     * relative to a directory.
     *
     * @param olddirfd the directory of {@code oldpath}, or {@code AT_FDCWD}
     * @param oldpath the file or directory
     * @param newdirfd the directory of {@code newpath}, or {@code AT_FDCWD}
     * @param newpath its new name; a file of this name is replaced, at no moment is there none
     * @throws ErrnoException as {@link #rename}; EBADF if a directory's descriptor is not open, ENOTDIR if it is no directory
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "renameat(2), Python os.rename with src_dir_fd"
     */
    public static void renameat(int olddirfd, String oldpath, int newdirfd, String newpath) throws ErrnoException {
        onPathsAt(RENAMEAT, olddirfd, oldpath, newdirfd, newpath, 0);
    }

    /**
     * {@code int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned flags)} - as {@link #renameat}, without
     * replacing a file, or exchanging two.
     *
     * @param olddirfd the directory of {@code oldpath}, or {@code AT_FDCWD}
     * @param oldpath the file or directory
     * @param newdirfd the directory of {@code newpath}, or {@code AT_FDCWD}
     * @param newpath its new name
     * @param flags 0, {@code RENAME_NOREPLACE} or {@code RENAME_EXCHANGE}; {@code RENAME_WHITEOUT} for overlays
     * @throws ErrnoException as {@link #renameat}; EEXIST if {@code RENAME_NOREPLACE} finds a file, ENOENT if {@code RENAME_EXCHANGE} does not,
     *     EINVAL for a flag that the file system does not know
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "renameat2(2)"
     */
    public static void renameat2(int olddirfd, String oldpath, int newdirfd, String newpath, int flags) throws ErrnoException {
        onPathsAt(RENAMEAT2, olddirfd, oldpath, newdirfd, newpath, flags);
    }

    /**
     * {@code int mkdir(const char *path, mode_t mode)} - makes a directory with mode 0777 less the umask.
     *
     * @param path the directory
     * @throws ErrnoException as {@link #mkdir(String, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(2), Python os.mkdir"
     */
    public static void mkdir(String path) throws ErrnoException {
        mkdir(path, DIRECTORY_MODE);
    }

    /**
     * {@code int mkdir(const char *path, mode_t mode)} - makes a directory.
     *
     * @param path the directory
     * @param mode its permissions, before the umask
     * @throws ErrnoException EEXIST if there is a file of that name, ENOENT if a directory on the way is missing, EACCES, ENOTDIR, ENOSPC, EROFS,
     *     ENAMETOOLONG, EMLINK
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdir(2), Python os.mkdir"
     */
    public static void mkdir(String path, int mode) throws ErrnoException {
        onPath(MKDIR, path, mode, 0);
    }

    /**
     * {@code int mkdirat(int dirfd, const char *path, mode_t mode)} - makes a directory with mode 0777 less the umask, whose path is relative to
     * another.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the directory to be; an absolute path ignores {@code dirfd}
     * @throws ErrnoException as {@link #mkdirat(int, String, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdirat(2), Python os.mkdir with dir_fd"
     */
    public static void mkdirat(int dirfd, String path) throws ErrnoException {
        mkdirat(dirfd, path, DIRECTORY_MODE);
    }

    /**
     * {@code int mkdirat(int dirfd, const char *path, mode_t mode)} - makes a directory whose path is relative to another.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the directory to be; an absolute path ignores {@code dirfd}
     * @param mode its permissions, before the umask
     * @throws ErrnoException as {@link #mkdir(String, int)}; EBADF if {@code dirfd} is not open
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkdirat(2), Python os.mkdir with dir_fd"
     */
    public static void mkdirat(int dirfd, String path, int mode) throws ErrnoException {
        onPathAt(MKDIRAT, dirfd, path, mode, 0, 0);
    }

    /**
     * {@code int rmdir(const char *path)} - removes an empty directory.
     *
     * @param path the directory
     * @throws ErrnoException ENOTEMPTY if it is not empty, ENOENT if it is missing, ENOTDIR if it is none, EBUSY if it is mounted on, EINVAL for
     *     {@code .}, EACCES, EPERM, EROFS
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "rmdir(2), Python os.rmdir"
     */
    public static void rmdir(String path) throws ErrnoException {
        onPath(RMDIR, path, 0, 0);
    }

    /**
     * {@code int mkfifo(const char *path, mode_t mode)} - makes a FIFO with mode 0666 less the umask.
     *
     * @param path the FIFO
     * @throws ErrnoException as {@link #mkfifo(String, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkfifo(3), Python os.mkfifo"
     */
    public static void mkfifo(String path) throws ErrnoException {
        mkfifo(path, FIFO_MODE);
    }

    /**
     * {@code int mkfifo(const char *path, mode_t mode)} - makes a FIFO, a pipe that has a name.
     *
     * @param path the FIFO
     * @param mode its permissions, before the umask
     * @throws ErrnoException EEXIST if there is a file of that name, ENOENT if a directory on the way is missing, EACCES, ENOTDIR, ENOSPC, EROFS,
     *     ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkfifo(3), Python os.mkfifo"
     */
    public static void mkfifo(String path, int mode) throws ErrnoException {
        onPath(MKFIFO, path, mode, 0);
    }

    /**
     * {@code int mkfifoat(int dirfd, const char *path, mode_t mode)} - makes a FIFO with mode 0666 less the umask, whose path is relative to a
     * directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the FIFO; an absolute path ignores {@code dirfd}
     * @throws ErrnoException as {@link #mkfifoat(int, String, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkfifoat(3), Python os.mkfifo with dir_fd"
     */
    public static void mkfifoat(int dirfd, String path) throws ErrnoException {
        mkfifoat(dirfd, path, FIFO_MODE);
    }

    /**
     * {@code int mkfifoat(int dirfd, const char *path, mode_t mode)} - makes a FIFO whose path is relative to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the FIFO; an absolute path ignores {@code dirfd}
     * @param mode its permissions, before the umask
     * @throws ErrnoException as {@link #mkfifo(String, int)}; EBADF if {@code dirfd} is not open
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mkfifoat(3), Python os.mkfifo with dir_fd"
     */
    public static void mkfifoat(int dirfd, String path, int mode) throws ErrnoException {
        onPathAt(MKFIFOAT, dirfd, path, mode, 0, 0);
    }

    /**
     * {@code int mknod(const char *path, mode_t mode, dev_t dev)} - makes an empty regular file with mode 0600 less the umask.
     *
     * @param path the file
     * @throws ErrnoException as {@link #mknod(String, int, long)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mknod(2), Python os.mknod"
     */
    public static void mknod(String path) throws ErrnoException {
        mknod(path, NODE_MODE, 0);
    }

    /**
     * {@code int mknod(const char *path, mode_t mode, dev_t dev)} - makes a file of any type but a directory or a symbolic link.
     *
     * @param path the file
     * @param mode its type ({@code S_IFREG}, {@code S_IFCHR}, {@code S_IFBLK}, {@code S_IFIFO} or {@code S_IFSOCK}) and its permissions, before
     *     the umask
     * @param dev for a device, {@code makedev(major, minor)}; otherwise 0
     * @throws ErrnoException EEXIST if there is a file of that name, ENOENT if a directory on the way is missing, EACCES, ENOTDIR, ENOSPC, EROFS,
     *     ENAMETOOLONG, EPERM for a device that is not made by root, EINVAL for another type
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mknod(2), Python os.mknod"
     */
    public static void mknod(String path, int mode, long dev) throws ErrnoException {
        if (StatSymbols.MISSING) {
            mknodat(AT_FDCWD, path, mode, dev);
        } else {
            onPath(MKNOD, path, mode, dev);
        }
    }

    /**
     * {@code int mknodat(int dirfd, const char *path, mode_t mode, dev_t dev)} - makes a file of any type but a directory or a symbolic link,
     * whose path is relative to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param mode its type ({@code S_IFREG}, {@code S_IFCHR}, {@code S_IFBLK}, {@code S_IFIFO} or {@code S_IFSOCK}) and its permissions, before
     *     the umask
     * @param dev for a device, {@code makedev(major, minor)}; otherwise 0
     * @throws ErrnoException as {@link #mknod(String, int, long)}; EBADF if {@code dirfd} is not open
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "mknodat(2), Python os.mknod with dir_fd"
     */
    public static void mknodat(int dirfd, String path, int mode, long dev) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            long result = StatSymbols.MISSING ? SystemCalls.CALL.call(scratch, SystemCalls.MKNODAT, dirfd, name, mode, dev)
                    : MKNODAT.call(scratch, dirfd, name, mode, dev);
            if (result == -1) {
                throw failed(MKNODAT, scratch, path);
            }
        }
    }

    /**
     * {@code dev_t makedev(unsigned major, unsigned minor)} - the number of a device.
     *
     * @param major which driver
     * @param minor which of its devices
     * @return the number that {@link #mknod(String, int, long)} takes and {@link Stat#rdev()} returns
     * @see "makedev(3), Python os.makedev"
     */
    public static long makedev(int major, int minor) {
        long high = Integer.toUnsignedLong(major);
        long low = Integer.toUnsignedLong(minor);
        return (high & 0xFFF) << 8 | (high & ~0xFFFL) << 32 | low & 0xFF | (low & ~0xFFL) << 12;
    }

    /**
     * {@code unsigned major(dev_t dev)} - which driver a device belongs to.
     *
     * @param dev a device, such as {@link Stat#rdev()}
     * @return the upper part of its number
     * @see "major(3), Python os.major"
     */
    public static int major(long dev) {
        return (int) (dev >>> 8 & 0xFFF | dev >>> 32 & ~0xFFF);
    }

    /**
     * {@code unsigned minor(dev_t dev)} - which of its driver's devices a device is.
     *
     * @param dev a device, such as {@link Stat#rdev()}
     * @return the lower part of its number
     * @see "minor(3), Python os.minor"
     */
    public static int minor(long dev) {
        return (int) (dev & 0xFF | dev >>> 12 & ~0xFF);
    }

    /**
     * The bytes that a name has in the system: UTF-8, and for each lone surrogate U+DC80 to U+DCFF the byte that it stands for.
     *
     * @param name a file's name, an argument or a variable of the environment
     * @return its bytes, without a NUL at the end
     * @throws IllegalArgumentException if the name holds a NUL, or another lone surrogate
     * @see "Python os.fsencode"
     */
    public static byte[] fsencode(String name) {
        return CStrings.encode(Objects.requireNonNull(name, "name"), "name");
    }

    /**
     * The text that bytes of the system's are here: UTF-8, and for each byte that is not, a lone surrogate U+DC80 to U+DCFF.
     *
     * @param name the bytes of a file's name, an argument or a variable of the environment
     * @return its text, which {@link #fsencode} makes the same bytes again
     * @see "Python os.fsdecode"
     */
    public static String fsdecode(byte[] name) {
        return CStrings.decode(Objects.requireNonNull(name, "name"));
    }

    static void onPaths(CFunction function, String path, String argument, String path2, String argument2) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long first = scratch.path(path, argument);
            if (function.call(scratch, first, scratch.path(path2, argument2)) == -1) {
                throw failed(function, scratch, path, path2);
            }
        }
    }

    private static void onPathsAt(CFunction function, int olddirfd, String oldpath, int newdirfd, String newpath, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long first = scratch.path(oldpath, "oldpath");
            if (function.call(scratch, olddirfd, first, newdirfd, scratch.path(newpath, "newpath"), flags) == -1) {
                throw failed(function, scratch, oldpath, newpath);
            }
        }
    }
}
