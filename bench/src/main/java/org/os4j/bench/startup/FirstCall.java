package org.os4j.bench.startup;

import org.os4j.Posix;

/** One call, by os4j. */
public final class FirstCall {
    private FirstCall() {}

    /**
     * Calls.
     *
     * @param arguments none
     * @throws Exception if it fails
     */
    public static void main(String[] arguments) throws Exception {
        if (Posix.stat("/").size() < 0) {
            throw new IllegalStateException();
        }
    }
}
