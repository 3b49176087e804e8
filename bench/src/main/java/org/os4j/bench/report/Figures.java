package org.os4j.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.os4j.bench.Results;

/** The results, to be asked. */
final class Figures {
    /** In the order in which they are shown. */
    static final List<String> PEERS = List.of("C", "os4j", "FFM by hand", "JDK", "jnr-posix", "JNA", "NuProcess", "CPython");

    private final List<Figure> all = new ArrayList<>();

    Figures(Results results) {
        results.values().forEach((key, rounds) -> all.add(new Figure(key, rounds)));
    }

    /** A value, if it was measured. */
    Optional<Figure> find(Row row, String peer, String variant, long x) {
        return all.stream().filter(figure -> figure.key().equals(new Results.Key(row.id(), peer, variant, x))).findFirst();
    }

    /** What C costs, if there is a floor. */
    Optional<Figure> floor(Row row, long x) {
        return find(row, "C", "", x);
    }

    /** All values of a row for one x, in the order of the peers. */
    List<Figure> of(Row row, long x) {
        return PEERS.stream().flatMap(peer -> of(row, peer, x).stream()).toList();
    }

    /** All values of a peer in a row for one x. */
    List<Figure> of(Row row, String peer, long x) {
        return all.stream().filter(figure -> figure.key().row().equals(row.id()) && figure.key().peer().equals(peer) && figure.key().x() == x).toList();
    }

    /** The peers and their ways that a row has for any x, as values of any x. */
    List<Figure> ways(Row row) {
        List<Figure> ways = new ArrayList<>();
        for (String peer : PEERS) {
            for (Figure figure : all) {
                if (figure.key().row().equals(row.id()) && figure.key().peer().equals(peer)
                        && ways.stream().noneMatch(way -> way.name().equals(figure.name()))) {
                    ways.add(figure);
                }
            }
        }
        return ways;
    }

    /** The x's of a row. */
    List<Long> xs(Row row) {
        TreeSet<Long> xs = new TreeSet<>();
        all.stream().filter(figure -> figure.key().row().equals(row.id())).forEach(figure -> xs.add(figure.key().x()));
        return List.copyOf(xs);
    }

    /** All of them. */
    List<Figure> all() {
        return all;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
