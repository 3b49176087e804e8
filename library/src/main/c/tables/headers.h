/* Every header whose constants or structs are in the tables, and what the oldest supported headers do not define yet. */
#include <asm/termbits.h> /* not <termios.h>, whose speeds are the kernel's codes no longer since glibc 2.42 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <limits.h>
#include <net/if.h> /* first, since <linux/if.h> leaves out what it finds there */
#include <linux/if.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/tty.h>
#include <linux/vm_sockets.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/ttydefaults.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Not in glibc's headers: <linux/stat.h> cannot be included beside <sys/stat.h>. */
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
#ifndef GRND_INSECURE
#define GRND_INSECURE 0x0004
#endif
/* Only in glibc's <termios.h>. */
#ifndef VSWTCH
#define VSWTCH VSWTC
#endif
/* Newer than the oldest supported headers, and the same on both processors. */
#ifndef SO_PASSPIDFD
#define SO_PASSPIDFD 76
#endif
#ifndef SO_PEERPIDFD
#define SO_PEERPIDFD 77
#endif
#ifndef SCM_PIDFD
#define SCM_PIDFD 4
#endif
#ifndef SCM_SECURITY
#define SCM_SECURITY 3
#endif
#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif
#ifndef VMADDR_CID_LOCAL
#define VMADDR_CID_LOCAL 1
#endif
#ifndef SO_TXTIME
#define SO_TXTIME 61
#endif
#ifndef UDP_SEGMENT
#define UDP_SEGMENT 103
#endif
#ifndef UDP_GRO
#define UDP_GRO 104
#endif
#ifndef IF_NAMESIZE
#define IF_NAMESIZE IFNAMSIZ
#endif
