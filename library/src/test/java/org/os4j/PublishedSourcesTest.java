package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;

/** The sources of a release compile, and their faces declare what those of the JAR do: an IDE finds each method and its documentation there. */
class PublishedSourcesTest {
    private static final String[] FACES = {"org/os4j/Posix", "org/os4j/Os", "org/os4j/Linux"};
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String BIN = System.getProperty("java.home") + "/bin/";

    @TempDir
    Path folder;

    private static List<String> calls(Class<?> face) {
        return Arrays.stream(face.getDeclaredMethods()).filter(method -> Modifier.isStatic(method.getModifiers())).map(Method::toGenericString).sorted().toList();
    }

    private static URL whereIs(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void theFacesDeclareTheirCalls() throws Exception {
        Path published = folder.resolve("sources");
        List<String> write = new ArrayList<>(List.of(BIN + "java", "src/main/build/FaceSources.java", SOURCES.toString(), published.toString()));
        write.addAll(List.of(FACES));
        Command.output(write.toArray(String[]::new));
        Path classes = folder.resolve("classes");
        List<String> compile = new ArrayList<>(List.of(BIN + "javac", "-proc:none", "-implicit:none", "-p", whereIs(Nullable.class).getPath(),
                "-sourcepath", published.toString(), "-d", classes.toString()));
        Stream.of(FACES).map(face -> published.resolve(face + ".java").toString()).forEach(compile::add);
        Command.output(compile.toArray(String[]::new));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL(), whereIs(Posix.class)}, ClassLoader.getPlatformClassLoader())) {
            for (Class<?> face : List.of(Posix.class, Os.class, Linux.class)) {
                assertThat(calls(loader.loadClass(face.getName()))).hasSizeGreaterThan(50).isEqualTo(calls(face));
            }
        }
        for (String domain : List.of("PosixStat", "PosixErrors", "Command", "internal/Libc")) {
            assertThat(Files.mismatch(published.resolve("org/os4j/" + domain + ".java"), SOURCES.resolve("org/os4j/" + domain + ".java"))).isEqualTo(-1);
        }
    }
}
