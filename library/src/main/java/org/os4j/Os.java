package org.os4j;

/**
 * The portable layer on {@link Posix}: what Python's {@code os} builds on the calls, in Java's manner. Names are Python's where it has one and C has
 * not, {@link java.nio.file.Path} is taken beside String, and what must be closed is {@link AutoCloseable}.
 */
public final class Os extends OsFork {
    /** What a child does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs in the child.
         *
         * @return the child's exit code, of which the lowest eight bits count
         * @throws Exception whatever happened: its trace goes to standard error, and the exit code is 1
         */
        int run() throws Exception;
    }

    private Os() {}
}
