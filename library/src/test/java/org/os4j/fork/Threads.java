package org.os4j.fork;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.os4j.Posix;
import org.os4j.internal.fork.Fork;

/** Threads that start, end, block signals or are native, while the process forks. */
final class Threads {
    private static final AtomicLong WORK = new AtomicLong();

    private Threads() {}

    public static void main(String[] arguments) throws Throwable {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        switch (arguments[0]) {
            case "java-churn" -> javaChurn(count);
            case "attach-churn" -> attachChurn(count);
            case "native-churn" -> nativeChurn(count);
            case "deaf" -> deaf();
            case "malloc" -> malloc(count);
            case "pipe" -> pipe(count);
            case "stdio" -> stdio(count);
            case "loader" -> loader(count);
            case "sleepers" -> sleepers();
            case "parked" -> parked();
            case "readers" -> readers();
            case "collect" -> storm(count, Threads::collect);
            case "classes" -> storm(count, Threads::load);
            case "compile" -> storm(count, Threads::compile);
            case "uninterruptible" -> uninterruptible();
            case "critical-call" -> criticalCall();
            case "loader-lock" -> loaderLock(count);
            case "fresh" -> fresh(count);
            case "deflate" -> storm(count, Threads::deflate);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
        System.out.flush();
        // Not by returning: a native thread that is attached while the JVM is being destroyed ends it with an error.
        Runtime.getRuntime().halt(0);
    }

    /** Two threads start threads without end, two thousand a second, which work for some milliseconds; no child may see one of them run. */
    private static void javaChurn(int count) throws Exception {
        Semaphore room = new Semaphore(16);
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    room.acquireUninterruptibly();
                    Thread.ofPlatform().daemon().start(() -> {
                        workForAWhile();
                        room.release();
                    });
                }
            });
        }
        Thread.sleep(100);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = WORK.get();
                Thread.sleep(20);
                return WORK.get() == before ? Storm.complete() : 10;
            });
        }
    }

    private static void workForAWhile() {
        for (int i = 0; i < 30; i++) {
            WORK.incrementAndGet();
            LockSupport.parkNanos(200_000);
        }
    }

    /** Native threads start without end, and become threads of Java's by a call back into it: no child may see one of them there. */
    private static void attachChurn(int count) throws Throwable {
        for (int i = 0; i < 3; i++) {
            Natives.start("start_attaching", () -> {
                WORK.incrementAndGet();
                workForAWhile();
                return 0;
            });
        }
        Thread.sleep(100);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = WORK.get();
                Thread.sleep(20);
                return WORK.get() == before ? Storm.complete() : 10;
            });
        }
        long before = WORK.get();
        Thread.sleep(100);
        Jdk.need(WORK.get() > before, "the parent's threads stand still");
    }

    private static void nativeChurn(int count) throws Throwable {
        for (int i = 0; i < 3; i++) {
            Natives.call("start_churn");
        }
        Thread.sleep(50);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = Natives.number("turns");
                int value = Storm.complete();
                return Natives.number("turns") == before ? value : 10;
            });
        }
        long before = Natives.number("turns");
        Thread.sleep(20);
        if (Natives.number("turns") == before) {
            throw new IllegalStateException("the parent's threads stand still");
        }
    }

    /** A thread that blocks every signal: an exception within about a second that names it, and the parent goes on. */
    private static void deaf() throws Throwable {
        Children.check(() -> Children.OK);
        Natives.call("start_deaf");
        Thread.sleep(50);
        long start = System.nanoTime();
        try {
            if (Fork.fork() == 0) {
                Children.exit(1);
            }
            throw new IllegalStateException("forked");
        } catch (Fork.Failure e) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(e.errno() + " after " + millis + " ms: " + e.getMessage());
            if (millis > 2000 || !e.getMessage().contains("deaf-thread") || e.errno() != 11) {
                throw e;
            }
        }
        Thread t = new Thread(System::gc);
        t.start();
        t.join();
    }

    /** A thread in a wait of the kernel's that no signal ends (vfork): an exception within about a second says so, and the parent goes on. */
    private static void uninterruptible() throws Throwable {
        Children.check(() -> Children.OK);
        Natives.call("start_vfork", 3);
        Thread.sleep(50);
        long start = System.nanoTime();
        try {
            if (Fork.fork() == 0) {
                Children.exit(1);
            }
            throw new IllegalStateException("forked");
        } catch (Fork.Failure e) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(e.errno() + " after " + millis + " ms: " + e.getMessage());
            if (millis > 2000 || !e.getMessage().contains("vfork-thread") || !e.getMessage().contains("uninterruptible wait") || e.errno() != 11) {
                throw e;
            }
        }
        Jdk.need(Storm.complete() == Children.OK, "the parent");
        Thread.sleep(3000);
        Children.check(Storm::complete);
    }

    /** A call into native code that is critical and blocks holds the fork up, as it would a collection; after it the child is complete. */
    private static void criticalCall() throws Throwable {
        java.util.concurrent.CountDownLatch inside = new java.util.concurrent.CountDownLatch(1);
        Thread caller = Thread.ofPlatform().daemon().start(() -> {
            try {
                inside.countDown();
                Natives.critical("sleep_millis", 300);
            } catch (Throwable t) {
                throw new IllegalStateException(t);
            }
        });
        inside.await();
        Thread.sleep(30);
        Children.check(Storm::complete);
        caller.join(5000);
        Jdk.need(!caller.isAlive(), "the call did not return in the parent");
    }

    /** The caller itself holds a lock of the loader's, which knows its owner by the kernel's id: the child can load, and so can the parent. */
    private static void loaderLock(int count) throws Throwable {
        Children.check(() -> Children.OK);
        for (int i = 0; i < count; i++) {
            Jdk.need(Natives.callBack("with_loader_lock", () -> {
                try {
                    Children.check(() -> Natives.call("can_load") == 1 ? Children.OK : 12);
                    return 1;
                } catch (Exception e) {
                    e.printStackTrace();
                    return 0;
                }
            }) == 1, "fork with the loader's lock");
            Jdk.need(Natives.call("can_load") == 1, "the parent loads");
        }
    }

    /** Threads that are as new as can be at each fork, so that the next collection moves them. */
    private static void fresh(int count) throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            CountDownLatch end = new CountDownLatch(1);
            CountDownLatch ready = new CountDownLatch(40);
            List<Thread> threads = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    ready.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            ready.await();
            long garbage = 0;
            for (int k = random.nextInt(1200); k > 0; k--) {
                garbage += new byte[1000].length;
            }
            long made = garbage;
            Children.check(() -> made >= 0 ? Children.OK : 10);
            end.countDown();
            for (Thread t : threads) {
                t.join();
            }
        }
    }

    /** Native threads, and threads of Java's in native code, in malloc all the time: the child can allocate. */
    private static void malloc(int count) throws Throwable {
        for (int i = 0; i < 3; i++) {
            Natives.call("start_malloc");
        }
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Natives.call("malloc_for_ever");
            } catch (Throwable t) {
                throw new IllegalStateException(t);
            }
        });
        Thread.sleep(50);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = Natives.number("turns");
                for (int k = 0; k < 100; k++) {
                    Natives.call("can_allocate");
                }
                int value = Storm.complete();
                return Natives.number("turns") == before ? value : 10;
            });
        }
    }

    /** A native thread reads a pipe of the parent's: the child takes none of its bytes. */
    private static void pipe(int count) throws Throwable {
        Process cat = new ProcessBuilder("cat").start();
        Natives.call("start_reader", Descriptors.of(cat.getInputStream()));
        for (int i = 0; i < count; i++) {
            long before = Natives.number("bytes_read");
            int pid = Children.start(() -> {
                Thread.sleep(60_000);
                return Children.OK;
            });
            for (int k = 0; k < 20; k++) {
                cat.getOutputStream().write(new byte[100]);
                cat.getOutputStream().flush();
            }
            long end = System.nanoTime() + 2_000_000_000L;
            while (Natives.number("bytes_read") < before + 2000 && System.nanoTime() < end) {
                Thread.sleep(1);
            }
            if (Natives.number("bytes_read") != before + 2000) {
                throw new IllegalStateException("the parent read " + (Natives.number("bytes_read") - before) + " of 2000 bytes");
            }
            Children.kill(pid, 9);
            Children.await(pid, 5);
        }
        cat.destroy();
    }

    /** A native thread writes a file through stdio: nothing of it is written twice, and its lock does not outlive it. */
    private static void stdio(int count) throws Throwable {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("os4j", "stdio");
        Natives.call("start_writer", Natives.string(file.toString()));
        Thread.sleep(20);
        for (int i = 0; i < count; i++) {
            Children.check(() -> Natives.call("can_lock_file") == 1 ? Storm.complete() : 12);
        }
        Thread.sleep(20);
        long records = Natives.number("turns");
        long size = java.nio.file.Files.size(file);
        Thread.sleep(5);
        records = Natives.number("turns");
        java.nio.file.Files.delete(file);
        System.out.println(records + " records, file " + size);
        if (size > records * 64) {
            throw new IllegalStateException("written: " + size + " of " + records * 64);
        }
    }

    private static void loader(int count) throws Throwable {
        for (int i = 0; i < 2; i++) {
            Natives.call("start_loader");
        }
        Thread.sleep(20);
        for (int i = 0; i < count; i++) {
            Children.check(() -> Natives.call("can_load") == 1 ? Storm.complete() : 12);
        }
    }

    /** Three threads do nothing but one thing that keeps the JVM itself busy. */
    private static void storm(int count, Runnable body) throws Exception {
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    body.run();
                    WORK.incrementAndGet();
                }
            });
        }
        Thread.sleep(50);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = WORK.get();
                body.run();
                int value = Storm.complete();
                return WORK.get() == before ? value : 10;
            });
        }
    }

    private static void collect() {
        byte[][] keep = new byte[50][];
        for (int i = 0; i < 500; i++) {
            keep[i % keep.length] = new byte[50_000];
        }
        System.gc();
    }

    /** A new class loader each time, so that the same class is loaded and initialized again and again. */
    private static void load() {
        try (java.net.URLClassLoader loader = new java.net.URLClassLoader(
                java.util.Arrays.stream(System.getProperty("java.class.path").split(":")).map(Threads::url).toArray(java.net.URL[]::new), null)) {
            Class.forName("org.os4j.fork.Threads$Loaded", true, loader);
        } catch (ReflectiveOperationException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.net.URL url(String path) {
        try {
            return java.nio.file.Path.of(path).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loaded by {@link #load}. */
    static final class Loaded {
        static final int[] NUMBERS = java.util.stream.IntStream.range(0, 1000).toArray();

        private Loaded() {}
    }

    /** zlib works on arrays that the collector must not move meanwhile. */
    private static void deflate() {
        byte[] in = new byte[200_000];
        for (int i = 0; i < in.length; i++) {
            in[i] = (byte) (i * 31 >> i % 7);
        }
        java.util.zip.Deflater deflater = new java.util.zip.Deflater(1);
        deflater.setInput(in);
        deflater.finish();
        byte[] out = new byte[300_000];
        deflater.deflate(out);
        deflater.end();
    }

    /** New lambda forms and hidden classes, which are compiled. */
    private static void compile() {
        try {
            for (int i = 0; i < 20; i++) {
                var handle = java.lang.invoke.MethodHandles.insertArguments(java.lang.invoke.MethodHandles.lookup().findStatic(Math.class, "max",
                        java.lang.invoke.MethodType.methodType(int.class, int.class, int.class)), 0, i);
                int sum = 0;
                for (int k = 0; k < 3000; k++) {
                    sum += (int) handle.invokeExact(k);
                }
                if (sum < 0) {
                    throw new IllegalStateException();
                }
            }
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    private static void sleepers() throws Exception {
        for (int i = 0; i < 300; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    Thread.sleep(1_000_000);
                } catch (InterruptedException e) {
                    WORK.incrementAndGet();
                }
            });
        }
        Thread.sleep(100);
        for (int i = 0; i < 5; i++) {
            Children.check(Storm::complete);
        }
    }

    /** Parked threads, with and without a limit, and those in Thread.sleep cost the child no thread of the kernel's; to unpark and interrupt them is a thing without effect. */
    private static void parked() throws Exception {
        List<Thread> parked = new ArrayList<>();
        List<Runnable> waits = List.of(LockSupport::park, () -> LockSupport.parkNanos(3_600_000_000_000L), Threads::sleepLong, Threads::sleepShortly);
        for (int i = 0; i < 60; i++) {
            Runnable wait = waits.get(i % waits.size());
            parked.add(Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    wait.run();
                    WORK.incrementAndGet();
                }
            }));
        }
        Thread.sleep(200);
        // The JVM may have started a compiler, and os4j its own thread, by the time that it forks.
        int own = kernelThreads() - parked.size() + 10;
        for (int i = 0; i < 5; i++) {
            Children.check(() -> {
                long before = WORK.get();
                if (kernelThreads() > own) {
                    System.out.println(kernelThreads() + " threads, " + own + " at most expected");
                    return 11;
                }
                for (int turn = 0; turn < 3; turn++) {
                    parked.forEach(LockSupport::unpark);
                    parked.forEach(Thread::interrupt);
                }
                int grandchild = Children.start(Storm::complete);
                Thread.sleep(1_100);
                if (Children.await(grandchild, 30) != Children.OK || WORK.get() != before) {
                    return 12;
                }
                return Storm.complete();
            });
        }
        parked.forEach(Thread::interrupt);
        Thread.sleep(500);
        if (WORK.get() < parked.size()) {
            throw new IllegalStateException("of the parent's " + parked.size() + " threads went on: " + WORK.get());
        }
    }

    private static void sleepLong() {
        sleep(3_600_000);
    }

    /** Shorter than fork() dares to leave a thread asleep; it wakes while the child lives. */
    private static void sleepShortly() {
        sleep(800);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.yield();
        }
    }

    /** A thread that waits for input holds the reader's monitor for as long as none comes, and one that compresses the stream's: no fork waits for them. */
    private static void readers() throws Exception {
        var pipe = Posix.pipe();
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    deflate();
                }
            });
        }
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try (var in = new InputStreamReader(new FileInputStream("/proc/self/fd/" + pipe.readEnd()))) {
                WORK.addAndGet(in.read());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Thread.sleep(200);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            Children.check(Storm::complete);
            least = Math.min(least, Fork.timings()[4]);
        }
        if (least > 3) {
            throw new IllegalStateException("each fork was tried at least " + least + " times");
        }
        Posix.write(pipe.writeEnd(), "!");
        reader.join(10_000);
        if (WORK.get() != '!') {
            throw new IllegalStateException("the reader did not read");
        }
    }

    private static int kernelThreads() {
        return new File("/proc/self/task").list().length;
    }
}
