package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * The kind and the state of a file system: the {@code struct statfs} of statfs(2). The accessors have the names of its members without the prefix.
 */
public final class StatFs extends FilesystemSpace {
    static final Struct STRUCT = Struct.named("statfs");
    private static final Layout LAYOUT = Layout.of(STRUCT);
    private static final Field TYPE = STRUCT.field("f_type");
    private static final Field NAMELEN = STRUCT.field("f_namelen");
    private static final Field FLAGS = STRUCT.field("f_flags");
    /** The kernel's mark that {@code f_flags} is there: since Linux 2.6.36 always. */
    private static final int ST_VALID = 0x20;

    private final long type;
    private final long namelen;
    private final int flags;

    /** Reads a {@code struct statfs}. */
    StatFs(long struct) {
        super(LAYOUT, struct);
        type = TYPE.get(struct);
        namelen = NAMELEN.get(struct);
        flags = FLAGS.getInt(struct) & ~ST_VALID;
    }

    /**
     * The kind of file system.
     *
     * @return {@code f_type}: {@code TMPFS_MAGIC}, {@code EXT4_SUPER_MAGIC} or another of the {@code MAGIC} constants, or a number that has none
     */
    public long type() {
        return type;
    }

    /**
     * The longest name that a file can have.
     *
     * @return {@code f_namelen} in bytes
     */
    public long namelen() {
        return namelen;
    }

    /**
     * How it is mounted.
     *
     * @return {@code f_flags}: {@code ST_RDONLY} and the other {@code ST_} constants
     */
    public int flags() {
        return flags;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatFs that && isEqualIn(that) && type == that.type && namelen == that.namelen && flags == that.flags;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "type=0x" + Long.toHexString(type) + " " + inWords(namelen, flags);
    }
}
