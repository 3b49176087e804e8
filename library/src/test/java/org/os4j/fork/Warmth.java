package org.os4j.fork;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code Warmth COUNT}: between the clone and fork()'s return a child loads and makes no class: each child would pay for it anew. */
final class Warmth {
    private Warmth() {}

    public static void main(String[] arguments) throws Exception {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        new SecureRandom().nextInt();
        Math.random();
        ProcessHandle.current();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            pool.submit(() -> 1).get();
            long[] before = {0};
            Children.Body body = () -> {
                long made = classes.getTotalLoadedClassCount() - before[0];
                return made == 0 ? Children.OK : Math.toIntExact(100 + Math.min(made, 100));
            };
            Children.await(Children.start(body), 20);
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                before[0] = classes.getTotalLoadedClassCount();
                int value = Children.await(Children.start(body), 20);
                if (value != Children.OK) {
                    throw new IllegalStateException("classes made in child " + i + ": " + (value - 100));
                }
            }
        }
        System.out.println("none");
    }
}
