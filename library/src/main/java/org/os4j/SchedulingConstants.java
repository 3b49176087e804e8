package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of sched_setscheduler(2), setpriority(2) and ioprio_set(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SchedulingConstants permits PosixScheduling {
    private static int constant(String name) {
        return Constants.get("scheduling", name);
    }
}
