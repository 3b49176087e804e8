package org.os4j.fork;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** {@code Storm COUNT THREADS}: forks under busy threads and an acceptor; each child must be a complete JVM in which none of them runs. */
final class Storm {
    private static final AtomicLong WORK = new AtomicLong();
    private static final AtomicLong ACCEPTED = new AtomicLong();
    private static final Map<Integer, String> MAP = new ConcurrentHashMap<>();
    private static final Object LOCK = new Object();

    private Storm() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            int kind = i % 5;
            Thread.ofPlatform().daemon().start(() -> busy(kind));
        }
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> accept(server));
        Thread.sleep(100);
        long total = 0;
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            int pid = Children.start(Storm::complete);
            total += System.nanoTime() - start;
            try (Socket s = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                s.getInputStream().read();
            }
            int value = Children.await(pid, 20);
            if (value != Children.OK) {
                throw new IllegalStateException("child " + i + " ended with " + value);
            }
        }
        if (ACCEPTED.get() != count) {
            throw new IllegalStateException("the parent accepted " + ACCEPTED + " of " + count);
        }
        System.out.println(count + " of " + count + " complete, mean fork " + total / count / 1000 + " us");
    }

    /** Collects, starts threads of both kinds, and sees whether anyone else runs. */
    static int complete() throws Exception {
        long before = WORK.get();
        churn(3000);
        System.gc();
        int[] x = {0};
        Thread t = new Thread(() -> x[0] = 1);
        t.start();
        t.join();
        if (x[0] != 1) {
            return 8;
        }
        try (var e = Executors.newVirtualThreadPerTaskExecutor()) {
            int answer = e.submit(() -> {
                Thread.sleep(2);
                return 42;
            }).get(10, TimeUnit.SECONDS);
            if (answer != 42) {
                return 11;
            }
        }
        return WORK.get() == before ? Children.OK : 10;
    }

    private static double churn(int n) {
        Random r = new Random(1);
        double s = 0;
        List<byte[]> keep = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] b = new byte[1000 + r.nextInt(2000)];
            if (i % 100 == 0) {
                keep.add(b);
            }
            s += Math.sqrt(b.length * i);
        }
        return s + keep.size();
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket s = server.accept();
                ACCEPTED.incrementAndGet();
                s.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void busy(int kind) {
        Random r = new Random(kind);
        while (true) {
            WORK.incrementAndGet();
            switch (kind) {
                case 0 -> MAP.put(r.nextInt(10000), "x" + r.nextInt());
                case 1 -> {
                    synchronized (LOCK) {
                        WORK.incrementAndGet();
                    }
                }
                case 2 -> {
                    try {
                        Thread.sleep(1);
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                case 3 -> WORK.addAndGet(new byte[r.nextInt(100000)].length);
                default -> {
                    Pattern.compile("a" + r.nextInt() + "(b|c)*").matcher("a1bc").matches();
                    try (Arena m = Arena.ofConfined()) {
                        m.allocate(100 + r.nextInt(5000));
                    }
                }
            }
        }
    }
}
