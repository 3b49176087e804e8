package org.os4j;

import static org.os4j.Posix.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The signals that a {@link Dispatcher} waits for. The JVM handles each on a thread of its own, which hands it to the loop's. */
final class DispatcherSignals {
    private final Dispatcher dispatcher;
    private final Map<Integer, SignalWatch> watches = new HashMap<>();
    private final AtomicBoolean terminatedEarly = new AtomicBoolean();

    DispatcherSignals(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    Dispatcher.Subscription add(int signum, SignalHandler handler) {
        if (watches.containsKey(signum)) {
            throw new IllegalStateException("signum: is waited for already: " + SignalActions.nameOf(signum));
        }
        SignalWatch watch = new SignalWatch(signum, handler);
        watch.before = signal(signum, watch.installed);
        watches.put(signum, watch);
        return watch;
    }

    void clear() {
        List.copyOf(watches.values()).forEach(SignalWatch::cancel);
    }

    /** On a thread of the JVM's. In a child that has just been forked the handler is still there, for the moment. */
    private void arrived(SignalWatch watch) {
        if (dispatcher.isOfThisProcess()) {
            dispatcher.post(new Arrival(watch));
        } else if (watch.signum == SIGTERM) {
            terminatedEarly.set(true);
            if (dispatcher.isClosed()) {
                sendAgain();
            }
        }
    }

    /**
     * In a child whose signals do now what they should: one that wanted to end it before must not be overheard. That alone: another may be the parent's,
     * which its JVM had seen and not yet handled when it forked, and the child does right to do nothing.
     */
    void sendAgain() {
        if (terminatedEarly.getAndSet(false)) {
            try {
                kill(getpid(), SIGTERM);
            } catch (ErrnoException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final class SignalWatch implements Dispatcher.Subscription {
        private final int signum;
        private final SignalHandler handler;
        private final SignalHandler installed = number -> arrived(this);
        private SignalHandler before = SignalHandler.SIG_DFL;
        private boolean active = true;

        SignalWatch(int signum, SignalHandler handler) {
            this.signum = signum;
            this.handler = handler;
        }

        @Override
        public void cancel() {
            if (!active) {
                return;
            }
            if (!dispatcher.isClosed()) {
                dispatcher.checkUsable();
            }
            active = false;
            watches.remove(signum);
            if (getsignal(signum) == installed) {
                signal(signum, before);
            }
        }

        @Override
        public boolean isActive() {
            return active;
        }
    }

    private record Arrival(SignalWatch watch) implements Dispatcher.Task {
        @Override
        public void run() throws Exception {
            if (watch.active) {
                watch.handler.handle(watch.signum);
            }
        }

        @Override
        public String toString() {
            return "the handler of " + SignalActions.nameOf(watch.signum);
        }
    }
}
