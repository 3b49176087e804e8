package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.LeakCheck;

/** Each manager runs in a JVM of its own ({@link ManagerProgram}), and is looked at from outside, by ps. */
@ExtendWith(LeakCheck.class)
@Timeout(180)
class ProcessManagerTest {
    private static final long DEADLINE_SECONDS = 60;
    private static final int LONG = 600_000;

    @TempDir
    Path directory;

    private Process manager;
    private Path log;

    /** Starts a manager whose worker is ended gracefully within {@code grace} ms, and pauses {@code pause} ms after less than {@code healthy} ms. */
    private void start(String kind, int workers, int grace, int pause, int healthy) throws Exception {
        if (!Set.of("spawn", "numbered", "missing", "exit", "exit in a hook").contains(kind)) {
            assumeTrue(fork_unsupported().isEmpty(), () -> "no fork(): " + fork_unsupported().orElse(""));
        }
        log = directory.resolve("log");
        manager = new ProcessBuilder(ChildJvm.command(ManagerProgram.class, kind, Integer.toString(workers), Integer.toString(grace),
                Integer.toString(pause), Integer.toString(healthy)))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        manager.getOutputStream().close();
    }

    private void start(String kind, int workers) throws Exception {
        start(kind, workers, LONG, 1, 0);
    }

