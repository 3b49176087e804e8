package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Outcome;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixSessionsTest {
    private static final int NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    Path directory;

    @Test
    void sessionAndGroupAreThoseOfPs() throws Exception {
        assertThat(getsid(0)).hasToString(ps("sid", getpid()));
        assertThat(getpgid(0)).hasToString(ps("pgid", getpid()));
        assertThat(getpgrp()).isEqualTo(getpgid(0));
        assertThat(getsid(getppid())).hasToString(ps("sid", getppid()));
        assertThat(getpgid(getppid())).hasToString(ps("pgid", getppid()));
    }

    @Test
    void missingProcessHasNeither() {
        assertThat(Outcome.of(() -> getsid(NO_PROCESS))).isEqualTo("getsid ESRCH");
        assertThat(Outcome.of(() -> getpgid(NO_PROCESS))).isEqualTo("getpgid ESRCH");
        assertThat(Outcome.of(() -> setpgid(NO_PROCESS, 0))).isEqualTo("setpgid ESRCH");
        assertThat(Outcome.of(() -> getsid(-1))).isEqualTo("getsid ESRCH");
    }

    @Test
    void setsidMakesASessionAndAGroupOnce() {
        assertThat(ChildJvm.output(Session.class)).isEqualTo("true true true no terminal\nsetsid EPERM\nsetpgid EPERM");
    }

    static final class Session {
        public static void main(String[] arguments) throws Exception {
            int session = setsid();
            System.out.println((session == getpid()) + " " + ps("sid", getpid()).equals(session + "") + " "
                    + ps("pgid", getpid()).equals(session + "") + " " + (ps("tty", getpid()).equals("?") ? "no terminal" : "a terminal"));
            System.out.println(Outcome.of(() -> setsid()));
            System.out.println(Outcome.of(() -> setpgrp()));
        }
    }

    @Test
    void setpgidLeavesTheGroupAndComesBack() {
        assertThat(ChildJvm.output(Group.class)).isEqualTo("true\ntrue\nsetpgid EINVAL\nsetpgid EPERM");
    }

    static final class Group {
        public static void main(String[] arguments) throws Exception {
            int before = getpgrp();
            setpgrp();
            System.out.println(ps("pgid", getpid()).equals(getpid() + ""));
            setpgid(0, before);
            System.out.println(ps("pgid", getpid()).equals(before + ""));
            System.out.println(Outcome.of(() -> setpgid(0, -1)));
            System.out.println(Outcome.of(() -> setpgid(0, NO_PROCESS)));
        }
    }

    @Test
    void childThatHasExecutedAProgramStaysInItsGroup() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(Outcome.of(() -> setpgid((int) child.pid(), 0))).isEqualTo("setpgid EACCES");
        } finally {
            end(child);
        }
    }

    @Test
    void whatIsNoTerminalHasNoForeground() throws Exception {
        int fd = open("/dev/null", O_RDWR);
        assertThat(Outcome.of(() -> tcgetpgrp(fd))).isEqualTo("tcgetpgrp ENOTTY");
        assertThat(Outcome.of(() -> tcsetpgrp(fd, getpgrp()))).isEqualTo("tcsetpgrp ENOTTY");
        assertThat(Outcome.of(() -> tcgetsid(fd))).isEqualTo("tcgetsid ENOTTY");
        close(fd);
        assertThat(Outcome.of(() -> tcgetpgrp(-1))).isEqualTo("tcgetpgrp EBADF");
        assertThat(Outcome.of(() -> tcsetpgrp(-1, getpgrp()))).isEqualTo("tcsetpgrp EBADF");
        assertThat(Outcome.of(() -> tcgetsid(-1))).isEqualTo("tcgetsid EBADF");
    }

    @Test
    void ctermidIsThePathOfTheTerminalWithoutOneToo() {
        assertThat(ctermid()).isEqualTo("/dev/tty");
        assertThat(ChildJvm.output(NoTerminal.class)).isEqualTo("/dev/tty ENXIO");
    }

    static final class NoTerminal {
        public static void main(String[] arguments) throws Exception {
            setsid();
            System.out.println(ctermid() + " " + Errno.of(-tryOpen(ctermid(), O_RDWR, 0)));
        }
    }

    @Test
    void terminalIsThatOfTty() throws Exception {
        assertThat(onTerminal(Terminal.class)).containsExactly("a terminal: true", "as tty says: true", "ctermid opens it: true",
                "session: true", "in the foreground: true");
    }

    static final class Terminal {
        public static void main(String[] arguments) throws Exception {
            try (PrintStream out = new PrintStream(arguments[0])) {
                Process tty = new ProcessBuilder("tty").redirectInput(Redirect.INHERIT).start();
                String name = new String(tty.getInputStream().readAllBytes()).strip();
                out.println("a terminal: " + (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)));
                out.println("as tty says: " + ttyname(STDIN_FILENO).equals(name));
                int fd = open(ctermid(), O_RDWR);
                out.println("ctermid opens it: " + isatty(fd));
                out.println("session: " + (tcgetsid(fd) == getsid(0) && ps("sid", getpid()).equals(tcgetsid(fd) + "")));
                out.println("in the foreground: " + (tcgetpgrp(fd) == getpgrp() && ps("tpgid", getpid()).equals(getpgrp() + "")));
                close(fd);
            }
        }
    }

    /** What a shell does for a job: brings it into the foreground, and takes the terminal back from the background. */
    @Test
    void foregroundGoesToAnotherGroupAndBack() throws Exception {
        assertThat(onTerminal(Foreground.class)).containsExactly("job in the foreground: true", "back: true", "tcsetpgrp ESRCH", "tcsetpgrp EPERM",
                "tcsetpgrp EINVAL");
    }

    static final class Foreground {
        public static void main(String[] arguments) throws Exception {
            signal(SIGTTOU, SIG_IGN);
            Process job = new ProcessBuilder(ChildJvm.command(Job.class)).start();
            Process otherSession = new ProcessBuilder("setsid", "sleep", "60").start();
            try (PrintStream out = new PrintStream(arguments[0])) {
                job.getInputStream().read();
                tcsetpgrp(STDIN_FILENO, (int) job.pid());
                out.println("job in the foreground: " + (ps("tpgid", getpid()).equals(job.pid() + "") && tcgetpgrp(STDIN_FILENO) == job.pid()));
                tcsetpgrp(STDIN_FILENO, getpgrp());
                out.println("back: " + ps("tpgid", getpid()).equals(getpgrp() + ""));
                out.println(Outcome.of(() -> tcsetpgrp(STDIN_FILENO, NO_PROCESS)));
                while (getsid((int) otherSession.pid()) == getsid(0)) {
                    Thread.sleep(10);
                }
                out.println(Outcome.of(() -> tcsetpgrp(STDIN_FILENO, (int) otherSession.pid())));
                out.println(Outcome.of(() -> tcsetpgrp(STDIN_FILENO, -1)));
            } finally {
                end(job);
                end(otherSession);
            }
        }
    }

    /** Leads a group of its own until its input ends. */
    static final class Job {
        public static void main(String[] arguments) throws Exception {
            setpgrp();
            System.out.println("ready");
            System.in.read();
        }
    }

    private List<String> onTerminal(Class<?> main) throws Exception {
        assumeTrue(Command.exists("script"), "no script (util-linux) to make a terminal");
        Path result = directory.resolve("result");
        String line = "exec '" + String.join("' '", ChildJvm.command(main, result.toString())) + "'";
        Command.Result script = Command.of("script", "-qec", line, "/dev/null").run();
        assertThat(script.exit()).as(script.out()).isZero();
        return Files.readAllLines(result);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static String ps(String column, int pid) {
        return Command.output("ps", "-o", column + "=", "-p", Integer.toString(pid));
    }
}
