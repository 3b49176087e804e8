package org.os4j.bench.report;

/** Times and memory as people read them: three digits. */
final class Quantity {
    private static final double THOUSAND = 1e3;

    private Quantity() {}

    /** Nanoseconds. */
    static String time(double nanoseconds) {
        double size = Math.abs(nanoseconds);
        if (size < THOUSAND) {
            return digits(nanoseconds) + " ns";
        }
        if (size < THOUSAND * THOUSAND) {
            return digits(nanoseconds / 1e3) + " µs";
        }
        return size < 1e9 ? digits(nanoseconds / 1e6) + " ms" : digits(nanoseconds / 1e9) + " s";
    }

    /** Bytes. */
    static String memory(double bytes) {
        return digits(bytes / (1 << 20)) + " MiB";
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        return (size < 10 ? "%.2f" : size < 100 ? "%.1f" : "%.0f").formatted(value);
    }
}
