package org.os4j;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/** Sending and receiving signals: a part of {@link Posix}. */
public abstract sealed class PosixSignals extends PosixSessions implements SignalConstants permits PosixSpawn {
    private static final CFunction KILL = CFunction.ofInt("kill");
    private static final CFunction KILLPG = CFunction.ofInt("killpg");
    private static final CFunction RAISE = CFunction.ofInt("raise");
    private static final CFunction STRSIGNAL = CFunction.ofLong("strsignal");
    private static final CFunction SIGFILLSET = CFunction.ofInt("sigfillset");
    private static final CFunction SIGISMEMBER = CFunction.ofInt("sigismember");
    private static final String UNKNOWN = "Unknown signal";
    static final Struct SIGSET = Struct.named("sigset");

    PosixSignals() {}

    /**
     * {@code int kill(pid_t pid, int sig)} - sends a signal to a process or a group.
     *
     * @param pid the process; 0 for this process's group, -1 for every process that may be sent to, or minus the id of a group
     * @param sig the signal, or 0 to send none and learn whether one could be sent
     * @throws ErrnoException ESRCH if there is no such process or group, EPERM if it is another user's, EINVAL for what is no signal
     * @see "kill(2), Python os.kill"
     */
    public static void kill(int pid, int sig) throws ErrnoException {
        send(KILL, pid, sig);
    }

    /**
     * {@code int killpg(pid_t pgrp, int sig)} - sends a signal to a process group.
     *
     * @param pgrp the group's id, or 0 for this process's group
     * @param sig the signal, or 0 to send none and learn whether one could be sent
     * @throws ErrnoException ESRCH if there is no such group, EPERM if all of it is another user's, EINVAL for a negative group or what is no signal
     * @throws IllegalArgumentException for group 1, which POSIX leaves undefined: the C library would send the signal to every process
     * @see "killpg(3), Python os.killpg"
     */
    public static void killpg(int pgrp, int sig) throws ErrnoException {
        if (pgrp == 1) {
            throw new IllegalArgumentException("pgrp: group 1 cannot be sent to: the C library's killpg(1) means every process");
        }
        send(KILLPG, pgrp, sig);
    }

    /**
     * {@code int raise(int sig)} - sends a signal to the calling thread; to its carrier, if it is a virtual one.
     *
     * <p>What the process does on a signal is not the thread's affair but the process's: a signal that ends or stops ends or stops the whole JVM, at
     * once. A Java handler runs in a thread of its own, so raise may return before it is called. SIGSEGV, SIGBUS, SIGFPE and SIGILL crash the JVM,
     * with its error report. SIGQUIT, which HotSpot blocks in every Java thread, is sent to the process instead, or it would wait for ever.
     *
     * @param sig the signal
     * @throws ErrnoException EINVAL for what is no signal
     * @see "raise(3), Python signal.raise_signal"
     */
    public static void raise(int sig) throws ErrnoException {
        if (sig == SIGQUIT) {
            kill(getpid(), sig);
            return;
        }
        try (Scratch scratch = Scratch.take()) {
            if (RAISE.call(scratch, sig) != 0) {
                throw failed(RAISE, scratch);
            }
        }
    }

    /**
     * {@code char *strsignal(int sig)} - the system's words for a signal, in the language of the locale.
     *
     * @param sig the signal
     * @return the text, such as {@code Terminated}; null for what is no signal
     * @see "strsignal(3), Python signal.strsignal"
     */
    public static @Nullable String strsignal(int sig) {
        try (Scratch scratch = Scratch.take()) {
            long text = STRSIGNAL.call(scratch, sig);
            String words = text == 0 ? UNKNOWN : CStrings.read(text);
            return words.startsWith(UNKNOWN) || SIGISMEMBER.call(scratch, allSignals(scratch), sig) != 1 ? null : words;
        }
    }

