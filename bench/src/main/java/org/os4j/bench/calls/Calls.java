package org.os4j.bench.calls;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.os4j.bench.Setting;
import org.os4j.bench.Value;

/** {@code Calls ROW [X…]}: measures a row's calls by JMH, each in a JVM of its own, and tells the mean of each iteration. */
public final class Calls {
    private static final int WARM_UPS = 3;
    private static final String NONE = "0";
    /** What cannot be part of a method's name. */
    private static final Map<String, String> PEERS = Map.of("jnr", "jnr-posix", "FFM", "FFM by hand");

    private Calls() {}

    /**
     * Measures.
     *
     * @param arguments the row and the x's
     */
    public static void main(String[] arguments) {
        String row = arguments[0];
        List<String> xs = List.of(arguments).subList(1, arguments.length);
        var output = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
        for (BenchmarkListEntry entry : BenchmarkList.defaultList().find(output, List.of("\\." + row + "_"), List.of())) {
            for (String x : xs.isEmpty() ? List.of(NONE) : xs) {
                measure(row, entry, x);
            }
        }
    }

    private static void measure(String row, BenchmarkListEntry entry, String x) {
        String name = entry.getUsername();
        String[] words = name.substring(name.lastIndexOf('.') + 1).split("_", 3);
        String peer = PEERS.getOrDefault(words[1], words[1]);
        String variant = words.length > 2 ? words[2] : "";
        TimeValue time = TimeValue.milliseconds(Setting.MILLISECONDS.number());
        ChainedOptionsBuilder options = new OptionsBuilder().include("^" + name.replace(".", "\\.") + "$").forks(1).warmupIterations(WARM_UPS)
                .warmupTime(TimeValue.milliseconds(2L * Setting.MILLISECONDS.number())).measurementIterations(Setting.ITERATIONS.number()).measurementTime(time).verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true).jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        if (!x.equals(NONE)) {
            options.param("x", x);
        }
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                tell(row, peer, variant, Long.parseLong(x), result);
            }
        } catch (RunnerException e) {
            Throwable cause = e;
            while (cause.getCause() != null || cause.getSuppressed().length > 0) {
                cause = cause.getCause() != null ? cause.getCause() : cause.getSuppressed()[0];
            }
            Value.tellFailure(peer + " " + variant + " " + x, cause.toString());
        }
    }

    private static void tell(String row, String peer, String variant, long x, RunResult run) {
        for (BenchmarkResult fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                Value.tell(row, peer, variant, x, iteration.getPrimaryResult().getScore());
            }
        }
    }
}
