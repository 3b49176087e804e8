package org.os4j.fork;

import java.util.concurrent.atomic.AtomicLong;
import org.os4j.internal.fork.Fork;

/** Threads that start, end, block signals or are native, while the process forks. */
final class Threads {
    private static final AtomicLong WORK = new AtomicLong();

    private Threads() {}

    public static void main(String[] arguments) throws Throwable {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        switch (arguments[0]) {
            case "java-churn" -> javaChurn(count);
            case "native-churn" -> nativeChurn(count);
            case "deaf" -> deaf();
            case "malloc" -> malloc(count);
            case "pipe" -> pipe(count);
            case "stdio" -> stdio(count);
            case "loader" -> loader(count);
            case "sleepers" -> sleepers();
            case "collect" -> storm(count, Threads::collect);
            case "classes" -> storm(count, Threads::load);
            case "compile" -> storm(count, Threads::compile);
            case "deflate" -> storm(count, Threads::deflate);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    /** Four threads start threads without end; no child may see one of them run. */
    private static void javaChurn(int count) throws Exception {
        for (int i = 0; i < 4; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    Thread t = Thread.ofPlatform().daemon().start(WORK::incrementAndGet);
                    WORK.incrementAndGet();
                    try {
                        t.join();
                    } catch (InterruptedException e) {
                        return;
                    }
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
        long before = 0;
        int fd = Descriptors.of(cat.getInputStream());
        Natives.call("start_reader", fd);
        for (int i = 0; i < count; i++) {
            int pid = Children.start(() -> {
                Thread.sleep(60);
                return Natives.number("bytes_read") == 0 ? Children.OK : 10;
            });
            cat.getOutputStream().write(new byte[200]);
            cat.getOutputStream().flush();
            Thread.sleep(40);
            if (Natives.number("bytes_read") != before + 200) {
                throw new IllegalStateException("the parent read " + (Natives.number("bytes_read") - before) + " of 200 bytes");
            }
            Children.kill(pid, 9);
            Children.await(pid, 5);
            before += 200;
            if (i == 0) {
                break;
            }
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
}
