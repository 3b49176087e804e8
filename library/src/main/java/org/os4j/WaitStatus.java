package org.os4j;

/**
 * What became of a child: the status that wait(2) gives.
 *
 * <pre>{@code
 * switch (waitpid(pid, 0).status()) {
 *     case WaitStatus.Exited(int code)                   -> System.out.println("exit " + code);
 *     case WaitStatus.Signaled(int signal, boolean core) -> System.out.println("killed by " + strsignal(signal));
 *     default                                            -> { }
 * }
 * }</pre>
 */
public sealed interface WaitStatus {
    /**
     * The child ended by exit.
     *
     * @param code its exit code, 0 to 255
     */
    record Exited(int code) implements WaitStatus {
        /** Refuses what no child exits with. */
        public Exited {
            if (code < 0 || code > 0xFF) {
                throw new IllegalArgumentException("code: not between 0 and 255: " + code);
            }
        }

        @Override
        public int raw() {
            return code << 8;
        }
    }

    /**
     * A signal killed the child.
     *
     * @param signal the signal
     * @param core whether the child dumped core
     */
    record Signaled(int signal, boolean core) implements WaitStatus {
        /** Refuses what no child is killed by. */
        public Signaled {
            checkSignal(signal, WaitEncoding.STOPPED - 1);
        }

        @Override
        public int raw() {
            return signal | (core ? WaitEncoding.CORE : 0);
        }
    }

    /**
     * A signal stopped the child, and it can be continued.
     *
     * @param signal the signal
     */
    record Stopped(int signal) implements WaitStatus {
        /** Refuses what stops no child. */
        public Stopped {
            checkSignal(signal, 0xFF);
        }

        @Override
        public int raw() {
            return signal << 8 | WaitEncoding.STOPPED;
        }
    }

    /** A child that was stopped goes on, by SIGCONT. */
    record Continued() implements WaitStatus {
        @Override
        public int raw() {
            return WaitEncoding.CONTINUED;
        }
    }

    /** No child has changed: what a call with {@code WNOHANG} finds, which C says by a process id of 0. */
    record StillAlive() implements WaitStatus {
        @Override
        public int raw() {
            return WaitEncoding.NONE;
        }
    }

    /**
     * The status as C has it, for {@link Posix#WIFEXITED(int)} and its sisters.
     *
     * @return the number; -1 for {@link StillAlive}, of which no macro of C's is true
     */
    int raw();

    /**
     * The meaning of a status as C has it.
     *
     * @param raw the number that wait(2) or system(3) gives; what only a tracer sees of it (its upper 16 bits) is not kept
     * @return what it says
     * @throws IllegalArgumentException if it is none
     */
    static WaitStatus of(int raw) {
        int low = raw & 0xFF;
        int high = raw >> 8 & 0xFF;
        if (raw == WaitEncoding.NONE) {
            return new StillAlive();
        }
        if (raw == WaitEncoding.CONTINUED) {
            return new Continued();
        }
        if (low == 0) {
            return new Exited(high);
        }
        if (low == WaitEncoding.STOPPED && high != 0) {
            return new Stopped(high);
        }
        int signal = low & ~WaitEncoding.CORE;
        if (signal == 0 || signal == WaitEncoding.STOPPED) {
            throw new IllegalArgumentException("raw: no status of a child: 0x" + Integer.toHexString(raw));
        }
        return new Signaled(signal, (low & WaitEncoding.CORE) != 0);
    }

    private static void checkSignal(int signal, int highest) {
        if (signal < 1 || signal > highest) {
            throw new IllegalArgumentException("signal: not between 1 and " + highest + ": " + signal);
        }
    }
}