    /**
     * {@code sighandler_t signal(int signum, sighandler_t handler)} - says what this process does when a signal comes: runs code of the program's in
     * a thread of its own (see {@link SignalHandler}), nothing ({@code SIG_IGN}), or what the system does of itself ({@code SIG_DFL}).
     *
     * <p>Interrupted calls are made again. Programs that are executed keep {@code SIG_IGN}; all else is the default for them.
     *
     * <ul>
     *   <li>SIGHUP, SIGINT and SIGTERM end the JVM in order, with its shutdown hooks. What is set here takes the place of that; give the handler
     *       that was returned back to have it again. A JVM that was started with {@code -Xrs} takes {@code SIG_DFL} and {@code SIG_IGN} alone.
     *   <li>SIGQUIT prints the JVM's threads, and lets jcmd and its like attach. It takes {@code SIG_DFL} and {@code SIG_IGN} alone, and that is
     *       over then.
     *   <li>SIGPIPE and SIGXFSZ are ignored by the JVM. With {@code SIG_DFL} a write to a pipe that nobody reads ends the process, as it does in C.
     *   <li>SIGCHLD: with {@code SIG_IGN} the kernel reaps the children, and neither {@code wait} nor the JDK's {@code Process} learns how they
     *       ended.
     *   <li>SIGUSR2 is how HotSpot suspends a thread for JFR's sampler; take SIGUSR1 where a profiler may run, or name another in the environment
     *       variable {@code _JAVA_SR_SIGNUM}.
     *   <li>SIGSEGV, SIGBUS, SIGFPE and SIGILL are how the JVM works, and are refused; so is {@code SIGRTMAX - 2}, by which the JDK wakes threads.
     *   <li>Real-time signals take {@code SIG_DFL} and {@code SIG_IGN} alone.
     * </ul>
     *
     * @param signum the signal
     * @param handler the program's code, {@code SIG_DFL}, {@code SIG_IGN}, or what an earlier call for this signal returned
     * @return what was set before; the JVM's own handler, or that of native code, as an object that can be given back here
     * @throws IllegalArgumentException if it is no signal, or SIGKILL or SIGSTOP, which cannot be caught; if the handler belongs to another signal
     * @throws UnsupportedOperationException naming the signal and the reason, if the JVM needs it
     * @see "signal(2), Python signal.signal"
     */
    public static SignalHandler signal(int signum, SignalHandler handler) {
        Objects.requireNonNull(handler, "handler");
        return SignalActions.set(signum, handler);
    }

    /**
     * {@code int sigaction(int signum, NULL, struct sigaction *oldact)} - what this process does when a signal comes.
     *
     * @param signum the signal
     * @return {@code SIG_DFL}, {@code SIG_IGN} or the handler that {@link #signal} has set; the JVM's own handler, or that of native code, as an
     *     object that {@link #signal} takes
     * @throws IllegalArgumentException if it is no signal
     * @see "sigaction(2), Python signal.getsignal"
     */
    public static SignalHandler getsignal(int signum) {
        return SignalActions.get(signum);
    }

    /**
     * {@code int sigfillset(sigset_t *set)} - the signals that there are here.
     *
     * @return their numbers, without those that the C library keeps for its threads; it cannot be changed
     * @see "sigfillset(3), Python signal.valid_signals"
     */
    public static SortedSet<Integer> valid_signals() {
        try (Scratch scratch = Scratch.take()) {
            long all = allSignals(scratch);
            SortedSet<Integer> signals = new TreeSet<>();
            for (int signal = 1; signal < NSIG; signal++) {
                if (SIGISMEMBER.call(scratch, all, signal) == 1) {
                    signals.add(signal);
                }
            }
            return Collections.unmodifiableSortedSet(signals);
        }
    }

    private static long allSignals(Scratch scratch) {
        long set = scratch.allocate(SIGSET);
        SIGFILLSET.call(scratch, set);
        return set;
    }

    private static void send(CFunction function, int to, int sig) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, to, sig) == -1) {
                throw failed(function, scratch);
            }
        }
    }
}
