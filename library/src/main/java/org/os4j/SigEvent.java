package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * How a process is told that something happened: C's {@code struct sigevent}.
 *
 * @param kind {@code SIGEV_NONE}, {@code SIGEV_SIGNAL} or {@code SIGEV_THREAD_ID}
 * @param signal the signal; 0 for {@code SIGEV_NONE}
 * @param value what the signal bears: {@link Siginfo#value()}
 * @param threadId for {@code SIGEV_THREAD_ID} the thread that gets it, as {@code gettid} says it; otherwise 0
 */
public record SigEvent(int kind, int signal, long value, int threadId) {
    /**
     * Nobody is told: a timer is asked.
     *
     * @return an event without a signal
     */
    public static SigEvent none() {
        return new SigEvent(Posix.SIGEV_NONE, 0, 0, 0);
    }

    /**
     * The process gets a signal.
     *
     * @param signal the signal
     * @param value what it bears
     * @return an event with a signal
     */
    public static SigEvent ofSignal(int signal, long value) {
        return new SigEvent(Posix.SIGEV_SIGNAL, signal, value, 0);
    }

    /**
     * One thread gets a signal, which it can wait for by {@code sigwaitinfo}.
     *
     * @param signal the signal
     * @param value what it bears
     * @param threadId the thread, as {@code gettid} says it
     * @return an event with a signal for a thread
     */
    public static SigEvent ofThread(int signal, long value, int threadId) {
        return new SigEvent(Posix.SIGEV_THREAD_ID, signal, value, threadId);
    }

    void writeTo(long struct) {
        Layout.NOTIFY.set(struct, kind);
        Layout.SIGNAL.set(struct, signal);
        Layout.VALUE.set(struct, value);
        if (kind == Posix.SIGEV_THREAD_ID) {
            Layout.THREAD.set(struct, threadId);
        }
    }

    /** The struct, for those who call. */
    static final class Layout {
        static final Struct STRUCT = Struct.named("sigevent");
        private static final Field NOTIFY = STRUCT.field("sigev_notify");
        private static final Field SIGNAL = STRUCT.field("sigev_signo");
        private static final Field VALUE = STRUCT.field("sigev_value");
        private static final Field THREAD = STRUCT.field("sigev_notify_thread_id");

        private Layout() {}
    }
}
