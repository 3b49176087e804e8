package org.os4j.fork;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;

/** {@code FirstRequest COUNT THREADS HEAP_MIB}: what the first requests cost in a child of a warm parent, in time and page faults, beside the parent's. */
final class FirstRequest {
    private static final CFunction GETRUSAGE = CFunction.ofInt("getrusage");
    private static final int RUSAGE_THREAD = 1;
    /** struct rusage: two timevals and two longs, then ru_minflt. */
    private static final int MINOR_FAULTS = 64;
    private static final Pattern PAIR = Pattern.compile("(\\w+)=([^&]*)");
    private static final MessageDigest DIGEST = digest();
    private static final int REQUESTS = 4;
    private static final int SIZE = 256;

    private FirstRequest() {}

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Strings, a regular expression, a digest. */
    private static int request(int number) {
        String query = "user=u" + number + "&page=" + number % 7 + "&sort=name";
        StringBuilder answer = new StringBuilder();
        Matcher m = PAIR.matcher(query);
        while (m.find()) {
            answer.append(m.group(1).toUpperCase(java.util.Locale.ROOT)).append(':').append(m.group(2)).append('\n');
        }
        byte[] digest = DIGEST.digest(answer.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).hashCode();
    }

    private static long faults(Scratch scratch, long usage) {
        GETRUSAGE.call(scratch, RUSAGE_THREAD, usage);
        return Memory.getLong(usage + MINOR_FAULTS);
    }

    /** Times and faults of some requests in a row, after the time and the faults at the start. */
    private static void measure(long[] times, long[] faults, int number, Scratch scratch, long usage) {
        times[0] = System.nanoTime();
        faults[0] = faults(scratch, usage);
        for (int i = 1; i <= REQUESTS; i++) {
            long start = System.nanoTime();
            request(number + i);
            times[i] = System.nanoTime() - start;
            faults[i] = faults(scratch, usage);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    LockSupport.park();
                }
            });
        }
        byte[][] heap = new byte[Integer.parseInt(arguments[2])][1 << 20];
        for (byte[] block : heap) {
            Arrays.fill(block, (byte) 1);
        }
        int sum = 0;
        for (int i = 0; i < 300_000; i++) {
            sum += request(i);
        }
        Path file = Files.createTempFile("first", "request");
        MappedByteBuffer shared;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 16);
        }
        Files.delete(file);
        long[] times = new long[REQUESTS + 1];
        long[] faults = new long[REQUESTS + 1];
        long[][] all = new long[4 * REQUESTS + 6][count];
        try (Scratch scratch = Scratch.take()) {
            long usage = scratch.allocateZeroed(SIZE);
            for (int i = 0; i < 20_000; i++) {
                measure(times, faults, i, scratch, usage);
            }
            for (int i = 0; i < count; i++) {
                Thread.sleep(20);
                int at = 0;
                measure(times, faults, i, scratch, usage);
                for (int r = 1; r <= REQUESTS; r++) {
                    all[at++][i] = times[r];
                }
                long start = System.nanoTime();
                int pid = Children.start(() -> {
                    measure(times, faults, 0, scratch, usage);
                    ByteBuffer out = shared.duplicate();
                    for (int r = 0; r <= REQUESTS; r++) {
                        out.putLong(times[r]).putLong(faults[r]);
                    }
                    return Children.OK;
                });
                long returned = System.nanoTime();
                measure(times, faults, i, scratch, usage);
                if (Children.await(pid, 20) != Children.OK) {
                    throw new IllegalStateException("child " + i);
                }
                ByteBuffer in = shared.duplicate();
                long[] childTimes = new long[REQUESTS + 1];
                long[] childFaults = new long[REQUESTS + 1];
                for (int r = 0; r <= REQUESTS; r++) {
                    childTimes[r] = in.getLong();
                    childFaults[r] = in.getLong();
                }
                for (int r = 1; r <= REQUESTS; r++) {
                    all[at++][i] = times[r];
                }
                for (int r = 1; r <= REQUESTS; r++) {
                    all[at++][i] = childTimes[r];
                }
                for (int r = 1; r <= REQUESTS; r++) {
                    all[at++][i] = (childFaults[r] - childFaults[r - 1]) * 1000;
                }
                all[at++][i] = childFaults[0] * 1000;
                all[at++][i] = childTimes[0] - start;
                all[at++][i] = childTimes[0] - start + childTimes[1];
                all[at++][i] = returned - start;
                long[] t = Fork.timings();
                all[at++][i] = t[0] - t[1];
                all[at++][i] = t[1];
            }
        }
        String[] names = {"parent, request", "parent after fork, request", "child, request", "child, faults of request"};
        for (int i = 0; i < all.length; i++) {
            String[] rest = {"child's faults before", "fork() to its return in the child", "fork() to first answer", "fork() to its return in the parent", "pause beyond clone", "clone"};
            String name = i < 4 * REQUESTS ? names[i / REQUESTS] + " " + (i % REQUESTS + 1) : rest[i - 4 * REQUESTS];
            Arrays.sort(all[i]);
            System.out.printf("%-36s min %8.1f median %8.1f p90 %8.1f%n", name, all[i][0] / 1e3, all[i][count / 2] / 1e3, all[i][count * 9 / 10] / 1e3);
        }
        if (sum == heap.length) {
            System.out.println(heap[0][0]);
        }
    }
}
