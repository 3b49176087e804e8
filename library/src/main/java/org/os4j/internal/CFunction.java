package org.os4j.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A function of the C library. It is looked up when it is first called; one that is missing then is an
 * {@link UnsupportedOperationException} that names it.
 *
 * <p>Every call leaves errno in the scratch memory that it is given. A call that a signal interrupted is made again, as in Python, unless the
 * function was declared {@link #interruptible}.
 */
public final class CFunction {
    /** The same number on every Unix. */
    private static final int EINTR = 4;

    private final String name;
    private final boolean isInt;
    private final boolean restarts;
    private @Nullable MemorySegment address;

    private CFunction(String name, boolean isInt, boolean restarts) {
        this.name = name;
        this.isInt = isInt;
        this.restarts = restarts;
    }

    /** A function whose result is an {@code int}: the register's upper half is undefined and must not be looked at. */
    public static CFunction ofInt(String name) {
        return new CFunction(name, true, true);
    }

    /** A function whose result is a {@code long}, {@code ssize_t}, {@code off_t} or a pointer. */
    public static CFunction ofLong(String name) {
        return new CFunction(name, false, true);
    }

    /** A function that was found elsewhere, in a library of the user's say. */
    public static CFunction at(MemorySegment address, String name, boolean isInt) {
        Platform.require(name);
        CFunction function = new CFunction(name, isInt, true);
        function.address = address;
        return function;
    }

    /**
     * A function that returns a pointer, of the first library of these that there is.
     *
     * @throws UnsupportedOperationException if there is none
     */
    public static CFunction ofLibrary(String name, String symbol, String... libraries) {
        Platform.require(name);
        for (String library : libraries) {
            try {
                return at(SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow(symbol), name, false);
            } catch (IllegalArgumentException | NoSuchElementException e) {
                // The next one may be there.
            }
        }
        throw new UnsupportedOperationException(name + ": this system has no " + String.join(" or ", libraries));
    }

    /** The same function, whose EINTR is the caller's to see. */
    public CFunction interruptible() {
        CFunction function = new CFunction(name, isInt, false);
        function.address = address;
        return function;
    }

    /** Its name in C. */
    public String name() {
        return name;
    }

    /** Its address. */
    public MemorySegment address() {
        MemorySegment found = address;
        if (found == null) {
            Platform.require(name);
            found = Libc.find(name);
            address = found;
        }
        return found;
    }

    /** Says whether os4j has a port to this platform, but its C library has no such function. */
    public boolean isMissing() {
        return Platform.isSupported() && !Libc.exports(name);
    }

    /** Calls it without arguments. */
    public long call(Scratch scratch) {
        return call(scratch, 0, 0, 0, 0, 0, 0);
    }

    /** Calls it. */
    public long call(Scratch scratch, long a) {
        return call(scratch, a, 0, 0, 0, 0, 0);
    }

    /** Calls it. */
    public long call(Scratch scratch, long a, long b) {
        return call(scratch, a, b, 0, 0, 0, 0);
    }

    /** Calls it. */
    public long call(Scratch scratch, long a, long b, long c) {
        return call(scratch, a, b, c, 0, 0, 0);
    }

    /** Calls it. */
    public long call(Scratch scratch, long a, long b, long c, long d) {
        return call(scratch, a, b, c, d, 0, 0);
    }

    /** Calls it. */
    public long call(Scratch scratch, long a, long b, long c, long d, long e) {
        return call(scratch, a, b, c, d, e, 0);
    }

    /**
     * Calls it.
     *
     * @return its result, an int with its sign
     */
    public long call(Scratch scratch, long a, long b, long c, long d, long e, long f) {
        MemorySegment function = address();
        while (true) {
            long result;
            try {
                result = (long) Libc.SIX.invokeExact(function, scratch.state(), a, b, c, d, e, f);
            } catch (Throwable thrown) {
                throw unexpected(thrown);
            }
            if (isFinal(result, scratch)) {
                return isInt ? (int) result : result;
            }
        }
    }

    /** Calls it with a segment of the user's as the second argument; no arena can free it while the call runs. */
    public long callWithSegment(Scratch scratch, long a, MemorySegment b, long c, long d) {
        MemorySegment function = address();
        while (true) {
            long result;
            try {
                result = (long) Libc.WithSegment.SIX.invokeExact(function, scratch.state(), a, b, c, d, 0L, 0L);
            } catch (Throwable thrown) {
                throw unexpected(thrown);
            }
            if (isFinal(result, scratch)) {
                return isInt ? (int) result : result;
            }
        }
    }

    /** Calls it with a seventh argument, which only {@code syscall} has. */
    public long callWithSeven(Scratch scratch, long a, long b, long c, long d, long e, long f, long g) {
        MemorySegment function = address();
        while (true) {
            long result;
            try {
                result = (long) Libc.Seven.SEVEN.invokeExact(function, scratch.state(), a, b, c, d, e, f, g);
            } catch (Throwable thrown) {
                throw unexpected(thrown);
            }
            if (isFinal(result, scratch)) {
                return isInt ? (int) result : result;
            }
        }
    }

    /** Calls it with errno 0, for a function whose result is no sign of failure where errno stays so. */
    public long callWithErrnoCleared(Scratch scratch, long a, long b, long c) {
        return callWithErrnoCleared(scratch, a, b, c, 0, 0, 0);
    }

    /** Calls it with errno 0. */
    public long callWithErrnoCleared(Scratch scratch, long a, long b, long c, long d, long e, long f) {
        address();
        Memory.setInt(scratch.errnoLocation(), 0);
        // Since JDK 27 the linker begins a call with the errno that stands where it leaves the call's.
        scratch.setErrno(0);
        return call(scratch, a, b, c, d, e, f);
    }

    /** Calls it while no arena can free a segment, whose address is one of the arguments. */
    public long callKeepingAlive(Scratch scratch, long a, long b, long c, MemorySegment kept) {
        return callKeepingAlive(scratch, a, b, c, 0, 0, kept);
    }

    /** Calls it while no arena can free a segment, whose address is one of the five arguments. */
    public long callKeepingAlive(Scratch scratch, long a, long b, long c, long d, long e, MemorySegment kept) {
        MemorySegment[] all = new MemorySegment[KEPT_ALIVE];
        Arrays.fill(all, MemorySegment.NULL);
        all[0] = kept;
        return callKeepingAlive(scratch, a, b, c, d, e, all);
    }

    /** How many segments {@link #callKeepingAlive} keeps alive. */
    static final int KEPT_ALIVE = 8;

    /** Calls it while no arena can free the segments, whose addresses stand in memory that it reads. */
    long callKeepingAlive(Scratch scratch, long a, long b, long c, long d, long e, MemorySegment[] kept) {
        MemorySegment function = address();
        while (true) {
            long result;
            try {
                result = (long) Libc.KeepingAlive.FIVE.invokeExact(function, scratch.state(), a, b, c, d, e,
                        kept[0], kept[1], kept[2], kept[3], kept[4], kept[5], kept[6], kept[7]);
            } catch (Throwable thrown) {
                throw unexpected(thrown);
            }
            if (isFinal(result, scratch)) {
                return isInt ? (int) result : result;
            }
        }
    }

    private boolean isFinal(long result, Scratch scratch) {
        return (isInt ? (int) result : result) != -1 || !restarts || scratch.errno() != EINTR;
    }

    private static RuntimeException unexpected(Throwable thrown) {
        if (thrown instanceof RuntimeException exception) {
            return exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(thrown);
    }
}
