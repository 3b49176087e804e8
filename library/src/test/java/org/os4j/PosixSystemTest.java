package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Outcome;
import org.os4j.testing.ProcStatus;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixSystemTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"true, 0", "exit 3, 768", "exit 255, 65280", "kill -TERM $$, 15", "'', 0", "no-such-command-at-all 2>/dev/null, 32512"})
    void systemReturnsTheWaitStatus(String command, int status) throws Exception {
        assertThat(system(command)).isEqualTo(status);
    }

    @Test
    void systemIsAShell() throws Exception {
        Files.writeString(directory.resolve("a.txt"), "");
        Files.writeString(directory.resolve("b.txt"), "");
        assertThat(system("cd '" + directory + "' && x=é && (sleep 0 & echo $x *.txt > out; wait)")).isZero();
        assertThat(directory.resolve("out")).hasContent("é a.txt b.txt\n".strip());
    }

    /** HotSpot blocks SIGQUIT in Java threads; a command that inherited that could not be ended by Ctrl-\. */
    @Test
    void commandsDieOfSigquit() throws Exception {
        Path out = directory.resolve("blocked");
        List<String> before = ProcStatus.ofThread("SigBlk");
        assertThat(system("grep ^SigBlk /proc/self/status > '" + out + "'")).isZero();
        assertThat(Files.readString(out)).isEqualTo("SigBlk:\t0000000000000000\n");
        assertThat(system("ulimit -c 0; kill -QUIT $$")).isEqualTo(SIGQUIT);
        assertThat(ProcStatus.ofThread("SigBlk")).isEqualTo(before).isEqualTo(List.of("0000000000000004"));
    }

    @Test
    void systemRunsInAVirtualThread() throws Exception {
        int[] status = {-1};
        Thread.ofVirtual().start(() -> {
            try {
                status[0] = system("exit 7");
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        }).join();
        assertThat(status[0]).isEqualTo(7 << 8);
    }

    @Test
    void systemLosesTheStatusWhereSigchldIsIgnored() {
        assertThat(ChildJvm.output(NoStatus.class)).isEqualTo("ran\nsystem ECHILD");
    }

    static final class NoStatus {
        public static void main(String[] arguments) {
            signal(SIGCHLD, SIG_IGN);
            System.out.println(Outcome.of(() -> system("echo ran")));
        }
    }

    @Test
    void systemChecksTheCommand() {
        assertThatThrownBy(() -> system("echo a\0b")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("command:");
        assertThatThrownBy(() -> system(null)).isInstanceOf(NullPointerException.class).hasMessage("command");
    }

    @ParameterizedTest
    @CsvSource({"exit, 0, hook", "exit 5, 5, hook", "exit 261, 5, hook", "_exit 6, 6, ''", "_exit 0, 0, ''", "_exit -1, 255, ''"})
    void exitRunsTheHooksAnd_exitDoesNot(String call, int code, String printed) {
        Command.Result result = ChildJvm.run(End.class, call.split(" "));
        assertThat(result.exit()).isEqualTo(code);
        assertThat(result.out().strip()).isEqualTo(printed);
    }

    @Test
    void abortDumpsCore() throws Exception {
        String inShell = "cd '" + directory + "' && ulimit -c 64 && \"$@\"; echo $?";
        List<String> command = Stream.concat(Stream.of("bash", "-c", inShell, "bash"), ChildJvm.command(End.class, "abort").stream()).toList();
        Command.Result result = Command.of(command).run();
        assertThat(result.out()).isEqualTo("134\n");
        assertThat(result.err()).contains("Aborted").doesNotContain("A fatal error has been detected");
        assumeFalse(Files.readString(Path.of("/proc/sys/kernel/core_pattern")).startsWith("|"), "cores go to a program, which may refuse them");
        assertThat(result.err()).contains("core dumped");
    }

    /** The handler of SIGABRT returns, and abort ends the process all the same. */
    @Test
    void abortEndsInSpiteOfAHandler() {
        String inShell = "ulimit -c 0 && exec \"$@\"";
        List<String> command = Stream.concat(Stream.of("sh", "-c", inShell, "sh"), ChildJvm.command(End.class, "handled").stream()).toList();
        assertThat(Command.of(command).run().exit()).isEqualTo(128 + SIGABRT);
    }

    static final class End {
        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
            switch (arguments[0]) {
                case "exit" -> {
                    if (arguments.length == 1) {
                        exit();
                    }
                    exit(Integer.parseInt(arguments[1]));
                }
                case "_exit" -> _exit(Integer.parseInt(arguments[1]));
                case "abort" -> abort();
                case "handled" -> {
                    signal(SIGABRT, signum -> { });
                    abort();
                }
                default -> throw new AssertionError(arguments[0]);
            }
            System.out.println("came back");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257, 4096, 4097, 1 << 20})
    void urandomGivesAsManyBytes(int count) throws Exception {
        assertThat(urandom(count)).hasSize(count);
    }

    @Test
    void urandomFillsToTheEndWithWhatDiffers() throws Exception {
        byte[] first = new byte[10_000];
        urandom(first);
        byte[] second = urandom(10_000);
        assertThat(first).isNotEqualTo(second);
        for (byte[] bytes : List.of(first, second)) {
            // A range of 32 zeros has a chance of 2 to the -256.
            for (int at = 0; at + 32 <= bytes.length; at += 32) {
                assertThat(Arrays.copyOfRange(bytes, at, at + 32)).isNotEqualTo(new byte[32]);
            }
            assertThat(Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)).isNotEqualTo(new byte[32]);
        }
    }

    @Test
    void getrandomTakesFlags() throws Exception {
        assertThat(getrandom(16, 0)).hasSize(16).isNotEqualTo(getrandom(16, GRND_NONBLOCK));
        assertThat(getrandom(0, 0)).isEmpty();
        assertThat(getrandom(256, GRND_NONBLOCK | GRND_RANDOM)).hasSize(256);
        assertThat(Outcome.of(() -> getrandom(1, 0x4000))).isEqualTo("getrandom EINVAL");
    }

    @Test
    void randomCountsAreChecked() {
        assertThatThrownBy(() -> urandom(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("count:");
        assertThatThrownBy(() -> getrandom(-1, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("count:");
        assertThatThrownBy(() -> urandom(null)).isInstanceOf(NullPointerException.class).hasMessage("buffer");
    }

    @Test
    void unameIsThatOfUname() {
        Utsname name = uname();
        assertThat(name.sysname()).isEqualTo(Command.output("uname", "-s"));
        assertThat(name.nodename()).isEqualTo(Command.output("uname", "-n"));
        assertThat(name.release()).isEqualTo(Command.output("uname", "-r"));
        assertThat(name.version()).isEqualTo(Command.output("uname", "-v"));
        assertThat(name.machine()).isEqualTo(Command.output("uname", "-m"));
    }
}
