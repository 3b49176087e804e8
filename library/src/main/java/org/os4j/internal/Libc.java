package org.os4j.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The one door to native code: the linker, the C library's symbols, and the shapes in which its functions are called.
 *
 * <p>Building a call handle costs milliseconds, sharing one costs nothing. On every processor that os4j runs on, integers and pointers travel
 * in the same registers, and a function looks at no more of them than it has parameters; so one handle with six 64-bit arguments, the function's
 * address before them, calls every function of the C library with up to six.
 */
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = LINKER.defaultLookup();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /** Up to six integers or pointers. */
    static final MethodHandle SIX = LINKER.downcallHandle(
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), ERRNO);

    /** Whether the C library is glibc, whose layouts the tables have. */
    static final boolean IS_GLIBC = exports("gnu_get_libc_version");

    private Libc() {}

    /** Whether the C library has a function. */
    static boolean exports(String name) {
        return SYMBOLS.find(name).isPresent();
    }

    /** The address of a function of the C library. */
    static MemorySegment find(String name) {
        Optional<MemorySegment> found = SYMBOLS.find(name);
        if (found.isEmpty()) {
            throw new UnsupportedOperationException(name + ": this system's C library has no such function");
        }
        return found.get();
    }

    /** Second argument a segment, which stays alive as long as the call runs, whoever owns it. */
    static final class WithSegment {
        static final MethodHandle SIX = LINKER.downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), ERRNO);

        private WithSegment() {}
    }

    /** Five integers or pointers, and segments that stay alive as long as the call runs: the function, which has five parameters, ignores them. */
    static final class KeepingAlive {
        static final MethodHandle FIVE = LINKER.downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                        ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS), ERRNO);

        private KeepingAlive() {}
    }

    /** The system call's number and its six arguments. */
    static final class Seven {
        static final MethodHandle SEVEN = LINKER.downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG), ERRNO);

        private Seven() {}
    }
}
