package org.os4j;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Timeval;

/**
 * What a process has used: the {@code struct rusage} of getrusage(2). The accessors have the names of its members without the prefix. Members that
 * Linux does not keep ({@code ru_ixrss}, {@code ru_idrss}, {@code ru_isrss}, {@code ru_nswap}, {@code ru_msgsnd}, {@code ru_msgrcv},
 * {@code ru_nsignals}) are left out.
 */
public final class Rusage {
    static final Struct STRUCT = Struct.named("rusage");
    private static final int UTIME = STRUCT.field("ru_utime.tv_sec").offset();
    private static final int STIME = STRUCT.field("ru_stime.tv_sec").offset();
    private static final Field MAXRSS = STRUCT.field("ru_maxrss");
    private static final Field MINFLT = STRUCT.field("ru_minflt");
    private static final Field MAJFLT = STRUCT.field("ru_majflt");
    private static final Field INBLOCK = STRUCT.field("ru_inblock");
    private static final Field OUBLOCK = STRUCT.field("ru_oublock");
    private static final Field NVCSW = STRUCT.field("ru_nvcsw");
    private static final Field NIVCSW = STRUCT.field("ru_nivcsw");
    private static final long MICRO = 1000;

    private final Duration utime;
    private final Duration stime;
    private final long maxrss;
    private final long minflt;
    private final long majflt;
    private final long inblock;
    private final long oublock;
    private final long nvcsw;
    private final long nivcsw;

    /** Reads a {@code struct rusage}. */
    Rusage(long struct) {
        utime = Timeval.read(struct + UTIME);
        stime = Timeval.read(struct + STIME);
        maxrss = MAXRSS.get(struct);
        minflt = MINFLT.get(struct);
        majflt = MAJFLT.get(struct);
        inblock = INBLOCK.get(struct);
        oublock = OUBLOCK.get(struct);
        nvcsw = NVCSW.get(struct);
        nivcsw = NIVCSW.get(struct);
    }

    /**
     * The processor time of the program itself.
     *
     * @return {@code ru_utime}, to the microsecond
     */
    public Duration utime() {
        return utime;
    }

    /**
     * The processor time of the kernel on its behalf.
     *
     * @return {@code ru_stime}, to the microsecond
     */
    public Duration stime() {
        return stime;
    }

    /**
     * The most memory that it had in use at once; of children, that of the largest. Of a child that posix_spawn started it is at least what the
     * JVM had in use then, since Linux counts the moment before the program began, in which both share their memory.
     *
     * @return {@code ru_maxrss} in KiB
     */
    public long maxrss() {
        return maxrss;
    }

    /**
     * Page faults that needed no reading.
     *
     * @return {@code ru_minflt}
     */
    public long minflt() {
        return minflt;
    }

    /**
     * Page faults for which something was read.
     *
     * @return {@code ru_majflt}
     */
    public long majflt() {
        return majflt;
    }

    /**
     * What was read from a disk.
     *
     * @return {@code ru_inblock}, in units of 512 bytes
     */
    public long inblock() {
        return inblock;
    }

    /**
     * What was written for a disk.
     *
     * @return {@code ru_oublock}, in units of 512 bytes
     */
    public long oublock() {
        return oublock;
    }

    /**
     * How often it gave the processor up, to wait for something.
     *
     * @return {@code ru_nvcsw}
     */
    public long nvcsw() {
        return nvcsw;
    }

    /**
     * How often the processor was taken from it.
     *
     * @return {@code ru_nivcsw}
     */
    public long nivcsw() {
        return nivcsw;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rusage that && utime.equals(that.utime) && stime.equals(that.stime) && maxrss == that.maxrss
                && minflt == that.minflt && majflt == that.majflt && inblock == that.inblock && oublock == that.oublock && nvcsw == that.nvcsw
                && nivcsw == that.nivcsw;
    }

    @Override
    public int hashCode() {
        return (utime.hashCode() * 31 + stime.hashCode()) * 31 + Long.hashCode(minflt);
    }

    @Override
    public String toString() {
        return "user " + seconds(utime) + ", system " + seconds(stime) + ", at most " + maxrss + " KiB, faults " + minflt + " minor " + majflt
                + " major, blocks " + inblock + " in " + oublock + " out, switches " + nvcsw + " voluntary " + nivcsw + " involuntary";
    }

    private static String seconds(Duration time) {
        return time.getSeconds() + "." + String.format(Locale.ROOT, "%06d", time.getNano() / MICRO) + " s";
    }
}
