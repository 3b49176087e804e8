package org.os4j;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * Priorities, policies and processors: a part of {@link Posix}.
 *
 * <p>On Linux all of them belong to a thread, whatever the names say: a process id stands for the thread that the process began with, which runs no
 * Java when the java launcher started it, and 0 for the calling thread. Other threads, the JVM's own among them, keep what they have; threads that
 * the calling one starts later get what it has. {@code gettid} names a thread, {@code /proc/self/task} lists all of them. What changes the calling
 * thread refuses a virtual one.
 */
public abstract sealed class PosixScheduling extends PosixConfiguration implements SchedulingConstants permits PosixResources {
    private static final CFunction NICE = CFunction.ofInt("nice");
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final CFunction SETPRIORITY = CFunction.ofInt("setpriority");
    private static final CFunction SCHED_GETSCHEDULER = CFunction.ofInt("sched_getscheduler");
    private static final CFunction SCHED_SETSCHEDULER = CFunction.ofInt("sched_setscheduler");
    private static final CFunction SCHED_GETPARAM = CFunction.ofInt("sched_getparam");
    private static final CFunction SCHED_SETPARAM = CFunction.ofInt("sched_setparam");
    private static final CFunction SCHED_GET_PRIORITY_MIN = CFunction.ofInt("sched_get_priority_min");
    private static final CFunction SCHED_GET_PRIORITY_MAX = CFunction.ofInt("sched_get_priority_max");
    private static final CFunction SCHED_RR_GET_INTERVAL = CFunction.ofInt("sched_rr_get_interval");
    private static final CFunction SCHED_YIELD = CFunction.ofInt("sched_yield");
    private static final CFunction SCHED_GETAFFINITY = CFunction.ofInt("sched_getaffinity");
    private static final CFunction SCHED_SETAFFINITY = CFunction.ofInt("sched_setaffinity");
    private static final CFunction SCHED_GETCPU = CFunction.ofInt("sched_getcpu");
    /** The kernel's getpriority counts from 40, the highest, down to 1, so that none of its values is a failure's. */
    private static final int NICENESS_0 = 20;
    private static final int SMALLEST_SET = 128;
    private static final int LARGEST_SET = 1 << 20;
    private static final int IOPRIO_CLASS_SHIFT = 13;

    PosixScheduling() {}

    /**
     * {@code int nice(int inc)} - changes the calling thread's niceness; on Linux that of no other.
     *
     * @param increment what is added; the sum is kept between -20, the most important, and 19
     * @return the new niceness
     * @throws ErrnoException EPERM if it is negative, without the right to that (CAP_SYS_NICE, RLIMIT_NICE)
     * @throws UnsupportedOperationException in a virtual thread
     * @see "nice(2), Python os.nice"
     */
    public static int nice(int increment) throws ErrnoException {
        Arguments.requirePlatformThread("nice");
        try (Scratch scratch = Scratch.take()) {
            int niceness = (int) NICE.callWithErrnoCleared(scratch, increment, 0, 0);
            if (niceness == -1 && scratch.errno() != 0) {
                throw failed(NICE, scratch);
            }
            return niceness;
        }
    }

