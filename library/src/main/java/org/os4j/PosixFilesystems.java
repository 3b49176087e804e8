package org.os4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** File systems: their state, writing them out, mounting, opening files within bounds: a part of {@link Posix}. */
public abstract sealed class PosixFilesystems extends PosixMemory implements FilesystemConstants permits PosixConfiguration {
    private static final CFunction STATVFS = CFunction.ofInt("statvfs");
    private static final CFunction FSTATVFS = CFunction.ofInt("fstatvfs");
    private static final CFunction STATFS = CFunction.ofInt("statfs");
    private static final CFunction FSTATFS = CFunction.ofInt("fstatfs");
    private static final CFunction SYNC = CFunction.ofInt("sync");
    private static final CFunction SYNCFS = CFunction.ofInt("syncfs");
    private static final CFunction MOUNT = CFunction.ofInt("mount");
    private static final CFunction UMOUNT2 = CFunction.ofInt("umount2");
    private static final KernelCall OPENAT2 = new KernelCall("openat2", "5.6");
    private static final CFunction NAME_TO_HANDLE_AT = CFunction.ofInt("name_to_handle_at");
    private static final CFunction OPEN_BY_HANDLE_AT = CFunction.ofInt("open_by_handle_at");

    PosixFilesystems() {}

    /**
     * {@code int statvfs(const char *path, struct statvfs *buf)} - the state of the file system that a file is on.
     *
     * @param path any file on it
     * @return its state
     * @throws ErrnoException ENOENT, EACCES, ENOTDIR, ELOOP, ENAMETOOLONG, EIO
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statvfs(3), Python os.statvfs"
     */
    public static StatVfs statvfs(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(StatVfs.STRUCT);
            if (STATVFS.call(scratch, scratch.path(path, "path"), struct) == -1) {
                throw failed(STATVFS, scratch, path);
            }
            return new StatVfs(struct);
        }
    }

    /**
     * {@code int fstatvfs(int fd, struct statvfs *buf)} - the state of the file system that an open file is on.
     *
     * @param fd the descriptor
     * @return its state
     * @throws ErrnoException EBADF, EIO
     * @see "fstatvfs(3), Python os.fstatvfs"
     */
    public static StatVfs fstatvfs(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(StatVfs.STRUCT);
            if (FSTATVFS.call(scratch, fd, struct) == -1) {
                throw failed(FSTATVFS, scratch);
            }
            return new StatVfs(struct);
        }
    }

    /**
     * {@code int statfs(const char *path, struct statfs *buf)} - the kind and the state of the file system that a file is on.
     *
     * @param path any file on it
     * @return its kind and state
     * @throws ErrnoException as {@link #statvfs}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "statfs(2)"
     */
    public static StatFs statfs(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(StatFs.STRUCT);
            if (STATFS.call(scratch, scratch.path(path, "path"), struct) == -1) {
                throw failed(STATFS, scratch, path);
            }
            return new StatFs(struct);
        }
    }

    /**
     * {@code int fstatfs(int fd, struct statfs *buf)} - the kind and the state of the file system that an open file is on.
     *
     * @param fd the descriptor
     * @return its kind and state
     * @throws ErrnoException EBADF, EIO
     * @see "fstatfs(2)"
     */
    public static StatFs fstatfs(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(StatFs.STRUCT);
            if (FSTATFS.call(scratch, fd, struct) == -1) {
                throw failed(FSTATFS, scratch);
            }
            return new StatFs(struct);
        }
    }

    /**
     * {@code void sync(void)} - writes everything that is not yet on a disk, and waits for it. A virtual thread keeps its carrier meanwhile.
     *
     * @see "sync(2), Python os.sync"
     */
    public static void sync() {
        try (Scratch scratch = Scratch.take()) {
            SYNC.call(scratch);
        }
    }

    /**
     * {@code int syncfs(int fd)} - writes everything of one file system that is not yet on the disk, and waits for it. A virtual thread keeps its
     * carrier meanwhile.
     *
     * @param fd any file on it
     * @throws ErrnoException EBADF; EIO, ENOSPC or EDQUOT if something could not be written, since Linux 5.8
     * @see "syncfs(2)"
     */
    public static void syncfs(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SYNCFS.call(scratch, fd) == -1) {
                throw failed(SYNCFS, scratch);
            }
        }
    }

    /**
     * {@code int mount(const char *source, const char *target, const char *type, unsigned long flags, const void *data)} - mounts a file system,
     * shows a directory at a second place ({@code MS_BIND}), moves a mount ({@code MS_MOVE}) or changes one ({@code MS_REMOUNT}, {@code MS_PRIVATE},
     * ...).
     *
     * @param source the device, the directory for {@code MS_BIND} and {@code MS_MOVE}, a name for what has no device; null where it is ignored
     * @param target where
     * @param type the kind of file system, such as {@code tmpfs}; null where it is ignored
     * @param flags any of the {@code MS_} constants of mount
     * @param data the options of that kind of file system, such as {@code size=1m,mode=700}; null for none
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, ENOENT, ENOTDIR, ENODEV for a kind that the kernel does not know, ENOTBLK, EBUSY, EINVAL
     *     for a source or options that do not fit, EACCES, ELOOP
     * @throws IllegalArgumentException if a text holds a NUL
     * @see "mount(2)"
     */
    public static void mount(@Nullable String source, String target, @Nullable String type, long flags, @Nullable String data) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long sourceAddress = source == null ? 0 : scratch.path(source, "source");
            long targetAddress = scratch.path(target, "target");
            long typeAddress = type == null ? 0 : scratch.string(type, "type");
            long dataAddress = data == null ? 0 : scratch.string(data, "data");
            if (MOUNT.call(scratch, sourceAddress, targetAddress, typeAddress, flags, dataAddress) == -1) {
                throw source == null ? failed(MOUNT, scratch, target) : failed(MOUNT, scratch, source, target);
            }
        }
    }

    /**
     * {@code int umount2(const char *target, int flags)} - unmounts what is mounted on top at a place.
     *
     * @param target where
     * @param flags 0, or any of {@code MNT_FORCE}, {@code MNT_DETACH}, {@code MNT_EXPIRE} and {@code UMOUNT_NOFOLLOW}
     * @throws ErrnoException EBUSY if it is in use, EINVAL if nothing is mounted there or for another flag, EAGAIN for {@code MNT_EXPIRE} that marked
     *     it, EPERM without CAP_SYS_ADMIN, ENOENT
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "umount2(2)"
     */
    public static void umount2(String target, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (UMOUNT2.call(scratch, scratch.path(target, "target"), flags) == -1) {
                throw failed(UMOUNT2, scratch, target);
            }
        }
    }

    /**
     * {@code int umount(const char *target)} - as {@link #umount2} without flags.
     *
     * @param target where
     * @throws ErrnoException as {@link #umount2}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "umount(2)"
     */
    public static void umount(String target) throws ErrnoException {
        umount2(target, 0);
    }

    /**
     * {@code long openat2(int dirfd, const char *path, struct open_how *how, size_t size)} - opens a file within bounds that the path cannot leave,
     * whatever links it meets. Since Linux 5.6. May block as {@code open} does.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file
     * @param how flags, mode and bounds; unknown bits are an error, unlike open's
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException as open; EXDEV if the path leaves the directory or the mount, ELOOP for a link that is not allowed, EAGAIN if somebody
     *     renamed a directory meanwhile ({@code RESOLVE_BENEATH} and {@code RESOLVE_IN_ROOT}: try again) or the disk would have to be waited for
     *     ({@code RESOLVE_CACHED}), EINVAL for an unknown flag or a mode where nothing is created
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException before Linux 5.6
     * @see "openat2(2)"
     */
    public static int openat2(int dirfd, String path, OpenHow how) throws ErrnoException {
        Objects.requireNonNull(how, "how");
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(OpenHow.STRUCT);
            how.writeTo(struct);
            long pathAddress = scratch.path(path, "path");
            int fd = (int) OPENAT2.call(scratch, dirfd, pathAddress, struct, OpenHow.STRUCT.size());
            if (fd == -1) {
                throw OPENAT2.failed(scratch, path);
            }
            return fd;
        }
    }

    /**
     * {@code int name_to_handle_at(int dirfd, const char *path, struct file_handle *handle, int *mount_id, int flags)} - a handle of a file, by which
     * it is found again whatever it is called then.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; a symbolic link is not followed
     * @param flags 0 or any of {@code AT_SYMLINK_FOLLOW}, {@code AT_EMPTY_PATH} and {@code AT_HANDLE_FID}
     * @return its handle, and the mount that the path led to
     * @throws ErrnoException EOPNOTSUPP if the file system has no handles, ENOENT, EACCES, ENOTDIR, EBADF, EINVAL for another flag
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "name_to_handle_at(2)"
     */
    public static NamedHandle name_to_handle_at(int dirfd, String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocateZeroed(FileHandle.size());
            FileHandle.setRoom(struct);
            long mountId = scratch.allocateZeroed(Integer.BYTES);
            long pathAddress = scratch.path(path, "path");
            if (NAME_TO_HANDLE_AT.call(scratch, dirfd, pathAddress, struct, mountId, flags) == -1) {
                throw failed(NAME_TO_HANDLE_AT, scratch, path);
            }
            return new NamedHandle(FileHandle.at(struct), Memory.getInt(mountId));
        }
    }

    /**
     * {@code int open_by_handle_at(int mount_fd, struct file_handle *handle, int flags)} - opens the file of a handle. May block as {@code open}
     * does.
     *
     * @param mountFd any file on the file system, or {@code AT_FDCWD}
     * @param handle the file's handle
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException ESTALE if the file is gone, EPERM without CAP_DAC_READ_SEARCH, EBADF, EINVAL for a handle that is none, ELOOP for a
     *     symbolic link without {@code O_PATH}
     * @see "open_by_handle_at(2)"
     */
    public static int open_by_handle_at(int mountFd, FileHandle handle, int flags) throws ErrnoException {
        Objects.requireNonNull(handle, "handle");
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocateZeroed(FileHandle.size());
            handle.writeTo(struct);
            int fd = (int) OPEN_BY_HANDLE_AT.call(scratch, mountFd, struct, flags | O_CLOEXEC);
            if (fd == -1) {
                throw failed(OPEN_BY_HANDLE_AT, scratch);
            }
            return fd;
        }
    }
}
