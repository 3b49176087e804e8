package org.os4j.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of the document, but for the goals'. */
final class Tables {
    private static final String CACHED = ", AOT cache";

    private Tables() {}

    /** A call a line, a peer a column; each value with its ratio to C. */
    static Table calls(Figures figures) {
        List<String> peers = List.of("C", "os4j", "FFM by hand", "JDK", "jnr-posix", "JNA", "CPython");
        List<String> heads = new ArrayList<>(List.of(""));
        heads.addAll(peers);
        Table table = new Table(heads.toArray(String[]::new));
        for (Row row : Row.calls()) {
            if (!figures.xs(row).isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(row.title()));
                peers.forEach(peer -> cells.add(figures.of(row, peer, 0).stream().map(figure -> cell(figures, row, figure))
                        .collect(Collectors.joining("<br>"))));
                table.add(cells);
            }
        }
        return table;
    }

    private static String cell(Figures figures, Row row, Figure figure) {
        String variant = figure.key().variant().isEmpty() ? "" : figure.key().variant() + " ";
        return variant + row.format(figure.median()) + ratio(figures, row, figure).map(" (%s)"::formatted).orElse("");
    }

    /** A way a line, an x a column. */
    static Table growing(Figures figures, Row row) {
        List<String> heads = new ArrayList<>(List.of(row.xTitle()));
        figures.xs(row).forEach(x -> heads.add("%,d".formatted(x)));
        Table table = new Table(heads.toArray(String[]::new));
        for (Figure way : figures.ways(row)) {
            List<String> cells = new ArrayList<>(List.of(way.name()));
            for (long x : figures.xs(row)) {
                cells.add(figures.find(row, way.key().peer(), way.key().variant(), x)
                        .map(figure -> row.format(figure.median()) + ratio(figures, row, figure).map(" (%s)"::formatted).orElse("")).orElse(""));
            }
            table.add(cells);
        }
        return table;
    }

    /** A way a line, with what the processes' times are like. */
    static Table spread(Figures figures, Row row, long x) {
        Table table = new Table("", "p10", "median", "p90", "least", "rounds' medians", "× C");
        for (Figure figure : figures.of(row, x)) {
            table.add(figure.name(), row.format(figure.of(round -> round.p10())), row.format(figure.median()), row.format(figure.of(round -> round.p90())),
                    row.format(figure.min()), row.format(figure.low()) + " to " + row.format(figure.high()), ratio(figures, row, figure).orElse(""));
        }
        return table;
    }

    /** A program a line: its whole time, and what it is over an empty main, without and with an AOT cache. */
    static Table firstCalls(Figures figures) {
        Table table = new Table("", "the whole program", "over an empty main", "with an AOT cache", "over an empty main with one");
        Optional<Figure> empty = figures.find(Row.FIRST_CALL, "JDK", "an empty main", 0);
        Optional<Figure> emptyCached = figures.find(Row.FIRST_CALL, "JDK", "an empty main" + CACHED, 0);
        for (Figure figure : figures.of(Row.FIRST_CALL, 0)) {
            if (!figure.key().variant().endsWith(CACHED)) {
                Optional<Figure> cached = figures.find(Row.FIRST_CALL, figure.key().peer(), figure.key().variant() + CACHED, 0);
                table.add(figure.name(), withSpread(figure), over(Optional.of(figure), empty), cached.map(Tables::withSpread).orElse(""),
                        over(cached, emptyCached));
            }
        }
        return table;
    }

    /** Who forks a line: when it returned, how long the process was held, and how long by the clone alone. */
    static Table forks(Figures figures, long heap) {
        Table table = new Table("", "returns", "p90", "the process is held", "by the clone alone", "beyond it", "the first fork()");
        for (Figure figure : figures.of(Row.FORK, heap)) {
            table.add(figure.name(), Row.FORK.format(figure.median()), Row.FORK.format(figure.of(round -> round.p90())),
                    same(figures, Row.FORK_PAUSE, figure), same(figures, Row.FORK_CLONE, figure), same(figures, Row.FORK_BEYOND, figure),
                    same(figures, Row.FORK_FIRST, figure));
        }
        return table;
    }

    private static String same(Figures figures, Row row, Figure of) {
        return figures.find(row, of.key().peer(), of.key().variant(), of.key().x()).map(figure -> row.format(figure.median())).orElse("");
    }

    private static String withSpread(Figure figure) {
        return "%s (%s to %s)".formatted(Quantity.time(figure.median()), Quantity.time(figure.low()), Quantity.time(figure.high()));
    }

    private static String over(Optional<Figure> figure, Optional<Figure> other) {
        return figure.flatMap(a -> other.map(b -> a == b ? "" : "+" + Quantity.time(a.median() - b.median()))).orElse("");
    }

    private static Optional<String> ratio(Figures figures, Row row, Figure figure) {
        return figure.key().peer().equals("C") ? Optional.empty()
                : figures.floor(row, figure.key().x()).map(floor -> "%.2f".formatted(figure.median() / floor.median()));
    }
}
