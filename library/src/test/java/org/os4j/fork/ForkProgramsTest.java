package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.Command;

/** Ordinary programs in children, of parents of every kind. OS4J_SOAK=2 and more runs all programs in all of them, and a child for a minute. */
class ForkProgramsTest {
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";
    /** Those that ask most of the JVM itself. */
    private static final Object[] FEW = {"cold", "futures", "virtual", "references", "class-loaders", "notifications", "arenas", "zip"};
    private static final Object[] ALL = {"cold"};

    @RegisterExtension
    private static final ForkJvm jvm = new ForkJvm();

    @Test
    @DisplayName("each program in the parent, in a child, and in a child of the child")
    void programs() {
        jvm.run(List.of(), Programs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xcheck:jni", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders", "-XX:-UseCompressedOops", "-XX:+UseStringDeduplication",
        "-XX:NativeMemoryTracking=detail", "-XX:StartFlightRecording:settings=profile", "-XX:+UseShenandoahGC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"})
    @DisplayName("children of parents with other options")
    void options(String option) {
        jvm.run(List.of(option, "-Xlog:disable"), Programs.class, ForkJvm.SOAK > 1 ? ALL : FEW);
    }

    /** An archive wants its classes in a jar. */
    private static void runFromJar(Path jar, String... options) {
        List<String> command = jvm.command(List.of(options), Programs.class, FEW);
        command.set(command.indexOf("-cp") + 1, jar.toString());
        jvm.run(command);
    }

    @Test
    @DisplayName("children of parents that make, and then use, an archive of classes")
    void archives() {
        Path jar = jvm.folder().resolve("classes.jar");
        Path archive = jvm.folder().resolve("classes.jsa");
        Path cache = jvm.folder().resolve("classes.aot");
        Command.output(System.getProperty("java.home") + "/bin/jar", "cf", jar.toString(), "-C", "target/classes", "org", "-C", "target/test-classes", "org");
        runFromJar(jar, "-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable");
        assertThat(archive).exists();
        runFromJar(jar, "-XX:SharedArchiveFile=" + archive, "-Xshare:on");
        runFromJar(jar, "-XX:AOTCacheOutput=" + cache, "-Xlog:disable");
        assertThat(cache).exists();
        runFromJar(jar, "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual", "platform"})
    @DisplayName("children of a parent with 10,000 virtual threads or 300 platform threads that wait")
    void crowds(String kind) {
        jvm.run(List.of(), Crowds.class, kind, 5 * ForkJvm.SOAK);
    }

    @Test
    @DisplayName("a child under load for some seconds; for a minute on demand")
    void load() {
        jvm.run(List.of(), Crowds.class, "load", ForkJvm.SOAK > 1 ? 60 : 4);
    }

    @Test
    @DisplayName("from the module path, with native access for os4j alone")
    void modulePath() throws Exception {
        Path source = Files.createDirectories(jvm.folder().resolve("user/user"));
        Files.writeString(jvm.folder().resolve("user/module-info.java"), "module user { requires org.os4j; }");
        Files.writeString(source.resolve("Main.java"), """
                package user;

                import org.os4j.Os;
                import org.os4j.Posix;

                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        int child = Os.fork(() -> {
                            System.gc();
                            Thread t = Thread.startVirtualThread(() -> System.out.print("child "));
                            t.join();
                            return 7;
                        });
                        System.out.println(Posix.waitpid(child, 0).status());
                    }
                }
                """);
        Command.output(System.getProperty("java.home") + "/bin/javac", "-d", jvm.folder().resolve("classes").toString(), "-p", modules(), jvm.folder().resolve(
                "user/module-info.java").toString(), source.resolve("Main.java").toString());
        Command.Result result = Command.of(JAVA, "--illegal-native-access=deny", "--enable-native-access=org.os4j", "-p", modules() + ":" + jvm.folder().resolve("classes"),
                "-m", "user/user.Main").run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().strip()).startsWith("child ").contains("7");
    }

    private static String modules() {
        return Path.of("target/classes").toAbsolutePath().toString();
    }
}
