package org.os4j;

import java.time.Duration;
import java.util.Objects;

/** A timer of a {@link Dispatcher}'s. */
final class DispatcherTimer extends TimerHeap.Entry implements Dispatcher.Subscription {
    /** In nanoseconds; 0 for one that expires once. */
    final long period;

    /** What is done then. */
    final Dispatcher.Task task;

    private final Dispatcher dispatcher;

    DispatcherTimer(Dispatcher dispatcher, long period, Dispatcher.Task task) {
        this.dispatcher = dispatcher;
        this.period = period;
        this.task = Objects.requireNonNull(task, "task");
    }

    @Override
    public void cancel() {
        if (isActive()) {
            dispatcher.checkUsable();
            dispatcher.timers.remove(this);
        }
    }

    @Override
    public boolean isActive() {
        return isQueued();
    }

    @Override
    public String toString() {
        return period == 0 ? "a timer" : "a timer of every " + Duration.ofNanos(period);
    }
}
