package org.os4j.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of those that a step measures in turn: a program, which tells its values itself, or whose whole time is taken.
 *
 * @param name what the progress says of it
 * @param command the program and its arguments
 * @param settings what is told to this one alone
 * @param seconds about how long it runs
 * @param whole where the program's whole time is its value, what that is a value of; null where it tells its values itself
 */
record Contender(String name, List<String> command, Map<Setting, String> settings, double seconds, Value whole) {
    private static final double LEAST_BOUND = 60;
    private static final double PATIENCE = 10;

    /** A program that tells its values. */
    static Contender telling(String name, List<String> command, Map<Setting, String> settings, double seconds) {
        return new Contender(name, command, settings, seconds, null);
    }

    /** A program whose whole time is taken. */
    static Contender timed(String row, String peer, String variant, List<String> command, double seconds) {
        return new Contender((peer + " " + variant).strip(), command, Map.of(), seconds, new Value(row, peer, variant, 0, 0));
    }

    /** When it has failed, and is ended. */
    Duration bound() {
        return Duration.ofMillis((long) (Math.max(LEAST_BOUND, PATIENCE * seconds) * 1000));
    }
}
