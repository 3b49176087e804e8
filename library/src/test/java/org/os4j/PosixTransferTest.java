package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
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
class PosixTransferTest {
    private static final String TEXT = "0123456789";

    @TempDir
    Path directory;

    private String source;
    private String target;
    private int in;
    private int out;

    @BeforeEach
    void openFiles() throws Exception {
        source = directory + "/source";
        target = directory + "/target";
        Command.output("sh", "-c", "printf " + TEXT + " > " + source);
        in = open(source, O_RDONLY);
        out = open(target, O_RDWR | O_CREAT);
    }

    @AfterEach
    void closeFiles() throws Exception {
        close(in);
        close(out);
    }

    private String targetText() {
        return Command.output("cat", target);
    }

    private static String offsetOf(int fd) throws Exception {
        return Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).getFirst();
    }

    @Test
    void sendfileFromTheFilesOwnOffset() throws Exception {
        assertThat(sendfile(out, in, 4)).isEqualTo(4);
        assertThat(offsetOf(in)).isEqualTo("pos:\t4");
        assertThat(sendfile(out, in, 100)).isEqualTo(6);
        assertThat(sendfile(out, in, 100)).isZero();
        assertThat(targetText()).isEqualTo(TEXT);
    }

    @Test
    void sendfileFromAPlaceLeavesTheFilesOwnOffset() throws Exception {
        assertThat(sendfile(out, in, 7, 100)).isEqualTo(3);
        assertThat(sendfile(out, in, 0, 2)).isEqualTo(2);
        assertThat(offsetOf(in)).isEqualTo("pos:\t0");
        assertThat(targetText()).isEqualTo("78901");
    }

    @Test
    void sendfileRefuses() throws Exception {
        Pipe pipe = pipe();
        Fails.with(Errno.ESPIPE, () -> sendfile(out, pipe.readEnd(), 0, 1));
        Fails.with(Errno.EBADF, () -> sendfile(in, in, 1));
        close(pipe.readEnd());
        close(pipe.writeEnd());
        assertThatIllegalArgumentException().isThrownBy(() -> sendfile(out, in, -1)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> sendfile(out, in, 0, -1)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> sendfile(out, in, -1, 1)).withMessageStartingWith("offset: ");
    }

    @Test
    void copyFileRangeAtTheFilesOwnOffsets() throws Exception {
        lseek(in, 2, SEEK_SET);
        assertThat(copy_file_range(in, out, 3)).isEqualTo(3);
        assertThat(offsetOf(in)).isEqualTo("pos:\t5");
        assertThat(offsetOf(out)).isEqualTo("pos:\t3");
        assertThat(copy_file_range(in, out, 100)).isEqualTo(5);
        assertThat(copy_file_range(in, out, 100)).isZero();
        assertThat(targetText()).isEqualTo("23456789");
    }

    @Test
    void copyFileRangeAtPlaces() throws Exception {
        assertThat(copy_file_range(in, 5L, out, 1L, 2, 0)).isEqualTo(2);
        assertThat(offsetOf(in)).isEqualTo("pos:\t0");
        assertThat(offsetOf(out)).isEqualTo("pos:\t0");
        assertThat(copy_file_range(in, null, out, 3L, 2, 0)).isEqualTo(2);
        assertThat(offsetOf(in)).isEqualTo("pos:\t2");
        assertThat(copy_file_range(in, 9L, out, null, 2, 0)).isEqualTo(1);
        assertThat(offsetOf(out)).isEqualTo("pos:\t1");
        assertThat(targetText()).isEqualTo("95601");
    }

    @Test
    void copyFileRangeRefuses() throws Exception {
        write(out, TEXT);
        Fails.with(Errno.EINVAL, () -> copy_file_range(out, 0L, out, 0L, 5, 0));
        Fails.with(Errno.EINVAL, () -> copy_file_range(in, null, out, null, 5, 1));
        Fails.with(Errno.EBADF, () -> copy_file_range(in, in, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> copy_file_range(in, -1L, out, null, 1, 0)).withMessageStartingWith("inOffset: ");
        assertThatIllegalArgumentException().isThrownBy(() -> copy_file_range(in, null, out, -1L, 1, 0)).withMessageStartingWith("outOffset: ");
        assertThatIllegalArgumentException().isThrownBy(() -> copy_file_range(in, out, -1)).withMessageStartingWith("count: ");
    }

    @Test
    void spliceThroughAPipe() throws Exception {
        Pipe pipe = pipe();
        assertThat(splice(in, pipe.writeEnd(), 4, 0)).isEqualTo(4);
        assertThat(splice(in, 8L, pipe.writeEnd(), null, 100, SPLICE_F_MOVE)).isEqualTo(2);
        assertThat(offsetOf(in)).isEqualTo("pos:\t4");
        assertThat(splice(pipe.readEnd(), null, out, 2L, 100, 0)).isEqualTo(6);
        assertThat(offsetOf(out)).isEqualTo("pos:\t0");
        Fails.with(Errno.EAGAIN, () -> splice(pipe.readEnd(), out, 1, SPLICE_F_NONBLOCK));
        close(pipe.writeEnd());
        assertThat(splice(pipe.readEnd(), out, 1, 0)).isZero();
        close(pipe.readEnd());
        assertThat(Command.output("tail", "-c", "+3", target)).isEqualTo("012389");
    }

    @Test
    void spliceRefuses() throws Exception {
        Pipe pipe = pipe();
        Fails.with(Errno.EINVAL, () -> splice(in, out, 1, 0));
        Fails.with(Errno.ESPIPE, () -> splice(in, null, pipe.writeEnd(), 0L, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> splice(in, -1L, pipe.writeEnd(), null, 1, 0)).withMessageStartingWith("inOffset: ");
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void teeLeavesWhatItCopies() throws Exception {
        Pipe first = pipe();
        Pipe second = pipe();
        write(first.writeEnd(), TEXT);
        assertThat(tee(first.readEnd(), second.writeEnd(), 6, 0)).isEqualTo(6);
        assertThat(new String(read(second.readEnd(), 100))).isEqualTo("012345");
        assertThat(new String(read(first.readEnd(), 100))).isEqualTo(TEXT);
        Fails.with(Errno.EAGAIN, () -> tee(first.readEnd(), second.writeEnd(), 6, SPLICE_F_NONBLOCK));
        Fails.with(Errno.EINVAL, () -> tee(in, second.writeEnd(), 6, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> tee(first.readEnd(), second.writeEnd(), -1, 0)).withMessageStartingWith("count: ");
        for (int fd : new int[] {first.readEnd(), first.writeEnd(), second.readEnd(), second.writeEnd()}) {
            close(fd);
        }
    }

    @Test
    void vmsplicePutsMemoryIntoAPipeAndBack() throws Exception {
        Pipe pipe = pipe();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, PAGESIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            MemorySegment.copy(TEXT.getBytes(), 0, memory, ValueLayout.JAVA_BYTE, 0, TEXT.length());
            assertThat(vmsplice(pipe.writeEnd(), memory.asSlice(0, TEXT.length()).asReadOnly(), 0)).isEqualTo(TEXT.length());
            memory.set(ValueLayout.JAVA_BYTE, 0, (byte) 'X');
            assertThat(splice(pipe.readEnd(), out, 100, 0)).isEqualTo(TEXT.length());
            assertThat(targetText()).as("what is in the pipe is the memory itself").isEqualTo("X123456789");

            write(pipe.writeEnd(), "back");
            MemorySegment place = memory.asSlice(100, 4);
            assertThatIllegalArgumentException().isThrownBy(() -> vmsplice(pipe.readEnd(), place.asReadOnly(), 0))
                    .withMessageStartingWith("memory: ");
            assertThat(vmsplice(pipe.readEnd(), place, 0)).isEqualTo(4);
            assertThat(new String(place.toArray(ValueLayout.JAVA_BYTE))).isEqualTo("back");
            Fails.with(Errno.EBADF, () -> vmsplice(in, memory, 0));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> vmsplice(pipe.writeEnd(), MemorySegment.ofArray(new byte[1]), 0))
                .withMessageStartingWith("memory: ");
        close(pipe.readEnd());
        close(pipe.writeEnd());
    }

    @Test
    void readaheadFillsThePageCache() throws Exception {
        assumeTrue(Command.exists("fincore"), "no fincore here to compare with");
        Command.output("sh", "-c", "head -c 262144 /dev/urandom > " + source + " && sync " + source);
        posix_fadvise(in, 0, 0, POSIX_FADV_DONTNEED);
        assumeTrue(cachedPages() == 0, "this file system does not let go of its pages");
        readahead(in, 0, 131072);
        awaitCachedPages(131072 / PAGESIZE);
        Pipe pipe = pipe();
        Fails.with(Errno.EINVAL, () -> readahead(pipe.readEnd(), 0, 1));
        close(pipe.readEnd());
        close(pipe.writeEnd());
        assertThatIllegalArgumentException().isThrownBy(() -> readahead(in, -1, 1)).withMessageStartingWith("offset: ");
        assertThatIllegalArgumentException().isThrownBy(() -> readahead(in, 0, -1)).withMessageStartingWith("count: ");
    }

    /** It is read while the caller goes on. */
    private void awaitCachedPages(int atLeast) throws InterruptedException {
        for (int i = 0; i < 300 && cachedPages() < atLeast; i++) {
            Thread.sleep(20);
        }
        assertThat(cachedPages()).isGreaterThanOrEqualTo(atLeast);
    }

    private int cachedPages() {
        return Integer.parseInt(Command.output("fincore", "-n", "-o", "PAGES", source).strip());
    }

    @Test
    void ficloneWhereTheFileSystemCannot() throws Exception {
        assumeTrue(Command.output("stat", "-f", "-c", "%T", source).startsWith("ext"), "the temporary directory is not on ext4");
        assertThat(Fails.with(Errno.EOPNOTSUPP, () -> ficlone(out, in)).function()).isEqualTo("ioctl FICLONE");
        assertThat(Fails.with(Errno.EOPNOTSUPP, () -> ficlonerange(out, in, 0, 0, 0)).function()).isEqualTo("ioctl FICLONERANGE");
        assertThatIllegalArgumentException().isThrownBy(() -> ficlonerange(out, in, -1, 0, 0)).withMessageStartingWith("srcOffset: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ficlonerange(out, in, 0, -1, 0)).withMessageStartingWith("length: ");
        assertThatIllegalArgumentException().isThrownBy(() -> ficlonerange(out, in, 0, 0, -1)).withMessageStartingWith("destOffset: ");
    }

    @Test
    void ficloneSharesBlocksOnBtrfs() {
        assumeTrue(Command.exists("mkfs.btrfs"), "no mkfs.btrfs here");
        PosixFilesystemsTest.assumeMountNamespace();
        String image = directory + "/image";
        Command.output("truncate", "-s", "128M", image);
        Command.output("mkfs.btrfs", "-q", image);
        Command.Result mounted = Command.of("unshare", "-m", "mount", "-o", "loop", image, directory.toString()).run();
        assumeTrue(mounted.exit() == 0, "btrfs cannot be mounted here: " + mounted.err());
        PosixFilesystemsTest.inMountNamespace(Cloning.class, image, directory.toString());
    }

    static final class Cloning {
        private static final int BLOCK = 65536;

        public static void main(String[] args) throws Exception {
            Command.output("mount", "-o", "loop", args[0], args[1]);
            String from = args[1] + "/from";
            Command.output("sh", "-c", "head -c " + 2 * BLOCK + " /dev/urandom > " + from);
            int in = open(from, O_RDONLY);
            int whole = open(args[1] + "/whole", O_RDWR | O_CREAT);
            ficlone(whole, in);
            Command.output("cmp", from, args[1] + "/whole");
            int half = open(args[1] + "/half", O_RDWR | O_CREAT);
            ficlonerange(half, in, BLOCK, BLOCK, 0);
            Command.output("sh", "-c", "tail -c " + BLOCK + " " + from + " | cmp - " + args[1] + "/half");
            syncfs(half);
            for (String name : new String[] {"whole", "half"}) {
                assertThat(Command.output("filefrag", "-v", args[1] + "/" + name)).as(name).contains("shared");
            }
            Fails.with(Errno.EINVAL, () -> ficlonerange(half, in, 1, BLOCK, 0));
        }
    }

    @TestFactory
    Stream<DynamicTest> wrongDescriptors() {
        return Stream.of(
                BadArguments.descriptors("sendfile", bad -> sendfile(out, bad, 1)),
                BadArguments.descriptors("sendfile", bad -> sendfile(bad, in, 0, 1)),
                BadArguments.descriptors("copy_file_range", bad -> copy_file_range(bad, out, 1)),
                BadArguments.descriptors("splice", bad -> splice(bad, out, 1, 0)),
                BadArguments.descriptors("tee", bad -> tee(bad, out, 1, 0)),
                BadArguments.descriptors("readahead", bad -> readahead(bad, 0, 1)),
                BadArguments.descriptors("ioctl FICLONE", bad -> ficlone(bad, in)),
                BadArguments.descriptors("ioctl FICLONERANGE", bad -> ficlonerange(bad, in, 0, 0, 0))).flatMap(tests -> tests);
    }
}
