package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of quotactl(2), as this platform has them. They are members of {@link Linux}. */
public sealed interface QuotaConstants permits LinuxQuotas {
    /** Quotas of users. */
    int USRQUOTA = constant("USRQUOTA");

    /** Quotas of groups. */
    int GRPQUOTA = constant("GRPQUOTA");

    /** Quotas of projects; since Linux 4.1. */
    int PRJQUOTA = constant("PRJQUOTA");

    /** A file of quotas: of Linux 2.2, with ids of 16 bits. */
    int QFMT_VFS_OLD = constant("QFMT_VFS_OLD");

    /** A file of quotas: ids of 32 bits. */
    int QFMT_VFS_V0 = constant("QFMT_VFS_V0");

    /** Quotas of OCFS2. */
    int QFMT_OCFS2 = constant("QFMT_OCFS2");

    /** A file of quotas: ids of 32 bits, space of 64. */
    int QFMT_VFS_V1 = constant("QFMT_VFS_V1");

    /** Quotas of tmpfs; since Linux 6.6. */
    int QFMT_SHMEM = constant("QFMT_SHMEM");

    /** quotactl_setquota: the limits of space. */
    int QIF_BLIMITS = constant("QIF_BLIMITS");

    /** quotactl_setquota: the space that is used. */
    int QIF_SPACE = constant("QIF_SPACE");

    /** quotactl_setquota: the limits of files. */
    int QIF_ILIMITS = constant("QIF_ILIMITS");

    /** quotactl_setquota: the files that there are. */
    int QIF_INODES = constant("QIF_INODES");

    /** quotactl_setquota: until when there may be too much space. */
    int QIF_BTIME = constant("QIF_BTIME");

    /** quotactl_setquota: until when there may be too many files. */
    int QIF_ITIME = constant("QIF_ITIME");

    private static int constant(String name) {
        return Constants.get("quotas", name);
    }
}
