package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.os4j.DomainsTest;
import org.os4j.Posix;

/** What GraalVM's native-image is told agrees with the code; there is no native-image here to try it with. */
class NativeImageTest {
    private static final Path CLASSES = Path.of("target/classes");

    private static String metadata() throws Exception {
        try (InputStream in = Posix.class.getResourceAsStream("/META-INF/native-image/org.os4j/os4j/reachability-metadata.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> all(String pattern) throws Exception {
        return Pattern.compile(pattern).matcher(metadata()).results().map(result -> result.group(1)).toList();
    }

    @Test
    void everyShapeOfACallIsNamedAndNoOther() throws Exception {
        List<String> linked = new ArrayList<>();
        for (Class<?> type : Stream.concat(Stream.of(Libc.class), Arrays.stream(Libc.class.getDeclaredClasses())).toList()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == MethodHandle.class) {
                    field.setAccessible(true);
                    linked.add(shape((MethodHandle) field.get(null)));
                }
            }
        }
        String named = "\"returnType\": (\"long\",\\s+\"parameterTypes\": \\[[^\\]]+\\],\\s+\"options\": \\{\"captureCallState\": true\\})";
        assertThat(all(named).stream().map(text -> text.replaceAll("\\s+", " "))).hasSizeLessThanOrEqualTo(6).containsExactlyInAnyOrderElementsOf(linked);
        assertThat(all("(\"returnType\")")).hasSameSizeAs(linked);
    }

    /** As the metadata has it; the first two arguments are the function and the place for errno. */
    private static String shape(MethodHandle handle) {
        assertThat(handle.type().returnType()).isEqualTo(long.class);
        return handle.type().parameterList().stream().skip(2).map(type -> type == MemorySegment.class ? "\"void*\"" : "\"" + type.getName() + "\"")
                .collect(Collectors.joining(", ", "\"long\", \"parameterTypes\": [", "], \"options\": {\"captureCallState\": true}"));
    }

    @Test
    void noOtherClassLinksANativeFunction() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : (Iterable<Path>) sources.filter(file -> file.toString().endsWith(".java"))::iterator) {
                if (!source.endsWith("Libc.java")) {
                    assertThat(Files.readString(source)).as(source.toString()).doesNotContain("downcallHandle(").doesNotContain("upcallStub(");
                }
            }
        }
    }

    @Test
    void everyFileOfTheJarThatIsReadIsNamed() throws Exception {
        List<PathMatcher> globs = all("\"glob\": \"([^\"]+)\"").stream().map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
        assertThat(globs).isNotEmpty();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org"))) {
            List<Path> others = files.filter(Files::isRegularFile).map(CLASSES::relativize).filter(file -> !file.toString().endsWith(".class"))
                    .filter(file -> globs.stream().noneMatch(glob -> glob.matches(file))).toList();
            // fork()'s helper is HotSpot's alone.
            assertThat(others).allMatch(file -> file.endsWith("libos4jfork.so"));
        }
    }

    @Test
    void everyClassThatIsLookedAtIsNamed() throws Exception {
        List<String> classes = new ArrayList<>(List.of("java.io.FileDescriptor"));
        for (Class<?> type : DomainsTest.domains()) {
            classes.add(type.getName());
        }
        assertThat(all("\"type\": \"([^\"]+)\"")).containsExactlyInAnyOrderElementsOf(classes);
    }
}
