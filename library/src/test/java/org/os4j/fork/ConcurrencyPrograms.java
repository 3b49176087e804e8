package org.os4j.fork;

import static org.os4j.fork.Jdk.need;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.os4j.testing.Patience;

/** Threads of both kinds, executors, futures and locks, made in the child. */
final class ConcurrencyPrograms {
    private static final int SECONDS = Patience.seconds(60);

    private ConcurrencyPrograms() {}

    static void add(Map<String, Programs.Program> to) {
        to.put("futures", ConcurrencyPrograms::futures);
        to.put("parallel-streams", ConcurrencyPrograms::parallelStreams);
        to.put("scheduled", ConcurrencyPrograms::scheduled);
        to.put("timer", ConcurrencyPrograms::timer);
        to.put("fork-join", ConcurrencyPrograms::forkJoin);
        to.put("publisher", ConcurrencyPrograms::publisher);
        to.put("locks", ConcurrencyPrograms::locks);
        to.put("monitors", ConcurrencyPrograms::monitors);
        to.put("synchronizers", ConcurrencyPrograms::synchronizers);
        to.put("virtual", ConcurrencyPrograms::virtual);
        to.put("virtual-sockets", ConcurrencyPrograms::virtualSockets);
        to.put("interrupts", ConcurrencyPrograms::interrupts);
        to.put("stacks", ConcurrencyPrograms::stacks);
    }

    private static void futures() throws Exception {
        CompletableFuture<Integer> never = new CompletableFuture<>();
        need(never.copy().completeOnTimeout(7, 5, TimeUnit.MILLISECONDS).get(SECONDS, TimeUnit.SECONDS) == 7, "completeOnTimeout");
        try {
            never.orTimeout(5, TimeUnit.MILLISECONDS).get(SECONDS, TimeUnit.SECONDS);
            throw new IllegalStateException("orTimeout");
        } catch (ExecutionException e) {
            need(e.getCause() instanceof TimeoutException, "orTimeout: " + e);
        }
        List<CompletableFuture<Integer>> all = IntStream.range(0, 50).mapToObj(i -> CompletableFuture.supplyAsync(() -> i).thenApplyAsync(x -> x * 2)).toList();
        int sum = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenApply(v -> all.stream().mapToInt(CompletableFuture::join).sum()).get(SECONDS,
                TimeUnit.SECONDS);
        need(sum == 2450, "allOf " + sum);
        int combined = CompletableFuture.supplyAsync(() -> 1).thenCombineAsync(CompletableFuture.supplyAsync(() -> 2), Integer::sum).get(SECONDS, TimeUnit.SECONDS);
        need(combined == 3, "thenCombine");
    }

    private static void parallelStreams() {
        Map<Integer, Long> groups = IntStream.range(0, 200_000).parallel().boxed().collect(Collectors.groupingByConcurrent(i -> i % 7, Collectors.counting()));
        need(groups.values().stream().mapToLong(Long::longValue).sum() == 200_000, "groups");
        int[] sorted = IntStream.range(0, 100_000).map(i -> i * 7919 % 100_003).toArray();
        java.util.Arrays.parallelSort(sorted);
        need(IntStream.range(1, sorted.length).allMatch(i -> sorted[i - 1] <= sorted[i]), "parallelSort");
    }

