package org.os4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/** What a process may use, what it has used, and what the system has: a part of {@link Posix}. */
public abstract sealed class PosixResources extends PosixScheduling implements ResourceConstants permits PosixUsers {
    private static final CFunction GETRLIMIT = CFunction.ofInt("getrlimit");
    private static final CFunction SETRLIMIT = CFunction.ofInt("setrlimit");
    private static final CFunction PRLIMIT = CFunction.ofInt("prlimit");
    private static final CFunction GETRUSAGE = CFunction.ofInt("getrusage");
    private static final CFunction TIMES = CFunction.ofLong("times");
    private static final CFunction SYSCONF = CFunction.ofLong("sysconf");
    private static final CFunction GETLOADAVG = CFunction.ofInt("getloadavg");
    private static final CFunction SYSINFO = CFunction.ofInt("sysinfo");
    private static final int LOADS = 3;

    PosixResources() {}

    /**
     * {@code int getrlimit(int resource, struct rlimit *rlim)} - a limit of this process.
     *
     * @param resource one of the {@code RLIMIT_} constants
     * @return the limit
     * @throws ErrnoException EINVAL for another resource
     * @see "getrlimit(2), Python resource.getrlimit"
     */
    public static Rlimit getrlimit(int resource) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Limit.STRUCT);
            if (GETRLIMIT.call(scratch, resource, struct) == -1) {
                throw failed(GETRLIMIT, scratch);
            }
            return Limit.read(struct);
        }
    }

    /**
     * {@code int setrlimit(int resource, const struct rlimit *rlim)} - sets a limit of this process, of all of its threads. The JVM itself raises
     * {@code RLIMIT_NOFILE} to the hard limit when it starts; one on memory or threads that is too low makes it fail later.
     *
     * @param resource one of the {@code RLIMIT_} constants
     * @param limit the limit
     * @throws ErrnoException EPERM for raising the hard limit, or lowering it below what the kernel allows; EINVAL for another resource, or a soft
     *     limit above the hard one
     * @see "setrlimit(2), Python resource.setrlimit"
     */
    public static void setrlimit(int resource, Rlimit limit) throws ErrnoException {
        Objects.requireNonNull(limit, "limit");
        try (Scratch scratch = Scratch.take()) {
            if (SETRLIMIT.call(scratch, resource, Limit.write(scratch, limit)) == -1) {
                throw failed(SETRLIMIT, scratch);
            }
        }
    }

    /**
     * {@code int prlimit(pid_t pid, int resource, const struct rlimit *new_limit, struct rlimit *old_limit)} - a limit of any process.
     *
     * @param pid the process; 0 for this one
     * @param resource one of the {@code RLIMIT_} constants
     * @return the limit
     * @throws ErrnoException ESRCH if there is none, EPERM if it is another user's, EINVAL for another resource
     * @see "prlimit(2), Python resource.prlimit"
     */
    public static Rlimit prlimit(int pid, int resource) throws ErrnoException {
        return prlimitTo(pid, resource, null);
    }

    /**
     * {@code int prlimit(pid_t pid, int resource, const struct rlimit *new_limit, struct rlimit *old_limit)} - sets a limit of any process.
     *
     * @param pid the process; 0 for this one
     * @param resource one of the {@code RLIMIT_} constants
     * @param limit the limit
     * @return what it was before
     * @throws ErrnoException ESRCH if there is none, EPERM if it is another user's, or as {@link #setrlimit}
     * @see "prlimit(2), Python resource.prlimit"
     */
    public static Rlimit prlimit(int pid, int resource, Rlimit limit) throws ErrnoException {
        return prlimitTo(pid, resource, Objects.requireNonNull(limit, "limit"));
    }

    /**
     * {@code int getrusage(int who, struct rusage *usage)} - what was used.
     *
     * @param who {@code RUSAGE_SELF}, {@code RUSAGE_CHILDREN} or {@code RUSAGE_THREAD}; the last is the carrier's on a virtual thread
     * @return time, memory, faults
     * @throws ErrnoException EINVAL for another {@code who}
     * @see "getrusage(2), Python resource.getrusage"
     */
    public static Rusage getrusage(int who) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Rusage.STRUCT);
            if (GETRUSAGE.call(scratch, who, struct) == -1) {
                throw failed(GETRUSAGE, scratch);
            }
            return new Rusage(struct);
        }
    }

    /**
     * {@code clock_t times(struct tms *buf)} - the processor time of this process and its children; {@link #getrusage} tells it to the microsecond.
     *
     * @return the times
     * @see "times(2), Python os.times"
     */
    public static Times times() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Ticks.STRUCT);
            // No failure: the struct is there, and a count of ticks may be -1.
            long elapsed = TIMES.call(scratch, struct);
            long perSecond = SYSCONF.call(scratch, _SC_CLK_TCK);
            return new Times(Ticks.read(struct, "tms_utime", perSecond), Ticks.read(struct, "tms_stime", perSecond),
                    Ticks.read(struct, "tms_cutime", perSecond), Ticks.read(struct, "tms_cstime", perSecond), Ticks.duration(elapsed, perSecond));
        }
    }

    /**
     * {@code int getloadavg(double loadavg[], int nelem)} - how many threads run, or want to, or wait for a disk, on average.
     *
     * @return the averages over 1, 5 and 15 minutes
     * @throws ErrnoException ENOENT where {@code /proc} is not mounted
     * @see "getloadavg(3), Python os.getloadavg"
     */
    public static LoadAverage getloadavg() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long loads = scratch.allocate(LOADS * Double.BYTES);
            if (GETLOADAVG.call(scratch, loads, LOADS) != LOADS) {
                throw failed(GETLOADAVG, scratch);
            }
            return new LoadAverage(number(loads), number(loads + Double.BYTES), number(loads + 2 * Double.BYTES));
        }
    }

    /**
     * {@code int sysinfo(struct sysinfo *info)} - what the system has and uses.
     *
     * @return uptime, load, memory, swap, threads
     * @see "sysinfo(2)"
     */
    public static Sysinfo sysinfo() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Sysinfo.STRUCT);
            SYSINFO.call(scratch, struct);
            return new Sysinfo(struct);
        }
    }

    private static Rlimit prlimitTo(int pid, int resource, @Nullable Rlimit limit) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long before = scratch.allocate(Limit.STRUCT);
            if (PRLIMIT.call(scratch, pid, resource, limit == null ? 0 : Limit.write(scratch, limit), before) == -1) {
                throw failed(PRLIMIT, scratch);
            }
            return Limit.read(before);
        }
    }

    private static double number(long address) {
        return Double.longBitsToDouble(Memory.getLong(address));
    }

    private static final class Limit {
        static final Struct STRUCT = Struct.named("rlimit");
        private static final Struct.Field CUR = STRUCT.field("rlim_cur");
        private static final Struct.Field MAX = STRUCT.field("rlim_max");

        static Rlimit read(long struct) {
            return new Rlimit(CUR.get(struct), MAX.get(struct));
        }

        static long write(Scratch scratch, Rlimit limit) {
            long struct = scratch.allocate(STRUCT);
            CUR.set(struct, limit.cur());
            MAX.set(struct, limit.max());
            return struct;
        }
    }

    private static final class Ticks {
        static final Struct STRUCT = Struct.named("tms");
        private static final long NANOS_PER_SECOND = 1_000_000_000;

        static Duration read(long struct, String field, long perSecond) {
            return duration(STRUCT.field(field).get(struct), perSecond);
        }

        static Duration duration(long ticks, long perSecond) {
            return Duration.ofSeconds(Math.floorDiv(ticks, perSecond), Math.floorMod(ticks, perSecond) * (NANOS_PER_SECOND / perSecond));
        }
    }
}
