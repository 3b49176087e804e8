package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.ProcStatus;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class DispatcherTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration NOTHING = Duration.ZERO;

    private final List<Pipe> pipes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Dispatcher dispatcher;

    @BeforeEach
    void make() throws Exception {
        dispatcher = new Dispatcher();
        dispatcher.setErrorHandler((callback, thrown) -> failures.add(callback + ": " + thrown.getMessage()));
    }

    @AfterEach
    void close() throws Exception {
        dispatcher.close();
        for (Pipe pipe : pipes) {
            Posix.close(pipe.readEnd());
            Posix.close(pipe.writeEnd());
        }
    }

    private Pipe newPipe() throws Exception {
        Pipe pipe = pipe2(O_NONBLOCK);
        pipes.add(pipe);
        return pipe;
    }

    /** Turns until something is so; the test's deadline ends what never is. */
    private void until(java.util.function.BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            dispatcher.runOnce(Duration.ofMillis(20));
        }
    }

    @Test
    void aThousandIdleAndTenBusyDescriptorsLoseNoByte() throws Exception {
        int busy = 10;
        int total = 200_000;
        AtomicInteger idleCalls = new AtomicInteger();
        for (int i = 0; i < 1000; i++) {
            dispatcher.onReadable(newPipe().readEnd(), watch -> idleCalls.incrementAndGet());
        }
        List<java.security.MessageDigest> sent = new ArrayList<>();
        List<java.security.MessageDigest> received = new ArrayList<>();
        AtomicInteger ended = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < busy; i++) {
            Pipe pipe = pipe2(O_NONBLOCK);
            java.security.MessageDigest out = java.security.MessageDigest.getInstance("SHA-256");
            java.security.MessageDigest in = java.security.MessageDigest.getInstance("SHA-256");
            sent.add(out);
            received.add(in);
            long seed = i;
            writers.add(Thread.ofPlatform().start(() -> send(pipe.writeEnd(), total, new Random(seed), out)));
            dispatcher.onReadable(pipe.readEnd(), watch -> {
                byte[] data = read(watch.fd(), 1000);
                if (data.length == 0) {
                    watch.cancel();
                    Posix.close(watch.fd());
                    if (ended.incrementAndGet() == busy) {
                        dispatcher.stop();
                    }
                }
                in.update(data);
            });
        }
        dispatcher.run();
        for (int i = 0; i < busy; i++) {
            writers.get(i).join();
            assertThat(received.get(i).digest()).isEqualTo(sent.get(i).digest());
        }
        assertThat(idleCalls).hasValue(0);
        assertThat(failures).isEmpty();
    }

    private static void send(int fd, int total, Random random, java.security.MessageDigest digest) {
        try {
            int left = total;
            while (left > 0) {
                byte[] data = new byte[Math.min(left, 1 + random.nextInt(3000))];
                random.nextBytes(data);
                for (int done = 0; done < data.length;) {
                    poll(fd, POLLOUT, -1);
                    long written = tryWrite(fd, data, done, data.length - done);
                    done += Math.max(0, (int) written);
                }
                digest.update(data);
                left -= data.length;
            }
            Posix.close(fd);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCallbackThatThrowsTakesNothingElseDown() throws Exception {
        List<String> done = new ArrayList<>();
        Pipe bad = newPipe();
        Pipe good = newPipe();
        dispatcher.onReadable(bad.readEnd(), watch -> {
            read(watch.fd(), 1);
            throw new IllegalStateException("descriptor");
        });
        dispatcher.onReadable(good.readEnd(), watch -> done.add(new String(read(watch.fd(), 1))));
        dispatcher.after(NOTHING, () -> { throw new IOException("timer"); });
        dispatcher.after(NOTHING, () -> done.add("timer"));
        dispatcher.execute(() -> { throw new AssertionError("task"); });
        dispatcher.execute(() -> done.add("task"));
        write(bad.writeEnd(), "xx".getBytes());
        write(good.writeEnd(), "yz".getBytes());
        until(() -> done.size() == 4 && failures.size() == 4);
        assertThat(done).containsExactlyInAnyOrder("y", "z", "timer", "task");
        String watch = "the watch of descriptor " + bad.readEnd() + ": descriptor";
        assertThat(failures).containsExactlyInAnyOrder(watch, watch, "a timer: timer", "a task of execute(): task");
    }

    @Test
    void anErrorHandlerThatThrowsIsLoggedAndTheLoopGoesOn() throws Exception {
        dispatcher.setErrorHandler((callback, thrown) -> { throw new IllegalStateException("the handler of errors"); });
        List<String> done = new ArrayList<>();
        dispatcher.execute(() -> { throw new IllegalStateException("task"); });
        dispatcher.execute(() -> done.add("task"));
        dispatcher.runOnce(LONG);
        assertThat(done).containsExactly("task");
    }

    @Test
    void timersFireInTheOrderOfTheirTimes() throws Exception {
        Random random = new Random(7);
        List<Integer> order = new ArrayList<>();
        Map<Integer, Integer> delays = new HashMap<>();
        List<Dispatcher.Subscription> cancelled = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int number = i;
            int delay = 5 * random.nextInt(12);
            Dispatcher.Subscription timer = dispatcher.after(Duration.ofMillis(delay), () -> order.add(number));
            if (i % 3 == 0) {
                cancelled.add(timer);
            } else {
                delays.put(i, delay);
            }
        }
        cancelled.forEach(Dispatcher.Subscription::cancel);
        dispatcher.after(Duration.ofMillis(200), dispatcher::stop);
        dispatcher.run();
        assertThat(order).containsExactlyInAnyOrderElementsOf(delays.keySet());
        assertThat(order.stream().map(delays::get).toList()).isSorted();
        assertThat(cancelled).noneMatch(Dispatcher.Subscription::isActive);
    }

    @Test
    void timersOfOneTimeFireInTheOrderInWhichTheyWereSet() {
        TimerHeap heap = new TimerHeap();
        List<TimerHeap.Entry> entries = IntStream.range(0, 100).<TimerHeap.Entry>mapToObj(i -> new TimerHeap.Entry() { }).toList();
        for (int i = 0; i < entries.size(); i++) {
            entries.get(i).deadline = Long.MAX_VALUE - 5 + i % 10;
            heap.add(entries.get(i));
        }
        heap.remove(entries.get(55));
        List<Integer> out = new ArrayList<>();
        for (TimerHeap.Entry first = heap.first(); first != null; first = heap.first()) {
            heap.remove(first);
            out.add(entries.indexOf(first));
        }
        assertThat(out).isEqualTo(IntStream.range(0, 100).boxed().filter(i -> i != 55)
                .sorted(java.util.Comparator.<Integer>comparingInt(i -> i % 10).thenComparingInt(i -> i)).toList());
    }

    @Test
    void aPeriodicTimerGoesOnUntilItIsCancelledByItself() throws Exception {
        Dispatcher.Subscription[] timer = new Dispatcher.Subscription[1];
        AtomicInteger calls = new AtomicInteger();
        timer[0] = dispatcher.every(Duration.ofMillis(2), () -> {
            if (calls.incrementAndGet() == 5) {
                timer[0].cancel();
            } else {
                throw new IllegalStateException("goes on all the same");
            }
        });
        until(() -> calls.get() == 5);
        assertThat(dispatcher.runOnce(Duration.ofMillis(30))).isZero();
        assertThat(failures).hasSize(4).allMatch(text -> text.equals("a timer of every PT0.002S: goes on all the same"));
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher.every(NOTHING, () -> { })).withMessageStartingWith("period: ");
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher.after(Duration.ofNanos(-1), () -> { })).withMessageStartingWith("delay: ");
        assertThat(dispatcher.after(Duration.ofSeconds(Long.MAX_VALUE), () -> { }).isActive()).isTrue();
    }

    @Test
    void aTimerThatSetsAnotherOneKeepsNoDescriptorWaiting() throws Exception {
        Pipe pipe = newPipe();
        write(pipe.writeEnd(), "x".getBytes());
        AtomicInteger rounds = new AtomicInteger();
        Dispatcher.Task[] again = new Dispatcher.Task[1];
        again[0] = () -> {
            rounds.incrementAndGet();
            dispatcher.after(NOTHING, again[0]);
            dispatcher.execute(() -> dispatcher.execute(rounds::incrementAndGet));
        };
        dispatcher.after(NOTHING, again[0]);
        dispatcher.onReadable(pipe.readEnd(), watch -> dispatcher.stop());
        dispatcher.run();
        assertThat(failures).isEmpty();
    }

    @Test
    void signalsComeFromOutsideOnTheLoopsThread() throws Exception {
        SignalHandler before = getsignal(SIGUSR1);
        List<Thread> threads = new ArrayList<>();
        Dispatcher.Subscription subscription = dispatcher.onSignal(SIGUSR1, signum -> {
            assertThat(signum).isEqualTo(SIGUSR1);
            threads.add(Thread.currentThread());
        });
        for (int i = 1; i <= 3; i++) {
            int count = i;
            Children.kill("USR1", getpid());
            until(() -> threads.size() == count);
        }
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(failures).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.onSignal(SIGUSR1, signum -> { })).withMessageContaining("SIGUSR1");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> dispatcher.onSignal(SIGSEGV, signum -> { }));
        subscription.cancel();
        assertThat(subscription.isActive()).isFalse();
        assertThat(getsignal(SIGUSR1)).isSameAs(before);
        assertThat(ProcStatus.hasSignal("SigCgt", SIGUSR1)).isFalse();
    }

    @Test
    void closingGivesSignalsBackButNotWhatAnotherHasSet() throws Exception {
        SignalHandler another = signum -> { };
        SignalHandler before = getsignal(SIGUSR1);
        dispatcher.onSignal(SIGWINCH, signum -> { });
        dispatcher.onSignal(SIGUSR1, signum -> { });
        signal(SIGUSR1, another);
        dispatcher.close();
        assertThat(getsignal(SIGUSR1)).isSameAs(another);
        assertThat(getsignal(SIGWINCH)).isSameAs(SignalHandler.SIG_DFL);
        signal(SIGUSR1, before);
    }

    @Test
    void childrensEndsHaveTheirExactStatus() throws Exception {
        Map<Integer, WaitStatus> expected = new HashMap<>();
        Map<Integer, WaitStatus> seen = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            boolean killed = i % 2 == 1;
            int pid = Children.shell(killed ? "kill -KILL $$" : "exit " + 7 * i);
            expected.put(pid, killed ? new WaitStatus.Signaled(SIGKILL, false) : new WaitStatus.Exited(7 * i));
            dispatcher.onEnd(pid, seen::put);
        }
        until(() -> seen.size() == expected.size());
        assertThat(seen).isEqualTo(expected);
        for (int pid : expected.keySet()) {
            assertThat(Command.of("ps", "-p", Integer.toString(pid)).run().exit()).isEqualTo(1);
        }
    }

    @Test
    void aChildThatSomebodyElseWaitedForHasNoStatus() throws Exception {
        List<WaitStatus> seen = new ArrayList<>();
        int pid = Children.shell("exit 3");
        dispatcher.onEnd(pid, (child, status) -> seen.add(status));
        waitpid(pid, 0);
        until(() -> !seen.isEmpty());
        assertThat(seen).containsExactly((WaitStatus) null);
        Fails.with(Errno.ESRCH, () -> dispatcher.onEnd(pid, (child, status) -> { }));
    }

    @Test
    void aChildThatIsWaitedForNoMoreIsTheCallers() throws Exception {
        int pid = Children.shell("exit 3");
        Dispatcher.Subscription subscription = dispatcher.onEnd(pid, (child, status) -> failures.add("called"));
        subscription.cancel();
        assertThat(waitpid(pid, 0).status()).isEqualTo(new WaitStatus.Exited(3));
        dispatcher.runOnce(NOTHING);
        assertThat(failures).isEmpty();
    }

    @Test
    void eightThreadsWakeTheLoopAndNoTaskIsLost() throws Exception {
        int threads = 8;
        int each = 5_000;
        Map<Integer, Integer> last = new HashMap<>();
        AtomicInteger done = new AtomicInteger();
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            all.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    int value = i;
                    dispatcher.execute(() -> {
                        Integer previous = last.put(number, value);
                        assertThat(previous == null ? -1 : previous).isEqualTo(value - 1);
                        if (done.incrementAndGet() == threads * each) {
                            dispatcher.stop();
                        }
                    });
                    if (value % 100 == 0) {
                        dispatcher.wakeup();
                    }
                }
            }));
        }
        dispatcher.run();
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(done).hasValue(threads * each);
        assertThat(failures).isEmpty();
    }

    @Test
    void aLoopThatWaitsIsWokenAndStoppedFromOutside() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Waiting<Void> waiting = Waiting.in("epoll_pwait", () -> {
            dispatcher.run();
            return null;
        });
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.after(NOTHING, () -> { })).withMessageContaining("execute()");
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.close()).withMessageContaining("another thread");
        dispatcher.execute(() -> ran.complete(Thread.currentThread()));
        assertThat(ran.get()).isNotSameAs(Thread.currentThread());
        waiting.await();
        waiting.interrupt();
        waiting.await();
        assertThat(waiting.isDone()).isFalse();
        dispatcher.stop();
        waiting.result();
    }

    @Test
    void theLoopAllocatesNothing() throws Exception {
        int turns = 20_000;
        Pipe pipe = newPipe();
        byte[] buffer = new byte[1];
        AtomicInteger calls = new AtomicInteger();
        dispatcher.onReadable(pipe.readEnd(), watch -> calls.addAndGet(read(watch.fd(), buffer, 0, 1)));
        dispatcher.every(Duration.ofNanos(1), calls::incrementAndGet);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long allocated = turns;
        // Once it is compiled, that is: the test's deadline ends what never gets so far.
        for (int rounds = 1; allocated >= turns; rounds++) {
            allocated = -threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < turns; i++) {
                write(pipe.writeEnd(), buffer);
                dispatcher.runOnce(LONG);
            }
            allocated += threads.getCurrentThreadAllocatedBytes();
            assertThat(calls).hasValue(2 * turns * rounds);
        }
    }

    @Test
    void stopBeforeRunIsNotForgotten() throws Exception {
        dispatcher.stop();
        dispatcher.run();
        dispatcher.execute(dispatcher::stop);
        dispatcher.run();
        assertThat(failures).isEmpty();
    }

    @Test
    void theLoopDoesNotRunWithinItself() throws Exception {
        dispatcher.execute(() -> assertThatIllegalStateException().isThrownBy(() -> dispatcher.runOnce(NOTHING)));
        assertThat(dispatcher.runOnce(NOTHING)).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void whatAWatchWaitsForCanBeChanged() throws Exception {
        Pipe pipe = newPipe();
        List<Integer> ready = new ArrayList<>();
        Dispatcher.Watch watch = dispatcher.watch(pipe.readEnd(), EPOLLIN | EPOLLONESHOT, seen -> ready.add(seen.readyEvents()));
        write(pipe.writeEnd(), "x".getBytes());
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        assertThat(dispatcher.runOnce(NOTHING)).isZero();
        watch.events(EPOLLIN);
        assertThat(watch.events()).isEqualTo(EPOLLIN);
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        watch.events(0);
        assertThat(watch.isActive()).isTrue();
        assertThat(dispatcher.runOnce(NOTHING)).isZero();
        watch.events(EPOLLIN);
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        watch.cancel();
        watch.cancel();
        assertThat(dispatcher.runOnce(NOTHING)).isZero();
        assertThat(ready).containsOnly(EPOLLIN).hasSize(4);
        assertThatIllegalStateException().isThrownBy(() -> watch.events(EPOLLIN)).withMessageContaining("cancelled");
    }

    @Test
    void aCallbackThatCancelsAnotherIsObeyedInTheSameTurn() throws Exception {
        List<Dispatcher.Watch> watches = new ArrayList<>();
        List<Integer> called = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Pipe pipe = newPipe();
            write(pipe.writeEnd(), "x".getBytes());
            watches.add(dispatcher.onReadable(pipe.readEnd(), watch -> {
                called.add(watch.fd());
                watches.forEach(Dispatcher.Watch::cancel);
            }));
        }
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        assertThat(dispatcher.runOnce(NOTHING)).isZero();
        assertThat(called).hasSize(1);
    }

    @Test
    void aDescriptorThatIsReusedInTheSameTurnHasNoEventOfTheOldOne() throws Exception {
        List<String> called = new ArrayList<>();
        List<Dispatcher.Watch> watches = new ArrayList<>();
        List<Pipe> ready = List.of(newPipe(), newPipe());
        Pipe silent = newPipe();
        for (Pipe pipe : ready) {
            write(pipe.writeEnd(), "x".getBytes());
            watches.add(dispatcher.onReadable(pipe.readEnd(), watch -> {
                called.add("old");
                watches.forEach(Dispatcher.Watch::cancel);
                for (Pipe each : ready) {
                    dup2(silent.readEnd(), each.readEnd());
                    dispatcher.onReadable(each.readEnd(), again -> called.add("new"));
                }
            }));
        }
        dispatcher.runOnce(LONG);
        assertThat(called).containsExactly("old");
        write(silent.writeEnd(), "x".getBytes());
        dispatcher.runOnce(LONG);
        assertThat(called).containsExactly("old", "new", "new");
        assertThat(failures).isEmpty();
    }

    @Test
    void aDescriptorThatWasClosedTooEarlyIsHeardNoMore() throws Exception {
        Pipe pipe = newPipe();
        Pipe other = newPipe();
        int copy = dup(pipe.readEnd());
        List<String> called = new ArrayList<>();
        Dispatcher.Watch old = dispatcher.onReadable(copy, watch -> called.add("old"));
        dispatcher.onReadable(other.readEnd(), watch -> called.add(new String(read(watch.fd(), 1))));
        assertThat(epollsThatWatch(copy)).isEqualTo(1);
        Posix.close(copy);
        old.cancel();
        assertThat(epollsThatWatch(copy)).isEqualTo(1);
        write(pipe.writeEnd(), "x".getBytes());
        // The kernel goes on reporting what has no descriptor any more: the dispatcher gets rid of it.
        assertThat(dispatcher.runOnce(LONG)).isZero();
        assertThat(epollsThatWatch(copy)).isZero();
        write(other.writeEnd(), "y".getBytes());
        assertThat(dispatcher.runOnce(LONG)).isEqualTo(1);
        assertThat(called).containsExactly("y");
    }

    /** The process has no descriptor left for a second epoll, and the loop goes on. */
    static final class NoDescriptorLeft {
        public static void main(String[] arguments) throws Exception {
            try (Dispatcher dispatcher = new Dispatcher()) {
                List<String> called = new ArrayList<>();
                for (boolean limited : new boolean[] {false, true}) {
                    Pipe pipe = pipe();
                    Pipe other = pipe();
                    int copy = dup(pipe.readEnd());
                    Dispatcher.Watch old = dispatcher.onReadable(copy, watch -> called.add("old"));
                    dispatcher.onReadable(other.readEnd(), watch -> called.add(new String(read(watch.fd(), 1))));
                    Posix.close(copy);
                    old.cancel();
                    write(pipe.writeEnd(), new byte[1]);
                    Rlimit limit = getrlimit(RLIMIT_NOFILE);
                    if (limited) {
                        int next = dup(0);
                        Posix.close(next);
                        setrlimit(RLIMIT_NOFILE, new Rlimit(next, limit.max()));
                    }
                    int calls = dispatcher.runOnce(LONG);
                    write(other.writeEnd(), "y".getBytes());
                    calls += dispatcher.runOnce(LONG);
                    setrlimit(RLIMIT_NOFILE, limit);
                    assert calls == 1 : calls;
                }
                System.out.println(called);
            }
        }
    }

    @Test
    void whatWasClosedTooEarlyIsHeardNoMoreWithoutADescriptorLeft() {
        assertThat(ChildJvm.output(NoDescriptorLeft.class)).isEqualTo("[y, y]");
    }

    /** The kernel has no memory to watch with. */
    static final class NotMade {
        public static void main(String[] arguments) throws Exception {
            new Dispatcher().close();
            List<String> before = Os.listdir("/proc/self/fd");
            SystemCallFilter.refuse(SYS_epoll_ctl, Errno.ENOMEM);
            try {
                throw new AssertionError(new Dispatcher());
            } catch (ErrnoException e) {
                assert e.errno() == Errno.ENOMEM : e;
            }
            assert Os.listdir("/proc/self/fd").size() == before.size() : Os.listdir("/proc/self/fd");
            System.out.println("nothing is left");
        }
    }

    @Test
    void aDispatcherThatCannotBeMadeLeavesNothing() {
        assertThat(ChildJvm.output(NotMade.class)).isEqualTo("nothing is left");
    }

    private static long epollsThatWatch(int fd) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/self/fdinfo"))) {
            return entries.filter(entry -> watches(entry, fd)).count();
        }
    }

    private static boolean watches(Path fdinfo, int fd) {
        try {
            return Files.readAllLines(fdinfo).stream().anyMatch(line -> line.matches("tfd:\\s+" + fd + "\\s.*"));
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Test
    void aNumberThatHasComeToMeanAnotherFileIsWatchedAnew() throws Exception {
        Pipe first = newPipe();
        Pipe second = newPipe();
        int fd = dup(first.readEnd());
        List<String> called = new ArrayList<>();
        Dispatcher.Watch old = dispatcher.onReadable(fd, watch -> called.add("old"));
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.onReadable(fd, watch -> { })).withMessageStartingWith("fd: ");
        dup2(second.readEnd(), fd);
        Dispatcher.Watch anew = dispatcher.onReadable(fd, watch -> called.add(new String(read(watch.fd(), 1))));
        assertThat(old.isActive()).isFalse();
        old.cancel();
        assertThat(anew.isActive()).isTrue();
        write(first.writeEnd(), "x".getBytes());
        write(second.writeEnd(), "y".getBytes());
        until(() -> !called.isEmpty());
        assertThat(dispatcher.runOnce(Duration.ofMillis(50))).isZero();
        assertThat(called).containsExactly("y");
        anew.cancel();
        Posix.close(fd);
    }

    @Test
    void whatCannotBeWatchedIsRefused() throws Exception {
        int file = open("/etc/passwd", O_RDONLY);
        assertThat(Fails.with(Errno.EPERM, () -> dispatcher.onReadable(file, watch -> { })).function()).isEqualTo("epoll_ctl");
        Posix.close(file);
        Fails.with(Errno.EBADF, () -> dispatcher.onReadable(-1, watch -> { }));
        assertThat(dispatcher.runOnce(NOTHING)).isZero();
    }

    @Test
    void aClosedDispatcherSaysSo() throws Exception {
        Pipe pipe = newPipe();
        Dispatcher.Watch watch = dispatcher.onReadable(pipe.readEnd(), ready -> { });
        Dispatcher.Subscription timer = dispatcher.after(NOTHING, () -> failures.add("called"));
        dispatcher.close();
        dispatcher.close();
        assertThat(watch.isActive()).isFalse();
        assertThat(timer.isActive()).isFalse();
        watch.cancel();
        dispatcher.wakeup();
        dispatcher.stop();
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.runOnce(NOTHING)).withMessage("the dispatcher is closed");
        assertThatIllegalStateException().isThrownBy(() -> dispatcher.onReadable(pipe.readEnd(), ready -> { }));
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> dispatcher.execute(() -> { }));
        assertThat(fcntl(pipe.readEnd(), F_GETFD)).isEqualTo(FD_CLOEXEC);
    }

    @Test
    void aCallbackMayCloseTheDispatcher() throws Exception {
        dispatcher.execute(dispatcher::close);
        dispatcher.execute(() -> failures.add("called"));
        dispatcher.run();
        assertThat(failures).isEmpty();
    }
}
