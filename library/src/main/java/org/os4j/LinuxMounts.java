package org.os4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/**
 * Mounting step by step, with a descriptor for each: a part of {@link Linux}. {@link Posix#mount} does it in one call.
 *
 * <pre>{@code
 * int context = fsopen("tmpfs", 0);
 * fsconfig(context, FSCONFIG_SET_STRING, "size", "1m", 0);
 * fsconfig(context, FSCONFIG_CMD_CREATE);
 * int mount = fsmount(context, 0, MOUNT_ATTR_NODEV);
 * move_mount(mount, "", Posix.AT_FDCWD, "/mnt", MOVE_MOUNT_F_EMPTY_PATH);
 * }</pre>
 *
 * <p>What a file system says about a failure can be read from the context by {@code Posix.read}: a line {@code e ...} for each. All of this needs
 * CAP_SYS_ADMIN in the mount namespace's user namespace, without which it is EPERM.
 */
public abstract sealed class LinuxMounts implements MountConstants permits LinuxSandbox {
    private static final KernelCall FSOPEN = new KernelCall("fsopen", "5.2");
    private static final KernelCall FSCONFIG = new KernelCall("fsconfig", "5.2");
    private static final KernelCall FSMOUNT = new KernelCall("fsmount", "5.2");
    private static final KernelCall FSPICK = new KernelCall("fspick", "5.2");
    private static final KernelCall MOVE_MOUNT = new KernelCall("move_mount", "5.2");
    private static final KernelCall OPEN_TREE = new KernelCall("open_tree", "5.2");
    private static final KernelCall MOUNT_SETATTR = new KernelCall("mount_setattr", "5.12");
    private static final CFunction SETMNTENT = CFunction.ofLong("setmntent");
    private static final CFunction GETMNTENT_R = CFunction.ofLong("getmntent_r").interruptible();
    private static final CFunction ENDMNTENT = CFunction.ofInt("endmntent");
    private static final int LONGEST_LINE = 64 * 1024;

    LinuxMounts() {}

