package org.os4j.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.os4j.bench.Results;

/** What the rounds together say of one value. */
record Figure(Results.Key key, List<Results.Round> rounds) {
    /** The median of the rounds' medians. */
    double median() {
        return of(Results.Round::median);
    }

    /** The median of the rounds, of one of their numbers. */
    double of(ToDoubleFunction<Results.Round> number) {
        return Figures.median(rounds.stream().mapToDouble(number).toArray());
    }

    /** The least value of all. */
    double min() {
        return rounds.stream().mapToDouble(Results.Round::min).min().orElseThrow();
    }

    /** The least of the rounds' medians. */
    double low() {
        return rounds.stream().mapToDouble(Results.Round::median).min().orElseThrow();
    }

    /** The greatest of the rounds' medians. */
    double high() {
        return rounds.stream().mapToDouble(Results.Round::median).max().orElseThrow();
    }

    /** The peer, and which of its ways. */
    String name() {
        return key.variant().isEmpty() ? key.peer() : key.peer() + ", " + key.variant();
    }
}
