package org.os4j.internal.fork;

import java.util.concurrent.locks.LockSupport;

/**
 * Shows the helper where HotSpot's monitors keep the threads that wait for them: one thread waits in a monitor and another one wants to enter it, while
 * the helper looks. Where it does not find what it expects, threads that wait so in the parent are held for ever in the child.
 */
final class Monitors {
    private static final long PATIENCE_NANOS = 100_000_000;
    private static final long FIRST_SPIN_NANOS = 1_000_000;
    private static final int MOST_ATTEMPTS = 3;

    private final Object monitor = new Object();
    private volatile boolean over;

    private Monitors() {}

    static void find() {
        boolean found = false;
        for (int i = 0; i < MOST_ATTEMPTS && !found; i++) {
            found = new Monitors().look(FIRST_SPIN_NANOS << 2 * i);
        }
    }

    /** HotSpot notes the end of a queue when it hands the monitor on to one of several; who is left in it then is looked at. */
    private boolean look(long spin) {
        Thread waiting = start(this::waitInside);
        awaitState(waiting, Thread.State.WAITING);
        Thread first;
        Thread second;
        synchronized (monitor) {
            first = start(this::stayInside);
            second = start(this::stayInside);
            awaitState(first, Thread.State.BLOCKED);
            awaitState(second, Thread.State.BLOCKED);
            // A thread spins before it joins the queue.
            LockSupport.parkNanos(spin);
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        boolean found;
        do {
            found = Native.findMonitorLists(waiting, first) || Native.findMonitorLists(waiting, second);
        } while (!found && System.nanoTime() < deadline);
        over = true;
        synchronized (monitor) {
            monitor.notifyAll();
        }
        awaitState(waiting, Thread.State.TERMINATED);
        awaitState(first, Thread.State.TERMINATED);
        awaitState(second, Thread.State.TERMINATED);
        return found;
    }

    private static Thread start(Runnable body) {
        return Thread.ofPlatform().daemon().name("os4j fork, monitors").start(body);
    }

    private static void awaitState(Thread thread, Thread.State state) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (thread.getState() != state && System.nanoTime() < deadline) {
            Thread.yield();
        }
    }

    private void waitInside() {
        synchronized (monitor) {
            while (!over) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void stayInside() {
        synchronized (monitor) {
            while (!over) {
                Thread.yield();
            }
        }
    }
}
