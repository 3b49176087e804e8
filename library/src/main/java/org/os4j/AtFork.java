package org.os4j;

/** What {@link PosixFork#register_at_fork} registered; closing it takes it out again. */
public final class AtFork implements AutoCloseable {
    private final Runnable remove;

    AtFork(Runnable remove) {
        this.remove = remove;
    }

    /** Takes the hooks out: later forks do not run them. Closing twice does nothing. */
    @Override
    public void close() {
        remove.run();
    }
}
