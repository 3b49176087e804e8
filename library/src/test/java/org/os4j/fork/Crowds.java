package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.os4j.testing.Patience;

/** Parents with very many threads; a child with very much to do. */
final class Crowds {
    private static final AtomicLong WORK = new AtomicLong();

    private Crowds() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "virtual" -> crowd(Thread.ofVirtual(), 10_000, count);
            case "platform" -> crowd(Thread.ofPlatform().daemon(), 300, count);
            case "load" -> load(count);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.exit(0);
    }

    /** A third sleeps, a third waits for a latch, a third for a lock; the latch opens in the parent at the end, and each of them comes to its end there. */
    private static void crowd(Thread.Builder builder, int size, int count) throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch ready = new CountDownLatch(size);
        AtomicLong ended = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        lock.lock();
        for (int i = 0; i < size; i++) {
            int kind = i % 3;
            threads.add(builder.start(() -> {
                ready.countDown();
                try {
                    if (kind == 0) {
                        while (latch.getCount() > 0) {
                            Thread.sleep(20 + ThreadLocalRandom.current().nextInt(50));
                            WORK.incrementAndGet();
                        }
                    } else if (kind == 1) {
                        latch.await();
                    } else {
                        lock.lock();
                        lock.unlock();
                    }
                    ended.incrementAndGet();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        need(ready.await(Patience.seconds(60), TimeUnit.SECONDS), "the threads did not start");
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = WORK.get();
                Thread.sleep(80);
                need(WORK.get() == before, "threads of the parent's ran in the child");
                List<Thread> mine = new ArrayList<>();
                AtomicLong done = new AtomicLong();
                for (int k = 0; k < 500; k++) {
                    mine.add(Thread.startVirtualThread(() -> {
                        try {
                            Thread.sleep(5);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        done.incrementAndGet();
                    }));
                }
                for (Thread t : mine) {
                    need(t.join(java.time.Duration.ofSeconds(Patience.seconds(10))), "a virtual thread of the child's is stuck");
                }
                need(done.get() == 500, "done " + done);
                return Storm.complete();
            }, 40);
        }
        latch.countDown();
        lock.unlock();
        for (Thread t : threads) {
            need(t.join(java.time.Duration.ofSeconds(Patience.seconds(30))), "a thread of the parent's is stuck: " + List.of(t.getStackTrace()));
        }
        need(ended.get() == size, "ended " + ended);
    }

    /** Eight threads of the child's allocate, load classes, compile, wait for each other and fork, all the time; the parent forks others meanwhile. */
    private static void load(int seconds) throws Exception {
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    WORK.addAndGet(new byte[10_000].length);
                }
            });
        }
        int pid = Children.start(() -> {
            java.util.Map<String, Programs.Program> all = new java.util.LinkedHashMap<>();
            ConcurrencyPrograms.add(all);
            MachinePrograms.add(all);
            all.keySet().removeAll(List.of("out-of-memory", "notifications", "heap-dump"));
            List<Programs.Program> programs = List.copyOf(all.values());
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            Throwable[] failure = {null};
            AtomicLong rounds = new AtomicLong();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int first = i;
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int k = first; System.nanoTime() < end && failure[0] == null; k++) {
                        try {
                            programs.get(k % programs.size()).run();
                            rounds.incrementAndGet();
                        } catch (Throwable t) {
                            failure[0] = t;
                        }
                    }
                }));
            }
            while (System.nanoTime() < end) {
                Children.check(Storm::complete, 40);
            }
            for (Thread t : threads) {
                need(t.join(java.time.Duration.ofSeconds(Patience.seconds(120))), "stuck: " + List.of(t.getStackTrace()));
            }
            if (failure[0] != null) {
                failure[0].printStackTrace();
                return 9;
            }
            System.out.println(rounds + " programs");
            return rounds.get() > seconds ? Children.OK : 10;
        });
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Children.check(Storm::complete, 40);
        }
        int value = Children.await(pid, 300);
        need(value == Children.OK, "child ended with " + value);
    }
}
