package org.os4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/**
 * A C function that os4j has no method for, of the C library or of any other, with errno.
 *
 * <pre>{@code
 * static final NativeFunction GETPGID = NativeFunction.ofInt("getpgid");
 *
 * int group = (int) GETPGID.call(0);                        // an ErrnoException if it returns -1
 * }</pre>
 *
 * <p>It takes up to six arguments, each an integer or an address, and returns an integer, an address or nothing. One with a {@code double}, a
 * {@code float} or a struct as such among them cannot be called. Memory is passed by {@link MemorySegment#address()}, and must not be freed before
 * the call has returned. A call that a signal interrupted is made again, unless it is {@link #interruptible()}. The call may block; a virtual thread
 * keeps its carrier meanwhile. Nothing checks the arguments: what would crash C crashes the JVM.
 */
public final class NativeFunction {
    private static final int MOST_ARGUMENTS = 6;

    private final CFunction function;

    private NativeFunction(CFunction function) {
        this.function = function;
    }

    /**
     * A function of the C library that returns an {@code int}.
     *
     * @param name its name
     * @return the function, which is looked up when it is first called
     */
    public static NativeFunction ofInt(String name) {
        return new NativeFunction(CFunction.ofInt(Objects.requireNonNull(name, "name")));
    }

    /**
     * A function of the C library that returns a {@code long}, {@code ssize_t}, {@code off_t} or a pointer.
     *
     * @param name its name
     * @return the function, which is looked up when it is first called
     */
    public static NativeFunction ofLong(String name) {
        return new NativeFunction(CFunction.ofLong(Objects.requireNonNull(name, "name")));
    }

    /**
     * A function of another library that returns an {@code int}.
     *
     * @param library where it is looked for, at once: {@code SymbolLookup.libraryLookup("libz.so.1", Arena.global())}
     * @param name its name
     * @return the function
     * @throws java.util.NoSuchElementException if the library has none of this name
     */
    public static NativeFunction ofInt(SymbolLookup library, String name) {
        return new NativeFunction(CFunction.at(library.findOrThrow(name), name, true));
    }

    /**
     * A function of another library that returns a {@code long}, {@code ssize_t}, {@code off_t} or a pointer.
     *
     * @param library where it is looked for, at once: {@code SymbolLookup.libraryLookup("libz.so.1", Arena.global())}
     * @param name its name
     * @return the function
     * @throws java.util.NoSuchElementException if the library has none of this name
     */
    public static NativeFunction ofLong(SymbolLookup library, String name) {
        return new NativeFunction(CFunction.at(library.findOrThrow(name), name, false));
    }

    /**
     * The same function, whose EINTR is the caller's to see.
     *
     * @return a function that is not called again after a signal
     */
    public NativeFunction interruptible() {
        return new NativeFunction(function.interruptible());
    }

    /**
     * Calls it; -1 is its failure.
     *
     * @param arguments up to six integers or addresses
     * @return its result, an int with its sign
     * @throws ErrnoException if the result is -1: what errno says
     * @throws IllegalArgumentException if there are more than six arguments
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public long call(long... arguments) throws ErrnoException {
        Outcome outcome = callForOutcome(arguments);
        if (outcome.result() == -1) {
            throw new ErrnoException(function.name(), outcome.errno());
        }
        return outcome.result();
    }

    /**
     * Calls it, where failure is told otherwise than by -1.
     *
     * @param arguments up to six integers or addresses
     * @return its result, and errno after it: 0 if the function left it alone
     * @throws IllegalArgumentException if there are more than six arguments
     * @throws UnsupportedOperationException if the C library has no such function
     */
    public Outcome callForOutcome(long... arguments) {
        if (Objects.requireNonNull(arguments, "arguments").length > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("arguments: no more than 6 can be passed: " + arguments.length);
        }
        long[] a = Arrays.copyOf(arguments, MOST_ARGUMENTS);
        try (Scratch scratch = Scratch.take()) {
            long result = function.callWithErrnoCleared(scratch, a[0], a[1], a[2], a[3], a[4], a[5]);
            return new Outcome(result, scratch.errno());
        }
    }

    /**
     * What a function returned and what it left in errno.
     *
     * @param result the result, an int with its sign
     * @param errno errno, which means something only if the result says that the call failed
     */
    public record Outcome(long result, int errno) {}

    @Override
    public String toString() {
        return function.name();
    }
}
