package org.os4j.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.os4j.Os;
import org.os4j.Pipe;
import org.os4j.Posix;
import org.os4j.ProcessResult;
import org.os4j.WaitStatus;

/** Goes through what the source documents describe: each row has tests that exist, and is seen in chapters that exist. */
class SeedsTest {
    private static final Path LIBRARY = Path.of("../library/src/test/java/org/os4j");
    private static final Path TOUR = Path.of("src/test/java/org/os4j/tour");

    /** A line of {@code seeds.tsv}. */
    private record Row(String document, String described, List<String> tests, List<String> chapters) {
        static Row of(String line) {
            String[] columns = line.split("\t", -1);
            return new Row(columns[0], columns[1], words(columns, 2), words(columns, 3));
        }

        private static List<String> words(String[] columns, int index) {
            return index < columns.length && !columns[index].isEmpty() ? List.of(columns[index].split(" ")) : List.of();
        }

        @Override
        public String toString() {
            return document + ": " + described;
        }
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream in = SeedsTest.class.getResourceAsStream("seeds.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).map(Row::of).toList().stream();
        }
    }

    @Test
    void noRowIsMissing() throws IOException {
        assertThat(rows().collect(Collectors.groupingBy(Row::document, Collectors.counting())))
                .isEqualTo(Map.of("000", 18L, "001", 14L, "002", 3L, "003 and 004", 16L));
        assertThat(rows().map(Row::toString)).allSatisfy(row -> assertThat(row).doesNotEndWith(": ")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isProved(Row row) throws IOException {
        assertThat(row.tests()).isNotEmpty();
        for (String test : row.tests()) {
            int dot = test.indexOf('.');
            assertThat(dot).as("%s names no method", test).isPositive();
            Path source = source(test.substring(0, dot));
            assertThat(source).as(test).isRegularFile();
            assertThat(isTest(Files.readString(source), test.substring(dot + 1))).as("there is a test %s", test).isTrue();
        }
        assertThat(Chapter.ALL.stream().map(Chapter::name)).containsAll(row.chapters());
    }

    private static Path source(String name) {
        Path inLibrary = LIBRARY.resolve(name + ".java");
        return Files.exists(inLibrary) ? inLibrary : TOUR.resolve(name + ".java");
    }

    /** Between the annotation that makes it a test and the line with its name no other method ends. */
    private static boolean isTest(String source, String method) {
        return Pattern.compile("^    @(Test|ParameterizedTest|TestFactory|RepeatedTest)\\b(?:(?!^    }).)*?^    [a-zA-Z][\\w<>, ]* " + method + "\\(",
                Pattern.MULTILINE | Pattern.DOTALL).matcher(source).find();
    }

    @Test
    void whatIsNoTestProvesNothing() {
        String source = "    @Test\n    void one() {\n        two();\n    }\n\n    private void two() {}\n";
        assertThat(isTest(source, "one")).isTrue();
        assertThat(isTest(source, "two")).isFalse();
        assertThat(isTest(source, "three")).isFalse();
    }

    @Test
    void theRowsThatNoChapterShowsAreThese() throws IOException {
        assertThat(rows().filter(row -> row.chapters().isEmpty()).map(Row::described)).containsExactly("where there is no POSIX");
    }

    @Test
    void aMegabyteThroughAPipeFromAChild() throws Exception {
        assumeFork();
        byte[] data = new byte[1 << 20];
        new Random(1).nextBytes(data);
        assertThat(Os.pipeBytes(data)).isEqualTo(data);
    }

    @Test
    void aFunctionInAChild() throws Exception {
        assumeFork();
        assertThat(Os.forkAndRun(() -> 7).exitCode()).isEqualTo(7);
        assertThat(Os.forkAndRun(() -> null).exitCode()).isZero();
        assertThat(Os.forkAndRun(() -> {
            System.setErr(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));
            throw new IllegalStateException();
        }).exitCode()).isEqualTo(1);
        ProcessResult killed = Os.forkAndRun(() -> {
            Posix.kill(Posix.getpid(), Posix.SIGKILL);
            return 0;
        });
        assertThat(killed.signaled()).isTrue();
        assertThat(killed.signal()).isEqualTo(Posix.SIGKILL);
        assertThat(killed.exitCode()).isEqualTo(-Posix.SIGKILL);
    }

    @Test
    void aSignalReachesTheHandlerInAChild() throws Exception {
        assumeFork();
        Pipe ready = Posix.pipe();
        int child = Os.fork(() -> {
            Semaphore received = new Semaphore(0);
            Posix.signal(Posix.SIGUSR1, number -> received.release(number));
            Posix.write(ready.writeEnd(), "!");
            return received.tryAcquire(Posix.SIGUSR1, 1, TimeUnit.MINUTES) ? 3 : 4;
        });
        Posix.close(ready.writeEnd());
        assertThat(Posix.read(ready.readEnd())).hasSize(1);
        Posix.close(ready.readEnd());
        Posix.kill(child, Posix.SIGUSR1);
        assertThat(Posix.waitpid(child, 0).status()).isEqualTo(new WaitStatus.Exited(3));
    }

    @Test
    void everyChapterHasANameOfItsOwn() {
        assertThat(new HashSet<>(Chapter.ALL.stream().map(Chapter::name).toList())).hasSameSizeAs(Chapter.ALL);
    }

    private static void assumeFork() {
        assumeTrue(canFork(), "built without fork()");
    }

    /** fork()'s helper needs a C compiler when os4j is built. */
    static boolean canFork() {
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
        return Posix.class.getResource("/org/os4j/internal/fork/linux-" + processor + "/libos4jfork.so") != null;
    }
}
