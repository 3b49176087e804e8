package org.os4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.os4j.bench.startup.Empty;
import org.os4j.bench.startup.FirstCall;
import org.os4j.bench.startup.HandWrittenCall;
import org.os4j.bench.startup.JnaCall;
import org.os4j.bench.startup.JnrCall;
import org.os4j.bench.startup.ThirtyCalls;

/** The first call of a program beside a program that does nothing, each as it is and with an AOT cache. */
final class StartUp {
    /** The row of whole programs. */
    private static final String ROW = "firstCall";
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final double SECONDS = 0.2;

    private static final List<Program> PROGRAMS = List.of(
            new Program("JDK", "an empty main", Empty.class, List.of("os4j")),
            new Program("os4j", "one call", FirstCall.class, List.of("os4j")),
            new Program("os4j", "thirty functions", ThirtyCalls.class, List.of("os4j")),
            new Program("FFM by hand", "one call", HandWrittenCall.class, List.of("os4j-bench")),
            new Program("JNA", "one call", JnaCall.class, List.of("os4j-bench", "jna")),
            new Program("jnr-posix", "one call", JnrCall.class, List.of("os4j-bench", "jnr", "jffi", "asm")));

    private final Tools tools;
    private final Path directory;

    /** What is started, and the libraries on its class path. */
    private record Program(String peer, String what, Class<?> main, List<String> libraries) {}

    StartUp(Tools tools, Path directory) {
        this.tools = tools;
        this.directory = directory;
    }

    Step step(int rounds) {
        List<Contender> contenders = new ArrayList<>();
        for (Program program : PROGRAMS) {
            contenders.add(Contender.timed(ROW, program.peer(), program.what(), command(program), SECONDS));
        }
        for (Program program : PROGRAMS) {
            // On: without the cache it fails, and is not measured as if it had one.
            contenders.add(Contender.timed(ROW, program.peer(), program.what() + ", AOT cache",
                    command(program, "-XX:AOTCache=" + cache(program), "-XX:AOTMode=on"), SECONDS));
        }
        return new Step("firstCall", "a program's first call", rounds, contenders, this::makeCaches);
    }

    /** As an application would: one run, at whose end the JVM writes what it has loaded and linked. */
    private void makeCaches(Results results) throws IOException, InterruptedException {
        for (Program program : PROGRAMS) {
            ChildProgram.Outcome outcome = ChildProgram.run(command(program, "-XX:AOTCacheOutput=" + cache(program)), Map.of(), BOUND);
            if (outcome.failure() != null || !Files.exists(cache(program))) {
                results.failed("AOT cache of " + program.main().getSimpleName(), String.valueOf(outcome.failure()));
            } else {
                results.note("AOT cache of " + program.main().getSimpleName(), "%d MiB, made in %.1f s".formatted(
                        Files.size(cache(program)) >> 20, outcome.nanoseconds() / 1e9));
            }
        }
    }

    private List<String> command(Program program, String... options) {
        return tools.javaWith(program.libraries(), program.main(), options);
    }

    private Path cache(Program program) {
        return directory.resolve(program.main().getSimpleName() + ".aot");
    }
}
