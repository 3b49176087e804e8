package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(180)
class CommandTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void inputAndOutput() throws Exception {
        assertThat(Command.of("sort", "-u").input("b\na\nb\n").output()).isEqualTo("a\nb");
        byte[] data = new byte[5_000_000];
        new Random(1).nextBytes(data);
        CommandResult result = Command.of("cat").input(data).stdout(Redirect.PIPE).run();
        assertThat(Arrays.equals(result.out(), data)).isTrue();
        assertThat(result.err()).isEmpty();
        assertThat(result.succeeded()).isTrue();
        assertThat(Command.of("wc", "-c").input("").output()).isEqualTo("0");
        assertThat(Command.of("wc", "-c").stdin(Redirect.PIPE).output()).as("a command that is run reads the end at once").isEqualTo("0");
        assertThat(Command.of("wc", "-c").stdin(Redirect.NULL).output()).isEqualTo("0");
        assertThat(Command.of("printf", "one\\n\\ntwo\\n\\n").output()).isEqualTo("one\n\ntwo");
    }

    @Test
    void bothOutputsAreFullAtOnce() throws Exception {
        CommandResult result = Command.shell("head -c 3000000 /dev/zero | tee /proc/self/fd/2").stdout(Redirect.PIPE).stderr(Redirect.PIPE).run();
        assertThat(result.out()).hasSize(3_000_000);
        assertThat(result.err()).hasSize(3_000_000);
    }

    /** The one reader leaves when it has its line; the thread that waits for the end was not to take in that output until then. */
    @Test
    void whoReadsNoMoreKeepsNobodyWaiting() throws Exception {
        Command command = Command.shell("read line; echo ready; head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2");
        try (Child child = command.stdin(Redirect.PIPE).stdout(Redirect.PIPE).stderr(Redirect.PIPE).killOnClose().start()) {
            Waiting<String> reader = Waiting.in("ppoll", () -> child.reader().readLine());
            Waiting<ProcessResult> waiter = Waiting.in("ppoll", child::waitFor);
            child.stdin().write('\n');
            assertThat(reader.result()).isEqualTo("ready");
            assertThat(waiter.result().exitCode()).isZero();
        }
    }

    /** What one reader leaves of a write is the other's, without another write. */
    @Test
    void twoThreadsReadOneOutput() throws Exception {
        try (Child child = Command.shell("while read line; do printf ab; done").stdin(Redirect.PIPE).stdout(Redirect.PIPE).killOnClose().start()) {
            for (int round = 0; round < 100; round++) {
                List<CompletableFuture<Integer>> readers = IntStream.range(0, 2).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return child.stdout().read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }, task -> Thread.ofPlatform().start(task))).toList();
                Thread.sleep(2);
                child.stdin().write('\n');
                assertThat(readers.get(0).get(60, TimeUnit.SECONDS) + readers.get(1).get(60, TimeUnit.SECONDS)).as("round " + round)
                        .isEqualTo('a' + 'b');
            }
        }
    }

    @Test
    void resultsOfEveryKind() throws Exception {
        CommandResult failed = Command.shell("echo wrong >&2; exit 3").stderr(Redirect.PIPE).run();
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.status()).isEqualTo(new WaitStatus.Exited(3));
        assertThat(failed.signaled()).isFalse();
        assertThat(failed.signal()).isZero();
        assertThat(failed.errText()).isEqualTo("wrong\n");
        assertThat(failed).hasToString("/bin/sh -c 'echo wrong >&2; exit 3': exit 3");
        assertThatIOException().isThrownBy(failed::orThrow).withMessageEndingWith("exit 3: wrong");
        assertThatIOException().isThrownBy(() -> Command.shell("exit 1").output()).withMessageEndingWith("exit 1");
        CommandResult killed = Command.shell("kill -USR1 $$").run();
        assertThat(killed.exitCode()).isEqualTo(-Posix.SIGUSR1);
        assertThat(killed.signal()).isEqualTo(Posix.SIGUSR1);
        assertThat(killed.timedOut()).isFalse();
        CommandResult busy = Command.shell("i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done").run().orThrow();
        assertThat(busy.rusage().utime()).isPositive();
        assertThat(busy.command().toString()).startsWith("/bin/sh -c ");
    }

    @Test
    void environment() throws Exception {
        Os.putenv("OS4J_TEST", "of the parent");
        try {
            assertThat(Command.of("printenv", "OS4J_TEST").output()).isEqualTo("of the parent");
            assertThat(Command.of("printenv", "OS4J_TEST").set("OS4J_TEST", "a\nb").output()).isEqualTo("a\nb");
            assertThat(Command.of("printenv", "OS4J_TEST").unset("OS4J_TEST").run().exitCode()).isEqualTo(1);
            assertThat(Command.of("env").clearEnvironment().output()).isEmpty();
            assertThat(Command.of("/usr/bin/env").set("GONE", "1").clearEnvironment().set("A", "1").set("B", "2").unset("A").output()).isEqualTo("B=2");
            assertThat(Command.of("/usr/bin/env").environment(Map.of("ONLY", "this")).output()).isEqualTo("ONLY=this");
        } finally {
            Os.unsetenv("OS4J_TEST");
        }
    }

    @Test
    void programsAreFoundInTheCommandsOwnPath() throws Exception {
        Path program = Files.writeString(directory.resolve("here"), "#!/bin/sh\necho found $0\n");
        assertMissing("here", () -> Command.of("here").start());
        program.toFile().setExecutable(true);
        assertThat(Command.of("here").set("PATH", "/nowhere:" + directory).output()).isEqualTo("found " + program);
        assertMissing("here", () -> Command.of("here").set("PATH", "/nowhere").start());
        assertThat(Command.of("uname").set("PATH", "/bin").output()).isEqualTo("Linux");
        assertThat(Command.of("-name", "-c", "echo $0").program("sh").output()).isEqualTo("-name");
        assertThat(Command.of("./here").directory(directory).output()).isEqualTo("found ./here");
    }

    @Test
    void whatCannotBeRunNamesWhatIsMissing() throws Exception {
        assertMissing("no-such-program", () -> Command.of("no-such-program").run());
        assertMissing("/nowhere", () -> Command.of("pwd").directory("/nowhere").run());
        assertMissing("/nowhere/in", () -> Command.of("cat").stdin(Redirect.file("/nowhere/in")).run());
        assertMissing("/nowhere/out", () -> Command.of("pwd").stdout(Redirect.append("/nowhere/out")).run());
        assertErrno(Errno.EACCES, "/etc/passwd", () -> Command.of("/etc/passwd").run());
        assertErrno(Errno.ENOTDIR, "/etc/passwd", () -> Command.of("pwd").directory("/etc/passwd").run());
        assertErrno(Errno.EBADF, null, () -> Command.of("pwd").descriptor(3, 987).run());
        Path script = Files.writeString(directory.resolve("script"), "echo no first line\n");
        script.toFile().setExecutable(true);
        assertErrno(Errno.ENOEXEC, script.toString(), () -> Command.of(script.toString()).run());
    }

    @Test
    void directoryAndFiles() throws Exception {
        assertThat(Command.of("pwd").directory("/usr/bin").output()).isEqualTo("/usr/bin");
        Command.of("echo", "one").stdout(Redirect.file(file("log"))).run();
        Command.of("echo", "two").stdout(Redirect.append(Path.of(file("log")))).run();
        Command.shell("echo three; echo four >&2").stdout(Redirect.append(file("log"))).stderr(Redirect.MERGE).run();
        assertThat(Path.of(file("log"))).hasContent("one\ntwo\nthree\nfour");
        assertThat(Command.of("tail", "-n1").stdin(Redirect.file(Path.of(file("log")))).output()).isEqualTo("four");
        Command.shell("echo shorter; echo gone >&2").stdout(Redirect.file(file("log"))).stderr(Redirect.NULL).run();
        assertThat(Path.of(file("log"))).hasContent("shorter");
        assertThat(Command.shell("echo merged >&2").stderr(Redirect.MERGE).output()).isEqualTo("merged");
    }

    /** Numbers that are each other's sources: a copy made in the wrong order would overwrite one. */
    @Test
    void descriptorsArriveUnderTheirNumbers() throws Exception {
        int[] fds = new int[3];
        for (int i = 0; i < fds.length; i++) {
            Path path = Files.writeString(directory.resolve("f" + i), "file " + i);
            fds[i] = Posix.open(path.toString(), Posix.O_RDONLY);
        }
        try {
            Command crossed = Command.of("cat").arguments("/proc/self/fd/" + fds[0], "/proc/self/fd/" + fds[1], "/proc/self/fd/20")
                    .descriptor(fds[0], fds[1]).descriptor(fds[1], fds[0]).descriptor(20, fds[2]);
            assertThat(crossed.output()).isEqualTo("file 1file 0file 2");
            Command standard = Command.of("cat").stdin(Redirect.descriptor(fds[1]));
            assertThat(standard.output()).isEqualTo("file 1");
        } finally {
            for (int fd : fds) {
                Posix.close(fd);
            }
        }
    }

    /** Numbers that are each other's, a standard one's, taken by what starts the child, and all of that with a program between and on a terminal. */
    @Test
    void numbersThatCollide() throws Exception {
        int first = Posix.open(Files.writeString(directory.resolve("first"), "first ").toString(), Posix.O_RDONLY);
        int second = Posix.open(Files.writeString(directory.resolve("second"), "second ").toString(), Posix.O_RDONLY);
        int next = Posix.dup(0);
        Posix.close(next);
        try {
            Command cat = Command.of("cat", "/proc/self/fd/0");
            for (int number = Math.max(3, next - 3); number < next + 8; number++) {
                cat = cat.arguments("/proc/self/fd/" + number).descriptor(number, number % 2 == 0 ? first : second);
            }
            String expected = "second " + IntStream.range(Math.max(3, next - 3), next + 8).mapToObj(i -> i % 2 == 0 ? "first " : "second ")
                    .collect(Collectors.joining());
            Command reading = cat.stdin(Redirect.descriptor(second));
            assertThat(reading.output()).isEqualTo(expected);
            assertThat(reading.umask(022).limit(Posix.RLIMIT_CORE, 0, 0).output()).isEqualTo(expected);
            assertThat(reading.pty(24, 80).run().orThrow().outText()).isEqualTo(expected);
            assertThat(reading.pty(24, 80).umask(022).run().orThrow().outText()).isEqualTo(expected);
        } finally {
            Posix.close(first);
            Posix.close(second);
        }
    }

    /** Each standard output is where the other is here. */
    static final class Crossed {
        public static void main(String[] arguments) throws Exception {
            Command command = Command.shell("echo out; echo err >&2").stdout(Redirect.descriptor(2)).stderr(Redirect.descriptor(1));
            command.run().orThrow();
            command.umask(022).run().orThrow();
        }
    }

    @Test
    void standardOutputsMayBeCrossed() {
        assertThat(org.os4j.testing.Command.of(ChildJvm.command(Crossed.class)).run())
                .isEqualTo(new org.os4j.testing.Command.Result(0, "err\nerr\n", "out\nout\n"));
    }

    /** The class path's files are open in this JVM, and not close-on-exec. */
    @Test
    void aChildHasNoOtherDescriptors() throws Exception {
        int leaky = Posix.open("/dev/zero", Posix.O_RDONLY);
        Posix.set_inheritable(leaky, true);
        try {
            String list = "ls /proc/$$/fd; true";
            assertThat(Command.shell(list).input("x").stderr(Redirect.NULL).output()).isEqualTo("0\n1\n2");
            assertThat(Command.shell(list).descriptor(9, leaky).stderr(Redirect.PIPE).output()).isEqualTo("0\n1\n2\n9");
        } finally {
            Posix.close(leaky);
        }
    }

    @Test
    void groupsAndSessions() throws Exception {
        String ids = "exec ps -o pid=,pgid=,sid= -p $$";
        String session = Command.of("ps", "-o", "sid=", "-p", Integer.toString(Posix.getpid())).output().strip();
        String[] same = words(Command.shell(ids));
        assertThat(same[1]).isEqualTo(Integer.toString(Posix.getpgrp()));
        String[] group = words(Command.shell(ids).processGroup(0));
        assertThat(group).containsExactly(group[0], group[0], session);
        String[] own = words(Command.shell(ids).session());
        assertThat(own).containsExactly(own[0], own[0], own[0]);
        String[] last = words(Command.shell(ids).session().processGroup(0));
        assertThat(last).containsExactly(last[0], last[0], session);
        try (Child leader = Command.of("sleep", "60").processGroup(0).killOnClose().start()) {
            String[] member = words(Command.shell(ids).processGroup(leader.pid()));
            assertThat(member[1]).isEqualTo(Integer.toString(leader.pid()));
        }
    }

    private static String[] words(Command command) throws IOException {
        return command.output().strip().split("\\s+");
    }

    @Test
    void pseudoTerminal() throws Exception {
        CommandResult result = Command.shell("tty; stty size; test -t 0 -a -t 1 -a -t 2 && echo all; ps -o tty=,stat= -p $$; echo x > /dev/tty")
                .pty(30, 100).run().orThrow();
        List<String> lines = result.outText().lines().map(String::strip).toList();
        assertThat(lines.get(0)).startsWith("/dev/pts/");
        assertThat(lines.subList(1, 3)).containsExactly("30 100", "all");
        assertThat(lines.get(3)).startsWith(lines.get(0).substring("/dev/".length())).endsWith("+").as("in the foreground");
        assertThat(lines.get(4)).isEqualTo("x");
    }

    @Test
    void aShellOnAPseudoTerminal() throws Exception {
        try (Child shell = Command.of("sh").set("PS1", "").set("ENV", "").pty(24, 80).start()) {
            shell.writer().println("stty -echo; echo READY");
            String line;
            do {
                line = shell.reader().readLine();
            } while (!line.equals("READY"));
            shell.resize(50, 132);
            shell.writer().println("stty size; exit 6");
            do {
                line = shell.reader().readLine();
            } while (!line.matches("\\d+ \\d+"));
            assertThat(line).isEqualTo("50 132");
            assertThat(shell.waitFor().exitCode()).isEqualTo(6);
        }
    }

    @Test
    void pseudoTerminalBesideOtherStreams() throws Exception {
        CommandResult result = Command.shell("cat; test -t 1 && echo terminal; echo error >&2").pty(1, 1).input("from memory\n")
                .stderr(Redirect.PIPE).run();
        assertThat(result.outText().lines()).containsExactly("from memory", "terminal");
        assertThat(result.errText()).isEqualTo("error\n");
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("true").pty(1, 1).stdout(Redirect.PIPE).start());
    }

    @Test
    void aTerminalThatIsGiven() throws Exception {
        int master = ChildTerminal.open(10, 20);
        int slave = Posix.open(ChildTerminal.name(master), Posix.O_RDWR | Posix.O_NOCTTY);
        try {
            String[] seen = words(Command.shell("exec ps -o tty=,pid=,sid=,tpgid= -p $$").controllingTerminal(slave));
            assertThat(seen).containsExactly(Posix.ttyname(slave).substring("/dev/".length()), seen[1], seen[1], seen[1]);
        } finally {
            Posix.close(slave);
            Posix.close(master);
        }
    }

    @Test
    void timeouts() throws Exception {
        CommandResult result = Command.shell("echo begun; exec sleep 60").stdout(Redirect.PIPE).timeout(SOON).run();
        assertThat(result.timedOut()).isTrue();
        assertThat(result.signal()).isEqualTo(Posix.SIGKILL);
        assertThat(result.outText()).isEqualTo("begun\n");
        assertThat(result.toString()).endsWith("killed by Killed, since its time was over");
        assertThat(Command.of("sleep", "60").timeout(SOON).run().timedOut()).as("without a pipe").isTrue();
        assertThat(Command.of("echo", "quick").timeout(DEADLINE).stdout(Redirect.PIPE).run().timedOut()).isFalse();
        assertThat(Command.of("true").timeout(Duration.ofSeconds(Long.MAX_VALUE)).run().timedOut()).isFalse();
        assertThatIOException().isThrownBy(() -> Command.of("sleep", "60").timeout(SOON).output()).withMessageContaining("its time was over");
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("true").timeout(Duration.ofNanos(-1))).withMessageStartingWith("time: ");
    }

    /** The shell's child keeps the pipe open: it goes with the group, and without a group nobody waits for it. */
    @Test
    void timeoutsWithGrandchildren() throws Exception {
        String line = "sleep 60 & echo $!; wait";
        CommandResult group = Command.shell(line).stdout(Redirect.PIPE).processGroup(0).timeout(SOON).run();
        assertThat(group.timedOut()).isTrue();
        awaitEndOf(group.outText().strip());
        CommandResult alone = Command.shell(line).stdout(Redirect.PIPE).timeout(SOON).run();
        assertThat(alone.timedOut()).isTrue();
        Posix.kill(Integer.parseInt(alone.outText().strip()), Posix.SIGKILL);
    }

    private static void awaitEndOf(String pid) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (Command.of("ps", "-o", "stat=", "-p", pid).stdout(Redirect.PIPE).run().outText().strip().matches("[^Z].*")) {
            assertThat(System.nanoTime()).as("%s lives", pid).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void brokenPipesEndAChild() throws Exception {
        String line = "grep SigIgn /proc/self/status";
        String ignored = Command.shell(line).output().replaceAll(".*\\s", "");
        assertThat(Long.parseUnsignedLong(ignored, 16) >> Posix.SIGPIPE - 1 & 1).isZero();
        assertThat(Command.shell("trap '' PIPE; exec yes | head -n1").stderr(Redirect.PIPE).run().errText()).contains("Broken pipe");
        assertThat(Command.shell("yes | head -n1").stderr(Redirect.PIPE).run().errText()).isEmpty();
    }

    @Test
    void waiting() throws Exception {
        try (Child child = Command.shell("read x; exit 8").stdin(Redirect.PIPE).start()) {
            assertThat(child.resultOrNull()).isNull();
            assertThat(child.waitFor(Duration.ofMillis(1))).isNull();
            assertThat(child.toHandle().isAlive()).isTrue();
            assertThat(child.toHandle().parent().orElseThrow().pid()).isEqualTo(Posix.getpid());
            child.stdin().close();
            assertThat(child.waitFor(DEADLINE).exitCode()).isEqualTo(8);
            assertThat(child.waitFor().exitCode()).isEqualTo(8);
            assertThat(child.waitFor().rusage().maxrss()).isPositive();
            assertThat(child.resultOrNull().pid()).isEqualTo(child.pid());
            assertThatIllegalStateException().isThrownBy(child::toHandle);
        }
    }

    /** A child that fills its pipes is not waited for in vain, and nothing of what it wrote is lost. */
    @Test
    void waitingTakesInWhatTheChildWrites() throws Exception {
        try (Child child = Command.shell("head -c 1000000 /dev/zero; head -c 500000 /dev/zero >&2").stdout(Redirect.PIPE).stderr(Redirect.PIPE).start()) {
            assertThat(child.waitFor().exitCode()).isZero();
            assertThat(child.stdout().readAllBytes()).hasSize(1_000_000);
            assertThat(child.stderr().readAllBytes()).hasSize(500_000);
        }
    }

    @Test
    void killing() throws Exception {
        Child child = Command.of("sleep", "60").start();
        assertThat(child.kill(Posix.SIGTERM)).isTrue();
        assertThat(child.waitFor().status()).isEqualTo(new WaitStatus.Signaled(Posix.SIGTERM, false));
        assertThat(child.kill(Posix.SIGTERM)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> child.killGroup(Posix.SIGTERM));
        child.close();
        try (Child group = Command.shell("sleep 60 & echo $!; wait").stdout(Redirect.PIPE).processGroup(0).start()) {
            String grandchild = group.reader().readLine();
            assertThat(group.killGroup(Posix.SIGKILL)).isTrue();
            awaitEndOf(grandchild);
        }
    }

    @Test
    void killOnClose() throws Exception {
        Child child;
        try (Child sleeper = Command.shell("sleep 60 & echo $!; wait").stdout(Redirect.PIPE).session().killOnClose().start()) {
            child = sleeper;
            assertThat(sleeper.reader().readLine()).isNotEmpty();
        }
        assertThat(child.resultOrNull().signal()).isEqualTo(Posix.SIGKILL);
        assertThatIOException().isThrownBy(() -> child.stdout().read()).withMessageContaining("closed");
    }

    /** A grandchild holds the pipe open and reads nothing: what the writer holds would never be taken. */
    @Test
    void killOnCloseDoesNotWaitForAReader() throws Exception {
        Child child = Command.shell("exec 3<&0; sleep 600 >/dev/null & echo $!; wait").stdin(Redirect.PIPE).stdout(Redirect.PIPE).killOnClose().start();
        int grandchild = Integer.parseInt(child.reader().readLine());
        try {
            child.stdin().write(new byte[65536]);
            child.writer().print("nobody reads this");
            assertTimeoutPreemptively(Duration.ofSeconds(60), child::close);
            assertThat(child.resultOrNull().signal()).isEqualTo(Posix.SIGKILL);
        } finally {
            Posix.kill(grandchild, Posix.SIGKILL);
        }
    }

    /** Children that may not be killed: another user's, without the capability. */
    static final class NotOurs {
        public static void main(String[] arguments) throws Exception {
            Command sleep = Command.of("sleep", "600").stdin(Redirect.PIPE).stdout(Redirect.PIPE).stderr(Redirect.NULL).user(65534, 65534).killOnClose();
            // Once before: what the JVM opens then stays open.
            sleep.start().close();
            sleep.timeout(Duration.ofMillis(1)).run();
            Command.of("true").start().onExit().get(60, TimeUnit.SECONDS);
            Set<String> before = LeakCheck.descriptors();
            Capabilities all = Posix.capget();
            Child child = sleep.start();
            Set<Capability> others = EnumSet.copyOf(all.effective());
            others.remove(Capability.CAP_KILL);
            Posix.capset(all.withEffective(others));
            assert isRefused(child::close) && isRefused(() -> sleep.timeout(Duration.ofMillis(1)).run());
            Posix.capset(all);
            assert ProcessHandle.current().children().count() == 2;
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            assert child.onExit().get(60, TimeUnit.SECONDS).signal() == Posix.SIGKILL;
            while (ProcessHandle.current().children().findAny().isPresent()) {
                Thread.sleep(5);
            }
            Set<String> left = Set.of("");
            // The thread that took their ends is closing its own.
            for (int i = 0; i < 1000 && !left.isEmpty(); i++) {
                Thread.sleep(5);
                left = LeakCheck.descriptors();
                left.removeAll(before);
                left.removeIf(open -> open.contains(".jar") || open.contains("/modules") || open.contains("/proc/"));
            }
            assert left.isEmpty() : left;
            System.out.println("nothing is left");
        }

        private static boolean isRefused(AutoCloseable call) throws Exception {
            try {
                call.close();
                return false;
            } catch (ErrnoException e) {
                return e.errno() == Errno.EPERM;
            }
        }
    }

    @Test
    void aChildThatMayNotBeKilled() throws Exception {
        assumeTrue(Posix.geteuid() == 0, "only root can become another user");
        assertThat(ChildJvm.output(NotOurs.class)).isEqualTo("nothing is left");
    }

    @Test
    void onExit() throws Exception {
        Child child = Command.shell("read x; exit 5").stdin(Redirect.PIPE).start();
        CompletableFuture<ProcessResult> end = child.onExit();
        CompletableFuture<Integer> code = child.onExit().thenApply(ProcessResult::exitCode);
        assertThat(end).isNotDone();
        child.close();
        assertThat(code.get(60, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(end.get(60, TimeUnit.SECONDS).pid()).isEqualTo(child.pid());
        assertThat(child.onExit().get(60, TimeUnit.SECONDS).exitCode()).isEqualTo(5);
        Child ended = Command.of("true").start();
        ended.waitFor();
        assertThat(ended.onExit().get(60, TimeUnit.SECONDS).exitCode()).isZero();
    }

    /** A callback that never returns keeps no other from being told. */
    @Test
    void aSlowCallbackHoldsNobodyUp() throws Exception {
        CompletableFuture<Void> release = new CompletableFuture<>();
        Child first = Command.of("cat").stdin(Redirect.PIPE).start();
        CompletableFuture<Void> slow = first.onExit().thenAccept(result -> release.orTimeout(60, TimeUnit.SECONDS).join());
        first.close();
        assertThat(Command.of("true").start().onExit().get(60, TimeUnit.SECONDS).exitCode()).isZero();
        release.complete(null);
        slow.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aChildThatSomebodyElseWaitedFor() throws Exception {
        Child child = Command.of("true").start();
        Posix.waitpid(child.pid(), 0);
        assertErrno(Errno.ECHILD, null, child::waitFor);
        assertErrno(Errno.ECHILD, null, child::resultOrNull);
        assertThat(child.kill(Posix.SIGKILL)).as("the number may be another's").isFalse();
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> child.onExit().get(60, TimeUnit.SECONDS))
                .withCauseInstanceOf(ErrnoException.class);
    }

    @Test
    void manyThreadsWaitForOneChild() throws Exception {
        for (int i = 0; i < 50; i++) {
            Child child = Command.shell("exit 21").start();
            List<CompletableFuture<Integer>> ends = IntStream.range(0, 4).mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                try {
                    return n % 2 == 0 ? child.waitFor().exitCode() : child.waitFor(DEADLINE).exitCode();
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            }, task -> Thread.ofPlatform().start(task))).toList();
            for (CompletableFuture<Integer> end : ends) {
                assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(21);
            }
        }
    }

    @Test
    void streamsThatAreNotOurs() throws Exception {
        try (Child child = Command.of("true").start()) {
            assertThatIllegalStateException().isThrownBy(child::stdin).withMessageStartingWith("stdin: ");
            assertThatIllegalStateException().isThrownBy(child::reader).withMessageStartingWith("stdout: ");
            assertThatIllegalStateException().isThrownBy(child::stderr).withMessageStartingWith("stderr: ");
            assertThatIllegalStateException().isThrownBy(() -> child.resize(1, 1)).withMessageStartingWith("resize: ");
        }
    }

    @Test
    void aCommandNeverChanges() throws Exception {
        Command echo = Command.of("echo");
        Command longer = echo.arguments("one", "two words", "it's");
        assertThat(echo).hasToString("echo");
        assertThat(longer).hasToString("echo one 'two words' 'it'\\''s'");
        assertThat(echo.output()).isEmpty();
        assertThat(longer.output()).isEqualTo("one two words it's");
        Command set = echo.set("A", "1");
        set.set("B", "2");
        assertThat(Command.of("env").environment(Map.of()).set("A", "1").output()).isEqualTo("A=1");
        assertThat(set.settings().environment).containsOnlyKeys("A");
    }

    @Test
    void refusals() {
        refused("words: ", () -> Command.of(List.of()));
        refused("words: ", () -> Command.of("a\0b"));
        refused("more: ", () -> Command.of("a").arguments("\0"));
        refused("name: ", () -> Command.of("a").set("A=B", "x"));
        refused("value: ", () -> Command.of("a").set("A", "\0"));
        refused("name: ", () -> Command.of("a").unset(""));
        refused("path: ", () -> Command.of("a").directory("\0"));
        refused("path: ", () -> Redirect.file("\0"));
        refused("number: ", () -> Command.of("a").descriptor(2, 5));
        refused("group: ", () -> Command.of("a").processGroup(-1));
        refused("rows, columns: ", () -> Command.of("a").pty(-1, 5));
        refused("rows, columns: ", () -> Command.of("a").pty(1, 65536));
        refused("source: ", () -> Command.of("a").stdin(Redirect.MERGE));
        refused("target: ", () -> Command.of("a").stdout(Redirect.MERGE));
        refused("target: ", () -> Command.of("a").stdout(Redirect.input("x")));
        refused("target: ", () -> Command.of("a").stderr(Redirect.input("x")));
    }

    @Test
    void aStormOfChildrenLeavesNothing() throws Exception {
        Set<String> before = LeakCheck.descriptors();
        ArrayDeque<CompletableFuture<ProcessResult>> running = new ArrayDeque<>();
        for (int i = 0; i < 2000; i++) {
            running.add(Command.of("/bin/true").start().onExit());
            if (running.size() == 50) {
                assertThat(running.remove().get(60, TimeUnit.SECONDS).exitCode()).isZero();
            }
        }
        while (!running.isEmpty()) {
            assertThat(running.remove().get(60, TimeUnit.SECONDS).exitCode()).isZero();
        }
        String children = Command.of("ps", "-o", "pid=,stat=,comm=", "--ppid", Integer.toString(Posix.getpid())).output();
        assertThat(children.lines().filter(line -> !line.endsWith(" ps"))).isEmpty();
        assertThat(LeakCheck.descriptors()).isEqualTo(before);
    }

    @Test
    void pipelineOfThree() throws Exception {
        Path data = directory.resolve("data");
        Command.shell("seq 1 13000000 | head -c 100000000").stdout(Redirect.file(data)).run().orThrow();
        assertThat(Files.size(data)).isEqualTo(100_000_000);
        Pipeline pipeline = Command.of("cat", data.toString()).pipe(Command.of("tr", "0-9", "a-j")).pipe(Command.of("cksum"));
        assertThat(pipeline).hasToString("cat " + data + " | tr 0-9 a-j | cksum");
        String expected = Command.shell("tr 0-9 a-j < '" + data + "' | cksum").output();
        assertThat(pipeline.output()).isEqualTo(expected).endsWith(" 100000000");
    }

    @Test
    void aHundredMegabytesFromAPipelineToHere() throws Exception {
        PipelineResult result = Command.of("head", "-c", "100000000", "/dev/zero").pipe(Command.of("tr", "\\0", "x")).pipe(Command.of("cat"))
                .stdout(Redirect.PIPE).run();
        assertThat(result.succeeded()).isTrue();
        byte[] out = result.out();
        assertThat(out).hasSize(100_000_000);
        assertThat(IntStream.range(0, out.length).allMatch(i -> out[i] == 'x')).isTrue();
    }

    @Test
    void pipelineResults() throws Exception {
        PipelineResult result = Command.shell("echo one; exit 1").pipe(Command.shell("cat; exit 2")).pipe(Command.shell("cat; kill -TERM $$"))
                .stdout(Redirect.PIPE).run();
        assertThat(result.results()).extracting(CommandResult::exitCode).containsExactly(1, 2, -Posix.SIGTERM);
        assertThat(result.exitCode()).isEqualTo(-Posix.SIGTERM);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.outText()).isEqualTo("one\n");
        PipelineResult broken = Command.of("yes").pipe(Command.of("head", "-n", "1")).stdout(Redirect.PIPE).run();
        assertThat(broken.results().getFirst().signal()).isEqualTo(Posix.SIGPIPE);
        assertThat(broken.exitCode()).isZero();
        assertThatIOException().isThrownBy(() -> Command.shell("exit 1").pipe(Command.of("cat")).output()).withMessageContaining("exit 1");
        assertThat(Command.of("cat").pipe(Command.of("tr", "a-z", "A-Z")).stdin(Redirect.input("in")).output()).isEqualTo("IN");
    }

    @Test
    void aPipelineThatCannotStartLeavesNothing() {
        assertMissing("no-such-program", () -> Command.of("sleep", "60").pipe(Command.of("no-such-program")).pipe(Command.of("cat")).run());
        assertMissing("no-such-program", () -> Command.of("sleep", "60").pipe(Command.of("cat")).pipe(Command.of("no-such-program")).run());
    }

    @Test
    void timeoutOfAPipeline() throws Exception {
        PipelineResult result = Command.of("sleep", "60").pipe(Command.of("cat")).stdout(Redirect.PIPE).timeout(SOON).run();
        assertThat(result.results()).extracting(CommandResult::timedOut).containsExactly(true, true);
    }

    @Test
    void textIsUtf8() throws Exception {
        assertThat(Command.of("printf", "%s", "h€llo\udcff").stdout(Redirect.PIPE).run().out())
                .isEqualTo(concat("h€llo".getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xFF}));
        assertThat(Command.of("cat").input("h€llo").output()).isEqualTo("h€llo");
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
    }

    private static void assertMissing(String path, ThrowingCallable call) {
        assertErrno(Errno.ENOENT, path, call);
    }

    private static void assertErrno(Errno errno, String path, ThrowingCallable call) {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.path()).isEqualTo(path);
        });
    }
}
