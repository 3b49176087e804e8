package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.Attempt;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.PythonNames;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixClocksTest {
    private static final int NO_CLOCK = 99;
    private static final int NO_PROCESS = 1 << 30;

    @TempDir
    Path directory;

    private static Duration seconds(String decimal) {
        return Duration.ofNanos(new BigDecimal(decimal).movePointRight(9).longValueExact());
    }

    @Test
    void constantsArePythons() throws Exception {
        PythonNames.areInPosix("time", "CLOCK_.*", 7);
    }

    @Test
    void realTimeIsThatOfDate() throws Exception {
        Duration before = seconds(Command.output("date", "+%s.%N"));
        Duration time = clock_gettime(CLOCK_REALTIME);
        long nanos = clock_gettime_ns(CLOCK_REALTIME);
        Duration after = seconds(Command.output("date", "+%s.%N"));
        assertThat(time).isBetween(before, after);
        assertThat(nanos).isBetween(time.toNanos(), after.toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOCK_REALTIME", "CLOCK_MONOTONIC", "CLOCK_MONOTONIC_RAW", "CLOCK_BOOTTIME", "CLOCK_TAI"})
    void clocksAreThoseOfPython(String name) throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here");
        int clock = Posix.class.getField(name).getInt(null);
        String ask = "import time; print(time.clock_gettime_ns(time." + name + "))";
        long before = Long.parseLong(Command.output("python3", "-c", ask));
        long nanos = clock_gettime_ns(clock);
        Duration time = clock_gettime(clock);
        long after = Long.parseLong(Command.output("python3", "-c", ask));
        assertThat(nanos).isBetween(before, after);
        assertThat(time.toNanos()).isBetween(nanos, after);
    }

    @Test
    void monotonicTimeIsNanoTime() throws Exception {
        long before = System.nanoTime();
        long time = clock_gettime_ns(CLOCK_MONOTONIC);
        assertThat(time).isBetween(before, System.nanoTime());
        assertThat(clock_gettime_ns(CLOCK_MONOTONIC_COARSE)).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void processorTimesAreThoseOfProc() throws Exception {
        long run = Long.parseLong(Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
        assertThat(clock_gettime_ns(CLOCK_THREAD_CPUTIME_ID)).isGreaterThanOrEqualTo(run);
        long thread = clock_gettime_ns(CLOCK_THREAD_CPUTIME_ID);
        assertThat(clock_gettime(CLOCK_PROCESS_CPUTIME_ID)).isGreaterThan(Duration.ofNanos(thread));
    }

    @Test
    void threadTimeIsRefusedOnAVirtualThread() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> clock_gettime(CLOCK_THREAD_CPUTIME_ID))
                        .withMessageStartingWith("clock_gettime: ");
                assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> clock_gettime_ns(CLOCK_THREAD_CPUTIME_ID));
                assertThat(clock_gettime(CLOCK_PROCESS_CPUTIME_ID)).isPositive();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }

    @Test
    void clocksThatAreNone() {
        assertThat(Fails.with(Errno.EINVAL, () -> clock_gettime(NO_CLOCK)).function()).isEqualTo("clock_gettime");
        Fails.with(Errno.EINVAL, () -> clock_gettime_ns(NO_CLOCK));
        assertThat(Fails.with(Errno.EINVAL, () -> clock_getres(NO_CLOCK)).function()).isEqualTo("clock_getres");
        assertThat(Fails.with(Errno.EINVAL, () -> clock_nanosleep(NO_CLOCK, 0, Duration.ZERO)).function()).isEqualTo("clock_nanosleep");
    }

    @Test
    void resolutionsAreThoseOfPython() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here");
        for (int clock : new int[] {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_REALTIME_COARSE, CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME}) {
            String theirs = Command.output("python3", "-c", "import time; print('%.9f' % time.clock_getres(" + clock + "))");
            assertThat(clock_getres(clock)).isEqualTo(seconds(theirs));
        }
    }

    @Test
    void settingTheClockAsksForWhatWasGiven() throws Exception {
        assumeTrue(Command.of("strace", "-e", "inject=clock_settime:retval=0", "true").run().exit() == 0, "no strace that can inject here");
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                "strace", "-f", "-o", log.toString(), "-e", "trace=clock_settime", "-e", "inject=clock_settime:retval=0"));
        command.addAll(ChildJvm.command(SetClock.class));
        ChildJvm.output(command);
        assertThat(Files.readString(log)).contains(
                "clock_settime(CLOCK_REALTIME, {tv_sec=1000000000, tv_nsec=5}) = 0 (INJECTED)",
                "clock_settime(CLOCK_REALTIME, {tv_sec=2000000000, tv_nsec=7}) = 0 (INJECTED)");
    }

    /** Sets the clock, or would, but for strace. */
    static final class SetClock {
        public static void main(String[] arguments) throws Exception {
            clock_settime(CLOCK_REALTIME, Duration.ofSeconds(1_000_000_000, 5));
            clock_settime_ns(CLOCK_REALTIME, 2_000_000_000_000_000_007L);
        }
    }

    @Test
    void settingAClockIsRefused() throws Exception {
        assertThat(Fails.with(Errno.EINVAL, () -> clock_settime(CLOCK_MONOTONIC, Duration.ofDays(1))).function()).isEqualTo("clock_settime");
        assertThatIllegalArgumentException().isThrownBy(() -> clock_settime(CLOCK_REALTIME, Duration.ofNanos(-1))).withMessageStartingWith("time: ");
        assertThatIllegalArgumentException().isThrownBy(() -> clock_settime_ns(CLOCK_REALTIME, -1)).withMessageStartingWith("time: ");
        Nobody.output(SetClockOfOthers.class);
    }

    /** An ordinary user may not. */
    static final class SetClockOfOthers {
        public static void main(String[] arguments) throws Exception {
            Duration now = clock_gettime(CLOCK_REALTIME);
            if (Attempt.errnoOf(() -> clock_settime(CLOCK_REALTIME, now)) != Errno.EPERM) {
                throw new AssertionError();
            }
        }
    }

    @Test
    void anotherProcessesProcessorTime() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler here");
        Path source = Files.writeString(directory.resolve("clock.c"), """
                #include <stdio.h>
                #include <stdlib.h>
                #include <time.h>
                int main(int argc, char **argv) {
                    clockid_t clock;
                    if (argc != 2 || clock_getcpuclockid(atoi(argv[1]), &clock) != 0) return 1;
                    printf("%d\\n", clock);
                }
                """);
        Command.output("cc", "-o", directory + "/clock", source.toString());
        int clock = clock_getcpuclockid(getpid());
        assertThat(Integer.toString(clock)).isEqualTo(Command.output(directory + "/clock", Integer.toString(getpid())));
        Duration before = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
        assertThat(clock_gettime(clock)).isBetween(before, clock_gettime(CLOCK_PROCESS_CPUTIME_ID));
        assertThat(Fails.with(Errno.ESRCH, () -> clock_getcpuclockid(NO_PROCESS)).function()).isEqualTo("clock_getcpuclockid");
        Fails.with(Errno.ESRCH, () -> clock_getcpuclockid((1 << 22) - 1));
        Fails.with(Errno.ESRCH, () -> clock_getcpuclockid(-1));
    }

    @Test
    void sleepsGoOnAfterASignal() throws Exception {
        Duration time = Duration.ofMillis(1500);
        Duration start = clock_gettime(CLOCK_MONOTONIC);
        Waiting<Boolean> relative = Waiting.in("clock_nanosleep", () -> {
            nanosleep(time);
            return true;
        });
        Waiting<Boolean> byClock = Waiting.in("clock_nanosleep", () -> {
            clock_nanosleep(CLOCK_BOOTTIME, 0, time);
            return true;
        });
        Waiting<Boolean> absolute = Waiting.in("clock_nanosleep", () -> {
            clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, start.plus(time));
            return true;
        });
        for (Waiting<Boolean> waiting : List.of(relative, byClock, absolute)) {
            waiting.interrupt();
        }
        for (Waiting<Boolean> waiting : List.of(relative, byClock, absolute)) {
            assertThat(waiting.result()).isTrue();
            assertThat(clock_gettime(CLOCK_MONOTONIC)).as("not before its time").isGreaterThanOrEqualTo(start.plus(time));
        }
    }

    @Test
    void sleepsThatAreNone() throws Exception {
        nanosleep(Duration.ZERO);
        clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, Duration.ZERO);
        assertThatIllegalArgumentException().isThrownBy(() -> nanosleep(Duration.ofNanos(-1))).withMessageStartingWith("time: ");
        assertThatIllegalArgumentException().isThrownBy(() -> clock_nanosleep(0, 0, Duration.ofNanos(-1))).withMessageStartingWith("time: ");
        Fails.onNull("time", () -> nanosleep(null));
        Fails.with(Errno.EINVAL, () -> clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, Duration.ZERO));
        Fails.with(Errno.ENOTSUP, () -> clock_nanosleep(CLOCK_MONOTONIC_COARSE, 0, Duration.ZERO));
    }
}
