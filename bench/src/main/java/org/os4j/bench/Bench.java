package org.os4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures each call in C, with os4j and with the JDK, in turn and several times, and prints the medians and their ratios to C. */
@Command(name = "./os4j bench", mixinStandardHelpOptions = true, description = "Each call in C, with os4j and with the JDK, in turn.")
public final class Bench implements Callable<Integer> {
    private static final String FLOOR = "floor";

    @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Which benchmarks (a regular expression).", defaultValue = ".*")
    private String pattern;

    @Option(names = "--rounds", description = "How often all are measured in turn.", defaultValue = "3")
    private int rounds;

    @Option(names = "--path", description = "The file that is used.", defaultValue = "/etc/passwd")
    private String path;

    private final Map<String, List<Double>> times = new TreeMap<>();

    private Bench() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments see {@code ./os4j bench --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        Path directory = Files.createTempDirectory("os4j-bench");
        try {
            measure(compileFloor(directory));
        } finally {
            Files.deleteIfExists(directory.resolve(FLOOR));
            Files.delete(directory);
        }
        print();
        return 0;
    }

    private void measure(Path floor) throws IOException, InterruptedException, RunnerException {
        for (int round = 1; round <= rounds; round++) {
            System.err.println("round " + round + " of " + rounds);
            if (floor != null) {
                measureFloor(floor);
            }
            measureCalls();
        }
    }

    /** The program, or null where there is no compiler. */
    private static Path compileFloor(Path directory) throws IOException, InterruptedException {
        Path program = directory.resolve(FLOOR);
        try {
            String source = System.getProperty("os4j.bench.floor");
            Process compiler = new ProcessBuilder("cc", "-O2", "-pthread", "-o", program.toString(), source).inheritIO().start();
            return compiler.waitFor() == 0 ? program : null;
        } catch (IOException e) {
            System.err.println("no C compiler: the floor is left out");
            return null;
        }
    }

    private void measureFloor(Path floor) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(floor.toString(), path).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.inputReader().lines().map(line -> line.split(" ")).forEach(words -> add(words[0] + "_C", Double.parseDouble(words[1])));
        process.waitFor();
    }

    private void measureCalls() throws RunnerException {
        var options = new OptionsBuilder().include("Calls\\.(" + pattern + ")").forks(1).warmupIterations(2).warmupTime(TimeValue.seconds(1))
                .measurementIterations(3).measurementTime(TimeValue.seconds(1)).verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-Dos4j.bench.path=" + path).build();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getPrimaryResult().getLabel();
            add(name, result.getPrimaryResult().getScore());
        }
    }

    private void add(String name, double time) {
        times.computeIfAbsent(name, unused -> new ArrayList<>()).add(time);
    }

    private void print() {
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((name, all) -> medians.put(name, all.stream().sorted().toList().get(all.size() / 2)));
        System.out.printf("%-24s %8s %8s %8s %8s%n", "call", "ns", "min", "max", "x C");
        medians.forEach((name, median) -> {
            Double floor = medians.get(name.substring(0, name.indexOf('_')) + "_C");
            List<Double> all = times.get(name).stream().sorted().toList();
            System.out.printf("%-24s %8.0f %8.0f %8.0f %8s%n", name, median, all.getFirst(), all.getLast(),
                    floor == null ? "" : "%.2f".formatted(median / floor));
        });
    }
}
