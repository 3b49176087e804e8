package org.os4j;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * What the system knows of a file: the {@code struct stat} of stat(2). The accessors have the names of its members without the prefix.
 *
 * <p>A file's time is whatever somebody set: one that is beyond {@link Instant#MIN} or {@link Instant#MAX} comes as that.
 *
 * <p>{@link #birthtime()} and {@link #flags()} are there when the value comes from statx(2), which knows them: {@link Statx#stat()}.
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
    private final int atimeNanos;
    private final long mtime;
    private final int mtimeNanos;
    private final long ctime;
    private final int ctimeNanos;
    private final @Nullable Instant birthtime;
    private final OptionalLong flags;

    /** Reads a {@code struct stat}, which lies at a place of a buffer. */
    private Stat(ByteBuffer memory, int struct) {
        dev = DEV.get(memory, struct);
        ino = INO.get(memory, struct);
        mode = MODE.getInt(memory, struct);
        nlink = NLINK.get(memory, struct);
        uid = UID.getInt(memory, struct);
        gid = GID.getInt(memory, struct);
        rdev = RDEV.get(memory, struct);
        size = SIZE.get(memory, struct);
        blksize = BLKSIZE.get(memory, struct);
        blocks = BLOCKS.get(memory, struct);
        atime = ATIME.get(memory, struct);
        atimeNanos = ATIME_NSEC.getInt(memory, struct);
        mtime = MTIME.get(memory, struct);
        mtimeNanos = MTIME_NSEC.getInt(memory, struct);
        ctime = CTIME.get(memory, struct);
        ctimeNanos = CTIME_NSEC.getInt(memory, struct);
        birthtime = null;
        flags = OptionalLong.empty();
    }

    /** Takes the part of a {@code struct statx} that a {@code struct stat} has too, and what it knows beyond. */
    Stat(Statx statx) {
        dev = statx.dev();
        ino = statx.ino();
        mode = statx.mode();
        nlink = statx.nlink();
        uid = statx.uid();
        gid = statx.gid();
        rdev = statx.rdev();
        size = statx.size();
        blksize = statx.blksize();
        blocks = statx.blocks();
        atime = statx.atime().getEpochSecond();
        atimeNanos = statx.atime().getNano();
        mtime = statx.mtime().getEpochSecond();
        mtimeNanos = statx.mtime().getNano();
        ctime = statx.ctime().getEpochSecond();
        ctimeNanos = statx.ctime().getNano();
        birthtime = statx.btime().orElse(null);
        flags = OptionalLong.of(statx.attributes());
    }

    /** Reads the {@code struct stat} that a call has left in scratch memory. */
    static Stat of(Scratch scratch, long struct) {
        // Through the buffer and not by address: who asks for the size alone then pays for nothing else.
        return scratch.holds(struct) ? new Stat(scratch.memory(), scratch.indexOf(struct)) : new Stat(Memory.buffer(struct, STRUCT.size()), 0);
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
     * The mode without the file's type.
     *
     * @return {@code S_IMODE(mode())}: who may read, write and execute, and the set-user-id, set-group-id and sticky bits
     */
    public int permissions() {
        return Posix.S_IMODE(mode());
    }

    /**
     * Says whether it is a regular file.
     *
     * @return true for a regular file
     */
    public boolean isRegularFile() {
        return Posix.S_ISREG(mode());
    }

    /**
     * Says whether it is a directory.
     *
     * @return true for a directory
     */
    public boolean isDirectory() {
        return Posix.S_ISDIR(mode());
    }

    /**
     * Says whether it is a symbolic link.
     *
     * @return true for a symbolic link; never after a call that follows links
     */
    public boolean isSymbolicLink() {
        return Posix.S_ISLNK(mode());
    }

    /**
     * Says whether it is a FIFO or a pipe.
     *
     * @return true for a FIFO or a pipe
     */
    public boolean isFifo() {
        return Posix.S_ISFIFO(mode());
    }

    /**
     * Says whether it is a socket.
     *
     * @return true for a socket
     */
    public boolean isSocket() {
        return Posix.S_ISSOCK(mode());
    }

    /**
     * Says whether it is a character device.
     *
     * @return true for a character device
     */
    public boolean isCharacterDevice() {
        return Posix.S_ISCHR(mode());
    }

    /**
     * Says whether it is a block device.
     *
     * @return true for a block device
     */
    public boolean isBlockDevice() {
        return Posix.S_ISBLK(mode());
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
        return Times.instant(atime, atimeNanos);
    }

    /**
     * When it was last written.
     *
     * @return {@code st_mtim}, to the nanosecond
     */
    public Instant mtime() {
        return Times.instant(mtime, mtimeNanos);
    }

    /**
     * When it, or what the system knows of it, was last changed.
     *
     * @return {@code st_ctim}, to the nanosecond
     */
    public Instant ctime() {
        return Times.instant(ctime, ctimeNanos);
    }

    /**
     * When it was last read. Python: {@code st_atime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long atimeNanos() {
        return Times.nanos(atime, atimeNanos);
    }

    /**
     * When it was last written. Python: {@code st_mtime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long mtimeNanos() {
        return Times.nanos(mtime, mtimeNanos);
    }

    /**
     * When it, or what the system knows of it, was last changed. Python: {@code st_ctime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long ctimeNanos() {
        return Times.nanos(ctime, ctimeNanos);
    }

    /**
     * When it was made.
     *
     * @return the time, to the nanosecond; empty if the call that made this value, or the file system, does not tell it
     */
    public Optional<Instant> birthtime() {
        return Optional.ofNullable(birthtime);
    }

    /**
     * Its attributes, such as {@code STATX_ATTR_IMMUTABLE}: what other systems call {@code st_flags}.
     *
     * @return any of the {@code STATX_ATTR_} constants; empty if the call that made this value does not tell them
     */
    public OptionalLong flags() {
        return flags;
    }

    /**
     * How often its inode was used anew: what other systems call {@code st_gen}.
     *
     * @return the number; empty on Linux, where no call tells it of a file that is not open
     */
    public OptionalLong generation() {
        return OptionalLong.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Stat that && dev == that.dev && ino == that.ino && mode == that.mode && nlink == that.nlink && uid == that.uid
                && gid == that.gid && rdev == that.rdev && size == that.size && blksize == that.blksize && blocks == that.blocks
                && atime == that.atime && atimeNanos == that.atimeNanos && mtime == that.mtime && mtimeNanos == that.mtimeNanos
                && ctime == that.ctime && ctimeNanos == that.ctimeNanos && Objects.equals(birthtime, that.birthtime) && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return Objects.hash(dev, ino, mode, nlink, uid, gid, size, mtime, mtimeNanos, ctime, ctimeNanos);
    }

    /** All of it that a person asks for, such as {@code -rw-r--r-- uid=0 gid=0 size=12 inode=34 atime=… mtime=… ctime=…}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Posix.filemode(mode())).append(" uid=").append(Integer.toUnsignedString(uid())).append(" gid=")
                .append(Integer.toUnsignedString(gid()));
        if (isCharacterDevice() || isBlockDevice()) {
            text.append(" device=").append(Posix.major(rdev())).append(':').append(Posix.minor(rdev()));
        } else {
            text.append(" size=").append(size());
        }
        text.append(" inode=").append(Long.toUnsignedString(ino())).append(" atime=").append(atime()).append(" mtime=").append(mtime())
                .append(" ctime=").append(ctime());
        birthtime().ifPresent(time -> text.append(" birthtime=").append(time));
        return text.toString();
    }
}
