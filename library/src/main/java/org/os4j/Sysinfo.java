package org.os4j;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What the system has and uses: the {@code struct sysinfo} of sysinfo(2). The accessors have the names of its members. Memory is in bytes, whatever
 * unit the kernel counts in.
 */
public final class Sysinfo {
    static final Struct STRUCT = Struct.named("sysinfo");
    private static final Field UPTIME = STRUCT.field("uptime");
    private static final Field LOADS = STRUCT.field("loads");
    private static final Field TOTALRAM = STRUCT.field("totalram");
    private static final Field FREERAM = STRUCT.field("freeram");
    private static final Field SHAREDRAM = STRUCT.field("sharedram");
    private static final Field BUFFERRAM = STRUCT.field("bufferram");
    private static final Field TOTALSWAP = STRUCT.field("totalswap");
    private static final Field FREESWAP = STRUCT.field("freeswap");
    private static final Field PROCS = STRUCT.field("procs");
    private static final Field MEM_UNIT = STRUCT.field("mem_unit");
    private static final double LOAD_UNIT = 1 << 16;
    private static final long MEBI = 1 << 20;

    private final Duration uptime;
    private final LoadAverage loads;
    private final long totalram;
    private final long freeram;
    private final long sharedram;
    private final long bufferram;
    private final long totalswap;
    private final long freeswap;
    private final int procs;

    /** Reads a {@code struct sysinfo}. */
    Sysinfo(long struct) {
        long unit = MEM_UNIT.get(struct);
        uptime = Duration.ofSeconds(UPTIME.get(struct));
        loads = new LoadAverage(load(struct, 0), load(struct, 1), load(struct, 2));
        totalram = TOTALRAM.get(struct) * unit;
        freeram = FREERAM.get(struct) * unit;
        sharedram = SHAREDRAM.get(struct) * unit;
        bufferram = BUFFERRAM.get(struct) * unit;
        totalswap = TOTALSWAP.get(struct) * unit;
        freeswap = FREESWAP.get(struct) * unit;
        procs = PROCS.getInt(struct);
    }

    private static double load(long struct, int index) {
        return Memory.getLong(struct + LOADS.offset() + (long) index * Long.BYTES) / LOAD_UNIT;
    }

    /**
     * The time since the system was started.
     *
     * @return {@code uptime}, to the second
     */
    public Duration uptime() {
        return uptime;
    }

    /**
     * How many threads run, or want to.
     *
     * @return {@code loads}, over 1, 5 and 15 minutes
     */
    public LoadAverage loads() {
        return loads;
    }

    /**
     * The memory that can be used.
     *
     * @return {@code totalram} in bytes
     */
    public long totalram() {
        return totalram;
    }

    /**
     * The memory that nothing uses, not even as a cache of files: what a program can have is more.
     *
     * @return {@code freeram} in bytes
     */
    public long freeram() {
        return freeram;
    }

    /**
     * The memory that is shared, by tmpfs as well.
     *
     * @return {@code sharedram} in bytes
     */
    public long sharedram() {
        return sharedram;
    }

    /**
     * The memory that buffers of block devices use.
     *
     * @return {@code bufferram} in bytes
     */
    public long bufferram() {
        return bufferram;
    }

    /**
     * The swap space.
     *
     * @return {@code totalswap} in bytes
     */
    public long totalswap() {
        return totalswap;
    }

    /**
     * The swap space that nothing uses.
     *
     * @return {@code freeswap} in bytes
     */
    public long freeswap() {
        return freeswap;
    }

    /**
     * The threads of all processes.
     *
     * @return {@code procs}; the kernel counts to 65,535 and begins anew
     */
    public int procs() {
        return procs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sysinfo that && uptime.equals(that.uptime) && loads.equals(that.loads) && totalram == that.totalram
                && freeram == that.freeram && sharedram == that.sharedram && bufferram == that.bufferram && totalswap == that.totalswap
                && freeswap == that.freeswap && procs == that.procs;
    }

    @Override
    public int hashCode() {
        return (uptime.hashCode() * 31 + Long.hashCode(freeram)) * 31 + procs;
    }

    @Override
    public String toString() {
        return "up " + uptime.toDays() + " d " + uptime.toHoursPart() + " h " + uptime.toMinutesPart() + " min, memory " + freeram / MEBI
                + " MiB free of " + totalram / MEBI + ", swap " + freeswap / MEBI + " MiB free of " + totalswap / MEBI + ", " + procs
                + " threads, load " + String.format(Locale.ROOT, "%.2f %.2f %.2f", loads.one(), loads.five(), loads.fifteen());
    }
}
