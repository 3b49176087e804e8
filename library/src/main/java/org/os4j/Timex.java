package org.os4j;

import java.time.Duration;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Timeval;

/**
 * How the system's clock is kept: C's {@code struct timex}.
 *
 * @param state {@code TIME_OK}, {@code TIME_ERROR} if it is not synchronized, or another of the {@code TIME_} constants
 * @param status any of the {@code STA_} constants
 * @param offset what is still to be made up, in microseconds, or nanoseconds with {@code STA_NANO}
 * @param frequency the frequency's correction, in 2^-16 parts per million
 * @param maxError the greatest error, in microseconds
 * @param estimatedError the likely error, in microseconds
 * @param constant the time constant of the phase-locked loop
 * @param precision how finely the clock counts, in microseconds
 * @param tolerance by how much the frequency can be wrong, in 2^-16 parts per million
 * @param time the time since 1970
 * @param tick the microseconds of a tick
 * @param tai the seconds between TAI and UTC
 */
public record Timex(int state, int status, long offset, long frequency, long maxError, long estimatedError, long constant, long precision, long tolerance,
        Duration time, long tick, int tai) {
    /**
     * Whether the clock is synchronized, by NTP or another.
     *
     * @return false for {@code TIME_ERROR}
     */
    public boolean isSynchronized() {
        return state != AdministrationConstants.TIME_ERROR;
    }

    static Timex read(int state, long struct) {
        int status = Layout.STATUS.getInt(struct);
        boolean inNanos = (status & AdministrationConstants.STA_NANO) != 0;
        Duration time = inNanos ? Timeval.readNanos(struct + Layout.TIME) : Timeval.read(struct + Layout.TIME);
        return new Timex(state, status, Layout.OFFSET.get(struct), Layout.FREQUENCY.get(struct), Layout.MAX_ERROR.get(struct),
                Layout.ESTIMATED_ERROR.get(struct), Layout.CONSTANT.get(struct), Layout.PRECISION.get(struct), Layout.TOLERANCE.get(struct), time,
                Layout.TICK.get(struct), Layout.TAI.getInt(struct));
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("timex");
        static final Field MODES = STRUCT.field("modes");
        static final Field OFFSET = STRUCT.field("offset");
        static final Field FREQUENCY = STRUCT.field("freq");
        static final Field MAX_ERROR = STRUCT.field("maxerror");
        static final Field ESTIMATED_ERROR = STRUCT.field("esterror");
        static final Field STATUS = STRUCT.field("status");
        static final Field CONSTANT = STRUCT.field("constant");
        static final Field TICK = STRUCT.field("tick");
        private static final Field PRECISION = STRUCT.field("precision");
        private static final Field TOLERANCE = STRUCT.field("tolerance");
        static final int TIME = STRUCT.field("time.tv_sec").offset();
        private static final Field TAI = STRUCT.field("tai");

        private Layout() {}
    }
}
