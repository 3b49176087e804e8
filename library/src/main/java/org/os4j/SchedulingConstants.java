package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of setpriority(2), sched(7) and ioprio_set(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SchedulingConstants permits PosixScheduling {
    /** getpriority: of one process, on Linux of one thread. */
    int PRIO_PROCESS = constant("PRIO_PROCESS");

    /** getpriority: of a group of processes. */
    int PRIO_PGRP = constant("PRIO_PGRP");

    /** getpriority: of all processes of a user. */
    int PRIO_USER = constant("PRIO_USER");

    /** The ordinary policy: time is shared by niceness. */
    int SCHED_OTHER = constant("SCHED_OTHER");

    /** The kernel's name of {@code SCHED_OTHER}. */
    int SCHED_NORMAL = constant("SCHED_NORMAL");

    /** Real-time: runs until it waits or yields. */
    int SCHED_FIFO = constant("SCHED_FIFO");

    /** Real-time: as {@code SCHED_FIFO}, in turns with others of its priority. */
    int SCHED_RR = constant("SCHED_RR");

    /** For work that nobody waits for. */
    int SCHED_BATCH = constant("SCHED_BATCH");

    /** For work that may wait for all else. */
    int SCHED_IDLE = constant("SCHED_IDLE");

    /** Real-time: so much time within each period. It is set by {@code sched_setattr}, through {@code syscall}, alone. */
    int SCHED_DEADLINE = constant("SCHED_DEADLINE");

    /** A bit beside a policy: children get the ordinary one. */
    int SCHED_RESET_ON_FORK = constant("SCHED_RESET_ON_FORK");

    /** ioprio_get: of one process, on Linux of one thread. */
    int IOPRIO_WHO_PROCESS = constant("IOPRIO_WHO_PROCESS");

    /** ioprio_get: of a group of processes. */
    int IOPRIO_WHO_PGRP = constant("IOPRIO_WHO_PGRP");

    /** ioprio_get: of all processes of a user. */
    int IOPRIO_WHO_USER = constant("IOPRIO_WHO_USER");

    /** No class is set: it follows from the niceness. */
    int IOPRIO_CLASS_NONE = constant("IOPRIO_CLASS_NONE");

    /** First of all: levels 0, the highest, to 7. */
    int IOPRIO_CLASS_RT = constant("IOPRIO_CLASS_RT");

    /** The ordinary class: levels 0, the highest, to 7. */
    int IOPRIO_CLASS_BE = constant("IOPRIO_CLASS_BE");

    /** When nobody else uses the disk. */
    int IOPRIO_CLASS_IDLE = constant("IOPRIO_CLASS_IDLE");

    private static int constant(String name) {
        return Constants.get("scheduling", name);
    }
}
