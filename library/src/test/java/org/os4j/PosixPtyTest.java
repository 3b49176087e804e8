package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixPtyTest {
    @TempDir
    Path directory;

    @Test
    void openptyMakesBothEnds() throws Exception {
        Pty pty = openpty();
        String name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + pty.slave())).toString();
        assertThat(name).startsWith("/dev/pts/").isEqualTo(ptsname(pty.master()));
        assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + pty.master())).toString()).endsWith("ptmx");
        for (int fd : new int[] {pty.master(), pty.slave()}) {
            String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).get(1);
            assertThat(Integer.parseInt(flags.replaceAll("\\D", ""), 8) & (O_CLOEXEC | O_ACCMODE)).isEqualTo(O_CLOEXEC | O_RDWR);
        }
        write(pty.master(), "typed\n");
        assertThat(Command.output("sh", "-c", "head -n 1 <" + name)).isEqualTo("typed");
        Command.output("sh", "-c", "echo shown >" + name);
        assertThat(readUntil(pty.master(), "shown\r\n")).isEqualTo("typed\r\nshown\r\n");
        close(pty.master());
        close(pty.slave());
    }

    @Test
    void openptyTakesSettingsAndSize() throws Exception {
        Pty first = openpty();
        Termios settings = cfmakeraw(tcgetattr(first.slave())).withSpeed(9600);
        Pty pty = openpty(settings, new TerminalSize(50, 20));
        String name = ptsname(pty.master());
        assertThat(Command.output("stty", "-F", name, "size")).isEqualTo("20 50");
        assertThat(Command.output("stty", "-F", name)).contains("speed 9600 baud").contains("-icanon");
        for (int fd : new int[] {first.master(), first.slave(), pty.master(), pty.slave()}) {
            close(fd);
        }
    }

    @Test
    void theStepsOfOpenptyOneByOne() throws Exception {
        int master = posix_openpt(O_RDWR | O_NOCTTY);
        assertThat(get_inheritable(master)).isFalse();
        String name = ptsname(master);
        Fails.with(Errno.EIO, () -> open(name, O_RDWR | O_NOCTTY));
        grantpt(master);
        unlockpt(master);
        assertThat(Command.output("stat", "-c", "%u", name)).isEqualTo(Command.output("id", "-u"));
        int slave = open(name, O_RDWR | O_NOCTTY);
        assertThat(ttyname(slave)).isEqualTo(name);
        close(slave);
        close(master);
        assertThat(Path.of(name)).doesNotExist();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotOpenIsRefused() {
        return Stream.of(BadArguments.descriptors("grantpt", fd -> grantpt(fd)), BadArguments.descriptors("unlockpt", fd -> unlockpt(fd)),
                BadArguments.descriptors("ptsname", fd -> ptsname(fd))).flatMap(tests -> tests);
    }

    @Test
    void whatIsNoMasterIsRefused() throws Exception {
        int fd = open("/dev/null", O_RDWR);
        Fails.with(Errno.EINVAL, () -> unlockpt(fd));
        Fails.with(Errno.ENOTTY, () -> ptsname(fd));
        assertThat(Fails.with(Errno.ENOTDIR, () -> posix_openpt(O_RDWR | O_DIRECTORY)).function()).isEqualTo("posix_openpt");
        close(fd);
        Pipe pipe = pipe();
        assertThat(org.os4j.testing.Attempt.errnoOf(() -> grantpt(pipe.readEnd()))).isIn(Errno.EINVAL, Errno.ENOTTY);
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void openptyLeavesNothingWhenDescriptorsRunOut() throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("prlimit", "--nofile=64:64"));
        command.addAll(ChildJvm.command(NoneLeft.class));
        assertThat(ChildJvm.output(command)).isEqualTo("EMFILE, as many as before");
    }

    static final class NoneLeft {
        public static void main(String[] arguments) throws Exception {
            close(openpty().master());
            // What is needed afterwards is loaded now: a class takes a descriptor.
            try {
                open("/nowhere", O_RDONLY);
            } catch (ErrnoException e) {
                System.out.print(e.errno() == Errno.ENOENT ? "" : e);
            }
            int last = open("/dev/null", O_RDONLY);
            while (true) {
                int fd = tryOpen("/dev/null", O_RDONLY, 0);
                if (fd < 0) {
                    break;
                }
                last = fd;
            }
            // One is left: enough for the master alone.
            close(last);
            try {
                openpty();
            } catch (ErrnoException e) {
                System.out.println(e.errno() + ", " + (tryOpen("/dev/null", O_RDONLY, 0) == last ? "as many as before" : "one is lost"));
            }
        }
    }

    @Test
    void login_ttyMakesItTheTerminalOfTheProcess() throws Exception {
        Path report = directory.resolve("report");
        ChildJvm.output(Login.class, report.toString());
        List<String> lines = Files.readAllLines(report);
        assertThat(lines.get(0)).startsWith("/dev/pts/");
        assertThat(lines.get(1)).as("ps").isEqualTo(lines.get(0).substring("/dev/".length()));
        assertThat(lines.get(2)).as("tty").isEqualTo(lines.get(0));
        assertThat(lines.get(3)).as("the session's leader").isEqualTo("true");
        assertThat(lines.get(4)).isEqualTo("said on standard output");
        assertThat(lines.get(5)).isEqualTo("false false false");
        assertThat(lines.get(6)).as("another terminal").isEqualTo("EPERM");
    }

    static final class Login {
        public static void main(String[] arguments) throws Exception {
            Pty pty = openpty();
            Pty other = openpty();
            String name = ptsname(pty.master());
            String self = Integer.toString(getpid());
            login_tty(pty.slave());
            boolean isLeftOpen = Files.exists(Path.of("/proc/self/fd/" + pty.slave()));
            // It would send SIGHUP to the session that ends.
            signal(SIGHUP, SignalHandler.SIG_IGN);
            Process tty = new ProcessBuilder("tty").redirectInput(ProcessBuilder.Redirect.INHERIT).start();
            String ttySays = new String(tty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            write(1, "said on standard output\n");
            String said = new String(read(pty.master())).strip();
            List<String> lines = List.of(name, Command.output("ps", "-o", "tty=", "-p", self), ttySays,
                    "" + Command.output("ps", "-o", "sid=", "-p", self).equals(self), said,
                    isLeftOpen + " " + isCloseOnExec(1) + " " + isCloseOnExec(2),
                    org.os4j.testing.Attempt.errnoOf(() -> login_tty(other.slave())).name());
            Files.write(Path.of(arguments[0]), lines);
            _exit(0);
        }

        private static boolean isCloseOnExec(int fd) throws ErrnoException {
            return !get_inheritable(fd);
        }
    }

    @Test
    void login_ttyRefusesWhatIsNoTerminal() {
        assertThat(ChildJvm.output(LoginToNull.class)).isEqualTo("EBADF ENOTTY");
    }

    static final class LoginToNull {
        public static void main(String[] arguments) throws Exception {
            int fd = open("/dev/null", O_RDWR);
            System.out.println(org.os4j.testing.Attempt.errnoOf(() -> login_tty(-1)) + " " + org.os4j.testing.Attempt.errnoOf(() -> login_tty(fd)));
        }
    }

    @Test
    void spawnptyGivesTheChildItsTerminal() throws Exception {
        Pty model = openpty();
        Termios settings = tcgetattr(model.slave()).oflagOff(OPOST);
        close(model.master());
        close(model.slave());
        String script = "tty; stty size; ps -o tty=,sid=,tpgid= -p $$; echo $$; echo $HELLO; echo on stderr >&2; readlink /proc/self/fd/0 /proc/self/fd/1 /proc/self/fd/2; echo x >/dev/tty";
        PtyChild child = spawnpty("sh", List.of("sh", "-c", script), Map.of("HELLO", "hello", "PATH", "/usr/bin:/bin"), settings,
                new TerminalSize(90, 30));
        String name = ptsname(child.master());
        List<String> lines = readAll(child.master()).lines().toList();
        assertThat(waitpid(child.pid(), 0).status()).isEqualTo(new WaitStatus.Exited(0));
        String pid = Integer.toString(child.pid());
        assertThat(lines.get(0)).isEqualTo(name);
        assertThat(lines.get(1)).isEqualTo("30 90");
        assertThat(lines.get(2).split("\\s+")).containsExactly(name.substring("/dev/".length()), pid, pid);
        assertThat(lines.subList(3, 6)).containsExactly(pid, "hello", "on stderr");
        assertThat(lines).endsWith("x");
        assertThat(lines.subList(6, lines.size())).startsWith(name, name, name);
        close(child.master());
    }

    /** Everything until the terminal hangs up. */
    private static String readAll(int master) throws ErrnoException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (true) {
            int count = tryRead(master, buffer, 0, buffer.length);
            if (count < 0) {
                assertThat(Errno.of(-count)).isEqualTo(Errno.EIO);
                return text.toString();
            }
            text.append(new String(buffer, 0, count));
        }
    }

    @Test
    void whatIsTypedReachesTheForeground() throws Exception {
        // Whoever started these tests may ignore the signal, as nohup and a shell's & do.
        PtyChild child = spawnpty("env", List.of("env", "--default-signal=INT", "cat"), null, null, null);
        write(child.master(), "hello\n");
        assertThat(readUntil(child.master(), "hello\r\nhello\r\n")).isEqualTo("hello\r\nhello\r\n");
        write(child.master(), new byte[] {'C' & 31});
        assertThat(waitpid(child.pid(), 0).status()).isEqualTo(new WaitStatus.Signaled(SIGINT, false));
        close(child.master());
    }

    @Test
    void aNewSizeIsTold() throws Exception {
        PtyChild child = spawnpty("sh", List.of("sh", "-c", "trap 'stty size; exit 3' WINCH; echo ready; while :; do sleep 0.05; done"), null, null,
                new TerminalSize(80, 24));
        readUntil(child.master(), "ready\r\n");
        tcsetwinsize(child.master(), new TerminalSize(100, 50));
        assertThat(readAll(child.master())).isEqualTo("50 100\r\n");
        assertThat(waitpid(child.pid(), 0).status()).isEqualTo(new WaitStatus.Exited(3));
        close(child.master());
    }

    private static String readUntil(int fd, String end) throws ErrnoException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            text.append(new String(read(fd)));
        }
        return text.toString();
    }

    @Test
    void whatCannotBeRunLeavesNothing() {
        assertThat(Fails.with(Errno.ENOENT, () -> spawnpty("/nowhere", List.of("x"), null, null, null)).path()).isEqualTo("/nowhere");
        assertThatIllegalArgumentException().isThrownBy(() -> spawnpty("true", List.of(), null, null, null)).withMessageStartingWith("args: ");
        assertThatIllegalArgumentException().isThrownBy(() -> pty_spawn(List.of())).withMessageStartingWith("args: ");
        Fails.with(Errno.ENOENT, () -> pty_spawn(List.of("no-such-program")));
        Fails.onNull("masterRead", () -> pty_spawn(List.of("true"), null, fd -> new byte[0]));
        Fails.onNull("stdinRead", () -> pty_spawn(List.of("true"), fd -> new byte[0], null));
    }

    @Test
    void manyTerminalsLeaveNothing() throws Exception {
        for (int i = 0; i < 100; i++) {
            PtyChild child = spawnpty("sh", List.of("sh", "-c", "exit " + i), null, null, null);
            close(child.master());
            // Losing its terminal may come before the end.
            assertThat(waitpid(child.pid(), 0).status()).isIn(new WaitStatus.Exited(i), new WaitStatus.Signaled(SIGHUP, false));
        }
    }

    private static final String TALK = "read line; echo got $line; test -t 0 && test -t 1 && test -t 2 && echo tty; exit 3";

    @Test
    void pty_spawnDoesWhatPythonsDoes() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3");
        String python = "python3 -c 'import os, pty, sys; print(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))'";
        assertThat(talk(quoted(ChildJvm.command(Spawn.class)))).isEqualTo(talk(python)).contains("got hello\r\n", "tty\r\n").endsWith("3");
    }

    /** What comes of a program that is given the words of a command to run on a terminal, and a line to type. */
    private static String talk(String program) {
        return Command.output("sh", "-c", "(printf 'hello\\n'; sleep 1) | " + program + " sh -c '" + TALK + "'");
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    static final class Spawn {
        public static void main(String[] arguments) throws Exception {
            System.out.println(waitstatus_to_exitcode(pty_spawn(List.of(arguments))));
        }
    }

    @Test
    void pty_spawnCopiesAllThatIsWritten() {
        String[] words = Command.output("sh", "-c", quoted(ChildJvm.command(Spawn.class)) + " seq 100000 </dev/null | tr -d '\\r' | md5sum; "
                + "(seq 100000; echo 0) | md5sum").split("\\s+");
        assertThat(words[0]).isEqualTo(words[2]);
    }

    @Test
    void pty_spawnsReadersChangeWhatPasses() {
        assertThat(Command.output("sh", "-c", "(printf 'hello\\n'; sleep 1) | " + quoted(ChildJvm.command(Shout.class)) + " sh -c 'read l; echo $l'"))
                .isEqualTo("JELLO\r\nJELLO\r\nExited[code=0]");
    }

    static final class Shout {
        public static void main(String[] arguments) throws Exception {
            System.out.println(pty_spawn(List.of(arguments), fd -> new String(read(fd, 100)).toUpperCase().getBytes(),
                    fd -> new String(read(fd, 100)).replace('h', 'j').getBytes()));
        }
    }

    @Test
    void aReaderThatFailsLeavesNoChild() {
        assertThat(Command.output("sh", "-c", "echo x | " + quoted(ChildJvm.command(Failing.class)))).isEqualTo("no more, children: 0");
    }

    static final class Failing {
        public static void main(String[] arguments) throws Exception {
            try {
                pty_spawn(List.of("sh", "-c", "trap '' HUP; sleep 60"), fd -> read(fd, 100), fd -> {
                    throw new IOException("no more");
                });
            } catch (IOException e) {
                System.out.println(e.getMessage() + ", children: " + ProcessHandle.current().children().count());
            }
        }
    }

    @Test
    void pty_spawnMakesTheOuterTerminalRawAndRestoresIt() throws Exception {
        String script = "stty -g; T=$(tty); " + quoted(ChildJvm.command(Spawn.class)) + " stty -F $T -a; stty -g";
        PtyChild outer = spawnpty("sh", List.of("sh", "-c", script), null, null, new TerminalSize(300, 24));
        List<String> lines = readAll(outer.master()).lines().toList();
        waitpid(outer.pid(), 0);
        close(outer.master());
        assertThat(lines.getFirst()).isEqualTo(lines.getLast()).contains(":");
        assertThat(lines.subList(1, lines.size() - 1).toString().split("[\\s;]+")).contains("-icanon", "-echo", "-isig", "-opost");
    }
}
