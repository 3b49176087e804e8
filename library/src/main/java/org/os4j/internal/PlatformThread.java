package org.os4j.internal;

/** What belongs to a thread of the system's. */
public final class PlatformThread {
    private PlatformThread() {}

    /**
     * Refuses a virtual thread, for a call that acts on the calling thread alone: it would act on the carrier, and so on other virtual threads.
     *
     * @param call the call that was made, for the message
     * @throws UnsupportedOperationException on a virtual thread
     */
    public static void require(String call) {
        if (Thread.currentThread().isVirtual()) {
            throw new UnsupportedOperationException(call + ": acts on the calling thread alone, and a virtual thread has none of its own");
        }
    }
}
