package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Outcome;
import org.os4j.testing.OwnThread;

@ExtendWith(LeakCheck.class)
class PosixResourcesTest {
    private static final int NOBODY = Integer.MAX_VALUE;

    @Test
    void limitsAreThoseOfProc() throws Exception {
        Map<String, Integer> names = Map.ofEntries(Map.entry("Max cpu time", RLIMIT_CPU), Map.entry("Max file size", RLIMIT_FSIZE),
                Map.entry("Max data size", RLIMIT_DATA), Map.entry("Max stack size", RLIMIT_STACK), Map.entry("Max core file size", RLIMIT_CORE),
                Map.entry("Max resident set", RLIMIT_RSS), Map.entry("Max processes", RLIMIT_NPROC), Map.entry("Max open files", RLIMIT_NOFILE),
                Map.entry("Max locked memory", RLIMIT_MEMLOCK), Map.entry("Max address space", RLIMIT_AS), Map.entry("Max file locks", RLIMIT_LOCKS),
                Map.entry("Max pending signals", RLIMIT_SIGPENDING), Map.entry("Max msgqueue size", RLIMIT_MSGQUEUE),
                Map.entry("Max nice priority", RLIMIT_NICE), Map.entry("Max realtime priority", RLIMIT_RTPRIO),
                Map.entry("Max realtime timeout", RLIMIT_RTTIME));
        Map<String, Rlimit> kernel = limits();
        assertThat(kernel.keySet()).isEqualTo(new TreeMap<>(names).keySet());
        for (String name : names.keySet()) {
            assertThat(getrlimit(names.get(name))).as(name).isEqualTo(kernel.get(name));
            assertThat(prlimit(0, names.get(name))).as(name).isEqualTo(kernel.get(name));
        }
        assertThat(RLIMIT_OFILE).isEqualTo(RLIMIT_NOFILE);
    }

