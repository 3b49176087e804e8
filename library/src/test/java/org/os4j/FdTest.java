package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.WithoutHelper;

@ExtendWith(LeakCheck.class)
class FdTest {
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("file"), content);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    void readsInEveryForm() throws Exception {
        try (Fd fd = Os.open(file("0123456789abcdef")); Arena arena = Arena.ofConfined()) {
            assertThat(fd.read(3)).asString().isEqualTo("012");
            byte[] array = new byte[4];
            assertThat(fd.read(array)).isEqualTo(4);
            assertThat(array).asString().isEqualTo("3456");
            assertThat(fd.read(array, 1, 2)).isEqualTo(2);
            assertThat(array).asString().isEqualTo("3786");
            ByteBuffer buffer = ByteBuffer.allocateDirect(2);
            assertThat(fd.read(buffer)).isEqualTo(2);
            assertThat(buffer.position()).isEqualTo(2);
            MemorySegment memory = arena.allocate(1);
            assertThat(fd.read(memory)).isEqualTo(1);
            assertThat(memory.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'b');
            assertThat(fd.pread(2, 1)).asString().isEqualTo("12");
            assertThat(fd.read()).asString().isEqualTo("cdef");
            assertThat(fd.read()).isEmpty();
        }
    }

    @Test
    void writesInEveryForm() throws Exception {
        Path file = directory.resolve("new");
        try (Fd fd = Os.open(file, "w+")) {
            assertThat(fd.write(new byte[] {'a'})).isEqualTo(1);
            assertThat(fd.write(new byte[] {'x', 'b', 'x'}, 1, 1)).isEqualTo(1);
            assertThat(fd.write(ByteBuffer.wrap(new byte[] {'c'}))).isEqualTo(1);
            assertThat(fd.write(MemorySegment.ofArray(new byte[] {'d'}))).isEqualTo(1);
            fd.writeAll("é\udcff");
            fd.writeAll(ByteBuffer.wrap(new byte[] {'e'}));
            assertThat(fd.pwrite(new byte[] {'A'}, 0)).isEqualTo(1);
            assertThat(fd.tell()).isEqualTo(8);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {'A', 'b', 'c', 'd', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, 'e'});
    }

    @Test
    void seeksAndCuts() throws Exception {
        Path file = file("0123456789");
        try (Fd fd = Os.open(file, "r+")) {
            assertThat(fd.seek(4)).isEqualTo(4);
            assertThat(fd.seek(-1, Posix.SEEK_END)).isEqualTo(9);
            assertThat(fd.tell()).isEqualTo(9);
            fd.truncate(5);
            assertThat(fd.size()).isEqualTo(5);
            fd.truncate(7);
            fd.seek(0);
            assertThat(fd.readAll()).isEqualTo(new byte[] {'0', '1', '2', '3', '4', 0, 0});
            Fails.with(Errno.EINVAL, () -> fd.seek(-1));
            fd.sync();
            fd.datasync();
        }
        try (FdPipe pipe = FdPipe.open()) {
            assertThat(pipe.readEnd().isSeekable()).isFalse();
            Fails.with(Errno.ESPIPE, () -> pipe.readEnd().tell());
        }
    }

    @Test
    void aHundredMegabytes() throws Exception {
        byte[] data = random(100 * MEGABYTE);
        Path file = directory.resolve("large");
        try (Fd fd = Os.open(file, "w")) {
            fd.writeAll(data);
        }
        assertThat(Files.size(file)).isEqualTo(data.length);
        try (Fd fd = Os.open(file)) {
            assertThat(fd.readAll()).isEqualTo(data);
        }
        int fd = Os.openFd(file);
        try {
            assertThat(java.util.Arrays.equals(Os.readFdAll(fd), data)).isTrue();
        } finally {
            Os.closeFd(fd);
        }
    }

    @Test
    void aFileThatSaysItIsEmpty() throws Exception {
        try (Fd fd = Os.open("/proc/version")) {
            assertThat(fd.readAll()).asString().isEqualToIgnoringWhitespace(Command.output("cat", "/proc/version"));
        }
    }

    @Test
    void aFullPipeWithASlowReader() throws Exception {
        for (boolean blocking : new boolean[] {true, false}) {
            byte[] data = random(3 * MEGABYTE);
            try (FdPipe pipe = FdPipe.open()) {
                pipe.writeEnd().setBlocking(blocking);
                pipe.readEnd().setBlocking(blocking);
                Thread writer = Thread.ofPlatform().start(() -> {
                    try (Fd end = pipe.writeEnd()) {
                        end.writeAll(data);
                    } catch (ErrnoException e) {
                        throw new AssertionError(e);
                    }
                });
                byte[] first = new byte[1000];
                Thread.sleep(50);
                int count = pipe.readEnd().read(first);
                byte[] rest = pipe.readEnd().readAll();
                writer.join();
                assertThat(count + rest.length).isEqualTo(data.length);
                assertThat(java.util.Arrays.equals(rest, 0, rest.length, data, count, data.length)).isTrue();
            }
        }
    }

    @Test
    void statusHasTheTimeOfBirth() throws Exception {
        Path file = file("x");
        try (Fd fd = Os.open(file)) {
            assertThat(fd.stat().ino()).isEqualTo(Long.parseLong(Command.output("stat", "-c", "%i", file.toString())));
            String birth = Command.output("stat", "-c", "%W", file.toString());
            assertThat(fd.stat().birthtime().map(java.time.Instant::getEpochSecond).orElse(0L)).isEqualTo(Long.parseLong(birth));
        }
    }

    @Test
    void aDuplicateSharesTheOffset() throws Exception {
        try (Fd fd = Os.open(file("abc")); Fd copy = fd.dup()) {
            assertThat(copy.fileno()).isNotEqualTo(fd.fileno());
            assertThat(copy.read(1)).asString().isEqualTo("a");
            assertThat(fd.read(1)).asString().isEqualTo("b");
            assertThat(copy.isInheritable()).isFalse();
        }
    }

    @Test
    void inheritanceAndBlocking() throws Exception {
        try (FdPipe pipe = FdPipe.open()) {
            Fd fd = pipe.readEnd();
            assertThat(fd.isInheritable()).isFalse();
            assertThat(fd.setInheritable(true).isInheritable()).isTrue();
            assertThat(Posix.fcntl(fd.fileno(), Posix.F_GETFD) & Posix.FD_CLOEXEC).isZero();
            assertThat(fd.isBlocking()).isTrue();
            assertThat(fd.setBlocking(false).isBlocking()).isFalse();
            Fails.with(Errno.EAGAIN, fd::read);
            assertThat(fd.isatty()).isFalse();
            Os.cloexec(fd.fileno(), true);
            Os.nonblock(fd.fileno(), false);
            assertThat(fd.isInheritable()).isFalse();
            assertThat(fd.isBlocking()).isTrue();
        }
    }

    @Test
    void afterCloseEveryUseIsAClearException() throws Exception {
        Path file = file("x");
        Fd fd = Os.open(file);
        int number = fd.fileno();
        assertThat(fd).hasToString("Fd " + number + " \"" + file + "\"");
        fd.close();
        fd.close();
        assertThat(fd.isOpen()).isFalse();
        assertThat(fd).hasToString("Fd " + number + " \"" + file + "\" (closed)");
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable use : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                fd::read, fd::readAll, () -> fd.write(new byte[1]), fd::tell, fd::stat, fd::dup, fd::fileno, fd::isatty, fd::detach, fd::sync,
                fd::openFileChannel)) {
            assertThatIllegalStateException().isThrownBy(use).withMessageContaining("is closed").withMessageContaining(file.toString());
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Fd.adopt(-1)).withMessageStartingWith("number: ");
    }

    @Test
    void aNumberThatSomebodyElseGotIsNotClosed() throws Exception {
        Fd first = Os.open("/dev/null");
        int number = first.fileno();
        first.close();
        int other = Posix.fcntl(Posix.STDIN_FILENO, Posix.F_DUPFD_CLOEXEC, number);
        try {
            first.close();
            Posix.fstat(other);
        } finally {
            Posix.close(other);
        }
    }

    @Test
    void detachedItStaysOpen() throws Exception {
        Fd fd = Os.open("/dev/null");
        int number = fd.detach();
        fd.close();
        Posix.fstat(number);
        Posix.close(number);
        assertThatIllegalStateException().isThrownBy(fd::read);
    }

    /** Readers, and a closer; meanwhile others open files, and no reader may ever see what is theirs. */
    @Test
    void closedUnderRunningReadsNoReadReachesAnotherFile() throws Exception {
        Path mine = Files.writeString(directory.resolve("mine"), "m".repeat(100));
        Path theirs = Files.writeString(directory.resolve("theirs"), "t".repeat(100));
        AtomicInteger foreign = new AtomicInteger();
        AtomicInteger reads = new AtomicInteger();
        for (int round = 0; round < 300; round++) {
            Fd fd = Os.open(mine);
            CountDownLatch started = new CountDownLatch(2);
            Runnable reader = () -> {
                started.countDown();
                try {
                    while (true) {
                        byte[] data = fd.pread(10, 0);
                        reads.incrementAndGet();
                        if (data.length != 10 || data[0] != 'm') {
                            foreign.incrementAndGet();
                        }
                    }
                } catch (IllegalStateException e) {
                    // It was closed, and says so.
                } catch (ErrnoException e) {
                    foreign.incrementAndGet();
                }
            };
            Thread one = Thread.ofPlatform().start(reader);
            Thread two = Thread.ofPlatform().start(reader);
            started.await();
            Thread three = Thread.ofPlatform().start(() -> closeQuietly(fd));
            closeQuietly(fd);
            for (int i = 0; i < 5; i++) {
                Os.open(theirs).close();
            }
            try (Fd kept = Os.open(theirs)) {
                one.join();
                two.join();
                three.join();
                assertThat(kept.read(1)).asString().isEqualTo("t");
            }
        }
        assertThat(foreign).hasValue(0);
        assertThat(reads.get()).isPositive();
    }

    private static void closeQuietly(Fd fd) {
        try {
            fd.close();
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void closedWhileAReadWaitsTheReadEndsFirst() throws Exception {
        FdPipe pipe = FdPipe.open();
        int number = pipe.readEnd().fileno();
        Thread reader = Thread.ofPlatform().start(() -> {
            try {
                assertThat(pipe.readEnd().read()).asString().isEqualTo("late");
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        Thread.sleep(100);
        pipe.readEnd().close();
        Posix.fstat(number);
        pipe.writeEnd().writeAll("late");
        reader.join();
        Fails.with(Errno.EBADF, () -> Posix.fstat(number));
        pipe.close();
    }

    @Test
    void aLostOneIsReportedAndClosed() {
        String err = Command.of(ChildJvm.command(List.of("-Dos4j.trace=true"), Lost.class)).run().err();
        assertThat(err).contains("/dev/null\" was never closed").contains("opened here").contains("FdTest$Lost.main");
        String terse = Command.of(ChildJvm.command(Lost.class)).run().err();
        assertThat(terse).contains("scandir \"/etc\" was never closed", "walk of \"/usr\" was never closed", "walk of \"/var\" was never closed")
                .doesNotContain("/dev/zero");
        assertThat(terse).contains("/dev/null\" was never closed").contains("-Dos4j.trace=true").doesNotContain("FdTest$Lost");
    }

    /** Loses a descriptor, scans and a walk, and closes another descriptor. */
    static final class Lost {
        private static final int LOST = 4;
        private static final AtomicInteger REPORTS = new AtomicInteger();

        public static void main(String[] arguments) throws Exception {
            // After the handler that prints it.
            Logger.getLogger("").addHandler(new Counter());
            Fd kept = Os.open("/dev/zero");
            Os.open("/dev/null");
            Os.scandir("/etc").iterator().next();
            Os.scantree("/usr").iterator().next();
            Os.fwalk("/var").iterator().next();
            for (int i = 0; i < 3000 && REPORTS.get() < LOST; i++) {
                System.gc();
                Thread.sleep(20);
            }
            kept.read(1);
            kept.close();
        }

        private static final class Counter extends Handler {
            @Override
            public void publish(LogRecord record) {
                REPORTS.incrementAndGet();
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }
    }

    @Test
    void asStreams() throws Exception {
        byte[] data = random(300_000);
        Path file = directory.resolve("stream");
        try (OutputStream out = Os.open(file, "w").asOutputStream()) {
            out.write(data, 0, 1000);
            out.write(data[1000]);
            out.write(data, 1001, data.length - 1001);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(data);
        InputStream in = Os.open(file).asInputStream();
        try (in) {
            assertThat(in.read()).isEqualTo(data[0] & 0xFF);
            assertThat(in.skip(9)).isEqualTo(9);
            assertThat(in.readNBytes(5)).isEqualTo(java.util.Arrays.copyOfRange(data, 10, 15));
            assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(data, 15, data.length));
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[0])).isZero();
            assertThat(in.skip(10)).isZero();
        }
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }

    @Test
    void aStreamOfANonBlockingPipeWaits() throws Exception {
        try (FdPipe pipe = FdPipe.open(); InputStream in = pipe.readEnd().setBlocking(false).asInputStream()) {
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(50);
                    pipe.writeEnd().writeAll("late");
                    pipe.writeEnd().close();
                } catch (ErrnoException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(in.readAllBytes()).asString().isEqualTo("late");
            assertThat(in.read()).isEqualTo(-1);
            writer.join();
        }
        try (FdPipe pipe = FdPipe.open(); OutputStream out = pipe.writeEnd().setBlocking(false).asOutputStream()) {
            byte[] data = random(MEGABYTE);
            Thread writer = Thread.ofPlatform().start(() -> {
                try (out) {
                    out.write(data);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(pipe.readEnd().readAll()).isEqualTo(data);
            writer.join();
        }
    }

    @Test
    void asAChannel() throws Exception {
        Path file = file("0123456789");
        SeekableByteChannel channel = Os.open(file, "r+").asChannel();
        try (channel) {
            ByteBuffer buffer = ByteBuffer.allocate(4);
            assertThat(channel.position(6).read(buffer)).isEqualTo(4);
            assertThat(buffer.array()).asString().isEqualTo("6789");
            assertThat(channel.read(buffer.clear())).isEqualTo(-1);
            assertThat(channel.write(ByteBuffer.wrap(new byte[] {'x'}))).isEqualTo(1);
            assertThat(channel.size()).isEqualTo(11);
            assertThat(channel.truncate(5).position()).isEqualTo(5);
            assertThat(channel.truncate(50).size()).isEqualTo(5);
            assertThatIllegalArgumentException().isThrownBy(() -> channel.position(-1));
        }
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        try (SeekableByteChannel read = Os.open(file).asChannel(); SeekableByteChannel write = Os.open(file, "a").asChannel()) {
            assertThatThrownBy(() -> read.write(ByteBuffer.allocate(1))).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> write.read(ByteBuffer.allocate(1))).isInstanceOf(NonReadableChannelException.class);
        }
        try (FdPipe pipe = FdPipe.open()) {
            SeekableByteChannel end = pipe.readEnd().setBlocking(false).asChannel();
            assertThat(end.read(ByteBuffer.allocate(1))).isZero();
            Fails.with(Errno.ESPIPE, end::position);
        }
    }

    @Test
    void asAChannelOfManyBuffers() throws Exception {
        try (FdChannel channel = Fd.open(directory.resolve("parts"), Posix.O_RDWR | Posix.O_CREAT).asChannel()) {
            ByteBuffer[] parts = {ByteBuffer.wrap("ignored".getBytes()), ByteBuffer.wrap("one".getBytes()), ByteBuffer.allocateDirect(0),
                    ByteBuffer.wrap("two".getBytes())};
            assertThat(channel.write(parts, 1, 3)).isEqualTo(6);
            assertThat(parts[0].position()).isZero();
            assertThat(channel.write(ByteBuffer.wrap("T".getBytes()), 3)).isEqualTo(1);
            assertThat(channel.position()).isEqualTo(6);
            ByteBuffer[] targets = {ByteBuffer.allocate(2), ByteBuffer.allocate(10)};
            assertThat(((SeekableByteChannel) channel).position(0)).isSameAs(channel);
            assertThat(channel.read(targets)).isEqualTo(6);
            assertThat(new String(targets[0].array()) + new String(targets[1].array(), 0, 4)).isEqualTo("oneTwo");
            assertThat(channel.read(targets)).isEqualTo(-1);
            ByteBuffer middle = ByteBuffer.allocate(2);
            assertThat(channel.read(middle, 2)).isEqualTo(2);
            assertThat(middle.array()).asString().isEqualTo("eT");
            assertThatThrownBy(() -> channel.read(targets, 1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        try (FdPipe pipe = FdPipe.open(); FdChannel out = pipe.writeEnd().asChannel()) {
            ByteBuffer[] large = IntStream.range(0, 2000).mapToObj(i -> ByteBuffer.allocate(100)).toArray(ByteBuffer[]::new);
            Thread reader = Thread.ofPlatform().start(() -> {
                try {
                    pipe.readEnd().readAll();
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(out.write(large)).as("as many as a call takes, all of each").isEqualTo(102_400);
            pipe.writeEnd().close();
            reader.join();
        }
    }

    /** A pipe, both ends of a socket, a terminal: what has no position says so, and the rest works. */
    @Test
    void asAChannelWhateverItIs() throws Exception {
        List<Pair> pairs = new ArrayList<>();
        Pipe pipe = Posix.pipe();
        pairs.add(new Pair(pipe.writeEnd(), pipe.readEnd()));
        SocketPair sockets = Posix.socketpair(Posix.AF_UNIX, Posix.SOCK_STREAM, 0);
        pairs.add(new Pair(sockets.first(), sockets.second()));
        Pty pty = Posix.openpty();
        pairs.add(new Pair(pty.slave(), pty.master()));
        for (Pair pair : pairs) {
            try (FdChannel out = Fd.adopt(pair.out).asChannel(); FdChannel in = Fd.adopt(pair.in).asChannel()) {
                assertThat(out.write(ByteBuffer.wrap("hello".getBytes()))).isEqualTo(5);
                ByteBuffer target = ByteBuffer.allocate(10);
                assertThat(in.read(target)).isEqualTo(5);
                assertThat(target.array()).asString().startsWith("hello");
                Fails.with(Errno.ESPIPE, in::position);
                Fails.with(Errno.ESPIPE, () -> in.read(ByteBuffer.allocate(1), 0));
            }
        }
    }

    private record Pair(int out, int in) {}

    /** Whoever closes it under another's reads: that one hears it as Java's channels and streams say it. */
    @Test
    void channelsAndStreamsClosedByAnotherThread() throws Exception {
        for (int round = 0; round < 200; round++) {
            Fd zero = Os.open("/dev/zero");
            boolean asChannel = round % 2 == 0;
            CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> {
                try {
                    FdChannel channel = zero.asChannel();
                    InputStream stream = zero.asInputStream();
                    ByteBuffer buffer = ByteBuffer.allocate(1);
                    while (true) {
                        int count = asChannel ? channel.read(buffer.clear()) : stream.read(buffer.array());
                        assertThat(count).isEqualTo(1);
                    }
                } catch (Throwable e) {
                    return e;
                }
            }, task -> Thread.ofPlatform().start(task));
            Thread.sleep(0, 100_000 + 1_000 * round);
            zero.close();
            assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(asChannel ? ClosedChannelException.class : IOException.class);
        }
    }

    @Test
    void whatAStreamCanReadAtOnce() throws Exception {
        try (InputStream in = Os.open(file("0123456789")).asInputStream()) {
            assertThat(in.available()).isEqualTo(10);
            assertThat(in.skip(4)).isEqualTo(4);
            assertThat(in.available()).isEqualTo(6);
            assertThat(in.skip(Long.MAX_VALUE)).isEqualTo(6);
            assertThat(in.available()).isZero();
        }
        try (FdPipe pipe = FdPipe.open(); InputStream in = pipe.readEnd().asInputStream()) {
            assertThat(in.available()).isZero();
            pipe.writeEnd().writeAll("abc");
            assertThat(in.available()).isEqualTo(3);
        }
        try (InputStream in = Os.open("/dev/zero").asInputStream()) {
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void asAFileChannelOfJavas() throws Exception {
        Path file = file("0123456789");
        try (Fd fd = Os.open(file, "r+")) {
            Files.delete(file);
            fd.seek(3);
            try (FileChannel channel = fd.openFileChannel()) {
                assertThat(channel.position()).isEqualTo(3);
                channel.position(0).write(ByteBuffer.wrap(new byte[] {'X'}));
                assertThat(fd.tell()).isEqualTo(3);
                assertThat(channel.map(FileChannel.MapMode.READ_ONLY, 0, 10).get(1)).isEqualTo((byte) '1');
            }
            assertThat(fd.pread(2, 0)).asString().isEqualTo("X1");
        }
        try (Fd fd = Os.open(directory.resolve("log"), "a"); FileChannel channel = fd.openFileChannel()) {
            fd.writeAll("one ");
            channel.write(ByteBuffer.wrap("two".getBytes()));
        }
        assertThat(directory.resolve("log")).hasContent("one two");
        try (FdPipe pipe = FdPipe.open()) {
            assertThatThrownBy(() -> pipe.readEnd().openFileChannel()).isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("asChannel");
        }
    }

    @Test
    void javasDescriptorsOfTheStandardStreamsNeedNothing() {
        assertThat(Os.fileno(FileDescriptor.in)).isZero();
        assertThat(Os.fileno(FileDescriptor.err)).isEqualTo(2);
        assertThat(Os.fileDescriptor(1)).isSameAs(FileDescriptor.out);
        assertThatThrownBy(() -> Os.fileno(null)).isInstanceOf(NullPointerException.class).hasMessage("descriptor");
        assertThatThrownBy(() -> Os.fileDescriptor(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("fd: ");
    }

    @Test
    void javasOtherDescriptorsByForksHelper() {
        WithoutHelper.assumeThereIsOne();
        assertThat(ChildJvm.output(Numbers.class)).isEqualTo("in and out");
    }

    @Test
    void javasOtherDescriptorsByTheOption() throws Exception {
        Path classes = WithoutHelper.copyOfTheClasses(directory);
        List<String> command = WithoutHelper.command(classes, Numbers.class);
        command.addAll(1, List.of("--add-opens", "java.base/java.io=ALL-UNNAMED"));
        assertThat(ChildJvm.output(command)).isEqualTo("in and out");
        Command.Result without = Command.of(WithoutHelper.command(classes, Numbers.class)).run();
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("UnsupportedOperationException: ").contains("--add-opens java.base/java.io=ALL-UNNAMED")
                .contains("built without its helper");
    }

    /** Numbers go in and out. */
    static final class Numbers {
        public static void main(String[] arguments) throws Exception {
            FileInputStream in = new FileInputStream("/dev/zero");
            FileDescriptor descriptor = in.getFD();
            int number = Os.fileno(descriptor);
            assert Posix.readlink("/proc/self/fd/" + number).equals("/dev/zero");
            FileInputStream again = new FileInputStream(Os.fileDescriptor(number));
            assert again.read() == 0;
            in.close();
            assert Os.fileno(descriptor) == -1;
            int written = Posix.memfd_create("x");
            try (FileOutputStream out = new FileOutputStream(Os.fileDescriptor(written))) {
                out.write(65);
                assert Posix.pread(written, 9, 0).length == 1;
            }
            assert !new java.io.File("/proc/self/fd/" + written).exists();
            System.out.println("in and out");
        }
    }
}
