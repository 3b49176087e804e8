package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of seccomp(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SeccompConstants permits PosixSeccomp {
    /** prctl: nothing is filtered. */
    int SECCOMP_MODE_DISABLED = constant("SECCOMP_MODE_DISABLED");

    /** prctl: only read, write, exit and the return from a signal. */
    int SECCOMP_MODE_STRICT = constant("SECCOMP_MODE_STRICT");

    /** prctl: a program decides. */
    int SECCOMP_MODE_FILTER = constant("SECCOMP_MODE_FILTER");

    /** seccomp: only read, write, exit and the return from a signal. */
    int SECCOMP_SET_MODE_STRICT = constant("SECCOMP_SET_MODE_STRICT");

    /** seccomp: a program decides. */
    int SECCOMP_SET_MODE_FILTER = constant("SECCOMP_SET_MODE_FILTER");

    /** seccomp: whether the kernel knows an action. */
    int SECCOMP_GET_ACTION_AVAIL = constant("SECCOMP_GET_ACTION_AVAIL");

    /** seccomp: the sizes of what user notification exchanges. Since Linux 5.0. */
    int SECCOMP_GET_NOTIF_SIZES = constant("SECCOMP_GET_NOTIF_SIZES");

    /** For all threads of the process. */
    int SECCOMP_FILTER_FLAG_TSYNC = constant("SECCOMP_FILTER_FLAG_TSYNC");

    /** All that is not allowed is logged, unless it is {@code SECCOMP_RET_ERRNO}. */
    int SECCOMP_FILTER_FLAG_LOG = constant("SECCOMP_FILTER_FLAG_LOG");

    /** The processor's speculation is not restrained for it. */
    int SECCOMP_FILTER_FLAG_SPEC_ALLOW = constant("SECCOMP_FILTER_FLAG_SPEC_ALLOW");

    /** The result is a descriptor for user notification. Since Linux 5.0. */
    int SECCOMP_FILTER_FLAG_NEW_LISTENER = constant("SECCOMP_FILTER_FLAG_NEW_LISTENER");

    /** With {@code SECCOMP_FILTER_FLAG_TSYNC}: ESRCH, not a thread's id, when it fails. Since Linux 5.7. */
    int SECCOMP_FILTER_FLAG_TSYNC_ESRCH = constant("SECCOMP_FILTER_FLAG_TSYNC_ESRCH");

    /** Only a deadly signal interrupts what waits for a notification. Since Linux 5.19. */
    int SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV = constant("SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");

    /** The process is killed by SIGSYS. */
    int SECCOMP_RET_KILL_PROCESS = constant("SECCOMP_RET_KILL_PROCESS");

    /** The thread is killed by SIGSYS. */
    int SECCOMP_RET_KILL_THREAD = constant("SECCOMP_RET_KILL_THREAD");

    /** Another name of {@code SECCOMP_RET_KILL_THREAD}. */
    int SECCOMP_RET_KILL = constant("SECCOMP_RET_KILL");

    /** The thread gets SIGSYS. */
    int SECCOMP_RET_TRAP = constant("SECCOMP_RET_TRAP");

    /** The call fails with the low 16 bits as errno. */
    int SECCOMP_RET_ERRNO = constant("SECCOMP_RET_ERRNO");

    /** Another process decides. Since Linux 5.0. */
    int SECCOMP_RET_USER_NOTIF = constant("SECCOMP_RET_USER_NOTIF");

    /** The tracer decides; ENOSYS without one. */
    int SECCOMP_RET_TRACE = constant("SECCOMP_RET_TRACE");

    /** The call is made, and logged. */
    int SECCOMP_RET_LOG = constant("SECCOMP_RET_LOG");

    /** The call is made. */
    int SECCOMP_RET_ALLOW = constant("SECCOMP_RET_ALLOW");

    /** The bits of the action. */
    int SECCOMP_RET_ACTION_FULL = constant("SECCOMP_RET_ACTION_FULL");

    /** The bits of what belongs to the action. */
    int SECCOMP_RET_DATA = constant("SECCOMP_RET_DATA");

    private static int constant(String name) {
        return Constants.get("seccomp", name);
    }
}
