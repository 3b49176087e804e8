package org.os4j.bench;

/**
 * One value that a measured program told, on a line of its output with tabs between.
 *
 * @param row what was measured, such as {@code stat}
 * @param peer whose way of doing it: {@code C}, {@code os4j}, {@code JDK} …
 * @param variant which of the peer's ways; empty if there is one
 * @param x the size, number or heap that it was measured for; 0 where there is none
 * @param value nanoseconds, or bytes
 */
public record Value(String row, String peer, String variant, long x, double value) {
    /** The first word of a line that tells something of the run. */
    static final String NOTE = "note";
    /** The first word of a line that tells what went wrong. */
    static final String FAILURE = "failed";
    private static final int PARTS = 5;

    /** Tells a value to the harness. */
    public static void tell(String row, String peer, String variant, long x, double value) {
        print(row, peer, variant, Long.toString(x), Double.toString(value));
    }

    /** Tells something that the document is to say. */
    public static void tellNote(String name, String text) {
        print(NOTE, name, text);
    }

    /** Tells that one of several ways failed; the others go on. */
    public static void tellFailure(String what, String reason) {
        print(FAILURE, what.strip(), reason.replaceAll("\\s+", " "));
    }

    /** Whether a line tells a value. */
    static boolean isIn(String line) {
        return line.split("\t", -1).length == PARTS;
    }

    /** The value that a line tells. */
    static Value parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Value(parts[0], parts[1], parts[2], Long.parseLong(parts[3]), Double.parseDouble(parts[4]));
    }

    private static void print(String... words) {
        System.out.println(String.join("\t", words));
        System.out.flush();
    }
}
