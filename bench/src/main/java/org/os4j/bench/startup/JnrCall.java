package org.os4j.bench.startup;

import jnr.posix.POSIXFactory;

/** One call, by jnr-posix. */
public final class JnrCall {
    private JnrCall() {}

    /**
     * Calls.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        if (POSIXFactory.getNativePOSIX().stat("/").st_size() < 0) {
            throw new IllegalStateException();
        }
    }
}
