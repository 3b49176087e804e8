package org.os4j.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the cost of something grows: a line for each way of doing it.
 *
 * @param name of the file, without its ending
 * @param title what grows
 * @param row what the axes are
 * @param lines the lines
 * @param logarithmic whether the axes span decades
 */
record Plot(String name, String title, Row row, List<Line> lines, boolean logarithmic) {
    private static final String FEW = "G1, 10 threads";
    private static final String HUGE = "huge pages";

    /**
     * One way of doing it.
     *
     * @param label what the legend says
     * @param peer whose way, which is its colour
     * @param points what was measured, x upwards
     */
    record Line(String label, String peer, List<Figure> points) {}

    /** Where something was measured. */
    List<Double> xs() {
        return lines.stream().flatMap(line -> line.points().stream()).map(point -> (double) point.key().x()).distinct().sorted().toList();
    }

    /** All that have something to show: at least one line of two points. */
    static List<Plot> all(Figures figures) {
        Stream<Plot> calls = Row.growing().stream().map(row -> new Plot(row.id(), row.title(), row, ways(figures, row), true));
        return Stream.concat(calls, Stream.of(fork(figures, "fork", "fork(): when it returns to the parent", ""),
                fork(figures, "fork-huge-pages", "fork() with the memory in huge pages", HUGE), memory(figures)))
                .filter(plot -> !plot.lines().isEmpty()).toList();
    }

    private static List<Line> ways(Figures figures, Row row) {
        return figures.ways(row).stream().map(way -> line(figures, row, way.key().peer(), way.key().variant(), way.name())).flatMap(Optional::stream)
                .toList();
    }

    private static Plot fork(Figures figures, String name, String title, String pages) {
        String variant = pages.isEmpty() ? FEW : "G1 in " + HUGE + ", 10 threads";
        List<Line> lines = new ArrayList<>();
        line(figures, Row.FORK, "C", pages, "C").ifPresent(lines::add);
        line(figures, Row.FORK, "os4j", variant, "os4j").ifPresent(lines::add);
        line(figures, Row.FORK_CLONE, "os4j", variant, "os4j, the clone alone").ifPresent(lines::add);
        line(figures, Row.FORK, "CPython", pages, "CPython").ifPresent(lines::add);
        return new Plot(name, title, Row.FORK, lines, true);
    }

    private static Plot memory(Figures figures) {
        return new Plot("workers", "Memory of workers, shared pages divided (PSS)", Row.WORKERS_MEMORY, ways(figures, Row.WORKERS_MEMORY), false);
    }

    private static Optional<Line> line(Figures figures, Row row, String peer, String variant, String label) {
        List<Figure> points = figures.xs(row).stream().map(x -> figures.find(row, peer, variant, x)).flatMap(Optional::stream).toList();
        return points.size() < 2 ? Optional.empty() : Optional.of(new Line(label, peer, points));
    }
}
