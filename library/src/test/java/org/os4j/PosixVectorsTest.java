package org.os4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
class PosixVectorsTest extends TenBytes {
    @Test
    void arraysAreFilledInTheirOrder() throws Exception {
        byte[] a = new byte[3];
        byte[] empty = {};
        byte[] b = new byte[4];
        byte[] c = "......".getBytes(UTF_8);
        assertThat(readv(fd, a, empty, b, c)).isEqualTo(10);
        assertThat(text(a) + text(b) + text(c)).isEqualTo("0123456789...");
        assertThat(readv(fd, a, b)).isZero();
        assertThat(preadv(fd, new byte[][] {a, b}, 2)).isEqualTo(7);
        assertThat(text(a) + text(b)).isEqualTo("2345678");
        assertThat(preadv2(fd, new byte[][] {b, a}, 0, 0)).isEqualTo(7);
        assertThat(text(b) + text(a)).isEqualTo("0123456");
        assertThat(lseek(fd, 0, SEEK_CUR)).isEqualTo(10);
    }

    @Test
    void arraysAreWrittenInTheirOrder() throws Exception {
        byte[] a = "abc".getBytes(UTF_8);
        byte[] b = "de".getBytes(UTF_8);
        assertThat(writev(fd, a, new byte[0], b)).isEqualTo(5);
        assertThat(file).hasContent("abcde56789");
        assertThat(pwritev(fd, new byte[][] {b, a}, 1)).isEqualTo(5);
        assertThat(file).hasContent("adeabc6789");
        assertThat(pwritev2(fd, new byte[][] {b}, 0, RWF_DSYNC)).isEqualTo(2);
        assertThat(pwritev2(fd, new byte[][] {a}, 0, RWF_APPEND)).isEqualTo(3);
        assertThat(file).hasContent("deeabc6789abc");
        assertThat(lseek(fd, 0, SEEK_CUR)).isEqualTo(5);
        assertThat(pwritev2(fd, new byte[][] {a}, -1, 0)).isEqualTo(3);
        assertThat(lseek(fd, 0, SEEK_CUR)).isEqualTo(8);
    }

    @Test
    void positionsMoveThroughTheBuffers() throws Exception {
        ByteBuffer heap = ByteBuffer.allocate(6).position(2);
        ByteBuffer direct = ByteBuffer.allocateDirect(8).position(1).limit(4);
        ByteBuffer part = ByteBuffer.allocateDirect(20).position(10).slice();
        assertThat(readv(fd, heap, direct, part)).isEqualTo(10);
        assertThat(List.of(heap.position(), direct.position(), part.position())).containsExactly(6, 4, 3);
        assertThat(text(heap.flip().position(2)) + text(direct.flip().position(1)) + text(part.flip())).isEqualTo(TEXT);
        heap.rewind().position(2);
        direct.rewind().position(1);
        part.rewind();
        ByteBuffer[] all = {part, heap.asReadOnlyBuffer(), direct};
        assertThat(pwritev(fd, all, 0)).isEqualTo(10);
        assertThat(file).hasContent("7890123456");
        assertThat(List.of(all[0].remaining(), all[1].remaining(), all[2].remaining())).containsOnly(0);
        part.rewind();
        assertThat(pwritev2(fd, new ByteBuffer[] {part}, 0, RWF_APPEND)).isEqualTo(3);
        assertThat(file).hasContent("7890123456789");
        assertThat(preadv(fd, new ByteBuffer[] {part.rewind(), heap.rewind()}, 8)).isEqualTo(5);
        assertThat(heap.position()).isEqualTo(2);
        assertThat(preadv2(fd, new ByteBuffer[] {part.rewind()}, 0, 0)).isEqualTo(3);
        assertThat(writev(fd, direct.rewind())).isEqualTo(4);
    }

