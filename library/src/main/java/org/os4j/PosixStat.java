package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Scratch;

/** What the system knows of a file: a part of {@link Posix}. */
public abstract sealed class PosixStat extends PosixVectors implements FileConstants permits PosixPermissions {
    private static final CFunction STAT = CFunction.ofInt("stat");
    private static final CFunction LSTAT = CFunction.ofInt("lstat");
    private static final CFunction FSTAT = CFunction.ofInt("fstat");
    private static final CFunction FSTATAT = CFunction.ofInt("fstatat");
    private static final CFunction STATX = CFunction.ofInt("statx");
    /** The bits of a mode that are not the file's type. */
    private static final int PERMISSIONS = 07777;

    PosixStat() {}

    /**
     * {@code int stat(const char *path, struct stat *statbuf)} - what the system knows of a file; of its target, if it is a symbolic link.
     *
     * @param path the file
     * @return its status
     * @throws ErrnoException ENOENT if it is missing, EACCES if a directory on the way may not be searched, ENOTDIR, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2), Python os.stat"
     */
    public static Stat stat(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (callStat(scratch, scratch.path(path, "path"), struct) == -1) {
                throw failed(STAT, scratch, path);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int stat(const char *path, struct stat *statbuf)} - as {@link #stat}, where a file that is missing is an ordinary answer.
     *
     * @param path the file
     * @return its status, or null if it is missing (ENOENT or ENOTDIR)
     * @throws ErrnoException any other failure of {@link #stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2)"
     */
    public static @Nullable Stat statOrNull(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (callStat(scratch, scratch.path(path, "path"), struct) == -1) {
                return nullIfMissing(STAT, scratch, path);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int lstat(const char *path, struct stat *statbuf)} - what the system knows of a file; of a symbolic link itself, not of its target.
     *
     * @param path the file
     * @return its status
     * @throws ErrnoException as {@link #stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "lstat(2), Python os.lstat"
     */
    public static Stat lstat(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (callLstat(scratch, scratch.path(path, "path"), struct) == -1) {
                throw failed(LSTAT, scratch, path);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int lstat(const char *path, struct stat *statbuf)} - as {@link #lstat}, where a file that is missing is an ordinary answer.
     *
     * @param path the file
     * @return its status, or null if it is missing (ENOENT or ENOTDIR)
     * @throws ErrnoException any other failure of {@link #lstat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "lstat(2)"
     */
    public static @Nullable Stat lstatOrNull(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (callLstat(scratch, scratch.path(path, "path"), struct) == -1) {
                return nullIfMissing(LSTAT, scratch, path);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int fstat(int fd, struct stat *statbuf)} - what the system knows of an open file.
     *
     * @param fd the descriptor
     * @return its status
     * @throws ErrnoException EBADF if it is not open
     * @see "fstat(2), Python os.fstat"
     */
    public static Stat fstat(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            long result = StatSymbols.MISSING ? SystemCalls.CALL.call(scratch, SystemCalls.FSTAT, fd, struct) : FSTAT.call(scratch, fd, struct);
            if (result == -1) {
                throw failed(FSTAT, scratch);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int fstatat(int dirfd, const char *path, struct stat *statbuf, int flags)} - what the system knows of a file whose path is relative
     * to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param flags 0 or any of {@code AT_SYMLINK_NOFOLLOW}, {@code AT_EMPTY_PATH} and {@code AT_NO_AUTOMOUNT}
     * @return its status
     * @throws ErrnoException as {@link #stat}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory, EINVAL for another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "fstatat(2), Python os.stat with dir_fd"
     */
    public static Stat fstatat(int dirfd, String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            long name = scratch.path(path, "path");
            long result = StatSymbols.MISSING ? SystemCalls.CALL.call(scratch, SystemCalls.NEWFSTATAT, dirfd, name, struct, flags)
                    : FSTATAT.call(scratch, dirfd, name, struct, flags);
            if (result == -1) {
                throw failed(FSTATAT, scratch, path);
            }
            return Stat.of(scratch, struct);
        }
    }

    /**
     * {@code int statx(int dirfd, const char *path, int flags, unsigned mask, struct statx *statxbuf)} - all that the system knows of a file, as
     * {@link #statx(int, String, int, int)} tells it of a path alone, links being followed.
     *
     * @param path the file
     * @param mask what is wanted, such as {@code STATX_BASIC_STATS | STATX_BTIME}
     * @return what the file system knows, which may be more than was asked for, or less
     * @throws ErrnoException as {@link #stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statx(2), Python os.statx"
     */
    public static Statx statx(String path, int mask) throws ErrnoException {
        return statx(AT_FDCWD, path, 0, mask);
    }

    /**
     * {@code int statx(int dirfd, const char *path, int flags, unsigned mask, struct statx *statxbuf)} - all that the system knows of a file, its
     * time of birth and its attributes among it.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}; the file itself if the path is empty and {@code AT_EMPTY_PATH} is given
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param flags 0 or any of {@code AT_SYMLINK_NOFOLLOW}, {@code AT_EMPTY_PATH}, {@code AT_NO_AUTOMOUNT} and {@code AT_STATX_DONT_SYNC} or
     *     {@code AT_STATX_FORCE_SYNC}
     * @param mask what is wanted, such as {@code STATX_BASIC_STATS | STATX_BTIME}
     * @return what the file system knows, which may be more than was asked for, or less
     * @throws ErrnoException as {@link #stat}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory, EINVAL for another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statx(2), Python os.statx with dir_fd"
     */
    public static Statx statx(int dirfd, String path, int flags, int mask) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            // Zeroed, since an older kernel leaves alone what a newer one fills in.
            long struct = scratch.allocate(Statx.STRUCT);
            if (STATX.call(scratch, dirfd, scratch.path(path, "path"), flags, mask, struct) == -1) {
                throw failed(STATX, scratch, path);
            }
            return new Statx(struct);
        }
    }

    /**
     * {@code S_ISREG(mode_t mode)} - whether a mode is that of a regular file.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a regular file
     * @see "inode(7), Python stat.S_ISREG"
     */
    public static boolean S_ISREG(int mode) {
        return S_IFMT(mode) == S_IFREG;
    }

    /**
     * {@code S_ISDIR(mode_t mode)} - whether a mode is that of a directory.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a directory
     * @see "inode(7), Python stat.S_ISDIR"
     */
    public static boolean S_ISDIR(int mode) {
        return S_IFMT(mode) == S_IFDIR;
    }

    /**
     * {@code S_ISLNK(mode_t mode)} - whether a mode is that of a symbolic link.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a symbolic link
     * @see "inode(7), Python stat.S_ISLNK"
     */
    public static boolean S_ISLNK(int mode) {
        return S_IFMT(mode) == S_IFLNK;
    }

    /**
     * {@code S_ISFIFO(mode_t mode)} - whether a mode is that of a FIFO or a pipe.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a FIFO or a pipe
     * @see "inode(7), Python stat.S_ISFIFO"
     */
    public static boolean S_ISFIFO(int mode) {
        return S_IFMT(mode) == S_IFIFO;
    }

    /**
     * {@code S_ISSOCK(mode_t mode)} - whether a mode is that of a socket.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a socket
     * @see "inode(7), Python stat.S_ISSOCK"
     */
    public static boolean S_ISSOCK(int mode) {
        return S_IFMT(mode) == S_IFSOCK;
    }

    /**
     * {@code S_ISCHR(mode_t mode)} - whether a mode is that of a character device.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a character device
     * @see "inode(7), Python stat.S_ISCHR"
     */
    public static boolean S_ISCHR(int mode) {
        return S_IFMT(mode) == S_IFCHR;
    }

    /**
     * {@code S_ISBLK(mode_t mode)} - whether a mode is that of a block device.
     *
     * @param mode {@link Stat#mode()}
     * @return true for a block device
     * @see "inode(7), Python stat.S_ISBLK"
     */
    public static boolean S_ISBLK(int mode) {
        return S_IFMT(mode) == S_IFBLK;
    }

    /**
     * {@code mode & S_IFMT} - the part of a mode that says what kind of file it is.
     *
     * @param mode {@link Stat#mode()}
     * @return {@code S_IFREG} or one of its sisters
     * @see "inode(7), Python stat.S_IFMT"
     */
    public static int S_IFMT(int mode) {
        return mode & S_IFMT;
    }

    /**
     * {@code mode & 07777} - the part of a mode that {@code chmod} sets.
     *
     * @param mode {@link Stat#mode()}
     * @return the permissions, and the set-user-id, set-group-id and sticky bits
     * @see "inode(7), Python stat.S_IMODE"
     */
    public static int S_IMODE(int mode) {
        return mode & PERMISSIONS;
    }

    /**
     * {@code void strmode(mode_t mode, char *text)} - a mode as {@code ls -l} shows it, such as {@code drwxr-xr-x}.
     *
     * @param mode {@link Stat#mode()}
     * @return ten characters, the first of them {@code ?} for a type that is none
     * @see "strmode(3) of the BSDs, Python stat.filemode"
     */
    public static String filemode(int mode) {
        StringBuilder text = new StringBuilder(10).append(typeLetter(mode));
        appendClass(text, mode >> 6, (mode & S_ISUID) != 0, 's');
        appendClass(text, mode >> 3, (mode & S_ISGID) != 0, 's');
        appendClass(text, mode, (mode & S_ISVTX) != 0, 't');
        return text.toString();
    }

    private static char typeLetter(int mode) {
        return S_ISREG(mode) ? '-' : S_ISDIR(mode) ? 'd' : S_ISLNK(mode) ? 'l' : S_ISFIFO(mode) ? 'p' : S_ISSOCK(mode) ? 's' : S_ISCHR(mode) ? 'c'
                : S_ISBLK(mode) ? 'b' : '?';
    }

    /** The three letters of the owner, the group or others; a special bit takes the place of x, as a capital where x is not set. */
    private static void appendClass(StringBuilder text, int bits, boolean special, char letter) {
        boolean executable = (bits & 1) != 0;
        text.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
        if (special) {
            text.append(executable ? letter : Character.toUpperCase(letter));
        } else {
            text.append(executable ? 'x' : '-');
        }
    }

    private static long callStat(Scratch scratch, long path, long struct) {
        return StatSymbols.MISSING ? SystemCalls.CALL.call(scratch, SystemCalls.NEWFSTATAT, AT_FDCWD, path, struct, 0)
                : STAT.call(scratch, path, struct);
    }

    private static long callLstat(Scratch scratch, long path, long struct) {
        return StatSymbols.MISSING ? SystemCalls.CALL.call(scratch, SystemCalls.NEWFSTATAT, AT_FDCWD, path, struct, AT_SYMLINK_NOFOLLOW)
                : LSTAT.call(scratch, path, struct);
    }

    private static @Nullable Stat nullIfMissing(CFunction function, Scratch scratch, String path) throws ErrnoException {
        return switch (Errno.of(scratch.errno())) {
            case ENOENT, ENOTDIR -> null;
            default -> throw failed(function, scratch, path);
        };
    }

    /** Before 2.33, glibc has stat and mknod in its headers alone: there the kernel is called instead, which fills in the same struct. */
    static final class StatSymbols {
        static final boolean MISSING = STAT.isMissing();

        private StatSymbols() {}
    }

    /** Calls of the kernel by number. */
    static final class SystemCalls {
        static final CFunction CALL = CFunction.ofLong("syscall");
        static final int NEWFSTATAT = Constants.get("file calls", "SYS_newfstatat");
        static final int FSTAT = Constants.get("file calls", "SYS_fstat");
        static final int MKNODAT = Constants.get("file calls", "SYS_mknodat");
        static final int FACCESSAT2 = Constants.get("file calls", "SYS_faccessat2");

        private SystemCalls() {}
    }
}
