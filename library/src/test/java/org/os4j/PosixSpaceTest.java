package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
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
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixSpaceTest {
    private static final int UNIT = 65536;

    @TempDir
    Path directory;

    private String file;
    private int fd;

    @BeforeEach
    void openFile() throws Exception {
        file = directory + "/file";
        fd = open(file, O_RDWR | O_CREAT);
    }

    @AfterEach
    void closeFile() throws Exception {
        close(fd);
    }

    private long size() {
        return Long.parseLong(Command.output("stat", "-c", "%s", file));
    }

    private long bytesOnDisk() {
        return 512 * Long.parseLong(Command.output("stat", "-c", "%b", file));
    }

    private void fill(int units) {
        Command.output("sh", "-c", "head -c " + units * UNIT + " /dev/urandom > " + file + " && sync " + file);
    }

    private String sum(long skip, long count) {
        return Command.output("sh", "-c", "tail -c +" + (skip + 1) + " " + file + " | head -c " + count + " | cksum");
    }

    @Test
    void posixFallocateTakesSpace() throws Exception {
        posix_fallocate(fd, UNIT, UNIT);
        assertThat(size()).isEqualTo(2 * UNIT);
        assertThat(bytesOnDisk()).isBetween((long) UNIT, 2L * UNIT);
        assertThat(Fails.with(Errno.EINVAL, () -> posix_fallocate(fd, 0, 0)).function()).isEqualTo("posix_fallocate");
        Fails.with(Errno.EINVAL, () -> posix_fallocate(fd, -1, 1));
        Fails.with(Errno.EFBIG, () -> posix_fallocate(fd, Long.MAX_VALUE, UNIT));
    }

    private void assumeFallocate(int mode) throws Exception {
        try {
            fallocate(fd, mode, 0, UNIT);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EOPNOTSUPP, "this file system cannot do this");
            throw e;
        }
    }

    @Test
    void fallocateKeepsTheSize() throws Exception {
        assumeFallocate(FALLOC_FL_KEEP_SIZE);
        assertThat(size()).isZero();
        assertThat(bytesOnDisk()).isGreaterThanOrEqualTo(UNIT);
        fallocate(fd, 0, 0, UNIT);
        assertThat(size()).isEqualTo(UNIT);
    }

    @Test
    void fallocatePunchesAHole() throws Exception {
        fill(4);
        String end = sum(UNIT, 3 * UNIT);
        long before = bytesOnDisk();
        assumeFallocate(FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE);
        assertThat(size()).isEqualTo(4 * UNIT);
        assertThat(bytesOnDisk()).isLessThanOrEqualTo(before - UNIT);
        assertThat(sum(UNIT, 3 * UNIT)).isEqualTo(end);
        Command.output("cmp", "-n", Integer.toString(UNIT), file, "/dev/zero");
    }

    @Test
    void fallocateZeroes() throws Exception {
        fill(2);
        String end = sum(UNIT, UNIT);
        assumeFallocate(FALLOC_FL_ZERO_RANGE);
        Command.output("cmp", "-n", Integer.toString(UNIT), file, "/dev/zero");
        assertThat(sum(UNIT, UNIT)).isEqualTo(end);
    }

    @Test
    void fallocateTakesOutAndPutsIn() throws Exception {
        fill(3);
        String end = sum(UNIT, 2 * UNIT);
        assumeFallocate(FALLOC_FL_COLLAPSE_RANGE);
        assertThat(size()).isEqualTo(2 * UNIT);
        assertThat(sum(0, 2 * UNIT)).isEqualTo(end);
        assumeFallocate(FALLOC_FL_INSERT_RANGE);
        assertThat(size()).isEqualTo(3 * UNIT);
        assertThat(sum(UNIT, 2 * UNIT)).isEqualTo(end);
        Fails.with(Errno.EINVAL, () -> fallocate(fd, FALLOC_FL_COLLAPSE_RANGE, 1, 1));
    }

    @Test
    void fallocateRefuses() throws Exception {
        Fails.with(Errno.EINVAL, () -> fallocate(fd, 0, 0, 0));
        Fails.with(Errno.EINVAL, () -> fallocate(fd, 0, -1, 1));
        Fails.with(Errno.EOPNOTSUPP, () -> fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, 1));
        int reading = open(file, O_RDONLY);
        Fails.with(Errno.EBADF, () -> fallocate(reading, 0, 0, 1));
        close(reading);
    }

    @Test
    void posixFadviseDropsAndReadsPages() throws Exception {
        assumeTrue(Command.exists("fincore"), "no fincore here to compare with");
        fill(4);
        assertThat(cachedPages()).isPositive();
        posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        assumeTrue(cachedPages() == 0, "this file system does not let go of its pages");
        posix_fadvise(fd, 0, UNIT, POSIX_FADV_WILLNEED);
        for (int i = 0; i < 300 && cachedPages() < UNIT / PAGESIZE; i++) {
            Thread.sleep(20);
        }
        assertThat(cachedPages()).isGreaterThanOrEqualTo(UNIT / PAGESIZE);
    }

    private int cachedPages() {
        return Integer.parseInt(Command.output("fincore", "-n", "-o", "PAGES", file).strip());
    }

    @Test
    void posixFadviseRefuses() throws Exception {
        assertThat(Fails.with(Errno.EINVAL, () -> posix_fadvise(fd, 0, 0, 99)).function()).isEqualTo("posix_fadvise");
        Pipe pipe = pipe();
        Fails.with(Errno.ESPIPE, () -> posix_fadvise(pipe.readEnd(), 0, 0, POSIX_FADV_NORMAL));
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void syncFileRangeWritesWhatIsDirty() throws Exception {
        Smaps.assumeOnDisk(directory);
        ftruncate(fd, PAGESIZE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, fd, 0, ACCESS_WRITE);
            assertThat(Smaps.dirtyAfterWriting(memory)).isTrue();
            sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
            assertThat(Smaps.isDirty(memory)).isFalse();
        }
        Fails.with(Errno.EINVAL, () -> sync_file_range(fd, 0, 0, 1 << 20));
        Fails.with(Errno.EINVAL, () -> sync_file_range(fd, -1, 1, SYNC_FILE_RANGE_WRITE));
    }

    @Test
    void lockfLocksFromTheOffset() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        lseek(fd, 100, SEEK_SET);
        lockf(fd, F_LOCK, 10);
        assertThat(pythonLocks(99, 1)).isTrue();
        assertThat(pythonLocks(100, 1)).isFalse();
        assertThat(pythonLocks(109, 1)).isFalse();
        assertThat(pythonLocks(110, 0)).isTrue();
        lockf(fd, F_TEST, 10);
        lockf(fd, F_ULOCK, 10);
        assertThat(pythonLocks(100, 10)).isTrue();
        lockf(fd, F_TLOCK, 0);
        assertThat(pythonLocks(1_000_000, 1)).isFalse();
    }

    private boolean pythonLocks(long start, long length) {
        String line = "import fcntl; fcntl.lockf(open('" + file + "', 'r+'), fcntl.LOCK_EX | fcntl.LOCK_NB, " + length + ", " + start + ")";
        return Command.of("python3", "-c", line).run().exit() == 0;
    }

    @Test
    void lockfOfWhatAnotherProcessHolds() throws Exception {
        try (Holder holder = Holder.python("import fcntl; f = open('" + file + "', 'r+'); fcntl.lockf(f, fcntl.LOCK_EX, 10, 0)")) {
            Fails.with(Errno.EAGAIN, () -> lockf(fd, F_TLOCK, 1));
            Fails.with(Errno.EACCES, () -> lockf(fd, F_TEST, 1));
            assertThat(tryLockf(fd, F_TLOCK, 1)).isEqualTo(-Errno.EAGAIN.code());
            assertThat(tryLockf(fd, F_TEST, 1)).isEqualTo(-Errno.EACCES.code());
            assertThat(holder.isAlive()).isTrue();
        }
        assertThat(tryLockf(fd, F_TEST, 1)).isZero();
        assertThat(tryLockf(fd, F_TLOCK, 1)).isZero();
        assertThat(pythonLocks(0, 1)).isFalse();
        Fails.with(Errno.EINVAL, () -> lockf(fd, 99, 1));
    }

    @TestFactory
    Stream<DynamicTest> wrongDescriptors() {
        return Stream.of(
                BadArguments.descriptors("posix_fadvise", bad -> posix_fadvise(bad, 0, 0, POSIX_FADV_NORMAL)),
                BadArguments.descriptors("posix_fallocate", bad -> posix_fallocate(bad, 0, 1)),
                BadArguments.descriptors("fallocate", bad -> fallocate(bad, 0, 0, 1)),
                BadArguments.descriptors("sync_file_range", bad -> sync_file_range(bad, 0, 0, SYNC_FILE_RANGE_WRITE)),
                BadArguments.descriptors("lockf", bad -> lockf(bad, F_LOCK, 1))).flatMap(tests -> tests);
    }
}
