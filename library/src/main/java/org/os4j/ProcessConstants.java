package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of wait(2), waitid(2) and posix_spawn(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface ProcessConstants permits PosixWait {
    /** Waiting returns at once if there is nothing to tell. */
    int WNOHANG = constant("WNOHANG");

    /** Children that a signal stopped are told of too. */
    int WUNTRACED = constant("WUNTRACED");

    /** waitid tells of children that a signal stopped; the same number as {@link #WUNTRACED}. */
    int WSTOPPED = constant("WSTOPPED");

    /** waitid tells of children that ended. */
    int WEXITED = constant("WEXITED");

    /** Children that were stopped and go on are told of too. */
    int WCONTINUED = constant("WCONTINUED");

    /** waitid leaves the child as it is, to be waited for again. */
    int WNOWAIT = constant("WNOWAIT");

    /** waitid waits for any child. */
    int P_ALL = constant("P_ALL");

    /** waitid waits for the child with this process id. */
    int P_PID = constant("P_PID");

    /** waitid waits for any child of this process group. */
    int P_PGID = constant("P_PGID");

    /** waitid waits for the child that this descriptor stands for; Linux 5.4. */
    int P_PIDFD = constant("P_PIDFD");

    /** waitid: the child ended by exit. */
    int CLD_EXITED = constant("CLD_EXITED");

    /** waitid: a signal killed the child. */
    int CLD_KILLED = constant("CLD_KILLED");

    /** waitid: a signal killed the child, and it dumped core. */
    int CLD_DUMPED = constant("CLD_DUMPED");

    /** waitid: a child that is traced has stopped. */
    int CLD_TRAPPED = constant("CLD_TRAPPED");

    /** waitid: a signal stopped the child. */
    int CLD_STOPPED = constant("CLD_STOPPED");

    /** waitid: a child that was stopped goes on. */
    int CLD_CONTINUED = constant("CLD_CONTINUED");

    /** The flag of {@link SpawnAttributes#resetids}. */
    int POSIX_SPAWN_RESETIDS = constant("POSIX_SPAWN_RESETIDS");

    /** The flag of {@link SpawnAttributes#setpgroup}. */
    int POSIX_SPAWN_SETPGROUP = constant("POSIX_SPAWN_SETPGROUP");

    /** The flag of {@link SpawnAttributes#setsigdef}. */
    int POSIX_SPAWN_SETSIGDEF = constant("POSIX_SPAWN_SETSIGDEF");

    /** The flag of {@link SpawnAttributes#setsigmask}. */
    int POSIX_SPAWN_SETSIGMASK = constant("POSIX_SPAWN_SETSIGMASK");

    /** The flag of {@link SpawnAttributes#schedparam}. */
    int POSIX_SPAWN_SETSCHEDPARAM = constant("POSIX_SPAWN_SETSCHEDPARAM");

    /** The flag of {@link SpawnAttributes#scheduler}. */
    int POSIX_SPAWN_SETSCHEDULER = constant("POSIX_SPAWN_SETSCHEDULER");

    /** A flag that glibc takes and has not needed since 2.24. */
    int POSIX_SPAWN_USEVFORK = constant("POSIX_SPAWN_USEVFORK");

    /** The flag of {@link SpawnAttributes#setsid}. */
    int POSIX_SPAWN_SETSID = constant("POSIX_SPAWN_SETSID");

    /** The exit code of a program that did what it should. */
    int EXIT_SUCCESS = constant("EXIT_SUCCESS");

    /** The exit code of a program that did not. */
    int EXIT_FAILURE = constant("EXIT_FAILURE");

    private static int constant(String name) {
        return Constants.get("processes", name);
    }
}