    @AfterEach
    void end() throws Exception {
        if (manager != null) {
            List<ProcessHandle> workers = manager.descendants().toList();
            manager.destroyForcibly().waitFor();
            workers.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private <T> T await(Callable<T> look, Predicate<T> condition) throws Exception {
        T last = look.call();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS); !condition.test(last); last = look.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never was so: " + last + "\n" + Command.of("ps", "-o", "pid,stat,args", "--ppid", pid()).run().out()
                        + Files.readString(log));
            }
            Thread.sleep(20);
        }
        return last;
    }

    private String pid() {
        return Long.toString(manager.pid());
    }

    /** The manager's children, a zombie with a Z, as ps sees them; without the shell that it starts beside. */
    private Set<String> workers() {
        return Command.of("ps", "-o", "pid=,stat=,args=", "--ppid", pid()).run().out().lines().map(line -> line.strip().split("\\s+", 3))
                .filter(words -> !words[2].startsWith("sh ") && !words[2].contains("jspawnhelper") && !words[2].startsWith("[sh]"))
                .map(words -> words[1].startsWith("Z") ? words[0] + "Z" : words[0]).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> awaitWorkers(int count, String... without) throws Exception {
        return await(this::workers, found -> found.size() == count && found.stream().noneMatch(pid -> pid.endsWith("Z") || List.of(without).contains(pid)));
    }

    private List<String> lines(String prefix) throws IOException {
        return Files.readString(log).lines().filter(line -> line.startsWith(prefix)).toList();
    }

    private List<String> awaitLines(String prefix, int count) throws Exception {
        return await(() -> lines(prefix), lines -> lines.size() >= count);
    }

    private void send(String signal) {
        Children.kill(signal, (int) manager.pid());
    }

    private static boolean isAlive(String pid) {
        Command.Result state = Command.of("ps", "-o", "stat=", "-p", pid).run();
        // A zombie here is an orphan that nobody has waited for yet: init's affair, and it does not run.
        return state.exit() == 0 && !state.out().strip().startsWith("Z");
    }

    private void awaitEnd(Set<String> workers) throws Exception {
        if (!manager.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the manager does not end\n" + Files.readString(log));
        }
        assertThat(workers).noneMatch(ProcessManagerTest::isAlive);
        assertThat(manager.exitValue()).as(Files.readString(log)).isZero();
        assertThat(lines("returned")).containsExactly("returned [] true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "spawn"})
    void aWorkerThatIsKilledIsBackAndSigtermEndsAll(String kind) throws Exception {
        start(kind, 3);
        Set<String> before = awaitWorkers(3);
        String victim = before.iterator().next();
        Children.kill("KILL", Integer.parseInt(victim));
        Set<String> after = awaitWorkers(3, victim);
        assertThat(after).hasSize(3).doesNotContain(victim).containsAll(before.stream().filter(pid -> !pid.equals(victim)).toList());
        if (kind.equals("graceful")) {
            awaitLines("ready", 4);
        }
        awaitLines("the JDK's child: 9", 1);
        send("TERM");
        awaitEnd(after);
        assertThat(lines("ended")).hasSize(4).filteredOn(line -> line.contains(" " + victim + " ")).singleElement().asString()
                .endsWith("Signaled[signal=9, core=false] false");
        String end = kind.equals("graceful") ? "Exited[code=5] true" : "Signaled[signal=15, core=false] true";
        assertThat(lines("ended").stream().filter(line -> line.endsWith(end))).hasSize(3);
        assertThat(lines("shutdown hook of")).containsExactly("shutdown hook of " + pid());
    }

    @Test
    void aForkedWorkerThatSaysNothingIsEndedByTheSignalItself() throws Exception {
        start("plain", 2);
        Set<String> workers = awaitWorkers(2);
        awaitLines("in worker", 2);
        send("INT");
        awaitEnd(workers);
        assertThat(lines("ended")).hasSize(2).allMatch(line -> line.endsWith("Signaled[signal=15, core=false] true"));
        assertThat(lines("shutdown hook of")).containsExactly("shutdown hook of " + pid());
    }

    @Test
    void aWorkerThatDoesNotEndInTimeIsKilled() throws Exception {
        start("stubborn", 2, 300, 1, 0);
        Set<String> workers = awaitWorkers(2);
        awaitLines("ready", 2);
        send("TERM");
        awaitEnd(workers);
        assertThat(lines("told")).hasSize(2);
        assertThat(lines("ended")).hasSize(2).allMatch(line -> line.endsWith("Signaled[signal=9, core=false] true"));
    }

    @Test
    void aSecondInterruptKillsAtOnce() throws Exception {
        start("stubborn", 2);
        Set<String> workers = awaitWorkers(2);
        awaitLines("ready", 2);
        send("INT");
        awaitLines("told", 2);
        send("INT");
        awaitEnd(workers);
        assertThat(lines("ended")).hasSize(2).allMatch(line -> line.endsWith("Signaled[signal=9, core=false] true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "spawn"})
    void moreAndFewerByTheTerminalsSignals(String kind) throws Exception {
        start(kind, 1);
        awaitWorkers(1);
        send("TTIN");
        awaitWorkers(2);
        send("TTIN");
        awaitWorkers(3);
        if (kind.equals("graceful")) {
            awaitLines("ready", 3);
        }
        send("TTOU");
        awaitWorkers(2);
        send("TTOU");
        Set<String> one = awaitWorkers(1);
        awaitLines("ended", 2);
        send("TTOU");
        send("HUP");
        Set<String> other = awaitWorkers(1, one.iterator().next());
        awaitLines("ended", 3);
        if (kind.equals("graceful")) {
            awaitLines("ready 0", 2);
        }
        send("TERM");
        awaitEnd(other);
        assertThat(lines("ended").stream().map(line -> line.split(" ")[1])).containsExactly("2", "1", "0", "0");
        assertThat(lines("ended")).allMatch(line -> line.endsWith(" true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "spawn"})
    void sighupReplacesAllOneByOne(String kind) throws Exception {
        start(kind, 3);
        Set<String> before = awaitWorkers(3);
        if (kind.equals("graceful")) {
            awaitLines("ready", 3);
        }
        send("HUP");
        awaitLines("ended", 3);
        Set<String> after = awaitWorkers(3, before.toArray(String[]::new));
        if (kind.equals("graceful")) {
            awaitLines("ready", 6);
        }
        send("TERM");
        awaitEnd(after);
        List<String> turns = Files.readString(log).lines().dropWhile(line -> !line.equals("reloading")).takeWhile(line -> !line.equals("stopping"))
                .filter(line -> line.startsWith("started") || line.startsWith("ended")).map(line -> line.substring(0, line.indexOf(' ') + 2)).toList();
        assertThat(turns).containsExactly("started 0", "ended 0", "started 1", "ended 1", "started 2", "ended 2");
    }

    @Test
    void aWorkerThatCrashesAtOncePauses() throws Exception {
        start("crash", 2, LONG, LONG, LONG);
        // The first pause is of ten minutes: each is started once, and what waits can be told to stop.
        awaitLines("status [0:WAITING:false:0:Exited[code=3], 1:WAITING:false:0:Exited[code=3]]", 1);
        assertThat(lines("started")).hasSize(2);
        assertThat(workers()).isEmpty();
        send("TERM");
        awaitEnd(Set.of());
        assertThat(lines("started")).hasSize(2);
    }

    @Test
    void aWorkerThatWasWellIsStartedAgainAtOnce() throws Exception {
        start("crash", 1, LONG, LONG, 0);
        awaitLines("started", 8);
        send("TERM");
        awaitEnd(Set.of());
        assertThat(lines("ended").stream().filter(line -> line.endsWith(" false"))).hasSizeGreaterThanOrEqualTo(7)
                .allMatch(line -> line.contains("Exited[code=3]"));
    }

    @Test
    void aBodyThatThrowsExitsWith1AndIsPrinted() throws Exception {
        start("throw", 1, LONG, LONG, LONG);
        awaitLines("ended", 1);
        send("TERM");
        awaitEnd(Set.of());
        assertThat(lines("ended")).singleElement().asString().endsWith("Exited[code=1] false");
        assertThat(Files.readString(log)).contains("IllegalStateException: the worker's");
    }

    @Test
    void aWorkerThatIsToldToEndBeforeItHasBegunEnds() throws Exception {
        start("early", 1, LONG, LONG, LONG);
        assertThat(awaitLines("ended", 1)).singleElement().asString().endsWith("Signaled[signal=15, core=false] false");
        send("TERM");
        awaitEnd(Set.of());
        assertThat(lines("stopping")).hasSize(1);
    }

    @Test
    void aProgramThatIsMissingIsTriedAgain() throws Exception {
        start("missing", 1, LONG, LONG, LONG);
        awaitLines("status [0:WAITING:false:1:null]", 1);
        assertThat(Files.readString(log)).contains("/no/such/program").contains("a hook that throws is logged");
        send("TERM");
        awaitEnd(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "stubborn", "plain", "spawn", "numbered"})
    void aManagerThatIsKilledLeavesNoWorker(String kind) throws Exception {
        start(kind, 3);
        Set<String> workers = awaitWorkers(3);
        if (kind.equals("spawn")) {
            await(() -> Command.of("ps", "-o", "args=", "--ppid", pid()).run().out(), text -> text.lines().filter("sleep 180"::equals).count() == 3);
        } else {
            awaitLines("in worker", 3);
        }
        if (kind.equals("numbered")) {
            assertThat(lines("in worker")).containsExactlyInAnyOrder("in worker w0 0", "in worker w1 1", "in worker w2 2");
        }
        assertThat(workers).allMatch(ProcessManagerTest::isAlive);
        send("KILL");
        await(() -> workers.stream().filter(ProcessManagerTest::isAlive).toList(), List::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "exit in a hook"})
    void aManagerThatExitsLeavesNoWorker(String kind) throws Exception {
        start(kind, 2);
        assertThat(manager.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(manager.exitValue()).isEqualTo(4);
        List<String> pids = lines("started").stream().map(line -> line.split(" ")[2]).toList();
        assertThat(pids).hasSize(2);
        await(() -> pids.stream().filter(ProcessManagerTest::isAlive).toList(), List::isEmpty);
    }

    @Test
    void aWorkerHasDispatchersOfItsOwn() throws Exception {
        start("look", 1);
        assertThat(awaitLines("worker: ", 2)).containsExactly(
                "worker: the dispatcher belongs to the process that forked: make one in the child", "worker: a dispatcher of its own");
        Set<String> workers = awaitWorkers(1);
        send("TERM");
        awaitEnd(workers);
    }

    @Test
    void itIsToldByMethodsToo() throws Exception {
        List<Integer> pids = new ArrayList<>();
        AtomicReference<ProcessManager> self = new AtomicReference<>();
        List<String> seen = new ArrayList<>();
        self.set(ProcessManager.spawning(List.of("sleep", "180")).workers(2).hooks(new WorkerHooks() {
            @Override
            public void started(int number, int pid) {
                pids.add(pid);
                switch (pids.size()) {
                    case 2 -> self.get().workers(4);
                    case 4 -> self.get().reload();
                    default -> { }
                }
            }

            @Override
            public void ended(int number, int pid, WaitStatus status, boolean expected) {
                seen.add(number + " " + status + " " + expected);
                switch (seen.size()) {
                    case 4 -> self.get().fewer();
                    case 5 -> self.get().more();
                    default -> { }
                }
                if (seen.size() == 5) {
                    // From another thread, as most will.
                    Thread.ofPlatform().start(() -> {
                        try {
                            await(() -> self.get().status(), all -> all.size() == 4 && all.stream().allMatch(w -> w.state() == WorkerStatus.State.RUNNING));
                            self.get().stop();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    });
                }
            }
        }).build());
        assertThat(self.get().status()).isEmpty();
        self.get().run();
        assertThat(pids).hasSize(9).doesNotHaveDuplicates();
        assertThat(seen).hasSize(9).startsWith("0 Signaled[signal=15, core=false] true", "1 Signaled[signal=15, core=false] true",
                "2 Signaled[signal=15, core=false] true", "3 Signaled[signal=15, core=false] true", "3 Signaled[signal=15, core=false] true");
        assertThat(seen).allMatch(line -> line.endsWith(" true"));
        assertThat(self.get().status()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> self.get().run());
        self.get().stop();
        self.get().reload();
    }

    @Test
    void aManagerThatWasStoppedBeforeItRunsStartsNothing() throws Exception {
        ProcessManager manager = ProcessManager.starting(number -> { throw new AssertionError("started"); }).build();
        manager.stop();
        manager.run();
        assertThat(manager.status()).isEmpty();
    }

    /** As fork() does while a debugger is attached. */
    @Test
    void whatCouldBeDoneBeforeIsTriedAgain() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        AtomicReference<ProcessManager> self = new AtomicReference<>();
        self.set(ProcessManager.starting(number -> switch (starts.incrementAndGet()) {
            case 1 -> posix_spawnp("true", List.of("true"));
            case 2 -> throw new UnsupportedOperationException("not now");
            default -> {
                self.get().stop();
                yield posix_spawnp("sleep", List.of("sleep", "180"));
            }
        }).backOff(Duration.ZERO, Duration.ZERO).build());
        self.get().run();
        assertThat(starts).hasValue(3);
        ProcessManager never = ProcessManager.starting(number -> { throw new UnsupportedOperationException("never"); }).build();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(never::run).withMessage("never");
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        ProcessManager.Builder settings = ProcessManager.spawning(List.of("true")).backOff(Duration.ofMillis(100), Duration.ofSeconds(1));
        List<Long> pauses = new ArrayList<>();
        for (int failures : new int[] {1, 2, 3, 4, 5, 6, 60, 1000}) {
            pauses.add(settings.pauseAfter(failures) / 1_000_000);
        }
        assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L, 1000L, 1000L);
        assertThat(ProcessManager.spawning(List.of("true")).backOff(Duration.ZERO, Duration.ofDays(999_999)).pauseAfter(99)).isZero();
    }

    @Test
    void wrongArgumentsAreRefused() throws Exception {
        ProcessManager.Builder spawning = ProcessManager.spawning(List.of("true"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.spawning(List.of())).withMessageStartingWith("words: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.spawning(org.os4j.Command.of("true").stdout(Redirect.PIPE)))
                .withMessageStartingWith("command: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.spawning(org.os4j.Command.of("true").pty(24, 80)))
                .withMessageStartingWith("command: ");
        assertThatIllegalArgumentException().isThrownBy(() -> spawning.workers(0)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> spawning.build().workers(0)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> spawning.grace(Duration.ofNanos(-1))).withMessageStartingWith("time: ");
        assertThatIllegalArgumentException().isThrownBy(() -> spawning.stopSignal(0)).withMessageStartingWith("signum: ");
        assertThat(spawning.stopSignal(SIGQUIT)).isSameAs(spawning);
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessManager.forking(worker -> 0).stopSignal(SIGQUIT));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread.ofVirtual().start(() -> {
            try {
                spawning.build().run();
            } catch (Exception e) {
                thrown.set(e);
            }
        }).join();
        assertThat(thrown.get()).isInstanceOf(UnsupportedOperationException.class);
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> ProcessManager.forking(null)).withMessage("body");
    }
}
