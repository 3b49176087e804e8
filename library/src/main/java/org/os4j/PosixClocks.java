package org.os4j;

import java.time.Duration;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Times;

/**
 * Clocks: a part of {@link Posix}.
 *
 * <p>A time on a clock is the span since it began: for {@code CLOCK_REALTIME} that is 1970, and {@code Instant.EPOCH.plus(time)} its instant.
 * {@code CLOCK_THREAD_CPUTIME_ID} is the calling thread's own, and is refused on a virtual thread.
 */
public abstract sealed class PosixClocks extends PosixNamespaces implements ClockConstants permits PosixSyscall {
    private static final CFunction CLOCK_GETTIME = CFunction.ofInt("clock_gettime");
    private static final CFunction CLOCK_SETTIME = CFunction.ofInt("clock_settime");
    private static final CFunction CLOCK_GETRES = CFunction.ofInt("clock_getres");
    private static final CFunction CLOCK_GETCPUCLOCKID = CFunction.ofInt("clock_getcpuclockid");
    private static final CFunction CLOCK_NANOSLEEP = CFunction.ofInt("clock_nanosleep");
    private static final CFunction NANOSLEEP = CFunction.ofInt("nanosleep").interruptible();

    /** The C library shifts what is given, and would find the clock of another process for what no process can be. */
    private static final int MAX_PID = 1 << 22;

    PosixClocks() {}

    /**
     * {@code int clock_gettime(clockid_t clockid, struct timespec *tp)} - the time on a clock.
     *
     * @param clockid one of the {@code CLOCK_} constants, or a clock of {@link #clock_getcpuclockid}
     * @return the time since the clock began
     * @throws ErrnoException EINVAL for what is no clock
     * @throws UnsupportedOperationException for {@code CLOCK_THREAD_CPUTIME_ID} on a virtual thread
     * @see "clock_gettime(2), Python time.clock_gettime"
     */
    public static Duration clock_gettime(int clockid) throws ErrnoException {
        refuseThreadTimeOfVirtual("clock_gettime", clockid);
        return ask(CLOCK_GETTIME, clockid);
    }

    /**
     * {@code int clock_gettime(clockid_t clockid, struct timespec *tp)} - the time on a clock in nanoseconds.
     *
     * @param clockid as for {@link #clock_gettime}
     * @return nanoseconds since the clock began
     * @throws ErrnoException EINVAL for what is no clock
     * @throws UnsupportedOperationException for {@code CLOCK_THREAD_CPUTIME_ID} on a virtual thread
     * @see "clock_gettime(2), Python time.clock_gettime_ns"
     */
    public static long clock_gettime_ns(int clockid) throws ErrnoException {
        refuseThreadTimeOfVirtual("clock_gettime", clockid);
        try (Scratch scratch = Scratch.take()) {
            return Times.readNanos(fill(CLOCK_GETTIME, scratch, clockid));
        }
    }

    /**
     * {@code int clock_settime(clockid_t clockid, const struct timespec *tp)} - sets a clock, for the whole system.
     *
     * @param clockid {@code CLOCK_REALTIME}
     * @param time the time since 1970
     * @throws ErrnoException EPERM without CAP_SYS_TIME, EINVAL for a clock that cannot be set, or a time before the system started
     * @throws IllegalArgumentException if the time is negative
     * @see "clock_settime(2), Python time.clock_settime"
     */
    public static void clock_settime(int clockid, Duration time) throws ErrnoException {
        Times.check(time, "time");
        try (Scratch scratch = Scratch.take()) {
            long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
            Times.write(timespec, time);
            if (CLOCK_SETTIME.call(scratch, clockid, timespec) == -1) {
                throw failed(CLOCK_SETTIME, scratch);
            }
        }
    }

    /**
     * {@code int clock_settime(clockid_t clockid, const struct timespec *tp)} - as {@link #clock_settime}, in nanoseconds.
     *
     * @param clockid {@code CLOCK_REALTIME}
     * @param time nanoseconds since 1970
     * @throws ErrnoException as {@link #clock_settime}
     * @throws IllegalArgumentException if the time is negative
     * @see "clock_settime(2), Python time.clock_settime_ns"
     */
    public static void clock_settime_ns(int clockid, long time) throws ErrnoException {
        clock_settime(clockid, Times.ofNanos(time, "time"));
    }

