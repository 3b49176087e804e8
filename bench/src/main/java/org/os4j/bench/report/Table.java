package org.os4j.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table of Markdown. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Table(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    Table add(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException(cells + " are not " + columns);
        }
        rows.add(cells);
        return this;
    }

    Table add(String... cells) {
        return add(List.of(cells));
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    @Override
    public String toString() {
        String rule = "|" + " --- |".repeat(columns) + "\n";
        String body = rows.stream().skip(1).map(Table::line).collect(Collectors.joining());
        return line(rows.getFirst()) + rule + body;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
