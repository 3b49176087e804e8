package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program that the Javadoc shows compiles, given the names that it takes for granted. */
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java/org/os4j");
    private static final Pattern PROGRAM = Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* *\\}</pre>", Pattern.DOTALL);
    private static final String IMPORTS = Stream.of("java.io.*", "java.lang.foreign.*", "java.net.InetAddress", "java.nio.file.*", "java.time.*", "java.util.*", "org.os4j.*",
            "org.os4j.Command", "static org.os4j.Posix.*", "static org.os4j.Linux.*").map(name -> "import " + name + ";\n").collect(Collectors.joining());
    private static final String TAKEN_FOR_GRANTED = """
            int fd;
            int epoll;
            int listener;
            int pid;
            String path;
            int directory;
            String name;
            byte[] bytes;
            long total;
            boolean running;
            void warmUp() {}
            void stopServing() {}
            void report() {}
            int serve(Object what) { return 0; }
            void handle(int descriptor, int events) {}
            """;

    @TempDir
    Path folder;

    record Shown(String where, String program) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Shown> programs() throws Exception {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(Files::isRegularFile).sorted().flatMap(JavadocTest::programsOf).toList();
        }
    }

    private static Stream<Shown> programsOf(Path file) {
        try {
            return PROGRAM.matcher(Files.readString(file)).results().map(result -> new Shown(file.getFileName().toString(),
                    result.group(1).replaceAll("(?m)^ *\\* ?", "").replace("&#64;", "@").replaceAll("(?m)…|\\.\\.\\.$", "{ }"))).toList().stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String lines(Shown shown, Predicate<String> which) {
        return shown.program().lines().filter(which).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theProgramCompiles(Shown shown) throws Exception {
        String imports = lines(shown, line -> line.startsWith("import "));
        String fields = lines(shown, line -> line.contains("static final "));
        String body = lines(shown, line -> !line.startsWith("import ") && !line.contains("static final "));
        Path source = Files.writeString(folder.resolve("Shown.java"),
                IMPORTS + imports + "\n" + TAKEN_FOR_GRANTED + fields + "\nvoid main() throws Exception {\n" + body + "\n}\n");
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(messages, null, null, List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d",
                folder.toString()), null, compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source)).call();
        assertThat(compiled).as(messages + "\n" + shown.program()).isTrue();
    }
}
