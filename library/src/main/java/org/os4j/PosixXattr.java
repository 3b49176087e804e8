package org.os4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Extended attributes of files: a part of {@link Posix}.
 *
 * <p>A name begins with its namespace: {@code user.} for everybody's, {@code trusted.} and {@code security.} for the system's. A value is bytes, any
 * number of them up to {@code XATTR_SIZE_MAX}; the file system may take less.
 */
public abstract sealed class PosixXattr extends PosixSystem implements XattrConstants permits PosixTransfer {
    private static final CFunction GETXATTR = CFunction.ofLong("getxattr");
    private static final CFunction LGETXATTR = CFunction.ofLong("lgetxattr");
    private static final CFunction FGETXATTR = CFunction.ofLong("fgetxattr");
    private static final CFunction SETXATTR = CFunction.ofInt("setxattr");
    private static final CFunction LSETXATTR = CFunction.ofInt("lsetxattr");
    private static final CFunction FSETXATTR = CFunction.ofInt("fsetxattr");
    private static final CFunction LISTXATTR = CFunction.ofLong("listxattr");
    private static final CFunction LLISTXATTR = CFunction.ofLong("llistxattr");
    private static final CFunction FLISTXATTR = CFunction.ofLong("flistxattr");
    private static final CFunction REMOVEXATTR = CFunction.ofInt("removexattr");
    private static final CFunction LREMOVEXATTR = CFunction.ofInt("lremovexattr");
    private static final CFunction FREMOVEXATTR = CFunction.ofInt("fremovexattr");
    /** Enough for most, and little enough for scratch memory. */
    private static final int USUAL_SIZE = 1024;

    PosixXattr() {}

    /**
     * {@code ssize_t getxattr(const char *path, const char *name, void *value, size_t size)} - the value of an extended attribute.
     *
     * @param path the file; a symbolic link is followed
     * @param name the attribute with its namespace, such as {@code user.origin}
     * @return its value
     * @throws ErrnoException ENODATA if the file has no such attribute, ENOENT if there is no such file, EOPNOTSUPP if the file system or the kernel
     *     has no such namespace, EACCES, ERANGE for a name longer than {@code XATTR_NAME_MAX}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "getxattr(2), Python os.getxattr"
     */
    public static byte[] getxattr(String path, String name) throws ErrnoException {
        return valueOf(GETXATTR, path, name);
    }

    /**
     * {@code ssize_t getxattr(const char *path, const char *name, void *value, size_t size)} - as {@link #getxattr}, where an attribute that is
     * missing is an ordinary answer.
     *
     * @param path the file; a symbolic link is followed
     * @param name the attribute with its namespace
     * @return its value, or null if the file has no such attribute (ENODATA)
     * @throws ErrnoException any other failure of {@link #getxattr}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "getxattr(2)"
     */
    public static byte @Nullable [] getxattrOrNull(String path, String name) throws ErrnoException {
        return valueOrNull(GETXATTR, path, name);
    }

    /**
     * {@code ssize_t lgetxattr(const char *path, const char *name, void *value, size_t size)} - as {@link #getxattr}, of a symbolic link itself.
     *
     * @param path the file
     * @param name the attribute with its namespace; a symbolic link can have none of {@code user.}
     * @return its value
     * @throws ErrnoException as {@link #getxattr}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "lgetxattr(2), Python os.getxattr with follow_symlinks=False"
     */
    public static byte[] lgetxattr(String path, String name) throws ErrnoException {
        return valueOf(LGETXATTR, path, name);
    }

    /**
     * {@code ssize_t lgetxattr(const char *path, const char *name, void *value, size_t size)} - as {@link #getxattrOrNull}, of a symbolic link
     * itself.
     *
     * @param path the file
     * @param name the attribute with its namespace
     * @return its value, or null if the file has no such attribute (ENODATA)
     * @throws ErrnoException any other failure of {@link #lgetxattr}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "lgetxattr(2)"
     */
    public static byte @Nullable [] lgetxattrOrNull(String path, String name) throws ErrnoException {
        return valueOrNull(LGETXATTR, path, name);
    }

