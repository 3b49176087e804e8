package org.os4j;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What the system knows of a file: the {@code struct stat} of stat(2). The accessors have the names of its members without the prefix.
 *
 * <p>{@link #birthtime()} is there when the value comes from statx(2), which knows it.
 */
public final class Stat {
    static final Struct STRUCT = Struct.named("stat");
    private static final Field DEV = STRUCT.field("st_dev");
    private static final Field INO = STRUCT.field("st_ino");
    private static final Field MODE = STRUCT.field("st_mode");
    private static final Field NLINK = STRUCT.field("st_nlink");
    private static final Field UID = STRUCT.field("st_uid");
    private static final Field GID = STRUCT.field("st_gid");
    private static final Field RDEV = STRUCT.field("st_rdev");
    private static final Field SIZE = STRUCT.field("st_size");
    private static final Field BLKSIZE = STRUCT.field("st_blksize");
    private static final Field BLOCKS = STRUCT.field("st_blocks");
    private static final Field ATIME = STRUCT.field("st_atim.tv_sec");
    private static final Field ATIME_NSEC = STRUCT.field("st_atim.tv_nsec");
    private static final Field MTIME = STRUCT.field("st_mtim.tv_sec");
    private static final Field MTIME_NSEC = STRUCT.field("st_mtim.tv_nsec");
    private static final Field CTIME = STRUCT.field("st_ctim.tv_sec");
    private static final Field CTIME_NSEC = STRUCT.field("st_ctim.tv_nsec");
    private static final long NANOS = 1_000_000_000L;

    private final long dev;
    private final long ino;
    private final int mode;
    private final long nlink;
    private final int uid;
    private final int gid;
    private final long rdev;
    private final long size;
    private final long blksize;
    private final long blocks;
    private final long atime;
    private final int atimeNsec;
    private final long mtime;
    private final int mtimeNsec;
    private final long ctime;
    private final int ctimeNsec;
    private final @Nullable Instant birthtime;

    /** Reads a {@code struct stat}. */
    Stat(long struct) {
        dev = DEV.get(struct);
        ino = INO.get(struct);
        mode = MODE.getInt(struct);
        nlink = NLINK.get(struct);
        uid = UID.getInt(struct);
        gid = GID.getInt(struct);
        rdev = RDEV.get(struct);
        size = SIZE.get(struct);
        blksize = BLKSIZE.get(struct);
        blocks = BLOCKS.get(struct);
        atime = ATIME.get(struct);
        atimeNsec = ATIME_NSEC.getInt(struct);
        mtime = MTIME.get(struct);
        mtimeNsec = MTIME_NSEC.getInt(struct);
        ctime = CTIME.get(struct);
        ctimeNsec = CTIME_NSEC.getInt(struct);
        birthtime = null;
    }

    /**
     * The device that the file is on.
     *
     * @return {@code st_dev}
     */
    public long dev() {
        return dev;
    }

    /**
     * The file's number on its device.
     *
     * @return {@code st_ino}
     */
    public long ino() {
        return ino;
    }

    /**
     * The file's type and permissions.
     *
     * @return {@code st_mode}, see {@code S_ISDIR} and its sisters, {@code S_IMODE} and {@code filemode}
     */
    public int mode() {
        return mode;
    }

    /**
     * The number of its names.
     *
     * @return {@code st_nlink}
     */
    public long nlink() {
        return nlink;
    }

    /**
     * Its owner.
     *
     * @return {@code st_uid}
     */
    public int uid() {
        return uid;
    }

    /**
     * Its group.
     *
     * @return {@code st_gid}
     */
    public int gid() {
        return gid;
    }

    /**
     * The device that it is, for a device file.
     *
     * @return {@code st_rdev}
     */
    public long rdev() {
        return rdev;
    }

    /**
     * Its size.
     *
     * @return {@code st_size} in bytes; for a symbolic link, the length of its target's name
     */
    public long size() {
        return size;
    }

    /**
     * The size of block that suits reading and writing.
     *
     * @return {@code st_blksize} in bytes
     */
    public long blksize() {
        return blksize;
    }

    /**
     * The space that it takes on the disk.
     *
     * @return {@code st_blocks}, in units of 512 bytes
     */
    public long blocks() {
        return blocks;
    }

    /**
     * When it was last read.
     *
     * @return {@code st_atim}, to the nanosecond
     */
    public Instant atime() {
        return Instant.ofEpochSecond(atime, atimeNsec);
    }

    /**
     * When it was last written.
     *
     * @return {@code st_mtim}, to the nanosecond
     */
    public Instant mtime() {
        return Instant.ofEpochSecond(mtime, mtimeNsec);
    }

    /**
     * When it, or what the system knows of it, was last changed.
     *
     * @return {@code st_ctim}, to the nanosecond
     */
    public Instant ctime() {
        return Instant.ofEpochSecond(ctime, ctimeNsec);
    }

    /**
     * When it was last read. Python: {@code st_atime_ns}.
     *
     * @return nanoseconds since 1970
     */
    public long atimeNanos() {
        return atime * NANOS + atimeNsec;
    }

    /**
     * When it was last written. Python: {@code st_mtime_ns}.
     *
     * @return nanoseconds since 1970
     */
    public long mtimeNanos() {
        return mtime * NANOS + mtimeNsec;
    }

    /**
     * When it, or what the system knows of it, was last changed. Python: {@code st_ctime_ns}.
     *
     * @return nanoseconds since 1970
     */
    public long ctimeNanos() {
        return ctime * NANOS + ctimeNsec;
    }

    /**
     * When it was made.
     *
     * @return the time, to the nanosecond; empty if the call that made this value, or the file system, does not tell it
     */
    public Optional<Instant> birthtime() {
        return Optional.ofNullable(birthtime);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stat that && dev == that.dev && ino == that.ino && mode == that.mode && nlink == that.nlink && uid == that.uid
                && gid == that.gid && rdev == that.rdev && size == that.size && blksize == that.blksize && blocks == that.blocks
                && atimeNanos() == that.atimeNanos() && mtimeNanos() == that.mtimeNanos() && ctimeNanos() == that.ctimeNanos()
                && Objects.equals(birthtime, that.birthtime);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(dev * 31 + ino) * 31 + Long.hashCode(ctimeNanos());
    }
}
