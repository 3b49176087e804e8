package org.os4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When waiting is over, if ever. */
record Deadline(boolean isNever, long end) {
    /** For poll. */
    static final int FOR_EVER = -1;
    static final Deadline NEVER = new Deadline(true, 0);
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Longer than any machine runs, and nothing that overflows. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** So long from now; null for never. */
    static Deadline in(@Nullable Duration time) {
        return time == null ? NEVER : new Deadline(false, System.nanoTime() + (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos());
    }

    /** What poll is to wait: milliseconds, -1 for ever. */
    int millis() {
        if (isNever) {
            return FOR_EVER;
        }
        // Rounded up: whoever waits so long has reached it.
        long nanos = Math.max(0, end - System.nanoTime());
        return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    boolean isOver() {
        return !isNever && System.nanoTime() - end >= 0;
    }
}
