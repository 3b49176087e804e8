package org.os4j;

import org.os4j.internal.Constants;

/** The signals, and the numbers of sigprocmask(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SignalConstants permits PosixSignals {
    /** TODO. */
    int SIGHUP = constant("SIGHUP");

    /** TODO. */
    int SIGINT = constant("SIGINT");

    /** TODO. */
    int SIGQUIT = constant("SIGQUIT");

    /** TODO. */
    int SIGILL = constant("SIGILL");

    /** TODO. */
    int SIGTRAP = constant("SIGTRAP");

    /** TODO. */
    int SIGABRT = constant("SIGABRT");

    /** TODO. */
    int SIGIOT = constant("SIGIOT");

    /** TODO. */
    int SIGBUS = constant("SIGBUS");

    /** TODO. */
    int SIGFPE = constant("SIGFPE");

    /** TODO. */
    int SIGKILL = constant("SIGKILL");

    /** TODO. */
    int SIGUSR1 = constant("SIGUSR1");

    /** TODO. */
    int SIGSEGV = constant("SIGSEGV");

    /** TODO. */
    int SIGUSR2 = constant("SIGUSR2");

    /** TODO. */
    int SIGPIPE = constant("SIGPIPE");

    /** TODO. */
    int SIGALRM = constant("SIGALRM");

    /** TODO. */
    int SIGTERM = constant("SIGTERM");

    /** TODO. */
    int SIGSTKFLT = constant("SIGSTKFLT");

    /** TODO. */
    int SIGCHLD = constant("SIGCHLD");

    /** TODO. */
    int SIGCLD = constant("SIGCLD");

    /** TODO. */
    int SIGCONT = constant("SIGCONT");

    /** TODO. */
    int SIGSTOP = constant("SIGSTOP");

    /** TODO. */
    int SIGTSTP = constant("SIGTSTP");

    /** TODO. */
    int SIGTTIN = constant("SIGTTIN");

    /** TODO. */
    int SIGTTOU = constant("SIGTTOU");

    /** TODO. */
    int SIGURG = constant("SIGURG");

    /** TODO. */
    int SIGXCPU = constant("SIGXCPU");

    /** TODO. */
    int SIGXFSZ = constant("SIGXFSZ");

    /** TODO. */
    int SIGVTALRM = constant("SIGVTALRM");

    /** TODO. */
    int SIGPROF = constant("SIGPROF");

    /** TODO. */
    int SIGWINCH = constant("SIGWINCH");

    /** TODO. */
    int SIGIO = constant("SIGIO");

    /** TODO. */
    int SIGPOLL = constant("SIGPOLL");

    /** TODO. */
    int SIGPWR = constant("SIGPWR");

    /** TODO. */
    int SIGSYS = constant("SIGSYS");

    /** TODO. */
    int SIGRTMIN = constant("SIGRTMIN");

    /** TODO. */
    int SIGRTMAX = constant("SIGRTMAX");

    /** TODO. */
    int NSIG = constant("NSIG");

    /** TODO. */
    int SIG_BLOCK = constant("SIG_BLOCK");

    /** TODO. */
    int SIG_UNBLOCK = constant("SIG_UNBLOCK");

    /** TODO. */
    int SIG_SETMASK = constant("SIG_SETMASK");

    private static int constant(String name) {
        return Constants.get("signals", name);
    }
}
