package org.os4j.fork;

import java.util.Arrays;
import java.util.List;
import org.os4j.Posix;
import org.os4j.PosixExec;

/** {@code ForkExec COUNT HEAP_MIB}: /bin/true by fork() and execv(), beside posix_spawn: until the child has ended. */
final class ForkExec {
    private ForkExec() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        byte[][] heap = new byte[Integer.parseInt(arguments[1])][1 << 20];
        for (byte[] block : heap) {
            Arrays.fill(block, (byte) 1);
        }
        long[] forked = new long[count];
        long[] spawned = new long[count];
        for (int i = -10; i < count; i++) {
            long start = System.nanoTime();
            int pid = Children.start(() -> {
                PosixExec.execv("/bin/true", List.of("true"));
                return 1;
            });
            Posix.waitpid(pid, 0);
            long middle = System.nanoTime();
            Posix.waitpid(Posix.posix_spawn("/bin/true", List.of("true")), 0);
            if (i >= 0) {
                forked[i] = middle - start;
                spawned[i] = System.nanoTime() - middle;
            }
        }
        for (long[] times : List.of(forked, spawned)) {
            Arrays.sort(times);
            System.out.printf("%-12s us: min %d median %d%n", times == forked ? "fork, execv" : "posix_spawn", times[0] / 1000, times[count / 2] / 1000);
        }
        if (heap.length < 0) {
            System.out.println(heap[0][0]);
        }
    }
}
