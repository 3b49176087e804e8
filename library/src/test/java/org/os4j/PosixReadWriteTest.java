package org.os4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixReadWriteTest extends TenBytes {
    @Test
    void readReturnsWhatIsThere() throws Exception {
        assertThat(text(read(fd, 4))).isEqualTo("0123");
        assertThat(read(fd, 0)).isEmpty();
        assertThat(text(read(fd))).isEqualTo("456789");
        assertThat(read(fd, 4)).isEmpty();
    }

    @Test
    void readOfAHugeCountTakesNoMemory() throws Exception {
        List<String> command = ChildJvm.command(List.of("-Xmx24m"), HugeCount.class, file.toString());
        assertThat(ChildJvm.output(command)).isEqualTo(TEXT + TEXT + TEXT);
    }

    static class HugeCount {
        public static void main(String[] arguments) throws Exception {
            int fd = open(arguments[0], O_RDONLY);
            String data = text(read(fd, 2_000_000_000)) + text(pread(fd, Integer.MAX_VALUE, 0)) + text(pread(fd, 1 << 30, 0));
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM")).findFirst().orElseThrow();
            if (Long.parseLong(peak.replaceAll("\\D", "")) > 500_000) {
                throw new AssertionError(peak);
            }
            System.out.println(data);
        }
    }

    @Test
    void arraysOfEverySizeArriveWhole() throws Exception {
        for (int size : new int[] {0, 1, 4095, 16_000, 16_384, 16_385, 1 << 20, (1 << 22) + 3}) {
            byte[] data = new byte[size];
            new java.util.Random(size).nextBytes(data);
            assertThat(pwrite(fd, data, 0)).isEqualTo(size);
            assertThat(pread(fd, size, 0)).isEqualTo(data);
            byte[] back = new byte[size];
            assertThat(pread(fd, back, 0, size, 0)).isEqualTo(size);
            assertThat(back).isEqualTo(data);
        }
    }

    @Test
    void partsOfArrays() throws Exception {
        byte[] buffer = "........".getBytes(UTF_8);
        assertThat(read(fd, buffer, 2, 3)).isEqualTo(3);
        assertThat(text(buffer)).isEqualTo("..012...");
        assertThat(tryRead(fd, buffer, 7, 1)).isEqualTo(1);
        assertThat(pread(fd, buffer, 0, 2, 8)).isEqualTo(2);
        assertThat(text(buffer)).isEqualTo("89012..3");
        assertThat(read(fd, buffer)).isEqualTo(6);
        assertThat(text(buffer)).isEqualTo("456789.3");
        assertThat(pwrite(fd, "abcd".getBytes(UTF_8), 1, 2, 4)).isEqualTo(2);
        assertThat(file).hasContent("0123bc6789");
        assertThat(write(fd, "xyz".getBytes(UTF_8), 2, 1)).isEqualTo(1);
        assertThat(file).hasContent("0123bc6789z");
    }

    @Test
    void partsThatAreNotWithinTheArrayAreRefused() {
        byte[] buffer = new byte[4];
        int[][] wrong = {{-1, 1}, {0, -1}, {0, 5}, {4, 1}, {5, 0}, {1, Integer.MAX_VALUE}, {Integer.MAX_VALUE, Integer.MAX_VALUE},
            {Integer.MIN_VALUE, Integer.MIN_VALUE}};
        for (int[] part : wrong) {
            int at = part[0];
            int count = part[1];
            for (ThrowingCallable call : List.<ThrowingCallable>of(() -> read(fd, buffer, at, count), () -> tryRead(fd, buffer, at, count),
                    () -> pread(fd, buffer, at, count, 0))) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call).withMessageStartingWith("buffer: ");
            }
            for (ThrowingCallable call : List.<ThrowingCallable>of(() -> write(fd, buffer, at, count), () -> tryWrite(fd, buffer, at, count),
                    () -> pwrite(fd, buffer, at, count, 0))) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(call).withMessageStartingWith("data: ");
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> read(fd, -1)).withMessage("count: must not be negative: -1");
        assertThatIllegalArgumentException().isThrownBy(() -> pread(fd, -1, 0)).withMessage("count: must not be negative: -1");
        assertThat(file).hasContent(TEXT);
    }

    @Test
    void nullIsRefusedByItsName() {
        Fails.onNull("buffer", () -> read(fd, (byte[]) null));
        Fails.onNull("buffer", () -> read(fd, null, 0, 0));
        Fails.onNull("buffer", () -> tryRead(fd, null, 0, 0));
        Fails.onNull("buffer", () -> read(fd, (ByteBuffer) null));
        Fails.onNull("buffer", () -> read(fd, (MemorySegment) null));
        Fails.onNull("buffer", () -> pread(fd, null, 0, 0, 0));
        Fails.onNull("buffer", () -> pread(fd, (ByteBuffer) null, 0));
        Fails.onNull("buffer", () -> pread(fd, (MemorySegment) null, 0));
        Fails.onNull("text", () -> write(fd, (String) null));
        Fails.onNull("data", () -> write(fd, (byte[]) null));
        Fails.onNull("data", () -> write(fd, null, 0, 0));
        Fails.onNull("data", () -> tryWrite(fd, null, 0, 0));
        Fails.onNull("data", () -> write(fd, (ByteBuffer) null));
        Fails.onNull("data", () -> write(fd, (MemorySegment) null));
        Fails.onNull("data", () -> pwrite(fd, (byte[]) null, 0));
        Fails.onNull("data", () -> pwrite(fd, (ByteBuffer) null, 0));
        Fails.onNull("data", () -> pwrite(fd, (MemorySegment) null, 0));
    }

    @Test
    void theKernelsErrorsAreNamed() throws Exception {
        byte[] one = new byte[1];
        int closed = dup(fd);
        close(closed);
        for (int bad : new int[] {closed, -1, Integer.MIN_VALUE}) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(() -> read(bad), () -> read(bad, one), () -> read(bad, ByteBuffer.allocate(1)),
                    () -> read(bad, ByteBuffer.allocateDirect(1)), () -> pread(bad, 1, 0), () -> pread(bad, one, 0, 1, 0), () -> write(bad, one),
                    () -> write(bad, ""), () -> write(bad, ByteBuffer.allocateDirect(1)), () -> pwrite(bad, one, 0),
                    () -> pwrite(bad, MemorySegment.ofArray(one), 0))) {
                Fails.with(Errno.EBADF, call);
            }
            assertThat(Errno.of(-tryRead(bad, one, 0, 1))).isEqualTo(Errno.EBADF);
            assertThat(Errno.of(-tryWrite(bad, one, 0, 1))).isEqualTo(Errno.EBADF);
        }
        Fails.with(Errno.EINVAL, () -> pread(fd, 1, -1));
        Fails.with(Errno.EINVAL, () -> pwrite(fd, one, Long.MIN_VALUE));
        int root = open("/", O_RDONLY);
        Fails.with(Errno.EISDIR, () -> read(root));
        Fails.with(Errno.EBADF, () -> write(root, one));
        close(root);
    }

    @Test
    void pipesSayWhenTheyAreEmptyFullOrBroken() throws Exception {
        Pipe pipe = pipe2(O_NONBLOCK);
        byte[] page = new byte[4096];
        assertThat(Errno.of(-tryRead(pipe.readEnd(), page, 0, 10))).isEqualTo(Errno.EAGAIN);
        Fails.with(Errno.EAGAIN, () -> read(pipe.readEnd()));
        int written;
        int total = 0;
        while ((written = tryWrite(pipe.writeEnd(), page, 0, page.length)) > 0) {
            total += written;
        }
        assertThat(Errno.of(-written)).isEqualTo(Errno.EAGAIN);
        assertThat(total).isEqualTo(fcntl(pipe.writeEnd(), 1024 + 8));
        Fails.with(Errno.EAGAIN, () -> write(pipe.writeEnd(), page));
        Fails.with(Errno.ESPIPE, () -> pread(pipe.readEnd(), 1, 0));
        Fails.with(Errno.ESPIPE, () -> pwrite(pipe.writeEnd(), page, 0));
        close(pipe.readEnd());
        Fails.with(Errno.EPIPE, () -> write(pipe.writeEnd(), page));
        assertThat(Errno.of(-tryWrite(pipe.writeEnd(), page, 0, 1))).isEqualTo(Errno.EPIPE);
        close(pipe.writeEnd());
    }

    @Test
    void aFullDiskReportsTheShortWriteFirst() throws Exception {
        int full = open("/dev/full", O_WRONLY);
        Fails.with(Errno.ENOSPC, () -> write(full, "x"));
        close(full);
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Command.Result mount = Command.of("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()).run();
        assumeTrue(mount.exit() == 0, "mount is refused here: " + mount.err());
        try {
            int small = creat(disk.resolve("file").toString(), 0600);
            assertThat(write(small, new byte[40_000])).isEqualTo(40_000);
            assertThat(write(small, new byte[40_000])).isEqualTo(65_536 - 40_000);
            Fails.with(Errno.ENOSPC, () -> write(small, new byte[1]));
            close(small);
            assertThat(Command.output("stat", "-c", "%s", disk.resolve("file").toString())).isEqualTo("65536");
        } finally {
            Command.output("umount", disk.toString());
        }
    }

    @Test
    void textIsUtf8AndEscapedBytesAreThemselves() throws Exception {
        ftruncate(fd, 0);
        assertThat(write(fd, "a\0é€😀?\uDCFF")).isEqualTo(1 + 1 + 2 + 3 + 4 + 1 + 1);
        assertThat(Command.output("od", "-An", "-tx1", file.toString())).isEqualTo("61 00 c3 a9 e2 82 ac f0 9f 98 80 3f ff");
        assertThatIllegalArgumentException().isThrownBy(() -> write(fd, "\uD800")).withMessageStartingWith("text: holds the lone surrogate U+D800");
        assertThat(write(fd, "")).isZero();
    }

    @Test
    void buffersMoveAsWithChannels() throws Exception {
        for (ByteBuffer buffer : List.of(ByteBuffer.allocate(12), ByteBuffer.allocateDirect(12))) {
            ByteBuffer part = buffer.position(1).limit(9).slice().position(2).limit(6);
            assertThat(pread(fd, part, 3)).isEqualTo(4);
            assertThat(part.position()).isEqualTo(6);
            assertThat(buffer.position()).isEqualTo(1);
            assertThat(text(part.duplicate().flip())).isEqualTo("\0\0" + "3456");
            assertThat(pread(fd, part, 0)).isZero();
            part.position(2);
            assertThat(pwrite(fd, part.asReadOnlyBuffer(), 0)).isEqualTo(4);
            assertThat(part.position()).isEqualTo(2);
            assertThat(pwrite(fd, part, 0)).isEqualTo(4);
            assertThat(part.position()).isEqualTo(6);
            assertThat(file).hasContent("3456456789");
            pwrite(fd, TEXT.getBytes(UTF_8), 0);
            lseek(fd, 8, SEEK_SET);
            buffer.clear();
            assertThat(read(fd, buffer)).isEqualTo(2);
            assertThat(buffer.position()).isEqualTo(2);
            assertThat(write(fd, buffer.flip())).isEqualTo(2);
            assertThat(file).hasContent("012345678989");
            ftruncate(fd, 10);
            lseek(fd, 0, SEEK_SET);
            assertThatThrownBy(() -> read(fd, buffer.asReadOnlyBuffer())).isInstanceOf(ReadOnlyBufferException.class);
            assertThatThrownBy(() -> pread(fd, buffer.asReadOnlyBuffer(), 0)).isInstanceOf(ReadOnlyBufferException.class);
        }
    }

    @Test
    void aFailureLeavesTheBufferWhereItWas() {
        ByteBuffer buffer = ByteBuffer.allocate(8).position(3);
        Fails.with(Errno.EBADF, () -> read(-1, buffer));
        Fails.with(Errno.EBADF, () -> write(-1, buffer));
        assertThat(buffer.position()).isEqualTo(3);
    }

    @Test
    void segmentsOfEveryKind() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> kinds = List.of(arena.allocate(8), MemorySegment.ofArray(new byte[8]), MemorySegment.ofArray(new long[1]),
                    MemorySegment.ofArray(new char[5]).asSlice(2, 8), MemorySegment.ofBuffer(ByteBuffer.allocateDirect(8)));
            for (MemorySegment memory : kinds) {
                assertThat(pread(fd, memory, 1)).isEqualTo(8);
                assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo("12345678".getBytes(UTF_8));
                assertThat(pwrite(fd, memory, 2)).isEqualTo(8);
                assertThat(file).hasContent("0112345678");
                pwrite(fd, TEXT.getBytes(UTF_8), 0);
                assertThat(pread(fd, memory, 7)).isEqualTo(3);
                assertThat(memory.toArray(ValueLayout.JAVA_BYTE)).isEqualTo("78945678".getBytes(UTF_8));
                assertThatIllegalArgumentException().isThrownBy(() -> read(fd, memory.asReadOnly())).withMessage("buffer: is read-only");
                lseek(fd, 2, SEEK_SET);
                assertThat(read(fd, memory)).isEqualTo(8);
                assertThat(write(fd, memory.asReadOnly())).isEqualTo(8);
                assertThat(file).hasContent(TEXT + "23456789");
                ftruncate(fd, 10);
            }
        }
    }

    @Test
    void aSegmentThatIsNotTheCallersIsRefused() throws Exception {
        MemorySegment closed;
        try (Arena arena = Arena.ofConfined()) {
            closed = arena.allocate(8);
            MemorySegment confined = closed;
            CompletableFuture.runAsync(() -> {
                assertThatThrownBy(() -> read(fd, confined)).isInstanceOf(WrongThreadException.class);
                assertThatThrownBy(() -> write(fd, confined)).isInstanceOf(WrongThreadException.class);
            }).get();
        }
        assertThatThrownBy(() -> read(fd, closed)).isInstanceOf(IllegalStateException.class).hasMessage("Already closed");
        assertThatThrownBy(() -> write(fd, closed)).isInstanceOf(IllegalStateException.class).hasMessage("Already closed");
        assertThat(lseek(fd, 0, SEEK_CUR)).isZero();
    }

    @Test
    void anArenaCannotBeClosedWhileACallUsesIt() throws Exception {
        Pipe pipe = pipe();
        Arena arena = Arena.ofShared();
        MemorySegment memory = arena.allocate(8);
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            try {
                return read(pipe.readEnd(), memory);
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        BlockedThread.await("read", pipe.readEnd());
        assertThatThrownBy(arena::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("acquired");
        write(pipe.writeEnd(), "late");
        assertThat(reader.get()).isEqualTo(4);
        arena.close();
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }
}
