package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

/** A prefork server under load, while its workers are killed. */
@ExtendWith(LeakCheck.class)
@Timeout(180)
class PreforkTest {
    private static final int WORKERS = 4;
    private static final int CLIENTS = 8;
    private static final int KILLS = 20;
    private static final int UNKNOWN = 0;
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    Path directory;

    /** A request that had no answer, or a wrong one. */
    private record Failure(int worker, String reason) {}

    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Set<Integer> answering = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean enough;

    /** The JDK keeps one socket for itself from the first that it closes on. */
    @BeforeAll
    static void closeASocket() throws IOException {
        try (ServerSocket listener = new ServerSocket(0); Socket client = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            assertThat(server.getPort()).isEqualTo(client.getLocalPort());
        }
    }

    @Test
    void onlyRequestsOfKilledWorkersFail() throws Exception {
        assumeTrue(Posix.fork_unsupported().isEmpty(), () -> "no fork(): " + Posix.fork_unsupported().orElse(""));
        Process server = new ProcessBuilder(ChildJvm.command(PreforkProgram.class, Integer.toString(WORKERS)))
                .redirectError(directory.resolve("err").toFile()).start();
        server.getOutputStream().close();
        try (BufferedReader out = server.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                clients.add(Thread.ofPlatform().start(() -> visit(port, random)));
            }
            Set<Integer> killed = killWorkers(server);
            waitForAnswers(answered.get() + 200);
            enough = true;
            for (Thread client : clients) {
                client.join();
            }
            assertThat(failures).as("killed: " + killed).allMatch(failure -> failure.worker == UNKNOWN || killed.contains(failure.worker));
            // A worker has one request at a time.
            assertThat(failures).hasSizeLessThanOrEqualTo(killed.size());
            assertThat(answering).hasSizeGreaterThan(WORKERS).anyMatch(worker -> !killed.contains(worker));
            Command.output("kill", "-TERM", Long.toString(server.pid()));
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).as(Files.readString(directory.resolve("err"))).isZero();
            for (int worker : answering) {
                assertThat(Command.of("ps", "-p", Integer.toString(worker)).run().exit()).isEqualTo(1);
            }
        } finally {
            enough = true;
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
    }

    /** Kills workers while they work: each time another one, when there are all again. */
    private Set<Integer> killWorkers(Process server) throws Exception {
        Set<Integer> killed = new TreeSet<>();
        Random random = new Random(42);
        for (int i = 0; i < KILLS; i++) {
            waitForAnswers(answered.get() + 20);
            List<Integer> workers = Command.of("ps", "-o", "pid=", "--ppid", Long.toString(server.pid())).run().out().lines()
                    .map(line -> Integer.parseInt(line.strip())).filter(pid -> !killed.contains(pid)).collect(Collectors.toList());
            if (!workers.isEmpty()) {
                int victim = workers.get(random.nextInt(workers.size()));
                killed.add(victim);
                Command.output("kill", "-KILL", Integer.toString(victim));
            }
        }
        assertThat(killed).hasSizeGreaterThan(KILLS / 2);
        return killed;
    }

    private void waitForAnswers(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2L * PATIENCE_MILLIS);
        while (answered.get() < count) {
            assertThat(System.nanoTime()).as("answers: " + answered + ", failures: " + failures).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private void visit(int port, Random random) {
        byte[] request = new byte[PreforkProgram.REQUEST];
        while (!enough) {
            random.nextBytes(request);
            int worker = UNKNOWN;
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                worker = in.readInt();
                socket.getOutputStream().write(request);
                if (!Arrays.equals(in.readAllBytes(), PreforkProgram.digest(request))) {
                    throw new IOException("another answer");
                }
                answering.add(worker);
                answered.incrementAndGet();
            } catch (IOException e) {
                failures.add(new Failure(worker, e.toString()));
            }
        }
    }
}
