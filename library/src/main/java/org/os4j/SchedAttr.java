package org.os4j;

import java.time.Duration;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * How a thread is scheduled: C's {@code struct sched_attr}. What does not belong to the policy is 0.
 *
 * @param policy one of the {@code SCHED_} constants of {@link Posix}
 * @param flags 0 or any of the {@code SCHED_FLAG_} constants
 * @param nice the nice value, of {@code SCHED_OTHER} and {@code SCHED_BATCH}
 * @param priority the priority, of {@code SCHED_FIFO} and {@code SCHED_RR}
 * @param runtime how long it runs in each period, of {@code SCHED_DEADLINE}; since Linux 6.12 the slice of {@code SCHED_OTHER} and
 *     {@code SCHED_BATCH}, zero for the usual one
 * @param deadline until when it must have run that long, from the period's beginning
 * @param period from one beginning to the next; zero for the deadline
 * @param utilizationMin the least utilization of a processor that is assumed, of 1024, with {@code SCHED_FLAG_UTIL_CLAMP_MIN}
 * @param utilizationMax the greatest, with {@code SCHED_FLAG_UTIL_CLAMP_MAX}
 */
public record SchedAttr(int policy, long flags, int nice, int priority, Duration runtime, Duration deadline, Duration period, int utilizationMin,
        int utilizationMax) {
    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if one of them is negative
     */
    public SchedAttr {
        Times.check(runtime, "runtime");
        Times.check(deadline, "deadline");
        Times.check(period, "period");
    }

    /**
     * A usual policy.
     *
     * @param policy {@code SCHED_OTHER}, {@code SCHED_BATCH} or {@code SCHED_IDLE}
     * @param nice the nice value, -20 to 19
     * @return how such a thread is scheduled
     */
    public static SchedAttr ofNice(int policy, int nice) {
        return new SchedAttr(policy, 0, nice, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
    }

    /**
     * A real-time policy.
     *
     * @param policy {@code SCHED_FIFO} or {@code SCHED_RR}
     * @param priority the priority, 1 to 99
     * @return how such a thread is scheduled
     */
    public static SchedAttr ofPriority(int policy, int priority) {
        return new SchedAttr(policy, 0, 0, priority, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
    }

    /**
     * The policy {@code SCHED_DEADLINE}.
     *
     * @param runtime how long it runs in each period, at least 1,024 ns
     * @param deadline until when it must have run that long, from the period's beginning
     * @param period from one beginning to the next
     * @return how such a thread is scheduled
     */
    public static SchedAttr ofDeadline(Duration runtime, Duration deadline, Duration period) {
        return new SchedAttr(Posix.SCHED_DEADLINE, 0, 0, 0, runtime, deadline, period, 0, 0);
    }

    static SchedAttr read(long struct) {
        return new SchedAttr(Layout.POLICY.getInt(struct), Layout.FLAGS.get(struct), Layout.NICE.getInt(struct), Layout.PRIORITY.getInt(struct),
                Duration.ofNanos(Layout.RUNTIME.get(struct)), Duration.ofNanos(Layout.DEADLINE.get(struct)), Duration.ofNanos(Layout.PERIOD.get(struct)),
                Layout.UTILIZATION_MIN.getInt(struct), Layout.UTILIZATION_MAX.getInt(struct));
    }

    void writeTo(long struct) {
        Layout.SIZE.set(struct, Layout.STRUCT.size());
        Layout.POLICY.set(struct, policy);
        Layout.FLAGS.set(struct, flags);
        Layout.NICE.set(struct, nice);
        Layout.PRIORITY.set(struct, priority);
        Layout.RUNTIME.set(struct, runtime.toNanos());
        Layout.DEADLINE.set(struct, deadline.toNanos());
        Layout.PERIOD.set(struct, period.toNanos());
        Layout.UTILIZATION_MIN.set(struct, utilizationMin);
        Layout.UTILIZATION_MAX.set(struct, utilizationMax);
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("sched_attr");
        private static final Field SIZE = STRUCT.field("size");
        private static final Field POLICY = STRUCT.field("sched_policy");
        private static final Field FLAGS = STRUCT.field("sched_flags");
        private static final Field NICE = STRUCT.field("sched_nice");
        private static final Field PRIORITY = STRUCT.field("sched_priority");
        private static final Field RUNTIME = STRUCT.field("sched_runtime");
        private static final Field DEADLINE = STRUCT.field("sched_deadline");
        private static final Field PERIOD = STRUCT.field("sched_period");
        private static final Field UTILIZATION_MIN = STRUCT.field("sched_util_min");
        private static final Field UTILIZATION_MAX = STRUCT.field("sched_util_max");

        private Layout() {}
    }
}
