package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Attempt;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.ReadableClassPath;

/** What a child does to itself before its program begins. */
@ExtendWith(LeakCheck.class)
@Timeout(120)
class CommandPreparationTest {
    @TempDir
    Path directory;

    @BeforeEach
    void needsTheProgram() {
        assumeTrue(Command.class.getResource("linux-" + System.getProperty("os.arch").replace("amd64", "x86_64") + "/exec") != null,
                "os4j was built without a C compiler");
    }

    @Test
    void umask() throws Exception {
        String before = Command.shell("umask").output();
        for (int mask : new int[] {0, 027, 0777}) {
            assertThat(Command.shell("umask").umask(mask).output()).isEqualTo(String.format("%04o", mask));
        }
        Command.of("touch", "made").directory(directory).umask(0137).run().orThrow();
        assertThat(Command.of("stat", "-c", "%a", directory + "/made").output()).isEqualTo("640");
        assertThat(Command.shell("umask").output()).as("this process's own").isEqualTo(before);
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("true").umask(01000)).withMessage("mask: not between 0 and 0777: 01000");
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("true").umask(-1)).withMessageStartingWith("mask: ");
    }

    @Test
    void limits() throws Exception {
        String before = Command.shell("ulimit -n").output();
        String shown = "ulimit -Sn; ulimit -Hn; ulimit -Sc; ulimit -Hc";
        assertThat(Command.shell(shown).limit(Posix.RLIMIT_NOFILE, 100, 200).limit(Posix.RLIMIT_CORE, 0, 0).output().lines()).containsExactly("100", "200", "0", "0");
        assertThat(Command.shell("ulimit -Sn; ulimit -Hc").limit(Posix.RLIMIT_NOFILE, 50, 60).limit(Posix.RLIMIT_NOFILE, 70, 80).limit(Posix.RLIMIT_CORE, 0, -1).output()
                .lines()).as("the last counts").containsExactly("70", "unlimited");
        assertThat(Command.shell("ulimit -n").output()).as("this process's own").isEqualTo(before);
        failsWith("setrlimit", Errno.EINVAL, Command.of("true").limit(Posix.RLIMIT_NOFILE, 2, 1));
        failsWith("setrlimit", Errno.EINVAL, Command.of("true").limit(1000, 2, 2));
    }

    @Test
    void userByNumber() throws Exception {
        assumeTrue(Posix.getuid() == 0, "needs root");
        String line = "id -u; id -g; id -G; grep -h '^[UG]id' /proc/self/status; echo $PPID";
        assertThat(Command.shell(line).user(65534, 65533, 7, 9).output().lines()).containsExactly("65534", "65533", "65533 7 9",
                "Uid:\t65534\t65534\t65534\t65534", "Gid:\t65533\t65533\t65533\t65533", Integer.toString(Posix.getpid()));
        assertThat(Command.shell("id -G; grep Cap[PE] /proc/self/status").user(1, 1).output().lines()).containsExactly("1",
                "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000");
        assertThat(Command.of("id", "-u").user(-2, 5).output()).isEqualTo("4294967294");
        assertThat(Posix.getuid()).isZero();
    }

    @Test
    void userByName() throws Exception {
        assumeTrue(Posix.getuid() == 0, "needs root");
        assertThat(Command.of("id").user("nobody").output()).isEqualTo(Command.of("id", "nobody").output());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> Command.of("id").user("no such user"))
                .withMessageContaining("no such user");
        failsWith("execve", Errno.EACCES, Command.of("/root/program").user("nobody"));
    }

    /** Tries what nobody may not. */
    static final class AsNobody {
        public static void main(String[] arguments) throws Exception {
            assert Posix.getuid() == 65534;
            assert failed(Command.of("true").user(0, 0)).equals("setgroups: EPERM");
            assert failed(Command.of("true").limit(Posix.RLIMIT_NOFILE, 1L << 40, 1L << 40)).equals("setrlimit: EPERM");
            assert Command.shell("umask").umask(077).output().equals("0077");
            assert Posix.waitpidOrNull(-1, Posix.WNOHANG) == null;
        }

        private static String failed(Command command) {
            ErrnoException e = Attempt.failureOf(command::run);
            return e.function() + ": " + e.errno();
        }
    }

    @Test
    void withoutPrivileges() throws Exception {
        try (ReadableClassPath classes = ReadableClassPath.copy()) {
            ChildJvm.output(classes.commandAsNobody(AsNobody.class));
        }
    }

    /** Starts a child that is to die with this JVM, from a thread that ends before. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            String[] pid = new String[1];
            Thread thread = new Thread(() -> {
                try {
                    Child child = Command.of("sleep", "600").stdout(Redirect.NULL).stderr(Redirect.NULL).deathSignal(Posix.SIGTERM).start();
                    pid[0] = Integer.toString(child.pid());
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            });
            thread.start();
            thread.join();
            Thread.sleep(200);
            String state = Command.of("ps", "-o", "comm=,stat=", "-p", pid[0]).output();
            assert state.startsWith("sleep ") && !state.contains("Z") : state;
            System.out.println(pid[0]);
            Runtime.getRuntime().halt(0);
        }
    }

    @Test
    void deathSignal() throws Exception {
        String pid = ChildJvm.output(Parent.class);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Command.of("ps", "-o", "stat=", "-p", pid).stdout(Redirect.PIPE).run().outText().strip().matches("[^Z].*")) {
            assertThat(System.nanoTime()).as("the child outlives its parent").isLessThan(end);
            Thread.sleep(20);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Command.of("true").deathSignal(65));
    }

    /** A death signal that is tied to a thread must not come when that thread has waited for an interrupted caller. */
    @Test
    void anInterruptedCallerGetsItsChild() throws Exception {
        Thread.currentThread().interrupt();
        CommandResult result = Command.shell("exit 7").deathSignal(Posix.SIGKILL).run();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void allAtOnceWithEverythingElse() throws Exception {
        assumeTrue(Posix.getuid() == 0, "needs root");
        int fd = Posix.open("/etc/passwd", Posix.O_RDONLY);
        try {
            Command command = Command.shell("umask; ulimit -n; id -u; pwd; tty | cut -c1-9; head -c4 <&5; echo; echo $A $0; ls /proc/$$/fd | tr '\\n' ' '")
                    .umask(022).limit(Posix.RLIMIT_NOFILE, 64, 64).user(65534, 65534).deathSignal(Posix.SIGTERM).directory("/usr").pty(24, 80)
                    .descriptor(5, fd).set("A", "b").stderr(Redirect.NULL);
            assertThat(command.run().orThrow().outText().replace("\r", "").strip().lines()).containsExactly("0022", "64", "65534", "/usr", "/dev/pts/",
                    "root", "b /bin/sh", "0 1 2 5");
        } finally {
            Posix.close(fd);
        }
    }

    /** Forks while a thread of os4j's waits for a child, and uses in the forked child everything that a thread or a lock stands behind. */
    static final class Forked {
        public static void main(String[] arguments) throws Exception {
            Child waited = Command.of("cat").stdin(Redirect.PIPE).start();
            var end = waited.onExit();
            Command.of("true").deathSignal(Posix.SIGTERM).run().orThrow();
            int pid = Os.fork(() -> {
                Os.putenv("IN_THE_FORK", "1");
                boolean told = Command.of("true").start().onExit().get(30, TimeUnit.SECONDS).succeeded();
                boolean prepared = Command.shell("umask; echo $IN_THE_FORK").umask(077).deathSignal(Posix.SIGTERM).output().equals("0077\n1");
                return told && prepared ? 9 : 1;
            });
            System.out.println(Posix.waitpid(pid, 0).status() + " " + Os.getenv("IN_THE_FORK"));
            waited.close();
            System.out.println(end.get(30, TimeUnit.SECONDS).exitCode());
        }
    }

    @Test
    void aForkedChildStartsChildrenToo() {
        assertThat(ChildJvm.output(Forked.class).lines()).containsExactly("Exited[code=9] null", "0");
    }

    @Test
    void noDescriptorIsLeft() throws Exception {
        assertThat(Command.shell("ls /proc/$$/fd; true").umask(0).stderr(Redirect.NULL).output()).isEqualTo("0\n1\n2");
        Set<String> before = LeakCheck.descriptors();
        for (int i = 0; i < 100; i++) {
            Command.of("true").umask(0).run().orThrow();
            assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> Command.of("no-such-program").umask(0).start());
        }
        assertThat(LeakCheck.descriptors()).isEqualTo(before);
    }

    @Test
    void programsAreFoundAsWithoutPreparation() throws Exception {
        assertThat(Command.of("uname").umask(0).output()).isEqualTo("Linux");
        assertThat(Command.of("-x", "-c", "echo $0").program("sh").umask(0).output()).isEqualTo("-x");
        assertThat(Command.of("sh", "-c", "echo $PATH").set("PATH", "/nowhere::/bin").umask(0).output()).isEqualTo("/nowhere::/bin");
        failsWith("execve", Errno.ENOENT, Command.of("no-such-program").umask(0));
        failsWith("execve", Errno.ENOENT, Command.of("/nowhere/program").umask(0));
        failsWith("execve", Errno.EACCES, Command.of("/etc/passwd").umask(0));
        failsWith("execve", Errno.EACCES, Command.of("passwd").set("PATH", "/etc:/nowhere").umask(0));
        assertThat(Command.of("printf", "%s|", "", "-", "x y").umask(0).output()).isEqualTo("|-|x y|");
        List<String> many = IntStream.range(0, 5000).mapToObj(Integer::toString).toList();
        assertThat(Command.of("echo").arguments(many.toArray(String[]::new)).umask(0).output()).isEqualTo(String.join(" ", many));
    }

    private static void failsWith(String function, Errno errno, Command command) {
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(command::start).satisfies(e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.function()).isEqualTo(function);
        });
    }
}