    private static Map<String, Rlimit> limits() throws Exception {
        Map<String, Rlimit> limits = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/limits")).stream().skip(1).toList()) {
            String[] values = line.substring(26).strip().split(" +");
            limits.put(line.substring(0, 26).strip(), new Rlimit(limit(values[0]), limit(values[1])));
        }
        return limits;
    }

    private static long limit(String text) {
        return text.equals("unlimited") ? RLIM_INFINITY : Long.parseLong(text);
    }

    @Test
    void setrlimitIsForTheProcess() {
        assertThat(ChildJvm.output(Lower.class).lines()).containsExactly("1000", "2000", "setrlimit EINVAL", "unlimited", "1000 of 2000");
    }

    static final class Lower {
        public static void main(String[] arguments) throws Exception {
            setrlimit(RLIMIT_NOFILE, new Rlimit(1000, 2000));
            System.out.println(Command.output("sh", "-c", "ulimit -Sn; ulimit -Hn"));
            System.out.println(Outcome.of(() -> setrlimit(RLIMIT_NOFILE, new Rlimit(1001, 1000))));
            System.out.println(getrlimit(RLIMIT_CPU));
            System.out.println(getrlimit(RLIMIT_NOFILE));
        }
    }

    @Test
    void aHardLimitCannotBeRaisedAgain() throws Exception {
        assertThat(Nobody.output(Raise.class).lines()).containsExactly("setrlimit EPERM", "prlimit EPERM", "prlimit EPERM");
    }

    static final class Raise {
        public static void main(String[] arguments) throws Exception {
            setrlimit(RLIMIT_CORE, new Rlimit(0, 0));
            System.out.println(Outcome.of(() -> setrlimit(RLIMIT_CORE, new Rlimit(0, 1))));
            System.out.println(Outcome.of(() -> prlimit(0, RLIMIT_CORE, new Rlimit(0, 1))));
            System.out.println(Outcome.of(() -> prlimit(1, RLIMIT_CORE)));
        }
    }

    @Test
    void prlimitOfAnotherProcess() throws Exception {
        assumeTrue(Command.exists("prlimit"), "no prlimit (util-linux)");
        Process sleep = new ProcessBuilder("sleep", "60").start();
        try {
            int pid = (int) sleep.pid();
            Rlimit before = prlimit(pid, RLIMIT_NOFILE, new Rlimit(123, 456));
            assertThat(Command.output("prlimit", "-p", Integer.toString(pid), "-n", "--noheadings", "-o", "SOFT,HARD").split(" +"))
                    .containsExactly("123", "456");
            Command.output("prlimit", "-p", Integer.toString(pid), "-n" + "12:34");
            assertThat(prlimit(pid, RLIMIT_NOFILE)).isEqualTo(new Rlimit(12, 34)).isNotEqualTo(before);
        } finally {
            end(sleep);
        }
    }

    @Test
    void limitsOfNobodyAndOfNothing() {
        assertThat(Fails.with(Errno.ESRCH, () -> prlimit(NOBODY, RLIMIT_NOFILE)).function()).isEqualTo("prlimit");
        Fails.with(Errno.EINVAL, () -> getrlimit(1000));
        Fails.with(Errno.EINVAL, () -> setrlimit(1000, new Rlimit(1, 1)));
        Fails.with(Errno.EINVAL, () -> prlimit(0, 1000));
        Fails.onNull("limit", () -> setrlimit(RLIMIT_CORE, null));
        Fails.onNull("limit", () -> prlimit(0, RLIMIT_CORE, null));
    }

    @Test
    void rlimitReadsWell() {
        assertThat(new Rlimit(1024, 4096)).hasToString("1024 of 4096");
        assertThat(new Rlimit(0, RLIM_INFINITY)).hasToString("0 of unlimited");
        assertThat(new Rlimit(RLIM_INFINITY, RLIM_INFINITY)).hasToString("unlimited");
        assertThat(new Rlimit(-2, -2)).hasToString("18446744073709551614");
    }

    @Test
    void rusageOfChildrenIsWhatTheyUsed() {
        List<String> words = List.of(ChildJvm.output(Children.class).split(" "));
        assertThat(words).containsExactly("true", "true", "true");
    }

    static final class Children {
        public static void main(String[] arguments) throws Exception {
            Rusage before = getrusage(RUSAGE_CHILDREN);
            String spent = Command.output("bash", "-c", "for ((i = 0; i < 200000; i++)); do :; done; times");
            String[] times = spent.lines().findFirst().orElseThrow().split(" ");
            Rusage after = getrusage(RUSAGE_CHILDREN);
            Duration user = after.utime().minus(before.utime());
            System.out.print(user.toMillis() >= millis(times[0]) - 1);
            System.out.print(" " + (before.minflt() < after.minflt()));
            System.out.print(" " + !times().cutime().isZero());
        }

        /** Bash writes 0m0.123s. */
        private static long millis(String time) {
            String[] parts = time.replace("s", "").split("m");
            return Integer.parseInt(parts[0]) * 60_000L + Math.round(Double.parseDouble(parts[1]) * 1000);
        }
    }

    @Test
    void membersOfRusageStandWhereTheHeaderHasThem() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Rusage.STRUCT);
            for (int member = 0; member < 18; member++) {
                Memory.setLong(struct + member * Long.BYTES, member + 1);
            }
            Rusage usage = new Rusage(struct);
            assertThat(List.of(usage.utime(), usage.stime())).containsExactly(Duration.ofSeconds(1, 2_000), Duration.ofSeconds(3, 4_000));
            assertThat(new long[] {usage.maxrss(), usage.minflt(), usage.majflt(), usage.inblock(), usage.oublock(), usage.nvcsw(), usage.nivcsw()})
                    .containsExactly(5, 9, 10, 12, 13, 17, 18);
        }
    }

    @Test
    void membersOfSysinfoStandWhereTheHeaderHasThem() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Sysinfo.STRUCT);
            for (int member = 0; member < 10; member++) {
                Memory.setLong(struct + member * Long.BYTES, member + 1);
            }
            Memory.setShort(struct + 80, (short) 65_535);
            Memory.setInt(struct + 104, 4096);
            Sysinfo info = new Sysinfo(struct);
            assertThat(info.uptime()).isEqualTo(Duration.ofSeconds(1));
            assertThat(info.loads()).isEqualTo(new LoadAverage(2 / 65_536.0, 3 / 65_536.0, 4 / 65_536.0));
            assertThat(new long[] {info.totalram(), info.freeram(), info.sharedram(), info.bufferram(), info.totalswap(), info.freeswap()})
                    .containsExactly(5 * 4096, 6 * 4096, 7 * 4096, 8 * 4096, 9 * 4096, 10 * 4096);
            assertThat(info.procs()).isEqualTo(65_535);
        }
    }

    /** Where digits are others than 0 to 9 by default. */
    @Test
    void textIsTheSameInEveryLanguage() {
        assertThat(ChildJvm.output(InArabic.class)).matches("user \\d+\\.[0-9]{6} s, system \\d+\\.[0-9]{6} s, at most [0-9]+ KiB, .*");
    }

    static final class InArabic {
        public static void main(String[] arguments) throws Exception {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            System.out.println(getrusage(RUSAGE_SELF));
        }
    }

    @Test
    void rusageOfTheThreadIsLessThanOfTheProcess() throws Exception {
        Rusage thread = OwnThread.call(() -> getrusage(RUSAGE_THREAD));
        Rusage process = getrusage(RUSAGE_SELF);
        assertThat(thread.utime()).isLessThan(process.utime());
        assertThat(thread.minflt()).isLessThan(process.minflt());
        assertThat(process.maxrss() * 1024).isGreaterThanOrEqualTo(Runtime.getRuntime().totalMemory() / 100);
        long highWater = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM")).map(line ->
                Long.valueOf(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
        assertThat(highWater).isGreaterThanOrEqualTo(process.maxrss() * 9 / 10);
        assertThat(Fails.with(Errno.EINVAL, () -> getrusage(1000)).function()).isEqualTo("getrusage");
    }

    @Test
    void timesLieBetweenThoseOfProc() throws Exception {
        long before = ticks(13);
        Times times = times();
        long after = ticks(13);
        assertThat(times.utime().toMillis() / 10).isBetween(before, after);
        assertThat(times.stime()).isPositive();
        Thread.sleep(30);
        assertThat(times().elapsed()).isGreaterThan(times.elapsed());
    }

    /** A field of /proc/self/stat, in ticks of a hundredth of a second. */
    private static long ticks(int field) throws Exception {
        assumeTrue(sysconf(_SC_CLK_TCK) == 100, "a clock that ticks otherwise");
        return Long.parseLong(Files.readString(Path.of("/proc/self/stat")).replaceFirst(".*\\) ", "").split(" ")[field - 2]);
    }

    @Test
    void loadIsThatOfProc() throws Exception {
        for (int attempt = 0; ; attempt++) {
            String before = Files.readString(Path.of("/proc/loadavg"));
            LoadAverage load = getloadavg();
            LoadAverage other = sysinfo().loads();
            String[] words = before.split(" ");
            // The kernel computes it anew every five seconds.
            if (words[0].equals(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]) || attempt == 10) {
                for (LoadAverage each : List.of(load, other)) {
                    assertThat(each.one()).isCloseTo(Double.parseDouble(words[0]), offset(0.01));
                    assertThat(each.five()).isCloseTo(Double.parseDouble(words[1]), offset(0.01));
                    assertThat(each.fifteen()).isCloseTo(Double.parseDouble(words[2]), offset(0.01));
                }
                return;
            }
        }
    }

    @Test
    void sysinfoIsThatOfProc() throws Exception {
        Sysinfo info = sysinfo();
        assertThat(info.totalram()).isEqualTo(kibibytes("MemTotal") * 1024);
        assertThat(info.totalswap()).isEqualTo(kibibytes("SwapTotal") * 1024);
        assertThat(info.freeram()).isPositive().isLessThan(info.totalram());
        assertThat(info.freeswap()).isBetween(0L, info.totalswap());
        assertThat(info.procs()).isPositive();
        double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
        assertThat(info.uptime().toSeconds()).isBetween((long) uptime - 60, (long) uptime + 1);
        assertThat(info).isEqualTo(info).isNotEqualTo(null);
        assertThat(info.toString()).startsWith("up ").contains(" MiB free of " + info.totalram() / (1 << 20));
    }

    private static long kibibytes(String name) throws Exception {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream().filter(line -> line.startsWith(name + ":"))
                .map(line -> Long.valueOf(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private static void end(Process process) throws Exception {
        process.destroyForcibly().waitFor();
        process.getInputStream().close();
        process.getErrorStream().close();
        process.getOutputStream().close();
    }
}
