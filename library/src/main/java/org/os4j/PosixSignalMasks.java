package org.os4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Times;
import org.os4j.internal.Timeval;

/**
 * Signal masks, waiting for signals, and the timers that send them: a part of {@link Posix}.
 *
 * <p>A signal to the process goes to any thread that does not block it, and the JVM has many. So {@code sigwait} and its sisters get what is sent to
 * the calling thread; what is sent to the process they get only if every thread blocks it, as {@link PosixEvents#signalfd} explains. A program that
 * only wants to know of a signal is better served by {@link PosixSignals#signal}.
 */
public abstract sealed class PosixSignalMasks extends PosixPidfd implements SignalMaskConstants permits PosixTerminals {
    // pthread_sigmask is the same call, but has been in libc itself only since glibc 2.32.
    private static final CFunction SIGPROCMASK = CFunction.ofInt("sigprocmask");
    private static final CFunction PTHREAD_SELF = CFunction.ofLong("pthread_self");
    private static final CFunction SIGPENDING = CFunction.ofInt("sigpending");
    private static final CFunction SIGSUSPEND = CFunction.ofInt("sigsuspend").interruptible();
    private static final CFunction SIGWAIT = CFunction.ofInt("sigwait");
    private static final CFunction SIGWAITINFO = CFunction.ofInt("sigwaitinfo");
    private static final CFunction SIGTIMEDWAIT = CFunction.ofInt("sigtimedwait").interruptible();
    private static final CFunction SIGQUEUE = CFunction.ofInt("sigqueue");
    private static final CFunction SIGINTERRUPT = CFunction.ofInt("siginterrupt");
    private static final CFunction PAUSE = CFunction.ofInt("pause").interruptible();
    private static final CFunction ALARM = CFunction.ofInt("alarm");
    private static final CFunction SETITIMER = CFunction.ofInt("setitimer");
    private static final CFunction GETITIMER = CFunction.ofInt("getitimer");
    // By number, not by name: glibc has had the name since 2.30.
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final int SYS_TGKILL = Constants.get("signalmasks calls", "SYS_tgkill");
    private static final String TASKS = "/proc/self/task";
    private static final String BLOCKED = "SigBlk:";

    PosixSignalMasks() {}

    /** The layout of {@code struct itimerval}. */
    private static final class TimerLayout {
        static final Struct STRUCT = Struct.named("itimerval");
        private static final int INTERVAL = STRUCT.field("it_interval.tv_sec").offset();
        private static final int VALUE = STRUCT.field("it_value.tv_sec").offset();
        private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

        private TimerLayout() {}

        static void write(long struct, Duration value, Duration interval) {
            Timeval.write(struct + VALUE, value);
            Timeval.write(struct + INTERVAL, interval);
        }

        static Itimer read(long struct) {
            return new Itimer(readOne(struct + VALUE), readOne(struct + INTERVAL));
        }

        private static Duration readOne(long timeval) {
            Duration time = Timeval.read(timeval);
            // The kernel adds the longest time to that of the clock, and tells of what is left as less than nothing.
            return time.isNegative() ? LONGEST : time;
        }
    }

    /**
     * {@code int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset)} - changes which signals the calling thread blocks. Threads that it
     * starts, and programs, inherit that.
     *
     * <p>The JVM's own signals: SIGSEGV, SIGBUS, SIGFPE and SIGILL, by which it works, and {@code SIGRTMAX - 2}, with which the JDK wakes threads
     * that wait for sockets and files, are refused. SIGQUIT is blocked in every Java thread, since another prints the stacks. A thread that blocks
     * SIGUSR2 is not sampled by JFR. SIGKILL and SIGSTOP the kernel leaves out without a word.
     *
     * @param how {@code SIG_BLOCK} to add to them, {@code SIG_UNBLOCK} to take from them, {@code SIG_SETMASK} for these and no others
     * @param set the signals; with {@code SIG_BLOCK} and none, nothing changes
     * @return those that were blocked before; it cannot be changed
     * @throws ErrnoException EINVAL if {@code how} is none of the three
     * @throws IllegalArgumentException if the set holds what is no signal
     * @throws UnsupportedOperationException if it would block a signal that the JVM works by, naming it; on a virtual thread
     * @see "pthread_sigmask(3), Python signal.pthread_sigmask"
     */
    public static SortedSet<Integer> pthread_sigmask(int how, Set<Integer> set) throws ErrnoException {
        return changeMask("pthread_sigmask", how, set);
    }

