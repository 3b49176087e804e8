/* <sys/pidfd.h> came with glibc 2.36. */
#ifndef PIDFD_NONBLOCK
#define PIDFD_NONBLOCK O_NONBLOCK
#endif
#ifndef PIDFD_THREAD
#define PIDFD_THREAD O_EXCL
#endif
#ifndef PIDFD_SIGNAL_THREAD
#define PIDFD_SIGNAL_THREAD (1 << 0)
#define PIDFD_SIGNAL_THREAD_GROUP (1 << 1)
#define PIDFD_SIGNAL_PROCESS_GROUP (1 << 2)
#endif
