/* <linux/stat.h> cannot be included beside <sys/stat.h>. */
#ifndef STATX_ATTR_WRITE_ATOMIC
#define STATX_ATTR_WRITE_ATOMIC 0x00400000
#endif
#ifndef STATX_MNT_ID
#define STATX_MNT_ID 0x00001000U
#endif
#ifndef STATX_DIOALIGN
#define STATX_DIOALIGN 0x00002000U
#endif
#ifndef STATX_MNT_ID_UNIQUE
#define STATX_MNT_ID_UNIQUE 0x00004000U
#endif
#ifndef STATX_SUBVOL
#define STATX_SUBVOL 0x00008000U
#endif
#ifndef STATX_WRITE_ATOMIC
#define STATX_WRITE_ATOMIC 0x00010000U
#endif
#ifndef STATX_DIO_READ_ALIGN
#define STATX_DIO_READ_ALIGN 0x00020000U
#endif

/* What Linux has put, since 5.8, into the room that the first struct statx left; older headers call all of it spare. */
struct newer_statx {
    char first[offsetof(struct statx, stx_dev_minor) + 4];
    unsigned long long stx_mnt_id;
    unsigned stx_dio_mem_align;
    unsigned stx_dio_offset_align;
    unsigned long long stx_subvol;
    unsigned stx_atomic_write_unit_min;
    unsigned stx_atomic_write_unit_max;
    unsigned stx_atomic_write_segments_max;
    unsigned stx_dio_read_offset_align;
    unsigned stx_atomic_write_unit_max_opt;
};
_Static_assert(sizeof(struct newer_statx) <= sizeof(struct statx), "struct statx is larger than what it was");

/* Newer than the oldest supported headers. */
#ifndef SYS_faccessat2
#define SYS_faccessat2 439
#endif
