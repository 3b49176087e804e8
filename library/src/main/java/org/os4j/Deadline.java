package org.os4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When waiting is over, if ever. */
record Deadline(boolean isNever, long end) {
    static final Deadline NEVER = new Deadline(true, 0);
    /** Longer than any machine runs, and nothing that overflows. */
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** So long from now; null for never. */
    static Deadline in(@Nullable Duration time) {
        return time == null ? NEVER : new Deadline(false, System.nanoTime() + (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos());
    }

    /** What poll is to wait: milliseconds, -1 for ever. */
    int millis() {
        return isNever ? ChildPolling.FOR_EVER : ChildPolling.millisUntil(end);
    }

    boolean isOver() {
        return !isNever && System.nanoTime() - end >= 0;
    }
}
