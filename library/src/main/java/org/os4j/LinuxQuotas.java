package org.os4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * How much of a file system somebody may have: a part of {@link Linux}.
 *
 * <p>A file system is told by its device, such as {@code /dev/sda1}. It fails with ESRCH where no quotas of this type are kept.
 */
public abstract sealed class LinuxQuotas extends LinuxFanotify implements QuotaConstants permits LinuxNuma {
    private static final CFunction QUOTACTL = CFunction.ofInt("quotactl");
    private static final int TYPE_BITS = 8;

    LinuxQuotas() {}

    /** The commands, for those who ask. */
    private static final class Commands {
        static final int SYNC = Constants.get("quotas", "Q_SYNC");
        static final int QUOTAON = Constants.get("quotas", "Q_QUOTAON");
        static final int QUOTAOFF = Constants.get("quotas", "Q_QUOTAOFF");
        static final int GETFMT = Constants.get("quotas", "Q_GETFMT");
        static final int GETINFO = Constants.get("quotas", "Q_GETINFO");
        static final int GETQUOTA = Constants.get("quotas", "Q_GETQUOTA");
        static final int SETQUOTA = Constants.get("quotas", "Q_SETQUOTA");
        static final int GETNEXTQUOTA = Constants.get("quotas", "Q_GETNEXTQUOTA");

        private Commands() {}
    }

    /**
     * {@code int quotactl(QCMD(Q_GETQUOTA, type), const char *special, int id, struct dqblk *addr)} - what somebody may have, and has.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @param id the user, group or project
     * @return the quota
     * @throws ErrnoException ESRCH if no such quotas are kept, EPERM for another's without CAP_SYS_ADMIN, ENOTBLK if it is no device, ENODEV if it is
     *     not mounted, ENOENT, ENOSYS if the kernel or the file system has no quotas, EINVAL for another type
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2), quota(1)"
     */
    public static DiskQuota quotactl_getquota(int type, String special, int id) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(DiskQuota.Layout.STRUCT);
            control(scratch, Commands.GETQUOTA, type, special, id, struct);
            return DiskQuota.read(id, struct);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_GETNEXTQUOTA, type), const char *special, int id, struct nextdqblk *addr)} - the quota of the first id, from this one on,
     * that has one. Since Linux 4.6.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @param id where to begin
     * @return the quota, and whose it is
     * @throws ErrnoException ENOENT if no more have one, EPERM without CAP_SYS_ADMIN, as {@link #quotactl_getquota} otherwise
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2), repquota(8)"
     */
    public static DiskQuota quotactl_getnextquota(int type, String special, int id) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(DiskQuota.Layout.NEXT);
            control(scratch, Commands.GETNEXTQUOTA, type, special, id, struct);
            return DiskQuota.read(DiskQuota.Layout.NEXT_ID.getInt(struct), struct);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_SETQUOTA, type), const char *special, int id, struct dqblk *addr)} - says what somebody may have.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @param quota the quota, with whose it is
     * @param valid what of it is set: any of the {@code QIF_} constants
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, ERANGE for a limit that the format cannot hold, as {@link #quotactl_getquota} otherwise
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2), setquota(8)"
     */
    public static void quotactl_setquota(int type, String special, DiskQuota quota, int valid) throws ErrnoException {
        Objects.requireNonNull(quota, "quota");
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(DiskQuota.Layout.STRUCT);
            quota.writeTo(struct, valid);
            control(scratch, Commands.SETQUOTA, type, special, quota.id(), struct);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_GETINFO, type), const char *special, 0, struct dqinfo *addr)} - how a file system keeps its quotas.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @return for how long the lower limits may be exceeded
     * @throws ErrnoException as {@link #quotactl_getquota}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2)"
     */
    public static QuotaInfo quotactl_getinfo(int type, String special) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(QuotaInfo.Layout.STRUCT);
            control(scratch, Commands.GETINFO, type, special, 0, struct);
            return QuotaInfo.read(struct);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_GETFMT, type), const char *special, 0, __u32 *addr)} - the format in which a file system keeps its quotas.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @return one of the {@code QFMT_} constants
     * @throws ErrnoException as {@link #quotactl_getquota}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2)"
     */
    public static int quotactl_getfmt(int type, String special) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long format = scratch.allocateZeroed(Integer.BYTES);
            control(scratch, Commands.GETFMT, type, special, 0, format);
            return Memory.getInt(format);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_SYNC, type), const char *special, 0, NULL)} - writes quotas out to the disk.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device; null for all file systems that keep some
     * @throws ErrnoException as {@link #quotactl_getquota}, of a device
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2)"
     */
    public static void quotactl_sync(int type, @Nullable String special) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            control(scratch, Commands.SYNC, type, special, 0, 0);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_QUOTAON, type), const char *special, int id, char *addr)} - lets a file system keep quotas.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @param format one of the {@code QFMT_} constants
     * @param file the file on it that has them, prepared by quotacheck(8); looked at only where they are not in hidden files
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, EACCES if it is no file or on another file system, EBUSY if they are kept already, ESRCH for a
     *     format that the kernel does not know, as {@link #quotactl_getquota} otherwise
     * @throws IllegalArgumentException if one of the paths holds a NUL
     * @see "quotactl(2), quotaon(8)"
     */
    public static void quotactl_quotaon(int type, String special, int format, String file) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long path = scratch.path(file, "file");
            control(scratch, Commands.QUOTAON, type, special, format, path);
        }
    }

    /**
     * {@code int quotactl(QCMD(Q_QUOTAOFF, type), const char *special, 0, NULL)} - lets a file system keep no more quotas.
     *
     * @param type {@code USRQUOTA}, {@code GRPQUOTA} or {@code PRJQUOTA}
     * @param special the device
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN, as {@link #quotactl_getquota} otherwise
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "quotactl(2), quotaoff(8)"
     */
    public static void quotactl_quotaoff(int type, String special) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            control(scratch, Commands.QUOTAOFF, type, Objects.requireNonNull(special, "special"), 0, 0);
        }
    }

    private static void control(Scratch scratch, int command, int type, @Nullable String special, int id, long address) throws ErrnoException {
        // Only Q_SYNC does without a device.
        long path = special == null && command == Commands.SYNC ? 0 : scratch.path(special, "special");
        if (QUOTACTL.call(scratch, command << TYPE_BITS | type & (1 << TYPE_BITS) - 1, path, id, address) == -1) {
            throw PosixErrors.failed(QUOTACTL, scratch, special);
        }
    }
}
