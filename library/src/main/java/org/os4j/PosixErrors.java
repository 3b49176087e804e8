package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** How a call says what went wrong: the part of {@link Posix} that every other part builds on. */
public abstract sealed class PosixErrors extends CommonCalls permits PosixDescriptors {
    private static final CFunction STRERROR = CFunction.ofInt("__xpg_strerror_r");
    private static final int MESSAGE_SIZE = 256;

    PosixErrors() {}

    /**
     * {@code char *strerror(int errnum)} - the system's words for an error number, in the language of the locale.
     *
     * @param errno a value of errno
     * @return the text, {@code Unknown error N} for a number that the system does not know
     * @see <a href="https://man7.org/linux/man-pages/man3/strerror.3.html">strerror(3)</a>, Python {@code os.strerror}
     */
    public static String strerror(int errno) {
        try (Scratch scratch = Scratch.take()) {
            long text = scratch.allocate(MESSAGE_SIZE);
            Memory.setByte(text, (byte) 0);
            STRERROR.call(scratch, errno, text, MESSAGE_SIZE);
            return CStrings.read(text);
        }
    }

    /** The exception for a call that has just returned -1. */
    static ErrnoException failed(CFunction function, Scratch scratch) {
        return new ErrnoException(function.name(), scratch.errno());
    }

    /** The exception for a call on a path that has just returned -1. */
    static ErrnoException failed(CFunction function, Scratch scratch, @Nullable String path) {
        return new ErrnoException(function.name(), scratch.errno(), path);
    }

    /** The exception for a call on two paths that has just returned -1. */
    static ErrnoException failed(CFunction function, Scratch scratch, String path, String path2) {
        return new ErrnoException(function.name(), scratch.errno(), path, path2);
    }
}
