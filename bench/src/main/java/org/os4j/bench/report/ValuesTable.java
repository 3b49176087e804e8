package org.os4j.bench.report;

/** Every value of the run, in Markdown. */
final class ValuesTable {
    private ValuesTable() {}

    static String of(Figures figures) {
        Table table = new Table("row", "x", "way", "median", "rounds' medians", "least", "p10", "p90", "× C");
        for (Row row : Row.values()) {
            for (long x : figures.xs(row)) {
                for (Figure figure : figures.of(row, x)) {
                    table.add(row.id(), x == 0 ? "" : Long.toString(x), figure.name(), row.format(figure.median()),
                            row.format(figure.low()) + " to " + row.format(figure.high()), row.format(figure.min()),
                            row.format(figure.of(round -> round.p10())), row.format(figure.of(round -> round.p90())),
                            figures.floor(row, x).map(c -> "%.2f".formatted(figure.median() / c.median())).orElse(""));
                }
            }
        }
        return """
                # Every value
                Written by `./os4j bench`, of the run that [performance.md](../performance.md) shows. Median, p10 and p90: the median over the rounds of what \
                each round's values have. Least: of all values.

                """ + table;
    }
}
