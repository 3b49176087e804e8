package org.os4j;

import org.os4j.internal.Constants;

/**
 * The names of sysconf(3), pathconf(3), confstr(3), getauxval(3) and nl_langinfo(3), and what programs exit with, as this platform has them. They are
 * members of {@link Posix}.
 */
public sealed interface ConfigurationConstants permits PosixConfiguration {
    /** The longest that exec's arguments and environment may be together, in bytes. */
    int _SC_ARG_MAX = constant("_SC_ARG_MAX");

    /** How many processes a user may have. */
    int _SC_CHILD_MAX = constant("_SC_CHILD_MAX");

    /** The ticks of a second in times(2). */
    int _SC_CLK_TCK = constant("_SC_CLK_TCK");

    /** How many supplementary groups a process may have. */
    int _SC_NGROUPS_MAX = constant("_SC_NGROUPS_MAX");

    /** How many descriptors a process may have open. */
    int _SC_OPEN_MAX = constant("_SC_OPEN_MAX");

    /** How many streams of C's a process may have open. */
    int _SC_STREAM_MAX = constant("_SC_STREAM_MAX");

    /** The shortest that a time zone's longest name may be, in bytes. */
    int _SC_TZNAME_MAX = constant("_SC_TZNAME_MAX");

    /** Whether there is job control. */
    int _SC_JOB_CONTROL = constant("_SC_JOB_CONTROL");

    /** Whether a process has saved ids. */
    int _SC_SAVED_IDS = constant("_SC_SAVED_IDS");

    /** The version of POSIX whose real-time signals there are. */
    int _SC_REALTIME_SIGNALS = constant("_SC_REALTIME_SIGNALS");

    /** The version of POSIX whose scheduling there is. */
    int _SC_PRIORITY_SCHEDULING = constant("_SC_PRIORITY_SCHEDULING");

    /** The version of POSIX whose timers there are. */
    int _SC_TIMERS = constant("_SC_TIMERS");

    /** The version of POSIX whose asynchronous input and output there is. */
    int _SC_ASYNCHRONOUS_IO = constant("_SC_ASYNCHRONOUS_IO");

    /** The version of POSIX whose synchronized input and output there is. */
    int _SC_SYNCHRONIZED_IO = constant("_SC_SYNCHRONIZED_IO");

    /** Whether there is fsync. */
    int _SC_FSYNC = constant("_SC_FSYNC");

    /** Whether files can be mapped. */
    int _SC_MAPPED_FILES = constant("_SC_MAPPED_FILES");

    /** Whether all memory can be locked. */
    int _SC_MEMLOCK = constant("_SC_MEMLOCK");

    /** Whether a range of memory can be locked. */
    int _SC_MEMLOCK_RANGE = constant("_SC_MEMLOCK_RANGE");

    /** Whether memory can be protected. */
    int _SC_MEMORY_PROTECTION = constant("_SC_MEMORY_PROTECTION");

    /** Whether there are semaphores. */
    int _SC_SEMAPHORES = constant("_SC_SEMAPHORES");

    /** Whether there are objects of shared memory. */
    int _SC_SHARED_MEMORY_OBJECTS = constant("_SC_SHARED_MEMORY_OBJECTS");

    /** How many operations one asynchronous list may have. */
    int _SC_AIO_LISTIO_MAX = constant("_SC_AIO_LISTIO_MAX");

    /** How many expirations of a timer are counted. */
    int _SC_DELAYTIMER_MAX = constant("_SC_DELAYTIMER_MAX");

    /** How many message queues a process may have open. */
    int _SC_MQ_OPEN_MAX = constant("_SC_MQ_OPEN_MAX");

    /** How many priorities a message may have. */
    int _SC_MQ_PRIO_MAX = constant("_SC_MQ_PRIO_MAX");

    /** The version of POSIX, 200809. */
    int _SC_VERSION = constant("_SC_VERSION");

    /** The size of a page of memory, in bytes. */
    int _SC_PAGESIZE = constant("_SC_PAGESIZE");

    /** Another name of {@code _SC_PAGESIZE}. */
    int _SC_PAGE_SIZE = constant("_SC_PAGE_SIZE");

    /** How many real-time signals there are for programs. */
    int _SC_RTSIG_MAX = constant("_SC_RTSIG_MAX");

    /** How many semaphores a process may have. */
    int _SC_SEM_NSEMS_MAX = constant("_SC_SEM_NSEMS_MAX");

    /** The greatest value of a semaphore. */
    int _SC_SEM_VALUE_MAX = constant("_SC_SEM_VALUE_MAX");

    /** How many signals may be queued for a process. */
    int _SC_SIGQUEUE_MAX = constant("_SC_SIGQUEUE_MAX");

    /** How many timers a process may have. */
    int _SC_TIMER_MAX = constant("_SC_TIMER_MAX");

    /** The longest line that the system's tools read, in bytes. */
    int _SC_LINE_MAX = constant("_SC_LINE_MAX");

    /** How many buffers one vectored call takes. */
    int _SC_IOV_MAX = constant("_SC_IOV_MAX");

    /** Another name of {@code _SC_IOV_MAX}. */
    int _SC_UIO_MAXIOV = constant("_SC_UIO_MAXIOV");

    /** A size to begin with for a group's entry, in bytes. */
    int _SC_GETGR_R_SIZE_MAX = constant("_SC_GETGR_R_SIZE_MAX");

    /** A size to begin with for a user's entry, in bytes. */
    int _SC_GETPW_R_SIZE_MAX = constant("_SC_GETPW_R_SIZE_MAX");

    /** The longest name of a user, in bytes. */
    int _SC_LOGIN_NAME_MAX = constant("_SC_LOGIN_NAME_MAX");

    /** The longest name of a terminal, in bytes. */
    int _SC_TTY_NAME_MAX = constant("_SC_TTY_NAME_MAX");

    /** Whether there are threads. */
    int _SC_THREADS = constant("_SC_THREADS");

    /** The smallest stack that a thread may have, in bytes. */
    int _SC_THREAD_STACK_MIN = constant("_SC_THREAD_STACK_MIN");

    /** How many threads a process may have. */
    int _SC_THREAD_THREADS_MAX = constant("_SC_THREAD_THREADS_MAX");

    /** How many keys for data of their own threads may have. */
    int _SC_THREAD_KEYS_MAX = constant("_SC_THREAD_KEYS_MAX");

    /** How many processors there are. */
    int _SC_NPROCESSORS_CONF = constant("_SC_NPROCESSORS_CONF");

    /** How many processors are in use. */
    int _SC_NPROCESSORS_ONLN = constant("_SC_NPROCESSORS_ONLN");

    /** How many pages of memory there are. */
    int _SC_PHYS_PAGES = constant("_SC_PHYS_PAGES");

    /** How many pages of memory are free. */
    int _SC_AVPHYS_PAGES = constant("_SC_AVPHYS_PAGES");

    /** How many functions of C's may wait for a program's end. */
    int _SC_ATEXIT_MAX = constant("_SC_ATEXIT_MAX");

    /** The version of the X/Open guide, 700. */
    int _SC_XOPEN_VERSION = constant("_SC_XOPEN_VERSION");

    /** The longest name of a machine, in bytes. */
    int _SC_HOST_NAME_MAX = constant("_SC_HOST_NAME_MAX");

    /** How many symbolic links a path may lead through. */
    int _SC_SYMLOOP_MAX = constant("_SC_SYMLOOP_MAX");

    /** The version of POSIX whose monotonic clock there is. */
    int _SC_MONOTONIC_CLOCK = constant("_SC_MONOTONIC_CLOCK");

    /** The version of POSIX whose clocks of processor time there are. */
    int _SC_CPUTIME = constant("_SC_CPUTIME");

    /** The version of POSIX whose clocks of a thread's processor time there are. */
    int _SC_THREAD_CPUTIME = constant("_SC_THREAD_CPUTIME");

    /** The version of POSIX whose posix_spawn there is. */
    int _SC_SPAWN = constant("_SC_SPAWN");

    /** The first cache of instructions, in bytes; 0 if the processor does not tell. */
    int _SC_LEVEL1_ICACHE_SIZE = constant("_SC_LEVEL1_ICACHE_SIZE");

    /** A line of the first cache of instructions, in bytes. */
    int _SC_LEVEL1_ICACHE_LINESIZE = constant("_SC_LEVEL1_ICACHE_LINESIZE");

    /** The first cache of data, in bytes; 0 if the processor does not tell. */
    int _SC_LEVEL1_DCACHE_SIZE = constant("_SC_LEVEL1_DCACHE_SIZE");

    /** The ways of the first cache of data. */
    int _SC_LEVEL1_DCACHE_ASSOC = constant("_SC_LEVEL1_DCACHE_ASSOC");

    /** A line of the first cache of data, in bytes. */
    int _SC_LEVEL1_DCACHE_LINESIZE = constant("_SC_LEVEL1_DCACHE_LINESIZE");

    /** The second cache, in bytes. */
    int _SC_LEVEL2_CACHE_SIZE = constant("_SC_LEVEL2_CACHE_SIZE");

    /** A line of the second cache, in bytes. */
    int _SC_LEVEL2_CACHE_LINESIZE = constant("_SC_LEVEL2_CACHE_LINESIZE");

    /** The third cache, in bytes. */
    int _SC_LEVEL3_CACHE_SIZE = constant("_SC_LEVEL3_CACHE_SIZE");

    /** A line of the third cache, in bytes. */
    int _SC_LEVEL3_CACHE_LINESIZE = constant("_SC_LEVEL3_CACHE_LINESIZE");

    /** The fourth cache, in bytes. */
    int _SC_LEVEL4_CACHE_SIZE = constant("_SC_LEVEL4_CACHE_SIZE");

    /** How many names a file may have. */
    int _PC_LINK_MAX = constant("_PC_LINK_MAX");

    /** The longest line that a terminal edits, in bytes. */
    int _PC_MAX_CANON = constant("_PC_MAX_CANON");

    /** The longest line that a terminal keeps, in bytes. */
    int _PC_MAX_INPUT = constant("_PC_MAX_INPUT");

    /** The longest name in a directory, in bytes. */
    int _PC_NAME_MAX = constant("_PC_NAME_MAX");

    /** The longest path from here, in bytes. */
    int _PC_PATH_MAX = constant("_PC_PATH_MAX");

    /** How many bytes a pipe takes in one piece. */
    int _PC_PIPE_BUF = constant("_PC_PIPE_BUF");

    /** Whether only root may give a file away. */
    int _PC_CHOWN_RESTRICTED = constant("_PC_CHOWN_RESTRICTED");

    /** Whether a name that is too long is an error. */
    int _PC_NO_TRUNC = constant("_PC_NO_TRUNC");

    /** The character that switches a terminal's special character off. */
    int _PC_VDISABLE = constant("_PC_VDISABLE");

    /** Whether synchronized input and output can be had. */
    int _PC_SYNC_IO = constant("_PC_SYNC_IO");

    /** Whether asynchronous input and output can be had. */
    int _PC_ASYNC_IO = constant("_PC_ASYNC_IO");

    /** Whether input and output can have a priority. */
    int _PC_PRIO_IO = constant("_PC_PRIO_IO");

    /** The largest buffer of a socket. */
    int _PC_SOCK_MAXBUF = constant("_PC_SOCK_MAXBUF");

    /** The bits of a file's size. */
    int _PC_FILESIZEBITS = constant("_PC_FILESIZEBITS");

    /** The step between sizes that suit a transfer, in bytes. */
    int _PC_REC_INCR_XFER_SIZE = constant("_PC_REC_INCR_XFER_SIZE");

    /** The largest size that suits a transfer, in bytes. */
    int _PC_REC_MAX_XFER_SIZE = constant("_PC_REC_MAX_XFER_SIZE");

    /** The smallest size that suits a transfer, in bytes. */
    int _PC_REC_MIN_XFER_SIZE = constant("_PC_REC_MIN_XFER_SIZE");

    /** The alignment that suits a transfer's buffer, in bytes. */
    int _PC_REC_XFER_ALIGN = constant("_PC_REC_XFER_ALIGN");

    /** The least space that a part of a file takes, in bytes. */
    int _PC_ALLOC_SIZE_MIN = constant("_PC_ALLOC_SIZE_MIN");

    /** The longest target of a symbolic link, in bytes. */
    int _PC_SYMLINK_MAX = constant("_PC_SYMLINK_MAX");

    /** Whether there are symbolic links. */
    int _PC_2_SYMLINKS = constant("_PC_2_SYMLINKS");

    /** The PATH that finds the standard tools. */
    int _CS_PATH = constant("_CS_PATH");

    /** The C library's name and version, such as {@code glibc 2.36}. */
    int _CS_GNU_LIBC_VERSION = constant("_CS_GNU_LIBC_VERSION");

    /** The thread library's name and version, such as {@code NPTL 2.36}. */
    int _CS_GNU_LIBPTHREAD_VERSION = constant("_CS_GNU_LIBPTHREAD_VERSION");

    /** The address of the program's headers. */
    int AT_PHDR = constant("AT_PHDR");

    /** The size of one of the program's headers, in bytes. */
    int AT_PHENT = constant("AT_PHENT");

    /** How many headers the program has. */
    int AT_PHNUM = constant("AT_PHNUM");

    /** The size of a page of memory, in bytes. */
    int AT_PAGESZ = constant("AT_PAGESZ");

    /** The address of the program's interpreter, the dynamic linker. */
    int AT_BASE = constant("AT_BASE");

    /** The address where the program begins. */
    int AT_ENTRY = constant("AT_ENTRY");

    /** The real user id. */
    int AT_UID = constant("AT_UID");

    /** The effective user id. */
    int AT_EUID = constant("AT_EUID");

    /** The real group id. */
    int AT_GID = constant("AT_GID");

    /** The effective group id. */
    int AT_EGID = constant("AT_EGID");

    /** The address of the processor's name, a string. */
    int AT_PLATFORM = constant("AT_PLATFORM");

    /** What the processor can do, as bits that each architecture defines; on x86-64 glibc has put its own in their place. */
    int AT_HWCAP = constant("AT_HWCAP");

    /** What more the processor can do, as bits that each architecture defines. */
    int AT_HWCAP2 = constant("AT_HWCAP2");

    /** The ticks of a second in times(2). */
    int AT_CLKTCK = constant("AT_CLKTCK");

    /** 1 for a program that got more rights when it was executed. */
    int AT_SECURE = constant("AT_SECURE");

    /** The address of 16 random bytes. */
    int AT_RANDOM = constant("AT_RANDOM");

    /** The address of the program's path, a string. */
    int AT_EXECFN = constant("AT_EXECFN");

    /** The address of the code that the kernel gives every process, the vDSO. */
    int AT_SYSINFO_EHDR = constant("AT_SYSINFO_EHDR");

    /** The smallest stack that a signal needs, in bytes. Since Linux 5.14 on x86-64. */
    int AT_MINSIGSTKSZ = constant("AT_MINSIGSTKSZ");

    /** How many supplementary groups a process may have, when C was compiled. */
    int NGROUPS_MAX = constant("NGROUPS_MAX");

    /** How many different names of temporary files C's functions make at least. */
    int TMP_MAX = constant("TMP_MAX");

    /** What a program exits with that succeeded. */
    int EX_OK = constant("EX_OK");

    /** What a program exits with: it was called in the wrong way. */
    int EX_USAGE = constant("EX_USAGE");

    /** What a program exits with: the input is wrong. */
    int EX_DATAERR = constant("EX_DATAERR");

    /** What a program exits with: the input is missing or not readable. */
    int EX_NOINPUT = constant("EX_NOINPUT");

    /** What a program exits with: there is no such user. */
    int EX_NOUSER = constant("EX_NOUSER");

    /** What a program exits with: there is no such host. */
    int EX_NOHOST = constant("EX_NOHOST");

    /** What a program exits with: a service is not there. */
    int EX_UNAVAILABLE = constant("EX_UNAVAILABLE");

    /** What a program exits with: an error of its own. */
    int EX_SOFTWARE = constant("EX_SOFTWARE");

    /** What a program exits with: an error of the system, no process or pipe to be had. */
    int EX_OSERR = constant("EX_OSERR");

    /** What a program exits with: a file of the system is missing or wrong. */
    int EX_OSFILE = constant("EX_OSFILE");

    /** What a program exits with: an output file cannot be created. */
    int EX_CANTCREAT = constant("EX_CANTCREAT");

    /** What a program exits with: an input or output failed. */
    int EX_IOERR = constant("EX_IOERR");

    /** What a program exits with: try again later. */
    int EX_TEMPFAIL = constant("EX_TEMPFAIL");

    /** What a program exits with: the other side said what it may not. */
    int EX_PROTOCOL = constant("EX_PROTOCOL");

    /** What a program exits with: it has no permission. */
    int EX_NOPERM = constant("EX_NOPERM");

    /** What a program exits with: it is configured wrongly. */
    int EX_CONFIG = constant("EX_CONFIG");

    /** setlocale: characters and their encoding. */
    int LC_CTYPE = constant("LC_CTYPE");

    /** setlocale: numbers. */
    int LC_NUMERIC = constant("LC_NUMERIC");

    /** setlocale: dates and times. */
    int LC_TIME = constant("LC_TIME");

    /** setlocale: the order of texts. */
    int LC_COLLATE = constant("LC_COLLATE");

    /** setlocale: sums of money. */
    int LC_MONETARY = constant("LC_MONETARY");

    /** setlocale: messages. */
    int LC_MESSAGES = constant("LC_MESSAGES");

    /** setlocale: all of it. */
    int LC_ALL = constant("LC_ALL");

    /** nl_langinfo: the name of the character encoding. */
    int CODESET = constant("CODESET");

    /** nl_langinfo: strftime's format for a time and a date. */
    int D_T_FMT = constant("D_T_FMT");

    /** nl_langinfo: strftime's format for a date. */
    int D_FMT = constant("D_FMT");

    /** nl_langinfo: strftime's format for a time. */
    int T_FMT = constant("T_FMT");

    /** nl_langinfo: strftime's format for a time with morning and afternoon. */
    int T_FMT_AMPM = constant("T_FMT_AMPM");

    /** nl_langinfo: the morning. */
    int AM_STR = constant("AM_STR");

    /** nl_langinfo: the afternoon. */
    int PM_STR = constant("PM_STR");

    /** nl_langinfo: Sunday; the other days follow, one by one, to {@code DAY_1 + 6}. */
    int DAY_1 = constant("DAY_1");

    /** nl_langinfo: Sunday, short; the other days follow. */
    int ABDAY_1 = constant("ABDAY_1");

    /** nl_langinfo: January; the other months follow, one by one, to {@code MON_1 + 11}. */
    int MON_1 = constant("MON_1");

    /** nl_langinfo: January, short; the other months follow. */
    int ABMON_1 = constant("ABMON_1");

    /** nl_langinfo: what stands before a number's fraction. */
    int RADIXCHAR = constant("RADIXCHAR");

    /** nl_langinfo: what stands between a number's groups of digits. */
    int THOUSEP = constant("THOUSEP");

    /** nl_langinfo: a regular expression for yes. */
    int YESEXPR = constant("YESEXPR");

    /** nl_langinfo: a regular expression for no. */
    int NOEXPR = constant("NOEXPR");

    /** nl_langinfo: the currency, after {@code -} if it stands before the value, {@code +} after it, {@code .} for the radix character. */
    int CRNCYSTR = constant("CRNCYSTR");

    /** nl_langinfo: how years are counted, in eras. */
    int ERA = constant("ERA");

    private static int constant(String name) {
        return Constants.get(switch (name.substring(0, 3)) {
            case "_SC" -> "sysconf";
            case "_PC" -> "pathconf";
            case "_CS" -> "confstr";
            default -> "configuration";
        }, name);
    }
}
