package org.os4j.bench.process;

import java.util.concurrent.locks.LockSupport;
import org.os4j.Os;
import org.os4j.Posix;
import org.os4j.bench.Setting;
import org.os4j.bench.Value;
import org.os4j.internal.fork.Fork;

/**
 * {@code Forking HEAP_MIB THREADS COLLECTOR}: how long {@code fork()} takes to return, how long it held the process, and how long the clone alone took.
 * The heap is touched by the JVM's own option, so that it is as large whatever the collector.
 */
public final class Forking {
    private static final int WARM_UPS = 5;
    private static final long SETTLE = 200;

    private Forking() {}

    /**
     * Measures.
     *
     * @param arguments see above
     * @throws Exception if a fork fails
     */
    public static void main(String[] arguments) throws Exception {
        long heap = Long.parseLong(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        String variant = arguments[2] + ", " + threads + " threads";
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    LockSupport.park();
                }
            });
        }
        Thread.sleep(SETTLE);
        for (int i = 0; i < WARM_UPS + Setting.REPEATS.number(); i++) {
            long begin = System.nanoTime();
            int child = Os.fork(() -> 0);
            long took = System.nanoTime() - begin;
            long[] timings = Fork.timings();
            int status = Posix.waitstatus_to_exitcode(Posix.waitpid(child, 0).status());
            if (status != 0) {
                throw new IllegalStateException("a child ended with " + status);
            }
            if (i == 0) {
                Value.tell("forkFirst", "os4j", variant, heap, took);
            } else if (i >= WARM_UPS) {
                Value.tell("fork", "os4j", variant, heap, took);
                Value.tell("forkPause", "os4j", variant, heap, timings[0]);
                Value.tell("forkClone", "os4j", variant, heap, timings[1]);
                Value.tell("forkBeyond", "os4j", variant, heap, timings[0] - timings[1]);
            }
        }
    }
}
