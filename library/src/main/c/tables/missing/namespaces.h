/* <linux/sched.h> cannot be included beside glibc's headers. */
#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif
