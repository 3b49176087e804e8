package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of getrlimit(2) and getrusage(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ResourceConstants permits PosixResources {
    /** No limit. */
    long RLIM_INFINITY = longConstant("RLIM_INFINITY");

    /** The address space, in bytes. */
    int RLIMIT_AS = constant("RLIMIT_AS");

    /** A core file, in bytes; 0 for none. */
    int RLIMIT_CORE = constant("RLIMIT_CORE");

    /** The processor time, in seconds: SIGXCPU at the soft limit, SIGKILL at the hard one. */
    int RLIMIT_CPU = constant("RLIMIT_CPU");

    /** The data, in bytes. */
    int RLIMIT_DATA = constant("RLIMIT_DATA");

    /** A file that is written, in bytes: SIGXFSZ, or EFBIG, beyond it. */
    int RLIMIT_FSIZE = constant("RLIMIT_FSIZE");

    /** Locks of files; Linux does not look at it. */
    int RLIMIT_LOCKS = constant("RLIMIT_LOCKS");

    /** The memory that may be locked, in bytes. */
    int RLIMIT_MEMLOCK = constant("RLIMIT_MEMLOCK");

    /** The message queues of the user, in bytes. */
    int RLIMIT_MSGQUEUE = constant("RLIMIT_MSGQUEUE");

    /** The niceness that may be taken: 20 less the value. */
    int RLIMIT_NICE = constant("RLIMIT_NICE");

    /** The descriptors: the highest, plus one. */
    int RLIMIT_NOFILE = constant("RLIMIT_NOFILE");

    /** Another name of {@code RLIMIT_NOFILE}. */
    int RLIMIT_OFILE = constant("RLIMIT_OFILE");

    /** The threads of the user. */
    int RLIMIT_NPROC = constant("RLIMIT_NPROC");

    /** The resident memory, in bytes; Linux does not look at it. */
    int RLIMIT_RSS = constant("RLIMIT_RSS");

    /** The real-time priority that may be taken. */
    int RLIMIT_RTPRIO = constant("RLIMIT_RTPRIO");

    /** The processor time that a real-time thread may use without waiting, in microseconds. */
    int RLIMIT_RTTIME = constant("RLIMIT_RTTIME");

    /** The signals that may be queued for the user. */
    int RLIMIT_SIGPENDING = constant("RLIMIT_SIGPENDING");

    /** The stack of the process's first thread, in bytes. */
    int RLIMIT_STACK = constant("RLIMIT_STACK");

    /** Of the process: of all of its threads. */
    int RUSAGE_SELF = constant("RUSAGE_SELF");

    /** Of the children that it waited for, and of those that they waited for. */
    int RUSAGE_CHILDREN = constant("RUSAGE_CHILDREN");

    /** Of the calling thread. */
    int RUSAGE_THREAD = constant("RUSAGE_THREAD");

    private static int constant(String name) {
        return Constants.get("resources", name);
    }

    private static long longConstant(String name) {
        return Constants.getLong("resources", name);
    }
}
