package org.os4j;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A fork for a virtual thread, which cannot make one itself: its carrier would be lost. A platform thread does, and is the child's. */
final class PlatformFork {
    private PlatformFork() {}

    static int fork(Os.Body body) throws ForkException {
        FutureTask<Integer> fork = new FutureTask<>(() -> Os.fork(body));
        Thread.ofPlatform().name("os4j fork").daemon().start(fork);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return fork.get();
                } catch (InterruptedException e) {
                    interrupted = true;                       // The child may be there by now: its id must not get lost.
                }
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** With the caller's own stack beside that of the thread that forked. */
    private static ForkException rethrown(Throwable thrown) {
        thrown.addSuppressed(new Exception("called here"));
        switch (thrown) {
            case ForkException e -> {
                return e;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(thrown);
        }
    }
}