    /**
     * {@code ssize_t fgetxattr(int fd, const char *name, void *value, size_t size)} - as {@link #getxattr}, of an open file.
     *
     * @param fd the descriptor
     * @param name the attribute with its namespace
     * @return its value
     * @throws ErrnoException as {@link #getxattr}; EBADF if it is not open, or open with {@code O_PATH}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "fgetxattr(2), Python os.getxattr"
     */
    public static byte[] fgetxattr(int fd, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            byte[] value = value(FGETXATTR, scratch, fd, name);
            if (value == null) {
                throw failed(FGETXATTR, scratch);
            }
            return value;
        }
    }

    /**
     * {@code ssize_t fgetxattr(int fd, const char *name, void *value, size_t size)} - as {@link #getxattrOrNull}, of an open file.
     *
     * @param fd the descriptor
     * @param name the attribute with its namespace
     * @return its value, or null if the file has no such attribute (ENODATA)
     * @throws ErrnoException any other failure of {@link #fgetxattr}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "fgetxattr(2)"
     */
    public static byte @Nullable [] fgetxattrOrNull(int fd, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            byte[] value = value(FGETXATTR, scratch, fd, name);
            if (value == null && Errno.of(scratch.errno()) != Errno.ENODATA) {
                throw failed(FGETXATTR, scratch);
            }
            return value;
        }
    }

    /**
     * {@code int setxattr(const char *path, const char *name, const void *value, size_t size, int flags)} - sets an extended attribute, new or not.
     *
     * @param path the file; a symbolic link is followed
     * @param name the attribute with its namespace
     * @param value its value
     * @throws ErrnoException as {@link #setxattr(String, String, byte[], int)}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "setxattr(2), Python os.setxattr"
     */
    public static void setxattr(String path, String name, byte[] value) throws ErrnoException {
        setxattr(path, name, value, 0);
    }

    /**
     * {@code int setxattr(const char *path, const char *name, const void *value, size_t size, int flags)} - sets an extended attribute.
     *
     * @param path the file; a symbolic link is followed
     * @param name the attribute with its namespace, such as {@code user.origin}
     * @param value its value
     * @param flags 0, {@code XATTR_CREATE} or {@code XATTR_REPLACE}
     * @throws ErrnoException EEXIST or ENODATA as the flags say, ENOENT if there is no such file, EOPNOTSUPP if the file system or the kernel has no
     *     such namespace, EPERM for {@code user.} on what is neither file nor directory, E2BIG for a value larger than {@code XATTR_SIZE_MAX}, ENOSPC
     *     if the file system takes no more, EACCES, EROFS
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "setxattr(2), Python os.setxattr"
     */
    public static void setxattr(String path, String name, byte[] value, int flags) throws ErrnoException {
        set(SETXATTR, path, name, value, flags);
    }

    /**
     * {@code int lsetxattr(const char *path, const char *name, const void *value, size_t size, int flags)} - as
     * {@link #setxattr(String, String, byte[], int)}, on a symbolic link itself.
     *
     * @param path the file
     * @param name the attribute with its namespace; a symbolic link can have none of {@code user.}
     * @param value its value
     * @param flags 0, {@code XATTR_CREATE} or {@code XATTR_REPLACE}
     * @throws ErrnoException as {@link #setxattr(String, String, byte[], int)}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "lsetxattr(2), Python os.setxattr with follow_symlinks=False"
     */
    public static void lsetxattr(String path, String name, byte[] value, int flags) throws ErrnoException {
        set(LSETXATTR, path, name, value, flags);
    }

    /**
     * {@code int fsetxattr(int fd, const char *name, const void *value, size_t size, int flags)} - as {@link #setxattr(String, String, byte[], int)},
     * on an open file.
     *
     * @param fd the descriptor; it need not be open for writing
     * @param name the attribute with its namespace
     * @param value its value
     * @param flags 0, {@code XATTR_CREATE} or {@code XATTR_REPLACE}
     * @throws ErrnoException as {@link #setxattr(String, String, byte[], int)}; EBADF if it is not open, or open with {@code O_PATH}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "fsetxattr(2), Python os.setxattr"
     */
    public static void fsetxattr(int fd, String name, byte[] value, int flags) throws ErrnoException {
        Objects.requireNonNull(value, "value");
        try (Scratch scratch = Scratch.take()) {
            long nameAddress = scratch.string(name, "name");
            if (FSETXATTR.call(scratch, fd, nameAddress, scratch.bytes(value, 0, value.length), value.length, flags) == -1) {
                throw failed(FSETXATTR, scratch);
            }
        }
    }

    /**
     * {@code ssize_t listxattr(const char *path, char *list, size_t size)} - the names of a file's extended attributes.
     *
     * @param path the file; a symbolic link is followed
     * @return the names, in no order; those of {@code trusted.} are for the superuser alone
     * @throws ErrnoException ENOENT if there is no such file, EACCES, ENOTDIR, EOPNOTSUPP if the file system has no attributes, E2BIG if the names
     *     take more than {@code XATTR_LIST_MAX} bytes
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "listxattr(2), Python os.listxattr"
     */
    public static List<String> listxattr(String path) throws ErrnoException {
        return names(LISTXATTR, path);
    }

    /**
     * {@code ssize_t llistxattr(const char *path, char *list, size_t size)} - as {@link #listxattr}, of a symbolic link itself.
     *
     * @param path the file
     * @return the names, in no order
     * @throws ErrnoException as {@link #listxattr}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "llistxattr(2), Python os.listxattr with follow_symlinks=False"
     */
    public static List<String> llistxattr(String path) throws ErrnoException {
        return names(LLISTXATTR, path);
    }

    /**
     * {@code ssize_t flistxattr(int fd, char *list, size_t size)} - as {@link #listxattr}, of an open file.
     *
     * @param fd the descriptor
     * @return the names, in no order
     * @throws ErrnoException as {@link #listxattr}; EBADF if it is not open, or open with {@code O_PATH}
     * @see "flistxattr(2), Python os.listxattr"
     */
    public static List<String> flistxattr(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            List<String> names = names(FLISTXATTR, scratch, fd);
            if (names == null) {
                throw failed(FLISTXATTR, scratch);
            }
            return names;
        }
    }

    /**
     * {@code int removexattr(const char *path, const char *name)} - removes an extended attribute.
     *
     * @param path the file; a symbolic link is followed
     * @param name the attribute with its namespace
     * @throws ErrnoException ENODATA if the file has no such attribute, ENOENT if there is no such file, EOPNOTSUPP, EACCES, EPERM, EROFS
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "removexattr(2), Python os.removexattr"
     */
    public static void removexattr(String path, String name) throws ErrnoException {
        remove(REMOVEXATTR, path, name);
    }

    /**
     * {@code int lremovexattr(const char *path, const char *name)} - as {@link #removexattr}, on a symbolic link itself.
     *
     * @param path the file
     * @param name the attribute with its namespace
     * @throws ErrnoException as {@link #removexattr}
     * @throws IllegalArgumentException if the path or the name holds a NUL
     * @see "lremovexattr(2), Python os.removexattr with follow_symlinks=False"
     */
    public static void lremovexattr(String path, String name) throws ErrnoException {
        remove(LREMOVEXATTR, path, name);
    }

    /**
     * {@code int fremovexattr(int fd, const char *name)} - as {@link #removexattr}, on an open file.
     *
     * @param fd the descriptor; it need not be open for writing
     * @param name the attribute with its namespace
     * @throws ErrnoException as {@link #removexattr}; EBADF if it is not open, or open with {@code O_PATH}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "fremovexattr(2), Python os.removexattr"
     */
    public static void fremovexattr(int fd, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (FREMOVEXATTR.call(scratch, fd, scratch.string(name, "name")) == -1) {
                throw failed(FREMOVEXATTR, scratch);
            }
        }
    }

    private static byte[] valueOf(CFunction function, String path, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            byte[] value = value(function, scratch, scratch.path(path, "path"), name);
            if (value == null) {
                throw failed(function, scratch, path);
            }
            return value;
        }
    }

    private static byte @Nullable [] valueOrNull(CFunction function, String path, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            byte[] value = value(function, scratch, scratch.path(path, "path"), name);
            if (value == null && Errno.of(scratch.errno()) != Errno.ENODATA) {
                throw failed(function, scratch, path);
            }
            return value;
        }
    }

    /** The value; null if the call failed. */
    private static byte @Nullable [] value(CFunction function, Scratch scratch, long file, String name) {
        long nameAddress = scratch.string(name, "name");
        long memory = scratch.allocate(USUAL_SIZE);
        long size = function.call(scratch, file, nameAddress, memory, USUAL_SIZE);
        // ERANGE says that the value is larger, or that the name is too long; the second call tells.
        if (size == -1 && Errno.of(scratch.errno()) == Errno.ERANGE) {
            memory = scratch.allocate(XATTR_SIZE_MAX);
            size = function.call(scratch, file, nameAddress, memory, XATTR_SIZE_MAX);
        }
        return size == -1 ? null : Memory.bytes(memory, (int) size);
    }

    private static void set(CFunction function, String path, String name, byte[] value, int flags) throws ErrnoException {
        Objects.requireNonNull(value, "value");
        try (Scratch scratch = Scratch.take()) {
            long pathAddress = scratch.path(path, "path");
            long nameAddress = scratch.string(name, "name");
            if (function.call(scratch, pathAddress, nameAddress, scratch.bytes(value, 0, value.length), value.length, flags) == -1) {
                throw failed(function, scratch, path);
            }
        }
    }

    private static List<String> names(CFunction function, String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            List<String> names = names(function, scratch, scratch.path(path, "path"));
            if (names == null) {
                throw failed(function, scratch, path);
            }
            return names;
        }
    }

    /** The names; null if the call failed. */
    private static @Nullable List<String> names(CFunction function, Scratch scratch, long file) {
        long memory = scratch.allocate(USUAL_SIZE);
        long size = function.call(scratch, file, memory, USUAL_SIZE);
        if (size == -1 && Errno.of(scratch.errno()) == Errno.ERANGE) {
            memory = scratch.allocate(XATTR_LIST_MAX);
            size = function.call(scratch, file, memory, XATTR_LIST_MAX);
        }
        if (size == -1) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (long at = memory; at < memory + size; ) {
            int length = Memory.length(at);
            names.add(CStrings.read(at, length));
            at += length + 1;
        }
        return List.copyOf(names);
    }

    private static void remove(CFunction function, String path, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pathAddress = scratch.path(path, "path");
            if (function.call(scratch, pathAddress, scratch.string(name, "name")) == -1) {
                throw failed(function, scratch, path);
            }
        }
    }
}
