package org.os4j.bench.process;

import org.os4j.bench.Setting;
import org.os4j.bench.Value;

/** An action that is timed several times, after it was done some times untimed. */
final class Repeated {
    private Repeated() {}

    /** What is timed. */
    interface Action {
        void run() throws Exception;
    }

    /** Tells the nanoseconds of each time. */
    static void time(String row, String peer, String variant, long x, int warmUps, Action action) throws Exception {
        time(row, peer, variant, x, warmUps, action, () -> {});
    }

    /** Tells the nanoseconds of each time; what has to be done after it is not timed. */
    static void time(String row, String peer, String variant, long x, int warmUps, Action action, Action after) throws Exception {
        for (int i = 0; i < warmUps + Setting.REPEATS.number(); i++) {
            long begin = System.nanoTime();
            action.run();
            long took = System.nanoTime() - begin;
            after.run();
            if (i >= warmUps) {
                Value.tell(row, peer, variant, x, took);
            }
        }
    }
}
