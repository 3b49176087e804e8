package org.os4j;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.os4j.Dispatcher.Task;

/** What other threads want a {@link Dispatcher}'s loop to do, and the descriptor that wakes the loop. */
final class TaskQueue {
    private final Dispatcher dispatcher;
    private final int eventfd = PosixEvents.eventfd(0, EventConstants.EFD_NONBLOCK);
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Task> batch = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicInteger waking = new AtomicInteger();

    TaskQueue(Dispatcher dispatcher) throws ErrnoException {
        this.dispatcher = dispatcher;
    }

    /** Becomes readable when the loop is to wake. */
    int descriptor() {
        return eventfd;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    void add(Task task) {
        tasks.add(task);
        wakeup();
    }

    void wakeup() {
        if (!woken.compareAndSet(false, true)) {
            return;
        }
        // awaitWakers() waits until nobody is here: the number could mean another file by then. In a child the counter is still the parent's.
        waking.incrementAndGet();
        try {
            if (!dispatcher.isClosed() && dispatcher.isOfThisProcess()) {
                PosixEvents.eventfd_write(eventfd, 1);
            }
        } catch (ErrnoException e) {
            throw new IllegalStateException(e);
        } finally {
            waking.decrementAndGet();
        }
    }

    /** The loop is awake. First the counter, then the flag: what is posted after that wakes the loop again. */
    void awake() {
        PosixEvents.tryEventfd_read(eventfd);
        woken.set(false);
    }

    /** Gives out those that are there now: what they post is for the next turn, and does not keep the descriptors waiting. */
    int drain(Consumer<Task> caller) {
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            batch.add(task);
        }
        int called = 0;
        for (Task task = batch.poll(); task != null; task = batch.poll()) {
            if (!dispatcher.isClosed()) {
                caller.accept(task);
                called++;
            }
        }
        return called;
    }

    /** For the dispatcher that was marked as closed. */
    void awaitWakers() {
        while (waking.get() > 0) {
            Thread.onSpinWait();
        }
    }

    void close() {
        tasks.clear();
        Dispatcher.quietly(eventfd);
    }
}
