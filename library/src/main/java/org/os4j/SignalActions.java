package org.os4j;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.JvmSignals;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * What this process does on each signal.
 *
 * <p>The JVM has a table of its own of the Java handlers, behind {@code sun.misc.Signal}. It refuses what it needs itself, knows no real-time signal,
 * lets a program take SIGBUS, without which it cannot live, and ignores silently a handler for SIGHUP, SIGINT or SIGTERM where the process was
 * started with that signal ignored, as nohup and the shell's {@code &} do. So Java handlers go through it, and all else is asked of and told to the
 * C library.
 */
final class SignalActions {
    private static final String[] NAMES = {
        "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT",
        "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
    };
    /** The names by which the JVM knows the signals; those of real time have none. */
    private static final Map<Integer, String> NAME_OF = new HashMap<>();
    private static final CFunction SIGACTION = CFunction.ofInt("sigaction");
    private static final CFunction SIGNAL = CFunction.ofLong("signal");
    private static final CFunction ABS = CFunction.ofInt("abs");
    private static final Struct ACTION = Struct.named("sigaction");
    private static final Field HANDLER = ACTION.field("sa_handler");

    /** How the JDK wakes a thread that waits in a call on a socket or file which another thread closes: its libnet and libnio take this signal. */
    private static final int WAKEUP = SignalConstants.SIGRTMAX - 2;

    private static final Map<Integer, JavaHandler> JAVA_HANDLERS = new HashMap<>();
    /** Those that were asked for and have not been replaced yet. */
    private static final Map<Integer, NativeHandler> NATIVE_HANDLERS = new HashMap<>();

    static {
        for (String name : NAMES) {
            NAME_OF.put(Constants.get("signals", "SIG" + name), name);
        }
    }

    private SignalActions() {}

    /** What needs no handler; the numbers are the same on every Unix. */
    enum Disposition implements SignalHandler {
        SIG_DFL, SIG_IGN;

        @Override
        public void handle(int signum) {
            throw new UnsupportedOperationException(this + ": is not a handler that can be called");
        }
    }

    /** A handler of the program's, what stands for it in the JVM's table, and the JVM's function that looks there. */
    private record JavaHandler(SignalHandler handler, Object entry, long address) {}

    /**
     * What was there before: the JVM's own handler, that of another user of its table, or that of native code. It can be given back to the signal that
     * it was taken from.
     */
    private static final class NativeHandler implements SignalHandler {
        private final int signum;
        private final byte[] action;
        private @Nullable Object inTheJvm;

        NativeHandler(int signum, byte[] action) {
            this.signum = signum;
            this.action = action;
        }

        @Override
        public void handle(int number) {
            throw new UnsupportedOperationException(this + ": is not a handler that can be called");
        }

        @Override
        public String toString() {
            return "the handler of " + nameOf(signum) + " that the JVM or native code has set";
        }
    }

    static synchronized SignalHandler get(int signum) {
        return handlerOf(signum, actionOf(signum));
    }

    static synchronized SignalHandler set(int signum, SignalHandler handler) {
        byte[] action = actionOf(signum);
        SignalHandler previous = handlerOf(signum, action);
        refuseReserved(signum);
        @Nullable JavaHandler before = JAVA_HANDLERS.get(signum);
        @Nullable Object displaced = switch (handler) {
            case Disposition disposition -> setDisposition(signum, disposition);
            case NativeHandler original -> giveBack(signum, original);
            default -> setJavaHandler(signum, handler, previous == Disposition.SIG_IGN);
        };
        if (handler instanceof NativeHandler original) {
            NATIVE_HANDLERS.put(signum, original);
        } else {
            NATIVE_HANDLERS.remove(signum);
        }
        return previous instanceof Disposition || displaced == null ? previous : owner(signum, action, previous, before, displaced);
    }

    /** The C library's {@code struct sigaction} of a signal. */
    private static byte[] actionOf(int signum) {
        try (Scratch scratch = Scratch.take()) {
            long action = scratch.allocate(ACTION);
            if (SIGACTION.call(scratch, signum, 0, action) == -1) {
                throw new IllegalArgumentException("signum: is no signal: " + signum);
            }
            return Memory.bytes(action, ACTION.size());
        }
    }

    private static SignalHandler handlerOf(int signum, byte[] action) {
        long address = addressOf(action);
        if (address == Disposition.SIG_DFL.ordinal()) {
            return Disposition.SIG_DFL;
        }
        if (address == Disposition.SIG_IGN.ordinal()) {
            return Disposition.SIG_IGN;
        }
        JavaHandler java = JAVA_HANDLERS.get(signum);
        if (java != null && java.address == address) {
            return java.handler;
        }
        NativeHandler known = NATIVE_HANDLERS.get(signum);
        if (known == null || addressOf(known.action) != address) {
            known = new NativeHandler(signum, action);
            NATIVE_HANDLERS.put(signum, known);
        }
        return known;
    }

