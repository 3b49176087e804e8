package org.os4j.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The guided tour: shows each chapter's program, runs it in a JVM of its own, and shows what it printed. */
@Command(name = "./os4j tour", mixinStandardHelpOptions = true,
        description = "Short programs with os4j, each shown beside what it really prints on this machine.")
public final class Tour implements Callable<Integer> {
    private static final String RULE = "─".repeat(96);
    private static final String REFUSAL = "Exception in thread \"main\" " + UnsupportedOperationException.class.getName() + ": ";

    @Parameters(paramLabel = "CHAPTER", description = "The chapters to show, by name or number; all of them if none is named.")
    private List<String> wanted = new ArrayList<>();

    @Option(names = {"-l", "--list"}, description = "List the chapters.")
    private boolean list;

    @Option(names = "--no-source", description = "Show what the programs print, and not the programs.")
    private boolean withoutSource;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Tour() {}

    /**
     * Runs the tour; exits with 1 if a chapter fails.
     *
     * @param arguments see {@code ./os4j tour --help}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Tour()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Chapter> chapters = wanted.isEmpty() ? Chapter.ALL : wanted.stream().map(Tour::find).toList();
        List<String> failed = new ArrayList<>();
        for (Chapter chapter : chapters) {
            if (list) {
                out.printf("%2d  %-12s %s%n", number(chapter), chapter.name(), chapter.source().title());
            } else if (!show(chapter)) {
                failed.add(chapter.name());
            }
        }
        if (!failed.isEmpty()) {
            System.err.println("the tour failed in: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static Chapter find(String word) {
        return Chapter.ALL.stream().filter(chapter -> chapter.name().equals(word) || word.equals(Integer.toString(number(chapter)))).findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(new CommandLine(new Tour()),
                        "no such chapter: " + word + " (./os4j tour --list)"));
    }

    private static int number(Chapter chapter) {
        return Chapter.ALL.indexOf(chapter) + 1;
    }

    private boolean show(Chapter chapter) throws IOException, InterruptedException {
        Chapter.Source source = chapter.source();
        out.println(styled("faint", RULE));
        out.println(styled("bold", number(chapter) + ". " + source.title()));
        if (!source.words().isEmpty()) {
            out.println(source.words());
        }
        out.println();
        if (!withoutSource) {
            source.code().lines().map(line -> ("    " + line).stripTrailing()).forEach(line -> out.println(styled("fg(cyan)", line)));
            out.println();
        }
        Outcome outcome = run(chapter);
        out.println();
        if (outcome.refusal() != null) {
            out.println(styled("bold,fg(yellow)", "The rest of this chapter needs what there is not here: " + outcome.refusal()));
            return true;
        }
        if (outcome.exit() != 0) {
            out.println(styled("bold,fg(red)", "This chapter failed: exit value " + outcome.exit()));
        }
        return outcome.exit() == 0;
    }

    /** How a chapter ended: the refusal is what os4j said of a platform that lacks what was called, null if it lacks nothing. */
    private record Outcome(int exit, String refusal) {}

    /** In a directory of its own, by the JDK's own means: a tour of what does not work must still be able to say so. */
    private Outcome run(Chapter chapter) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("os4j-tour");
        try {
            return run(chapter, directory);
        } finally {
            remove(directory);
        }
    }

    private Outcome run(Chapter chapter, Path directory) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        command.addAll(startingSooner());
        command.add(chapter.program());
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String refusal = null;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = reader.readLine()) != null) {
                out.println(styled("faint", "  │ ") + line);
                if (line.startsWith(REFUSAL)) {
                    refusal = line.substring(REFUSAL.length());
                }
            }
        }
        return new Outcome(process.waitFor(), refusal);
    }

    /** With the launcher's cache of what a chapter loads and links, if there is one. */
    private static List<String> startingSooner() throws IOException {
        String cache = System.getProperty("os4j.tour.cache", "");
        return cache.isEmpty() || !Files.exists(Path.of(cache)) || Files.size(Path.of(cache)) == 0 ? List.of()
                : List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> left = Files.walk(directory)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String styled(String style, String text) {
        return Ansi.AUTO.enabled() && !text.isEmpty() ? Style.on(Style.parse(style)) + text + Style.off(Style.reset) : text;
    }
}
