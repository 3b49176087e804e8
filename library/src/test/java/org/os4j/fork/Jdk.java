package org.os4j.fork;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.os4j.Posix;

/** What the JDK keeps of the parent's: pools, virtual threads, printing, random numbers. */
final class Jdk {
    private static final AtomicLong WORK = new AtomicLong();

    private Jdk() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        switch (arguments[0]) {
            case "pools" -> pools(count);
            case "http" -> http(count);
            case "virtual" -> virtual(count);
            case "virtual-caller" -> virtualCaller();
            case "print" -> print(count);
            case "print-stuck" -> printStuck();
            case "print-held" -> printHeld();
            case "input" -> input();
            case "random" -> random();
            case "logging" -> logging(count);
            case "warm" -> warm();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    /** Pools that were used, idle and busy and with a backlog; the child gives each of them a task. */
    private static void pools(int count) throws Exception {
        ExecutorService idle = Executors.newFixedThreadPool(3);
        idle.submit(() -> WORK.get()).get();
        ExecutorService busy = Executors.newFixedThreadPool(2);
        for (int i = 0; i < 20; i++) {
            busy.submit(Jdk::spin);
        }
        ExecutorService cached = Executors.newCachedThreadPool();
        cached.submit(() -> WORK.get()).get();
        ExecutorService single = Executors.newSingleThreadExecutor();
        single.submit(() -> WORK.get()).get();
        ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
        timer.scheduleAtFixedRate(WORK::incrementAndGet, 1, 1, TimeUnit.MILLISECONDS);
        ForkJoinPool own = new ForkJoinPool(2);
        for (int i = 0; i < 20; i++) {
            own.submit(Jdk::spin);
        }
        for (int i = 0; i < 50; i++) {
            ForkJoinPool.commonPool().submit(() -> sleep(5_000));
        }
        new ProcessBuilder("true").start().waitFor();
        Process running = new ProcessBuilder("sleep", "1000").start();
        CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS).execute(() -> WORK.addAndGet(0));
        Thread.sleep(50);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                long before = WORK.get();
                Thread.sleep(10);
                need(WORK.get() == before, "work of the parent's ran in the child");
                for (ExecutorService e : List.of(idle, busy, cached, single, own)) {
                    need(e.submit(() -> 42).get(10, TimeUnit.SECONDS) == 42, "executor");
                }
                need(timer.schedule(() -> 42, 1, TimeUnit.MILLISECONDS).get(10, TimeUnit.SECONDS) == 42, "timer");
                need(CompletableFuture.supplyAsync(() -> 42).get(10, TimeUnit.SECONDS) == 42, "common pool");
                need(IntStream.range(0, 100_000).parallel().sum() == 704982704, "parallel stream");
                need(CompletableFuture.supplyAsync(() -> 42, CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS)).get(10, TimeUnit.SECONDS) == 42, "delay");
                Process p = new ProcessBuilder("sh", "-c", "exit 5").start();
                need(p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 5, "ProcessBuilder");
                need(p.onExit().get(10, TimeUnit.SECONDS) == p, "onExit");
                need(ProcessHandle.current().pid() == Long.parseLong(Files.readSymbolicLink(Path.of("/proc/self")).toString()), "pid");
                long after = WORK.get();
                need(after == before, "work of the parent's ran in the child's pools: " + (after - before));
                return Storm.complete();
            });
        }
        running.destroy();
        need(running.waitFor(10, TimeUnit.SECONDS), "the parent's own process reaper");
        System.exit(0);
    }

    private static void spin() {
        while (true) {
            WORK.incrementAndGet();
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                return;
            }
            sleep(1);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void need(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    /** An HTTP server and client in the parent; the child has both of its own, and the parent's go on. */
    private static void http(int count) throws Exception {
        HttpServer server = serve();
        HttpClient client = HttpClient.newHttpClient();
        get(client, server);
        new String(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/").toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                HttpServer mine = serve();
                get(HttpClient.newHttpClient(), mine);
                URI.create("http://127.0.0.1:" + mine.getAddress().getPort() + "/").toURL().openStream().readAllBytes();
                return Storm.complete();
            });
            get(client, server);
        }
        System.exit(0);
    }

    private static HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void get(HttpClient client, HttpServer server) throws Exception {
        String body = client.sendAsync(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/")).build(),
                HttpResponse.BodyHandlers.ofString()).get(10, TimeUnit.SECONDS).body();
        need(body.equals("hello"), body);
    }

    /** Virtual threads asleep, busy, blocked on a monitor and on sockets in the parent; new ones in the child. */
    private static void virtual(int count) throws Exception {
        for (int i = 0; i < 200; i++) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    sleep(3);
                    WORK.incrementAndGet();
                }
            });
        }
        for (int i = 0; i < 2; i++) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    WORK.incrementAndGet();
                }
            });
        }
        AtomicLong echoed = new AtomicLong();
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            try {
                Socket s = server.accept();
                int c;
                while ((c = s.getInputStream().read()) >= 0) {
                    s.getOutputStream().write(c);
                    echoed.incrementAndGet();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor();
        CountDownLatch latch = new CountDownLatch(1);
        perTask.submit(() -> {
            latch.await();
            return WORK.incrementAndGet();
        });
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        client.setSoTimeout(10_000);
        Thread.sleep(100);
        for (int i = 0; i < count; i++) {
            int pid = Children.start(() -> {
                long before = WORK.get();
                latch.countDown();
                Thread.sleep(20);
                need(WORK.get() == before, "virtual threads of the parent's ran in the child: " + (WORK.get() - before));
                virtualInChild();
                need(WORK.get() == before, "virtual threads of the parent's ran on the child's carriers");
                perTask.close();
                return Storm.complete();
            });
            client.getOutputStream().write(i);
            need(client.getInputStream().read() == (i & 0xff), "the parent's virtual thread lost an event");
            int value = Children.await(pid, 30);
            need(value == Children.OK, "child ended with " + value);
            long before = WORK.get();
            Thread.sleep(30);
            need(WORK.get() > before, "the parent's virtual threads stand still");
        }
        need(echoed.get() == count, "echoed " + echoed);
        System.exit(0);
    }

    private static void virtualInChild() throws Exception {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (var e = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(e.submit(() -> {
                    Thread.sleep(5);
                    return 1;
                }));
            }
            for (var f : all) {
                need(f.get(10, TimeUnit.SECONDS) == 1, "sleep");
            }
            var read = e.submit(() -> {
                try (Socket s = server.accept()) {
                    return s.getInputStream().read();
                }
            });
            Thread.sleep(5);
            try (Socket s = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                Thread.sleep(5);
                s.getOutputStream().write(77);
                need(read.get(10, TimeUnit.SECONDS) == 77, "socket");
            }
        }
    }

    private static void virtualCaller() throws Exception {
        Throwable[] got = {null};
        Thread.ofVirtual().start(() -> {
            try {
                org.os4j.internal.fork.Fork.fork();
            } catch (Throwable t) {
                got[0] = t;
            }
        }).join();
        need(got[0] instanceof UnsupportedOperationException && got[0].getMessage().contains("virtual thread"), "" + got[0]);
    }

    /** Three threads print all the time, to standard error; the child prints from two threads. */
    private static void print(int count) throws Exception {
        System.setErr(new java.io.PrintStream(new java.io.FileOutputStream("/dev/null"), true));
        for (int i = 0; i < 3; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    System.err.println("x".repeat(40));
                    System.err.printf("%s%n", WORK.get());
                }
            });
        }
        Thread.sleep(30);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                Thread[] mine = new Thread[3];
                for (int k = 0; k < mine.length; k++) {
                    mine[k] = new Thread(() -> {
                        for (int n = 0; n < 200; n++) {
                            System.err.println("child");
                            System.out.print("");
                        }
                    });
                    mine[k].start();
                }
                for (Thread t : mine) {
                    t.join(10_000);
                    need(!t.isAlive(), "printing hangs");
                }
                return Storm.complete();
            });
        }
    }

    /** Nobody reads standard error, and a thread is stuck in println: fork() does not wait for it for ever, and the child can print again. */
    private static void printStuck() throws Exception {
        Process reader = new ProcessBuilder("sleep", "100").start();
        java.io.PrintStream stuck = new java.io.PrintStream(reader.getOutputStream(), true);
        System.setErr(stuck);
        Thread t = Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                System.err.println("x".repeat(1000));
            }
        });
        while (t.getState() != Thread.State.RUNNABLE || stackOf(t).contains("print") == false) {
            Thread.sleep(10);
        }
        Thread.sleep(300);
        for (int i = 0; i < 3; i++) {
            Children.check(() -> {
                System.err.print("");
                System.err.flush();
                return Children.OK;
            });
        }
        reader.destroyForcibly();
    }

    /** A thread of the parent's waits for input on System.in; a child that has another descriptor 0 reads from it, and one of its children too. */
    private static void input() throws Exception {
        var parents = Posix.pipe();
        Posix.dup2(parents.readEnd(), 0);
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try {
                WORK.set(System.in.read());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        while (!stackOf(reader).contains("read")) {
            Thread.sleep(10);
        }
        Thread.sleep(100);
        for (int i = 0; i < 3; i++) {
            Children.check(() -> {
                var pipe = Posix.pipe();
                Posix.dup2(pipe.readEnd(), 0);
                Posix.write(pipe.writeEnd(), "ab");
                Children.check(() -> System.in.read() == 'a' ? Children.OK : 10);
                Posix.write(pipe.writeEnd(), "c");
                return System.in.read() == 'c' ? Children.OK : 11;
            });
        }
        Posix.write(parents.writeEnd(), "p");
        reader.join(10_000);
        need(WORK.get() == 'p', "the parent's thread read " + WORK.get());
    }

    /** The caller itself holds System.out: nothing waits, and nothing is replaced. */
    private static void printHeld() throws Exception {
        java.io.PrintStream out = System.out;
        synchronized (System.out) {
            long start = System.nanoTime();
            Children.check(() -> System.out == out ? Children.OK : 9);
            Children.check(() -> System.out == out ? Children.OK : 9);
            need(System.nanoTime() - start < 5_000_000_000L, "slow");
        }
    }

    private static String stackOf(Thread t) {
        return List.of(t.getStackTrace()).toString();
    }

    /** Three children and the parent, the same generators: no number twice. */
    private static void random() throws Exception {
        SecureRandom secure = new SecureRandom();
        SecureRandom strong = SecureRandom.getInstance("NativePRNGNonBlocking");
        draw(secure, strong);
        Set<String> seen = new HashSet<>();
        Path file = Files.createTempFile("os4j", "random");
        for (int i = 0; i < 4; i++) {
            Children.check(() -> {
                Files.write(file, draw(secure, strong), java.nio.file.StandardOpenOption.APPEND);
                return Children.OK;
            });
        }
        Files.write(file, draw(secure, strong), java.nio.file.StandardOpenOption.APPEND);
        List<String> all = Files.readAllLines(file);
        Files.delete(file);
        for (String line : all) {
            need(seen.add(line), "twice: " + line);
        }
        need(all.size() == 5 * 9, "lines: " + all.size());
    }

    private static List<String> draw(SecureRandom secure, SecureRandom strong) throws Exception {
        return List.of("secure " + secure.nextLong(), "strong " + strong.nextLong(), "new " + new SecureRandom().nextLong(), "uuid " + UUID.randomUUID(),
                "local " + ThreadLocalRandom.current().nextLong(), "math " + Math.random(), "random " + new java.util.Random().nextLong(),
                "splittable " + new java.util.SplittableRandom().nextLong(), "sha1 " + SecureRandom.getInstance("SHA1PRNG").nextLong());
    }

    /** Classes loaded late, XML, logging: while threads of the parent's did the same. */
    private static void logging(int count) throws Exception {
        System.setErr(new java.io.PrintStream(new java.io.FileOutputStream("/dev/null"), true));
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger("x");
        for (int i = 0; i < 2; i++) {
            Thread.ofPlatform().daemon().start(() -> {
                while (true) {
                    logger.info("parent");
                }
            });
        }
        Thread.sleep(50);
        for (int i = 0; i < count; i++) {
            Children.check(() -> {
                logger.info("child");
                javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream("<a><b/></a>".getBytes(StandardCharsets.UTF_8)));
                try (BufferedReader r = new BufferedReader(new InputStreamReader(new ProcessBuilder("echo", "hi").start().getInputStream()))) {
                    need(r.readLine().equals("hi"), "echo");
                }
                return Storm.complete();
            });
        }
    }

    /** The child's first warm request takes about as long as the parent's. */
    private static void warm() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            request(i);
        }
        long[] parent = new long[101];
        for (int i = 0; i < parent.length; i++) {
            long start = System.nanoTime();
            request(i);
            parent[i] = System.nanoTime() - start;
        }
        java.util.Arrays.sort(parent);
        System.out.println("parent's request: median " + parent[50] / 1000 + " us");
        Path file = Files.createTempFile("os4j", "warm");
        List<Long> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Children.check(() -> {
                long start = System.nanoTime();
                request(1);
                long one = System.nanoTime() - start;
                start = System.nanoTime();
                request(2);
                long two = System.nanoTime() - start;
                Files.writeString(file, one + " " + two);
                return Children.OK;
            });
            String[] times = Files.readString(file).split(" ");
            first.add(Long.parseLong(times[0]) / 1000);
            if (i == 10) {
                System.out.println("child's first " + Long.parseLong(times[0]) / 1000 + " us, second " + Long.parseLong(times[1]) / 1000 + " us");
            }
        }
        first.sort(null);
        System.out.println("child's first: median " + first.get(10) + " us");
        Files.delete(file);
    }

    static int request(int i) throws Exception {
        String s = "request " + i + " of " + "x".repeat(200);
        var m = java.util.regex.Pattern.compile("(\\w+) (\\d+)").matcher(s);
        m.find();
        byte[] d = java.security.MessageDigest.getInstance("SHA-256").digest(s.getBytes(StandardCharsets.UTF_8));
        return d[0] + m.group(1).length();
    }
}
