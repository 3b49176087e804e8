package org.os4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Timeval;

/** What is done to a whole system: its clock, its swap, its end: a part of {@link Linux}. */
public abstract sealed class LinuxAdministration extends LinuxNuma implements AdministrationConstants permits Linux {
    private static final CFunction ADJTIMEX = CFunction.ofInt("adjtimex");
    private static final CFunction CLOCK_ADJTIME = CFunction.ofInt("clock_adjtime");
    private static final CFunction REBOOT = CFunction.ofInt("reboot");
    private static final CFunction SWAPON = CFunction.ofInt("swapon");
    private static final CFunction SWAPOFF = CFunction.ofInt("swapoff");
    private static final CFunction ACCT = CFunction.ofInt("acct");
    private static final CFunction PERSONALITY = CFunction.ofInt("personality");
    private static final long ASK = 0xFFFF_FFFFL;

    LinuxAdministration() {}

    /**
     * {@code int adjtimex(struct timex *buf)} - how the system's clock is kept, and whether it is synchronized.
     *
     * @return the clock's state
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @see "adjtimex(2)"
     */
    public static Timex adjtimex() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return adjust(scratch, scratch.allocate(Timex.Layout.STRUCT));
        }
    }

    /**
     * {@code int adjtimex(struct timex *buf)} - changes how the system's clock is kept.
     *
     * @param mode what: one of {@code ADJ_OFFSET}, {@code ADJ_FREQUENCY}, {@code ADJ_MAXERROR}, {@code ADJ_ESTERROR}, {@code ADJ_STATUS},
     *     {@code ADJ_TIMECONST}, {@code ADJ_TICK} and {@code ADJ_TAI}
     * @param value its new value, as {@link Timex} has it
     * @return the clock's state afterwards
     * @throws ErrnoException EPERM without CAP_SYS_TIME, EINVAL for a value that is out of range
     * @throws IllegalArgumentException for another mode
     * @see "adjtimex(2)"
     */
    public static Timex adjtimex(int mode, long value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return adjust(scratch, write(scratch, mode, value));
        }
    }

    /**
     * {@code int clock_adjtime(clockid_t clk_id, struct timex *buf)} - how a clock is kept: as {@link #adjtimex()}, which asks of
     * {@code CLOCK_REALTIME}.
     *
     * @param clockid {@code CLOCK_REALTIME}, or the clock of a device as {@code /dev/ptp0}
     * @return the clock's state
     * @throws ErrnoException EINVAL for what is no clock, EOPNOTSUPP for one that cannot be steered
     * @see "clock_adjtime(2)"
     */
    public static Timex clock_adjtime(int clockid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return adjust(scratch, clockid, scratch.allocate(Timex.Layout.STRUCT));
        }
    }

    /**
     * {@code int clock_adjtime(clockid_t clk_id, struct timex *buf)} - changes how a clock is kept.
     *
     * @param clockid as for {@link #clock_adjtime(int)}
     * @param mode what, as for {@link #adjtimex(int, long)}
     * @param value its new value, as {@link Timex} has it
     * @return the clock's state afterwards
     * @throws ErrnoException EPERM without CAP_SYS_TIME, EINVAL for a value that is out of range or what is no clock, EOPNOTSUPP for one that cannot be
     *     steered
     * @throws IllegalArgumentException for another mode
     * @see "clock_adjtime(2)"
     */
    public static Timex clock_adjtime(int clockid, int mode, long value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return adjust(scratch, clockid, write(scratch, mode, value));
        }
    }

    /**
     * {@code int clock_adjtime(clockid_t clk_id, struct timex *buf)} with {@code ADJ_SETOFFSET} - adds to the time of a clock, at once.
     *
     * @param clockid as for {@link #clock_adjtime(int)}
     * @param offset what is added, negative to set it back; a part of a microsecond counts as one
     * @return the clock's state afterwards
     * @throws ErrnoException EPERM without CAP_SYS_TIME, EINVAL for a time that no clock can have or what is no clock, EOPNOTSUPP for one that cannot be
     *     steered
     * @see "clock_adjtime(2)"
     */
    public static Timex clock_adjtime(int clockid, Duration offset) throws ErrnoException {
        Objects.requireNonNull(offset, "offset");
        try (Scratch scratch = Scratch.take()) {
            long struct = ofMode(scratch, ADJ_SETOFFSET);
            Timeval.write(struct + Timex.Layout.TIME, offset);
            return adjust(scratch, clockid, struct);
        }
    }

    private static long write(Scratch scratch, int mode, long value) {
        Field field = fieldOf(mode);
        long struct = ofMode(scratch, mode);
        field.set(struct, value);
        return struct;
    }

    private static long ofMode(Scratch scratch, int mode) {
        long struct = scratch.allocate(Timex.Layout.STRUCT);
        Timex.Layout.MODES.set(struct, mode);
        return struct;
    }

    private static Timex adjust(Scratch scratch, int clockid, long struct) throws ErrnoException {
        int state = (int) CLOCK_ADJTIME.call(scratch, clockid, struct);
        if (state == -1) {
            throw PosixErrors.failed(CLOCK_ADJTIME, scratch);
        }
        return Timex.read(state, struct);
    }

    private static Field fieldOf(int mode) {
        if (mode == ADJ_OFFSET) {
            return Timex.Layout.OFFSET;
        } else if (mode == ADJ_FREQUENCY) {
            return Timex.Layout.FREQUENCY;
        } else if (mode == ADJ_MAXERROR) {
            return Timex.Layout.MAX_ERROR;
        } else if (mode == ADJ_ESTERROR) {
            return Timex.Layout.ESTIMATED_ERROR;
        } else if (mode == ADJ_STATUS) {
            return Timex.Layout.STATUS;
        } else if (mode == ADJ_TIMECONST || mode == ADJ_TAI) {
            return Timex.Layout.CONSTANT;
        } else if (mode == ADJ_TICK) {
            return Timex.Layout.TICK;
        }
        throw new IllegalArgumentException("mode: is not one of the ADJ_ constants that set a number: " + mode);
    }

    private static Timex adjust(Scratch scratch, long struct) throws ErrnoException {
        int state = (int) ADJTIMEX.call(scratch, struct);
        if (state == -1) {
            throw PosixErrors.failed(ADJTIMEX, scratch);
        }
        return Timex.read(state, struct);
    }

    /**
     * {@code int reboot(int op)} - stops the system or starts it anew, at once and without writing anything out: {@link Posix#sync} comes before. In
     * a container with a PID namespace of its own it ends the container.
     *
     * @param operation one of the {@code RB_} constants
     * @throws ErrnoException EPERM without CAP_SYS_BOOT, EINVAL for another operation or one that there is not here
     * @see "reboot(2)"
     */
    public static void reboot(int operation) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (REBOOT.call(scratch, operation) == -1) {
                throw PosixErrors.failed(REBOOT, scratch);
            }
        }
    }

    /**
     * {@code int swapon(const char *path, int swapflags)} - lets memory be swapped out to a file or device.
     *
     * @param path the file or device, prepared by mkswap(8)
     * @param flags 0, {@code SWAP_FLAG_DISCARD}, or {@code SWAP_FLAG_PREFER} with a priority
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN or for too many, EINVAL if it was not prepared, has holes or is on a file system that cannot,
     *     EBUSY if it is used already, ENOENT
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "swapon(2)"
     */
    public static void swapon(String path, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SWAPON.call(scratch, scratch.path(path, "path"), flags) == -1) {
                throw PosixErrors.failed(SWAPON, scratch, path);
            }
        }
    }

    /**
     * {@code int swapoff(const char *path)} - brings all memory back from a file or device. May take long; a virtual thread keeps its carrier meanwhile.
     *
     * @param path the file or device
     * @throws ErrnoException ENOMEM if it does not fit, EINVAL if it is not used, EPERM without CAP_SYS_ADMIN, ENOENT
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "swapoff(2)"
     */
    public static void swapoff(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SWAPOFF.call(scratch, scratch.path(path, "path")) == -1) {
                throw PosixErrors.failed(SWAPOFF, scratch, path);
            }
        }
    }

    /**
     * {@code int acct(const char *filename)} - writes a record of each process that ends to a file, or no more.
     *
     * @param filename the file, which must exist; null for no more
     * @throws ErrnoException EPERM without CAP_SYS_PACCT, EACCES if it is no file, ENOENT
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException if the kernel was built without it
     * @see "acct(2), acct(5)"
     */
    public static void acct(@Nullable String filename) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (ACCT.call(scratch, filename == null ? 0 : scratch.path(filename, "filename")) == -1) {
                if (Errno.of(scratch.errno()) == Errno.ENOSYS) {
                    throw new UnsupportedOperationException("acct: this kernel was built without it");
                }
                throw PosixErrors.failed(ACCT, scratch, filename);
            }
        }
    }

    /**
     * {@code int personality(0xffffffff)} - the ways in which the calling thread is treated unlike others.
     *
     * @return {@code PER_LINUX}, with any of {@code ADDR_NO_RANDOMIZE} and its sisters
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "personality(2)"
     */
    public static int personality() throws ErrnoException {
        return persona(ASK);
    }

    /**
     * {@code int personality(unsigned long persona)} - changes the ways in which the calling thread is treated, and programs that it starts: without
     * random addresses, say, or as on a processor of 32 bits.
     *
     * @param persona {@code PER_LINUX} or {@code PER_LINUX32}, with any of {@code ADDR_NO_RANDOMIZE} and its sisters
     * @return what it was
     * @throws ErrnoException EINVAL for what the kernel does not have
     * @throws UnsupportedOperationException in a virtual thread
     * @see "personality(2), setarch(8)"
     */
    public static int personality(int persona) throws ErrnoException {
        return persona(Integer.toUnsignedLong(persona));
    }

    private static int persona(long persona) throws ErrnoException {
        Arguments.requirePlatformThread("personality");
        try (Scratch scratch = Scratch.take()) {
            int before = (int) PERSONALITY.call(scratch, persona);
            if (before == -1) {
                throw PosixErrors.failed(PERSONALITY, scratch);
            }
            return before;
        }
    }
}