    private static void scheduled() throws Exception {
        try (ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2)) {
            CountDownLatch beats = new CountDownLatch(5);
            ScheduledFuture<?> beat = pool.scheduleAtFixedRate(beats::countDown, 1, 2, TimeUnit.MILLISECONDS);
            need(beats.await(SECONDS, TimeUnit.SECONDS), "beats");
            need(beat.cancel(false), "cancel");
            need(pool.schedule(() -> 5, 3, TimeUnit.MILLISECONDS).get(SECONDS, TimeUnit.SECONDS) == 5, "schedule");
        }
    }

    private static void timer() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        Timer timer = new Timer(true);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                ticks.countDown();
            }
        }, 1, 2);
        need(ticks.await(SECONDS, TimeUnit.SECONDS), "ticks");
        timer.cancel();
    }

    private static final class Sum extends RecursiveTask<Long> {
        private static final long serialVersionUID = 1L;
        private final int from;
        private final int to;

        Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Long compute() {
            if (to - from < 100) {
                return IntStream.range(from, to).asLongStream().sum();
            }
            Sum left = new Sum(from, (from + to) / 2);
            left.fork();
            return new Sum((from + to) / 2, to).compute() + left.join();
        }
    }

    private static void forkJoin() throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(3)) {
            need(pool.submit(new Sum(0, 50_000)).get(SECONDS, TimeUnit.SECONDS) == 1_249_975_000L, "own pool");
        }
        need(ForkJoinPool.commonPool().submit(new Sum(0, 50_000)).get(SECONDS, TimeUnit.SECONDS) == 1_249_975_000L, "common pool");
    }

    private static void publisher() throws Exception {
        AtomicInteger sum = new AtomicInteger();
        CompletableFuture<Void> consumed;
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            consumed = publisher.consume(sum::addAndGet);
            for (int i = 0; i < 1000; i++) {
                publisher.submit(i);
            }
        }
        consumed.get(SECONDS, TimeUnit.SECONDS);
        need(sum.get() == 499_500, "consumed " + sum);
    }

    /** Two threads hand a number to and fro, by a lock and its condition. */
    private static void locks() throws Exception {
        ReentrantLock lock = new ReentrantLock(true);
        Condition turned = lock.newCondition();
        int[] turn = {0};
        List<Thread> threads = new ArrayList<>();
        for (int me = 0; me < 2; me++) {
            int mine = me;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 200; i++) {
                    lock.lock();
                    try {
                        while (turn[0] % 2 != mine) {
                            turned.awaitUninterruptibly();
                        }
                        turn[0]++;
                        turned.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            }));
        }
        join(threads);
        need(turn[0] == 400, "turns " + turn[0]);
        StampedLock stamped = new StampedLock();
        long stamp = stamped.writeLock();
        Future<Long> reader = CompletableFuture.supplyAsync(stamped::readLock);
        stamped.unlockWrite(stamp);
        stamped.unlockRead(reader.get(SECONDS, TimeUnit.SECONDS));
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.readLock().lock();
        need(!both.writeLock().tryLock(), "a reader is there");
        both.readLock().unlock();
        need(both.writeLock().tryLock(), "nobody is there");
        both.writeLock().unlock();
    }

    private static void monitors() throws Exception {
        List<Integer> box = new ArrayList<>();
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int k = 0; k < 100; k++) {
                    synchronized (box) {
                        while (box.isEmpty()) {
                            try {
                                box.wait();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        taken.addAndGet(box.removeLast());
                    }
                }
            }));
        }
        for (int i = 0; i < 400; i++) {
            synchronized (box) {
                box.add(1);
                box.notify();
            }
        }
        join(threads);
        need(taken.get() == 400, "taken " + taken);
    }

    private static void synchronizers() throws Exception {
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            CyclicBarrier barrier = new CyclicBarrier(3);
            Phaser phaser = new Phaser(3);
            Semaphore semaphore = new Semaphore(0);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(() -> {
                    barrier.await(SECONDS, TimeUnit.SECONDS);
                    int phase = phaser.arriveAndAwaitAdvance();
                    semaphore.release();
                    return phase;
                });
            }
            for (Future<Integer> f : pool.invokeAll(tasks, SECONDS, TimeUnit.SECONDS)) {
                need(f.get() == 1, "phase");
            }
            need(semaphore.tryAcquire(3), "semaphore");
            Exchanger<String> exchanger = new Exchanger<>();
            Future<String> other = pool.submit(() -> exchanger.exchange("a", SECONDS, TimeUnit.SECONDS));
            need(exchanger.exchange("b", SECONDS, TimeUnit.SECONDS).equals("a") && other.get().equals("b"), "exchanger");
            SynchronousQueue<String> queue = new SynchronousQueue<>();
            pool.submit(() -> queue.offer("x", SECONDS, TimeUnit.SECONDS));
            need("x".equals(queue.poll(SECONDS, TimeUnit.SECONDS)), "synchronous queue");
        }
    }

    /** Sleeping, blocked on queues, monitors and locks. */
    private static void virtual() throws Exception {
        BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(4);
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        int[] inside = {0};
        try (ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int number = i;
                all.add(perTask.submit(() -> {
                    Thread.sleep(1 + number % 5);
                    queue.put(number);
                    synchronized (monitor) {
                        inside[0]++;
                        monitor.wait(1);
                    }
                    lock.lock();
                    try {
                        Thread.sleep(1);
                    } finally {
                        lock.unlock();
                    }
                    return number;
                }));
            }
            int sum = 0;
            for (int i = 0; i < 60; i++) {
                Integer got = queue.poll(SECONDS, TimeUnit.SECONDS);
                need(got != null, "a virtual thread is stuck");
                sum += got;
            }
            for (Future<Integer> f : all) {
                f.get(SECONDS, TimeUnit.SECONDS);
            }
            need(sum == 1770 && inside[0] == 60, sum + " " + inside[0]);
        }
    }

    private static void virtualSockets() throws Exception {
        try (ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor(); ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            perTask.submit(() -> {
                while (true) {
                    Socket s = server.accept();
                    perTask.submit(() -> {
                        try (s) {
                            s.getInputStream().transferTo(s.getOutputStream());
                        }
                        return null;
                    });
                }
            });
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String text = "line " + i;
                all.add(perTask.submit(() -> {
                    try (Socket s = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                        s.setSoTimeout(SECONDS * 1000);
                        s.getOutputStream().write(text.getBytes());
                        Thread.sleep(2);
                        s.shutdownOutput();
                        return new String(s.getInputStream().readAllBytes());
                    }
                }));
            }
            for (int i = 0; i < all.size(); i++) {
                need(all.get(i).get(SECONDS, TimeUnit.SECONDS).equals("line " + i), "echo");
            }
        }
    }

    private static void interrupts() throws Exception {
        for (Thread.Builder builder : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            CountDownLatch interrupted = new CountDownLatch(1);
            Thread t = builder.start(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            t.interrupt();
            need(interrupted.await(SECONDS, TimeUnit.SECONDS) && t.join(java.time.Duration.ofSeconds(SECONDS)), "interrupt");
        }
    }

    private static void stacks() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread waiter = Thread.ofPlatform().name("waiter").start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (waiter.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        need(List.of(all.get(waiter)).toString().contains("CountDownLatch.await"), "the stack of a thread that waits");
        need(List.of(all.get(Thread.currentThread())).toString().contains("stacks"), "the caller's own stack");
        end.countDown();
        join(List.of(waiter));
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread t : threads) {
            need(t.join(java.time.Duration.ofSeconds(SECONDS)), t + " is stuck");
        }
    }
}
