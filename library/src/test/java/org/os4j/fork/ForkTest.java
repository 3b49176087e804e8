package org.os4j.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.fork.FailingRepair;
import org.os4j.testing.Command;

/**
 * Every scenario in which a fork of a JVM was ever found wrong, each in a JVM of its own. OS4J_SOAK=N in the environment multiplies the counts by N:
 * 20 shows a race of one in a thousand.
 */
class ForkTest {
    private static final int SOAK = ForkJvm.SOAK;

    @RegisterExtension
    private static final ForkJvm jvm = new ForkJvm();

    /** How often a scenario is run: less without OS4J_SOAK, so that a slow machine gets through all of them. */
    private static int times(int count) {
        return SOAK == 1 ? Math.ceilDiv(count * 2, 5) : count * SOAK;
    }

    private static List<String> command(List<String> options, Class<?> main, Object... arguments) {
        return jvm.command(options, main, arguments);
    }

    private static String run(List<String> command) {
        return jvm.run(command);
    }

    private static String run(List<String> options, Class<?> main, Object... arguments) {
        return jvm.run(options, main, arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Shenandoah"})
    @DisplayName("25 of 25 children are complete, with eight busy threads and an acceptor")
    void completeUnderLoad(String collector) {
        assertThat(run(List.of("-XX:+Use" + collector + "GC"), Storm.class, 25 * SOAK, 8)).contains(25 * SOAK + " of " + 25 * SOAK + " complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-Xcheck:jni", "-XX:NativeMemoryTracking=summary", "-XX:-UseCompressedOops", "-XX:+UseCompactObjectHeaders",
        "-XX:+UseTransparentHugePages", "-Xcomp"})
    @DisplayName("children are complete whatever the JVM's options")
    void options(String option) {
        run(List.of(option), Storm.class, times(3), 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java-churn", "attach-churn", "native-churn", "malloc", "pipe", "stdio", "loader", "sleepers", "collect", "classes", "compile"})
    @DisplayName("threads that start and end, that are native, in malloc, stdio or the loader; storms")
    void threads(String scenario) {
        run(List.of(), Threads.class, scenario, times(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical-call", "loader-lock"})
    @DisplayName("a critical call that blocks, a caller with the loader's lock")
    void callers(String scenario) {
        run(List.of(), Threads.class, scenario, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Shenandoah"})
    @DisplayName("parked threads are not started in the child, and may be unparked there")
    void parked(String collector) {
        run(List.of("-XX:+Use" + collector + "GC"), Threads.class, "parked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signals", "deadlines"})
    @DisplayName("parked threads are not interrupted, and may wake at any moment all the same: by a signal's handler, by their own deadline")
    void asleep(String scenario) {
        run(List.of(), Asleep.class, scenario, times(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Shenandoah"})
    @DisplayName("threads that wait in a monitor, or for one, are neither notified nor given it in the child")
    void waiters(String collector) {
        run(List.of("-XX:+Use" + collector + "GC"), Waiters.class, times(3));
    }

    @Test
    @DisplayName("what cannot be put right in the child is logged there, and the child goes on")
    void failingRepair() {
        assertThat(run(List.of(), FailingRepair.class)).contains("IllegalStateException: on purpose", "the child goes on");
    }

    @Test
    @DisplayName("threads that wait for input, or compress, hold no fork up")
    void readers() {
        run(List.of(), Threads.class, "readers");
    }

    @Test
    @DisplayName("a thread in a wait that no signal ends: an exception within a second says so, and the parent goes on")
    void uninterruptible() {
        run(List.of(), Threads.class, "uninterruptible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel"})
    @DisplayName("threads that hold an array from the collector (JNI critical): the child can collect")
    void critical(String collector) {
        run(List.of("-XX:+Use" + collector + "GC"), Threads.class, "deflate", times(25));
    }

    @Test
    @DisplayName("a collection of the JVM's own in the child, at any moment")
    void collectedAtOnce() {
        run(List.of("-XX:+UseG1GC", "-XX:G1PeriodicGCInterval=1", "-Xmx64m"), Threads.class, "fresh", times(80));
    }

    @Test
    @DisplayName("beside a debugger that holds can_suspend")
    void debugger() {
        run(List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0"), Storm.class, times(10), 8);
    }

    @Test
    @DisplayName("while a debugger is attached: refused, with a message that says so")
    void debuggerAttached() throws Exception {
        assumeTrue(Command.exists("jdb") || Files.exists(Path.of(System.getProperty("java.home"), "bin", "jdb")));
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process jdb = new ProcessBuilder("sh", "-c", "sleep 2; sleep 60 | " + System.getProperty("java.home") + "/bin/jdb -attach 127.0.0.1:" + port)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            run(List.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port), Refusals.class, "a debugger is attached", 10_000);
        } finally {
            jdb.descendants().forEach(ProcessHandle::destroyForcibly);
            jdb.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisplayName("a thread that blocks every signal: an exception within a second names it, and the parent goes on")
    void deafThread() {
        assertThat(run(List.of(), Threads.class, "deaf")).contains("deaf-thread").contains("it blocks every signal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pools", "http", "print", "print-stuck", "print-held", "input", "random", "logging", "virtual-caller"})
    @DisplayName("what the JDK keeps of the parent's: pools, HTTP, printing, random numbers, logging")
    void jdk(String scenario) {
        run(List.of(), Jdk.class, scenario, times(10));
    }

    @Test
    @DisplayName("locks, conditions and queues for which threads of the parent's wait are handed on to the child's")
    void waiting() {
        run(List.of(), Waiting.class, times(2));
    }

    @Test
    @DisplayName("what threads hand to each other is not handed to the parent's in the child, nor had from them")
    void handing() {
        run(List.of(), Handing.class, times(2));
    }

    @Test
    @DisplayName("virtual threads: the parent's miss nothing and do not run in the child, new ones do")
    void virtualThreads() {
        run(List.of("-Djdk.virtualThreadScheduler.parallelism=4"), Jdk.class, "virtual", times(10));
    }

    @Test
    @DisplayName("virtual threads with pollers of the other kind")
    void virtualThreadsWithPlatformPollers() {
        run(List.of("-Djdk.virtualThreadScheduler.parallelism=4", "-Djdk.pollerMode=1"), Jdk.class, "virtual", times(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "attach"})
    @DisplayName("the parent loses no file event and no command of jcmd's, and jcmd works on both")
    void events(String scenario) {
        run(List.of(), Events.class, scenario);
    }

    @Test
    @DisplayName("the parent loses no JMX connection")
    void jmx() throws IOException {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run(List.of("-Dcom.sun.management.jmxremote.port=" + port, "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false", "-Dcom.sun.management.jmxremote.host=127.0.0.1", "-Djava.rmi.server.hostname=127.0.0.1"), Events.class,
                "jmx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-returns", "main-throws", "child-thread", "worker-returns", "worker-returns-after-main", "leader", "exit", "tree"})
    @DisplayName("how a child ends without _exit, forks again, and leaves the parent's files alone")
    void endings(String scenario) {
        run(List.of(), Ending.class, scenario);
    }

    @Test
    @DisplayName("many forks in a row leak no descriptor, thread, mapping or memory")
    void repeated() {
        run(List.of(), Ending.class, "repeat", 200 * SOAK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "names", "hooks", "signals", "api", "code", "from-virtual", "from-daemon"})
    @DisplayName("what a child inherits, hooks, signals, the public methods")
    void inherited(String scenario) {
        run(List.of(), Inherited.class, scenario);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockets", "robust", "atfork", "signals", "kernel-ids", "counters", "recording", "jar", "io-uring"})
    @DisplayName("connections, robust mutexes, signals, kernel ids, counters, a recording, rings: each is whose it should be")
    void shared(String scenario) {
        run(List.of(), Shared.class, scenario, times(10));
    }

    @Test
    @DisplayName("setgid and setuid in the child change all its threads")
    void users() {
        assumeTrue(org.os4j.Posix.geteuid() == 0, "needs root");
        run(List.of(), Inherited.class, "users");
    }

    @Test
    @DisplayName("ZGC, AllocateHeapAt: refused before anything is touched, with the reason and the way out")
    void refused() throws IOException {
        run(List.of("-XX:+UseZGC"), Refusals.class, "ZGC");
        Path heap = Files.createTempDirectory(jvm.folder(), "heap");
        run(List.of("-XX:AllocateHeapAt=" + heap), Refusals.class, "AllocateHeapAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "zombie-leader"})
    @DisplayName("in a JVM that another program created, also one whose first thread has ended")
    void embedded(String mode) {
        assertThat(run(List.of(jvm.embed(), System.getProperty("java.home") + "/lib/server/libjvm.so", System.getProperty("java.class.path"),
                Storm.class.getName().replace('.', '/'), mode))).contains("3 of 3 complete");
    }

    @Test
    @DisplayName("the pause with 30 threads is within the documented deadline; how short it is, a benchmark says")
    void pause() {
        String out = run(List.of(), Pause.class, 30, 0, 40, 0);
        long median = Long.parseLong(out.replaceAll("(?s).*pause beyond clone us: min \\d+ median (\\d+).*", "$1"));
        assertThat(median).as(out).isBetween(1L, 900_000L);
    }
}
