package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of wait(2), waitid(2) and posix_spawn(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface ProcessConstants permits PosixWait {
    /** TODO. */
    int WNOHANG = constant("WNOHANG");

    /** TODO. */
    int WUNTRACED = constant("WUNTRACED");

    /** TODO. */
    int WSTOPPED = constant("WSTOPPED");

    /** TODO. */
    int WEXITED = constant("WEXITED");

    /** TODO. */
    int WCONTINUED = constant("WCONTINUED");

    /** TODO. */
    int WNOWAIT = constant("WNOWAIT");

    /** TODO. */
    int P_ALL = constant("P_ALL");

    /** TODO. */
    int P_PID = constant("P_PID");

    /** TODO. */
    int P_PGID = constant("P_PGID");

    /** TODO. */
    int P_PIDFD = constant("P_PIDFD");

    /** TODO. */
    int CLD_EXITED = constant("CLD_EXITED");

    /** TODO. */
    int CLD_KILLED = constant("CLD_KILLED");

    /** TODO. */
    int CLD_DUMPED = constant("CLD_DUMPED");

    /** TODO. */
    int CLD_TRAPPED = constant("CLD_TRAPPED");

    /** TODO. */
    int CLD_STOPPED = constant("CLD_STOPPED");

    /** TODO. */
    int CLD_CONTINUED = constant("CLD_CONTINUED");

    /** TODO. */
    int POSIX_SPAWN_RESETIDS = constant("POSIX_SPAWN_RESETIDS");

    /** TODO. */
    int POSIX_SPAWN_SETPGROUP = constant("POSIX_SPAWN_SETPGROUP");

    /** TODO. */
    int POSIX_SPAWN_SETSIGDEF = constant("POSIX_SPAWN_SETSIGDEF");

    /** TODO. */
    int POSIX_SPAWN_SETSIGMASK = constant("POSIX_SPAWN_SETSIGMASK");

    /** TODO. */
    int POSIX_SPAWN_SETSCHEDPARAM = constant("POSIX_SPAWN_SETSCHEDPARAM");

    /** TODO. */
    int POSIX_SPAWN_SETSCHEDULER = constant("POSIX_SPAWN_SETSCHEDULER");

    /** TODO. */
    int POSIX_SPAWN_USEVFORK = constant("POSIX_SPAWN_USEVFORK");

    /** TODO. */
    int POSIX_SPAWN_SETSID = constant("POSIX_SPAWN_SETSID");

    /** TODO. */
    int EXIT_SUCCESS = constant("EXIT_SUCCESS");

    /** TODO. */
    int EXIT_FAILURE = constant("EXIT_FAILURE");

    private static int constant(String name) {
        return Constants.get("processes", name);
    }
}
