package org.os4j.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.os4j.testing.Patience;

/**
 * {@code Waiters COUNT}: threads of the parent's are in Object.wait(), or want to enter a monitor. In the child none of them may be notified in another
 * one's place, nor be given the monitor.
 */
final class Waiters {
    private static final int SECONDS = Patience.seconds(20);
    private static final AtomicInteger WOKEN = new AtomicInteger();

    private Waiters() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            forkInside(new Object());
        }
        Object platform = new Object();
        Object limited = new Object();
        Object virtual = new Object();
        Object mixed = new Object();
        for (int i = 0; i < 6; i++) {
            startWaiting(Thread.ofPlatform().daemon()::start, platform, 0);
            startWaiting(Thread.ofPlatform().daemon()::start, limited, 1_300);
            startWaiting(Thread.ofVirtual()::start, virtual, 0);
            startWaiting(i % 2 == 0 ? Thread.ofVirtual()::start : Thread.ofPlatform().daemon()::start, mixed, 0);
        }
        Thread.sleep(200);
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Children.check(() -> {
                for (Object monitor : List.of(platform, virtual, mixed)) {
                    notifies(monitor);
                }
                // Those of the parent's that wait for a limited time only would be awake by now.
                Thread.sleep(1_500);
                notifies(limited);
                int grandchild = Children.start(() -> {
                    notifies(platform);
                    return Storm.complete();
                });
                return Children.await(grandchild, 60) == Children.OK ? Storm.complete() : 21;
            });
        }
        int woken = WOKEN.get();
        for (Object monitor : List.of(platform, virtual, mixed)) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (WOKEN.get() < woken + 18) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("of the parent's 18 threads " + (WOKEN.get() - woken) + " went on");
            }
            Thread.sleep(1);
        }
        System.out.println("done");
    }

    /** The caller holds the monitor that others of the parent's want to enter, some for the first time, some again, as they have been notified. */
    private static void forkInside(Object monitor) throws Exception {
        for (int i = 0; i < 6; i++) {
            startWaiting(i % 3 == 0 ? Thread.ofVirtual()::start : Thread.ofPlatform().daemon()::start, monitor, 0);
        }
        Thread.sleep(100);
        synchronized (monitor) {
            monitor.notifyAll();
            for (int i = 0; i < 6; i++) {
                startWaiting(i % 3 == 0 ? Thread.ofVirtual()::start : Thread.ofPlatform().daemon()::start, monitor, 0);
            }
            Thread.sleep(100);
            Children.check(() -> {
                AtomicInteger entered = new AtomicInteger();
                Thread other = Thread.ofPlatform().daemon().start(() -> {
                    synchronized (monitor) {
                        entered.incrementAndGet();
                        monitor.notify();
                    }
                });
                monitor.wait(TimeUnit.SECONDS.toMillis(SECONDS));
                need(entered.get() == 1, "nobody else could enter");
                other.join();
                return Storm.complete();
            });
        }
        synchronized (monitor) {
            monitor.wait(10);
        }
    }

    private static void startWaiting(Consumer<Runnable> starter, Object monitor, long milliseconds) {
        starter.accept(() -> {
            while (true) {
                synchronized (monitor) {
                    try {
                        monitor.wait(milliseconds);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                WOKEN.incrementAndGet();
            }
        });
    }

    /** Three threads of the child's wait. notify() wakes one of them at a time, notifyAll() the rest, and the monitor is free after it. */
    private static void notifies(Object monitor) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch waiting = new CountDownLatch(3);
        AtomicInteger notified = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                synchronized (monitor) {
                    waiting.countDown();
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                    notified.incrementAndGet();
                }
            }));
        }
        need(waiting.await(SECONDS, TimeUnit.SECONDS), "no thread of the child's got the monitor");
        tell(monitor, monitor::notify, notified, 1);
        tell(monitor, monitor::notify, notified, 2);
        tell(monitor, monitor::notifyAll, notified, 3);
        for (Thread thread : threads) {
            need(thread.join(java.time.Duration.ofSeconds(SECONDS)), "a thread that was notified did not end");
        }
    }

    private static void tell(Object monitor, Runnable how, AtomicInteger notified, int expected) throws InterruptedException {
        Thread teller = Thread.ofPlatform().daemon().start(() -> {
            synchronized (monitor) {
                how.run();
            }
        });
        need(teller.join(java.time.Duration.ofSeconds(SECONDS)), "the monitor is taken");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (notified.get() < expected) {
            need(System.nanoTime() < deadline, "notified " + notified.get() + " of " + expected);
            Thread.sleep(1);
        }
        Thread.sleep(5);
        need(notified.get() == expected, "notified " + notified.get() + " instead of " + expected);
    }

    private static void need(boolean condition, String what) {
        if (!condition) {
            throw new IllegalStateException(what);
        }
    }
}
