package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.OwnThread;
import org.os4j.testing.VirtualThreads;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxAdministrationTest {
    private static final String ASK = """
            import ctypes
            b = ctypes.create_string_buffer(512)
            state = ctypes.CDLL(None).adjtimex(b)
            longs = ctypes.cast(b, ctypes.POINTER(ctypes.c_long))
            status = ctypes.cast(b, ctypes.POINTER(ctypes.c_int))[10]
            print(state, status, longs[2], longs[4], longs[6], longs[7], longs[8], longs[11])
            """;

    private static final long STEP = 200_000;

    @TempDir
    Path directory;

    @Test
    void howTheClockIsKept() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        Timex timex = adjtimex();
        String theirs = Command.output("python3", "-c", ASK);
        assertThat(timex.state() + " " + timex.status() + " " + timex.frequency() + " " + timex.estimatedError() + " " + timex.constant() + " "
                + timex.precision() + " " + timex.tolerance() + " " + timex.tick()).isEqualTo(theirs);
        assertThat(Duration.between(Instant.EPOCH.plus(timex.time()), Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(timex.isSynchronized()).isEqualTo(!theirs.startsWith("5 "));
    }

    @Test
    void settingWhatIsThereAlready() throws Exception {
        Timex before = adjtimex();
        try {
            assertThat(adjtimex(ADJ_TICK, before.tick()).tick()).isEqualTo(before.tick());
            assertThat(adjtimex(ADJ_FREQUENCY, before.frequency()).frequency()).isEqualTo(before.frequency());
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM, "needs CAP_SYS_TIME");
            throw e;
        }
        assertThat(Fails.with(Errno.EINVAL, () -> adjtimex(ADJ_TICK, 1)).function()).isEqualTo("adjtimex");
        assertThatIllegalArgumentException().isThrownBy(() -> adjtimex(ADJ_NANO, 0)).withMessageStartingWith("mode: ");
    }

    @Test
    void aClockThatIsGiven() throws Exception {
        Timex all = adjtimex();
        Timex one = clock_adjtime(CLOCK_REALTIME);
        assertThat(one.state()).isEqualTo(all.state());
        assertThat(one.tick()).isEqualTo(all.tick());
        assertThat(one.constant()).isEqualTo(all.constant());
        assertThat(Duration.between(Instant.EPOCH.plus(one.time()), Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(Fails.with(Errno.EOPNOTSUPP, () -> clock_adjtime(CLOCK_MONOTONIC)).function()).isEqualTo("clock_adjtime");
        Fails.with(Errno.EINVAL, () -> clock_adjtime(77));
        assertThatIllegalArgumentException().isThrownBy(() -> clock_adjtime(CLOCK_REALTIME, ADJ_NANO, 0)).withMessageStartingWith("mode: ");
        try {
            assertThat(clock_adjtime(CLOCK_REALTIME, ADJ_TICK, all.tick()).tick()).isEqualTo(all.tick());
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM, "needs CAP_SYS_TIME");
            throw e;
        }
        Fails.with(Errno.EINVAL, () -> clock_adjtime(CLOCK_REALTIME, ADJ_TICK, 1));
    }

    /** Forth and back, by less than what a program looks at: the JDK's two clocks tell. */
    @Test
    void addingToTheTime() throws Exception {
        long before = timeWithoutUptime();
        try {
            assertThat(clock_adjtime(CLOCK_REALTIME, Duration.ofNanos(STEP)).time()).isPositive();
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM, "needs CAP_SYS_TIME");
            throw e;
        }
        long between;
        try {
            between = timeWithoutUptime();
        } finally {
            clock_adjtime(CLOCK_REALTIME, Duration.ofNanos(-STEP));
        }
        assertThat(between - before).isBetween(STEP / 2, STEP * 3 / 2);
        assertThat(timeWithoutUptime() - before).isBetween(-STEP / 2, STEP / 2);
        Fails.with(Errno.EOPNOTSUPP, () -> clock_adjtime(CLOCK_MONOTONIC, Duration.ZERO));
        Fails.with(Errno.EINVAL, () -> clock_adjtime(77, Duration.ZERO));
        Fails.onNull("offset", () -> clock_adjtime(CLOCK_REALTIME, null));
        Nobody.output(AddedByOthers.class);
    }

    /** The smallest of many: what lies between the two clocks' being read is least then. */
    private static long timeWithoutUptime() {
        return LongStream.range(0, 1000).map(i -> {
            long uptime = System.nanoTime();
            return Duration.between(Instant.EPOCH, Instant.now()).toNanos() - uptime;
        }).min().orElseThrow();
    }

    /** An ordinary user may not. */
    static final class AddedByOthers {
        public static void main(String[] arguments) {
            if (Attempt.errnoOf(() -> clock_adjtime(CLOCK_REALTIME, Duration.ofNanos(STEP))) != Errno.EPERM) {
                throw new AssertionError();
            }
        }
    }

    @Test
    void rebootRefusesWhatIsNoOperation() {
        ErrnoException refused = Fails.with(geteuid() == 0 ? Errno.EINVAL : Errno.EPERM, () -> reboot(12345));
        assertThat(refused.function()).isEqualTo("reboot");
    }

    @Test
    void swappingToAFile() throws Exception {
        assumeTrue(geteuid() == 0 && Command.exists("mkswap"), "needs root and mkswap");
        Path file = directory.resolve("swap");
        Command.output("sh", "-c", "head -c 1048576 /dev/zero > " + file + "; chmod 600 " + file + "; mkswap " + file + "; sync " + file);
        try {
            swapon(file.toString(), SWAP_FLAG_PREFER | 7);
        } catch (ErrnoException e) {
            assumeTrue(false, "no swapping here: " + e.getMessage());
        }
        try {
            assertThat(Files.readString(Path.of("/proc/swaps"))).containsPattern(file.toRealPath() + "\\s+file\\s+\\d+\\s+0\\s+7\n");
            assertThat(Fails.with(Errno.EBUSY, () -> swapon(file.toString(), 0)).path()).isEqualTo(file.toString());
        } finally {
            swapoff(file.toString());
        }
        assertThat(Files.readString(Path.of("/proc/swaps"))).doesNotContain(file.toString());
        assertThat(Fails.with(Errno.EINVAL, () -> swapoff(file.toString())).function()).isEqualTo("swapoff");
    }

    @Test
    void processesAreWrittenToAFile() throws Exception {
        assumeTrue(geteuid() == 0, "needs root");
        Path file = Files.writeString(directory.resolve("account"), "");
        try {
            acct(file.toString());
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
        }
        try {
            Command.output("true");
        } finally {
            acct(null);
        }
        assertThat(new String(Files.readAllBytes(file))).contains("true");
    }

    @Test
    void aThreadWithoutRandomAddresses() throws Exception {
        OwnThread.call(() -> {
            int before = personality();
            assertThat(before).isEqualTo(Integer.parseUnsignedInt(Files.readString(Path.of("/proc/thread-self/personality")).strip(), 16));
            assertThat(personality(before | ADDR_NO_RANDOMIZE | UNAME26)).isEqualTo(before);
            assertThat(Files.readString(Path.of("/proc/thread-self/personality")).strip()).isEqualTo("%08x".formatted(before | ADDR_NO_RANDOMIZE | UNAME26));
            assertThat(Command.output("uname", "-r")).startsWith("2.6.");
            assertThat(Command.output("cat", "/proc/self/maps").lines().findFirst()).isEqualTo(Command.output("cat", "/proc/self/maps").lines().findFirst());
            return null;
        });
        assertThat(personality() & UNAME26).isZero();
        VirtualThreads.areRefusedBy("personality", () -> personality());
    }

    @TestFactory
    Stream<DynamicTest> wrongPaths() {
        assumeTrue(geteuid() == 0, "needs root, who is told what is wrong with the path");
        return Stream.of(BadArguments.paths("swapon", "path", path -> swapon(path, 0)), BadArguments.paths("swapoff", "path", Linux::swapoff))
                .flatMap(tests -> tests);
    }
}
