package org.os4j;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The threads that have asked for their pthread_t. The C library looks at the memory of a thread that it is given, which is gone when the thread has
 * ended: so a signal is sent by the kernel's number of the thread instead, and only to a thread that is known.
 */
final class ThreadIds {
    private static final Map<Long, Known> KNOWN = new ConcurrentHashMap<>();

    private ThreadIds() {}

    private record Known(int tid, WeakReference<Thread> thread) {
        boolean isAlive() {
            Thread running = thread.get();
            return running != null && running.isAlive();
        }
    }

    /** Remembers the calling thread. */
    static void remember(long pthread) {
        int tid = PosixIdentity.gettid();
        Known known = KNOWN.get(pthread);
        if (known == null || known.tid != tid || known.thread.get() != Thread.currentThread()) {
            KNOWN.values().removeIf(other -> !other.isAlive());
            KNOWN.put(pthread, new Known(tid, new WeakReference<>(Thread.currentThread())));
        }
    }

    /** The kernel's number of a thread; 0 if it is not known, or has ended. */
    static int tidOf(long pthread) {
        Known known = KNOWN.get(pthread);
        if (known == null || !known.isAlive()) {
            return 0;
        }
        // Asked for anew: in the child of a fork the caller has another number.
        return known.thread.get() == Thread.currentThread() ? PosixIdentity.gettid() : known.tid;
    }
}
