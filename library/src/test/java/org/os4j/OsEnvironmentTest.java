package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class OsEnvironmentTest {
    private static final CFunction GETENV = CFunction.ofLong("getenv");
    private static final CFunction SETENV = CFunction.ofInt("setenv");
    private static final CFunction UNSETENV = CFunction.ofInt("unsetenv");
    private static final String NAME = "OS4J_TEST";
    private static final Map<String, String> ENVIRON = Os.environ();

    @TempDir
    Path directory;

    @AfterEach
    void removeWhatTheTestsSet() {
        ENVIRON.keySet().removeIf(name -> name.startsWith(NAME));
    }

    @Test
    void isWhatAChildPrints() throws Exception {
        ENVIRON.put(NAME, "a value with spaces and = signs");
        ENVIRON.put(NAME + "_EMPTY", "");
        String printed = Children.output(directory, "env");
        assertThat(String.join("\n", lines(ENVIRON))).isEqualTo(printed);
        assertThat(printed).contains(NAME + "=a value with spaces and = signs\n").endsWith(NAME + "_EMPTY=");
        assertThat(Children.output(directory, "sh", "-c", "echo \"$" + NAME + "\"")).isEqualTo("a value with spaces and = signs");
    }

    @Test
    void nativeCodeSeesIt() {
        assertThat(getenvOfC(NAME)).isNull();
        assertThat(ENVIRON.put(NAME, "1")).isNull();
        assertThat(getenvOfC(NAME)).isEqualTo("1");
        assertThat(ENVIRON.put(NAME, "2")).isEqualTo("1");
        assertThat(getenvOfC(NAME)).isEqualTo("2");
        assertThat(ENVIRON.remove(NAME)).isEqualTo("2");
        assertThat(getenvOfC(NAME)).isNull();
        assertThat(ENVIRON.remove(NAME)).isNull();
    }

    @Test
    void whatNativeCodeSetsIsThere() {
        ENVIRON.put(NAME, "java");
        for (int i = 0; i < 100; i++) {
            setenvOfC(NAME + i, "c" + i);
            ENVIRON.put(NAME + "_" + i, "java" + i);
        }
        setenvOfC(NAME, "c");
        assertThat(ENVIRON).containsEntry(NAME, "c").containsEntry(NAME + "99", "c99").containsEntry(NAME + "_99", "java99");
        assertThat(getenvOfC(NAME + "_0")).isEqualTo("java0");
        unsetenvOfC(NAME);
        assertThat(ENVIRON).doesNotContainKey(NAME).containsEntry(NAME + "_50", "java50");
    }

    @Test
    void newVariablesAreTheLast() throws Exception {
        ENVIRON.put(NAME + "_B", "1");
        ENVIRON.put(NAME + "_A", "2");
        ENVIRON.put(NAME + "_B", "3");
        assertThat(ENVIRON.keySet().stream().filter(name -> name.startsWith(NAME))).containsExactly(NAME + "_B", NAME + "_A");
        assertThat(List.copyOf(ENVIRON.keySet())).endsWith(NAME + "_B", NAME + "_A");
        assertThat(String.join("\0", lines(ENVIRON)) + "\0").isEqualTo(CStrings.decode(environOfAChild()));
    }

    @Test
    void aForkedChildSeesItAndChangesItsOwn() throws Exception {
        assumeTrue(Posix.fork_unsupported().isEmpty(), () -> "no fork(): " + Posix.fork_unsupported().orElse(""));
        ENVIRON.put(NAME, "parent's");
        ProcessResult child = Os.forkAndRun(() -> {
            boolean seen = "parent's".equals(getenvOfC(NAME)) && "parent's".equals(ENVIRON.get(NAME));
            ENVIRON.put(NAME, "child's");
            return seen && "child's".equals(getenvOfC(NAME)) ? 7 : 1;
        });
        assertThat(child.exitCode()).isEqualTo(7);
        assertThat(getenvOfC(NAME)).isEqualTo("parent's");
    }

    private byte[] environOfAChild() throws Exception {
        Path file = directory.resolve("environ");
        Children.output(directory, "cp", "/proc/self/environ", file.toString());
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "héllo €", "\udcff", "a\udc80\udcfeb", "=", "==x", "two\nlines", "𝄞"})
    void everyValueReturns(String value) throws Exception {
        Os.putenv(NAME, value);
        assertThat(Os.getenv(NAME)).isEqualTo(value);
        assertThat(getenvOfC(NAME)).isEqualTo(value);
        assertThat(CStrings.decode(environOfAChild())).contains("\0" + NAME + "=" + value + "\0");
        assertThat(ENVIRON.values()).contains(value);
    }

    @Test
    void namesThatAreNotUtf8() {
        String name = NAME + "\udce9";
        ENVIRON.put(name, "1");
        assertThat(ENVIRON).containsEntry(name, "1").containsKey(name);
        assertThat(getenvOfC(name)).isEqualTo("1");
        ENVIRON.remove(name);
        assertThat(ENVIRON).doesNotContainKey(name);
    }

    @Test
    void viewsAreAlive() {
        var names = ENVIRON.keySet();
        var values = ENVIRON.values();
        var entries = ENVIRON.entrySet();
        int size = ENVIRON.size();
        ENVIRON.put(NAME, "value of the test");
        assertThat(names).contains(NAME).hasSize(size + 1);
        assertThat(values).contains("value of the test").hasSize(size + 1);
        assertThat(entries).contains(entry(NAME, "value of the test")).hasSize(size + 1);
        entries.stream().filter(entry -> entry.getKey().equals(NAME)).forEach(entry -> {
            assertThat(entry.setValue("another")).isEqualTo("value of the test");
            assertThat(entry.getValue()).isEqualTo("another");
        });
        assertThat(getenvOfC(NAME)).isEqualTo("another");
        assertThat(values.remove("another")).isTrue();
        assertThat(getenvOfC(NAME)).isNull();
        ENVIRON.putAll(Map.of(NAME + "1", "x", NAME + "2", "y"));
        assertThat(names.removeAll(List.of(NAME + "1", "no such variable"))).isTrue();
        assertThat(entries.remove(entry(NAME + "2", "not y"))).isFalse();
        assertThat(entries.remove(entry(NAME + "2", "y"))).isTrue();
        assertThat(ENVIRON).hasSize(size);
    }

    @Test
    void iteratorRemovesWhatItGaveLast() {
        ENVIRON.put(NAME, "1");
        Iterator<String> names = ENVIRON.keySet().iterator();
        assertThatIllegalStateException().isThrownBy(names::remove);
        while (!names.next().equals(NAME)) { }
        names.remove();
        assertThatIllegalStateException().isThrownBy(names::remove);
        assertThat(ENVIRON).doesNotContainKey(NAME);
        assertThat(names).isExhausted();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(names::next);
    }

    @Test
    void equalsACopyOfItself() {
        assertThat(ENVIRON).isEqualTo(Map.copyOf(ENVIRON)).hasSameHashCodeAs(Map.copyOf(ENVIRON)).isNotEmpty();
    }

    @Test
    void refusals() {
        refused("name: no name of a variable: \"\"", () -> ENVIRON.put("", "x"));
        refused("name: no name of a variable: \"A=B\"", () -> ENVIRON.put("A=B", "x"));
        refused("name: no name of a variable: \"A\\u0000B\"", () -> Os.putenv("A\0B", "x"));
        refused("name: no name of a variable: \"=\"", () -> Os.unsetenv("="));
        refused("value: holds a NUL character", () -> ENVIRON.put(NAME, "a\0b"));
        refused("value: holds the lone surrogate U+D800", () -> ENVIRON.put(NAME, "\ud800"));
        assertThatNullPointerException().isThrownBy(() -> ENVIRON.put(null, "x"));
        assertThatNullPointerException().isThrownBy(() -> ENVIRON.put(NAME, null));
        assertThat(ENVIRON).doesNotContainKey(NAME).doesNotContainKey("A=B").doesNotContainKey("").doesNotContainKey(null);
        ENVIRON.put(NAME, "B=C");
        assertThat(Os.getenv(NAME + "=B")).as("a name that goes on into the value").isNull();
        assertThat(ENVIRON.get(new Object())).isNull();
        assertThat(ENVIRON.remove("A=B")).isNull();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
    }

    @Test
    void getenvWithAnotherValue() {
        assertThat(Os.getenv(NAME, "otherwise")).isEqualTo("otherwise");
        Os.putenv(NAME, "");
        assertThat(Os.getenv(NAME, "otherwise")).isEmpty();
        Os.unsetenv(NAME);
        Os.unsetenv(NAME);
        assertThat(Os.getenv(NAME)).isNull();
    }

    @Test
    void execPath() {
        assertThat(Os.get_exec_path()).isEqualTo(List.of(System.getenv("PATH").split(":", -1)));
        assertThat(Os.get_exec_path(Map.of())).containsExactly("/bin", "/usr/bin");
        assertThat(Os.get_exec_path(Map.of("PATH", "/a::/b:"))).containsExactly("/a", "", "/b", "");
    }

    /** Empties its environment. */
    static final class Emptied {
        public static void main(String[] arguments) throws Exception {
            String path = System.getenv("PATH");
            Os.environ().clear();
            assert Os.environ().isEmpty() && Os.getenv("PATH") == null;
            assert Os.get_exec_path().equals(List.of("/bin", "/usr/bin"));
            assert path.equals(System.getenv("PATH")) : "the JDK's copy knows nothing of it";
            Posix.waitpid(Posix.posix_spawn("/usr/bin/env", List.of("env")), 0);
            Os.putenv("ONLY", "this");
            Posix.waitpid(Posix.posix_spawn("/usr/bin/env", List.of("env")), 0);
            Posix.execv("/usr/bin/env", List.of("env", "env"));
        }
    }

    @Test
    void emptied() {
        assertThat(ChildJvm.output(Emptied.class)).isEqualTo("ONLY=this\nONLY=this");
    }

    /** Threads that call C's getenv while another changes the environment: a JVM of its own, since the failure would be a crash. */
    static final class Readers {
        private static final int VARIABLES = 400;
        private static final int READS = 200_000;

        public static void main(String[] arguments) throws Exception {
            Os.putenv("FIRST", "1");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int read = 0; read < READS; read++) {
                        if (!"1".equals(getenvOfC("FIRST"))) {
                            System.err.println("a variable that nobody touched was missing");
                            System.exit(3);
                        }
                        getenvOfC("NOT_THERE");
                    }
                }));
            }
            for (int round = 0; round < 2 || threads.stream().anyMatch(Thread::isAlive); round++) {
                for (int i = 0; i < VARIABLES; i++) {
                    Os.putenv("V" + i, "value " + round);
                }
                for (int i = round % 2; i < VARIABLES; i += 2) {
                    Os.unsetenv("V" + i);
                }
            }
            System.out.println(Os.environ().keySet().stream().filter(name -> name.startsWith("V")).count());
        }
    }

    /** Each value that was put is the one before exactly one other. */
    @Test
    void puttingIsOneStep() {
        Set<String> before = ConcurrentHashMap.newKeySet();
        Os.environ().remove(NAME);
        IntStream.range(0, 1000).parallel().forEach(i -> {
            String old = Os.environ().put(NAME, "value " + i);
            assertThat(before.add(String.valueOf(old))).as(old).isTrue();
        });
        assertThat(before.add(Os.environ().remove(NAME))).isTrue();
        assertThat(before).hasSize(1001);
    }

    /** So much is read, however long it takes where others work too: the deadline is for what hangs. */
    @Test
    @Timeout(900)
    void readersInCAreNotDisturbed() {
        Command.Result result = Command.of(ChildJvm.command(Readers.class)).within(Duration.ofMinutes(10)).run();
        assertThat(result).isEqualTo(new Command.Result(0, "200\n", ""));
    }

    private static List<String> lines(Map<String, String> environment) {
        return environment.entrySet().stream().map(Object::toString).toList();
    }

    private static String getenvOfC(String name) {
        try (Scratch scratch = Scratch.take()) {
            long value = GETENV.call(scratch, scratch.string(name, "name"));
            return value == 0 ? null : CStrings.read(value);
        }
    }

    private static void setenvOfC(String name, String value) {
        try (Scratch scratch = Scratch.take()) {
            SETENV.call(scratch, scratch.string(name, "name"), scratch.string(value, "value"), 1);
        }
    }

    private static void unsetenvOfC(String name) {
        try (Scratch scratch = Scratch.take()) {
            UNSETENV.call(scratch, scratch.string(name, "name"));
        }
    }
}
