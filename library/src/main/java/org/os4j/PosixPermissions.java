package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** Who may do what with a file, and who owns it: a part of {@link Posix}. */
public abstract sealed class PosixPermissions extends PosixStat permits PosixNames {
    private static final CFunction ACCESS = CFunction.ofInt("access");
    private static final CFunction EACCESS = CFunction.ofInt("eaccess");
    private static final CFunction FACCESSAT = CFunction.ofInt("faccessat");
    private static final CFunction CHMOD = CFunction.ofInt("chmod");
    private static final CFunction FCHMOD = CFunction.ofInt("fchmod");
    private static final CFunction FCHMODAT = CFunction.ofInt("fchmodat");
    private static final CFunction CHOWN = CFunction.ofInt("chown");
    private static final CFunction FCHOWN = CFunction.ofInt("fchown");
    private static final CFunction LCHOWN = CFunction.ofInt("lchown");
    private static final CFunction FCHOWNAT = CFunction.ofInt("fchownat");
    private static final CFunction UMASK = CFunction.ofInt("umask");

    PosixPermissions() {}

    /**
     * {@code int access(const char *path, int mode)} - whether the process's real user and group may use a file so. The answer may have changed
     * when the file is opened: better to open it and see.
     *
     * @param path the file
     * @param mode {@code F_OK}, or any of {@code R_OK}, {@code W_OK} and {@code X_OK}, all of which are asked for
     * @return false if it is missing (ENOENT, ENOTDIR) or may not be used so (EACCES, EPERM, EROFS, ETXTBSY)
     * @throws ErrnoException what says neither: EINVAL for another mode, ELOOP, ENAMETOOLONG, EIO
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "access(2), Python os.access"
     */
    public static boolean access(String path, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return isAllowed(ACCESS.call(scratch, scratch.path(path, "path"), mode), ACCESS, scratch, path);
        }
    }

    /**
     * {@code int eaccess(const char *path, int mode)} - as {@link #access}, for the effective user and group, which open a file. Before Linux 5.8 the
     * C library works it out from the file's mode where they are not the real ones, and knows nothing of access control lists, capabilities and file
     * systems that are read-only.
     *
     * @param path the file
     * @param mode {@code F_OK}, or any of {@code R_OK}, {@code W_OK} and {@code X_OK}, all of which are asked for
     * @return false if it is missing (ENOENT, ENOTDIR) or may not be used so (EACCES, EPERM, EROFS, ETXTBSY)
     * @throws ErrnoException what says neither: EINVAL for another mode, ELOOP, ENAMETOOLONG, EIO
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "eaccess(3), Python os.access with effective_ids"
     */
    public static boolean eaccess(String path, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            long result = SystemCalls.CALL.call(scratch, SystemCalls.FACCESSAT2, AT_FDCWD, name, mode, AT_EACCESS);
            if (result == -1 && Errno.of(scratch.errno()) == Errno.ENOSYS) {
                result = EACCESS.call(scratch, name, mode);
            }
            return isAllowed(result, EACCESS, scratch, path);
        }
    }

    /**
     * {@code int faccessat(int dirfd, const char *path, int mode, int flags)} - as {@link #access}, for a file whose path is relative to a
     * directory. Before Linux 5.8, flags make the C library work it out, as {@link #eaccess} says.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param mode {@code F_OK}, or any of {@code R_OK}, {@code W_OK} and {@code X_OK}, all of which are asked for
     * @param flags 0 or any of {@code AT_EACCESS} and {@code AT_SYMLINK_NOFOLLOW}
     * @return false if it is missing (ENOENT, ENOTDIR) or may not be used so (EACCES, EPERM, EROFS, ETXTBSY)
     * @throws ErrnoException as {@link #access}; EBADF if {@code dirfd} is not open, EINVAL for another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "faccessat(2), Python os.access with dir_fd"
     */
    public static boolean faccessat(int dirfd, String path, int mode, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            // glibc before 2.33 asks the kernel without flags alone, and works the rest out from the mode.
            long result = flags == 0 ? FACCESSAT.call(scratch, dirfd, name, mode, flags)
                    : SystemCalls.CALL.call(scratch, SystemCalls.FACCESSAT2, dirfd, name, mode, flags);
            if (flags != 0 && result == -1 && Errno.of(scratch.errno()) == Errno.ENOSYS) {
                result = FACCESSAT.call(scratch, dirfd, name, mode, flags);
            }
            return isAllowed(result, FACCESSAT, scratch, path);
        }
    }

    /**
     * {@code int chmod(const char *path, mode_t mode)} - sets who may do what with a file; with its target, if it is a symbolic link.
     *
     * @param path the file
     * @param mode the permissions, and the set-user-id, set-group-id and sticky bits
     * @throws ErrnoException EPERM if it belongs to another user, EROFS, ENOENT, EACCES if a directory on the way may not be searched, ENOTDIR,
     *     ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "chmod(2), Python os.chmod"
     */
    public static void chmod(String path, int mode) throws ErrnoException {
        onPath(CHMOD, path, mode, 0);
    }

    /**
     * {@code int fchmod(int fd, mode_t mode)} - sets who may do what with an open file.
     *
     * @param fd the descriptor
     * @param mode the permissions, and the set-user-id, set-group-id and sticky bits
     * @throws ErrnoException EBADF if it is not open, EPERM if it belongs to another user, EROFS
     * @see "fchmod(2), Python os.fchmod"
     */
    public static void fchmod(int fd, int mode) throws ErrnoException {
        onOpenFile(FCHMOD, fd, mode, 0);
    }

    /**
     * {@code int fchmodat(int dirfd, const char *path, mode_t mode, int flags)} - sets who may do what with a file whose path is relative to a
     * directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param mode the permissions, and the set-user-id, set-group-id and sticky bits
     * @param flags 0 or {@code AT_SYMLINK_NOFOLLOW}
     * @throws ErrnoException as {@link #chmod}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory, EINVAL for another flag;
     *     EOPNOTSUPP for a symbolic link that is not followed, and before glibc 2.32 for any file then
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "fchmodat(2), Python os.chmod with dir_fd"
     */
    public static void fchmodat(int dirfd, String path, int mode, int flags) throws ErrnoException {
        onPathAt(FCHMODAT, dirfd, path, mode, flags, 0);
    }

    /**
     * {@code int lchmod(const char *path, mode_t mode)} - as {@link #chmod}, but never follows a symbolic link. Linux keeps no permissions of a
     * link: it is an error there.
     *
     * @param path the file
     * @param mode the permissions, and the set-user-id, set-group-id and sticky bits
     * @throws ErrnoException as {@link #chmod}; EOPNOTSUPP for a symbolic link, and before glibc 2.32 for any file
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "lchmod(2) of the BSDs, Python os.lchmod"
     */
    public static void lchmod(String path, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (FCHMODAT.call(scratch, AT_FDCWD, scratch.path(path, "path"), mode, AT_SYMLINK_NOFOLLOW) == -1) {
                throw new ErrnoException("lchmod", scratch.errno(), path);
            }
        }
    }

    /**
     * {@code int chown(const char *path, uid_t owner, gid_t group)} - sets the owner and the group of a file; of its target, if it is a symbolic
     * link. Clears the set-user-id and set-group-id bits of a program.
     *
     * @param path the file
     * @param uid the new owner, or -1 for no change
     * @param gid the new group, or -1 for no change
     * @throws ErrnoException EPERM if the user may not give it away, EROFS, ENOENT, EACCES if a directory on the way may not be searched, ENOTDIR,
     *     ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "chown(2), Python os.chown"
     */
    public static void chown(String path, int uid, int gid) throws ErrnoException {
        onPath(CHOWN, path, uid, gid);
    }

    /**
     * {@code int fchown(int fd, uid_t owner, gid_t group)} - sets the owner and the group of an open file.
     *
     * @param fd the descriptor
     * @param uid the new owner, or -1 for no change
     * @param gid the new group, or -1 for no change
     * @throws ErrnoException EBADF if it is not open, EPERM if the user may not give it away, EROFS
     * @see "fchown(2), Python os.fchown"
     */
    public static void fchown(int fd, int uid, int gid) throws ErrnoException {
        onOpenFile(FCHOWN, fd, uid, gid);
    }

    /**
     * {@code int lchown(const char *path, uid_t owner, gid_t group)} - sets the owner and the group of a file; of a symbolic link itself, not of
     * its target.
     *
     * @param path the file
     * @param uid the new owner, or -1 for no change
     * @param gid the new group, or -1 for no change
     * @throws ErrnoException as {@link #chown}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "lchown(2), Python os.lchown"
     */
    public static void lchown(String path, int uid, int gid) throws ErrnoException {
        onPath(LCHOWN, path, uid, gid);
    }

    /**
     * {@code int fchownat(int dirfd, const char *path, uid_t owner, gid_t group, int flags)} - sets the owner and the group of a file whose path
     * is relative to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param uid the new owner, or -1 for no change
     * @param gid the new group, or -1 for no change
     * @param flags 0 or any of {@code AT_SYMLINK_NOFOLLOW} and {@code AT_EMPTY_PATH}
     * @throws ErrnoException as {@link #chown}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory, EINVAL for another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "fchownat(2), Python os.chown with dir_fd"
     */
    public static void fchownat(int dirfd, String path, int uid, int gid, int flags) throws ErrnoException {
        onPathAt(FCHOWNAT, dirfd, path, uid, gid, flags);
    }

    /**
     * {@code mode_t umask(mode_t mask)} - sets what the process withholds from the permissions of each file that it makes, those that the JDK
     * makes among them. It belongs to the process: between two calls, other threads see the first.
     *
     * @param mask the permissions to withhold, such as 022
     * @return what it withheld before
     * @see "umask(2), Python os.umask"
     */
    public static int umask(int mask) {
        try (Scratch scratch = Scratch.take()) {
            return (int) UMASK.call(scratch, mask);
        }
    }

    private static boolean isAllowed(long result, CFunction function, Scratch scratch, String path) throws ErrnoException {
        if (result == 0) {
            return true;
        }
        return switch (Errno.of(scratch.errno())) {
            case ENOENT, ENOTDIR, EACCES, EPERM, EROFS, ETXTBSY -> false;
            default -> throw failed(function, scratch, path);
        };
    }

    /** A call on a path and two numbers. */
    static void onPath(CFunction function, String path, long a, long b) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, scratch.path(path, "path"), a, b) == -1) {
                throw failed(function, scratch, path);
            }
        }
    }

    /** A call on a path that is relative to a directory, and three numbers. */
    static void onPathAt(CFunction function, int dirfd, String path, long a, long b, long c) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, dirfd, scratch.path(path, "path"), a, b, c) == -1) {
                throw failed(function, scratch, path);
            }
        }
    }

    /** A call on a descriptor and two numbers. */
    static void onOpenFile(CFunction function, int fd, long a, long b) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, fd, a, b) == -1) {
                throw failed(function, scratch);
            }
        }
    }
}
