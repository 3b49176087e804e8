/* <sys/quota.h> has only what Linux had in 2.6. */
struct os4j_nextdqblk {
    struct dqblk quota;
    unsigned dqb_id;
};
#ifndef PRJQUOTA
#define PRJQUOTA 2
#endif
#ifndef Q_GETNEXTQUOTA
#define Q_GETNEXTQUOTA 0x800009
#endif
#ifndef QFMT_VFS_OLD
#define QFMT_VFS_OLD 1
#define QFMT_VFS_V0 2
#endif
#ifndef QFMT_OCFS2
#define QFMT_OCFS2 3
#endif
#ifndef QFMT_VFS_V1
#define QFMT_VFS_V1 4
#endif
#ifndef QFMT_SHMEM
#define QFMT_SHMEM 5
#endif
