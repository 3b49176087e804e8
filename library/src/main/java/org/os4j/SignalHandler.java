package org.os4j;

/**
 * What a process does when a signal comes: code of the program's, or {@link #SIG_DFL} or {@link #SIG_IGN}. Set by {@code Posix.signal}.
 *
 * <p>The code runs in a thread of its own, a new one for each signal, while the program goes on. It may do whatever Java may do. Two signals may be
 * handled at the same time, and in either order; and several of one kind that come at once may be one. The thread is a daemon: the JVM does not wait
 * for it when the program ends.
 */
@FunctionalInterface
public interface SignalHandler {
    /** Does what the system does of itself, which is to end the process for most signals. */
    SignalHandler SIG_DFL = SignalActions.Disposition.SIG_DFL;

    /** Ignores the signal. Programs that are executed go on ignoring it. */
    SignalHandler SIG_IGN = SignalActions.Disposition.SIG_IGN;

    /**
     * Handles a signal that has come.
     *
     * @param signum its number
     * @throws Exception for the uncaught exception handler of the thread, which prints it; later signals are handled all the same
     */
    void handle(int signum) throws Exception;
}
