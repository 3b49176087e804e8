package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.os4j.Posix.*;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.WithoutHelper;

/** What is made of fork: daemons, and programs on a terminal. The fork itself is tested in org.os4j.fork. */
@ExtendWith(LeakCheck.class)
@Timeout(180)
class PosixForkTest {
    private static final int DEADLINE_SECONDS = 60;

    @TempDir
    Path directory;

    @BeforeEach
    void assumeFork() {
        WithoutHelper.assumeThereIsOne();
    }

    /** Becomes a daemon, says who it is and lives until it is told to end. */
    static final class Daemon {
        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            System.out.print("before ");
            daemon(Boolean.parseBoolean(arguments[1]), Boolean.parseBoolean(arguments[2]));
            System.out.println("after");
            Files.writeString(directory.resolve("new"), getpid() + "\n");
            Files.move(directory.resolve("new"), directory.resolve("pid"), StandardCopyOption.ATOMIC_MOVE);
            for (int i = 0; i < DEADLINE_SECONDS * 50 && !Files.exists(directory.resolve("stop")); i++) {
                Thread.sleep(20);
            }
            _exit(0);
        }
    }

    @Test
    void aDaemonHasNoTerminalNoDirectoryAndNoStreams() throws Exception {
        Command.Result started = start("false", "false");
        assertThat(started.exit()).as(started.err()).isZero();
        assertThat(started.err()).isEmpty();
        assertThat(started.out()).doesNotContain("after");
        int pid = pidOf();
        try {
            assertThat(Command.output("ps", "-o", "pid=,pgid=,sid=,tty=", "-p", "" + pid).split(" +")).containsExactly("" + pid, "" + pid, "" + pid, "?");
            assertThat(Command.output("readlink", "/proc/" + pid + "/cwd")).isEqualTo("/");
            for (int fd = 0; fd <= 2; fd++) {
                assertThat(Command.output("readlink", "/proc/" + pid + "/fd/" + fd)).isEqualTo("/dev/null");
                // What the daemon executes finds them too.
                int flags = Integer.parseInt(Command.output("sed", "-n", "s/^flags:\\s*//p", "/proc/" + pid + "/fdinfo/" + fd), 8);
                assertThat(flags & (O_CLOEXEC | O_ACCMODE)).isEqualTo(O_RDWR);
            }
            assertThat(Command.output("sh", "-c", "ls -l /proc/" + pid + "/fd | grep -c /dev/null")).isEqualTo("3");
        } finally {
            end(pid);
        }
    }

    @Test
    void aDaemonKeepsWhatItIsTold() throws Exception {
        Command.Result started = start("true", "true");
        assertThat(started.exit()).as(started.err()).isZero();
        int pid = pidOf();
        try {
            assertThat(Command.output("readlink", "/proc/" + pid + "/cwd")).isEqualTo(Path.of("").toRealPath().toString());
            assertThat(Command.output("readlink", "/proc/" + pid + "/fd/1")).isEqualTo(directory.resolve("out").toRealPath().toString());
            assertThat(Command.output("ps", "-o", "sid=", "-p", "" + pid)).isEqualTo("" + pid);
        } finally {
            end(pid);
        }
        assertThat(Files.readString(directory.resolve("out"))).isEqualTo("before after\n");
    }

    private Command.Result start(String nochdir, String noclose) {
        List<String> command = new ArrayList<>(ChildJvm.command(Daemon.class, directory.toString(), nochdir, noclose));
        if (noclose.equals("true")) {
            // A daemon that keeps the pipe of the test's would keep the test waiting.
            command.addAll(0, List.of("sh", "-c", "exec \"$@\" < /dev/null > " + directory.resolve("out") + " 2>&1", "sh"));
        }
        return Command.of(command).run();
    }

    private int pidOf() throws Exception {
        Path file = directory.resolve("pid");
        for (int i = 0; i < DEADLINE_SECONDS * 50 && !Files.exists(file); i++) {
            Thread.sleep(20);
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    private void end(int pid) throws Exception {
        Files.createFile(directory.resolve("stop"));
        for (int i = 0; i < DEADLINE_SECONDS * 50; i++) {
            String state = Command.of("ps", "-o", "state=", "-p", "" + pid).run().out().strip();
            if (state.isEmpty() || state.equals("Z")) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the daemon lives: " + pid);
    }

    @Test
    void whatCannotForkCannotBecomeADaemon() {
        List<String> command = ChildJvm.command(Refused.class);
        assertThat(ChildJvm.output(command)).startsWith("fork: a virtual thread cannot fork").endsWith("goes on");
    }

    /** A virtual thread, and what it was told. */
    static final class Refused {
        public static void main(String[] arguments) throws Exception {
            int before = listdir("/proc/self/fd").size();
            Thread.ofVirtual().start(() -> {
                try {
                    daemon(false, false);
                } catch (UnsupportedOperationException | ErrnoException e) {
                    System.out.println(e.getMessage());
                }
            }).join();
            assert listdir("/proc/self/fd").size() <= before + 3 : listdir("/proc/self/fd");
            assert !readlink("/proc/self/fd/1").equals("/dev/null");
            System.out.println("goes on");
        }
    }

    @Test
    void aProgramOnTheTerminalOfForkptyHasItsStreams() {
        assertThat(ChildJvm.output(Terminal.class)).isEqualTo("on a terminal, yes");
    }

    /** A child executes a program that says whether its three streams are a terminal. */
    static final class Terminal {
        public static void main(String[] arguments) throws Exception {
            ForkedTerminal terminal = forkpty();
            if (terminal.isChild()) {
                execv("/bin/sh", List.of("sh", "-c", "test -t 0 && test -t 1 && test -t 2 && echo on a terminal, $(tty -s < /dev/tty && echo yes)"));
            }
            StringBuilder said = new StringBuilder();
            try {
                for (byte[] part = read(terminal.fd(), 100); part.length > 0; part = read(terminal.fd(), 100)) {
                    said.append(new String(part, StandardCharsets.UTF_8));
                }
            } catch (ErrnoException e) {
                // Linux's way to say that nobody has the terminal open any more.
                assert e.errno() == Errno.EIO : e;
            }
            waitpid(terminal.pid(), 0);
            System.out.print(said);
        }
    }
}