    @Test
    void aFailureOrAReadOnlyBufferMovesNothing() {
        ByteBuffer first = ByteBuffer.allocate(4).position(1);
        Fails.with(Errno.EBADF, () -> readv(-1, first));
        assertThatThrownBy(() -> readv(fd, first, first.asReadOnlyBuffer())).isInstanceOf(ReadOnlyBufferException.class);
        MemorySegment memory = MemorySegment.ofArray(new byte[4]);
        assertThatIllegalArgumentException().isThrownBy(() -> preadv(fd, new MemorySegment[] {memory, memory.asReadOnly()}, 0))
                .withMessage("buffers[1]: is read-only");
        assertThat(first.position()).isEqualTo(1);
    }

    @Test
    void aBufferThatIsGivenTwiceIsUsedTwiceAndMovesOnce() throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap("ab".getBytes(UTF_8));
        assertThat(writev(fd, buffer, buffer)).isEqualTo(4);
        assertThat(file).hasContent("abab456789");
        assertThat(buffer.position()).isEqualTo(2);
    }

    @Test
    void segmentsOfEveryKindAndOfManyArenas() throws Exception {
        List<Arena> arenas = new ArrayList<>();
        List<MemorySegment> all = new ArrayList<>(List.of(MemorySegment.ofArray(new long[1]).asSlice(1, 7), MemorySegment.ofArray(new byte[3])));
        for (int i = 0; i < 30; i++) {
            arenas.add(i % 2 == 0 ? Arena.ofShared() : Arena.ofConfined());
            all.add(arenas.getLast().allocate(5 + i));
            all.add(arenas.getFirst().allocate(3));
        }
        MemorySegment[] memory = all.toArray(MemorySegment[]::new);
        byte[] data = new byte[(int) all.stream().mapToLong(MemorySegment::byteSize).sum()];
        new java.util.Random(1).nextBytes(data);
        pwrite(fd, data, 0);
        assertThat(readv(fd, memory)).isEqualTo(data.length);
        ByteBuffer joined = ByteBuffer.allocate(data.length);
        all.forEach(segment -> joined.put(segment.toArray(ValueLayout.JAVA_BYTE)));
        assertThat(joined.array()).isEqualTo(data);
        assertThat(pwritev(fd, memory, 3)).isEqualTo(data.length);
        assertThat(pread(fd, data.length, 3)).isEqualTo(data);
        assertThat(preadv2(fd, memory, 3, 0)).isEqualTo(data.length);
        assertThat(writev(fd, memory)).isEqualTo(data.length);
        assertThat(pwritev2(fd, memory, 0, RWF_SYNC)).isEqualTo(data.length);
        assertThat(preadv(fd, memory, 0)).isEqualTo(data.length);
        arenas.forEach(Arena::close);
        for (int i = 2; i < memory.length; i++) {
            MemorySegment[] one = {memory[i]};
            assertThatThrownBy(() -> readv(fd, one)).isInstanceOf(IllegalStateException.class).hasMessage("Already closed");
        }
        assertThatThrownBy(() -> writev(fd, memory)).isInstanceOf(IllegalStateException.class).hasMessage("Already closed");
    }

    @Test
    void aSegmentOfAnotherThreadIsRefused() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment confined = arena.allocate(8);
            MemorySegment[] beyondTheEighth = new MemorySegment[12];
            Arrays.setAll(beyondTheEighth, i -> MemorySegment.ofBuffer(ByteBuffer.allocateDirect(1)));
            beyondTheEighth[11] = confined;
            CompletableFuture.runAsync(() -> {
                assertThatThrownBy(() -> readv(fd, confined)).isInstanceOf(WrongThreadException.class);
                assertThatThrownBy(() -> writev(fd, beyondTheEighth)).isInstanceOf(WrongThreadException.class);
                assertThatThrownBy(() -> readv(fd, beyondTheEighth)).isInstanceOf(WrongThreadException.class);
            }).get();
        }
        assertThat(lseek(fd, 0, SEEK_CUR)).isZero();
    }

    @Test
    void noArenaCanBeClosedWhileACallUsesIt() throws Exception {
        Pipe pipe = pipe();
        Arena first = Arena.ofShared();
        Arena second = Arena.ofShared();
        MemorySegment[] memory = {first.allocate(3), first.allocate(1), second.allocate(4)};
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            try {
                return readv(pipe.readEnd(), memory);
            } catch (ErrnoException e) {
                throw new AssertionError(e);
            }
        });
        BlockedThread.await("readv", pipe.readEnd());
        assertThatThrownBy(first::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("acquired");
        assertThatThrownBy(second::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("acquired");
        write(pipe.writeEnd(), "late enough");
        assertThat(reader.get()).isEqualTo(8);
        assertThat(text(memory[2].toArray(ValueLayout.JAVA_BYTE))).isEqualTo(" eno");
        first.close();
        second.close();
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void aFullPipeTakesAPart() throws Exception {
        Pipe pipe = pipe2(O_NONBLOCK);
        ByteBuffer[] data = {ByteBuffer.allocate(40_000), ByteBuffer.allocateDirect(40_000), ByteBuffer.allocate(10)};
        assertThat(writev(pipe.writeEnd(), data)).isEqualTo(65_536);
        assertThat(List.of(data[0].position(), data[1].position(), data[2].position())).containsExactly(40_000, 25_536, 0);
        Fails.with(Errno.EAGAIN, () -> writev(pipe.writeEnd(), data));
        assertThat(data[1].position()).isEqualTo(25_536);
        Fails.with(Errno.ESPIPE, () -> preadv(pipe.readEnd(), data, 0));
        close(pipe.readEnd());
        Fails.with(Errno.EPIPE, () -> writev(pipe.writeEnd(), data));
        close(pipe.writeEnd());
    }

    @Test
    void noBuffersMoveNothingAndTooManyAreRefused() throws Exception {
        assertThat(writev(fd, new byte[0][])).isZero();
        assertThat(readv(fd, new ByteBuffer[0])).isZero();
        assertThat(preadv(fd, new MemorySegment[0], 0)).isZero();
        byte[][] most = new byte[IOV_MAX][1];
        assertThat(pwritev(fd, most, 0)).isEqualTo(IOV_MAX);
        byte[][] tooMany = new byte[IOV_MAX + 1][1];
        Fails.with(Errno.EINVAL, () -> writev(fd, tooMany));
        Fails.with(Errno.EINVAL, () -> readv(fd, tooMany));
    }

    @Test
    void wrongArgumentsAreNamed() {
        byte[][] arrays = {new byte[1], null};
        Fails.onNull("buffers", () -> readv(fd, (byte[][]) null));
        Fails.onNull("buffers", () -> preadv(fd, (ByteBuffer[]) null, 0));
        Fails.onNull("buffers", () -> preadv2(fd, (MemorySegment[]) null, 0, 0));
        Fails.onNull("buffers[1]", () -> readv(fd, arrays));
        Fails.onNull("data", () -> writev(fd, (ByteBuffer[]) null));
        Fails.onNull("data[1]", () -> pwritev(fd, arrays, 0));
        Fails.onNull("data[0]", () -> pwritev2(fd, new MemorySegment[] {null}, 0, 0));
        byte[][] one = {new byte[1]};
        for (ThrowingCallable call : List.<ThrowingCallable>of(() -> preadv(fd, one, -1), () -> pwritev(fd, one, Long.MIN_VALUE))) {
            Fails.with(Errno.EINVAL, call);
        }
        Fails.with(Errno.EOPNOTSUPP, () -> preadv2(fd, one, 0, 1 << 30));
        Fails.with(Errno.EOPNOTSUPP, () -> pwritev2(fd, one, 0, 1 << 30));
        for (int bad : new int[] {-1, Integer.MAX_VALUE}) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(() -> readv(bad, one), () -> writev(bad, one), () -> preadv(bad, one, 0),
                    () -> pwritev(bad, one, 0), () -> preadv2(bad, one, 0, 0), () -> pwritev2(bad, one, 0, 0))) {
                Fails.with(Errno.EBADF, call);
            }
        }
    }
}