    private static long addressOf(byte[] action) {
        try (Scratch scratch = Scratch.take()) {
            return HANDLER.get(scratch.bytes(action, 0, action.length));
        }
    }

    /** Whose handler it was that is replaced now: the C library sees the JVM's function for each entry of the JVM's table. */
    private static SignalHandler owner(int signum, byte[] action, SignalHandler previous, @Nullable JavaHandler before, Object displaced) {
        if (before != null && displaced == before.entry) {
            return previous;
        }
        NativeHandler original = previous instanceof NativeHandler known && (known.inTheJvm == null || known.inTheJvm == displaced) ? known
                : new NativeHandler(signum, action);
        original.inTheJvm = displaced;
        return original;
    }

    private static void refuseReserved(int signum) {
        if (signum == SignalConstants.SIGKILL || signum == SignalConstants.SIGSTOP) {
            throw new IllegalArgumentException("signum: " + nameOf(signum) + " can be neither caught nor ignored");
        }
        if (signum == SignalConstants.SIGSEGV || signum == SignalConstants.SIGBUS || signum == SignalConstants.SIGFPE
                || signum == SignalConstants.SIGILL) {
            throw new UnsupportedOperationException(nameOf(signum) + ": the JVM works by it (null pointers, divisions, safepoints, mapped files), and"
                    + " would crash without its own handler");
        }
        if (signum == WAKEUP) {
            throw new UnsupportedOperationException(nameOf(signum) + ": the JDK wakes threads that wait for sockets and files with it");
        }
    }

    private static @Nullable Object setDisposition(int signum, Disposition disposition) {
        @Nullable String name = NAME_OF.get(signum);
        @Nullable Object displaced = null;
        if (name != null) {
            try {
                displaced = JvmSignals.put(name, disposition == Disposition.SIG_DFL ? JvmSignals.DEFAULT : JvmSignals.IGNORE);
            } catch (IllegalArgumentException keptByTheJvm) {
                // SIGQUIT, and the JVM's others under -Xrs: no Java handler is in its table, and the C library does what is asked.
            }
        }
        setAction(signum, disposition.ordinal());
        JAVA_HANDLERS.remove(signum);
        return displaced;
    }

    private static @Nullable Object giveBack(int signum, NativeHandler original) {
        if (original.signum != signum) {
            throw new IllegalArgumentException("handler: is " + original + ", not of " + nameOf(signum));
        }
        @Nullable String name = NAME_OF.get(signum);
        @Nullable Object displaced = name != null && original.inTheJvm != null ? JvmSignals.put(name, original.inTheJvm) : null;
        try (Scratch scratch = Scratch.take()) {
            SIGACTION.call(scratch, signum, scratch.bytes(original.action, 0, original.action.length), 0);
        }
        JAVA_HANDLERS.remove(signum);
        return displaced;
    }

    private static Object setJavaHandler(int signum, SignalHandler handler, boolean ignored) {
        @Nullable String name = NAME_OF.get(signum);
        if (name == null) {
            throw new UnsupportedOperationException(nameOf(signum) + ": the JVM has no Java handlers for real-time signals;"
                    + " SIG_DFL and SIG_IGN work");
        }
        if (ignored) {
            // The JVM would leave it ignored. Until its handler is there, one that does nothing keeps the signal from ending the process.
            setAction(signum, ABS.address().address());
        }
        Object entry = JvmSignals.running(() -> run(handler, signum));
        Object displaced;
        try {
            displaced = JvmSignals.put(name, entry);
        } catch (IllegalArgumentException e) {
            if (ignored) {
                setAction(signum, Disposition.SIG_IGN.ordinal());
            }
            throw new UnsupportedOperationException(nameOf(signum) + ": the JVM keeps it to itself"
                    + (signum == SignalConstants.SIGQUIT ? ", to print its threads" : ", having been started with -Xrs")
                    + "; SIG_DFL and SIG_IGN work", e);
        }
        JAVA_HANDLERS.put(signum, new JavaHandler(handler, entry, addressOf(actionOf(signum))));
        return displaced;
    }

    private static void run(SignalHandler handler, int signum) {
        try {
            handler.handle(signum);
        } catch (Throwable thrown) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        }
    }

    private static void setAction(int signum, long handler) {
        try (Scratch scratch = Scratch.take()) {
            SIGNAL.call(scratch, signum, handler);
        }
    }

    static String nameOf(int signum) {
        @Nullable String name = NAME_OF.get(signum);
        return name == null ? "signal " + signum : "SIG" + name;
    }
}
