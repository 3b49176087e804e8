package org.os4j.fork;

import static org.os4j.Posix.SIGUSR2;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.os4j.Posix;
import org.os4j.internal.fork.Fork;

/** {@code Asleep SCENARIO COUNT}: parked threads, whom fork() leaves asleep, are woken while it copies. */
final class Asleep {
    private static final int THREADS = 40;
    private static final AtomicLong WOKEN = new AtomicLong();

    private Asleep() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "signals" -> signals(count);
            case "deadlines" -> deadlines(count);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    /** All others are frozen, so that the kernel has a sleeper run the handler. A child that was copied meanwhile must not live. */
    private static void signals(int count) throws Exception {
        AtomicLong heard = new AtomicLong();
        Posix.signal(SIGUSR2, s -> heard.incrementAndGet());
        park(Long.MAX_VALUE);
        Process sender = new ProcessBuilder("sh", "-c", "while kill -USR2 " + Posix.getpid() + "; do sleep 0.001; done").start();
        try {
            long spoiled = 0;
            for (int i = 0; i < count; i++) {
                long before = heard.get();
                Children.check(() -> {
                    Posix.signal(SIGUSR2, Posix.SIG_DFL);
                    return Storm.complete();
                });
                spoiled += Fork.timings()[5];
                await(heard, before);
            }
            if (spoiled == 0) {
                throw new IllegalStateException("no copy was thrown away, so the test has shown nothing");
            }
        } finally {
            sender.destroyForcibly().waitFor();
        }
    }

    private static void deadlines(int count) throws Exception {
        for (int milliseconds : new int[] {1, 3, 20, 500, 1_001, 1_050}) {
            park(milliseconds * 1_000_000L);
        }
        for (int i = 0; i < count; i++) {
            long before = WOKEN.get();
            Children.check(Storm::complete);
            await(WOKEN, before);
        }
    }

    private static void park(long nanoseconds) throws InterruptedException {
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    LockSupport.parkNanos(nanoseconds);
                    WOKEN.incrementAndGet();
                }
            });
        }
        Thread.sleep(100);
    }

    private static void await(AtomicLong counter, long more) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (counter.get() <= more) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing went on in the parent for 10 s");
            }
            Thread.sleep(1);
        }
    }
}
