package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** The state of a file system: the {@code struct statvfs} of statvfs(3). The accessors have the names of its members without the prefix. */
public final class StatVfs {
    static final Struct STRUCT = Struct.named("statvfs");
    private static final Field BSIZE = STRUCT.field("f_bsize");
    private static final Field FRSIZE = STRUCT.field("f_frsize");
    private static final Field BLOCKS = STRUCT.field("f_blocks");
    private static final Field BFREE = STRUCT.field("f_bfree");
    private static final Field BAVAIL = STRUCT.field("f_bavail");
    private static final Field FILES = STRUCT.field("f_files");
    private static final Field FFREE = STRUCT.field("f_ffree");
    private static final Field FAVAIL = STRUCT.field("f_favail");
    private static final Field FSID = STRUCT.field("f_fsid");
    private static final Field FLAG = STRUCT.field("f_flag");
    private static final Field NAMEMAX = STRUCT.field("f_namemax");

    private final long bsize;
    private final long frsize;
    private final long blocks;
    private final long bfree;
    private final long bavail;
    private final long files;
    private final long ffree;
    private final long favail;
    private final long fsid;
    private final int flag;
    private final long namemax;

    /** Reads a {@code struct statvfs}. */
    StatVfs(long struct) {
        bsize = BSIZE.get(struct);
        frsize = FRSIZE.get(struct);
        blocks = BLOCKS.get(struct);
        bfree = BFREE.get(struct);
        bavail = BAVAIL.get(struct);
        files = FILES.get(struct);
        ffree = FFREE.get(struct);
        favail = FAVAIL.get(struct);
        fsid = FSID.get(struct);
        flag = FLAG.getInt(struct);
        namemax = NAMEMAX.get(struct);
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
     * The unit of {@link #blocks}, {@link #bfree} and {@link #bavail}.
     *
     * @return {@code f_frsize} in bytes
     */
    public long frsize() {
        return frsize;
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
     * How many more files ordinary users can have.
     *
     * @return {@code f_favail}, on Linux the same as {@link #ffree}
     */
    public long favail() {
        return favail;
    }

    /**
     * Its number.
     *
     * @return {@code f_fsid}; 0 if it has none
     */
    public long fsid() {
        return fsid;
    }

    /**
     * How it is mounted.
     *
     * @return {@code f_flag}: {@code ST_RDONLY} and the other {@code ST_} constants
     */
    public int flag() {
        return flag;
    }

    /**
     * The longest name that a file can have.
     *
     * @return {@code f_namemax} in bytes
     */
    public long namemax() {
        return namemax;
    }

    /**
     * How large it is.
     *
     * @return {@code blocks * frsize}, in bytes
     */
    public long size() {
        return blocks * frsize;
    }

    /**
     * How much is free for ordinary users.
     *
     * @return {@code bavail * frsize}, in bytes
     */
    public long available() {
        return bavail * frsize;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StatVfs that && bsize == that.bsize && frsize == that.frsize && blocks == that.blocks && bfree == that.bfree
                && bavail == that.bavail && files == that.files && ffree == that.ffree && favail == that.favail && fsid == that.fsid
                && flag == that.flag && namemax == that.namemax;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fsid * 31 + blocks) * 31 + Long.hashCode(bfree);
    }

    @Override
    public String toString() {
        return "size=" + size() + " free=" + bfree * frsize + " available=" + available() + " files=" + files + " free files=" + ffree + " block="
                + bsize + " name max=" + namemax + flags(flag);
    }

    /** The flags by their names, as mount(8) has them. */
    static String flags(long flag) {
        StringBuilder text = new StringBuilder((flag & Posix.ST_RDONLY) != 0 ? " (ro" : " (rw");
        append(text, flag, Posix.ST_NOSUID, "nosuid");
        append(text, flag, Posix.ST_NODEV, "nodev");
        append(text, flag, Posix.ST_NOEXEC, "noexec");
        append(text, flag, Posix.ST_SYNCHRONOUS, "sync");
        append(text, flag, Posix.ST_MANDLOCK, "mand");
        append(text, flag, Posix.ST_NOATIME, "noatime");
        append(text, flag, Posix.ST_NODIRATIME, "nodiratime");
        append(text, flag, Posix.ST_RELATIME, "relatime");
        append(text, flag, Posix.ST_NOSYMFOLLOW, "nosymfollow");
        return text.append(')').toString();
    }

    private static void append(StringBuilder text, long flags, int flag, String name) {
        if ((flags & flag) != 0) {
            text.append(',').append(name);
        }
    }
}
