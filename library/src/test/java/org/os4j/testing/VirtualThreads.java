package org.os4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls made on a virtual thread. */
public final class VirtualThreads {
    private VirtualThreads() {}

    /** The call acts on the calling thread alone: it refuses a virtual one, and says so. */
    public static void areRefusedBy(String function, ThrowingCallable call) {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                call.call();
                outcome.complete(new AssertionError(function + " was made"));
            } catch (Throwable thrown) {
                outcome.complete(thrown);
            }
        });
        assertThat(outcome.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith(function + ": acts on the calling thread alone");
    }
}
