package org.os4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end or to its bound, whichever is first, with all that it has started. */
final class ChildProgram {
    private static final int LAST_LINES = 3;

    private ChildProgram() {}

    /**
     * How a program ended.
     *
     * @param lines what it printed
     * @param failure why it failed; null if it did not
     * @param nanoseconds from its start to its end
     */
    record Outcome(List<String> lines, String failure, long nanoseconds) {}

    /** Runs it; what it prints goes by files, so that nobody has to read while it is measured. */
    static Outcome run(List<String> command, Map<String, String> environment, Duration bound) throws IOException, InterruptedException {
        Path output = Files.createTempFile("os4j-bench", ".out");
        Path errors = Files.createTempFile("os4j-bench", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            long begin = System.nanoTime();
            Process process = builder.start();
            boolean ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
            long nanoseconds = System.nanoTime() - begin;
            if (!ended) {
                kill(process);
            }
            List<String> lines = lines(output);
            String failure = !ended ? "not done after " + bound.toSeconds() + " s"
                    : process.exitValue() == 0 ? null : "exit code " + process.exitValue() + ": " + last(lines(errors), lines);
            return new Outcome(lines, failure, nanoseconds);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static void kill(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    }

    /** The last words of a program: those of an exception are its message, not its trace. */
    private static String last(List<String> errors, List<String> lines) {
        List<String> words = (errors.isEmpty() ? lines : errors).stream().filter(line -> !line.startsWith("\tat ") && !line.isBlank()).toList();
        return String.join(" / ", words.subList(Math.max(0, words.size() - LAST_LINES), words.size()));
    }
}
