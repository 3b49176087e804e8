package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of setitimer(2) and sigaction(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SignalMaskConstants permits PosixSignalMasks {
    /** The timer counts real time, and sends SIGALRM. */
    int ITIMER_REAL = constant("ITIMER_REAL");

    /** The timer counts the time that the process runs, and sends SIGVTALRM. */
    int ITIMER_VIRTUAL = constant("ITIMER_VIRTUAL");

    /** The timer counts the time that the process, and the system for it, run, and sends SIGPROF. */
    int ITIMER_PROF = constant("ITIMER_PROF");

    /** From kill(2). */
    int SI_USER = constant("SI_USER");

    /** From the kernel. */
    int SI_KERNEL = constant("SI_KERNEL");

    /** From sigqueue(3), with a value. */
    int SI_QUEUE = constant("SI_QUEUE");

    /** From a timer of timer_create(2). */
    int SI_TIMER = constant("SI_TIMER");

    /** From a message queue of mq_notify(3). */
    int SI_MESGQ = constant("SI_MESGQ");

    /** From asynchronous input or output. */
    int SI_ASYNCIO = constant("SI_ASYNCIO");

    /** From queued SIGIO. */
    int SI_SIGIO = constant("SI_SIGIO");

    /** From tgkill(2), pthread_kill(3) or raise(3). */
    int SI_TKILL = constant("SI_TKILL");

    private static int constant(String name) {
        return Constants.get("signalmasks", name);
    }
}
