package org.os4j.internal;

import java.time.Duration;
import org.os4j.internal.Struct.Field;

/** Spans of time as C's older calls have them: {@code struct timeval}, which counts microseconds. */
public final class Timeval {
    private static final Struct STRUCT = Struct.named("timeval");
    private static final Field SECONDS = STRUCT.field("tv_sec");
    private static final Field MICROS = STRUCT.field("tv_usec");
    private static final int NANOS_PER_MICRO = 1000;
    private static final int MICROS_PER_SECOND = 1_000_000;

    /** Its size. */
    public static final int SIZE = STRUCT.size();

    private Timeval() {}

    /** Reads one. */
    public static Duration read(long timeval) {
        return Duration.ofSeconds(SECONDS.get(timeval), MICROS.get(timeval) * NANOS_PER_MICRO);
    }

    /** Reads one in which nanoseconds stand for microseconds. */
    public static Duration readNanos(long timeval) {
        return Duration.ofSeconds(SECONDS.get(timeval), MICROS.get(timeval));
    }

    /** Writes one, part of a microsecond counting as one: what is not zero must not become zero, which means never or at once. */
    public static void write(long timeval, Duration span) {
        int micros = (span.getNano() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
        SECONDS.set(timeval, span.getSeconds() + micros / MICROS_PER_SECOND);
        MICROS.set(timeval, micros % MICROS_PER_SECOND);
    }
}
