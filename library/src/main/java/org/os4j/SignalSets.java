package org.os4j;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Platform;
import org.os4j.internal.Scratch;

/** C's {@code sigset_t} and Java's sets of signals. */
final class SignalSets {
    private static final CFunction SIGADDSET = CFunction.ofInt("sigaddset");
    private static final CFunction SIGISMEMBER = CFunction.ofInt("sigismember");

    private SignalSets() {}

    /** A {@code sigset_t} for one call. */
    static long write(Scratch scratch, Set<Integer> signals, String argument) {
        Objects.requireNonNull(signals, argument);
        long set = scratch.allocate(PosixSignals.SIGSET);
        for (int signal : signals) {
            if (SIGADDSET.call(scratch, set, signal) == -1) {
                throw new IllegalArgumentException(argument + ": holds what is no signal: " + signal);
            }
        }
        return set;
    }

    /** The same where there may be none: 0, C's NULL. */
    static long writeOrNull(Scratch scratch, @Nullable Set<Integer> signals, String argument) {
        return signals == null ? 0 : write(scratch, signals, argument);
    }

    static SortedSet<Integer> read(Scratch scratch, long set) {
        SortedSet<Integer> signals = new TreeSet<>();
        for (int signal = 1; signal < SignalConstants.NSIG; signal++) {
            if (SIGISMEMBER.call(scratch, set, signal) == 1) {
                signals.add(signal);
            }
        }
        return Collections.unmodifiableSortedSet(signals);
    }

    /**
     * Refuses the signals that a thread of the JVM's must not block, and so cannot wait for either. Those that the thread blocks already are let
     * through: a mask that was there can be put back.
     *
     * @throws UnsupportedOperationException naming the signal and the reason
     */
    static void refuseThoseOfTheJvm(String call, Set<Integer> signals, Set<Integer> blockedAlready) {
        Platform.require(call);
        for (int signal : signals) {
            @Nullable String reason = blockedAlready.contains(signal) ? null : whyOfTheJvm(signal);
            if (reason != null) {
                throw new UnsupportedOperationException(call + ": " + SignalActions.nameOf(signal) + ": " + reason);
            }
        }
    }

    private static @Nullable String whyOfTheJvm(int signal) {
        if (signal == SignalConstants.SIGSEGV || signal == SignalConstants.SIGBUS || signal == SignalConstants.SIGFPE
                || signal == SignalConstants.SIGILL) {
            return "the JVM works by it (null pointers, divisions, safepoints, mapped files)";
        }
        if (signal == SignalConstants.SIGRTMAX - 2) {
            return "the JDK wakes threads that wait for sockets and files with it";
        }
        return null;
    }
}
