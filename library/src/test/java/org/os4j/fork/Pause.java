package org.os4j.fork;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.os4j.internal.fork.Fork;

/** {@code Pause THREADS BUSY COUNT HEAP_MIB [READERS]}: how long fork() holds its parent. */
final class Pause {
    private Pause() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    LockSupport.park();
                }
            });
        }
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Thread.ofPlatform().daemon().start(() -> {
                double x = 0;
                while (true) {
                    x += Math.sin(x);
                }
            });
        }
        for (int i = 0; arguments.length > 4 && i < Integer.parseInt(arguments[4]); i++) {
            java.net.ServerSocket server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    server.accept();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
        byte[][] heap = new byte[Integer.parseInt(arguments[3])][1 << 20];
        for (byte[] block : heap) {
            Arrays.fill(block, (byte) 1);
        }
        Thread.sleep(200);
        int count = Integer.parseInt(arguments[2]);
        long[][] all = new long[5][count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            int pid = Children.start(() -> Children.OK);
            all[0][i] = System.nanoTime() - start;
            long[] t = Fork.timings();
            all[1][i] = t[0] - t[1];
            all[2][i] = t[1];
            all[3][i] = t[2];
            all[4][i] = t[3];
            if (Children.await(pid, 20) != Children.OK) {
                throw new IllegalStateException("child " + i);
            }
        }
        String[] names = {"fork() returns", "pause beyond clone", "clone", "freezes", "rounds"};
        for (int i = 0; i < names.length; i++) {
            Arrays.sort(all[i]);
            long unit = i == 4 ? 1 : 1000;
            System.out.println(names[i] + (i == 4 ? "" : " us") + ": min " + all[i][0] / unit + " median " + all[i][count / 2] / unit + " p90 "
                    + all[i][count * 9 / 10] / unit + " max " + all[i][count - 1] / unit);
        }
        if (heap.length == -1) {
            System.out.println(heap[0][0]);
        }
    }
}
