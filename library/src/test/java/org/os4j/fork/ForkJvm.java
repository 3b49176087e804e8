package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.os4j.Os;
import org.os4j.internal.fork.Fork;
import org.os4j.testing.Command;

/**
 * Runs a program of the fork tests in a JVM of its own, which has a deadline; with the native code that these programs call. Without fork()'s helper the
 * test class that has it is skipped.
 */
final class ForkJvm implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
    /** OS4J_SOAK of the environment: by how much the counts are multiplied. */
    static final int SOAK = Integer.parseInt(System.getenv().getOrDefault("OS4J_SOAK", "1"));

    private Path folder;
    private Path natives;
    private Path embed;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Fork.isBuilt() ? ConditionEvaluationResult.enabled("built") : ConditionEvaluationResult.disabled("built without fork()'s helper, for want of a C compiler");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("os4j-fork");
        Path sources = Path.of("src/test/c/fork").toAbsolutePath();
        natives = folder.resolve("natives.so");
        embed = folder.resolve("embed");
        Command.output("cc", "-O1", "-shared", "-fPIC", "-o", natives.toString(), sources.resolve("natives.c").toString(), "-lpthread", "-ldl");
        String headers = System.getProperty("java.home") + "/include";
        Command.output("cc", "-O1", "-I" + headers, "-I" + headers + "/linux", "-o", embed.toString(), sources.resolve("embed.c").toString(), "-lpthread",
                "-ldl");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Os.rmtree(folder);
    }

    /** For what a test class makes; it is gone after it. */
    Path folder() {
        return folder;
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
