package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.os4j.Posix.*;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.PythonNames;
import org.os4j.testing.Waiting;

/** Each test's mask is that of a thread of its own, which its deadline gives it, and ends with it. */
@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixSignalMasksTest {
    private static final int NO_PROCESS = 1 << 30;

    @TempDir
    Path directory;

    /** A mask of the calling thread's, as the kernel shows it. */
    private static List<Integer> inProc(String set) {
        long bits = Long.parseUnsignedLong(ProcStatus.ofThread(set).getFirst(), 16);
        List<Integer> signals = new ArrayList<>();
        for (int signal = 1; signal <= 64; signal++) {
            if ((bits >>> signal - 1 & 1) == 1) {
                signals.add(signal);
            }
        }
        return signals;
    }

    private static void assumeBlockSignal() {
        assumeTrue(Command.of("env", "--block-signal=USR1", "true").run().exit() == 0, "env(1) cannot block signals here (coreutils 8.31 can)");
    }

    private static void inBlockedJvm(String signals, Class<?> main) {
        List<String> command = new ArrayList<>(List.of("env", "--block-signal=" + signals));
        command.addAll(ChildJvm.command(main));
        ChildJvm.output(command);
    }

    @Test
    void constantsArePythons() throws Exception {
        PythonNames.areInPosix("signal", "ITIMER_.*|SIG_.*BLOCK|SIG_SETMASK", 6);
    }

    @Test
    void maskIsThatOfProc() throws Exception {
        SortedSet<Integer> before = pthread_sigmask(SIG_BLOCK, Set.of());
        assertThat(inProc("SigBlk")).containsExactlyElementsOf(before);
        assertThat(pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1, SIGTERM, SIGRTMAX))).isEqualTo(before);
        assertThat(inProc("SigBlk")).contains(SIGUSR1, SIGTERM, SIGRTMAX).containsAll(before);
        assertThat(pthread_sigmask(SIG_UNBLOCK, Set.of(SIGTERM))).contains(SIGTERM);
        assertThat(inProc("SigBlk")).contains(SIGUSR1, SIGRTMAX).doesNotContain(SIGTERM);
        assertThat(sigprocmask(SIG_SETMASK, Set.of(SIGALRM))).contains(SIGUSR1);
        assertThat(inProc("SigBlk")).containsExactly(SIGALRM);
        assertThat(pthread_sigmask(SIG_SETMASK, before)).containsExactly(SIGALRM);
        assertThat(inProc("SigBlk")).containsExactlyElementsOf(before);
    }

    @Test
    void newThreadsInheritTheMask() throws Exception {
        pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1));
        CompletableFuture<List<Integer>> mask = new CompletableFuture<>();
        new Thread(() -> mask.complete(inProc("SigBlk"))).start();
        assertThat(mask.get()).contains(SIGUSR1);
        assertThat(blocked_signals()).doesNotContain(SIGUSR1);
    }

    /** Linux cuts a thread's name after 15 bytes, in the middle of a letter too: what {@code /proc} shows is no text then. */
    @Test
    void aThreadsNameThatWasCutIsNoHindrance() throws Exception {
        OwnThread.call(() -> {
            pr_set_name("\u00e9".repeat(8));
            assertThat(Files.readAllBytes(Path.of("/proc/thread-self/comm"))).endsWith(0xc3, 0xa9, 0xc3, '\n');
            pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1));
            assertThat(blocked_signals()).doesNotContain(SIGUSR1);
            return null;
        });
    }

    /** The kernel adds the longest time to the clock's, and tells of a negative rest. */
    @Test
    void theLongestTimeOfATimerIsNotNegative() throws Exception {
        try {
            setitimer(ITIMER_VIRTUAL, Duration.ofSeconds(Long.MAX_VALUE), Duration.ZERO);
            assertThat(getitimer(ITIMER_VIRTUAL).value()).isGreaterThan(Duration.ofDays(365));
            assertThat(setitimer(ITIMER_VIRTUAL, Duration.ofSeconds(Long.MAX_VALUE), Duration.ZERO).value()).isGreaterThan(Duration.ofDays(365));
        } finally {
            setitimer(ITIMER_VIRTUAL, Duration.ZERO, Duration.ZERO);
        }
    }

    @Test
    void maskRefuses() {
        assertThat(Fails.with(Errno.EINVAL, () -> pthread_sigmask(99, Set.of(SIGUSR1))).function()).isEqualTo("pthread_sigmask");
        assertThat(Fails.with(Errno.EINVAL, () -> sigprocmask(99, Set.of(SIGUSR1))).function()).isEqualTo("sigprocmask");
        assertThatIllegalArgumentException().isThrownBy(() -> pthread_sigmask(SIG_BLOCK, Set.of(0))).withMessage("set: holds what is no signal: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> pthread_sigmask(SIG_BLOCK, Set.of(32))).withMessageStartingWith("set: ");
        Fails.onNull("set", () -> pthread_sigmask(SIG_BLOCK, null));
    }

    @Test
    void signalsThatTheJvmWorksByAreRefused() throws Exception {
        SortedSet<Integer> before = pthread_sigmask(SIG_BLOCK, Set.of());
        for (int signal : new int[] {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGRTMAX - 2}) {
            Set<Integer> set = Set.of(signal);
            for (DynamicTest test : refusals("", set)) {
                assertThatExceptionOfType(UnsupportedOperationException.class).as(test.getDisplayName())
                        .isThrownBy(() -> test.getExecutable().execute())
                        .withMessageStartingWith(test.getDisplayName() + ": ").withMessageContaining(" it");
            }
            pthread_sigmask(SIG_UNBLOCK, set);
        }
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pthread_sigmask(SIG_BLOCK, Set.of(SIGSEGV)))
                .withMessageStartingWith("pthread_sigmask: SIGSEGV: the JVM works by it");
        assertThat(inProc("SigBlk")).containsExactlyElementsOf(before);
    }

    private static List<DynamicTest> refusals(String suffix, Set<Integer> set) {
        return List.of(
                dynamicTest("pthread_sigmask" + suffix, () -> pthread_sigmask(SIG_BLOCK, set)),
                dynamicTest("pthread_sigmask" + suffix, () -> pthread_sigmask(SIG_SETMASK, set)),
                dynamicTest("sigprocmask" + suffix, () -> sigprocmask(SIG_SETMASK, set)),
                dynamicTest("sigwait" + suffix, () -> sigwait(set)),
                dynamicTest("sigwaitinfo" + suffix, () -> sigwaitinfo(set)),
                dynamicTest("sigtimedwait" + suffix, () -> sigtimedwait(set, Duration.ZERO)),
                dynamicTest("sigsuspend" + suffix, () -> sigsuspend(set)));
    }

    @TestFactory
    Stream<DynamicTest> virtualThreadsAreRefused() {
        List<DynamicTest> calls = new ArrayList<>(refusals("", Set.of(SIGUSR1)));
        calls.add(dynamicTest("sigpending", () -> sigpending()));
        calls.add(dynamicTest("pause", () -> pause()));
        calls.add(dynamicTest("pthread_self", () -> pthread_self()));
        return calls.stream().map(call -> dynamicTest(call.getDisplayName(), () -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    call.getExecutable().execute();
                    done.complete(null);
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class).isThrownBy(done::get)
                    .withCauseInstanceOf(UnsupportedOperationException.class).withMessageContaining(call.getDisplayName() + ": ");
        }));
    }

    @Test
    void pendingSignalsAreThoseOfProc() throws Exception {
        pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1, SIGRTMIN));
        assertThat(sigpending()).isEmpty();
        pthread_kill(pthread_self(), SIGUSR1);
        tgkill(getpid(), gettid(), SIGRTMIN);
        assertThat(inProc("SigPnd")).containsExactly(SIGUSR1, SIGRTMIN);
        assertThat(sigpending()).containsExactly(SIGUSR1, SIGRTMIN);
        assertThat(sigwait(Set.of(SIGRTMIN))).isEqualTo(SIGRTMIN);
        assertThat(sigwait(Set.of(SIGUSR1, SIGRTMIN))).isEqualTo(SIGUSR1);
        assertThat(inProc("SigPnd")).isEmpty();
    }

    @Test
    void sigtimedwaitWaitsNoLonger() throws Exception {
        Set<Integer> set = Set.of(SIGUSR2);
        pthread_sigmask(SIG_BLOCK, set);
        assertThat(sigtimedwait(set, Duration.ZERO)).isNull();
        assertThat(sigtimedwait(set, Duration.ofMillis(1))).isNull();
        tgkill(getpid(), gettid(), SIGUSR2);
        Siginfo info = sigtimedwait(set, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(info.signo()).isEqualTo(SIGUSR2);
        assertThat(info.code()).isEqualTo(SI_USER);
        assertThat(info.pid()).isEqualTo(getpid());
        assertThat(info.value()).isZero();
        tgkill(getpid(), gettid(), SIGUSR2);
        Siginfo again = sigwaitinfo(set);
        assertThat(again).isEqualTo(info).hasSameHashCodeAs(info).hasToString(info.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> sigtimedwait(set, Duration.ofNanos(-1))).withMessageStartingWith("timeout: ");
        Fails.onNull("timeout", () -> sigtimedwait(set, null));
        assertThatIllegalArgumentException().isThrownBy(() -> sigwait(Set.of(65))).withMessageStartingWith("set: ");
        assertThatIllegalArgumentException().isThrownBy(() -> sigwaitinfo(Set.of(-1))).withMessageStartingWith("set: ");
    }

    @Test
    void waitsGoOnAfterTheHandlerOfAnotherSignal() throws Exception {
        Set<Integer> set = Set.of(SIGRTMIN);
        List<Waiting<Integer>> waits = List.of(
                Waiting.in("rt_sigtimedwait", () -> {
                    pthread_sigmask(SIG_BLOCK, set);
                    return sigwait(set);
                }),
                Waiting.in("rt_sigtimedwait", () -> {
                    pthread_sigmask(SIG_BLOCK, set);
                    return sigwaitinfo(set).signo();
                }),
                Waiting.in("rt_sigtimedwait", () -> {
                    pthread_sigmask(SIG_BLOCK, set);
                    return sigtimedwait(set, Duration.ofMinutes(1)).signo();
                }));
        for (Waiting<Integer> waiting : waits) {
            waiting.interrupt();
            waiting.await();
            assertThat(waiting.isDone()).isFalse();
            tgkill(getpid(), waiting.tid(), SIGRTMIN);
            assertThat(waiting.result()).isEqualTo(SIGRTMIN);
        }
    }

    @Test
    void pauseEndsWithAHandler() throws Exception {
        Waiting<Boolean> waiting = Waiting.in("pause", () -> {
            pause();
            return true;
        });
        waiting.interrupt();
        assertThat(waiting.result()).isTrue();
    }

    @Test
    void sigsuspendHasItsMaskWhileItWaits() throws Exception {
        CompletableFuture<List<Integer>> after = new CompletableFuture<>();
        Waiting<Boolean> waiting = Waiting.in("rt_sigsuspend", () -> {
            pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1, SIGALRM));
            sigsuspend(Set.of(SIGUSR2));
            after.complete(inProc("SigBlk"));
            return true;
        });
        assertThat(ProcStatus.of(Path.of("/proc/self/task/" + waiting.tid()), "SigBlk")).containsExactly("0000000000000800");
        waiting.interrupt();
        assertThat(waiting.result()).isTrue();
        assertThat(after.get()).contains(SIGUSR1, SIGALRM).doesNotContain(SIGUSR2);
        assertThatIllegalArgumentException().isThrownBy(() -> sigsuspend(Set.of(99))).withMessageStartingWith("mask: ");
    }

    @Test
    void pthreadKillReachesItsThreadAlone() throws Exception {
        CompletableFuture<Long> self = new CompletableFuture<>();
        Waiting<Siginfo> waiting = Waiting.in("rt_sigtimedwait", () -> {
            pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1));
            self.complete(pthread_self());
            return sigwaitinfo(Set.of(SIGUSR1));
        });
        assertThat(self.get()).isNotEqualTo(pthread_self());
        pthread_kill(self.get(), 0);
        Fails.with(Errno.EINVAL, () -> pthread_kill(self.get(), 99));
        pthread_kill(self.get(), SIGUSR1);
        assertThat(waiting.result().signo()).isEqualTo(SIGUSR1);
        ErrnoException e = Fails.with(Errno.ESRCH, () -> pthread_kill(12345, 0));
        assertThat(e.function()).isEqualTo("pthread_kill");
    }

    @Test
    void pthreadKillOfAThreadThatHasEnded() throws Exception {
        CompletableFuture<Long> self = new CompletableFuture<>();
        Thread thread = new Thread(() -> self.complete(pthread_self()));
        thread.start();
        thread.join();
        Fails.with(Errno.ESRCH, () -> pthread_kill(self.get(), 0));
    }

    @Test
    void pthreadSelfIsPthreads() throws Throwable {
        MethodHandle function = Linker.nativeLinker().downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("pthread_self"), FunctionDescriptor.of(ValueLayout.JAVA_LONG));
        assertThat(pthread_self()).isEqualTo((long) function.invokeExact());
    }

    @Test
    void tgkillRefuses() {
        assertThat(Fails.with(Errno.ESRCH, () -> tgkill(getpid(), NO_PROCESS, 0)).function()).isEqualTo("tgkill");
        Fails.with(Errno.ESRCH, () -> tgkill(1, gettid(), 0));
        Fails.with(Errno.EINVAL, () -> tgkill(getpid(), gettid(), 99));
        Fails.with(Errno.EINVAL, () -> tgkill(getpid(), 0, 0));
    }

    @Test
    void sigqueueSendsAValueToAProgramInC() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler here");
        Path source = Files.writeString(directory.resolve("receive.c"), """
                #include <signal.h>
                #include <stdio.h>
                int main(void) {
                    sigset_t set;
                    siginfo_t info;
                    sigemptyset(&set);
                    sigaddset(&set, SIGUSR1);
                    sigprocmask(SIG_BLOCK, &set, NULL);
                    puts("ready");
                    fflush(stdout);
                    sigwaitinfo(&set, &info);
                    printf("%d %d %d %p %d\\n", info.si_signo, info.si_code, info.si_pid, info.si_value.sival_ptr, info.si_value.sival_int);
                }
                """);
        Command.output("cc", "-o", directory + "/receive", source.toString());
        Process process = new ProcessBuilder(directory + "/receive").start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            assertThat(out.readLine()).isEqualTo("ready");
            sigqueue((int) process.pid(), 0, 0);
            sigqueue((int) process.pid(), SIGUSR1, 0x1234_5678_0000_002aL);
            assertThat(out.readLine()).isEqualTo(SIGUSR1 + " " + SI_QUEUE + " " + getpid() + " 0x123456780000002a 42");
        } finally {
            process.getErrorStream().close();
            process.getOutputStream().close();
            process.destroyForcibly().waitFor();
        }
        assertThat(Fails.with(Errno.ESRCH, () -> sigqueue(NO_PROCESS, SIGUSR1, 0)).function()).isEqualTo("sigqueue");
        Fails.with(Errno.EINVAL, () -> sigqueue(getpid(), 99, 0));
    }

    @Test
    void sigwaitinfoTellsTheValueThatWasSent() {
        assumeBlockSignal();
        inBlockedJvm("USR1", ReceiveValue.class);
    }

    /** Sends itself a value. */
    static final class ReceiveValue {
        public static void main(String[] arguments) throws Exception {
            sigqueue(getpid(), SIGUSR1, -7);
            Siginfo info = sigwaitinfo(Set.of(SIGUSR1));
            assertThat(info.code()).isEqualTo(SI_QUEUE);
            assertThat(info.value()).isEqualTo(-7);
            assertThat(info.pid()).isEqualTo(getpid());
            assertThat(info.toString()).endsWith(", value=-7]");
            sigqueue(getpid(), SIGUSR1, 1L << 40);
            assertThat(signalfd_read(signalfd(-1, Set.of(SIGUSR1), 0)).value()).isEqualTo(1L << 40);
        }
    }

    @Test
    void siginterruptChangesWhatSigactionSays() throws Throwable {
        siginterrupt(SIGWINCH, true);
        assertThat(restarts(SIGWINCH)).isFalse();
        siginterrupt(SIGWINCH, false);
        assertThat(restarts(SIGWINCH)).isTrue();
        signal(SIGWINCH, SIG_DFL);
        assertThat(Fails.with(Errno.EINVAL, () -> siginterrupt(99, true)).function()).isEqualTo("siginterrupt");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> siginterrupt(SIGSEGV, true))
                .withMessageStartingWith("siginterrupt: SIGSEGV: ");
    }

    /** Whether a signal has SA_RESTART, by a call of sigaction that is not os4j's. */
    private static boolean restarts(int signal) throws Throwable {
        int flagsAt = 8 + 128;
        int restart = 0x1000_0000;
        MethodHandle sigaction = Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("sigaction"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocate(256);
            assertThat((int) sigaction.invokeExact(signal, MemorySegment.NULL, action)).isZero();
            return (action.get(ValueLayout.JAVA_INT, flagsAt) & restart) != 0;
        }
    }

    @Test
    void alarmIsATimerThatCanBeAsked() throws Exception {
        assertThat(alarm(5000)).isZero();
        Itimer timer = getitimer(ITIMER_REAL);
        assertThat(timer.value()).isBetween(Duration.ofSeconds(4000), Duration.ofSeconds(5000));
        assertThat(timer.interval()).isZero();
        assertThat(alarm(0)).isBetween(4000, 5000);
        assertThat(getitimer(ITIMER_REAL)).isEqualTo(Itimer.OFF);
        assertThatIllegalArgumentException().isThrownBy(() -> alarm(-1)).withMessageStartingWith("seconds: ");
    }

    @Test
    void setitimerKeepsMicroseconds() throws Exception {
        assertThat(setitimer(ITIMER_REAL, Duration.ofSeconds(5000), Duration.ofNanos(1_000_001))).isEqualTo(Itimer.OFF);
        assertThat(getitimer(ITIMER_REAL).interval()).isEqualTo(Duration.ofNanos(1_001_000));
        setitimer(ITIMER_REAL, Duration.ofSeconds(5000), Duration.ofSeconds(1, 999_999_999));
        assertThat(getitimer(ITIMER_REAL).interval()).isEqualTo(Duration.ofSeconds(2));
        setitimer(ITIMER_REAL, Duration.ofSeconds(5000), Duration.ofNanos(1_000_001));
        Itimer old = setitimer(ITIMER_REAL, Duration.ZERO, Duration.ZERO);
        assertThat(old.value()).isBetween(Duration.ofSeconds(4000), Duration.ofSeconds(5000));
        assertThat(old.intervalNanos()).isEqualTo(1_001_000);
        assertThat(Fails.with(Errno.EINVAL, () -> setitimer(99, Duration.ZERO, Duration.ZERO)).function()).isEqualTo("setitimer");
        assertThat(Fails.with(Errno.EINVAL, () -> getitimer(99)).function()).isEqualTo("getitimer");
        Fails.with(Errno.EINVAL, () -> setitimer(ITIMER_REAL, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> setitimer(0, Duration.ofNanos(-1), Duration.ZERO)).withMessageStartingWith("value: ");
        assertThatIllegalArgumentException().isThrownBy(() -> setitimer(0, Duration.ZERO, Duration.ofDays(-1))).withMessageStartingWith("interval: ");
    }

    @ParameterizedTest
    @CsvSource({"alarm, ALRM", "ITIMER_REAL, ALRM", "ITIMER_VIRTUAL, VTALRM", "ITIMER_PROF, PROF"})
    void timersEndAProcessThatHasNoHandler(String timer, String signal) {
        Command.Result result = ChildJvm.run(Expire.class, timer);
        int number = Integer.parseInt(Command.output("kill", "-l", signal));
        assertThat(result.exit()).as(result.err()).isEqualTo(128 + number);
    }

    /** Sets a timer, and works until it expires. */
    static final class Expire {
        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("alarm")) {
                alarm(1);
            } else {
                setitimer(Posix.class.getField(arguments[0]).getInt(null), Duration.ofNanos(1), Duration.ZERO);
            }
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void timersCanBeWaitedForWhereTheirSignalIsBlocked() {
        assumeBlockSignal();
        inBlockedJvm("ALRM", AwaitTimer.class);
    }

    /** Waits for a timer, and for who sent the signal. */
    static final class AwaitTimer {
        public static void main(String[] arguments) throws Exception {
            setitimer(ITIMER_REAL, Duration.ofMillis(1), Duration.ofMillis(1));
            for (int i = 0; i < 3; i++) {
                Siginfo info = sigwaitinfo(Set.of(SIGALRM));
                assertThat(info.signo()).isEqualTo(SIGALRM);
                assertThat(info.code()).isEqualTo(SI_KERNEL);
            }
        }
    }

    @Test
    void aMaskThatWasThereCanBePutBack() {
        assumeBlockSignal();
        inBlockedJvm(Integer.toString(SIGRTMAX - 2), PutBack.class);
    }

    /** The process was started with a signal blocked that may not be. */
    static final class PutBack {
        public static void main(String[] arguments) throws Exception {
            SortedSet<Integer> old = pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR1));
            assertThat(old).contains(SIGRTMAX - 2);
            assertThat(pthread_sigmask(SIG_SETMASK, old)).contains(SIGUSR1);
            assertThat(inProc("SigBlk")).containsExactlyElementsOf(old);
        }
    }
}
