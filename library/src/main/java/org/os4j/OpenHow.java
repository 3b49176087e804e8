package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * How {@link Posix#openat2 openat2} opens a file: the {@code struct open_how} of openat2(2).
 *
 * <pre>{@code
 * openat2(directory, name, new OpenHow(O_RDONLY).withResolve(RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS));
 * }</pre>
 */
public final class OpenHow {
    static final Struct STRUCT = Struct.named("open_how");
    private static final Field FLAGS = STRUCT.field("flags");
    private static final Field MODE = STRUCT.field("mode");
    private static final Field RESOLVE = STRUCT.field("resolve");

    private final long flags;
    private final long mode;
    private final long resolve;

    /**
     * As open does, without mode and without bounds.
     *
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     */
    public OpenHow(long flags) {
        this(flags, 0, 0);
    }

    private OpenHow(long flags, long mode, long resolve) {
        this.flags = flags;
        this.mode = mode;
        this.resolve = resolve;
    }

    /**
     * The same with the permissions of a file that is created.
     *
     * @param newMode the permissions, before the umask; only with {@code O_CREAT} or {@code O_TMPFILE}
     * @return the new value
     */
    public OpenHow withMode(int newMode) {
        return new OpenHow(flags, newMode, resolve);
    }

    /**
     * The same with bounds on the way to the file.
     *
     * @param newResolve any of the {@code RESOLVE_} constants
     * @return the new value
     */
    public OpenHow withResolve(long newResolve) {
        return new OpenHow(flags, mode, newResolve);
    }

    /**
     * How it is opened.
     *
     * @return the {@code O_} constants
     */
    public long flags() {
        return flags;
    }

    /**
     * The permissions of a file that is created.
     *
     * @return the permissions, before the umask
     */
    public int mode() {
        return (int) mode;
    }

    /**
     * The bounds on the way to the file.
     *
     * @return the {@code RESOLVE_} constants
     */
    public long resolve() {
        return resolve;
    }

    /** Writes a {@code struct open_how}. */
    void writeTo(long struct) {
        FLAGS.set(struct, flags | Posix.O_CLOEXEC);
        MODE.set(struct, mode);
        RESOLVE.set(struct, resolve);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenHow that && flags == that.flags && mode == that.mode && resolve == that.resolve;
    }

    @Override
    public int hashCode() {
        return Long.hashCode((flags * 31 + mode) * 31 + resolve);
    }

    @Override
    public String toString() {
        return "flags=0" + Long.toOctalString(flags) + " mode=0" + Long.toOctalString(mode) + " resolve=0x" + Long.toHexString(resolve);
    }
}
