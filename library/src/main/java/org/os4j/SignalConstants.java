package org.os4j;

import org.os4j.internal.Constants;

/** The signals, and the numbers of sigprocmask(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SignalConstants permits PosixSignals {
    /** The terminal hung up, or its controlling process ended; daemons read their configuration again. */
    int SIGHUP = constant("SIGHUP");

    /** Interrupt from the keyboard, Ctrl-C. */
    int SIGINT = constant("SIGINT");

    /** Quit from the keyboard, Ctrl-{@literal \}; HotSpot prints its threads' stacks. */
    int SIGQUIT = constant("SIGQUIT");

    /** An instruction that the processor does not know; the JVM keeps it for itself. */
    int SIGILL = constant("SIGILL");

    /** A trace trap or breakpoint. */
    int SIGTRAP = constant("SIGTRAP");

    /** The end by abort(3), with a core file. */
    int SIGABRT = constant("SIGABRT");

    /** The same as SIGABRT. */
    int SIGIOT = constant("SIGIOT");

    /** An access to memory that is not there, such as beyond the end of a mapped file; the JVM keeps it for itself. */
    int SIGBUS = constant("SIGBUS");

    /** An arithmetic error, such as a division by zero; the JVM keeps it for itself. */
    int SIGFPE = constant("SIGFPE");

    /** The end, which nothing can catch, block or ignore. */
    int SIGKILL = constant("SIGKILL");

    /** Free for the program's use. */
    int SIGUSR1 = constant("SIGUSR1");

    /** An access to memory that is not allowed; the JVM keeps it for itself. */
    int SIGSEGV = constant("SIGSEGV");

    /** Free for the program's use; HotSpot suspends threads with it for JFR, unless the environment's _JAVA_SR_SIGNUM names another. */
    int SIGUSR2 = constant("SIGUSR2");

    /** A write to a pipe or socket that nobody reads; the JVM ignores it, so that the write fails with EPIPE. */
    int SIGPIPE = constant("SIGPIPE");

    /** The end of alarm(2). */
    int SIGALRM = constant("SIGALRM");

    /** The polite request to end, which kill(1) sends. */
    int SIGTERM = constant("SIGTERM");

    /** Unused. */
    int SIGSTKFLT = constant("SIGSTKFLT");

    /** A child ended, stopped or went on. */
    int SIGCHLD = constant("SIGCHLD");

    /** The same as SIGCHLD. */
    int SIGCLD = constant("SIGCLD");

    /** Go on after a stop. */
    int SIGCONT = constant("SIGCONT");

    /** The stop, which nothing can catch, block or ignore. */
    int SIGSTOP = constant("SIGSTOP");

    /** The stop from the keyboard, Ctrl-Z. */
    int SIGTSTP = constant("SIGTSTP");

    /** A background process group reads from its terminal. */
    int SIGTTIN = constant("SIGTTIN");

    /** A background process group writes to its terminal, or changes it. */
    int SIGTTOU = constant("SIGTTOU");

    /** Urgent data on a socket. */
    int SIGURG = constant("SIGURG");

    /** The limit of processor time is reached, RLIMIT_CPU. */
    int SIGXCPU = constant("SIGXCPU");

    /** A file would outgrow RLIMIT_FSIZE; the JVM ignores it, so that the write fails with EFBIG. */
    int SIGXFSZ = constant("SIGXFSZ");

    /** The end of a timer of processor time in the program. */
    int SIGVTALRM = constant("SIGVTALRM");

    /** The end of a profiling timer, which JFR may use. */
    int SIGPROF = constant("SIGPROF");

    /** The terminal's window has another size. */
    int SIGWINCH = constant("SIGWINCH");

    /** A descriptor with O_ASYNC is ready. */
    int SIGIO = constant("SIGIO");

    /** The same as SIGIO. */
    int SIGPOLL = constant("SIGPOLL");

    /** The power fails. */
    int SIGPWR = constant("SIGPWR");

    /** A system call that is not allowed, from seccomp(2). */
    int SIGSYS = constant("SIGSYS");

    /** The first real-time signal that the C library leaves to programs. */
    int SIGRTMIN = constant("SIGRTMIN");

    /** The last real-time signal. */
    int SIGRTMAX = constant("SIGRTMAX");

    /** One more than the highest signal number. */
    int NSIG = constant("NSIG");

    /** Adds to the signals that are blocked. */
    int SIG_BLOCK = constant("SIG_BLOCK");

    /** Takes from the signals that are blocked. */
    int SIG_UNBLOCK = constant("SIG_UNBLOCK");

    /** Sets the signals that are blocked. */
    int SIG_SETMASK = constant("SIG_SETMASK");

    /** For {@code signal}: does what the system does of itself, which is to end the process for most signals. */
    SignalHandler SIG_DFL = SignalHandler.SIG_DFL;

    /** For {@code signal}: ignores the signal. Programs that are executed go on ignoring it. */
    SignalHandler SIG_IGN = SignalHandler.SIG_IGN;

    private static int constant(String name) {
        return Constants.get("signals", name);
    }
}
