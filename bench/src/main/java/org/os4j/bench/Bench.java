package org.os4j.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.os4j.bench.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what os4j costs beside C, the JDK and its other peers, and shows it. */
@Command(name = "./os4j bench", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "What os4j costs, beside C, the JDK, jnr-posix, JNA, NuProcess and CPython, each measured in turn.",
    "Without --report the document and its results go to bench/target/report."})
public final class Bench implements Callable<Integer> {
    private static final String RESULTS = "results.tsv";

    @Parameters(arity = "0..*", paramLabel = "STEP", description = "Which steps (regular expressions); all if there is none.")
    private List<Pattern> patterns = List.of();

    @Option(names = "--quick", description = "A few minutes: one round, fewer sizes and heaps. To see that it works, not to be quoted.")
    private boolean quick;

    @Option(names = "--list", description = "Lists the steps and about how long each takes.")
    private boolean list;

    @Option(names = "--report", description = "Writes docs/performance.md and docs/performance.")
    private boolean report;

    @Option(names = "--render", description = "Measures nothing: writes docs/performance.md anew from docs/performance/results.tsv and notes.md.")
    private boolean render;

    @Option(names = "--output", paramLabel = "DIRECTORY", description = "Another directory for performance.md and performance.")
    private Path output;

    @Option(names = "--tree", paramLabel = "DIRECTORY", description = "The tree that is walked; ${DEFAULT-VALUE} otherwise.", defaultValue = "/usr")
    private Path tree;

    @Option(names = "--directory", paramLabel = "DIRECTORY", description = "Where files are made and removed; ${DEFAULT-VALUE} otherwise.",
            defaultValue = "${sys:java.io.tmpdir}")
    private Path directory;

    private final Path root = Path.of(System.getProperty("os4j.bench.root"));

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
    public Integer call() throws IOException, InterruptedException {
        Path document = outputDirectory().resolve("performance.md");
        Path results = document.resolveSibling("performance").resolve(RESULTS);
        if (!render) {
            return measure(document, results);
        }
        new Report(ResultsFile.read(results)).write(document);
        return 0;
    }

    private Path outputDirectory() {
        return output != null ? output : root.resolve(report || render ? "docs" : "bench/target/report");
    }

    private int measure(Path document, Path file) throws IOException, InterruptedException {
        Results results = new Results();
        try (Place place = Place.make(directory, tree.toString())) {
            Tools tools = Tools.find(root.resolve("bench/src/main"), place.directory(), results);
            List<Step> steps = Plan.selected(Plan.all(tools, place, quick), patterns);
            if (steps.isEmpty()) {
                System.err.println("no step has such a name: see --list");
                return CommandLine.ExitCode.USAGE;
            }
            describe(steps, results);
            if (list) {
                return 0;
            }
            Machine.describe(results, place.directory());
            results.note("kind of run", quick ? "quick: one round, not to be quoted" : "whole");
            results.note("tree", tree.toString());
            new Measurement(place.settings(), results, file).run(steps);
            results.note("load after", Files.readString(Path.of("/proc/loadavg")).strip());
            ResultsFile.write(results, file);
        }
        PrintWriter out = new PrintWriter(System.out, true);
        new Report(results).print(out);
        new Report(results).write(document);
        out.println("written: " + document);
        return 0;
    }

    private void describe(List<Step> steps, Results results) {
        for (Step step : steps) {
            System.err.printf("%-12s %6.0f s  %s%n", step.name(), step.seconds(), step.what());
        }
        results.missing().forEach((peer, reason) -> System.err.println("missing: " + peer + ": " + reason));
        System.err.printf("about %.0f minutes%n", steps.stream().mapToDouble(Step::seconds).sum() / 60);
    }
}
