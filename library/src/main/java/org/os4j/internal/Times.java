package org.os4j.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct.Field;

/** Spans of time as C has them: {@code struct timespec}, {@code struct timeval}. */
public final class Times {
    /** The size of a {@code struct timespec}. */
    public static final int TIMESPEC_SIZE;

    /** What stands for a timeout that never ends. */
    public static final long FOREVER = -1;

    private static final Field SECONDS;
    private static final Field NANOSECONDS;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    static {
        Struct timespec = Struct.named("timespec");
        TIMESPEC_SIZE = timespec.size();
        SECONDS = timespec.field("tv_sec");
        NANOSECONDS = timespec.field("tv_nsec");
    }

    private Times() {}

    /**
     * A span that is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public static Duration check(Duration span, String argument) {
        if (Objects.requireNonNull(span, argument).isNegative()) {
            throw new IllegalArgumentException(argument + ": must not be negative: " + span);
        }
        return span;
    }

    /**
     * A span that is not negative.
     *
     * @throws IllegalArgumentException if it is
     */
    public static Duration ofNanos(long nanos, String argument) {
        return check(Duration.ofNanos(nanos), argument);
    }

    /** A timeout in nanoseconds, the longest possible for one of more than 292 years; {@link #FOREVER} for null. */
    public static long timeout(@Nullable Duration timeout) {
        if (timeout == null) {
            return FOREVER;
        }
        long seconds = check(timeout, "timeout").getSeconds();
        return seconds < Long.MAX_VALUE / NANOS_PER_SECOND ? timeout.toNanos() : Long.MAX_VALUE;
    }

    /** A timeout of C's, in milliseconds, negative for ever. */
    public static long timeoutOfMillis(int timeout) {
        return timeout < 0 ? FOREVER : timeout * NANOS_PER_MILLI;
    }

    /** The milliseconds until a time of {@link System#nanoTime()}, rounded up; 0 if it is past. */
    public static int millisUntil(long deadline) {
        return (int) Math.max(0, (deadline - System.nanoTime() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    /** Writes nanoseconds that are not negative as a {@code struct timespec}. */
    public static void write(long timespec, long nanos) {
        SECONDS.set(timespec, nanos / NANOS_PER_SECOND);
        NANOSECONDS.set(timespec, nanos % NANOS_PER_SECOND);
    }

    /** Writes a {@code struct timespec}. */
    public static void write(long timespec, Duration span) {
        SECONDS.set(timespec, span.getSeconds());
        NANOSECONDS.set(timespec, span.getNano());
    }

    /** Reads a {@code struct timespec}. */
    public static Duration read(long timespec) {
        return Duration.ofSeconds(SECONDS.get(timespec), NANOSECONDS.get(timespec));
    }

    /** A moment; the farthest that Java knows for one beyond it, since a file may have any time that anybody gave it. */
    public static Instant instant(long seconds, long nanos) {
        return seconds > Instant.MAX.getEpochSecond() ? Instant.MAX : seconds < Instant.MIN.getEpochSecond() ? Instant.MIN
                : Instant.ofEpochSecond(seconds, nanos);
    }

    /** A moment in nanoseconds since 1970; the farthest of a long for one beyond it, in the years before 1677 and after 2262. */
    public static long nanos(long seconds, long nanos) {
        try {
            // From the side of 1970, or the first nanoseconds that there are would overflow on the way.
            return seconds >= 0 ? Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), nanos)
                    : Math.addExact(Math.multiplyExact(seconds + 1, NANOS_PER_SECOND), nanos - NANOS_PER_SECOND);
        } catch (ArithmeticException e) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** Reads a {@code struct timespec} in nanoseconds. */
    public static long readNanos(long timespec) {
        return SECONDS.get(timespec) * NANOS_PER_SECOND + NANOSECONDS.get(timespec);
    }
}
