package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixRealtimeTest {
    private static final String NAME = "/os4j-test-" + ProcessHandle.current().pid();
    private static final Duration SHORT = Duration.ofMillis(30);
    /** What another program does with the C library's own functions. */
    private static final String PYTHON = """
            import ctypes, sys
            c = ctypes.CDLL(None, use_errno=True)
            c.sem_open.restype = ctypes.c_void_p
            name = sys.argv[1].encode()
            """;

    @AfterEach
    void unlink() throws Exception {
        Files.deleteIfExists(Path.of("/dev/shm/sem." + NAME.substring(1)));
        Files.deleteIfExists(Path.of("/dev/shm" + NAME));
    }

    private static String python(String program) {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        return Command.output("python3", "-c", PYTHON + program, NAME);
    }

    @Test
    void sharedMemoryByItsName() throws Exception {
        int fd = shm_open(NAME, O_RDWR | O_CREAT | O_EXCL, 0640);
        try (Arena arena = Arena.ofConfined()) {
            assertThat(get_inheritable(fd)).isFalse();
            assertThat(Command.output("stat", "-c", "%a", "/dev/shm" + NAME)).isEqualTo("640");
            ftruncate(fd, 100);
            MemorySegment memory = mmap(arena, 100, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            memory.setString(0, "from java");
            assertThat(Command.output("head", "-c", "9", "/dev/shm" + NAME)).isEqualTo("from java");
            assertThat(Fails.with(Errno.EEXIST, () -> shm_open(NAME, O_RDWR | O_CREAT | O_EXCL, 0600)).path()).isEqualTo(NAME);
        } finally {
            close(fd);
        }
        shm_unlink(NAME);
        assertThat(Path.of("/dev/shm" + NAME)).doesNotExist();
        assertThat(Fails.with(Errno.ENOENT, () -> shm_unlink(NAME)).function()).isEqualTo("shm_unlink");
        Fails.with(Errno.ENOENT, () -> shm_open(NAME, O_RDONLY, 0));
        Fails.with(Errno.EINVAL, () -> shm_open("/a/b", O_RDONLY, 0));
    }

    @Test
    void aSemaphoreBetweenProcesses() throws Exception {
        MemorySegment semaphore = sem_open(NAME, O_EXCL, 0600, 1);
        try {
            assertThat(Path.of("/dev/shm/sem." + NAME.substring(1))).exists();
            assertThat(sem_getvalue(semaphore)).isEqualTo(1);
            sem_wait(semaphore);
            assertThat(sem_trywait(semaphore)).isFalse();
            assertThat(sem_timedwait(semaphore, SHORT)).isFalse();
            CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> {
                try {
                    sem_wait(semaphore);
                } catch (ErrnoException e) {
                    throw new AssertionError(e);
                }
            }, task -> Thread.ofPlatform().daemon().start(task));
            python("s = ctypes.c_void_p(c.sem_open(name, 0))\nc.sem_post(s)\nc.sem_post(s)\n");
            taken.join();
            assertThat(sem_timedwait(semaphore, Duration.ofSeconds(60))).isTrue();
            sem_post(semaphore);
            assertThat(python("s = ctypes.c_void_p(c.sem_open(name, 0))\nv = ctypes.c_int(9)\nc.sem_getvalue(s, ctypes.byref(v))\nprint(v.value)"))
                    .isEqualTo("1");
            MemorySegment again = sem_open(NAME);
            assertThat(sem_trywait(again)).isTrue();
            assertThat(sem_getvalue(semaphore)).isZero();
            sem_close(again);
            assertThat(Fails.with(Errno.EEXIST, () -> sem_open(NAME, O_EXCL, 0600, 1)).path()).isEqualTo(NAME);
        } finally {
            sem_close(semaphore);
        }
        sem_unlink(NAME);
        assertThat(Fails.with(Errno.ENOENT, () -> sem_open(NAME)).function()).isEqualTo("sem_open");
        assertThat(Fails.with(Errno.ENOENT, () -> sem_unlink(NAME)).function()).isEqualTo("sem_unlink");
    }

    @Test
    void aSemaphoreInMemoryOfOnesOwn() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = mmap(arena, PAGESIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
            sem_init(memory, true, 2);
            assertThat(sem_trywait(memory)).isTrue();
            assertThat(sem_trywait(memory)).isTrue();
            assertThat(sem_trywait(memory)).isFalse();
            sem_post(memory);
            assertThat(sem_getvalue(memory)).isEqualTo(1);
            assertThat(Fails.with(Errno.EINVAL, () -> sem_init(memory, false, -1)).function()).isEqualTo("sem_init");
            assertThatIllegalArgumentException().isThrownBy(() -> sem_post(memory.asSlice(1))).withMessageStartingWith("semaphore: ");
            assertThatIllegalArgumentException().isThrownBy(() -> sem_post(memory.asSlice(0, 16))).withMessageStartingWith("semaphore: ");
            assertThatIllegalArgumentException().isThrownBy(() -> sem_post(MemorySegment.ofArray(new long[8]))).withMessageStartingWith("semaphore: ");
        }
    }

    @Test
    void aTimerSignalsAThread() throws Exception {
        OwnThread.call(() -> {
            pthread_sigmask(SIG_BLOCK, Set.of(SIGUSR2));
            long timer = timer_create(CLOCK_MONOTONIC, SigEvent.ofThread(SIGUSR2, 0x1234_5678_9abcL, gettid()));
            try {
                String known = Files.readString(Path.of("/proc/self/timers"));
                assertThat(known).contains("signal: " + SIGUSR2 + "/").contains("notify: signal/tid." + gettid());
                assertThat(timer_settime(timer, 0, SHORT, Duration.ofMillis(1))).isEqualTo(Itimer.OFF);
                Siginfo info = sigwaitinfo(Set.of(SIGUSR2));
                assertThat(info.signo()).isEqualTo(SIGUSR2);
                assertThat(info.value()).isEqualTo(0x1234_5678_9abcL);
                Thread.sleep(20);
                sigwaitinfo(Set.of(SIGUSR2));
                assertThat(timer_getoverrun(timer)).isPositive();
                Itimer before = timer_settime(timer, 0, Duration.ofHours(1), Duration.ZERO);
                assertThat(before.interval()).isEqualTo(Duration.ofMillis(1));
                assertThat(timer_gettime(timer).value()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
                timer_settime(timer, 0, Duration.ZERO, Duration.ZERO);
                assertThat(timer_gettime(timer)).isEqualTo(Itimer.OFF);
            } finally {
                timer_delete(timer);
            }
            Fails.with(Errno.EINVAL, () -> timer_delete(timer));
            assertThat(Fails.with(Errno.EINVAL, () -> timer_settime(timer, 0, SHORT, SHORT)).function()).isEqualTo("timer_settime");
            return null;
        });
    }

    @Test
    void aTimerThatTellsNobody() throws Exception {
        long timer = timer_create(CLOCK_REALTIME, SigEvent.none());
        timer_settime(timer, TIMER_ABSTIME, Duration.ofSeconds(System.currentTimeMillis() / 1000 + 600), Duration.ofSeconds(5));
        assertThat(timer_gettime(timer).value()).isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
        assertThatIllegalArgumentException().isThrownBy(() -> timer_settime(timer, 0, Duration.ofNanos(-1), SHORT)).withMessageStartingWith("initial: ");
        timer_delete(timer);
        assertThat(Fails.with(Errno.EINVAL, () -> timer_create(77, SigEvent.none())).function()).isEqualTo("timer_create");
        Fails.with(Errno.EINVAL, () -> timer_create(CLOCK_MONOTONIC, SigEvent.ofSignal(99, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> timer_delete(-1)).withMessageStartingWith("timer: ");
        Fails.with(Errno.EINVAL, () -> timer_getoverrun(1 << 30));
    }
}
