package org.os4j.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.os4j.bench.Results.Round;

/**
 * What os4j is to reach in a row.
 *
 * @param id by which the notes speak of it
 * @param what is to be reached, in Markdown
 * @param limit at most this
 * @param format shows a number of it
 * @param reached what was reached in each round; empty where it was not measured
 */
record Goal(String id, String what, double limit, Function<Double, String> format, Function<Figures, double[]> reached) {
    private static final List<String> JAVA_PEERS = List.of("JDK", "jnr-posix", "JNA", "NuProcess");
    private static final ToDoubleFunction<Round> MEDIAN = Round::median;

    /** One way of doing a thing. */
    record Way(Row row, String peer, String variant, long x) {
        static Way os4j(Row row) {
            return new Way(row, "os4j", "", 0);
        }

        static Way os4j(Row row, String variant, long x) {
            return new Way(row, "os4j", variant, x);
        }

        Optional<Figure> in(Figures figures) {
            return figures.find(row, peer, variant, x);
        }
    }

    /** No more than so many times what C costs. */
    static Goal timesC(String id, String what, Way way, double limit) {
        return timesC(id, what, way, limit, MEDIAN);
    }

    static Goal timesC(String id, String what, Way way, double limit, ToDoubleFunction<Round> number) {
        return times(id, what + " ÷ C", way, new Way(way.row(), "C", "", way.x()), limit, number);
    }

    /** No more than so many times what another way costs. */
    static Goal times(String id, String what, Way way, Way other, double limit) {
        return times(id, what, way, other, limit, MEDIAN);
    }

    private static Goal times(String id, String what, Way way, Way other, double limit, ToDoubleFunction<Round> number) {
        return new Goal(id, what, limit, Goal::ratio, figures -> ratios(way.in(figures), other.in(figures), number));
    }

    /** No more than so many times what the best of the Java peers costs. */
    static Goal timesBestPeer(String id, String what, Way way, double limit) {
        return new Goal(id, what + " ÷ the best Java peer", limit, Goal::ratio, figures -> ratios(way.in(figures),
                JAVA_PEERS.stream().flatMap(peer -> figures.of(way.row(), peer, way.x()).stream()).min(Comparator.comparing(Figure::median)), MEDIAN));
    }

    /** No more than so much. */
    static Goal atMost(String id, String what, Way way, double limit) {
        return new Goal(id, what, limit, Quantity::time,
                figures -> way.in(figures).map(figure -> figure.rounds().stream().mapToDouble(MEDIAN).toArray()).orElse(new double[0]));
    }

    /** No more than so much above another way. */
    static Goal above(String id, String what, Way way, Way other, double limit) {
        return new Goal(id, what, limit, Quantity::time,
                figures -> byRound(way.in(figures), other.in(figures), (a, b) -> MEDIAN.applyAsDouble(a) - MEDIAN.applyAsDouble(b)));
    }

    private static double[] ratios(Optional<Figure> way, Optional<Figure> other, ToDoubleFunction<Round> number) {
        return byRound(way, other, (a, b) -> number.applyAsDouble(a) / number.applyAsDouble(b));
    }

    private interface Comparison {
        double of(Round a, Round b);
    }

    /** Compares what was measured in the same round. */
    private static double[] byRound(Optional<Figure> way, Optional<Figure> other, Comparison comparison) {
        List<Double> all = new ArrayList<>();
        if (way.isPresent() && other.isPresent()) {
            for (Round a : way.get().rounds()) {
                other.get().rounds().stream().filter(b -> b.number() == a.number()).forEach(b -> all.add(comparison.of(a, b)));
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String ratio(double value) {
        return "%.2f".formatted(value);
    }
}
