package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.os4j.internal.Constants;
import org.os4j.internal.Struct;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.Peer;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class IoUringTest {
    @TempDir
    Path directory;
    private final Arena arena = Arena.ofShared();
    private IoUring ring;

    @BeforeEach
    void open() throws Exception {
        try {
            ring = IoUring.open(8);
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
        }
    }

    @AfterEach
    void close() {
        if (ring != null) {
            ring.close();
        }
        arena.close();
    }

    private MemorySegment memory(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment memory = arena.allocate(bytes.length);
        memory.copyFrom(MemorySegment.ofArray(bytes));
        return memory;
    }

    private static String text(MemorySegment memory, int count) {
        return new String(memory.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** What came of so many operations, by their numbers. */
    private Map<Long, Integer> results(int count) throws ErrnoException {
        Map<Long, Integer> results = new TreeMap<>();
        ring.submitAndWait(count);
        ring.completions().forEach(completion -> assertThat(results.put(completion.userData(), completion.result())).isNull());
        assertThat(results).hasSize(count);
        return results;
    }

    @Test
    void theNumbersOfTheOperations() throws Exception {
        for (long number : new long[] {0, -1, Long.MIN_VALUE, 7}) {
            ring.nop(number);
        }
        assertThat(ring.underWay()).isEqualTo(4);
        assertThat(ring.completions()).isEmpty();
        assertThat(ring.submit()).isEqualTo(4);
        assertThat(ring.submit()).isZero();
        assertThat(results(4)).isEqualTo(Map.of(0L, 0, -1L, 0, Long.MIN_VALUE, 0, 7L, 0));
        assertThat(ring.underWay()).isZero();
    }

    @Test
    void aFile() throws Exception {
        String path = directory.resolve("file").toString();
        int fd = Posix.open(path, O_RDWR | O_CREAT, 0600);
        try {
            ring.write(fd, memory("hello "), 0, 1);
            ring.writev(fd, List.of(memory("wor"), memory("ld"), memory("")), 6, 2);
            assertThat(results(2)).isEqualTo(Map.of(1L, 6, 2L, 5));
            ring.fsync(fd, 3);
            ring.fdatasync(fd, 4);
            assertThat(results(2)).isEqualTo(Map.of(3L, 0, 4L, 0));
            assertThat(Command.output("cat", path)).isEqualTo("hello world");

            Command.output("sh", "-c", "printf 'from the shell' > " + path);
            MemorySegment first = arena.allocate(4);
            MemorySegment second = arena.allocate(100);
            MemorySegment all = arena.allocate(100);
            ring.readv(fd, List.of(first, second), 0, 5);
            ring.read(fd, all, 5, 6);
            ring.read(fd, all, 1000, 7);
            assertThat(results(3)).isEqualTo(Map.of(5L, 14, 6L, 9, 7L, 0));
            assertThat(text(first, 4) + text(second, 10)).isEqualTo("from the shell");
            assertThat(text(all, 9)).isEqualTo("the shell");

            lseek(fd, 9, SEEK_SET);
            ring.read(fd, all.asSlice(0, 2), -1, 8);
            assertThat(results(1)).isEqualTo(Map.of(8L, 2));
            assertThat(text(all, 2)).isEqualTo("sh");
            assertThat(lseek(fd, 0, SEEK_CUR)).isEqualTo(11);
        } finally {
            Posix.close(fd);
        }
    }

    @Test
    void manyReadsComeInAnyOrder() throws Exception {
        byte[] bytes = new byte[1 << 20];
        Random random = new Random(1);
        random.nextBytes(bytes);
        int fd = Posix.open(Files.write(directory.resolve("file"), bytes).toString(), O_RDONLY);
        MemorySegment memory = arena.allocate(8 * 512);
        try {
            for (int round = 0; round < 500; round++) {
                long[] offsets = new long[8];
                for (int i = 0; i < 8; i++) {
                    offsets[i] = random.nextInt(bytes.length - 512);
                    ring.read(fd, memory.asSlice(i * 512L, 512), offsets[i], i);
                }
                assertThat(results(8).values()).containsOnly(512);
                for (int i = 0; i < 8; i++) {
                    assertThat(memory.asSlice(i * 512L, 512).mismatch(MemorySegment.ofArray(bytes).asSlice(offsets[i], 512))).isEqualTo(-1);
                }
            }
        } finally {
            Posix.close(fd);
        }
    }

    @Test
    void aPipeIsWaitedFor() throws Exception {
        String path = directory.resolve("pipe").toString();
        mkfifo(path, 0600);
        int fd = Posix.open(path, O_RDWR);
        try {
            MemorySegment memory = arena.allocate(100);
            ring.read(fd, memory, -1, 1);
            ring.poll(fd, POLLIN, 2);
            ring.nop(3);
            assertThat(ring.submitAndWait(1)).isEqualTo(3);
            assertThat(ring.completions()).containsExactly(new IoUring.Completion(3, 0, 0));
            assertThat(Posix.poll(ring.fd(), POLLIN, 0)).isZero();
            Command.output("sh", "-c", "printf hello > " + path);
            assertThat(ring.submitAndWait(1)).isZero();
            List<IoUring.Completion> done = new ArrayList<>(ring.completions());
            Command.output("sh", "-c", "printf 'more' > " + path);
            while (ring.underWay() > 0) {
                ring.submitAndWait(1);
                done.addAll(ring.completions());
            }
            done.sort(Comparator.comparing(IoUring.Completion::userData));
            assertThat(done.get(0).result()).isEqualTo(5);
            assertThat(text(memory, 5)).isEqualTo("hello");
            assertThat(done.get(1).result() & POLLIN).isEqualTo(POLLIN);
        } finally {
            Posix.close(fd);
        }
    }

    @Test
    void aSocket() throws Exception {
        int listener = socket(AF_UNIX, SOCK_STREAM);
        bind(listener, new SocketAddress.Unix(directory + "/socket"));
        listen(listener, 5);
        ring.accept(listener, 0, 1);
        ring.submit();
        try (Peer peer = Peer.python("s = socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1] + '/socket')\ns.sendall(b'from python')\n"
                + "print(s.recv(100))", directory.toString())) {
            int connection = results(1).get(1L);
            assertThat(get_inheritable(connection)).isFalse();
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + connection)).toString()).startsWith("socket:");
            MemorySegment memory = arena.allocate(100);
            ring.read(connection, memory, 0, 2);
            assertThat(results(1)).isEqualTo(Map.of(2L, 11));
            assertThat(text(memory, 11)).isEqualTo("from python");
            ring.writev(connection, List.of(memory("from "), memory("java")), 0, 3);
            assertThat(results(1)).isEqualTo(Map.of(3L, 9));
            assertThat(peer.line()).isEqualTo("b'from java'");
            Posix.close(connection);
        }
        Posix.close(listener);
    }

    @Test
    void aTimeout() throws Exception {
        ring.timeout(Duration.ofMillis(5), 1);
        assertThat(results(1)).isEqualTo(Map.of(1L, -Errno.ETIME.code()));
        assertThat(new IoUring.Completion(1, -Errno.ETIME.code(), 0).errno()).isEqualTo(Errno.ETIME);
        assertThat(new IoUring.Completion(1, 0, 0).errno()).isEqualTo(null);
        assertThatIllegalArgumentException().isThrownBy(() -> ring.timeout(Duration.ofNanos(-1), 1)).withMessageStartingWith("time: ");
    }

    @Test
    void whatFailsSaysSoInItsResult() throws Exception {
        MemorySegment memory = arena.allocate(10);
        int writing = Posix.open("/dev/null", O_WRONLY);
        ring.read(-1, memory, 0, 1);
        ring.read(writing, memory, 0, 2);
        ring.fsync(ring.fd(), 3);
        ring.accept(writing, 0, 4);
        assertThat(results(4)).isEqualTo(Map.of(1L, -Errno.EBADF.code(), 2L, -Errno.EBADF.code(), 3L, -Errno.EINVAL.code(), 4L, -Errno.ENOTSOCK.code()));
        Posix.close(writing);
    }

    @Test
    void aQueueThatIsFull() throws Exception {
        assertThat(ring.room()).isEqualTo(8);
        LongStream.range(0, 8).forEach(ring::nop);
        assertThat(ring.room()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> ring.nop(8)).withMessage("the submission queue is full: submit what is in it first");
        assertThatIllegalStateException().isThrownBy(() -> ring.timeout(Duration.ZERO, 8)).withMessageStartingWith("the submission queue is full");
        ring.submit();
        assertThat(ring.room()).isEqualTo(7);
        LongStream.range(8, 15).forEach(ring::nop);
        ring.submit();
        assertThat(ring.room()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> ring.nop(15)).withMessage("the ring is full: take completions first");
        assertThat(results(15).keySet()).containsExactlyElementsOf(LongStream.range(0, 15).boxed().toList());
        assertThat(ring.room()).isEqualTo(8);
    }

    @Test
    void waitingForMoreThanIsUnderWay() throws Exception {
        ring.nop(1);
        assertThatIllegalArgumentException().isThrownBy(() -> ring.submitAndWait(2)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ring.submitAndWait(-1)).withMessageStartingWith("count: ");
        assertThat(ring.submitAndWait(1)).isEqualTo(1);
        assertThat(ring.submitAndWait(1)).isZero();
    }

    @Test
    void whatIsCancelled() throws Exception {
        Pipe pipe = pipe();
        ring.read(pipe.readEnd(), arena.allocate(10), -1, 1);
        ring.cancel(1, 2);
        ring.cancel(99, 3);
        assertThat(results(3)).isEqualTo(Map.of(1L, -Errno.ECANCELED.code(), 2L, 0, 3L, -Errno.ENOENT.code()));
        Posix.close(pipe.readEnd());
        Posix.close(pipe.writeEnd());
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        Pipe pipe = pipe();
        String path = directory.resolve("file").toString();
        int file = Posix.open(path, O_RDWR | O_CREAT, 0600);
        MemorySegment memory = arena.allocate(10);
        ring.read(pipe.readEnd(), memory, -1, 1);
        ring.poll(pipe.readEnd(), POLLIN, 1);
        ring.timeout(Duration.ofDays(1), 1);
        ring.nop(1);
        ring.submit();
        ring.write(file, memory("never submitted"), 0, 2);
        int fd = ring.fd();
        ring.close();
        ring.close();
        assertThat(Path.of("/proc/self/fd/" + fd)).doesNotExist();
        write(pipe.writeEnd(), "late");
        assertThat(memory.mismatch(MemorySegment.ofArray(new byte[10]))).isEqualTo(-1);
        assertThat(Posix.read(pipe.readEnd(), 10)).asString().isEqualTo("late");
        assertThat(Command.output("stat", "-c", "%s", path)).isEqualTo("0");
        for (int one : new int[] {pipe.readEnd(), pipe.writeEnd(), file}) {
            Posix.close(one);
        }
        assertThatIllegalStateException().isThrownBy(() -> ring.nop(1)).withMessage("this ring is closed");
        assertThatIllegalStateException().isThrownBy(() -> ring.completions());
        assertThatIllegalStateException().isThrownBy(() -> ring.submit());
        assertThatIllegalStateException().isThrownBy(() -> ring.submitAndWait(0));
        assertThatIllegalStateException().isThrownBy(() -> ring.fd());
    }

    @Test
    void memoryThatTheKernelCannotUse() throws Exception {
        MemorySegment heap = MemorySegment.ofArray(new byte[10]);
        MemorySegment fixed = arena.allocate(10).asReadOnly();
        assertThatIllegalArgumentException().isThrownBy(() -> ring.read(0, heap, 0, 1)).withMessageStartingWith("memory: is not native");
        assertThatIllegalArgumentException().isThrownBy(() -> ring.writev(0, List.of(fixed, heap), 0, 1)).withMessageStartingWith("memory: is not native");
        assertThatIllegalArgumentException().isThrownBy(() -> ring.read(0, fixed, 0, 1)).withMessage("memory: is read-only");
        assertThatIllegalArgumentException().isThrownBy(() -> ring.readv(0, List.of(fixed), 0, 1)).withMessage("memory: is read-only");
        assertThatIllegalArgumentException().isThrownBy(() -> ring.write(0, fixed, -2, 1)).withMessageStartingWith("offset: ");
        MemorySegment closed;
        try (Arena other = Arena.ofConfined()) {
            closed = other.allocate(10);
        }
        assertThatIllegalStateException().isThrownBy(() -> ring.write(0, closed, 0, 1));
        try (Arena confined = Arena.ofConfined()) {
            MemorySegment others = confined.allocate(10);
            OwnThread.call(() -> assertThatExceptionOfType(WrongThreadException.class).isThrownBy(() -> ring.write(0, others, 0, 1)));
        }
        Fails.onNull("memory", () -> ring.read(0, null, 0, 1));
        Fails.onNull("time", () -> ring.timeout(null, 1));
        assertThat(ring.underWay()).isZero();
    }

    @Test
    void memoryOfAnAutomaticArenaIsKept() throws Exception {
        Pipe pipe = pipe();
        ring.readv(pipe.readEnd(), List.of(Arena.ofAuto().allocate(1 << 16)), -1, 1);
        ring.submit();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        write(pipe.writeEnd(), "x".repeat(1 << 16));
        assertThat(results(1)).isEqualTo(Map.of(1L, 1 << 16));
        Posix.close(pipe.readEnd());
        Posix.close(pipe.writeEnd());
    }

    @Test
    void theRingCanBePolled() throws Exception {
        assertThat(get_inheritable(ring.fd())).isFalse();
        assertThat(Posix.poll(ring.fd(), POLLIN, 0)).isZero();
        ring.nop(1);
        ring.submit();
        assertThat(Posix.poll(ring.fd(), POLLIN, 1000)).isEqualTo(POLLIN);
        ring.completions();
        assertThat(Posix.poll(ring.fd(), POLLIN, 0)).isZero();
    }

    @Test
    void whatWaitsForAThreadThatHasEndedFails() throws Exception {
        Pipe pipe = pipe();
        int thread = OwnThread.call(() -> {
            ring.read(pipe.readEnd(), arena.allocate(10), -1, 1);
            ring.submit();
            return gettid();
        });
        // For Java it has ended a little earlier than for the kernel.
        while (Files.exists(Path.of("/proc/self/task/" + thread))) {
            Thread.sleep(1);
        }
        write(pipe.writeEnd(), "kept");
        assertThat(results(1)).isEqualTo(Map.of(1L, -Errno.ECANCELED.code()));
        assertThat(Posix.read(pipe.readEnd(), 10)).asString().isEqualTo("kept");
        Posix.close(pipe.readEnd());
        Posix.close(pipe.writeEnd());
    }

    @Test
    void aSignalDoesNotEndTheWaiting() throws Exception {
        Pipe pipe = pipe();
        ring.nop(1);
        ring.read(pipe.readEnd(), arena.allocate(10), -1, 2);
        Waiting<Integer> waiting = Waiting.in("io_uring_enter", () -> {
            int submitted = ring.submitAndWait(2);
            // The thread must not end before what it has submitted.
            return ring.completions().size() * 10 + submitted;
        });
        waiting.interrupt();
        waiting.await();
        assertThat(waiting.isDone()).isFalse();
        write(pipe.writeEnd(), "x");
        assertThat(waiting.result()).isEqualTo(22);
        Posix.close(pipe.readEnd());
        Posix.close(pipe.writeEnd());
    }

    @Test
    void virtualThreads() throws Exception {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                ring.nop(1);
                ring.submitAndWait(1);
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        thread.join();
        assertThat(ring.completions()).containsExactly(new IoUring.Completion(1, 0, 0));
    }

    @Test
    void aRingThatIsLostIsClosed() {
        Command.Result result = Command.of(ChildJvm.command(Lost.class)).run();
        assertThat(result.out()).isEqualTo("closed\n");
        assertThat(result.err()).containsPattern("io_uring \\d+ was never closed");
    }

    /** Loses a ring that waits for something. */
    static final class Lost {
        private static final int TRIES = 3000;
        private static final CountDownLatch REPORTED = new CountDownLatch(1);

        private Lost() {}

        public static void main(String[] arguments) throws Exception {
            // After the handler that prints it.
            Logger.getLogger("").addHandler(new Handler() {
                @Override
                public void publish(LogRecord record) {
                    REPORTED.countDown();
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            });
            Path descriptor = Path.of("/proc/self/fd/" + lose());
            for (int i = 0; i < TRIES && Files.exists(descriptor); i++) {
                System.gc();
                Thread.sleep(20);
            }
            System.out.println(Files.exists(descriptor) ? "open" : "closed");
            REPORTED.await(60, TimeUnit.SECONDS);
        }

        private static int lose() throws ErrnoException {
            IoUring lost = IoUring.open(4);
            lost.timeout(Duration.ofDays(1), 1);
            lost.submit();
            return lost.fd();
        }
    }

    @Test
    void ringsOfEverySize() throws Exception {
        try (IoUring one = IoUring.open(1); IoUring many = IoUring.open(3000)) {
            assertThat(one.room()).isEqualTo(1);
            for (int i = 0; i < 10; i++) {
                one.nop(i);
                one.submitAndWait(1);
                assertThat(one.completions()).containsExactly(new IoUring.Completion(i, 0, 0));
            }
            assertThat(many.room()).isEqualTo(4096);
            LongStream.range(0, 4096).forEach(many::nop);
            assertThat(many.submitAndWait(4096)).isEqualTo(4096);
            assertThat(many.completions()).hasSize(4096);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> IoUring.open(0)).withMessageStartingWith("entries: ");
        assertThat(Fails.with(Errno.EINVAL, () -> IoUring.open(1 << 20)).function()).isEqualTo("io_uring_setup");
    }

    @ParameterizedTest
    @EnumSource(value = Errno.class, names = {"EPERM", "ENOSYS"})
    void whereItIsForbiddenItSaysSo(Errno errno) throws Exception {
        OwnThread.call(() -> {
            SystemCallFilter.refuse(SYS_io_uring_setup, errno);
            return assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> IoUring.open(8))
                    .withMessageStartingWith("io_uring_setup: ").withMessageContaining("seccomp filter");
        });
    }

    @Test
    void theHeaderSaysTheSame() throws Exception {
        assumeTrue(Command.exists("cc"), "no C compiler to ask");
        List<String> names = List.of("IORING_OFF_SQ_RING", "IORING_OFF_CQ_RING", "IORING_OFF_SQES", "IORING_ENTER_GETEVENTS", "IORING_FSYNC_DATASYNC",
                "IORING_OP_NOP", "IORING_OP_READV", "IORING_OP_WRITEV", "IORING_OP_FSYNC", "IORING_OP_POLL_ADD", "IORING_OP_TIMEOUT", "IORING_OP_ACCEPT",
                "IORING_OP_ASYNC_CANCEL", "IORING_OP_READ", "IORING_OP_WRITE");
        String places = """
                P(params, sq_entries) P(params, cq_entries) P(params, sq_off.head) P(params, sq_off.tail) P(params, sq_off.ring_mask) P(params, sq_off.array)
                P(params, cq_off.head) P(params, cq_off.tail) P(params, cq_off.ring_mask) P(params, cq_off.cqes)
                P(sqe, opcode) P(sqe, fd) P(sqe, off) P(sqe, addr) P(sqe, len) P(sqe, poll32_events)
                P(sqe, user_data) P(cqe, user_data) P(cqe, res) P(cqe, flags)
                """;
        Path source = Files.writeString(directory.resolve("numbers.c"), """
                #include <stddef.h>
                #include <stdio.h>
                #include <linux/io_uring.h>
                #define P(s, f) printf("%s %s %zu\\n", #s, #f, offsetof(struct io_uring_##s, f));
                int main(void) {
                """ + names.stream().map(name -> "printf(\"" + name + " %lld\\n\", (long long)" + name + ");\n").collect(Collectors.joining()) + places
                + "printf(\"%zu %zu %zu\\n\", sizeof(struct io_uring_params), sizeof(struct io_uring_sqe), sizeof(struct io_uring_cqe));}\n");
        Path program = directory.resolve("numbers");
        Command.Result compiled = Command.of("cc", "-o", program.toString(), source.toString()).run();
        assumeTrue(compiled.exit() == 0, "no <linux/io_uring.h> of Linux 5.13 or later: " + compiled.err());
        List<String> expected = new ArrayList<>();
        names.forEach(name -> expected.add(name + " " + Constants.getLong("io_uring", name)));
        Pattern.compile("P\\((\\w+), ([\\w.]+)\\)").matcher(places).results().forEach(place -> expected.add(place.group(1) + " " + place.group(2) + " "
                + Struct.named("io_uring_" + place.group(1)).field(place.group(2).replace("poll32_events", "op_flags")).offset()));
        expected.add(Struct.named("io_uring_params").size() + " " + Struct.named("io_uring_sqe").size() + " " + Struct.named("io_uring_cqe").size());
        assertThat(Command.output(program.toString()).lines()).containsExactlyElementsOf(expected);
    }
}
