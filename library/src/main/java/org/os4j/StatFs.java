package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * The kind and the state of a file system: the {@code struct statfs} of statfs(2). The accessors have the names of its members without the prefix.
 */
public final class StatFs {
    static final Struct STRUCT = Struct.named("statfs");
    private static final Field TYPE = STRUCT.field("f_type");
    private static final Field BSIZE = STRUCT.field("f_bsize");
    private static final Field BLOCKS = STRUCT.field("f_blocks");
    private static final Field BFREE = STRUCT.field("f_bfree");
    private static final Field BAVAIL = STRUCT.field("f_bavail");
    private static final Field FILES = STRUCT.field("f_files");
    private static final Field FFREE = STRUCT.field("f_ffree");
    private static final Field FSID = STRUCT.field("f_fsid");
    private static final Field NAMELEN = STRUCT.field("f_namelen");
    private static final Field FRSIZE = STRUCT.field("f_frsize");
    private static final Field FLAGS = STRUCT.field("f_flags");
    /** The kernel's mark that {@code f_flags} is there: since Linux 2.6.36 always. */
    private static final int ST_VALID = 0x20;

    private final long type;
    private final long bsize;
    private final long blocks;
    private final long bfree;
    private final long bavail;
    private final long files;
    private final long ffree;
    private final long fsid;
    private final long namelen;
    private final long frsize;
    private final int flags;

    /** Reads a {@code struct statfs}. */
    StatFs(long struct) {
        type = TYPE.get(struct);
        bsize = BSIZE.get(struct);
        blocks = BLOCKS.get(struct);
        bfree = BFREE.get(struct);
        bavail = BAVAIL.get(struct);
        files = FILES.get(struct);
        ffree = FFREE.get(struct);
        fsid = FSID.get(struct);
        namelen = NAMELEN.get(struct);
        frsize = FRSIZE.get(struct);
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
     * The size of block that suits reading and writing.
     *
     * @return {@code f_bsize} in bytes
     */
    public long bsize() {
        return bsize;
    }

    /**
     * How large it is.
     *
     * @return {@code f_blocks}, in units of {@link #frsize}
     */
    public long blocks() {
        return blocks;
    }

    /**
     * How much is free.
     *
     * @return {@code f_bfree}, in units of {@link #frsize}
     */
    public long bfree() {
        return bfree;
    }

    /**
     * How much is free for ordinary users.
     *
     * @return {@code f_bavail}, in units of {@link #frsize}
     */
    public long bavail() {
        return bavail;
    }

    /**
     * How many files it can have.
     *
     * @return {@code f_files}; 0 if there is no such number
     */
    public long files() {
        return files;
    }

    /**
     * How many more files it can have.
     *
     * @return {@code f_ffree}
     */
    public long ffree() {
        return ffree;
    }

    /**
     * Its number.
     *
     * @return {@code f_fsid}, both halves; 0 if it has none
     */
    public long fsid() {
        return fsid;
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
     * The unit of {@link #blocks}, {@link #bfree} and {@link #bavail}.
     *
     * @return {@code f_frsize} in bytes
     */
    public long frsize() {
        return frsize;
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
        return other instanceof StatFs that && type == that.type && bsize == that.bsize && blocks == that.blocks && bfree == that.bfree
                && bavail == that.bavail && files == that.files && ffree == that.ffree && fsid == that.fsid && namelen == that.namelen
                && frsize == that.frsize && flags == that.flags;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fsid * 31 + blocks) * 31 + Long.hashCode(bfree);
    }

    @Override
    public String toString() {
        return "type=0x" + Long.toHexString(type) + " size=" + blocks * frsize + " free=" + bfree * frsize + " available=" + bavail * frsize + " files="
                + files + " free files=" + ffree + " block=" + bsize + " name max=" + namelen + StatVfs.flags(flags);
    }
}
