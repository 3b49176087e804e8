package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixExecTest {
    @TempDir
    Path directory;

    /** A JVM that replaces itself. */
    static final class Replaced {
        public static void main(String[] arguments) throws Exception {
            List<String> args = List.of(arguments).subList(1, arguments.length);
            Map<String, String> env = Map.of("ONLY", "this");
            switch (arguments[0]) {
                case "execv" -> execv("/bin/cat", List.of("a\udcffb", "/proc/self/cmdline"));
                case "execv alone" -> execv("/bin/sleep");
                case "execve" -> execve("/usr/bin/env", List.of("env"), env);
                case "execvp" -> execvp(args.get(0), args);
                case "execvp alone" -> execvp("sleep");
                case "execvpe" -> execvpe("env", List.of("env"), env);
                case "execl" -> execl("/bin/echo", "echo", "one", "two");
                case "execle" -> execle("/usr/bin/env", env, "env");
                case "execlp" -> execlp("echo", "echo", "one", "two");
                case "execlpe" -> execlpe("env", env, "env");
                case "fexecve" -> fexecve(open("/usr/bin/env", O_RDONLY), List.of("env"), env);
                case "pid" -> {
                    System.out.println(ProcessHandle.current().pid());
                    execl("/bin/sh", "sh", "-c", "echo $$");
                }
                case "descriptors" -> {
                    open("/etc/passwd", O_RDONLY);
                    pipe();
                    dup2(open("/dev/zero", O_RDONLY), 0, false);
                    execlp("ls", "ls", "-l", "/proc/self/fd");
                }
                case "mask" -> execlp("grep", "grep", "SigBlk", "/proc/self/status");
                case "mask of a virtual thread" -> Thread.ofVirtual().start(() -> {
                    try {
                        execlp("grep", "grep", "SigBlk", "/proc/self/status");
                    } catch (ErrnoException e) {
                        throw new AssertionError(e);
                    }
                }).join();
                case "path" -> {
                    PosixSpawnTest.callC("putenv", "PATH=" + arguments[1]);
                    execvp(arguments[2], List.of(arguments[2], "an argument"));
                }
                default -> throw new AssertionError(arguments[0]);
            }
            throw new AssertionError("still here");
        }
    }

    @ParameterizedTest
    @CsvSource({"execve,ONLY=this", "execvpe,ONLY=this", "execl,one two", "execle,ONLY=this", "execlp,one two", "execlpe,ONLY=this",
            "fexecve,ONLY=this"})
    void theNewProgramPrints(String form, String printed) {
        assertThat(ChildJvm.output(Replaced.class, form)).isEqualTo(printed);
    }

    @Test
    void argumentsKeepEveryByte() {
        // Command reads UTF-8, in which the byte 0xff is a replacement character.
        assertThat(ChildJvm.output(Replaced.class, "execv")).isEqualTo("a\ufffdb\0/proc/self/cmdline\0");
    }

    @Test
    void withoutArgumentsTheOnlyOneIsThePath() {
        assertThat(ChildJvm.run(Replaced.class, "execv alone").err()).contains("missing operand", "'/bin/sleep --help'");
        assertThat(ChildJvm.run(Replaced.class, "execvp alone").err()).contains("missing operand", "'sleep --help'");
    }

    @Test
    void theProcessIsTheSame() {
        List<String> pids = ChildJvm.output(Replaced.class, "pid").lines().toList();
        assertThat(pids).hasSize(2);
        assertThat(pids.get(0)).isEqualTo(pids.get(1));
    }

    @Test
    void descriptorsOfOs4jAreClosed() {
        assertThat(ChildJvm.output(Replaced.class, "descriptors")).contains(" 0 -> /dev/zero", " 1 -> pipe:", " 2 -> pipe:")
                .doesNotContain("/etc/passwd").doesNotContainPattern("[3-9] -> pipe:").doesNotContainPattern("[3-9] -> /dev/zero");
    }

    @Test
    void theMaskIsNotTheJvms() {
        assertThat(ChildJvm.output(Replaced.class, "mask")).matches("SigBlk:\\s+0{16}");
        assertThat(ChildJvm.output(Replaced.class, "mask of a virtual thread")).matches("SigBlk:\\s+0{16}");
        List<String> command = new ArrayList<>(List.of("env", "--block-signal=TERM,USR1"));
        command.addAll(ChildJvm.command(Replaced.class, "mask"));
        assertThat(ChildJvm.output(command)).matches("SigBlk:\\s+0000000000004200");
    }

    @Test
    void theSearchFollowsTheLivePath() throws Exception {
        program("prog", 0755, "#!/bin/sh\necho found \"$1\"\n");
        assertThat(ChildJvm.output(Replaced.class, "path", "/nowhere::" + directory, "prog")).isEqualTo("found an argument");
        assertThat(ChildJvm.output(inDirectory(ChildJvm.command(Replaced.class, "path", "/nowhere:", "prog")))).isEqualTo("found an argument");
        assertThat(ChildJvm.run(Replaced.class, "path", "/nowhere", "prog").err()).contains("execvp: No such file or directory (ENOENT): \"prog\"");
    }

    @Test
    void withoutPathTheCurrentDirectoryIsSearchedThenTheSystems() throws Exception {
        program("id", 0755, "#!/bin/sh\necho mine\n");
        List<String> command = new ArrayList<>(List.of("env", "-u", "PATH"));
        command.addAll(inDirectory(ChildJvm.command(Replaced.class, "execvp", "id", "-u")));
        assertThat(ChildJvm.output(command)).isEqualTo("mine");
        Files.delete(directory.resolve("id"));
        assertThat(ChildJvm.output(command)).isEqualTo(Command.output("id", "-u"));
    }

    @Test
    void whatMayNotBeExecutedIsRememberedWhileTheSearchGoesOn() throws Exception {
        program("prog", 0644, "#!/bin/sh\necho no\n");
        Path second = Files.createDirectory(directory.resolve("second"));
        assertThat(ChildJvm.run(Replaced.class, "path", directory + ":" + second, "prog").err()).contains("(EACCES): \"prog\"");
        program("second/prog", 0755, "#!/bin/sh\necho yes\n");
        assertThat(ChildJvm.output(Replaced.class, "path", directory + "/prog:" + directory + ":" + second, "prog")).isEqualTo("yes");
    }

    @Test
    void aScriptWithoutAFirstLineIsGivenToTheShell() throws Exception {
        Path script = program("script", 0755, "echo $0 \"$1\"\n");
        assertThat(ChildJvm.output(Replaced.class, "path", directory.toString(), "script")).isEqualTo(script + " an argument");
        assertThat(ChildJvm.output(Replaced.class, "execvp", script.toString(), "x")).isEqualTo(script + " x");
        assertErrno(Errno.ENOEXEC, "execv", script.toString(), () -> execv(script.toString()));
    }

    @Test
    void aSlashIsNotSearchedFor() {
        assertErrno(Errno.ENOENT, "execvp", "./id", () -> execvp("./id", List.of("id")));
    }

    /** A JVM whose exec fails goes on as it was. */
    static final class Survivor {
        public static void main(String[] arguments) throws Exception {
            String mask = maskOfThisThread();
            assertErrno(Errno.ENOENT, "execve", "/nowhere", () -> execve("/nowhere", List.of("x"), Map.of()));
            assertThat(maskOfThisThread()).isEqualTo(mask).doesNotMatch("SigBlk:\\s+0{16}");
            byte[][] garbage = new byte[100][];
            for (int i = 0; i < 1000; i++) {
                garbage[i % garbage.length] = new byte[1 << 20];
            }
            System.gc();
            Thread thread = new Thread(() -> System.out.println("alive"));
            thread.start();
            thread.join();
        }

        private static String maskOfThisThread() throws Exception {
            return Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(line -> line.startsWith("SigBlk")).findFirst().orElseThrow();
        }
    }

    @Test
    void aFailureLeavesTheJvmAsItWas() {
        assertThat(ChildJvm.output(Survivor.class)).isEqualTo("alive");
    }

    @Test
    void whatCannotBeExecutedIsNamed() throws Exception {
        Path plain = program("plain", 0644, "exit 0\n");
        Map<String, String> env = Map.of();
        assertErrno(Errno.ENOENT, "execv", "/nowhere", () -> execv("/nowhere"));
        assertErrno(Errno.ENOENT, "execv", "", () -> execv(""));
        assertErrno(Errno.EACCES, "execve", plain.toString(), () -> execve(plain.toString(), List.of("x"), env));
        assertErrno(Errno.EACCES, "execl", directory.toString(), () -> execl(directory.toString(), "x"));
        assertErrno(Errno.ENOTDIR, "execle", plain + "/x", () -> execle(plain + "/x", env, "x"));
        assertErrno(Errno.ENOENT, "execvp", "no-such-program", () -> execvp("no-such-program"));
        assertErrno(Errno.ENOENT, "execvp", "", () -> execvp(""));
        assertErrno(Errno.ENOENT, "execvpe", "no-such-program", () -> execvpe("no-such-program", List.of("x"), env));
        assertErrno(Errno.ENOENT, "execlp", "no-such-program", () -> execlp("no-such-program", "x"));
        assertErrno(Errno.ENOENT, "execlpe", "no-such-program", () -> execlpe("no-such-program", env, "x"));
        assertErrno(Errno.ENAMETOOLONG, "execvp", "x".repeat(300), () -> execvp("x".repeat(300), List.of("x")));
        assertErrno(Errno.E2BIG, "execv", "/bin/true", () -> execv("/bin/true", List.of("true", "x".repeat(1 << 20))));
        assertErrno(Errno.E2BIG, "execvp", "true", () -> execvp("true", List.of("true", "x".repeat(1 << 20))));
        assertErrno(Errno.EBADF, "fexecve", null, () -> fexecve(999, List.of("x"), env));
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertIllegal("args: is empty", () -> execv("/nowhere", List.of()));
        assertIllegal("args: is empty", () -> execvp("/nowhere", List.of()));
        assertIllegal("args: is empty", () -> fexecve(0, List.of(), Map.of()));
        assertIllegal("args[2]: holds a NUL", () -> execl("/nowhere", "x", "a", "b\0"));
        assertIllegal("args[0]: holds a NUL", () -> execve("/nowhere", List.of("\0"), Map.of()));
        assertIllegal("path: holds a NUL", () -> execv("/nowhere\0"));
        assertIllegal("file: holds a NUL", () -> execvp("nowhere\0", List.of("x")));
        assertIllegal("env: no name of a variable: \"A=B\"", () -> execvpe("nowhere", List.of("x"), Map.of("A=B", "c")));
        assertIllegal("env[0]: holds a NUL", () -> execle("/nowhere", Map.of("A", "\0"), "x"));
    }

    private Path program(String name, int mode, String text) throws Exception {
        Path file = Files.writeString(directory.resolve(name), text);
        Command.output("chmod", Integer.toOctalString(mode), file.toString());
        return file;
    }

    private List<String> inDirectory(List<String> command) {
        List<String> all = new ArrayList<>(List.of("env", "-C", directory.toString()));
        all.addAll(command);
        return all;
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
