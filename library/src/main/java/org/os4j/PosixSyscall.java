package org.os4j;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/** What has no method here: system calls by number, libraries by name: a part of {@link Posix}. {@link NativeFunction} calls any C function. */
public abstract sealed class PosixSyscall extends PosixClocks implements SyscallConstants permits PosixQueues {
    private static final CFunction SYSCALL = CFunction.ofLong("syscall").interruptible();
    private static final CFunction DLOPEN = CFunction.ofLong("dlopen");
    private static final CFunction DLSYM = CFunction.ofLong("dlsym");
    private static final CFunction DLCLOSE = CFunction.ofInt("dlclose").interruptible();
    private static final CFunction DLERROR = CFunction.ofLong("dlerror");
    private static final int MOST_ARGUMENTS = 6;

    PosixSyscall() {}

    /**
     * {@code long syscall(long number, ...)} - makes a system call. It is not made again after EINTR, and nothing checks the arguments: what would
     * crash C crashes the JVM. It may block; a virtual thread keeps its carrier meanwhile, and many a call acts on the carrier alone.
     *
     * @param number {@code SYS_getpid} or another, or one of {@link #syscall_names}
     * @param arguments up to six integers or addresses, of memory that stays there until the call has returned
     * @return the result
     * @throws ErrnoException whatever the kernel says; ENOSYS if it has no such call
     * @throws IllegalArgumentException if there are more than six arguments
     * @see "syscall(2), syscalls(2)"
     */
    public static long syscall(long number, long... arguments) throws ErrnoException {
        if (Objects.requireNonNull(arguments, "arguments").length > MOST_ARGUMENTS) {
            throw new IllegalArgumentException("arguments: a system call takes no more than 6: " + arguments.length);
        }
        long[] a = Arrays.copyOf(arguments, MOST_ARGUMENTS);
        try (Scratch scratch = Scratch.take()) {
            long result = arguments.length < MOST_ARGUMENTS
                    ? SYSCALL.call(scratch, number, a[0], a[1], a[2], a[3], a[4])
                    : SYSCALL.callWithSeven(scratch, number, a[0], a[1], a[2], a[3], a[4], a[5]);
            if (result == -1) {
                throw new ErrnoException("syscall " + nameOf(number), scratch.errno());
            }
            return result;
        }
    }

    /**
     * {@code void *dlopen(const char *path, int flags)} - loads a library. {@link java.lang.foreign.SymbolLookup#libraryLookup} does so in Java's
     * way, without the flags.
     *
     * @param path its path, or its name if it is looked for; null for the program itself and what is loaded for all
     * @param flags {@code RTLD_LAZY} or {@code RTLD_NOW}, and any of the other {@code RTLD_} constants
     * @return a handle
     * @throws UnsatisfiedLinkError if it cannot be loaded: what the C library says
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "dlopen(3), Python sys.setdlopenflags with os.RTLD_NOW"
     */
    public static long dlopen(@Nullable String path, int flags) {
        try (Scratch scratch = Scratch.take()) {
            prepareLinkError(scratch);
            long handle = DLOPEN.call(scratch, path == null ? 0 : scratch.path(path, "path"), flags);
            if (handle == 0) {
                throw linkError(scratch);
            }
            return handle;
        }
    }

    /**
     * {@code void *dlsym(void *handle, const char *symbol)} - finds a function or a variable.
     *
     * @param handle what {@link #dlopen} returned; 0 for all that is loaded for all
     * @param symbol the name
     * @return its address
     * @throws UnsatisfiedLinkError if there is none: what the C library says
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "dlsym(3)"
     */
    public static long dlsym(long handle, String symbol) {
        try (Scratch scratch = Scratch.take()) {
            prepareLinkError(scratch);
            long address = DLSYM.call(scratch, handle, scratch.string(symbol, "symbol"));
            if (address == 0) {
                throw linkError(scratch);
            }
            return address;
        }
    }

    /**
     * {@code int dlclose(void *handle)} - gives a library back; when the last one has done so it may be gone.
     *
     * @param handle what {@link #dlopen} returned, and nothing else
     * @throws UnsatisfiedLinkError if the C library does not know it
     * @see "dlclose(3)"
     */
    public static void dlclose(long handle) {
        try (Scratch scratch = Scratch.take()) {
            prepareLinkError(scratch);
            if (DLCLOSE.call(scratch, handle) != 0) {
                throw linkError(scratch);
            }
        }
    }

    /** Before the call that may fail: what the JVM links when dlerror is first called and its text first read makes the C library forget the text. */
    private static void prepareLinkError(Scratch scratch) {
        DLERROR.call(scratch);
        CStrings.read(scratch.string("", "text"));
    }

    private static UnsatisfiedLinkError linkError(Scratch scratch) {
        long text = DLERROR.call(scratch);
        return new UnsatisfiedLinkError(text == 0 ? "no reason given" : CStrings.read(text));
    }

    private static String nameOf(long number) {
        for (Map.Entry<String, Integer> call : syscall_names.entrySet()) {
            if (call.getValue() == number) {
                return call.getKey();
            }
        }
        return Long.toString(number);
    }
}
