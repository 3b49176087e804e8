package org.os4j.testing;

import org.os4j.ErrnoException;

/** What came of a call, as text: for the programs that run in a JVM of their own, and for what is expected to fail. */
public final class Outcome {
    private Outcome() {}

    /** A call that may fail. */
    @FunctionalInterface
    public interface Call {
        void run() throws ErrnoException;
    }

    /** The function that failed and the name of its errno, such as {@code setuid EPERM}; or {@code allowed}. */
    public static String of(Call call) {
        try {
            call.run();
            return "allowed";
        } catch (ErrnoException e) {
            return e.function() + " " + e.errno();
        }
    }
}
