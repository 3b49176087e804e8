package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.os4j.Os.P_NOWAIT;
import static org.os4j.Os.P_WAIT;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.internal.CFunction;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.WithoutHelper;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class OsCommandsTest {
    private static final byte[] TEN_MEGABYTES = bytes(10_000_000);

    @TempDir
    Path directory;

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void popenReads() throws Exception {
        Child p = Os.popen("echo to stdout; exit 3");
        try (p) {
            assertThat(p.reader().readLine()).isEqualTo("to stdout");
            assertThat(p.reader().readLine()).isNull();
        }
        assertThat(p.resultOrNull().exitCode()).isEqualTo(3);
    }

    @Test
    void popenWrites() throws Exception {
        Child p = Os.popen("sort -u > " + file("sorted"), "w");
        try (p) {
            p.writer().println("b");
            p.writer().println("a");
            p.writer().println("b");
        }
        assertThat(Path.of(file("sorted"))).hasContent("a\nb");
        assertThat(p.resultOrNull().succeeded()).isTrue();
    }

    @Test
    void popenReadsTenMegabytes() throws Exception {
        Files.write(Path.of(file("data")), TEN_MEGABYTES);
        try (Child p = Os.popen(List.of("cat", file("data")), "r")) {
            assertThat(Arrays.equals(p.stdout().readAllBytes(), TEN_MEGABYTES)).isTrue();
        }
    }

    @Test
    void popenWritesTenMegabytes() throws Exception {
        try (Child p = Os.popen("cat > " + file("data"), "w"); OutputStream in = p.stdin()) {
            in.write(TEN_MEGABYTES);
        }
        assertThat(Arrays.equals(Files.readAllBytes(Path.of(file("data"))), TEN_MEGABYTES)).isTrue();
    }

    /** Everything is written before anything is read: with plain pipes both sides would wait for ever. */
    @Test
    void popen2() throws Exception {
        Child shell = Os.popen2("cat; exit 4");
        try (shell) {
            writeThenRead(shell);
        }
        assertThat(shell.resultOrNull().exitCode()).isEqualTo(4);
        try (Child cat = Os.popen2(List.of("cat", "-"))) {
            writeThenRead(cat);
        }
    }

    @Test
    void popen3() throws Exception {
        try (Child shell = Os.popen3("tee /proc/self/fd/2; exit 0")) {
            writeThenRead(shell);
            assertThat(Arrays.equals(shell.stderr().readAllBytes(), TEN_MEGABYTES)).isTrue();
        }
        try (Child tee = Os.popen3(List.of("tee", "/proc/self/fd/2"))) {
            tee.stdin().write(TEN_MEGABYTES);
            tee.stdin().close();
            assertThat(Arrays.equals(tee.stderr().readAllBytes(), TEN_MEGABYTES)).as("stderr, while stdout is full").isTrue();
            assertThat(Arrays.equals(tee.stdout().readAllBytes(), TEN_MEGABYTES)).isTrue();
        }
    }

    @Test
    void popen4() throws Exception {
        try (Child shell = Os.popen4("cat; echo to stderr >&2")) {
            shell.stdin().write(TEN_MEGABYTES);
            shell.stdin().close();
            byte[] all = shell.stdout().readAllBytes();
            assertThat(Arrays.equals(all, 0, TEN_MEGABYTES.length, TEN_MEGABYTES, 0, TEN_MEGABYTES.length)).isTrue();
            assertThat(new String(all, TEN_MEGABYTES.length, all.length - TEN_MEGABYTES.length, StandardCharsets.UTF_8)).isEqualTo("to stderr\n");
        }
        try (Child sh = Os.popen4(List.of("sh", "-c", "echo one; echo two >&2"))) {
            assertThat(sh.reader().lines()).containsExactly("one", "two");
        }
    }

    /** The whole goes in and out of one child, which writes as it reads. */
    private static void writeThenRead(Child child) throws Exception {
        child.stdin().write(TEN_MEGABYTES);
        child.stdin().close();
        assertThat(Arrays.equals(child.stdout().readAllBytes(), TEN_MEGABYTES)).isTrue();
    }

    @Test
    void twoThreadsReadAndWriteAtOnce() throws Exception {
        try (Child tee = Os.popen3(List.of("tee", "/proc/self/fd/2"))) {
            Thread writer = Thread.ofPlatform().start(() -> {
                try (OutputStream in = tee.stdin()) {
                    in.write(TEN_MEGABYTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            byte[][] errors = new byte[1][];
            Thread reader = Thread.ofPlatform().start(() -> {
                try (InputStream err = tee.stderr()) {
                    errors[0] = err.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(Arrays.equals(tee.stdout().readAllBytes(), TEN_MEGABYTES)).isTrue();
            writer.join();
            reader.join();
            assertThat(Arrays.equals(errors[0], TEN_MEGABYTES)).isTrue();
        }
    }

    /** The child waits for the end of its input, while a thread already waits for its output. */
    @Test
    void closingTheInputReachesTheChild() throws Exception {
        try (Child wc = Os.popen2("wc -c")) {
            CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
                try {
                    return wc.reader().readLine();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, task -> Thread.ofPlatform().start(task));
            wc.stdin().write(new byte[10]);
            // The reader has to be in poll by then; if it is not, the test says less.
            Thread.sleep(100);
            wc.stdin().close();
            assertThat(line.get(60, TimeUnit.SECONDS)).isEqualTo("10");
        }
    }

    /** A question, an answer: reading flushes what was asked. */
    @Test
    void conversation() throws Exception {
        try (Child bc = Os.popen2("while read a b; do echo $((a + b)); done")) {
            bc.writer().println("1 2");
            assertThat(bc.reader().readLine()).isEqualTo("3");
            bc.writer().println("20 22");
            assertThat(bc.reader().readLine()).isEqualTo("42");
        }
    }

    @Test
    void whatTheChildDoesNotReadIsTold() throws Exception {
        Child p = Os.popen("exit 5", "w");
        p.waitFor();
        p.writer().println("nobody reads this");
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(p::close).matches(e -> e.errno() == Errno.EPIPE);
        assertThat(p.resultOrNull().exitCode()).isEqualTo(5);
        Child raw = Os.popen("exit 0", "w");
        raw.waitFor();
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> raw.stdin().write(1)).matches(e -> e.errno() == Errno.EPIPE);
        raw.close();
    }

    @Test
    void aChildThatWritesOnIsEndedByClosing() throws Exception {
        Child yes = Os.popen("exec yes");
        assertThat(yes.reader().readLine()).isEqualTo("y");
        yes.close();
        assertThat(yes.resultOrNull().status()).isEqualTo(new WaitStatus.Signaled(Posix.SIGPIPE, false));
        yes.close();
    }

    @Test
    void popenRefusals() {
        assertThatIllegalArgumentException().isThrownBy(() -> Os.popen("true", "rw")).withMessage("mode: neither r nor w: \"rw\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Os.popen2(List.of())).withMessageStartingWith("words: is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> Os.popen("a\0b")).withMessageStartingWith("words: holds a NUL");
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> Os.popen3(List.of("/no/such/program"))).matches(e ->
                e.errno() == Errno.ENOENT && e.path().equals("/no/such/program"));
    }

    @Test
    void spawnAndWait() throws Exception {
        Map<String, String> env = Map.of("CODE", "7", "PATH", "/nowhere");
        assertThat(Os.spawnl(P_WAIT, "/bin/sh", "sh", "-c", "exit 3")).isEqualTo(3);
        assertThat(Os.spawnle(P_WAIT, "/bin/sh", env, "sh", "-c", "exit $CODE")).isEqualTo(7);
        assertThat(Os.spawnlp(P_WAIT, "sh", "sh", "-c", "exit 4")).isEqualTo(4);
        assertThat(Os.spawnlpe(P_WAIT, "sh", env, "sh", "-c", "exit $CODE")).isEqualTo(7);
        assertThat(Os.spawnv(P_WAIT, "/bin/sh", List.of("sh", "-c", "exit 5"))).isEqualTo(5);
        assertThat(Os.spawnve(P_WAIT, "/bin/sh", List.of("sh", "-c", "exit $CODE"), env)).isEqualTo(7);
        assertThat(Os.spawnvp(P_WAIT, "sh", List.of("sh", "-c", "exit 6"))).isEqualTo(6);
        assertThat(Os.spawnvpe(P_WAIT, "sh", List.of("sh", "-c", "exit $CODE"), env)).isEqualTo(7);
        assertThat(Os.spawnl(P_WAIT, "/bin/sh", "sh", "-c", "kill -TERM $$")).isEqualTo(-Posix.SIGTERM);
    }

    @Test
    void spawnAndGoOn() throws Exception {
        String line = "echo $$ > " + file("pid") + "; exit 9";
        int pid = Os.spawnlp(P_NOWAIT, "sh", "sh", "-c", line);
        assertThat(Posix.waitpid(pid, 0).status()).isEqualTo(new WaitStatus.Exited(9));
        assertThat(Path.of(file("pid"))).hasContent(Integer.toString(pid));
        int other = Os.spawnv(Os.P_NOWAITO, "/bin/sh", List.of("sh", "-c", "exit 1"));
        assertThat(Posix.waitpid(other, 0).status()).isEqualTo(new WaitStatus.Exited(1));
    }

    @Test
    void whatCannotBeRun() throws Exception {
        assertThat(Os.spawnl(P_WAIT, "/no/such/program", "x")).isEqualTo(127);
        assertThat(Os.spawnlp(P_WAIT, "no-such-program", "x")).isEqualTo(127);
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> Os.spawnl(P_NOWAIT, "/no/such/program", "x")).matches(e ->
                e.errno() == Errno.ENOENT);
        assertThatIllegalArgumentException().isThrownBy(() -> Os.spawnl(2, "/bin/true", "true")).withMessageStartingWith("mode: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Os.spawnv(P_WAIT, "/bin/true", List.of())).withMessageStartingWith("args: ");
    }

    @Test
    void spawnCommand() throws Exception {
        ProcessResult result = Os.spawnCommand(List.of("/bin/sh", "-c", "exit 2"));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.signaled()).isFalse();
        assertThat(result.signal()).isZero();
        assertThat(result.pid()).isPositive();
        assertThat(result).hasToString("pid=" + result.pid() + " exit 2");
        ProcessResult killed = Os.spawnCommand(List.of("/bin/sh", "-c", "kill -KILL $$"));
        assertThat(killed.exitCode()).isEqualTo(-9);
        assertThat(killed.signaled()).isTrue();
        assertThat(killed.signal()).isEqualTo(9);
        assertThat(killed).hasToString("pid=" + killed.pid() + " killed by Killed");
        assertThat(Os.spawnCommand(List.of("/bin/sh", "-c", "exit $X"), Map.of("X", "11")).exitCode()).isEqualTo(11);
        assertThat(Os.spawnCommand(List.of("/bin/true")).succeeded()).isTrue();
        ProcessResult missing = Os.spawnCommand(List.of("/no/such/program"));
        assertThat(missing.exitCode()).isEqualTo(127);
        assertThat(missing.pid()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Os.spawnCommand(List.of())).withMessageStartingWith("argv: is empty");
    }

    /** A JVM that replaces itself. */
    static final class Replaced {
        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("with")) {
                Os.execReplace("/usr/bin/env", List.of("env"), Map.of("ONLY", "this"));
            }
            Os.environ().put("OS4J_TEST", "set");
            Os.execReplace("/bin/sh", List.of("sh", "-c", "echo $OS4J_TEST"));
        }
    }

    @Test
    void execReplace() {
        assertThat(ChildJvm.output(Replaced.class, "with")).isEqualTo("ONLY=this");
        assertThat(ChildJvm.output(Replaced.class, "without")).isEqualTo("set");
        assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> Os.execReplace("/no/such/program", List.of("x"))).matches(e ->
                e.errno() == Errno.ENOENT);
    }

    /** Declares a function that there is not. */
    static class Domain {
        static final CFunction MISSING = CFunction.ofInt("os4j_no_such_function");
        static final CFunction THERE = CFunction.ofInt("getpid");
        static final CFunction OF_NO_CALL = CFunction.ofInt("os4j_neither");

        public static void os4j_no_such_function() {}

        public static void getpid() {}

        public static void made_of_others() {}

        static void hidden() {}
    }

    @Test
    void callsOfADomain() {
        assertThat(Calls.of(List.of(Domain.class))).isEqualTo(Map.of("os4j_no_such_function", false, "getpid", true, "made_of_others", true));
    }

    @Test
    void callsAreThoseThatTheCLibraryExports() throws Exception {
        SortedMap<String, Boolean> calls = Os.calls();
        assertThat(calls).containsEntry("open", true).containsEntry("waitpid", true).containsEntry("WIFEXITED", true).containsEntry("listdir", true)
                .doesNotContainKey("failed").hasSizeGreaterThan(100);
        String program = "import ctypes, sys\nc = ctypes.CDLL(None)\nfor n in sys.stdin.read().split(): print(n, hasattr(c, n))";
        String listed = Command.of("python3", "-c", program).input(String.join("\n", calls.keySet())).output();
        SortedMap<String, Boolean> exported = new TreeMap<>();
        listed.lines().map(line -> line.split(" ")).forEach(words -> exported.put(words[0], words[1].equals("True")));
        assertThat(exported.keySet()).isEqualTo(calls.keySet());
        calls.forEach((name, there) -> {
            if (exported.get(name)) {
                assertThat(there).as(name).isTrue();
            }
        });
        assertThat(calls.entrySet().stream().filter(call -> !call.getValue()).map(Map.Entry::getKey)).allMatch(name -> !exported.get(name));
    }

    @Test
    void forkIsThereIfItsHelperIs() throws Exception {
        WithoutHelper.assumeThereIsOne();
        assertThat(Os.calls()).containsEntry("fork", true).containsEntry("forkpty", true).containsEntry("daemon", true).containsEntry("bare_fork", true);
        List<String> command = WithoutHelper.command(WithoutHelper.copyOfTheClasses(directory), ForkCalls.class);
        assertThat(ChildJvm.output(command)).isEqualTo("fork=false forkpty=false daemon=false bare_fork=true");
    }

    /** Says which calls that fork there are. */
    static final class ForkCalls {
        public static void main(String[] arguments) {
            StringJoiner line = new StringJoiner(" ");
            List.of("fork", "forkpty", "daemon", "bare_fork").forEach(name -> line.add(name + "=" + Os.calls().get(name)));
            System.out.println(line);
        }
    }
}
