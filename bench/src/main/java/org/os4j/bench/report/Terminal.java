package org.os4j.bench.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.os4j.bench.Results;

/** The results for the terminal: a line for each value. */
final class Terminal {
    private Terminal() {}

    static void print(Results results, PrintWriter out) {
        Figures figures = new Figures(results);
        for (Row row : Row.values()) {
            List<Long> xs = figures.xs(row);
            if (xs.isEmpty()) {
                continue;
            }
            out.printf("%n%-48s %10s %10s %10s %7s%n", row.title().replace("`", ""), "median", "from", "to", "x C");
            for (long x : xs) {
                Optional<Figure> floor = figures.floor(row, x);
                for (Figure figure : figures.of(row, x)) {
                    String of = row.xTitle().isEmpty() ? "" : "  [" + x + "]";
                    out.printf("  %-46s %10s %10s %10s %7s%n", figure.name() + of, row.format(figure.median()), row.format(figure.low()),
                            row.format(figure.high()), floor.map(c -> "%.2f".formatted(figure.median() / c.median())).orElse(""));
                }
            }
        }
        out.println();
        results.missing().forEach((peer, reason) -> out.println("missing: " + peer + ": " + reason));
        results.failures().forEach((what, reason) -> out.println("failed: " + what + ": " + reason));
    }
}
