package org.os4j;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Environment;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/** What a program is given that posix_spawn or system starts or exec puts in this one's place: arguments, environment, signal mask. */
final class NewProgram {
    private static final Struct SIGNAL_SET = Struct.named("sigset");
    // pthread_sigmask is the same call, but has been in libc itself only since glibc 2.32.
    private static final CFunction SIGPROCMASK = CFunction.ofInt("sigprocmask");
    private static final int HIGHEST_SIGNAL = 64;

    private NewProgram() {}

    /** C's {@code argv}. */
    static long arguments(Scratch scratch, List<String> args) {
        // A copy, since the list may change between being counted and being written.
        String[] words = args.toArray(String[]::new);
        if (words.length == 0) {
            throw new IllegalArgumentException("args: is empty, its first element is the program's own name");
        }
        return scratch.strings(Arrays.asList(words), "args");
    }

    /** C's {@code envp}: the given variables, or those of the C library as they are now. */
    static long environment(Scratch scratch, @Nullable Map<String, String> env) {
        if (env == null) {
            return Memory.getLong(Environment.address());
        }
        List<String> variables = new ArrayList<>(env.size());
        env.forEach((name, value) -> variables.add(variable(name, value)));
        return scratch.strings(variables, "env");
    }

    private static String variable(@Nullable String name, @Nullable String value) {
        if (name == null || value == null) {
            throw new NullPointerException("env: holds a null: " + name + "=" + value);
        }
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("env: no name of a variable: " + CStrings.quoted(name));
        }
        return name + "=" + value;
    }

    /**
     * The signals that a new program shall find blocked: the calling thread's, without what the JVM did to them. HotSpot blocks SIGQUIT in each
     * Java thread, so that its own thread gets it, and unblocks four others, even if the process was started with them blocked.
     */
    static long signalMask(Scratch scratch) {
        long set = scratch.allocate(SIGNAL_SET);
        SIGPROCMASK.call(scratch, SignalConstants.SIG_BLOCK, 0, set);
        return (Memory.getLong(set) | AtStart.BLOCKED & AtStart.UNBLOCKED_BY_JVM) & ~AtStart.BLOCKED_BY_JVM;
    }

    /** Sets the calling thread's mask, and returns what it was. */
    static long setSignalMask(Scratch scratch, long mask) {
        long before = scratch.allocate(SIGNAL_SET);
        SIGPROCMASK.call(scratch, SignalConstants.SIG_SETMASK, signalSet(scratch, mask), before);
        return Memory.getLong(before);
    }

    /** C's {@code sigset_t}, of which the kernel knows the first 64 bits. */
    static long signalSet(Scratch scratch, long signals) {
        long set = scratch.allocate(SIGNAL_SET);
        Memory.setLong(set, signals);
        return set;
    }

    /** Signals as the bits of a mask. */
    static long signals(int... signals) {
        long mask = 0;
        for (int signal : signals) {
            if (signal < 1 || signal > HIGHEST_SIGNAL) {
                throw new IllegalArgumentException("signals: no signal: " + signal);
            }
            mask |= 1L << signal - 1;
        }
        return mask;
    }

    /** The signals that the process was started with. */
    private static final class AtStart {
        static final long BLOCKED_BY_JVM = signals(SignalConstants.SIGQUIT);
        static final long UNBLOCKED_BY_JVM = signals(SignalConstants.SIGHUP, SignalConstants.SIGINT, SignalConstants.SIGTERM,
                SignalConstants.SIGUSR2);
        static final long BLOCKED = find();
        private static final String LINE = "\nSigBlk:\t";
        private static final int SIZE = 8192;

        /** The mask of the thread that the process began with: the java launcher runs no Java on it. Without /proc, none. */
        private static long find() {
            int fd = PosixDescriptors.tryOpen("/proc/self/status", DescriptorConstants.O_RDONLY, 0);
            if (fd < 0) {
                return 0;
            }
            try {
                return blocked(fd);
            } catch (ErrnoException e) {
                return 0;
            }
        }

        private static long blocked(int fd) throws ErrnoException {
            // Read to its end: the groups, of which there may be thousands, stand before the masks.
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                for (byte[] part; (part = PosixReadWrite.read(fd, SIZE)).length > 0; ) {
                    bytes.writeBytes(part);
                }
            } finally {
                PosixDescriptors.close(fd);
            }
            String status = bytes.toString(StandardCharsets.ISO_8859_1);
            int line = status.indexOf(LINE);
            return line < 0 ? 0 : Long.parseUnsignedLong(status, line + LINE.length(), status.indexOf('\n', line + 1), 16);
        }
    }
}
