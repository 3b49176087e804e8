package org.os4j.bench.startup;

/** Does nothing. */
public final class Empty {
    private Empty() {}

    /**
     * Does nothing.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {}
}
