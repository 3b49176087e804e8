package org.os4j.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A platform thread for what changes the thread that it is called on. */
public final class OwnThread {
    private OwnThread() {}

    /** Runs a body on a thread of its own, and returns what it does. */
    public static <T> T call(Callable<T> body) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                result.complete(body.call());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        T value = result.orTimeout(60, TimeUnit.SECONDS).join();
        thread.join();
        return value;
    }
}
