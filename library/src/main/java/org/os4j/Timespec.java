package org.os4j;

import java.time.Instant;

/**
 * A time as the system counts it: C's {@code struct timespec}. Where a file's time is set, {@link #NOW} and {@link #OMIT} stand for a time.
 *
 * @param seconds whole seconds since 1970, before it negative
 * @param nanoseconds what comes on top, 0 to 999,999,999, or {@code UTIME_NOW} or {@code UTIME_OMIT}
 */
public record Timespec(long seconds, long nanoseconds) {
    /** The present time, as the file system has it. */
    public static final Timespec NOW = new Timespec(0, FileConstants.UTIME_NOW);

    /** The time that the file has already. */
    public static final Timespec OMIT = new Timespec(0, FileConstants.UTIME_OMIT);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /**
     * The time of an instant.
     *
     * @param instant the instant
     * @return the same time
     */
    public static Timespec of(Instant instant) {
        return new Timespec(instant.getEpochSecond(), instant.getNano());
    }

    /**
     * The time of a count of nanoseconds, as {@link Stat#mtimeNanos()} gives it.
     *
     * @param nanoseconds since 1970, before it negative
     * @return the same time
     */
    public static Timespec ofNanos(long nanoseconds) {
        return new Timespec(Math.floorDiv(nanoseconds, NANOS_PER_SECOND), Math.floorMod(nanoseconds, NANOS_PER_SECOND));
    }
}
