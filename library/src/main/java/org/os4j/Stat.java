package org.os4j;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
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

    /** The struct as C has it: copying it whole costs less than reading its members. */
    private final long[] struct;
    private final @Nullable Instant birthtime;
    private final OptionalLong flags;

    /** Reads a {@code struct stat}. */
    Stat(long struct) {
        this.struct = Memory.longs(struct, STRUCT.size() / Long.BYTES);
        birthtime = null;
        flags = OptionalLong.empty();
    }

    /** Takes the part of a {@code struct statx} that a {@code struct stat} has too, and what it knows beyond. */
    Stat(Statx statx) {
        struct = new long[STRUCT.size() / Long.BYTES];
        DEV.set(struct, statx.dev());
        INO.set(struct, statx.ino());
        MODE.set(struct, statx.mode());
        NLINK.set(struct, statx.nlink());
        UID.set(struct, statx.uid());
        GID.set(struct, statx.gid());
        RDEV.set(struct, statx.rdev());
        SIZE.set(struct, statx.size());
        BLKSIZE.set(struct, statx.blksize());
        BLOCKS.set(struct, statx.blocks());
        setTime(ATIME, ATIME_NSEC, statx.atime());
        setTime(MTIME, MTIME_NSEC, statx.mtime());
        setTime(CTIME, CTIME_NSEC, statx.ctime());
        birthtime = statx.btime().orElse(null);
        flags = OptionalLong.of(statx.attributes());
    }

    private void setTime(Field seconds, Field nanos, Instant time) {
        seconds.set(struct, time.getEpochSecond());
        nanos.set(struct, time.getNano());
    }

    /**
     * The device that the file is on.
     *
     * @return {@code st_dev}
     */
    public long dev() {
        return DEV.get(struct);
    }

    /**
     * The file's number on its device.
     *
     * @return {@code st_ino}
     */
    public long ino() {
        return INO.get(struct);
    }

    /**
     * The file's type and permissions.
     *
     * @return {@code st_mode}, see {@code S_ISDIR} and its sisters, {@code S_IMODE} and {@code filemode}
     */
    public int mode() {
        return MODE.getInt(struct);
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
        return NLINK.get(struct);
    }

    /**
     * Its owner.
     *
     * @return {@code st_uid}
     */
    public int uid() {
        return UID.getInt(struct);
    }

    /**
     * Its group.
     *
     * @return {@code st_gid}
     */
    public int gid() {
        return GID.getInt(struct);
    }

    /**
     * The device that it is, for a device file.
     *
     * @return {@code st_rdev}
     */
    public long rdev() {
        return RDEV.get(struct);
    }

    /**
     * Its size.
     *
     * @return {@code st_size} in bytes; for a symbolic link, the length of its target's name
     */
    public long size() {
        return SIZE.get(struct);
    }

    /**
     * The size of block that suits reading and writing.
     *
     * @return {@code st_blksize} in bytes
     */
    public long blksize() {
        return BLKSIZE.get(struct);
    }

    /**
     * The space that it takes on the disk.
     *
     * @return {@code st_blocks}, in units of 512 bytes
     */
    public long blocks() {
        return BLOCKS.get(struct);
    }

    /**
     * When it was last read.
     *
     * @return {@code st_atim}, to the nanosecond
     */
    public Instant atime() {
        return Times.instant(ATIME.get(struct), ATIME_NSEC.get(struct));
    }

    /**
     * When it was last written.
     *
     * @return {@code st_mtim}, to the nanosecond
     */
    public Instant mtime() {
        return Times.instant(MTIME.get(struct), MTIME_NSEC.get(struct));
    }

    /**
     * When it, or what the system knows of it, was last changed.
     *
     * @return {@code st_ctim}, to the nanosecond
     */
    public Instant ctime() {
        return Times.instant(CTIME.get(struct), CTIME_NSEC.get(struct));
    }

    /**
     * When it was last read. Python: {@code st_atime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long atimeNanos() {
        return Times.nanos(ATIME.get(struct), ATIME_NSEC.get(struct));
    }

    /**
     * When it was last written. Python: {@code st_mtime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long mtimeNanos() {
        return Times.nanos(MTIME.get(struct), MTIME_NSEC.get(struct));
    }

    /**
     * When it, or what the system knows of it, was last changed. Python: {@code st_ctime_ns}.
     *
     * @return nanoseconds since 1970; the farthest of a {@code long} for a time before 1677 or after 2262
     */
    public long ctimeNanos() {
        return Times.nanos(CTIME.get(struct), CTIME_NSEC.get(struct));
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
        return other instanceof Stat that && Arrays.equals(struct, that.struct) && Objects.equals(birthtime, that.birthtime)
                && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(struct);
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