    /**
     * {@code int sigprocmask(int how, const sigset_t *set, sigset_t *oldset)} - the same as {@link #pthread_sigmask}: on Linux, too, it is the
     * calling thread's mask.
     *
     * @param how as for {@link #pthread_sigmask}
     * @param set the signals
     * @return those that were blocked before; it cannot be changed
     * @throws ErrnoException as {@link #pthread_sigmask}
     * @throws IllegalArgumentException if the set holds what is no signal
     * @throws UnsupportedOperationException as {@link #pthread_sigmask}
     * @see "sigprocmask(2)"
     */
    public static SortedSet<Integer> sigprocmask(int how, Set<Integer> set) throws ErrnoException {
        return changeMask("sigprocmask", how, set);
    }

    /**
     * {@code SigBlk} of proc(5) - the signals that every thread of this process blocks: those that wait for {@code signalfd} and {@code sigwait} when
     * they are sent to the process. It is a snapshot, and no function of C's.
     *
     * @return the signals; it cannot be changed
     * @throws IOException if {@code /proc} is not there
     * @see "proc_pid_status(5)"
     */
    public static SortedSet<Integer> blocked_signals() throws IOException {
        long everywhere = -1;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of(TASKS))) {
            for (Path task : tasks) {
                everywhere &= blockedBy(task);
            }
        }
        SortedSet<Integer> signals = new TreeSet<>();
        for (int signal = 1; signal <= Long.SIZE; signal++) {
            if ((everywhere >>> signal - 1 & 1) == 1) {
                signals.add(signal);
            }
        }
        return Collections.unmodifiableSortedSet(signals);
    }

    /** A thread's mask, one bit a signal; all of them for a thread that has just ended. */
    private static long blockedBy(Path task) throws IOException {
        List<String> lines;
        try {
            // Not UTF-8: the name of a thread is cut after 15 bytes, in the middle of a letter too.
            lines = Files.readAllLines(task.resolve("status"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
            return -1;
        }
        for (String line : lines) {
            if (line.startsWith(BLOCKED)) {
                return Long.parseUnsignedLong(line.substring(BLOCKED.length()).strip(), 16);
            }
        }
        return -1;
    }

    /**
     * {@code int sigpending(sigset_t *set)} - the signals that are pending: sent, but blocked. Those to the calling thread, and those to the process.
     *
     * @return their numbers; it cannot be changed
     * @throws ErrnoException never
     * @throws UnsupportedOperationException on a virtual thread
     * @see "sigpending(2), Python signal.sigpending"
     */
    public static SortedSet<Integer> sigpending() throws ErrnoException {
        Arguments.requirePlatformThread("sigpending");
        try (Scratch scratch = Scratch.take()) {
            long set = scratch.allocate(SIGSET);
            if (SIGPENDING.call(scratch, set) == -1) {
                throw failed(SIGPENDING, scratch);
            }
            return SignalSets.read(scratch, set);
        }
    }

    /**
     * {@code int sigsuspend(const sigset_t *mask)} - lets the calling thread block these signals and no others until a handler has run in it, and
     * restores the mask. Handlers of {@code signal} run on a thread of their own: it returns when the JVM's handler, which only calls them, has run.
     *
     * @param mask the signals that are blocked meanwhile
     * @throws ErrnoException never: its EINTR is how it returns
     * @throws IllegalArgumentException if the mask holds what is no signal
     * @throws UnsupportedOperationException if it would block a signal that the JVM works by, naming it; on a virtual thread
     * @see "sigsuspend(2)"
     */
    public static void sigsuspend(Set<Integer> mask) throws ErrnoException {
        Objects.requireNonNull(mask, "mask");
        Arguments.requirePlatformThread("sigsuspend");
        SignalSets.refuseThoseOfTheJvm("sigsuspend", mask, Set.of());
        try (Scratch scratch = Scratch.take()) {
            waitForHandler(SIGSUSPEND, scratch, SignalSets.write(scratch, mask, "mask"));
        }
    }

    /**
     * {@code int pause(void)} - waits until a handler has run in the calling thread. A signal to the process mostly runs its handler in another
     * thread, the one that the process began with: send it by {@link #tgkill} or {@link #pthread_kill}.
     *
     * @throws ErrnoException never: its EINTR is how it returns
     * @throws UnsupportedOperationException on a virtual thread
     * @see "pause(2), Python signal.pause"
     */
    public static void pause() throws ErrnoException {
        Arguments.requirePlatformThread("pause");
        try (Scratch scratch = Scratch.take()) {
            waitForHandler(PAUSE, scratch, 0);
        }
    }

    /**
     * {@code int sigwait(const sigset_t *set, int *sig)} - waits until one of these signals is pending, and takes it. The calling thread must block
     * them, or they do what they do.
     *
     * @param set the signals
     * @return the one that came
     * @throws ErrnoException never for a set of signals
     * @throws IllegalArgumentException if the set holds what is no signal
     * @throws UnsupportedOperationException if it holds a signal that no thread of the JVM's may block, see {@link #pthread_sigmask}; on a virtual
     *     thread
     * @see "sigwait(3), Python signal.sigwait"
     */
    public static int sigwait(Set<Integer> set) throws ErrnoException {
        checkAwaited("sigwait", set);
        try (Scratch scratch = Scratch.take()) {
            long signal = scratch.allocate(Integer.BYTES);
            int error = (int) SIGWAIT.call(scratch, SignalSets.write(scratch, set, "set"), signal);
            if (error != 0) {
                throw new ErrnoException(SIGWAIT.name(), error);
            }
            return Memory.getInt(signal);
        }
    }

    /**
     * {@code int sigwaitinfo(const sigset_t *set, siginfo_t *info)} - as {@link #sigwait}, and tells who sent it. The C
     * library calls what was sent to the thread {@code SI_USER}, not {@code SI_TKILL}.
     *
     * @param set the signals, which the calling thread must block
     * @return the one that came
     * @throws ErrnoException never for a set of signals
     * @throws IllegalArgumentException if the set holds what is no signal
     * @throws UnsupportedOperationException as {@link #sigwait}
     * @see "sigwaitinfo(2), Python signal.sigwaitinfo"
     */
    public static Siginfo sigwaitinfo(Set<Integer> set) throws ErrnoException {
        checkAwaited("sigwaitinfo", set);
        try (Scratch scratch = Scratch.take()) {
            long info = scratch.allocateZeroed(Siginfo.Layout.SIGINFO.size);
            if (SIGWAITINFO.call(scratch, SignalSets.write(scratch, set, "set"), info) == -1) {
                throw failed(SIGWAITINFO, scratch);
            }
            return Siginfo.ofSiginfo(info);
        }
    }

    /**
     * {@code int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)} - as {@link #sigwaitinfo}, but not for ever.
     * After the handler of another signal it goes on with the time that is left.
     *
     * @param set the signals, which the calling thread must block
     * @param timeout how long to wait at most; zero to look and not wait
     * @return the one that came; null if the time was over
     * @throws ErrnoException never for a set of signals
     * @throws IllegalArgumentException if the set holds what is no signal, or the timeout is negative
     * @throws UnsupportedOperationException as {@link #sigwait}
     * @see "sigtimedwait(2), Python signal.sigtimedwait"
     */
    public static @Nullable Siginfo sigtimedwait(Set<Integer> set, Duration timeout) throws ErrnoException {
        checkAwaited("sigtimedwait", set);
        long span = Times.timeout(Objects.requireNonNull(timeout, "timeout"));
        long start = System.nanoTime();
        try (Scratch scratch = Scratch.take()) {
            long signals = SignalSets.write(scratch, set, "set");
            long info = scratch.allocateZeroed(Siginfo.Layout.SIGINFO.size);
            long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
            do {
                Times.write(timespec, Math.max(0, span - (System.nanoTime() - start)));
                if (SIGTIMEDWAIT.call(scratch, signals, info, timespec) != -1) {
                    return Siginfo.ofSiginfo(info);
                }
            } while (Errno.of(scratch.errno()) == Errno.EINTR);
            if (Errno.of(scratch.errno()) == Errno.EAGAIN) {
                return null;
            }
            throw failed(SIGTIMEDWAIT, scratch);
        }
    }

    /**
     * {@code pthread_t pthread_self(void)} - the C library's name of the calling thread.
     *
     * @return the name, for {@link #pthread_kill}; another thread may have it when this one has ended
     * @throws UnsupportedOperationException on a virtual thread
     * @see "pthread_self(3), Python threading.get_ident"
     */
    public static long pthread_self() {
        Arguments.requirePlatformThread("pthread_self");
        try (Scratch scratch = Scratch.take()) {
            long thread = PTHREAD_SELF.call(scratch);
            ThreadIds.remember(thread);
            return thread;
        }
    }

    /**
     * {@code int pthread_kill(pthread_t thread, int sig)} - sends a signal to a thread of this process. What the process does on a signal is not the
     * thread's affair but the process's: one that ends it ends the whole JVM.
     *
     * @param thread what {@link #pthread_self} returned to the thread
     * @param sig the signal, or 0 to send none and learn whether the thread is there
     * @throws ErrnoException ESRCH if the thread has ended, or never called {@link #pthread_self}; EINVAL for what is no signal
     * @see "pthread_kill(3), Python signal.pthread_kill"
     */
    public static void pthread_kill(long thread, int sig) throws ErrnoException {
        int process = getpid();
        int tid = ThreadIds.tidOf(thread);
        if (tid == 0) {
            throw new ErrnoException("pthread_kill", Errno.ESRCH.code());
        }
        send("pthread_kill", process, tid, sig);
    }

    /**
     * {@code int tgkill(pid_t tgid, pid_t tid, int sig)} - sends a signal to a thread of any process.
     *
     * @param tgid the process
     * @param tid the thread, as {@code gettid} gives it
     * @param sig the signal, or 0 to send none and learn whether the thread is there
     * @throws ErrnoException ESRCH if the process has no such thread, EPERM if it is another user's, EINVAL for what is no signal or no id
     * @see "tgkill(2)"
     */
    public static void tgkill(int tgid, int tid, int sig) throws ErrnoException {
        send("tgkill", tgid, tid, sig);
    }

    /**
     * {@code int sigqueue(pid_t pid, int sig, const union sigval value)} - sends a signal to a process, and a value with it.
     *
     * @param pid the process
     * @param sig the signal, or 0 to send none and learn whether one could be sent
     * @param value what {@link Siginfo#value()} gives there; C's {@code sival_int} is its low half
     * @throws ErrnoException ESRCH if there is no such process, EPERM if it is another user's, EINVAL for what is no signal, EAGAIN if too many are
     *     queued
     * @see "sigqueue(3)"
     */
    public static void sigqueue(int pid, int sig, long value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SIGQUEUE.call(scratch, pid, sig, value) == -1) {
                throw failed(SIGQUEUE, scratch);
            }
        }
    }

    /**
     * {@code int siginterrupt(int sig, int flag)} - whether a system call fails with EINTR when the handler of this signal has run during it, or goes
     * on. os4j makes such calls again, so it matters to native code of the program's alone. It is forgotten when another handler is set.
     *
     * @param sig the signal
     * @param flag true for EINTR
     * @throws ErrnoException EINVAL for what is no signal
     * @throws UnsupportedOperationException if the JVM works by the signal, naming it
     * @see "siginterrupt(3), Python signal.siginterrupt"
     */
    public static void siginterrupt(int sig, boolean flag) throws ErrnoException {
        SignalSets.refuseThoseOfTheJvm("siginterrupt", Set.of(sig), Set.of());
        try (Scratch scratch = Scratch.take()) {
            if (SIGINTERRUPT.call(scratch, sig, flag ? 1 : 0) == -1) {
                throw failed(SIGINTERRUPT, scratch);
            }
        }
    }

    /**
     * {@code unsigned int alarm(unsigned int seconds)} - sends SIGALRM to the process after some time. There is one alarm, the same as the timer
     * {@code ITIMER_REAL}. Without a handler SIGALRM ends the JVM.
     *
     * @param seconds the time; 0 for no alarm
     * @return the seconds that were left of the last one, rounded; 0 if there was none
     * @throws IllegalArgumentException if the time is negative
     * @see "alarm(2), Python signal.alarm"
     */
    public static int alarm(int seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("seconds: must not be negative: " + seconds);
        }
        try (Scratch scratch = Scratch.take()) {
            return (int) ALARM.call(scratch, seconds);
        }
    }

    /**
     * {@code int setitimer(int which, const struct itimerval *new_value, struct itimerval *old_value)} - sets one of the process's three timers, or
     * turns it off. Without a handler its signal ends the JVM.
     *
     * @param which {@code ITIMER_REAL}, {@code ITIMER_VIRTUAL} or {@code ITIMER_PROF}
     * @param value when it first expires, from now, rounded up to a microsecond; zero turns it off
     * @param interval how long from one expiration to the next, rounded up to a microsecond; zero for one alone
     * @return what it was set to
     * @throws ErrnoException EINVAL if there is no such timer, or a time is more than it takes
     * @throws IllegalArgumentException if a time is negative
     * @see "setitimer(2), Python signal.setitimer"
     */
    public static Itimer setitimer(int which, Duration value, Duration interval) throws ErrnoException {
        Times.check(value, "value");
        Times.check(interval, "interval");
        try (Scratch scratch = Scratch.take()) {
            long newValue = scratch.allocate(TimerLayout.STRUCT);
            long oldValue = scratch.allocate(TimerLayout.STRUCT);
            TimerLayout.write(newValue, value, interval);
            if (SETITIMER.call(scratch, which, newValue, oldValue) == -1) {
                throw failed(SETITIMER, scratch);
            }
            return TimerLayout.read(oldValue);
        }
    }

    /**
     * {@code int getitimer(int which, struct itimerval *curr_value)} - what one of the process's three timers is set to.
     *
     * @param which {@code ITIMER_REAL}, {@code ITIMER_VIRTUAL} or {@code ITIMER_PROF}
     * @return the time from now until it expires, and the interval
     * @throws ErrnoException EINVAL if there is no such timer
     * @see "getitimer(2), Python signal.getitimer"
     */
    public static Itimer getitimer(int which) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(TimerLayout.STRUCT);
            if (GETITIMER.call(scratch, which, value) == -1) {
                throw failed(GETITIMER, scratch);
            }
            return TimerLayout.read(value);
        }
    }

    private static SortedSet<Integer> changeMask(String name, int how, Set<Integer> set) throws ErrnoException {
        Objects.requireNonNull(set, "set");
        Arguments.requirePlatformThread(name);
        try (Scratch scratch = Scratch.take()) {
            long signals = SignalSets.write(scratch, set, "set");
            long before = scratch.allocate(SIGSET);
            SIGPROCMASK.call(scratch, SIG_BLOCK, 0, before);
            SortedSet<Integer> blocked = SignalSets.read(scratch, before);
            if (how != SIG_UNBLOCK) {
                SignalSets.refuseThoseOfTheJvm(name, set, blocked);
            }
            if (SIGPROCMASK.call(scratch, how, signals, 0) == -1) {
                throw new ErrnoException(name, scratch.errno());
            }
            return blocked;
        }
    }

    private static void checkAwaited(String name, Set<Integer> set) {
        Objects.requireNonNull(set, "set");
        Arguments.requirePlatformThread(name);
        SignalSets.refuseThoseOfTheJvm(name, set, Set.of());
    }

    private static void waitForHandler(CFunction function, Scratch scratch, long argument) throws ErrnoException {
        if (function.call(scratch, argument) == -1 && Errno.of(scratch.errno()) != Errno.EINTR) {
            throw failed(function, scratch);
        }
    }

    private static void send(String name, int tgid, int tid, int sig) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.call(scratch, SYS_TGKILL, tgid, tid, sig) == -1) {
                throw new ErrnoException(name, scratch.errno());
            }
        }
    }
}
