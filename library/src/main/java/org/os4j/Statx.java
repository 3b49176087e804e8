package org.os4j;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * All that the system knows of a file: the {@code struct statx} of statx(2). The accessors have the names of its members without the prefix.
 *
 * <p>{@link #mask()} says what the file system filled in. Of what {@code stat} tells too, a member that it did not fill in holds nothing to rely on;
 * what only {@code statx} tells is empty then.
 */
public final class Statx {
    static final Struct STRUCT = Struct.named("statx");
    private static final Field MASK = STRUCT.field("stx_mask");
    private static final Field BLKSIZE = STRUCT.field("stx_blksize");
    private static final Field ATTRIBUTES = STRUCT.field("stx_attributes");
    private static final Field ATTRIBUTES_MASK = STRUCT.field("stx_attributes_mask");
    private static final Field NLINK = STRUCT.field("stx_nlink");
    private static final Field UID = STRUCT.field("stx_uid");
    private static final Field GID = STRUCT.field("stx_gid");
    private static final Field MODE = STRUCT.field("stx_mode");
    private static final Field INO = STRUCT.field("stx_ino");
    private static final Field SIZE = STRUCT.field("stx_size");
    private static final Field BLOCKS = STRUCT.field("stx_blocks");
    private static final Field RDEV_MAJOR = STRUCT.field("stx_rdev_major");
    private static final Field RDEV_MINOR = STRUCT.field("stx_rdev_minor");
    private static final Field DEV_MAJOR = STRUCT.field("stx_dev_major");
    private static final Field DEV_MINOR = STRUCT.field("stx_dev_minor");
    private static final Field ATIME = STRUCT.field("stx_atime.tv_sec");
    private static final Field ATIME_NSEC = STRUCT.field("stx_atime.tv_nsec");
    private static final Field BTIME = STRUCT.field("stx_btime.tv_sec");
    private static final Field BTIME_NSEC = STRUCT.field("stx_btime.tv_nsec");
    private static final Field CTIME = STRUCT.field("stx_ctime.tv_sec");
    private static final Field CTIME_NSEC = STRUCT.field("stx_ctime.tv_nsec");
    private static final Field MTIME = STRUCT.field("stx_mtime.tv_sec");
    private static final Field MTIME_NSEC = STRUCT.field("stx_mtime.tv_nsec");
    private static final Field MNT_ID = STRUCT.field("stx_mnt_id");
    private static final Field DIO_MEM_ALIGN = STRUCT.field("stx_dio_mem_align");
    private static final Field DIO_OFFSET_ALIGN = STRUCT.field("stx_dio_offset_align");
    private static final Field DIO_READ_OFFSET_ALIGN = STRUCT.field("stx_dio_read_offset_align");
    private static final Field SUBVOL = STRUCT.field("stx_subvol");
    private static final Field ATOMIC_WRITE_UNIT_MIN = STRUCT.field("stx_atomic_write_unit_min");
    private static final Field ATOMIC_WRITE_UNIT_MAX = STRUCT.field("stx_atomic_write_unit_max");
    private static final Field ATOMIC_WRITE_UNIT_MAX_OPT = STRUCT.field("stx_atomic_write_unit_max_opt");
    private static final Field ATOMIC_WRITE_SEGMENTS_MAX = STRUCT.field("stx_atomic_write_segments_max");

    private final int mask;
    private final long blksize;
    private final long attributes;
    private final long attributesMask;
    private final long nlink;
    private final int uid;
    private final int gid;
    private final int mode;
    private final long ino;
    private final long size;
    private final long blocks;
    private final long rdev;
    private final long dev;
    private final Instant atime;
    private final Instant mtime;
    private final Instant ctime;
    private final @Nullable Instant btime;
    private final long mntId;
    private final int dioMemAlign;
    private final int dioOffsetAlign;
    private final int dioReadOffsetAlign;
    private final long subvol;
    private final int atomicWriteUnitMin;
    private final int atomicWriteUnitMax;
    private final int atomicWriteUnitMaxOpt;
    private final int atomicWriteSegmentsMax;

    /** Reads a {@code struct statx}. */
    Statx(long struct) {
        mask = MASK.getInt(struct);
        blksize = BLKSIZE.get(struct);
        attributes = ATTRIBUTES.get(struct);
        attributesMask = ATTRIBUTES_MASK.get(struct);
        nlink = NLINK.get(struct);
        uid = UID.getInt(struct);
        gid = GID.getInt(struct);
        mode = MODE.getInt(struct);
        ino = INO.get(struct);
        size = SIZE.get(struct);
        blocks = BLOCKS.get(struct);
        rdev = Posix.makedev(RDEV_MAJOR.getInt(struct), RDEV_MINOR.getInt(struct));
        dev = Posix.makedev(DEV_MAJOR.getInt(struct), DEV_MINOR.getInt(struct));
        atime = Times.instant(ATIME.get(struct), ATIME_NSEC.get(struct));
        mtime = Times.instant(MTIME.get(struct), MTIME_NSEC.get(struct));
        ctime = Times.instant(CTIME.get(struct), CTIME_NSEC.get(struct));
        btime = has(Posix.STATX_BTIME) ? Times.instant(BTIME.get(struct), BTIME_NSEC.get(struct)) : null;
        mntId = MNT_ID.get(struct);
        dioMemAlign = DIO_MEM_ALIGN.getInt(struct);
        dioOffsetAlign = DIO_OFFSET_ALIGN.getInt(struct);
        dioReadOffsetAlign = DIO_READ_OFFSET_ALIGN.getInt(struct);
        subvol = SUBVOL.get(struct);
        atomicWriteUnitMin = ATOMIC_WRITE_UNIT_MIN.getInt(struct);
        atomicWriteUnitMax = ATOMIC_WRITE_UNIT_MAX.getInt(struct);
        atomicWriteUnitMaxOpt = ATOMIC_WRITE_UNIT_MAX_OPT.getInt(struct);
        atomicWriteSegmentsMax = ATOMIC_WRITE_SEGMENTS_MAX.getInt(struct);
    }

    private boolean has(int members) {
        return (mask & members) != 0;
    }

    /**
     * The part that {@code stat} tells too, with the birth time and the attributes.
     *
     * @return it as {@code stat} would return it
     * @throws IllegalStateException if {@link #mask()} lacks any of {@code STATX_BASIC_STATS}
     */
    public Stat stat() {
        if ((mask & Posix.STATX_BASIC_STATS) != Posix.STATX_BASIC_STATS) {
            throw new IllegalStateException("statx: the file system did not fill in all that stat tells: mask 0x" + Integer.toHexString(mask));
        }
        return new Stat(this);
    }

    /**
     * What of it the file system filled in.
     *
     * @return {@code stx_mask}, any of {@code STATX_TYPE} and its sisters
     */
    public int mask() {
        return mask;
    }

    /**
     * The size of block that suits reading and writing.
     *
     * @return {@code stx_blksize} in bytes
     */
    public long blksize() {
        return blksize;
    }

    /**
     * Its attributes.
     *
     * @return {@code stx_attributes}, any of {@code STATX_ATTR_IMMUTABLE} and its sisters
     */
    public long attributes() {
        return attributes;
    }

    /**
     * Which attributes the file system knows: of another, a 0 says nothing.
     *
     * @return {@code stx_attributes_mask}
     */
    public long attributesMask() {
        return attributesMask;
    }

    /**
     * The number of its names.
     *
     * @return {@code stx_nlink}
     */
    public long nlink() {
        return nlink;
    }

    /**
     * Its owner.
     *
     * @return {@code stx_uid}
     */
    public int uid() {
        return uid;
    }

    /**
     * Its group.
     *
     * @return {@code stx_gid}
     */
    public int gid() {
        return gid;
    }

    /**
     * The file's type and permissions.
     *
     * @return {@code stx_mode}, see {@code S_ISDIR} and its sisters, {@code S_IMODE} and {@code filemode}
     */
    public int mode() {
        return mode;
    }

    /**
     * The file's number on its device.
     *
     * @return {@code stx_ino}
     */
    public long ino() {
        return ino;
    }

    /**
     * Its size.
     *
     * @return {@code stx_size} in bytes; for a symbolic link, the length of its target's name
     */
    public long size() {
        return size;
    }

    /**
     * The space that it takes on the disk.
     *
     * @return {@code stx_blocks}, in units of 512 bytes
     */
    public long blocks() {
        return blocks;
    }

    /**
     * The device that it is, for a device file.
     *
     * @return {@code stx_rdev_major} and {@code stx_rdev_minor}, put together by {@code makedev}
     */
    public long rdev() {
        return rdev;
    }

    /**
     * The device that the file is on.
     *
     * @return {@code stx_dev_major} and {@code stx_dev_minor}, put together by {@code makedev}
     */
    public long dev() {
        return dev;
    }

    /**
     * When it was last read.
     *
     * @return {@code stx_atime}, to the nanosecond
     */
    public Instant atime() {
        return atime;
    }

    /**
     * When it was last written.
     *
     * @return {@code stx_mtime}, to the nanosecond
     */
    public Instant mtime() {
        return mtime;
    }

    /**
     * When it, or what the system knows of it, was last changed.
     *
     * @return {@code stx_ctime}, to the nanosecond
     */
    public Instant ctime() {
        return ctime;
    }

    /**
     * When it was made.
     *
     * @return {@code stx_btime}, to the nanosecond; empty if the file system does not tell it, or was not asked
     */
    public Optional<Instant> btime() {
        return Optional.ofNullable(btime);
    }

    /**
     * The mount that the file is on, as {@code /proc/self/mountinfo} numbers it, or uniquely if {@code STATX_MNT_ID_UNIQUE}
     * was asked for.
     *
     * @return {@code stx_mnt_id}; empty if the file system does not tell it, or was not asked, or before Linux 5.8
     */
    public OptionalLong mntId() {
        return has(Posix.STATX_MNT_ID | Posix.STATX_MNT_ID_UNIQUE) ? OptionalLong.of(mntId) : OptionalLong.empty();
    }

    /**
     * How the memory of direct reads and writes must be aligned, in bytes; 0 if the file has none.
     *
     * @return {@code stx_dio_mem_align}; empty if the file system does not tell it, or was not asked, or before Linux 6.1
     */
    public OptionalInt dioMemAlign() {
        return has(Posix.STATX_DIOALIGN) ? OptionalInt.of(dioMemAlign) : OptionalInt.empty();
    }

    /**
     * How the offset of direct reads and writes must be aligned, in bytes; 0 if the file has none.
     *
     * @return {@code stx_dio_offset_align}; empty if the file system does not tell it, or was not asked, or before Linux 6.1
     */
    public OptionalInt dioOffsetAlign() {
        return has(Posix.STATX_DIOALIGN) ? OptionalInt.of(dioOffsetAlign) : OptionalInt.empty();
    }

    /**
     * How the offset of direct reads must be aligned, in bytes; 0 for as {@link #dioOffsetAlign()}.
     *
     * @return {@code stx_dio_read_offset_align}; empty if the file system does not tell it, or was not asked, or before Linux 6.14
     */
    public OptionalInt dioReadOffsetAlign() {
        return has(Posix.STATX_DIO_READ_ALIGN) ? OptionalInt.of(dioReadOffsetAlign) : OptionalInt.empty();
    }

    /**
     * The subvolume that the file is on.
     *
     * @return {@code stx_subvol}; empty if the file system does not tell it, or was not asked, or before Linux 6.10
     */
    public OptionalLong subvol() {
        return has(Posix.STATX_SUBVOL) ? OptionalLong.of(subvol) : OptionalLong.empty();
    }

    /**
     * The least that a write may hold to be done whole or not at all, in bytes.
     *
     * @return {@code stx_atomic_write_unit_min}; empty if the file system does not tell it, or was not asked, or before Linux 6.11
     */
    public OptionalInt atomicWriteUnitMin() {
        return has(Posix.STATX_WRITE_ATOMIC) ? OptionalInt.of(atomicWriteUnitMin) : OptionalInt.empty();
    }

    /**
     * The most that a write may hold to be done whole or not at all, in bytes.
     *
     * @return {@code stx_atomic_write_unit_max}; empty if the file system does not tell it, or was not asked, or before Linux 6.11
     */
    public OptionalInt atomicWriteUnitMax() {
        return has(Posix.STATX_WRITE_ATOMIC) ? OptionalInt.of(atomicWriteUnitMax) : OptionalInt.empty();
    }

    /**
     * The most that such a write may hold to be quick, in bytes; 0 for no such limit, and before Linux 6.16.
     *
     * @return {@code stx_atomic_write_unit_max_opt}; empty if the file system does not tell it, or was not asked, or before Linux 6.11
     */
    public OptionalInt atomicWriteUnitMaxOpt() {
        return has(Posix.STATX_WRITE_ATOMIC) ? OptionalInt.of(atomicWriteUnitMaxOpt) : OptionalInt.empty();
    }

    /**
     * The most buffers that such a write may have.
     *
     * @return {@code stx_atomic_write_segments_max}; empty if the file system does not tell it, or was not asked, or before Linux 6.11
     */
    public OptionalInt atomicWriteSegmentsMax() {
        return has(Posix.STATX_WRITE_ATOMIC) ? OptionalInt.of(atomicWriteSegmentsMax) : OptionalInt.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statx that && Arrays.equals(members(), that.members());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(dev * 31 + ino) * 31 + ctime.hashCode();
    }

    private @Nullable Object[] members() {
        return new @Nullable Object[] {mask, blksize, attributes, attributesMask, nlink, uid, gid, mode, ino, size, blocks, rdev, dev,
                atime, mtime, ctime, btime, mntId, dioMemAlign, dioOffsetAlign, dioReadOffsetAlign, subvol, atomicWriteUnitMin,
                atomicWriteUnitMax, atomicWriteUnitMaxOpt, atomicWriteSegmentsMax};
    }

    /** As of {@link Stat}, with what the file system knows beyond it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(new Stat(this).toString());
        text.append(" attributes=0x").append(Long.toHexString(attributes));
        mntId().ifPresent(id -> text.append(" mount=").append(Long.toUnsignedString(id)));
        subvol().ifPresent(id -> text.append(" subvolume=").append(Long.toUnsignedString(id)));
        return text.toString();
    }
}
