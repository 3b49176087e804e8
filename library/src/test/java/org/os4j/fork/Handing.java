package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import org.os4j.testing.Patience;

/** What is handed from one thread to another, and StampedLock: in the child nothing goes to a thread of the parent's that waits for it, nor comes from one. */
final class Handing {
    private static final int SECONDS = Patience.seconds(10);
    private static final int EACH = 2;

    private final List<BlockingQueue<Integer>> wanted = List.of(new LinkedTransferQueue<>(), new SynchronousQueue<>(), new SynchronousQueue<>(true));
    private final List<BlockingQueue<Integer>> offered = List.of(new SynchronousQueue<>(), new SynchronousQueue<>(true));
    private final LinkedTransferQueue<Integer> transferred = new LinkedTransferQueue<>();
    private final Exchanger<Integer> exchanger = new Exchanger<>();
    private final StampedLock lock = new StampedLock();
    private final List<FutureTask<Integer>> tasks = new ArrayList<>();
    private long stamp = lock.writeLock();

    public static void main(String[] arguments) throws Exception {
        Handing h = new Handing();
        h.waitInParent();
        Thread.sleep(200);
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Children.check(() -> {
                h.inChild();
                return Storm.complete();
            }, 60);
        }
        h.inParent();
        System.out.println("done");
        System.exit(0);
    }

    private interface Wait {
        Integer run() throws Exception;
    }

    private static FutureTask<Integer> start(Thread.Builder builder, Wait wait) {
        FutureTask<Integer> task = new FutureTask<>(wait::run);
        builder.start(task);
        return task;
    }

    private void waitInParent() {
        tasks.add(start(Thread.ofPlatform().daemon(), () -> exchanger.exchange(100)));
        for (Thread.Builder builder : List.of(Thread.ofPlatform().daemon(), Thread.ofVirtual())) {
            for (int i = 0; i < EACH; i++) {
                wanted.forEach(queue -> tasks.add(start(builder, queue::take)));
                offered.forEach(queue -> tasks.add(start(builder, () -> {
                    queue.put(7);
                    return 7;
                })));
                tasks.add(start(builder, () -> {
                    transferred.transfer(7);
                    return 7;
                }));
                tasks.add(start(builder, this::passAsWriter));
                tasks.add(start(builder, this::passAsReader));
            }
        }
    }

    private Integer passAsWriter() {
        lock.unlockWrite(lock.writeLock());
        return 1;
    }

    private Integer passAsReader() {
        lock.unlockRead(lock.readLock());
        return 1;
    }

    private void inChild() throws Exception {
        transferred.add(8);
        need(transferred.poll() == 8, "what the parent's threads would transfer was had in the child");
        for (BlockingQueue<Integer> queue : offered) {
            need(queue.poll() == null, "what the parent's threads offer was had in the child");
        }
        for (Thread.Builder builder : List.of(Thread.ofPlatform().daemon(), Thread.ofVirtual())) {
            for (BlockingQueue<Integer> queue : wanted) {
                if (queue instanceof LinkedTransferQueue<Integer> transfer) {
                    need(!transfer.tryTransfer(1), "a thread of the parent's was given something");
                } else {
                    need(!queue.offer(1), "a thread of the parent's was given something");
                }
                FutureTask<Integer> taken = start(builder, queue::take);
                need(queue.offer(2, SECONDS, TimeUnit.SECONDS) && taken.get(SECONDS, TimeUnit.SECONDS) == 2, "not handed over: " + queue.getClass());
            }
            FutureTask<Integer> first = start(builder, () -> exchanger.exchange(1));
            FutureTask<Integer> second = start(builder, () -> exchanger.exchange(2));
            need(first.get(SECONDS, TimeUnit.SECONDS) == 2 && second.get(SECONDS, TimeUnit.SECONDS) == 1, "exchanged with a thread of the parent's");
            List<FutureTask<Integer>> passing = List.of(start(builder, this::passAsWriter), start(builder, this::passAsReader));
            Thread.sleep(20);
            lock.unlockWrite(stamp);
            for (FutureTask<Integer> task : passing) {
                task.get(SECONDS, TimeUnit.SECONDS);
            }
            stamp = lock.writeLock();
        }
    }

    private void inParent() throws Exception {
        lock.unlockWrite(stamp);
        need(exchanger.exchange(5, SECONDS, TimeUnit.SECONDS) == 100, "nobody to exchange with");
        for (int i = 0; i < 2 * EACH; i++) {
            for (BlockingQueue<Integer> queue : wanted) {
                need(queue.offer(1, SECONDS, TimeUnit.SECONDS), "nobody takes");
            }
            for (BlockingQueue<Integer> queue : offered) {
                need(queue.poll(SECONDS, TimeUnit.SECONDS) == 7, "nobody offers");
            }
            need(transferred.poll(SECONDS, TimeUnit.SECONDS) == 7, "nobody transfers");
        }
        for (FutureTask<Integer> task : tasks) {
            task.get(SECONDS, TimeUnit.SECONDS);
        }
    }
}
