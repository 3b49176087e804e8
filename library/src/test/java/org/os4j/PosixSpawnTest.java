package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixSpawnTest {
    private static final String NOT_UTF8 = "a\udcffb";

    @TempDir
    Path directory;

    @Test
    void theChildHasTheArgumentsThatProcShows() throws Exception {
        int pid = posix_spawn("/bin/sleep", List.of("a name of its own", "60"));
        byte[] cmdline = cmdline(pid);
        Children.kill("KILL", pid);
        waitpid(pid, 0);
        assertThat(new String(cmdline, StandardCharsets.UTF_8)).isEqualTo("a name of its own\00060\0");
    }

    /** The kernel lets the parent go a moment before it has set the arguments up. */
    private static byte[] cmdline(int pid) throws Exception {
        byte[] cmdline;
        do {
            cmdline = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
        } while (cmdline.length == 0);
        return cmdline;
    }

    @Test
    void argumentsKeepEveryByte() throws Exception {
        assertThat(Children.output(directory, "printf", "%s,%s", NOT_UTF8, "é€𝄞")
                .getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(concat(new byte[] {'a', (byte) 0xFF, 'b', ','}, "é€𝄞".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theEnvironmentIsTheOneGiven() throws Exception {
        assertThat(Children.output(directory, Map.of("A", "1 2", "EMPTY", "", "B", "x=y"), new SpawnActions(), null, "/usr/bin/env").lines())
                .containsExactlyInAnyOrder("A=1 2", "EMPTY=", "B=x=y");
        assertThat(Children.output(directory, Map.of(), new SpawnActions(), null, "/usr/bin/env")).isEmpty();
        assertThat(Children.output(directory, Map.of("A", NOT_UTF8), new SpawnActions(), null, "/usr/bin/env")).isEqualTo("A=a\u00ffb");
    }

    @Test
    void withoutOneTheEnvironmentIsTheLiveOne() throws Exception {
        assertThat(Children.output(directory, "/usr/bin/env").lines()).contains("PATH=" + System.getenv("PATH"));
        assertThat(ChildJvm.output(LiveEnvironment.class).lines()).containsExactlyInAnyOrder("OS4J_LIVE=yes", "PATH=/usr/bin:/bin");
    }

    /** Changes the C environment behind System.getenv's back. */
    static final class LiveEnvironment {
        public static void main(String[] arguments) throws Exception {
            callC("clearenv");
            callC("putenv", "PATH=/usr/bin:/bin");
            callC("putenv", "OS4J_LIVE=yes");
            waitpid(posix_spawnp("env", List.of("env")), 0);
        }
    }

    /** Calls a function of the C library that takes one string for good, or nothing. */
    static void callC(String function, String... argument) throws Exception {
        var linker = java.lang.foreign.Linker.nativeLinker();
        var handle = linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(), java.lang.foreign.FunctionDescriptor.of(
                java.lang.foreign.ValueLayout.JAVA_INT, java.lang.foreign.ValueLayout.ADDRESS));
        var text = argument.length == 0 ? java.lang.foreign.MemorySegment.NULL : java.lang.foreign.Arena.global().allocateFrom(argument[0]);
        try {
            assertThat((int) handle.invoke(text)).isZero();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void posix_spawnpSearchesPath() throws Exception {
        assertThat(Children.output(directory, "id", "-u")).isEqualTo(Command.output("id", "-u"));
        assertErrno(Errno.ENOENT, "posix_spawnp", "no-such-program", () -> posix_spawnp("no-such-program", List.of("x")));
        assertErrno(Errno.ENOENT, "posix_spawnp", "no-such-program", () -> posix_spawnp("no-such-program", List.of("x"), Map.of()));
    }

    @Test
    void whatCannotBeRunIsNamed() throws Exception {
        Path plain = Files.writeString(directory.resolve("plain"), "exit 0\n");
        Path script = Files.writeString(directory.resolve("script"), "exit 0\n");
        script.toFile().setExecutable(true);
        assertErrno(Errno.ENOENT, "posix_spawn", "/nowhere", () -> posix_spawn("/nowhere", List.of("x")));
        assertErrno(Errno.ENOENT, "posix_spawn", "", () -> posix_spawn("", List.of("x")));
        assertErrno(Errno.ENOTDIR, "posix_spawn", plain + "/x", () -> posix_spawn(plain + "/x", List.of("x")));
        assertErrno(Errno.EACCES, "posix_spawn", plain.toString(), () -> posix_spawn(plain.toString(), List.of("x"), Map.of()));
        assertErrno(Errno.EACCES, "posix_spawn", directory.toString(), () -> posix_spawn(directory.toString(), List.of("x")));
        assertErrno(Errno.ENOEXEC, "posix_spawn", script.toString(), () -> posix_spawn(script.toString(), List.of("x")));
        assertErrno(Errno.E2BIG, "posix_spawn", "/bin/true", () -> posix_spawn("/bin/true", List.of("true", "x".repeat(1 << 20))));
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertIllegal("args: is empty", () -> posix_spawn("/bin/true", List.of()));
        assertIllegal("args[2]: holds a NUL", () -> posix_spawn("/bin/true", List.of("true", "a", "b\0c")));
        assertIllegal("path: holds a NUL", () -> posix_spawn("/bin/\0true", List.of("true")));
        assertIllegal("env: no name of a variable: \"A=B\"", () -> posix_spawn("/bin/true", List.of("true"), Map.of("A=B", "c")));
        assertIllegal("env: no name of a variable: \"\"", () -> posix_spawn("/bin/true", List.of("true"), Map.of("", "c")));
        assertIllegal("env[0]: holds a NUL", () -> posix_spawn("/bin/true", List.of("true"), Map.of("A\0", "c")));
        assertIllegal("env[0]: holds a NUL", () -> posix_spawn("/bin/true", List.of("true"), Map.of("A", "\0")));
        assertIllegal("path: holds a NUL", () -> new SpawnActions().open(1, "a\0", O_RDONLY, 0));
        assertIllegal("path: holds a NUL", () -> new SpawnActions().chdir("a\0"));
        assertIllegal("signals: no signal: 65", () -> new SpawnAttributes().setsigmask(SIGINT, 65));
        assertIllegal("signals: no signal: 0", () -> new SpawnAttributes().setsigdef(0));
        assertThatNullPointerException().isThrownBy(() -> posix_spawn("/bin/true", Arrays.asList("true", null))).withMessageContaining("args[1]");
    }

    @Test
    void actionsAreDoneInTheirOrder() throws Exception {
        Path out = directory.resolve("out");
        SpawnActions actions = new SpawnActions().open(5, out.toString(), O_WRONLY | O_CREAT, 0600).dup2(5, 1).dup2(1, 2).close(5);
        int pid = posix_spawn("/bin/sh", List.of("sh", "-c", "echo out; echo err >&2; ls /proc/self/fd/5"), Map.of("LC_ALL", "C"), actions, null);
        assertThat(waitpid(pid, 0).status()).isEqualTo(new WaitStatus.Exited(2));
        assertThat(Files.readString(out)).startsWith("out\nerr\n").contains("cannot access '/proc/self/fd/5'");
        assertThat(Command.output("stat", "-c", "%a", out.toString())).isEqualTo("600");
    }

    @Test
    void theChildChangesItsDirectory() throws Exception {
        String real = directory.toRealPath().toString();
        assertThat(Children.output(directory, null, new SpawnActions().chdir(real), null, "/bin/pwd", "-P")).isEqualTo(real);
        int fd = open(real, O_RDONLY | O_DIRECTORY);
        assertThat(Children.output(directory, null, new SpawnActions().fchdir(fd), null, "/bin/pwd", "-P")).isEqualTo(real);
        close(fd);
        assertErrno(Errno.ENOENT, "posix_spawn", "/bin/true",
                () -> posix_spawn("/bin/true", List.of("true"), null, new SpawnActions().chdir("/nowhere"), null));
    }

    @Test
    void actionsThatFailNameTheProgramOrTheFunction() {
        assertErrno(Errno.EBADF, "posix_spawn", "/bin/true",
                () -> posix_spawn("/bin/true", List.of("true"), null, new SpawnActions().dup2(999, 1), null));
        assertErrno(Errno.EBADF, "posix_spawn_file_actions_addclose", null,
                () -> posix_spawn("/bin/true", List.of("true"), null, new SpawnActions().chdir("/").close(-1), null));
        assertErrno(Errno.ENOTTY, "posix_spawn", "/bin/true", () -> posix_spawn("/bin/true", List.of("true"), null,
                new SpawnActions().open(3, "/dev/null", O_RDONLY, 0).tcsetpgrp(3), null));
        assertErrno(Errno.EINVAL, "posix_spawnattr_setschedpolicy", null,
                () -> posix_spawn("/bin/true", List.of("true"), null, null, new SpawnAttributes().scheduler(99, 0)));
        assertErrno(Errno.EPERM, "posix_spawn", "/bin/true",
                () -> posix_spawn("/bin/true", List.of("true"), null, null, new SpawnAttributes().setsid().setpgroup(0)));
    }

    @Test
    void noDescriptorOfOs4jReachesTheChild() throws Exception {
        int fd = open("/etc/passwd", O_RDONLY);
        Pipe pipe = pipe();
        String seen = Children.output(directory, "ls", "-l", "/proc/self/fd");
        assertThat(seen).contains("/proc/").doesNotContain("/etc/passwd")
                .doesNotContain(Files.readSymbolicLink(Path.of("/proc/self/fd/" + pipe.readEnd())).toString());
        assertThat(Children.output(directory, null, new SpawnActions().dup2(fd, fd), null, "ls", "-l", "/proc/self/fd"))
                .contains(" " + fd + " -> /etc/passwd");
        close(fd);
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void closefromLeavesNothingOfTheJdk() throws Exception {
        try (var file = new java.io.FileInputStream("/etc/passwd")) {
            assertThat(file.getFD().valid()).isTrue();
            assertThat(Children.output(directory, "ls", "-l", "/proc/self/fd")).contains("/etc/passwd");
            assertThat(Children.output(directory, null, new SpawnActions().closefrom(3), null, "ls", "/proc/self/fd").lines())
                    .containsExactly("0", "1", "2", "3");
        }
    }

    @Test
    void theChildsMaskIsNotTheJvms() throws Exception {
        assertThat(signals("/proc/thread-self/status", "SigBlk")).containsPattern("[4567cdef]$");
        assertThat(Children.output(directory, "grep", "SigBlk", "/proc/self/status")).matches("SigBlk:\\s+0{16}");
        assertThat(signalsIgnoredBy(Children.output(directory, "grep", "SigIgn", "/proc/self/status")))
                .isEqualTo(signalsIgnoredBy(Command.output("grep", "SigIgn", "/proc/self/status")));
        var seen = new String[1];
        Thread.ofVirtual().start(() -> {
            try {
                seen[0] = Children.output(directory, "grep", "SigBlk", "/proc/self/status");
            } catch (Exception e) {
                seen[0] = e.toString();
            }
        }).join();
        assertThat(seen[0]).matches("SigBlk:\\s+0{16}");
    }

    @Test
    void theMaskThatTheProcessWasStartedWithIsTheChilds() {
        List<String> command = new ArrayList<>(List.of("env", "--block-signal=TERM,USR1,USR2,INT"));
        command.addAll(ChildJvm.command(ShowMask.class));
        assertThat(ChildJvm.output(command)).matches("SigBlk:\\s+0000000000004a02");
    }

    /** The groups of the user stand before the mask in {@code /proc/self/status}, however many they are. */
    @Test
    void aUserInThousandsOfGroupsIsNoHindrance() {
        String groups = IntStream.range(1_000_000, 1_003_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assumeTrue(Command.exists("setpriv") && Command.of("setpriv", "--groups", groups, "true").run().exit() == 0, "may not set groups here");
        List<String> command = new ArrayList<>(List.of("setpriv", "--groups", groups, "env", "--block-signal=TERM"));
        command.addAll(ChildJvm.command(ShowMask.class));
        assertThat(ChildJvm.output(command)).matches("SigBlk:\\s+0000000000004000");
    }

    /** Prints the mask of a child. */
    static final class ShowMask {
        public static void main(String[] arguments) throws Exception {
            waitpid(posix_spawnp("grep", List.of("grep", "SigBlk", "/proc/self/status")), 0);
        }
    }

    @Test
    void attributesSetTheMaskAndTheDefaults() throws Exception {
        SpawnAttributes attributes = new SpawnAttributes().setsigmask(SIGHUP, SIGQUIT, 64);
        assertThat(Children.output(directory, null, new SpawnActions(), attributes, "grep", "SigBlk", "/proc/self/status"))
                .matches("SigBlk:\\s+8000000000000005");
        List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=INT,USR1"));
        command.addAll(ChildJvm.command(ShowIgnored.class));
        List<String> ignored = ChildJvm.output(command).lines().toList();
        assertThat(signalsIgnoredBy(ignored.get(0))).containsExactlyInAnyOrder(SIGINT, SIGUSR1);
        assertThat(signalsIgnoredBy(ignored.get(1))).containsExactly(SIGUSR1);
    }

    /** Prints what a child ignores, as it is and with SIGINT's default. */
    static final class ShowIgnored {
        public static void main(String[] arguments) throws Exception {
            List<String> grep = List.of("grep", "SigIgn", "/proc/self/status");
            waitpid(posix_spawnp("grep", grep), 0);
            waitpid(posix_spawnp("grep", grep, null, null, new SpawnAttributes().setsigdef(SIGINT)), 0);
        }
    }

    @Test
    void groupAndSessionAreWhatPsSees() throws Exception {
        String own = Command.output("ps", "-o", "pgid=,sid=", "-p", Long.toString(ProcessHandle.current().pid())).replaceAll("\\s+", " ");
        assertThat(groupAndSession(null)).isEqualTo(own);
        String session = own.split(" ")[1];
        assertThat(groupAndSession(new SpawnAttributes().setpgroup(0))).isEqualTo("self " + session);
        assertThat(groupAndSession(new SpawnAttributes().setsid())).isEqualTo("self self");
        int leader = posix_spawn("/bin/sleep", List.of("sleep", "60"), null, null, new SpawnAttributes().setpgroup(0));
        assertThat(groupAndSession(new SpawnAttributes().setpgroup(leader))).isEqualTo(leader + " " + session);
        Children.kill("KILL", leader);
        waitpid(leader, 0);
    }

    private static String groupAndSession(SpawnAttributes attributes) throws Exception {
        int pid = posix_spawn("/bin/sleep", List.of("sleep", "60"), null, null, attributes);
        String text = Command.output("ps", "-o", "pgid=,sid=", "-p", Integer.toString(pid)).replaceAll("\\s+", " ");
        Children.kill("KILL", pid);
        waitpid(pid, 0);
        return text.replaceAll("\\b" + pid + "\\b", "self");
    }

    @Test
    void schedulingIsWhatChrtSees() throws Exception {
        SpawnAttributes ordinary = new SpawnAttributes().scheduler(SCHED_OTHER, 0);
        assertThat(Children.output(directory, null, new SpawnActions(), ordinary, "sh", "-c", "chrt -p $$")).contains("policy: SCHED_OTHER");
        assertErrno(Errno.EINVAL, "posix_spawn", "/bin/true",
                () -> posix_spawn("/bin/true", List.of("true"), null, null, new SpawnAttributes().scheduler(SCHED_FIFO, 1000)));
        assertErrno(Errno.EINVAL, "posix_spawn", "/bin/true",
                () -> posix_spawn("/bin/true", List.of("true"), null, null, new SpawnAttributes().schedparam(5)));
    }

    @Test
    void resetidsMakesTheEffectiveUserTheRealOne() throws Exception {
        assertThat(Children.output(directory, null, new SpawnActions(), new SpawnAttributes().resetids(), "sh", "-c", "id -u; id -ru").lines())
                .containsOnly(Command.output("id", "-ru"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void manyChildrenLeaveNothing(int atATime) throws Exception {
        Set<String> before = LeakCheck.descriptors();
        ArrayDeque<Integer> running = new ArrayDeque<>();
        for (int i = 0; i < 500; i++) {
            running.add(Children.shell("exit " + i % 256));
            if (running.size() == atATime) {
                assertThat(waitpid(running.remove(), 0).status()).isEqualTo(new WaitStatus.Exited((i - atATime + 1) % 256));
            }
        }
        while (!running.isEmpty()) {
            assertThat(waitpid(running.remove(), 0).status()).isInstanceOf(WaitStatus.Exited.class);
        }
        assertThat(waitpidOrNull(-1, WNOHANG)).isNull();
        assertThat(LeakCheck.descriptors()).isEqualTo(before);
    }

    @Test
    void failuresLeaveNoMemoryBehind() throws Exception {
        SpawnActions actions = new SpawnActions().chdir("/" + "x/".repeat(2000)).close(-1);
        for (int i = 0; i < 2000; i++) {
            assertErrno(Errno.EBADF, "posix_spawn_file_actions_addclose", null,
                    () -> posix_spawn("/bin/true", List.of("true"), null, actions, null));
        }
        long before = residentKib();
        for (int i = 0; i < 20_000; i++) {
            try {
                posix_spawn("/bin/true", List.of("true"), null, actions, null);
            } catch (ErrnoException e) {
                assertThat(e.code()).isEqualTo(Errno.EBADF.code());
            }
        }
        // A path of 4 KiB that were left behind each time would be 80 MB.
        assertThat(residentKib() - before).isLessThan(40_000);
    }

    private static long residentKib() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("RssAnon"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private static String signals(String file, String line) throws Exception {
        return Files.readAllLines(Path.of(file)).stream().filter(text -> text.startsWith(line)).findFirst().orElseThrow();
    }

    /** The signals in a line of /proc, but for the two that glibc keeps to itself and ignores in every child that posix_spawn makes. */
    private static List<Integer> signalsIgnoredBy(String line) {
        long mask = Long.parseUnsignedLong(line.replaceAll(".*:\\s*", ""), 16) & ~(1L << 31 | 1L << 32);
        return IntStream.rangeClosed(1, 64).filter(signal -> (mask & 1L << signal - 1) != 0).boxed().toList();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static void assertIllegal(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
    }

    private static void assertErrno(Errno errno, String function, String path, ThrowingCallable call) {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.function()).isEqualTo(function);
            assertThat(e.path()).isEqualTo(path);
        });
    }
}