    /**
     * {@code int fsopen(const char *fsname, unsigned int flags)} - begins to make a file system.
     *
     * @param fsname its kind, as in {@code /proc/filesystems}
     * @param flags 0 or {@code FSOPEN_CLOEXEC}, which is added
     * @return a descriptor of the context, close-on-exec
     * @throws ErrnoException EPERM, ENODEV for a kind that the kernel does not have, EINVAL for another flag, EMFILE or ENFILE
     * @throws IllegalArgumentException if the name holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fsopen(2)"
     */
    public static int fsopen(String fsname, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) FSOPEN.call(scratch, scratch.string(fsname, "fsname"), flags | FSOPEN_CLOEXEC);
            if (fd == -1) {
                throw FSOPEN.failed(scratch, fsname);
            }
            return fd;
        }
    }

    /**
     * {@code int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux)} - makes the file system of a context, or gives it its
     * new options.
     *
     * @param fd the context
     * @param command {@code FSCONFIG_CMD_CREATE}, or {@code FSCONFIG_CMD_RECONFIGURE} for one of {@link #fspick}
     * @throws ErrnoException what the file system says: EINVAL for options that do not go together, ENOENT, EBUSY; EPERM; EBADF; EINVAL if it is no
     *     context
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fsconfig(2)"
     */
    public static void fsconfig(int fd, int command) throws ErrnoException {
        fsconfig(fd, command, null, null, 0);
    }

    /**
     * {@code int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux)} - sets an option of a context.
     *
     * @param fd the context
     * @param command {@code FSCONFIG_SET_FLAG}, {@code FSCONFIG_SET_STRING}, {@code FSCONFIG_SET_PATH}, {@code FSCONFIG_SET_PATH_EMPTY} or
     *     {@code FSCONFIG_SET_FD}
     * @param key the option; {@code source} is what is mounted
     * @param value the text or path; null for {@code FSCONFIG_SET_FLAG} and {@code FSCONFIG_SET_FD}
     * @param aux the directory of a path, or {@code AT_FDCWD}; the descriptor for {@code FSCONFIG_SET_FD}; otherwise 0
     * @throws ErrnoException EINVAL for an option or a value that the file system does not know, or if it is no context; EBADF; EBUSY after
     *     {@code FSCONFIG_CMD_CREATE}; EOPNOTSUPP for another command
     * @throws IllegalArgumentException if a text holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fsconfig(2)"
     */
    public static void fsconfig(int fd, int command, @Nullable String key, @Nullable String value, int aux) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long keyAddress = key == null ? 0 : scratch.string(key, "key");
            long valueAddress = value == null ? 0 : scratch.string(value, "value");
            if (FSCONFIG.call(scratch, fd, command, keyAddress, valueAddress, aux) == -1) {
                throw FSCONFIG.failed(scratch, key);
            }
        }
    }

    /**
     * {@code int fsconfig(int fd, FSCONFIG_SET_BINARY, const char *key, const void *value, int aux)} - sets an option of a context to bytes.
     *
     * @param fd the context
     * @param key the option
     * @param value the bytes, at most 1 MiB
     * @throws ErrnoException as {@link #fsconfig(int, int, String, String, int)}
     * @throws IllegalArgumentException if the key holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fsconfig(2)"
     */
    public static void fsconfig(int fd, String key, byte[] value) throws ErrnoException {
        Objects.requireNonNull(value, "value");
        try (Scratch scratch = Scratch.take()) {
            long keyAddress = scratch.string(key, "key");
            long bytes = scratch.bytes(value, 0, value.length);
            if (FSCONFIG.call(scratch, fd, FSCONFIG_SET_BINARY, keyAddress, bytes, value.length) == -1) {
                throw FSCONFIG.failed(scratch, key);
            }
        }
    }

    /**
     * {@code int fsmount(int fsfd, unsigned int flags, unsigned int attr_flags)} - makes a mount of the file system that was created, which is nowhere
     * yet: {@link #move_mount} puts it somewhere, and if nobody does it goes when its descriptor is closed.
     *
     * @param fd the context
     * @param flags 0 or {@code FSMOUNT_CLOEXEC}, which is added
     * @param attributes 0 or any of the {@code MOUNT_ATTR_} constants
     * @return a descriptor of the mount's root, close-on-exec, as of {@code O_PATH}
     * @throws ErrnoException EBUSY or EINVAL if the file system was not created, EPERM, EBADF, EMFILE
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fsmount(2)"
     */
    public static int fsmount(int fd, int flags, int attributes) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int mount = (int) FSMOUNT.call(scratch, fd, flags | FSMOUNT_CLOEXEC, Integer.toUnsignedLong(attributes));
            if (mount == -1) {
                throw FSMOUNT.failed(scratch);
            }
            return mount;
        }
    }

    /**
     * {@code int fspick(int dirfd, const char *path, unsigned int flags)} - picks a file system that is mounted, to change its options.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the root of a mount
     * @param flags 0 or any of the {@code FSPICK_} constants; {@code FSPICK_CLOEXEC} is added
     * @return a descriptor of the context, close-on-exec
     * @throws ErrnoException EINVAL if it is no mount's root or for another flag, EPERM, ENOENT, EBADF
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "fspick(2)"
     */
    public static int fspick(int dirfd, String path, int flags) throws ErrnoException {
        return open(FSPICK, dirfd, path, flags | FSPICK_CLOEXEC);
    }

    /**
     * {@code int open_tree(int dirfd, const char *path, unsigned int flags)} - opens a mount, or a copy of it that is nowhere yet.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path any directory or file
     * @param flags any of {@code OPEN_TREE_CLONE}, {@code AT_RECURSIVE}, {@code AT_EMPTY_PATH}, {@code AT_NO_AUTOMOUNT},
     *     {@code AT_SYMLINK_NOFOLLOW} and {@code OPEN_TREE_CLOEXEC}, which is added
     * @return its descriptor, close-on-exec, as of {@code O_PATH}
     * @throws ErrnoException EPERM for a copy, EINVAL for another flag, ENOENT, ENOTDIR, EBADF, EMFILE
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "open_tree(2)"
     */
    public static int open_tree(int dirfd, String path, int flags) throws ErrnoException {
        return open(OPEN_TREE, dirfd, path, flags | OPEN_TREE_CLOEXEC);
    }

    private static int open(KernelCall call, int dirfd, String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) call.call(scratch, dirfd, scratch.path(path, "path"), Integer.toUnsignedLong(flags));
            if (fd == -1) {
                throw call.failed(scratch, path);
            }
            return fd;
        }
    }

    /**
     * {@code int move_mount(int from_dirfd, const char *from_path, int to_dirfd, const char *to_path, unsigned int flags)} - moves a mount.
     *
     * @param fromDirfd the mount, with an empty path and {@code MOVE_MOUNT_F_EMPTY_PATH}; or a directory, or {@code AT_FDCWD}
     * @param fromPath where it is
     * @param toDirfd a directory, or {@code AT_FDCWD}
     * @param toPath where it goes
     * @param flags any of the {@code MOVE_MOUNT_} constants
     * @throws ErrnoException EINVAL if it is no mount's root, is mounted on something shared, or would lie below itself; ENOENT, ENOTDIR, EPERM, EBADF
     * @throws IllegalArgumentException if a path holds a NUL
     * @throws UnsupportedOperationException before Linux 5.2
     * @see "move_mount(2)"
     */
    public static void move_mount(int fromDirfd, String fromPath, int toDirfd, String toPath, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long from = scratch.path(fromPath, "fromPath");
            long to = scratch.path(toPath, "toPath");
            if (MOVE_MOUNT.call(scratch, fromDirfd, from, toDirfd, to, flags) == -1) {
                throw MOVE_MOUNT.failed(scratch, fromPath, toPath);
            }
        }
    }

    /**
     * {@code int mount_setattr(int dirfd, const char *path, unsigned int flags, struct mount_attr *attr, size_t size)} - changes the attributes of a
     * mount, or of it and all below at once.
     *
     * @param dirfd the mount, with an empty path and {@code AT_EMPTY_PATH}; or a directory, or {@code AT_FDCWD}
     * @param path the root of a mount
     * @param flags 0 or any of {@code AT_RECURSIVE}, {@code AT_EMPTY_PATH}, {@code AT_NO_AUTOMOUNT} and {@code AT_SYMLINK_NOFOLLOW}
     * @param attributes what is set and what is taken away
     * @throws ErrnoException EINVAL if it is no mount's root, for an unknown attribute, or one of access times that does not also take
     *     {@code MOUNT_ATTR__ATIME} away; EBUSY for {@code MOUNT_ATTR_RDONLY} while a file is open for writing; EPERM, ENOENT, EBADF
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException before Linux 5.12
     * @see "mount_setattr(2)"
     */
    public static void mount_setattr(int dirfd, String path, int flags, MountAttributes attributes) throws ErrnoException {
        Objects.requireNonNull(attributes, "attributes");
        try (Scratch scratch = Scratch.take()) {
            long pathAddress = scratch.path(path, "path");
            long struct = scratch.allocate(MountAttributes.Layout.STRUCT);
            attributes.writeTo(struct);
            if (MOUNT_SETATTR.call(scratch, dirfd, pathAddress, Integer.toUnsignedLong(flags), struct, MountAttributes.Layout.STRUCT.size()) == -1) {
                throw MOUNT_SETATTR.failed(scratch, path);
            }
        }
    }

    /**
     * {@code FILE *setmntent(const char *filename, const char *type), struct mntent *getmntent_r(FILE *stream, ...)} - what is mounted, or is to be.
     *
     * @param filename {@code /proc/self/mounts} for what this process sees, {@code /etc/fstab} for what is to be
     * @return the file's entries in their order, without comments
     * @throws ErrnoException ENOENT, EACCES, EMFILE
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "getmntent(3)"
     */
    public static List<MountEntry> getmntent(String filename) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long path = scratch.path(filename, "filename");
            long stream = SETMNTENT.call(scratch, path, scratch.string("re", "type"));
            if (stream == 0) {
                throw new ErrnoException(SETMNTENT.name(), scratch.errno(), filename);
            }
            try {
                return readAll(scratch, stream);
            } finally {
                ENDMNTENT.call(scratch, stream);
            }
        }
    }

    private static List<MountEntry> readAll(Scratch scratch, long stream) {
        List<MountEntry> entries = new ArrayList<>();
        long struct = scratch.allocate(MountEntry.Layout.STRUCT);
        long line = scratch.allocate(LONGEST_LINE);
        while (GETMNTENT_R.call(scratch, stream, struct, line, LONGEST_LINE) != 0) {
            entries.add(MountEntry.read(struct));
        }
        return Collections.unmodifiableList(entries);
    }
}
