package org.os4j;

import java.time.Duration;
import org.os4j.internal.Struct;
import org.os4j.internal.Times;

/**
 * What a timer is set to: C's {@code struct itimerspec} and {@code struct itimerval}.
 *
 * @param value the time until it next expires, or, for a time on the clock, when it does; zero if it is off
 * @param interval the time from one expiration to the next; zero if it expires once
 */
public record Itimer(Duration value, Duration interval) {
    /** A timer that is off. */
    public static final Itimer OFF = new Itimer(Duration.ZERO, Duration.ZERO);

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one of them is negative
     */
    public Itimer {
        Times.check(value, "value");
        Times.check(interval, "interval");
    }

    /**
     * The time until it next expires.
     *
     * @return {@link #value()} in nanoseconds
     * @throws ArithmeticException for more than 292 years
     */
    public long valueNanos() {
        return value.toNanos();
    }

    /**
     * The time from one expiration to the next.
     *
     * @return {@link #interval()} in nanoseconds
     * @throws ArithmeticException for more than 292 years
     */
    public long intervalNanos() {
        return interval.toNanos();
    }

    static Itimer read(long itimerspec) {
        return new Itimer(Times.read(itimerspec + Layout.VALUE), Times.read(itimerspec + Layout.INTERVAL));
    }

    static void write(long itimerspec, Duration value, Duration interval) {
        Times.write(itimerspec + Layout.VALUE, value);
        Times.write(itimerspec + Layout.INTERVAL, interval);
    }

    /** The {@code struct itimerspec}, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("itimerspec");
        private static final int INTERVAL = STRUCT.field("it_interval.tv_sec").offset();
        private static final int VALUE = STRUCT.field("it_value.tv_sec").offset();

        private Layout() {}
    }
}
