package org.os4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run has measured, what it was measured on, and what failed or was missing. */
public final class Results {
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<Key, List<Round>> values = new LinkedHashMap<>();

    /**
     * What a value is of.
     *
     * @param row what was measured
     * @param peer whose way
     * @param variant which of the peer's ways
     * @param x the size, number or heap
     */
    public record Key(String row, String peer, String variant, long x) {}

    /**
     * The values that one program told in one round.
     *
     * @param number of the round
     * @param count how many values there were
     * @param min the least
     * @param p10 a tenth of them are less
     * @param median half of them are less
     * @param p90 nine tenths of them are less
     * @param max the greatest
     */
    public record Round(int number, int count, double min, double p10, double median, double p90, double max) {
        static Round of(int number, List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int last = sorted.size() - 1;
            return new Round(number, sorted.size(), sorted.getFirst(), sorted.get(last / 10), sorted.get(sorted.size() / 2),
                    sorted.get(last - last / 10), sorted.getLast());
        }
    }

    /** Keeps something that the document is to say; what was said before of the same is forgotten. */
    void note(String name, String text) {
        notes.put(name, text);
    }

    /** Keeps that a peer is not there. */
    void missing(String peer, String reason) {
        missing.put(peer, reason);
    }

    /** Keeps what failed. */
    void failed(String what, String reason) {
        failures.put(what, reason);
    }

    /** Keeps the values of a program. */
    void add(int number, List<Value> told) {
        Map<Key, List<Double>> byKey = new LinkedHashMap<>();
        for (Value value : told) {
            byKey.computeIfAbsent(new Key(value.row(), value.peer(), value.variant(), value.x()), key -> new ArrayList<>()).add(value.value());
        }
        byKey.forEach((key, all) -> add(key, Round.of(number, all)));
    }

    void add(Key key, Round round) {
        values.computeIfAbsent(key, unused -> new ArrayList<>()).add(round);
    }

    /** What is said of the run. */
    public Map<String, String> notes() {
        return notes;
    }

    /** The peers that were not there, with the reason. */
    public Map<String, String> missing() {
        return missing;
    }

    /** What failed, with the reason. */
    public Map<String, String> failures() {
        return failures;
    }

    /** All values, in the order in which they were first told. */
    public Map<Key, List<Round>> values() {
        return values;
    }
}
