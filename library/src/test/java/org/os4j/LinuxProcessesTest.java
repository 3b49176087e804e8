package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.VirtualThreads;
import org.os4j.testing.Waiting;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class LinuxProcessesTest {
    private static final String PROGRAM = """
            import ctypes, mmap, sys
            m = mmap.mmap(-1, 4 * mmap.PAGESIZE)
            m[:12] = b'from another'
            print(ctypes.addressof(ctypes.c_char.from_buffer(m)), flush=True)
            sys.stdin.readline()
            print(m[:12].decode(), flush=True)
            """;

    @TempDir
    Path directory;

    private Process process;
    private long address;

    @BeforeEach
    void startProcess() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to look into");
        process = new ProcessBuilder("python3", "-c", PROGRAM).start();
        address = Long.parseLong(process.inputReader().readLine());
    }

    @AfterEach
    void endProcess() throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process.getInputStream().close();
            process.getErrorStream().close();
            process.getOutputStream().close();
        }
    }

    private int pid() {
        return (int) process.pid();
    }

    private static <T> T orSkip(java.util.concurrent.Callable<T> call) throws Exception {
        try {
            return call.call();
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM, "refused here: " + e.getMessage());
            throw e;
        }
    }

    @Test
    void anotherProcesssMemoryIsReadAndWritten() throws Exception {
        assertThat(orSkip(() -> process_vm_readv(pid(), address, 12))).asString(StandardCharsets.US_ASCII).isEqualTo("from another");
        assertThat(process_vm_writev(pid(), address, "from java's".getBytes())).isEqualTo(11);
        process.outputWriter().write("\n");
        process.outputWriter().flush();
        assertThat(process.inputReader().readLine()).isEqualTo("from java'sr");
    }

    @Test
    void memoryThatIsNotThere() throws Exception {
        orSkip(() -> process_vm_readv(pid(), address, 1));
        assertThat(Fails.with(Errno.EFAULT, () -> process_vm_readv(pid(), 16, 1)).function()).isEqualTo("process_vm_readv");
        assertThat(Fails.with(Errno.EFAULT, () -> process_vm_writev(pid(), 16, new byte[1])).function()).isEqualTo("process_vm_writev");
        Fails.with(Errno.ESRCH, () -> process_vm_readv(1 << 30, address, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> process_vm_readv(pid(), address, -1)).withMessageStartingWith("count: ");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, 2L * PAGESIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            memory.fill((byte) 7);
            mprotect(memory.asSlice(PAGESIZE), PROT_NONE);
            assertThat(process_vm_readv(getpid(), memory.address(), 2 * PAGESIZE)).hasSize(PAGESIZE).containsOnly(7);
        }
    }

    @Test
    void adviceOnAnotherProcesssMemory() throws Exception {
        int pidfd = pidfd_open(pid());
        try {
            List<MemoryRange> ranges = List.of(new MemoryRange(address, PAGESIZE), new MemoryRange(address + 2L * PAGESIZE, PAGESIZE));
            assertThat(orSkip(() -> process_madvise(pidfd, ranges, MADV_COLD))).isEqualTo(2L * PAGESIZE);
            assertThat(Fails.with(Errno.EINVAL, () -> process_madvise(pidfd, ranges, MADV_DONTNEED)).function()).isEqualTo("process_madvise");
            Fails.with(Errno.EINVAL, () -> process_madvise(pidfd, List.of(new MemoryRange(address + 1, PAGESIZE)), MADV_COLD));
            Fails.with(Errno.EBADF, () -> process_madvise(-1, ranges, MADV_COLD));
            assertThatIllegalArgumentException().isThrownBy(() -> new MemoryRange(0, -1)).withMessageStartingWith("length: ");
        } finally {
            close(pidfd);
        }
    }

    @Test
    void memoryOfTheDyingAlone() throws Exception {
        int pidfd = pidfd_open(pid());
        try {
            orSkip(() -> {
                assertThat(Fails.with(Errno.EINVAL, () -> process_mrelease(pidfd)).function()).isEqualTo("process_mrelease");
                return null;
            });
            process.destroyForcibly().waitFor();
            Fails.with(Errno.ESRCH, () -> process_mrelease(pidfd));
        } finally {
            close(pidfd);
        }
    }

    @Test
    void whatProcessesShare() throws Exception {
        int file = open("/etc/passwd", O_RDONLY);
        int copy = dup(file);
        int again = open("/etc/passwd", O_RDONLY);
        int me = getpid();
        try {
            assertThat(orSkip(() -> kcmp(me, me, KCMP_FILE, file, copy))).isZero();
            assertThat(kcmp(me, me, KCMP_FILE, file, again)).isBetween(1, 2).isEqualTo(3 - kcmp(me, me, KCMP_FILE, again, file));
            assertThat(kcmp(me, pid(), KCMP_VM, 0, 0)).isPositive();
            assertThat(kcmp(me, gettid(), KCMP_VM, 0, 0)).isZero();
            assertThat(Fails.with(Errno.EBADF, () -> kcmp(me, me, KCMP_FILE, file, 900)).function()).isEqualTo("kcmp");
            Fails.with(Errno.EINVAL, () -> kcmp(me, me, 99, 0, 0));
            Fails.with(Errno.ESRCH, () -> kcmp(me, 1 << 30, KCMP_VM, 0, 0));
        } finally {
            close(file);
            close(copy);
            close(again);
        }
    }

    @Test
    void waitingAtAPlaceInMemory() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment word = mmap(arena, PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            assertThat(futex_wait(word, 1, null)).isFalse();
            assertThat(futex_wait(word, 0, Duration.ofMillis(5))).isFalse();
            assertThat(futex_wake(word, 1)).isZero();
            Waiting<Boolean> woken = Waiting.in("futex", () -> futex_wait(word, 0, Duration.ofMinutes(1)));
            assertThat(futex_wake(word.asSlice(4), 9)).isZero();
            assertThat(woken.isDone()).isFalse();
            assertThat(futex_wake(word, 9)).isEqualTo(1);
            assertThat(woken.result()).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> futex_wait(word.asSlice(2), 0, null)).withMessageStartingWith("word: ");
            assertThatIllegalArgumentException().isThrownBy(() -> futex_wait(word.asSlice(0, 3), 0, null)).withMessageStartingWith("word: ");
            assertThatIllegalArgumentException().isThrownBy(() -> futex_wait(word, 0, Duration.ofNanos(-1))).withMessageStartingWith("timeout: ");
            assertThatIllegalArgumentException().isThrownBy(() -> futex_wake(word, -1)).withMessageStartingWith("count: ");
            assertThat(Fails.with(Errno.EFAULT, () -> futex_wait(MemorySegment.ofAddress(4096).reinterpret(4), 0, null)).function()).isEqualTo("futex");
        }
    }

    @Test
    void barriers() throws Exception {
        int all = orSkip(() -> membarrier(MEMBARRIER_CMD_QUERY, 0));
        assertThat(all & MEMBARRIER_CMD_GLOBAL).isEqualTo(MEMBARRIER_CMD_GLOBAL);
        assumeTrue((all & MEMBARRIER_CMD_PRIVATE_EXPEDITED) != 0, "came with Linux 4.14");
        assertThat(membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0)).isZero();
        assertThat(membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0)).isZero();
        assertThat(Fails.with(Errno.EINVAL, () -> membarrier(1 << 30, 0)).function()).isEqualTo("membarrier");
    }

    @Test
    void secretMemoryIsSeenByItsMappersAlone() throws Exception {
        int fd = orSkip(() -> memfd_secret(0));
        try {
            assertThat(get_inheritable(fd)).isFalse();
            ftruncate(fd, PAGESIZE);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = mmap(arena, PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
                memory.setString(0, "secret");
                assertThat(memory.getString(0)).isEqualTo("secret");
                assertThat(Files.readString(Path.of("/proc/self/maps"))).contains("secretmem");
                // Neither this process's own memory as a file nor the kernel on its behalf.
                Fails.with(Errno.EFAULT, () -> process_vm_readv(getpid(), memory.address(), 6));
                assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> pread(fd, 6, 0));
            }
            Fails.with(Errno.EINVAL, () -> memfd_secret(1 << 20));
        } finally {
            close(fd);
        }
    }

    @Test
    void pagesInTheCache() throws Exception {
        Path file = Files.write(directory.resolve("file"), new byte[10 * PAGESIZE]);
        Command.output("sync", file.toString());
        int fd = open(file.toString(), O_RDWR);
        try {
            CacheStat all = orSkip(() -> cachestat(fd, 0, 0));
            assertThat(all.cached()).isEqualTo(Command.exists("fincore")
                    ? Long.parseLong(Command.output("fincore", "-n", "-o", "PAGES", file.toString()).strip()) : 10);
            assertThat(all.dirty()).isZero();
            assertThat(cachestat(fd, PAGESIZE, 2L * PAGESIZE).cached()).isEqualTo(2);
            Smaps.assumeOnDisk(file);
            pwrite(fd, new byte[1], 0);
            assertThat(cachestat(fd, 0, 1).dirty() + cachestat(fd, 0, 1).writeback()).isEqualTo(1);
            assertThatIllegalArgumentException().isThrownBy(() -> cachestat(fd, -1, 0)).withMessageStartingWith("offset: ");
            assertThatIllegalArgumentException().isThrownBy(() -> cachestat(fd, 0, -1)).withMessageStartingWith("length: ");
            assertThat(Fails.with(Errno.EBADF, () -> cachestat(-1, 0, 0)).function()).isEqualTo("cachestat");
        } finally {
            close(fd);
        }
    }

    /** What chrt says of a thread, asked by one that there is already: a thread with a deadline starts neither threads nor processes. */
    private static String chrt(ExecutorService other, int tid) throws Exception {
        return other.submit(() -> Command.output("chrt", "-p", "" + tid)).get();
    }

    @Test
    void aThreadWithADeadline() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.submit(() -> { }).get();
            schedule(other);
        }
        Fails.with(Errno.EINVAL, () -> sched_setattr(gettid(), SchedAttr.ofPriority(SCHED_FIFO, 200)));
        assertThat(Fails.with(Errno.ESRCH, () -> sched_getattr(1 << 30)).function()).isEqualTo("sched_getattr");
        assertThatIllegalArgumentException().isThrownBy(() -> SchedAttr.ofDeadline(Duration.ofNanos(-1), Duration.ZERO, Duration.ZERO))
                .withMessageStartingWith("runtime: ");
        VirtualThreads.areRefusedBy("sched_setattr", () -> sched_setattr(0, SchedAttr.ofNice(SCHED_OTHER, 0)));
        VirtualThreads.areRefusedBy("sched_getattr", () -> sched_getattr(0));
    }

    private static void schedule(ExecutorService other) throws Exception {
        OwnThread.call(() -> {
            int tid = gettid();
            sched_setattr(0, SchedAttr.ofNice(SCHED_BATCH, 3));
            assertThat(chrt(other, tid)).contains("SCHED_BATCH");
            assertThat(sched_getattr(tid).policy()).isEqualTo(SCHED_BATCH);
            assertThat(sched_getattr(tid).nice()).isEqualTo(Integer.parseInt(Command.output("ps", "-L", "-o", "tid=,ni=", "-p", "" + getpid()).lines()
                    .filter(line -> line.strip().startsWith(tid + " ")).findFirst().orElseThrow().strip().split(" +")[1])).isEqualTo(3);
            SchedAttr deadline = SchedAttr.ofDeadline(Duration.ofMillis(2), Duration.ofMillis(50), Duration.ofMillis(100));
            orSkip(() -> {
                sched_setattr(0, deadline);
                return null;
            });
            assertThat(chrt(other, tid)).contains("SCHED_DEADLINE").contains("2000000/50000000/100000000");
            assertThat(sched_getattr(0)).isEqualTo(deadline);
            sched_setattr(0, SchedAttr.ofPriority(SCHED_FIFO, 4));
            assertThat(chrt(other, tid)).contains("SCHED_FIFO").contains("priority: 4");
            sched_setattr(0, SchedAttr.ofNice(SCHED_OTHER, 0));
            return null;
        });
    }
}
