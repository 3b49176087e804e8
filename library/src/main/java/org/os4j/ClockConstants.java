package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of clock_gettime(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ClockConstants permits PosixClocks {
    /** The time since 1970, which somebody may set. */
    int CLOCK_REALTIME = constant("CLOCK_REALTIME");

    /** The time since the system started, which nobody can set; it stands while the system is suspended. {@code System.nanoTime()} reads it. */
    int CLOCK_MONOTONIC = constant("CLOCK_MONOTONIC");

    /** The processor time of this process. */
    int CLOCK_PROCESS_CPUTIME_ID = constant("CLOCK_PROCESS_CPUTIME_ID");

    /** The processor time of this thread. */
    int CLOCK_THREAD_CPUTIME_ID = constant("CLOCK_THREAD_CPUTIME_ID");

    /** As {@code CLOCK_MONOTONIC}, as the hardware counts: NTP does not slow or hasten it. */
    int CLOCK_MONOTONIC_RAW = constant("CLOCK_MONOTONIC_RAW");

    /** As {@code CLOCK_REALTIME}, quicker to read, exact to some milliseconds. */
    int CLOCK_REALTIME_COARSE = constant("CLOCK_REALTIME_COARSE");

    /** As {@code CLOCK_MONOTONIC}, quicker to read, exact to some milliseconds. */
    int CLOCK_MONOTONIC_COARSE = constant("CLOCK_MONOTONIC_COARSE");

    /** As {@code CLOCK_MONOTONIC}, but it goes on while the system is suspended. */
    int CLOCK_BOOTTIME = constant("CLOCK_BOOTTIME");

    /** As {@code CLOCK_REALTIME}; a timer on it wakes a suspended system. Needs CAP_WAKE_ALARM. */
    int CLOCK_REALTIME_ALARM = constant("CLOCK_REALTIME_ALARM");

    /** As {@code CLOCK_BOOTTIME}; a timer on it wakes a suspended system. Needs CAP_WAKE_ALARM. */
    int CLOCK_BOOTTIME_ALARM = constant("CLOCK_BOOTTIME_ALARM");

    /** A clock of SGI's machines, which Linux no longer has: EINVAL. */
    int CLOCK_SGI_CYCLE = constant("CLOCK_SGI_CYCLE");

    /** International atomic time: {@code CLOCK_REALTIME} without leap seconds. */
    int CLOCK_TAI = constant("CLOCK_TAI");

    /** The first of eight clocks that programs may steer as they like, where the kernel has them; since Linux 6.17. */
    int CLOCK_AUX = constant("CLOCK_AUX");

    /** The time is one on the clock, not one from now. */
    int TIMER_ABSTIME = constant("TIMER_ABSTIME");

    /** timer_create, mq_notify: nobody is told. */
    int SIGEV_NONE = constant("SIGEV_NONE");

    /** timer_create, mq_notify: the process gets a signal. */
    int SIGEV_SIGNAL = constant("SIGEV_SIGNAL");

    /** timer_create: a thread gets a signal. */
    int SIGEV_THREAD_ID = constant("SIGEV_THREAD_ID");

    private static int constant(String name) {
        return Constants.get("clocks", name);
    }
}
