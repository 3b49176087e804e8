package org.os4j;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;
import static org.os4j.testing.Attempt.errnoOf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.ProcStatus;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixMemoryTest {
    private static final int READ_WRITE = PROT_READ | PROT_WRITE;
    private static final int NEW = MAP_PRIVATE | MAP_ANONYMOUS;

    @TempDir
    Path directory;

    private String file;
    private int fd;

    @BeforeEach
    void openFile() throws Exception {
        file = directory + "/file";
        Command.output("sh", "-c", "printf 0123456789 > " + file);
        fd = open(file, O_RDWR);
    }

    @AfterEach
    void closeFile() throws Exception {
        close(fd);
    }

    private static MemorySegment pages(Arena arena, int count) throws ErrnoException {
        return mmap(arena, (long) count * PAGESIZE, READ_WRITE, NEW, -1, 0);
    }

    private static String textOf(MemorySegment memory) {
        return new String(memory.toArray(JAVA_BYTE));
    }

    private static void put(MemorySegment memory, String text) {
        MemorySegment.copy(text.getBytes(), 0, memory, JAVA_BYTE, 0, text.length());
    }

    @Test
    void pageSize() {
        int expected = Integer.parseInt(Command.output("getconf", "PAGESIZE"));
        assertThat(getpagesize()).isEqualTo(expected).isEqualTo(PAGESIZE).isEqualTo(ALLOCATIONGRANULARITY);
    }

    @Test
    void newMemoryIsThereUntilItsArenaCloses() throws Exception {
        MemorySegment memory;
        try (Arena arena = Arena.ofConfined()) {
            memory = mmap(arena, 3L * PAGESIZE, READ_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            assertThat(memory.byteSize()).isEqualTo(3L * PAGESIZE);
            assertThat(Smaps.permissions(memory)).isEqualTo("rw-s");
            assertThat(Smaps.size(memory)).isEqualTo(3L * PAGESIZE);
            put(memory, "text");
            assertThat(textOf(memory.asSlice(0, 5))).isEqualTo("text\0");
        }
        assertThat(Smaps.mapping(memory)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> memory.get(JAVA_BYTE, 0));
    }

    @Test
    void aFileIsMapped() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment shared = mmap(arena, 10, READ_WRITE, MAP_SHARED, fd, 0);
            MemorySegment own = mmap(arena, 10, READ_WRITE, MAP_PRIVATE, fd, 0);
            assertThat(Smaps.mapping(shared)).endsWith(file);
            put(shared, "abc");
            put(own, "XYZ");
            assertThat(Command.output("cat", file)).isEqualTo("abc3456789");
            assertThat(textOf(own)).isEqualTo("XYZ3456789");
        }
    }

    @Test
    void aFileIsMappedFromAPlace() throws Exception {
        Command.output("sh", "-c", "head -c " + PAGESIZE + " /dev/zero > " + file + " && printf second >> " + file);
        try (Arena arena = Arena.ofConfined()) {
            assertThat(textOf(mmap(arena, 6, PROT_READ, MAP_SHARED, fd, PAGESIZE))).isEqualTo("second");
        }
    }

    @Test
    void whatCannotBeWrittenIsReadOnly() throws Exception {
        int reading = open(file, O_RDONLY);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, 10, PROT_READ, MAP_SHARED, reading, 0);
            assertThat(Smaps.permissions(memory)).isEqualTo("r--s");
            assertThatIllegalArgumentException().isThrownBy(() -> memory.set(JAVA_BYTE, 0, (byte) 0));
            Fails.with(Errno.EACCES, () -> mmap(arena, 10, READ_WRITE, MAP_SHARED, reading, 0));
        }
        close(reading);
    }

    @Test
    void accessAsPythonHasIt() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            assertThat(textOf(mmap(arena, fd, 0, ACCESS_READ))).isEqualTo("0123456789");
            assertThat(mmap(arena, fd, 0, ACCESS_READ).isReadOnly()).isTrue();
            put(mmap(arena, fd, 0, ACCESS_COPY), "copy");
            assertThat(Command.output("cat", file)).isEqualTo("0123456789");
            put(mmap(arena, fd, 5, ACCESS_WRITE), "write");
            put(mmap(arena, fd, 1, ACCESS_DEFAULT), "W");
            assertThat(Command.output("cat", file)).isEqualTo("Write56789");
            put(mmap(arena, -1, 4, ACCESS_DEFAULT), "none");
            assertThatIllegalArgumentException().isThrownBy(() -> mmap(arena, fd, 0, 4)).withMessageStartingWith("access: ");
            Command.output("truncate", "-s", "0", file);
            Fails.with(Errno.EINVAL, () -> mmap(arena, fd, 0, ACCESS_READ));
        }
    }

    @Test
    void anArenaThatTakesNothingLeavesNoMapping() throws Exception {
        Arena closed = Arena.ofConfined();
        closed.close();
        try (Arena arena = Arena.ofConfined()) {
            long before = mappingsOfTheFile();
            assertThatIllegalStateException().isThrownBy(() -> mmap(closed, fd, 0, ACCESS_READ));
            CompletableFuture.runAsync(() -> assertThatExceptionOfType(WrongThreadException.class)
                    .isThrownBy(() -> mmap(arena, fd, 0, ACCESS_READ))).join();
            assertThat(mappingsOfTheFile()).isEqualTo(before).isZero();
        }
    }

    private long mappingsOfTheFile() throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.endsWith(file)).count();
        }
    }

    @Test
    void mmapRefuses() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            Fails.with(Errno.EINVAL, () -> mmap(arena, 0, PROT_READ, NEW, -1, 0));
            Fails.with(Errno.EINVAL, () -> mmap(arena, 1, PROT_READ, MAP_SHARED, fd, 1));
            Fails.with(Errno.ENOMEM, () -> mmap(arena, Long.MAX_VALUE >> 4, PROT_READ, NEW, -1, 0));
            Pipe pipe = pipe();
            Fails.with(Errno.ENODEV, () -> mmap(arena, 1, PROT_READ, MAP_PRIVATE, pipe.readEnd(), 0));
            close(pipe.readEnd());
            close(pipe.writeEnd());
            assertThatIllegalArgumentException().isThrownBy(() -> mmap(arena, -1, PROT_READ, NEW, -1, 0)).withMessageStartingWith("length: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mmap(arena, 1, PROT_READ, NEW | MAP_FIXED, -1, 0))
                    .withMessageStartingWith("flags: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mmap(1, PROT_READ, NEW | MAP_FIXED_NOREPLACE, -1, 0))
                    .withMessageStartingWith("flags: ");
        }
    }

    @Test
    void withoutAnArenaItStaysUntilMunmap() throws Exception {
        MemorySegment memory = mmap(3L * PAGESIZE, READ_WRITE, NEW, -1, 0);
        memory.set(JAVA_BYTE, 2L * PAGESIZE, (byte) 1);
        munmap(memory.asSlice(PAGESIZE, PAGESIZE));
        assertThat(Smaps.mapping(memory.asSlice(PAGESIZE))).isEmpty();
        assertThat(Smaps.permissions(memory.asSlice(2L * PAGESIZE))).isEqualTo("rw-p");
        Fails.with(Errno.EINVAL, () -> munmap(memory.asSlice(1, 1)));
        munmap(memory);
        assertThat(Smaps.mapping(memory)).isEmpty();
        assertThat(Smaps.mapping(memory.asSlice(2L * PAGESIZE))).isEmpty();
    }

    @Test
    void munmapLeavesToArenasWhatIsTheirs() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 1);
            assertThatIllegalArgumentException().isThrownBy(() -> munmap(memory)).withMessageStartingWith("memory: ");
            assertThat(Smaps.permissions(memory)).isEqualTo("rw-p");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> munmap(MemorySegment.ofArray(new byte[1]))).withMessageStartingWith("memory: ");
    }

    @Test
    void theGlobalArenaNeverUnmaps() throws Exception {
        MemorySegment memory = pages(Arena.global(), 1);
        munmap(memory);
        assertThat(Smaps.mapping(memory)).isEmpty();
    }

    @Test
    void anAutomaticArenaIsCollected() throws Exception {
        MemorySegment[] memory = {mmap(Arena.ofAuto(), fd, 0, ACCESS_READ)};
        assertThat(mappingsOfTheFile()).isEqualTo(1);
        memory[0] = MemorySegment.NULL;
        for (int i = 0; i < 500 && mappingsOfTheFile() > 0; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(mappingsOfTheFile()).isZero();
    }

    @Test
    void mremapGrowsAndMovesWithItsContents() throws Exception {
        MemorySegment grown;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 1);
            put(memory, "kept");
            grown = mremap(arena, memory, 1000L * PAGESIZE, MREMAP_MAYMOVE);
            assertThat(textOf(grown.asSlice(0, 4))).isEqualTo("kept");
            grown.set(JAVA_BYTE, 1000L * PAGESIZE - 1, (byte) 1);
            assertThat(Smaps.size(grown)).isGreaterThanOrEqualTo(1000L * PAGESIZE);
            assertThatIllegalArgumentException().isThrownBy(() -> mremap(arena, memory, PAGESIZE, MREMAP_MAYMOVE))
                    .withMessageStartingWith("memory: ");
            grown = mremap(arena, grown, 2L * PAGESIZE, 0);
            assertThat(textOf(grown.asSlice(0, 4))).isEqualTo("kept");
            assertThat(grown.byteSize()).isEqualTo(2L * PAGESIZE);
        }
        assertThat(Smaps.mapping(grown)).isEmpty();
    }

    @Test
    void mremapGivesItToAnotherArena() throws Exception {
        MemorySegment moved;
        try (Arena longer = Arena.ofShared()) {
            try (Arena shorter = Arena.ofConfined()) {
                MemorySegment memory = mmap(shorter, fd, 0, ACCESS_READ);
                moved = mremap(longer, memory, 10, 0);
                assertThat(moved.isReadOnly()).isTrue();
            }
            assertThat(textOf(moved)).isEqualTo("0123456789");
            assertThat(mappingsOfTheFile()).isEqualTo(1);
        }
        assertThat(mappingsOfTheFile()).isZero();
    }

    @Test
    void aFailedMremapLeavesItToItsArena() throws Exception {
        MemorySegment memory;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment both = pages(arena, 2);
            Fails.with(Errno.EINVAL, () -> mremap(arena, both, 0, 0));
            Fails.with(Errno.EINVAL, () -> mremap(arena, both, PAGESIZE, 64));
            assertThatIllegalArgumentException().isThrownBy(() -> mremap(arena, both.asSlice(PAGESIZE), 1, 0))
                    .withMessageStartingWith("memory: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mremap(arena, both, -1, 0)).withMessageStartingWith("length: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mremap(arena, both, 1, MREMAP_MAYMOVE | MREMAP_DONTUNMAP))
                    .withMessageStartingWith("flags: ");
            assertThatIllegalArgumentException().isThrownBy(() -> mremap(both, 1, 0)).withMessageStartingWith("memory: ");
            Arena closed = Arena.ofConfined();
            closed.close();
            assertThatIllegalStateException().isThrownBy(() -> mremap(closed, both, 1, 0));
            CompletableFuture.runAsync(() -> assertThatExceptionOfType(WrongThreadException.class)
                    .isThrownBy(() -> mremap(Arena.ofAuto(), both, 1, 0)).withMessageStartingWith("memory: ")).join();
            memory = both;
            assertThat(Smaps.permissions(memory)).isEqualTo("rw-p");
        }
        assertThat(Smaps.mapping(memory)).isEmpty();
    }

    @Test
    void mremapWithoutAnArena() throws Exception {
        MemorySegment memory = mmap(PAGESIZE, READ_WRITE, NEW, -1, 0);
        put(memory, "kept");
        MemorySegment moved = mremap(memory, 500L * PAGESIZE, MREMAP_MAYMOVE);
        assertThat(textOf(moved.asSlice(0, 4))).isEqualTo("kept");
        Fails.with(Errno.ENOMEM, () -> mremap(moved.asSlice(0, PAGESIZE), 2L * PAGESIZE, 0));
        MemorySegment small = mremap(moved, PAGESIZE, 0);
        assertThat(Smaps.mapping(moved.asSlice(PAGESIZE))).doesNotContain(String.format("%x-", moved.address()));
        Fails.with(Errno.EINVAL, () -> mremap(small.asSlice(1), PAGESIZE, MREMAP_MAYMOVE));
        munmap(small);
        assertThat(Smaps.mapping(small)).isEmpty();
    }

    @Test
    void aPlaceInAMappingIsMappedAnew() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment kept = mmap(arena, 3L * PAGESIZE, PROT_NONE, NEW, -1, 0);
            MemorySegment middle = kept.asSlice(PAGESIZE, PAGESIZE);
            mmap(middle, READ_WRITE, MAP_SHARED, fd, 0);
            assertThat(Smaps.mapping(middle)).contains(" rw-s ").endsWith(file);
            assertThat(Smaps.permissions(kept)).isEqualTo("---p");
            put(middle, "here");
            assertThat(Command.output("cat", file)).isEqualTo("here456789");
            Fails.with(Errno.EINVAL, () -> mmap(kept.asSlice(1, 1), READ_WRITE, NEW, -1, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> mmap(MemorySegment.ofArray(new byte[1]), PROT_READ, NEW, -1, 0))
                    .withMessageStartingWith("place: ");
        }
        assertThat(mappingsOfTheFile()).isZero();
    }

    @Test
    void aPlaceOfAnotherThreadIsLeftAlone() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment kept = mmap(arena, PAGESIZE, PROT_NONE, NEW, -1, 0);
            CompletableFuture.runAsync(() -> assertThatExceptionOfType(WrongThreadException.class)
                    .isThrownBy(() -> mmap(kept, READ_WRITE, NEW, -1, 0)).withMessageStartingWith("place: ")).join();
            assertThat(Smaps.permissions(kept)).isEqualTo("---p");
        }
    }

    /** As the documentation of the class has it: the JVM makes an error of what ends a program in C. */
    @Test
    void beyondTheEndOfAFileThatWasCutIsAnError() throws Exception {
        ftruncate(fd, 2L * PAGESIZE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, fd, 0, ACCESS_WRITE);
            assertThat(memory.get(JAVA_BYTE, PAGESIZE)).isZero();
            ftruncate(fd, 10);
            assertThat(memory.get(JAVA_BYTE, 9)).isEqualTo((byte) '9');
            assertThatExceptionOfType(InternalError.class).isThrownBy(() -> memory.get(JAVA_BYTE, PAGESIZE));
            assertThatExceptionOfType(InternalError.class).isThrownBy(() -> memory.set(JAVA_BYTE, PAGESIZE, (byte) 1));
            Fails.with(Errno.EFAULT, () -> write(fd, memory.asSlice(PAGESIZE)));
        }
    }

    @Test
    void mprotectChangesWhatMayBeDone() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, 2L * PAGESIZE, PROT_NONE, NEW, -1, 0);
            mprotect(memory.asSlice(PAGESIZE), READ_WRITE);
            assertThat(Smaps.permissions(memory)).isEqualTo("---p");
            assertThat(Smaps.permissions(memory.asSlice(PAGESIZE))).isEqualTo("rw-p");
            put(memory.asSlice(PAGESIZE), "text");
            mprotect(memory, PROT_READ);
            assertThat(Smaps.permissions(memory.asSlice(PAGESIZE))).isEqualTo("r--p");
            assertThat(Fails.with(Errno.EINVAL, () -> mprotect(memory.asSlice(1), PROT_READ)).function()).isEqualTo("mprotect");
        }
        int reading = open(file, O_RDONLY);
        try (Arena arena = Arena.ofConfined()) {
            Fails.with(Errno.EACCES, () -> mprotect(mmap(arena, reading, 0, ACCESS_READ), READ_WRITE));
        }
        close(reading);
    }

    @Test
    void msyncWritesWhatIsDirty() throws Exception {
        Smaps.assumeOnDisk(directory);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, fd, 0, ACCESS_WRITE);
            assertThat(Smaps.dirtyAfterWriting(memory)).isTrue();
            msync(memory, MS_SYNC);
            assertThat(Smaps.isDirty(memory)).isFalse();
            assertThat(Fails.with(Errno.EINVAL, () -> msync(memory, MS_SYNC | MS_ASYNC)).function()).isEqualTo("msync");
        }
    }

    @Test
    void adviceIsWhatSmapsShows() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 4);
            madvise(memory, MADV_DONTDUMP);
            assertThat(Smaps.hasFlag(memory, "dd")).isTrue();
            madvise(memory, MADV_DODUMP);
            assertThat(Smaps.hasFlag(memory, "dd")).isFalse();
            madvise(memory, MADV_DONTFORK);
            assertThat(Smaps.hasFlag(memory, "dc")).isTrue();
            madvise(memory, MADV_WIPEONFORK);
            assertThat(Smaps.hasFlag(memory, "wf")).isTrue();
            put(memory, "text");
            madvise(memory, MADV_DONTNEED);
            assertThat(Smaps.kilobytes(memory, "Rss")).isZero();
            assertThat(textOf(memory.asSlice(0, 4))).isEqualTo("\0\0\0\0");
            assertThat(Fails.with(Errno.EINVAL, () -> madvise(memory, 9999)).function()).isEqualTo("madvise");
            Fails.with(Errno.EINVAL, () -> madvise(memory.asSlice(1), MADV_NORMAL));
        }
    }

    @Test
    void posixAdviceNeverChangesWhatIsThere() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, fd, 0, ACCESS_COPY);
            put(memory, "mine");
            posix_madvise(memory, POSIX_MADV_DONTNEED);
            assertThat(textOf(memory)).isEqualTo("mine456789");
            posix_madvise(memory, POSIX_MADV_RANDOM);
            assertThat(Smaps.hasFlag(memory, "rr")).isTrue();
            posix_madvise(memory, POSIX_MADV_SEQUENTIAL);
            assertThat(Smaps.hasFlag(memory, "sr")).isTrue();
            posix_madvise(memory, POSIX_MADV_NORMAL);
            assertThat(Smaps.hasFlag(memory, "sr")).isFalse();
            assertThat(Fails.with(Errno.EINVAL, () -> posix_madvise(memory, MADV_REMOVE)).function()).isEqualTo("posix_madvise");
        }
    }

    @Test
    void mincoreFindsThePagesThatWereTouched() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 20);
            if (Files.exists(Path.of("/sys/kernel/mm/transparent_hugepage"))) {
                madvise(memory, MADV_NOHUGEPAGE);
            }
            memory.set(JAVA_BYTE, 3L * PAGESIZE, (byte) 1);
            memory.set(JAVA_BYTE, 17L * PAGESIZE, (byte) 1);
            BitSet touched = new BitSet();
            touched.set(3);
            touched.set(17);
            assertThat(mincore(memory)).isEqualTo(touched);
            assertThat(Smaps.kilobytes(memory, "Rss")).isEqualTo(2L * PAGESIZE / 1024);
            assertThat(Fails.with(Errno.EINVAL, () -> mincore(memory.asSlice(1))).function()).isEqualTo("mincore");
            MemorySegment hole = mmap(PAGESIZE, READ_WRITE, NEW, -1, 0);
            munmap(hole);
            Fails.with(Errno.ENOMEM, () -> mincore(hole));
            for (long size : new long[] {Long.MAX_VALUE, (Integer.MAX_VALUE + 1L) * PAGESIZE}) {
                assertThatIllegalArgumentException().isThrownBy(() -> mincore(hole.reinterpret(size))).withMessageStartingWith("memory: ");
            }
        }
    }

    @Test
    void mlockIsWhatSmapsShows() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 8);
            mlock(memory);
            assertThat(Smaps.kilobytes(memory, "Locked")).isEqualTo(8L * PAGESIZE / 1024);
            munlock(memory);
            assertThat(Smaps.kilobytes(memory, "Locked")).isZero();
            MemorySegment later = pages(arena, 8);
            mlock2(later, MLOCK_ONFAULT);
            assertThat(Smaps.hasFlag(later, "lo")).isTrue();
            assertThat(Smaps.kilobytes(later, "Rss")).isZero();
            assertThat(Fails.with(Errno.EINVAL, () -> mlock2(later, 99)).function()).isEqualTo("mlock2");
            MemorySegment hole = mmap(PAGESIZE, READ_WRITE, NEW, -1, 0);
            munmap(hole);
            Fails.with(Errno.ENOMEM, () -> mlock(hole));
            Fails.with(Errno.ENOMEM, () -> munlock(hole));
        }
    }

    @Test
    void lockingHasALimitForOrdinaryUsers() throws Exception {
        Nobody.output(Limited.class);
    }

    static final class Limited {
        public static void main(String[] args) throws Exception {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = mmap(arena, 1L << 40, READ_WRITE, NEW | MAP_NORESERVE, -1, 0);
                assert errnoOf(() -> mlock(memory)) == Errno.ENOMEM;
                assert errnoOf(() -> mlockall(MCL_CURRENT)) == Errno.ENOMEM;
            }
        }
    }

    @Test
    void mlockallLocksTheProcess() {
        assumeTrue(Command.output("id", "-u").equals("0"), "locking all memory needs privileges, or a limit that is high enough");
        ChildJvm.output(AllLocked.class);
    }

    static final class AllLocked {
        public static void main(String[] args) throws Exception {
            assertThat(locked()).isZero();
            mlockall(MCL_CURRENT | MCL_ONFAULT);
            assertThat(locked()).isPositive();
            munlockall();
            assertThat(locked()).isZero();
            mlockall(MCL_FUTURE | MCL_ONFAULT);
            try (Arena arena = Arena.ofConfined()) {
                assertThat(Smaps.hasFlag(pages(arena, 1), "lo")).isTrue();
            }
            munlockall();
            Fails.with(Errno.EINVAL, () -> mlockall(0));
        }

        private static long locked() {
            return Long.parseLong(ProcStatus.ofProcess("VmLck").getFirst());
        }
    }

    @Test
    void memfdIsAFileInMemory() throws Exception {
        int memory = memfd_create("example");
        write(memory, "text");
        String path = "/proc/" + ProcessHandle.current().pid() + "/fd/" + memory;
        assertThat(Command.output("readlink", path)).isEqualTo("/memfd:example (deleted)");
        assertThat(Command.output("cat", path)).isEqualTo("text");
        assertThat(get_inheritable(memory)).isFalse();
        close(memory);
        Fails.with(Errno.EINVAL, () -> memfd_create("example", 1 << 20));
        Fails.with(Errno.EINVAL, () -> memfd_create("n".repeat(250)));
        assertThatIllegalArgumentException().isThrownBy(() -> memfd_create("a\0")).withMessageStartingWith("name: ");
    }

    @Test
    void theMemoryOfABufferIsAsGoodAsAny() throws Exception {
        MemorySegment buffer = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(2 * PAGESIZE));
        long pad = -buffer.address() & PAGESIZE - 1;
        assertThat(mincore(buffer.asSlice(pad, PAGESIZE)).cardinality()).isEqualTo(1);
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> mlock(heap)).withMessageStartingWith("memory: ");
        assertThatIllegalArgumentException().isThrownBy(() -> mincore(heap)).withMessageStartingWith("memory: ");
        assertThatIllegalArgumentException().isThrownBy(() -> posix_madvise(heap, 0)).withMessageStartingWith("memory: ");
    }

    @Test
    void nullsAreRefusedByName() {
        Fails.onNull("arena", () -> mmap(null, fd, 0, ACCESS_READ));
        Fails.onNull("place", () -> mmap((MemorySegment) null, PROT_READ, NEW, -1, 0));
        Fails.onNull("memory", () -> munmap(null));
        Fails.onNull("memory", () -> mlock(null));
        Fails.onNull("memory", () -> mincore(null));
        Fails.onNull("name", () -> memfd_create(null));
        Fails.onNull("memory", () -> vmsplice(fd, null, 0));
    }

    @Test
    void memoryOfAClosedArenaIsRefused() throws Exception {
        MemorySegment memory;
        try (Arena arena = Arena.ofShared()) {
            memory = pages(arena, 1);
        }
        assertThatThrownBy(() -> madvise(memory, MADV_DONTNEED)).isInstanceOf(IllegalStateException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> mmap(memory, READ_WRITE, NEW, -1, 0)).withMessageStartingWith("place: ");
    }

    @TestFactory
    Stream<DynamicTest> wrongDescriptors() {
        return BadArguments.descriptors("mmap", bad -> {
            try (Arena arena = Arena.ofConfined()) {
                mmap(arena, 1, PROT_READ, MAP_SHARED, bad, 0);
            }
        });
    }
}
