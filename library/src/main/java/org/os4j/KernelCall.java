package org.os4j;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Scratch;

/**
 * A system call that is made by its number: glibc has no function for it, or has had one since yesterday. On a kernel that does not have it either, it
 * is an {@link UnsupportedOperationException} that names the version.
 */
final class KernelCall {
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final CFunction INTERRUPTIBLE = SYSCALL.interruptible();
    private static final int UNKNOWN = -1;

    private final String name;
    private final String since;
    private int number = UNKNOWN;

    /** Its name, without {@code SYS_}, and the version of Linux that it came with. */
    KernelCall(String name, String since) {
        this.name = name;
        this.since = since;
    }

    long call(Scratch scratch, long a) {
        return call(scratch, a, 0, 0, 0, 0);
    }

    long call(Scratch scratch, long a, long b) {
        return call(scratch, a, b, 0, 0, 0);
    }

    long call(Scratch scratch, long a, long b, long c) {
        return call(scratch, a, b, c, 0, 0);
    }

    long call(Scratch scratch, long a, long b, long c, long d) {
        return call(scratch, a, b, c, d, 0);
    }

    /** Calls it; -1 is its failure. */
    long call(Scratch scratch, long a, long b, long c, long d, long e) {
        return SYSCALL.call(scratch, number(), a, b, c, d, e);
    }

    /** Calls it with the most arguments that a system call has. */
    long callWithSix(Scratch scratch, long a, long b, long c, long d, long e, long f) {
        return SYSCALL.callWithSeven(scratch, number(), a, b, c, d, e, f);
    }

    /** Calls it with a segment of the user's as the first argument, which no arena can free meanwhile; EINTR is the caller's. */
    long callWithSegment(Scratch scratch, MemorySegment a, long b, long c, long d) {
        return INTERRUPTIBLE.callKeepingAlive(scratch, number(), a.address(), b, c, d, a);
    }

    private int number() {
        if (number == UNKNOWN) {
            SYSCALL.address();
            number = Constants.get("syscalls", "SYS_" + name);
        }
        return number;
    }

    /** What to throw after -1. */
    ErrnoException failed(Scratch scratch) {
        return failed(scratch, null, null);
    }

    /** What to throw after -1 of a call on a path. */
    ErrnoException failed(Scratch scratch, @Nullable String path) {
        return failed(scratch, path, null);
    }

    /** What to throw after -1 of a call on two paths. */
    ErrnoException failed(Scratch scratch, @Nullable String path, @Nullable String path2) {
        if (Errno.of(scratch.errno()) == Errno.ENOSYS) {
            throw new UnsupportedOperationException(name + ": this kernel has no such call (Linux has had it since " + since + ")");
        }
        return new ErrnoException(name, scratch.errno(), path, path2);
    }
}
