package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.PythonNames;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixPollTest {
    private static final int FOR_EVER = -1;
    private static final int LONG = 60_000;

    private Pipe pipe;

    @BeforeEach
    void makePipe() throws Exception {
        pipe = pipe();
    }

    @AfterEach
    void closePipe() throws Exception {
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    /** Lets another process write to the pipe. */
    private void writeFromOutside() {
        Command.output("sh", "-c", "printf x > /proc/" + getpid() + "/fd/" + pipe.writeEnd());
    }

    private static String softLimitOfDescriptors() {
        return Command.output("awk", "/Max open files/ { print $4 }", "/proc/" + getpid() + "/limits");
    }

    private static String fdinfo(int fd) throws Exception {
        return Files.readString(Path.of("/proc/self/fdinfo/" + fd));
    }

    @Test
    void constantsArePythons() throws Exception {
        PythonNames.areInPosix("select", "E?POLL.*|PIPE_BUF", 20);
        assertThat(Integer.toString(PIPE_BUF)).isEqualTo(Command.output("getconf", "PIPE_BUF", "/"));
    }

    @Test
    void pollOfOneDescriptorSeesWhatAnotherProcessWrote() throws Exception {
        assertThat(poll(pipe.readEnd(), POLLIN, 0)).isZero();
        assertThat(poll(pipe.writeEnd(), POLLIN | POLLOUT, FOR_EVER)).isEqualTo(POLLOUT);
        writeFromOutside();
        assertThat(poll(pipe.readEnd(), POLLIN, LONG)).isEqualTo(POLLIN);
    }

    @Test
    void pollTellsOfTheEndAndOfWhatIsNotOpen() throws Exception {
        Pipe other = pipe();
        close(other.writeEnd());
        assertThat(poll(other.readEnd(), POLLIN, LONG)).isEqualTo(POLLHUP);
        close(other.readEnd());
        assertThat(poll(other.readEnd(), POLLIN, LONG)).isEqualTo(POLLNVAL);
    }

    @Test
    void pollOfSeveralReturnsThoseThatAreReady() throws Exception {
        List<PollFd> both = List.of(new PollFd(pipe.readEnd(), POLLIN), new PollFd(pipe.writeEnd(), POLLOUT), new PollFd(-1, POLLIN));
        assertThat(poll(both, LONG)).containsExactly(new PollFd(pipe.writeEnd(), POLLOUT, POLLOUT));
        writeFromOutside();
        List<PollFd> ready = poll(both, LONG);
        assertThat(ready).hasSize(2);
        assertThat(ready.getFirst().is(POLLIN | POLLPRI)).isTrue();
        assertThat(ready.getFirst().is(POLLHUP)).isFalse();
        assertThat(ready.getFirst()).hasToString("PollFd[fd=" + pipe.readEnd() + ", events=POLLIN, revents=POLLIN]");
        assertThat(poll(List.of(), 0)).isEmpty();
    }

    @Test
    void pollOfArraysFillsThem() throws Exception {
        int[] fds = {pipe.readEnd(), pipe.writeEnd(), -1};
        int[] revents = {99, 99, 99};
        assertThat(poll(fds, new int[] {POLLIN, POLLOUT, POLLIN}, revents, LONG)).isEqualTo(1);
        assertThat(revents).containsExactly(0, POLLOUT, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> poll(fds, new int[2], revents, 0)).withMessageStartingWith("events: ");
        assertThatIllegalArgumentException().isThrownBy(() -> poll(fds, new int[3], new int[4], 0)).withMessageStartingWith("revents: ");
    }

    @Test
    void pollOfMoreThanTheProcessMayHave() {
        String soft = softLimitOfDescriptors();
        assumeTrue(!soft.equals("unlimited") && Long.parseLong(soft) < 10_000_000, "this process may have any number of descriptors");
        int[] fds = new int[Integer.parseInt(soft) + 1];
        Arrays.fill(fds, -1);
        ErrnoException e = Fails.with(Errno.EINVAL, () -> poll(fds, fds, fds, 0));
        assertThat(e.function()).isEqualTo("poll");
    }

    @Test
    void pollGoesOnAfterASignal() throws Exception {
        Waiting<Integer> waiting = Waiting.in("ppoll", () -> poll(pipe.readEnd(), POLLIN, LONG));
        waiting.interrupt();
        waiting.await();
        assertThat(waiting.isDone()).isFalse();
        writeFromOutside();
        assertThat(waiting.result()).isEqualTo(POLLIN);
    }

    @Test
    void pollThatWasInterruptedStillEnds() throws Exception {
        Waiting<Integer> waiting = Waiting.in("ppoll", () -> poll(pipe.readEnd(), POLLIN, 1500));
        waiting.interrupt();
        assertThat(waiting.result()).isZero();
    }

    @Test
    void ppollWithAMaskIsInterrupted() throws Exception {
        Waiting<List<PollFd>> waiting = Waiting.in("ppoll", () -> ppoll(List.of(new PollFd(pipe.readEnd(), POLLIN)), null, Set.of(SIGUSR2)));
        assertThat(Files.readString(Path.of("/proc/self/task/" + waiting.tid() + "/status"))).containsPattern("SigBlk:\\s+0*800\n");
        waiting.interrupt();
        assertThat(Fails.with(Errno.EINTR, waiting::result).function()).isEqualTo("ppoll");
    }

    @Test
    void ppollWaitsForNanoseconds() throws Exception {
        assertThat(ppoll(List.of(new PollFd(pipe.readEnd(), POLLIN)), Duration.ofNanos(1), null)).isEmpty();
        writeFromOutside();
        assertThat(ppoll(List.of(new PollFd(pipe.readEnd(), POLLIN)), Duration.ofSeconds(Long.MAX_VALUE), Set.of())).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> ppoll(List.of(), Duration.ofNanos(-1), null)).withMessageStartingWith("timeout: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ppoll(List.of(), null, Set.of(99))).withMessageStartingWith("sigmask: ");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> ppoll(List.of(), null, Set.of(SIGSEGV)))
                .withMessageStartingWith("ppoll: SIGSEGV: ");
    }

    @Test
    void selectFindsWhatIsReady() throws Exception {
        List<Integer> read = List.of(pipe.readEnd());
        List<Integer> write = List.of(pipe.writeEnd());
        assertThat(select(read, List.of(), List.of(), Duration.ZERO).isEmpty()).isTrue();
        writeFromOutside();
        Selected selected = select(read, write, read, null);
        assertThat(selected.readable()).containsExactly(pipe.readEnd());
        assertThat(selected.writable()).containsExactly(pipe.writeEnd());
        assertThat(selected.exceptional()).isEmpty();
        assertThat(select(List.of(), List.of(), List.of(), Duration.ofMillis(1)).isEmpty()).isTrue();
    }

    @Test
    void selectTakesDescriptorsThatCsCannot() throws Exception {
        String limit = softLimitOfDescriptors();
        assumeTrue(limit.equals("unlimited") || Long.parseLong(limit) > 1500, "this process may have no descriptor above 1023");
        int high = fcntl(pipe.writeEnd(), F_DUPFD_CLOEXEC, 1500);
        assertThat(select(List.of(), List.of(high, pipe.writeEnd()), List.of(), null).writable()).containsExactly(pipe.writeEnd(), high);
        close(high);
        assertThat(Fails.with(Errno.EBADF, () -> select(List.of(high), List.of(), List.of(), null)).function()).isEqualTo("select");
        Fails.with(Errno.EBADF, () -> select(List.of(), List.of(), List.of(Integer.MAX_VALUE), null));
    }

    @Test
    void selectSeesUrgentData() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here");
        Process python = new ProcessBuilder("python3", "-c", """
                import socket, sys
                listener = socket.create_server(('127.0.0.1', 0))
                sender = socket.create_connection(listener.getsockname())
                receiver, _ = listener.accept()
                sender.send(b'!', socket.MSG_OOB)
                print(receiver.fileno(), flush=True)
                sys.stdin.read()
                """).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(python.getInputStream()))) {
            int theirs = Integer.parseInt(out.readLine());
            int pidfd = pidfd_open((int) python.pid());
            int socket = PosixPidfdTest.getfd(pidfd, theirs);
            close(pidfd);
            Selected selected = select(List.of(), List.of(), List.of(socket), Duration.ofMinutes(1));
            assertThat(selected.exceptional()).containsExactly(socket);
            close(socket);
        } finally {
            python.getOutputStream().close();
            python.getErrorStream().close();
            python.waitFor();
        }
    }

    @Test
    void selectRefusesWhatIsNoDescriptor() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> select(List.of(3, -1), List.of(), List.of(), null))
                .withMessageStartingWith("readfds: ");
        Fails.onNull("writefds", () -> select(List.of(), null, List.of(), null));
        int closed = dup(0);
        close(closed);
        Fails.with(Errno.EBADF, () -> select(List.of(closed, pipe.readEnd()), List.of(pipe.writeEnd()), List.of(), null));
    }

    @Test
    void selectGoesOnAfterASignalAndPselectWithAMaskDoesNot() throws Exception {
        List<Integer> read = List.of(pipe.readEnd());
        Waiting<Selected> waiting = Waiting.in("pselect6", () -> select(read, List.of(), List.of(), null));
        waiting.interrupt();
        waiting.await();
        assertThat(waiting.isDone()).isFalse();
        Waiting<Selected> masked = Waiting.in("pselect6", () -> pselect(read, List.of(), List.of(), null, Set.of()));
        masked.interrupt();
        assertThat(Fails.with(Errno.EINTR, masked::result).function()).isEqualTo("pselect");
        writeFromOutside();
        assertThat(waiting.result().readable()).containsExactly(pipe.readEnd());
        assertThat(pselect(read, List.of(), List.of(), null, null).readable()).containsExactly(pipe.readEnd());
    }

    @Test
    void epollWatchesAsProcSays() throws Exception {
        int epoll = epoll_create1(0);
        assertThat(fdinfo(epoll)).containsPattern("flags:\\s+02[0-9]{6}");
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN | EPOLLET);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.writeEnd(), EPOLLOUT, 0x1234_5678_9abc_def0L);
        assertThat(fdinfo(epoll))
                .containsPattern("tfd:\\s+" + pipe.readEnd() + " events:\\s+80000019 data:\\s+" + Integer.toHexString(pipe.readEnd()))
                .containsPattern("tfd:\\s+" + pipe.writeEnd() + " events:\\s+1c data: 123456789abcdef0");
        epoll_ctl(epoll, EPOLL_CTL_MOD, pipe.writeEnd(), EPOLLPRI);
        assertThat(fdinfo(epoll)).containsPattern("tfd:\\s+" + pipe.writeEnd() + " events:\\s+1a data:\\s+" + Integer.toHexString(pipe.writeEnd()));
        epoll_ctl(epoll, EPOLL_CTL_DEL, pipe.writeEnd(), 0);
        assertThat(fdinfo(epoll)).doesNotContainPattern("tfd:\\s+" + pipe.writeEnd() + " ");
        close(epoll);
    }

    @Test
    void epollWaitReportsWhatAnotherProcessDid() throws Exception {
        int epoll = epoll_create1(EPOLL_CLOEXEC);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN, -5);
        assertThat(epoll_wait(epoll, 8, 0)).isEmpty();
        writeFromOutside();
        List<EpollEvent> events = epoll_wait(epoll, 8, FOR_EVER);
        assertThat(events).containsExactly(new EpollEvent(EPOLLIN, -5));
        assertThat(events.getFirst().is(EPOLLIN)).isTrue();
        assertThat(events.getFirst().is(EPOLLOUT)).isFalse();
        assertThat(events.getFirst()).hasToString("EpollEvent[events=EPOLLIN, data=-5]");
        assertThatIllegalArgumentException().isThrownBy(() -> epoll_wait(epoll, 0, 0)).withMessageStartingWith("maxevents: ");
        close(epoll);
    }

    @Test
    void epollEventsAreUsedAgain() throws Exception {
        int epoll = epoll_create1(0);
        Set<Integer> all = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            int fd = dup(pipe.writeEnd());
            all.add(fd);
            epoll_ctl(epoll, EPOLL_CTL_ADD, fd, EPOLLOUT | EPOLLONESHOT);
        }
        EpollEvents events = new EpollEvents(128);
        assertThat(events.capacity()).isEqualTo(128);
        assertThat(events.count()).isZero();
        Set<Integer> seen = new HashSet<>();
        for (int expected : new int[] {128, 128, 44, 0}) {
            assertThat(epoll_wait(epoll, events, 0)).isEqualTo(expected).isEqualTo(events.count());
            for (int i = 0; i < events.count(); i++) {
                assertThat(events.events(i)).isEqualTo(EPOLLOUT);
                assertThat(events.data(i)).isEqualTo(events.fd(i));
                seen.add(events.fd(i));
            }
            assertThat(events.toList()).hasSize(expected);
        }
        assertThat(seen).isEqualTo(all);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> events.fd(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EpollEvents(0)).withMessageStartingWith("capacity: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new EpollEvents(Integer.MAX_VALUE)).withMessageStartingWith("capacity: ");
        for (int fd : all) {
            close(fd);
        }
        close(epoll);
    }

    @Test
    void epollWaitAllocatesNothing() throws Exception {
        int epoll = epoll_create1(0);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.writeEnd(), EPOLLOUT);
        EpollEvents events = new EpollEvents(16);
        // What the JVM has not compiled to the end yet allocates a little in its own linker.
        int waits = 20_000;
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 100 && allocated >= waits; round++) {
            long before = bytesAllocated();
            for (int i = 0; i < waits; i++) {
                epoll_wait(epoll, events, 1);
            }
            allocated = bytesAllocated() - before;
        }
        assertThat(allocated).as("less than a byte a wait").isLessThan(waits);
        close(epoll);
    }

    /** Asked by reflection: the library's module, which these tests are compiled in, does not read java.management. */
    private static long bytesAllocated() throws ReflectiveOperationException {
        Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        return (long) Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes").invoke(threads);
    }

    @Test
    void epollGoesOnAfterASignalButNotWithAMask() throws Exception {
        int epoll = epoll_create1(0);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN);
        EpollEvents events = new EpollEvents(1);
        Waiting<Integer> waiting = Waiting.in("epoll_pwait", () -> epoll_pwait(epoll, events, LONG, null));
        waiting.interrupt();
        waiting.await();
        assertThat(waiting.isDone()).isFalse();
        Waiting<Integer> masked = Waiting.in("epoll_pwait", () -> epoll_pwait(epoll, new EpollEvents(1), FOR_EVER, Set.of(SIGUSR2)));
        masked.interrupt();
        assertThat(Fails.with(Errno.EINTR, masked::result).function()).isEqualTo("epoll_pwait");
        Waiting<Integer> ending = Waiting.in("epoll_pwait", () -> epoll_wait(epoll, new EpollEvents(1), 1500));
        ending.interrupt();
        assertThat(ending.result()).isZero();
        writeFromOutside();
        assertThat(waiting.result()).isEqualTo(1);
        assertThat(events).hasToString("[EpollEvent[events=EPOLLIN, data=" + pipe.readEnd() + "]]");
        close(epoll);
    }

    @Test
    void epollPwait2WaitsForLessThanAMillisecond() throws Exception {
        int epoll = epoll_create1(0);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN, 77);
        EpollEvents events = new EpollEvents(2);
        long before = System.nanoTime();
        assertThat(pwait2(epoll, events, Duration.ofNanos(300_000), null)).isZero();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000);
        assertThat(epoll_pwait2(epoll, events, Duration.ZERO, null)).isZero();
        writeFromOutside();
        assertThat(epoll_pwait2(epoll, events, null, Set.of(SIGUSR2))).isEqualTo(1).isEqualTo(events.count());
        assertThat(events.data(0)).isEqualTo(77);
        assertThat(events.events(0)).isEqualTo(EPOLLIN);
        close(epoll);
    }

    /** As {@code epoll_pwait2}, which Linux has had since 5.11, glibc since 2.35. */
    private static int pwait2(int epoll, EpollEvents events, Duration timeout, Set<Integer> sigmask) throws ErrnoException {
        try {
            return epoll_pwait2(epoll, events, timeout, sigmask);
        } catch (UnsupportedOperationException e) {
            close(epoll);
            assumeTrue(false, e.getMessage());
            throw e;
        }
    }

    @Test
    void epollPwait2GoesOnAfterASignalButNotWithAMask() throws Exception {
        int epoll = epoll_create1(0);
        pwait2(epoll, new EpollEvents(1), Duration.ZERO, null);
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN);
        Waiting<Integer> waiting = Waiting.in("epoll_pwait2", () -> epoll_pwait2(epoll, new EpollEvents(1), Duration.ofMinutes(1), null));
        waiting.interrupt();
        waiting.await();
        Waiting<Integer> masked = Waiting.in("epoll_pwait2", () -> epoll_pwait2(epoll, new EpollEvents(1), null, Set.of(SIGUSR2)));
        masked.interrupt();
        assertThat(Fails.with(Errno.EINTR, masked::result).function()).isEqualTo("epoll_pwait2");
        writeFromOutside();
        assertThat(waiting.result()).isEqualTo(1);
        close(epoll);
    }

    @Test
    void epollPwait2Refuses() throws Exception {
        int epoll = epoll_create1(0);
        EpollEvents events = new EpollEvents(1);
        pwait2(epoll, events, Duration.ZERO, null);
        assertThatIllegalArgumentException().isThrownBy(() -> epoll_pwait2(epoll, events, Duration.ofNanos(-1), null)).withMessageStartingWith("timeout: ");
        assertThatIllegalArgumentException().isThrownBy(() -> epoll_pwait2(epoll, events, null, Set.of(99))).withMessageStartingWith("sigmask: ");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> epoll_pwait2(epoll, events, null, Set.of(SIGSEGV)))
                .withMessageStartingWith("epoll_pwait2: SIGSEGV: ");
        Fails.with(Errno.EINVAL, () -> epoll_pwait2(pipe.readEnd(), events, Duration.ZERO, null));
        Fails.with(Errno.EBADF, () -> epoll_pwait2(-1, events, Duration.ZERO, null));
        close(epoll);
    }

    @Test
    void epollRefuses() throws Exception {
        int epoll = epoll_create1(0);
        Fails.with(Errno.EINVAL, () -> epoll_create1(1));
        epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN);
        Fails.with(Errno.EEXIST, () -> epoll_ctl(epoll, EPOLL_CTL_ADD, pipe.readEnd(), EPOLLIN));
        Fails.with(Errno.ENOENT, () -> epoll_ctl(epoll, EPOLL_CTL_DEL, pipe.writeEnd(), 0));
        Fails.with(Errno.EINVAL, () -> epoll_ctl(pipe.readEnd(), EPOLL_CTL_ADD, pipe.writeEnd(), EPOLLIN));
        Fails.with(Errno.EINVAL, () -> epoll_wait(pipe.readEnd(), new EpollEvents(1), 0));
        int file = open("/etc/passwd", O_RDONLY);
        Fails.with(Errno.EPERM, () -> epoll_ctl(epoll, EPOLL_CTL_ADD, file, EPOLLIN));
        close(file);
        close(epoll);
    }

    @TestFactory
    Stream<DynamicTest> badDescriptors() {
        return Stream.of(
                BadArguments.descriptors("epoll_ctl", fd -> epoll_ctl(fd, EPOLL_CTL_ADD, 0, EPOLLIN)),
                BadArguments.descriptors("epoll_wait", fd -> epoll_wait(fd, 1, 0)),
                BadArguments.descriptors("epoll_pwait", fd -> epoll_pwait(fd, new EpollEvents(1), 0, null)),
                IntStream.of(EPOLL_CTL_ADD, EPOLL_CTL_MOD, EPOLL_CTL_DEL).boxed().flatMap(op -> BadArguments.descriptors("epoll_ctl", fd -> {
                    int epoll = epoll_create1(0);
                    try {
                        epoll_ctl(epoll, op, fd, EPOLLIN);
                    } finally {
                        close(epoll);
                    }
                }))).flatMap(tests -> tests);
    }
}
