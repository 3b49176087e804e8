package org.os4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system's by the JDK's own means: what os4j says is checked against it. */
public final class Command {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** A thread for each stream: the common pool has a single one where there are two processors, and one stream would wait for the other. */
    private static final Executor READERS = task -> Thread.ofPlatform().daemon().start(task);

    private final List<String> words;
    private final Map<String, String> environment;
    private final Duration deadline;

    private Command(List<String> words, Map<String, String> environment, Duration deadline) {
        this.words = words;
        this.environment = environment;
        this.deadline = deadline;
    }

    /** What came of it; the exit value is 128 and the signal's number for a program that was killed. */
    public record Result(int exit, String out, String err) {}

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of("LC_ALL", "C"), DEADLINE);
    }

    public static Command of(List<String> words) {
        return of(words.toArray(String[]::new));
    }

    /** What the program prints, without the last line's end; it must succeed. */
    public static String output(String... words) {
        Result result = of(words).run();
        if (result.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + ": exit " + result.exit() + ": " + result.err());
        }
        return result.out().strip();
    }

    /** Whether there is such a program. */
    public static boolean exists(String program) {
        return of("sh", "-c", "command -v " + program).run().exit() == 0;
    }

    public Command within(Duration time) {
        return new Command(words, environment, time);
    }

    public Command with(Map<String, String> variables) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.putAll(variables);
        return new Command(words, all, deadline);
    }

    public Result run() {
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words));
            builder.environment().putAll(environment);
            Duration patience = Patience.of(deadline);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), READERS);
            CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), READERS);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                String stacks = stacksOf(process.pid());
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("hung for " + patience + ": " + String.join(" ", words) + "\n" + stacks + "\nout: "
                        + out.completeOnTimeout("", 2, TimeUnit.SECONDS).join() + "\nerr: " + err.completeOnTimeout("", 2, TimeUnit.SECONDS).join());
            }
            return new Result(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted: " + words, e);
        }
    }

    private static String text(java.io.InputStream stream) {
        // The JDK closes what it read to the end some time later: LeakCheck would find it open.
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a JVM's threads are doing, where it still answers. */
    private static String stacksOf(long pid) throws IOException, InterruptedException {
        Process jstack = new ProcessBuilder(System.getProperty("java.home") + "/bin/jstack", Long.toString(pid)).redirectErrorStream(true).start();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(jstack.getInputStream()), READERS);
        if (!jstack.waitFor(10, TimeUnit.SECONDS)) {
            jstack.destroyForcibly();
        }
        return out.completeOnTimeout("", 2, TimeUnit.SECONDS).join();
    }
}