    /**
     * {@code int getpriority(int which, id_t who)} - the niceness of a thread, or the best of a group's or a user's.
     *
     * @param which {@code PRIO_PROCESS}, {@code PRIO_PGRP} or {@code PRIO_USER}
     * @param who whose; 0 for the calling thread, its group or its user
     * @return -20, the most important, to 19
     * @throws ErrnoException ESRCH if there is none, EINVAL for another {@code which}
     * @see "getpriority(2), Python os.getpriority"
     */
    public static int getpriority(int which, int who) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) SYSCALL.call(scratch, SyscallNumbers.GETPRIORITY, which, who);
            if (result == -1) {
                throw new ErrnoException("getpriority", scratch.errno());
            }
            return NICENESS_0 - result;
        }
    }

    /**
     * {@code int setpriority(int which, id_t who, int prio)} - sets the niceness of a thread, or of all of a group's or a user's first threads.
     *
     * @param which {@code PRIO_PROCESS}, {@code PRIO_PGRP} or {@code PRIO_USER}
     * @param who whose; 0 for the calling thread, its group or its user
     * @param priority -20, the most important, to 19; what is beyond becomes the nearest
     * @throws ErrnoException ESRCH if there is none, EACCES for a lower value than there is, without the right to that (CAP_SYS_NICE, RLIMIT_NICE),
     *     EPERM if it is another user's, EINVAL for another {@code which}
     * @throws UnsupportedOperationException for the calling thread, if it is virtual
     * @see "setpriority(2), Python os.setpriority"
     */
    public static void setpriority(int which, int who, int priority) throws ErrnoException {
        if (which == PRIO_PROCESS && who == 0) {
            Arguments.requirePlatformThread("setpriority");
        }
        call(SETPRIORITY, which, who, priority);
    }

    /**
     * {@code int sched_getscheduler(pid_t pid)} - a thread's policy.
     *
     * @param pid the thread; 0 for the calling one
     * @return {@code SCHED_OTHER}, {@code SCHED_FIFO} or another, with {@code SCHED_RESET_ON_FORK} if that is set
     * @throws ErrnoException ESRCH if there is none, EINVAL if {@code pid} is negative
     * @see "sched_getscheduler(2), Python os.sched_getscheduler"
     */
    public static int sched_getscheduler(int pid) throws ErrnoException {
        return call(SCHED_GETSCHEDULER, pid, 0, 0);
    }

    /**
     * {@code int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)} - sets a thread's policy.
     *
     * @param pid the thread; 0 for the calling one
     * @param policy {@code SCHED_OTHER}, {@code SCHED_FIFO} or another, and {@code SCHED_RESET_ON_FORK}
     * @param param the priority that goes with it
     * @throws ErrnoException ESRCH if there is none, EPERM without the right to it (CAP_SYS_NICE, RLIMIT_RTPRIO), EINVAL for another policy, or a
     *     priority that it does not have
     * @throws UnsupportedOperationException for the calling thread, if it is virtual
     * @see "sched_setscheduler(2), Python os.sched_setscheduler"
     */
    public static void sched_setscheduler(int pid, int policy, SchedParam param) throws ErrnoException {
        Objects.requireNonNull(param, "param");
        refuseVirtual(pid, "sched_setscheduler");
        try (Scratch scratch = Scratch.take()) {
            if (SCHED_SETSCHEDULER.call(scratch, pid, policy, Param.write(scratch, param)) == -1) {
                throw failed(SCHED_SETSCHEDULER, scratch);
            }
        }
    }

    /**
     * {@code int sched_getparam(pid_t pid, struct sched_param *param)} - a thread's real-time priority.
     *
     * @param pid the thread; 0 for the calling one
     * @return the priority; 0 with a policy that has none
     * @throws ErrnoException ESRCH if there is none, EINVAL if {@code pid} is negative
     * @see "sched_getparam(2), Python os.sched_getparam"
     */
    public static SchedParam sched_getparam(int pid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Param.STRUCT);
            if (SCHED_GETPARAM.call(scratch, pid, struct) == -1) {
                throw failed(SCHED_GETPARAM, scratch);
            }
            return new SchedParam(Param.PRIORITY.getInt(struct));
        }
    }

    /**
     * {@code int sched_setparam(pid_t pid, const struct sched_param *param)} - sets a thread's real-time priority.
     *
     * @param pid the thread; 0 for the calling one
     * @param param the priority
     * @throws ErrnoException ESRCH if there is none, EPERM without the right to it, EINVAL for a priority that its policy does not have
     * @throws UnsupportedOperationException for the calling thread, if it is virtual
     * @see "sched_setparam(2), Python os.sched_setparam"
     */
    public static void sched_setparam(int pid, SchedParam param) throws ErrnoException {
        Objects.requireNonNull(param, "param");
        refuseVirtual(pid, "sched_setparam");
        try (Scratch scratch = Scratch.take()) {
            if (SCHED_SETPARAM.call(scratch, pid, Param.write(scratch, param)) == -1) {
                throw failed(SCHED_SETPARAM, scratch);
            }
        }
    }

    /**
     * {@code int sched_get_priority_min(int policy)} - the lowest priority that a policy has.
     *
     * @param policy {@code SCHED_OTHER}, {@code SCHED_FIFO} or another
     * @return the priority
     * @throws ErrnoException EINVAL for another policy
     * @see "sched_get_priority_min(2), Python os.sched_get_priority_min"
     */
    public static int sched_get_priority_min(int policy) throws ErrnoException {
        return call(SCHED_GET_PRIORITY_MIN, policy, 0, 0);
    }

    /**
     * {@code int sched_get_priority_max(int policy)} - the highest priority that a policy has.
     *
     * @param policy {@code SCHED_OTHER}, {@code SCHED_FIFO} or another
     * @return the priority
     * @throws ErrnoException EINVAL for another policy
     * @see "sched_get_priority_max(2), Python os.sched_get_priority_max"
     */
    public static int sched_get_priority_max(int policy) throws ErrnoException {
        return call(SCHED_GET_PRIORITY_MAX, policy, 0, 0);
    }

    /**
     * {@code int sched_rr_get_interval(pid_t pid, struct timespec *tp)} - how long a thread runs before it is another's turn.
     *
     * @param pid the thread; 0 for the calling one
     * @return the time; nothing with {@code SCHED_FIFO}
     * @throws ErrnoException ESRCH if there is none, EINVAL if {@code pid} is negative
     * @see "sched_rr_get_interval(2), Python os.sched_rr_get_interval"
     */
    public static Duration sched_rr_get_interval(int pid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long time = scratch.allocate(Interval.STRUCT);
            if (SCHED_RR_GET_INTERVAL.call(scratch, pid, time) == -1) {
                throw failed(SCHED_RR_GET_INTERVAL, scratch);
            }
            return Duration.ofSeconds(Interval.SECONDS.get(time), Interval.NANOSECONDS.get(time));
        }
    }

    /**
     * {@code int sched_yield(void)} - lets other threads of the same priority run first; on a virtual thread its carrier does so, and
     * {@link Thread#yield()} is better.
     *
     * @see "sched_yield(2), Python os.sched_yield"
     */
    public static void sched_yield() {
        try (Scratch scratch = Scratch.take()) {
            SCHED_YIELD.call(scratch);
        }
    }

    /**
     * {@code int sched_getaffinity(pid_t pid, size_t cpusetsize, cpu_set_t *mask)} - the processors that a thread may run on.
     *
     * @param pid the thread; 0 for the calling one
     * @return their numbers
     * @throws ErrnoException ESRCH if there is none
     * @see "sched_getaffinity(2), Python os.sched_getaffinity"
     */
    public static SortedSet<Integer> sched_getaffinity(int pid) throws ErrnoException {
        // The kernel says EINVAL if it knows more processors than the set has room for.
        for (int size = SMALLEST_SET; ; size *= 2) {
            try (Scratch scratch = Scratch.take()) {
                long set = scratch.allocateZeroed(size);
                if (SCHED_GETAFFINITY.call(scratch, pid, size, set) != -1) {
                    return processors(set, size);
                }
                if (size == LARGEST_SET || Errno.of(scratch.errno()) != Errno.EINVAL) {
                    throw failed(SCHED_GETAFFINITY, scratch);
                }
            }
        }
    }

    /**
     * {@code int sched_setaffinity(pid_t pid, size_t cpusetsize, const cpu_set_t *mask)} - sets the processors that a thread may run on.
     *
     * @param pid the thread; 0 for the calling one
     * @param cpus their numbers; those that the system does not have, or the process may not use, are left out
     * @throws ErrnoException ESRCH if there is none, EPERM if it is another user's, EINVAL if no processor is left
     * @throws IllegalArgumentException if a number is negative, or beyond 8,388,607
     * @throws UnsupportedOperationException for the calling thread, if it is virtual
     * @see "sched_setaffinity(2), Python os.sched_setaffinity"
     */
    public static void sched_setaffinity(int pid, Collection<Integer> cpus) throws ErrnoException {
        Objects.requireNonNull(cpus, "cpus");
        refuseVirtual(pid, "sched_setaffinity");
        Integer[] numbers = cpus.toArray(new Integer[0]);
        int size = SMALLEST_SET;
        for (int cpu : numbers) {
            if (cpu < 0 || cpu / Byte.SIZE >= LARGEST_SET) {
                throw new IllegalArgumentException("cpus: no number of a processor: " + cpu);
            }
            size = Math.max(size, (cpu / Long.SIZE + 1) * Long.BYTES);
        }
        try (Scratch scratch = Scratch.take()) {
            long set = scratch.allocateZeroed(size);
            for (int cpu : numbers) {
                long word = set + (long) cpu / Long.SIZE * Long.BYTES;
                Memory.setLong(word, Memory.getLong(word) | 1L << cpu);
            }
            if (SCHED_SETAFFINITY.call(scratch, pid, size, set) == -1) {
                throw failed(SCHED_SETAFFINITY, scratch);
            }
        }
    }

    /**
     * {@code CPU_COUNT(sched_getaffinity(0))} - how many processors the calling thread may run on. A container's share of them is not looked at;
     * {@link Runtime#availableProcessors()} does that.
     *
     * @return at least 1
     * @throws ErrnoException what the system says; Linux has no failure to tell
     * @see "sched_getaffinity(2), Python os.process_cpu_count"
     */
    public static int process_cpu_count() throws ErrnoException {
        return sched_getaffinity(0).size();
    }

    /**
     * {@code int sched_getcpu(void)} - the processor that the calling thread runs on just now.
     *
     * @return its number
     * @see "sched_getcpu(3)"
     */
    public static int sched_getcpu() {
        try (Scratch scratch = Scratch.take()) {
            return (int) SCHED_GETCPU.call(scratch);
        }
    }

    /**
     * {@code int getcpu(unsigned *cpu, unsigned *node)} - the processor that the calling thread runs on just now, and the memory nearest to it.
     *
     * @return both numbers
     * @see "getcpu(2)"
     */
    public static ProcessorPlace getcpu() {
        try (Scratch scratch = Scratch.take()) {
            long numbers = scratch.allocateZeroed(2 * Integer.BYTES);
            SYSCALL.call(scratch, SyscallNumbers.GETCPU, numbers, numbers + Integer.BYTES, 0);
            return new ProcessorPlace(Memory.getInt(numbers), Memory.getInt(numbers + Integer.BYTES));
        }
    }

    /**
     * {@code int ioprio_get(int which, int who)} - how important a thread's use of disks is, or the best of a group's or a user's.
     *
     * @param which {@code IOPRIO_WHO_PROCESS}, {@code IOPRIO_WHO_PGRP} or {@code IOPRIO_WHO_USER}
     * @param who whose; 0 for the calling thread, its group or its user
     * @return class and level: {@link #IOPRIO_PRIO_CLASS} and {@link #IOPRIO_PRIO_DATA} take it apart
     * @throws ErrnoException ESRCH if there is none, EINVAL for another {@code which}
     * @see "ioprio_get(2)"
     */
    public static int ioprio_get(int which, int who) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) SYSCALL.call(scratch, SyscallNumbers.IOPRIO_GET, which, who);
            if (result == -1) {
                throw new ErrnoException("ioprio_get", scratch.errno());
            }
            return result;
        }
    }

    /**
     * {@code int ioprio_set(int which, int who, int ioprio)} - sets how important a thread's use of disks is.
     *
     * @param which {@code IOPRIO_WHO_PROCESS}, {@code IOPRIO_WHO_PGRP} or {@code IOPRIO_WHO_USER}
     * @param who whose; 0 for the calling thread, its group or its user
     * @param ioprio class and level: {@code IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 7)}
     * @throws ErrnoException ESRCH if there is none, EPERM without the right to it, EINVAL for another class, level or {@code which}
     * @throws UnsupportedOperationException for the calling thread, if it is virtual
     * @see "ioprio_set(2)"
     */
    public static void ioprio_set(int which, int who, int ioprio) throws ErrnoException {
        if (which == IOPRIO_WHO_PROCESS && who == 0) {
            Arguments.requirePlatformThread("ioprio_set");
        }
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.call(scratch, SyscallNumbers.IOPRIO_SET, which, who, ioprio) == -1) {
                throw new ErrnoException("ioprio_set", scratch.errno());
            }
        }
    }

    /**
     * {@code IOPRIO_PRIO_VALUE(class, data)} - a class and a level, as {@link #ioprio_set} takes them.
     *
     * @param ioprioClass one of the {@code IOPRIO_CLASS_} constants
     * @param data the level: 0, the highest, to 7
     * @return both in one number
     * @see "ioprio_set(2)"
     */
    public static int IOPRIO_PRIO_VALUE(int ioprioClass, int data) {
        return ioprioClass << IOPRIO_CLASS_SHIFT | data;
    }

    /**
     * {@code IOPRIO_PRIO_CLASS(mask)} - the class within the result of {@link #ioprio_get}.
     *
     * @param ioprio class and level
     * @return one of the {@code IOPRIO_CLASS_} constants
     * @see "ioprio_set(2)"
     */
    public static int IOPRIO_PRIO_CLASS(int ioprio) {
        return ioprio >>> IOPRIO_CLASS_SHIFT;
    }

    /**
     * {@code IOPRIO_PRIO_DATA(mask)} - the level within the result of {@link #ioprio_get}.
     *
     * @param ioprio class and level
     * @return 0, the highest, to 7
     * @see "ioprio_set(2)"
     */
    public static int IOPRIO_PRIO_DATA(int ioprio) {
        return ioprio & (1 << IOPRIO_CLASS_SHIFT) - 1;
    }

    private static void refuseVirtual(int pid, String function) {
        if (pid == 0) {
            Arguments.requirePlatformThread(function);
        }
    }

    private static SortedSet<Integer> processors(long set, int size) {
        SortedSet<Integer> cpus = new TreeSet<>();
        for (int i = 0; i < size / Long.BYTES; i++) {
            for (long word = Memory.getLong(set + (long) i * Long.BYTES); word != 0; word &= word - 1) {
                cpus.add(i * Long.SIZE + Long.numberOfTrailingZeros(word));
            }
        }
        return Collections.unmodifiableSortedSet(cpus);
    }

    private static int call(CFunction function, long a, long b, long c) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) function.call(scratch, a, b, c);
            if (result == -1) {
                throw failed(function, scratch);
            }
            return result;
        }
    }

    /** Calls that the C library has no function for, or one that cannot tell a value from a failure. */
    private static final class SyscallNumbers {
        static final int GETPRIORITY = Constants.get("syscalls", "SYS_getpriority");
        static final int GETCPU = Constants.get("syscalls", "SYS_getcpu");
        static final int IOPRIO_GET = Constants.get("syscalls", "SYS_ioprio_get");
        static final int IOPRIO_SET = Constants.get("syscalls", "SYS_ioprio_set");
    }

    private static final class Param {
        static final Struct STRUCT = Struct.named("sched_param");
        static final Struct.Field PRIORITY = STRUCT.field("sched_priority");

        static long write(Scratch scratch, SchedParam param) {
            long struct = scratch.allocate(STRUCT);
            PRIORITY.set(struct, param.priority());
            return struct;
        }
    }

    private static final class Interval {
        static final Struct STRUCT = Struct.named("timespec");
        static final Struct.Field SECONDS = STRUCT.field("tv_sec");
        static final Struct.Field NANOSECONDS = STRUCT.field("tv_nsec");
    }
}
