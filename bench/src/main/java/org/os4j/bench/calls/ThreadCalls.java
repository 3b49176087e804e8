package org.os4j.bench.calls;

import static org.os4j.Posix.stat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Threads;
import org.os4j.bench.Setting;

/** stat from eight threads at once, and from a thousand virtual ones, one each, their start and end with it. */
public class ThreadCalls extends Call {
    private static final int EIGHT = 8;
    private static final int THOUSAND = 1000;

    private final String path = Setting.SHORT.value();
    private final Path nioPath = Path.of(path);

    @Benchmark
    @Threads(EIGHT)
    public long statThreads_os4j() throws IOException {
        return stat(path).size();
    }

    @Benchmark
    @Threads(EIGHT)
    public BasicFileAttributes statThreads_JDK_Files() throws IOException {
        return Files.readAttributes(nioPath, BasicFileAttributes.class);
    }

    @Benchmark
    @Threads(EIGHT)
    public long statThreads_jnr() {
        return Peers.Jnr.POSIX.stat(path).st_size();
    }

    @Benchmark
    public void statVirtual_os4j() throws InterruptedException {
        inVirtualThreads(() -> stat(path));
    }

    @Benchmark
    public void statVirtual_JDK_Files() throws InterruptedException {
        inVirtualThreads(() -> Files.readAttributes(nioPath, BasicFileAttributes.class));
    }

    @Benchmark
    public void statVirtual_jnr() throws InterruptedException {
        inVirtualThreads(() -> Peers.Jnr.POSIX.stat(path));
    }

    /** What the threads themselves cost. */
    @Benchmark
    public void statVirtual_JDK_nothing() throws InterruptedException {
        inVirtualThreads(() -> path);
    }

    private static void inVirtualThreads(Callable<?> call) throws InterruptedException {
        List<Thread> threads = new ArrayList<>(THOUSAND);
        for (int i = 0; i < THOUSAND; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    call.call();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
