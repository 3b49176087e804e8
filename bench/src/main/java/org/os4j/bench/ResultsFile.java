package org.os4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The results as a plain file: a line each, with tabs between. */
final class ResultsFile {
    private static final String TITLE = "# Results of ./os4j bench; times in nanoseconds, memory in bytes.";
    private static final String COLUMNS = "# value: row, peer, variant, x, round, count, min, p10, median, p90, max";
    private static final String MISSING = "missing";
    private static final String VALUE = "value";

    private ResultsFile() {}

    /** Writes them. */
    static void write(Results results, Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(TITLE, COLUMNS));
        add(lines, Value.NOTE, results.notes());
        add(lines, MISSING, results.missing());
        add(lines, Value.FAILURE, results.failures());
        results.values().forEach((key, rounds) -> rounds.forEach(round -> lines.add(String.join("\t", VALUE, key.row(), key.peer(), key.variant(),
                Long.toString(key.x()), Integer.toString(round.number()), Integer.toString(round.count()), number(round.min()),
                number(round.p10()), number(round.median()), number(round.p90()), number(round.max())))));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    /** Reads them. */
    static Results read(Path file) throws IOException {
        Results results = new Results();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case Value.NOTE -> results.note(words[1], words[2]);
                case MISSING -> results.missing(words[1], words[2]);
                case Value.FAILURE -> results.failed(words[1], words[2]);
                case VALUE -> results.add(new Results.Key(words[1], words[2], words[3], Long.parseLong(words[4])),
                        new Results.Round(Integer.parseInt(words[5]), Integer.parseInt(words[6]), Double.parseDouble(words[7]),
                                Double.parseDouble(words[8]), Double.parseDouble(words[9]), Double.parseDouble(words[10]),
                                Double.parseDouble(words[11])));
                default -> { }
            }
        }
        return results;
    }

    private static void add(List<String> lines, String kind, Map<String, String> texts) {
        texts.forEach((name, text) -> lines.add(String.join("\t", kind, name, text.replaceAll("\\s+", " "))));
    }

    private static String number(double value) {
        return "%.1f".formatted(value);
    }
}