    /**
     * {@code int clock_getres(clockid_t clockid, struct timespec *res)} - how finely a clock counts.
     *
     * @param clockid as for {@link #clock_gettime}
     * @return the least difference between two of its times
     * @throws ErrnoException EINVAL for what is no clock
     * @see "clock_getres(2), Python time.clock_getres"
     */
    public static Duration clock_getres(int clockid) throws ErrnoException {
        return ask(CLOCK_GETRES, clockid);
    }

    /**
     * {@code int clock_getcpuclockid(pid_t pid, clockid_t *clockid)} - the clock that counts a process's processor time.
     *
     * @param pid the process, or 0 for this one
     * @return the clock
     * @throws ErrnoException ESRCH if there is no such process
     * @see "clock_getcpuclockid(3)"
     */
    public static int clock_getcpuclockid(int pid) throws ErrnoException {
        if (pid < 0 || pid > MAX_PID) {
            throw new ErrnoException(CLOCK_GETCPUCLOCKID.name(), Errno.ESRCH.code());
        }
        try (Scratch scratch = Scratch.take()) {
            long clock = scratch.allocate(Integer.BYTES);
            int error = (int) CLOCK_GETCPUCLOCKID.call(scratch, pid, clock);
            if (error != 0) {
                throw new ErrnoException(CLOCK_GETCPUCLOCKID.name(), error);
            }
            return Memory.getInt(clock);
        }
    }

    /**
     * {@code int nanosleep(const struct timespec *req, struct timespec *rem)} - waits. After a signal it goes on with the time that is left. A
     * virtual thread keeps its carrier meanwhile: {@code Thread.sleep} gives it up.
     *
     * @param time how long
     * @throws ErrnoException never for a time that is not negative
     * @throws IllegalArgumentException if the time is negative
     * @see "nanosleep(2), Python time.sleep"
     */
    public static void nanosleep(Duration time) throws ErrnoException {
        Times.check(time, "time");
        try (Scratch scratch = Scratch.take()) {
            long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
            Times.write(timespec, time);
            while (NANOSLEEP.call(scratch, timespec, timespec) == -1) {
                if (Errno.of(scratch.errno()) != Errno.EINTR) {
                    throw failed(NANOSLEEP, scratch);
                }
            }
        }
    }

    /**
     * {@code int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *request, struct timespec *remain)} - waits by a clock. After a
     * signal it goes on with the time that is left. A virtual thread keeps its carrier meanwhile.
     *
     * @param clockid {@code CLOCK_REALTIME}, {@code CLOCK_TAI}, {@code CLOCK_MONOTONIC}, {@code CLOCK_BOOTTIME} or {@code CLOCK_PROCESS_CPUTIME_ID}
     * @param flags 0 or {@code TIMER_ABSTIME}
     * @param time how long, or with {@code TIMER_ABSTIME} until when on the clock
     * @throws ErrnoException EINVAL for what is no clock, ENOTSUP for one that cannot be waited for
     * @throws IllegalArgumentException if the time is negative
     * @see "clock_nanosleep(2)"
     */
    public static void clock_nanosleep(int clockid, int flags, Duration time) throws ErrnoException {
        Times.check(time, "time");
        try (Scratch scratch = Scratch.take()) {
            long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
            Times.write(timespec, time);
            long remaining = (flags & TIMER_ABSTIME) == 0 ? timespec : 0;
            int error;
            do {
                error = (int) CLOCK_NANOSLEEP.call(scratch, clockid, flags, timespec, remaining);
            } while (error == Errno.EINTR.code());
            if (error != 0) {
                throw new ErrnoException(CLOCK_NANOSLEEP.name(), error);
            }
        }
    }

    private static void refuseThreadTimeOfVirtual(String call, int clockid) {
        if (clockid == CLOCK_THREAD_CPUTIME_ID) {
            Arguments.requirePlatformThread(call);
        }
    }

    private static Duration ask(CFunction function, int clockid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return Times.read(fill(function, scratch, clockid));
        }
    }

    /** A {@code struct timespec} that a function of a clock has written. */
    private static long fill(CFunction function, Scratch scratch, int clockid) throws ErrnoException {
        long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
        if (function.call(scratch, clockid, timespec) == -1) {
            throw failed(function, scratch);
        }
        return timespec;
    }
}
