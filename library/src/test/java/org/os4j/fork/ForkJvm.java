package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.os4j.testing.Command;

/** Runs a program of the fork tests in a JVM of its own, which has a deadline; with the native code that these programs call. */
final class ForkJvm {
    /** OS4J_SOAK of the environment: by how much the counts are multiplied. */
    static final int SOAK = Integer.parseInt(System.getenv().getOrDefault("OS4J_SOAK", "1"));

    private final Path natives;
    private final Path embed;

    ForkJvm(Path folder) {
        Path sources = Path.of("src/test/c/fork").toAbsolutePath();
        natives = folder.resolve("natives.so");
        embed = folder.resolve("embed");
        Command.output("cc", "-O1", "-shared", "-fPIC", "-o", natives.toString(), sources.resolve("natives.c").toString(), "-lpthread", "-ldl");
        String headers = System.getProperty("java.home") + "/include";
        Command.output("cc", "-O1", "-I" + headers, "-I" + headers + "/linux", "-o", embed.toString(), sources.resolve("embed.c").toString(), "-lpthread",
                "-ldl");
    }

    /** Without a C compiler there is no helper, and nothing to test. */
    static boolean isBuilt() {
        return org.os4j.Posix.class.getResource("/org/os4j/internal/fork/linux-" + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64")
                + "/libos4jfork.so") != null;
    }

    /** A program that creates a JVM by JNI's invocation interface. */
    String embed() {
        return embed.toString();
    }

    List<String> command(List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--add-opens", "java.base/java.io=ALL-UNNAMED", "-Xmx512m", "-Dnatives=" + natives, "-cp",
                System.getProperty("java.class.path"), main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    /** Runs a command; it must end with 0 and in time. What it printed. */
    String run(List<String> command) {
        Command.Result result = Command.of(command).within(Duration.ofSeconds(90L * Math.max(1, SOAK / 2))).run();
        assertThat(result.exit()).as(() -> String.join(" ", command) + "\n" + result.out() + result.err()).isZero();
        return result.out();
    }

    String run(List<String> options, Class<?> main, Object... arguments) {
        return run(command(options, main, arguments));
    }
}
