package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.os4j.testing.Patience;

/** Locks and queues of java.util.concurrent for which threads of the parent's wait, of both kinds: the child's threads get them. */
final class Waiting {
    private static final int SECONDS = Patience.seconds(10);
    private static final int EACH = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock fair = new ReentrantLock(true);
    private final ReentrantLock ofCondition = new ReentrantLock();
    private final Condition condition = ofCondition.newCondition();
    private final ReentrantReadWriteLock both = new ReentrantReadWriteLock();
    private final Semaphore semaphore = new Semaphore(0);
    private final BlockingQueue<Integer> linked = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> array = new ArrayBlockingQueue<>(100);
    private final List<Thread> threads = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        Waiting w = new Waiting();
        w.hold();
        for (int i = 0; i < EACH; i++) {
            w.queue(Thread.ofPlatform().daemon());
            w.queue(Thread.ofVirtual());
        }
        for (Thread t : w.threads) {
            while (t.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Children.check(() -> {
                w.letGo();
                w.handOver();
                return Storm.complete();
            }, 40);
        }
        w.letGo();
        w.serve();
        for (Thread t : w.threads) {
            need(t.join(java.time.Duration.ofSeconds(SECONDS)), "a thread of the parent's waits on: " + List.of(t.getStackTrace()));
        }
        System.out.println("done");
        System.exit(0);
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private void start(Thread.Builder builder, Wait wait) {
        threads.add(builder.start(() -> {
            try {
                wait.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private void hold() {
        lock.lock();
        fair.lock();
        both.writeLock().lock();
    }

    private void letGo() {
        lock.unlock();
        fair.unlock();
        both.writeLock().unlock();
    }

    private static void pass(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
    }

    private void await() throws InterruptedException {
        ofCondition.lock();
        try {
            condition.await();
        } finally {
            ofCondition.unlock();
        }
    }

    /** A thread for each of the things to wait for. */
    private void queue(Thread.Builder builder) {
        start(builder, () -> pass(lock));
        start(builder, () -> pass(fair));
        start(builder, () -> {
            both.readLock().lock();
            both.readLock().unlock();
        });
        start(builder, this::await);
        start(builder, semaphore::acquire);
        start(builder, linked::take);
        start(builder, array::take);
    }

    /** What the waiting threads of the parent's want, in the end. */
    private void serve() {
        ofCondition.lock();
        condition.signalAll();
        ofCondition.unlock();
        semaphore.release(2 * EACH);
        for (int i = 0; i < 2 * EACH; i++) {
            linked.add(i);
            array.add(i);
        }
    }

    /** In the child: a thread waits for each, and gets it as soon as it is there. */
    private void handOver() throws Exception {
        for (Thread.Builder builder : List.of(Thread.ofPlatform().daemon(), Thread.ofVirtual())) {
            hold();
            CountDownLatch got = new CountDownLatch(7);
            Waiting mine = this;
            List<Thread> waiters = new ArrayList<>();
            for (Wait wait : List.<Wait>of(() -> pass(lock), () -> pass(fair), () -> {
                both.readLock().lock();
                both.readLock().unlock();
            }, mine::await, semaphore::acquire, linked::take, array::take)) {
                waiters.add(builder.start(() -> {
                    try {
                        wait.run();
                        got.countDown();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread t : waiters) {
                while (t.getState() != Thread.State.WAITING) {
                    Thread.sleep(1);
                }
            }
            letGo();
            ofCondition.lock();
            condition.signal();
            ofCondition.unlock();
            semaphore.release();
            linked.add(1);
            array.add(1);
            if (!got.await(SECONDS, TimeUnit.SECONDS)) {
                waiters.removeIf(t -> !t.isAlive());
                throw new IllegalStateException("stuck: " + waiters.stream().map(t -> t + " " + List.of(t.getStackTrace())).toList());
            }
        }
    }
}
