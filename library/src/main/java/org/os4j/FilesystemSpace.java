package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** How large and how full a file system is: what {@link StatFs} and {@link StatVfs} have in common. */
public abstract sealed class FilesystemSpace permits StatFs, StatVfs {
    private final long bsize;
    private final long frsize;
    private final long blocks;
    private final long bfree;
    private final long bavail;
    private final long files;
    private final long ffree;
    private final long fsid;

    /** Where in either struct the members are that both have. */
    record Layout(Field bsize, Field frsize, Field blocks, Field bfree, Field bavail, Field files, Field ffree, Field fsid) {
        static Layout of(Struct struct) {
            return new Layout(struct.field("f_bsize"), struct.field("f_frsize"), struct.field("f_blocks"), struct.field("f_bfree"),
                    struct.field("f_bavail"), struct.field("f_files"), struct.field("f_ffree"), struct.field("f_fsid"));
        }
    }

    FilesystemSpace(Layout layout, long struct) {
        bsize = layout.bsize.get(struct);
        frsize = layout.frsize.get(struct);
        blocks = layout.blocks.get(struct);
        bfree = layout.bfree.get(struct);
        bavail = layout.bavail.get(struct);
        files = layout.files.get(struct);
        ffree = layout.ffree.get(struct);
        fsid = layout.fsid.get(struct);
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
     * Its number.
     *
     * @return {@code f_fsid}, both halves; 0 if it has none
     */
    public long fsid() {
        return fsid;
    }

    boolean isEqualIn(FilesystemSpace that) {
        return bsize == that.bsize && frsize == that.frsize && blocks == that.blocks && bfree == that.bfree && bavail == that.bavail
                && files == that.files && ffree == that.ffree && fsid == that.fsid;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fsid * 31 + blocks) * 31 + Long.hashCode(bfree);
    }

    /** What both say of it in words. */
    String inWords(long longestName, int flags) {
        return "size=" + blocks * frsize + " free=" + bfree * frsize + " available=" + bavail * frsize + " files=" + files + " free files=" + ffree
                + " block=" + bsize + " name max=" + longestName + mounted(flags);
    }

    /** The flags by their names, as mount(8) has them. */
    private static String mounted(long flag) {
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
