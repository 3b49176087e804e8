package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.os4j.internal.Constants;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixPidfdTest {
    private static final int NO_PROCESS = 1 << 30;

    @TempDir
    Path directory;

    private Process process;
    private int pid;

    @BeforeEach
    void startProcess() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "theirs");
        process = new ProcessBuilder("sh", "-c", "echo; exec sleep 60 9<" + file).start();
        process.getInputStream().read();
        pid = (int) process.pid();
        // The echo came before the exec that opens the descriptor.
        for (int i = 0; i < 1000 && !Files.exists(Path.of("/proc/" + pid + "/fd/9")); i++) {
            Thread.sleep(5);
        }
    }

    @AfterEach
    void endProcess() throws Exception {
        process.destroyForcibly().waitFor();
        process.getInputStream().close();
        process.getErrorStream().close();
        process.getOutputStream().close();
    }

    @Test
    void pidfdOpenIsOfTheProcess() throws Exception {
        int pidfd = pidfd_open(pid);
        String info = Files.readString(Path.of("/proc/self/fdinfo/" + pidfd));
        assertThat(info).containsPattern("\nPid:\\s+" + pid + "\n").containsPattern("flags:\\s+02000002\n");
        close(pidfd);
    }

    @Test
    void pidfdIsReadableWhenTheProcessHasEnded() throws Exception {
        int pidfd = pidfd_open(pid, 0);
        assertThat(poll(pidfd, POLLIN, 0)).isZero();
        Command.output("kill", Integer.toString(pid));
        assertThat(poll(pidfd, POLLIN, -1) & POLLIN).isEqualTo(POLLIN);
        close(pidfd);
    }

    @Test
    void pidfdSendSignalEndsTheProcess() throws Exception {
        int pidfd = pidfd_open(pid);
        pidfd_send_signal(pidfd, 0);
        Fails.with(Errno.EINVAL, () -> pidfd_send_signal(pidfd, 99));
        Fails.with(Errno.EINVAL, () -> pidfd_send_signal(pidfd, SIGTERM, 1 << 30));
        pidfd_send_signal(pidfd, SIGTERM);
        assertThat(process.waitFor()).isEqualTo(128 + SIGTERM);
        assertThat(Fails.with(Errno.ESRCH, () -> pidfd_send_signal(pidfd, SIGTERM, 0)).function()).isEqualTo("pidfd_send_signal");
        close(pidfd);
    }

    @Test
    void pidfdGetfdCopiesADescriptor() throws Exception {
        int pidfd = pidfd_open(pid);
        int copy = getfd(pidfd, 9);
        assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + copy))).isEqualTo(directory.resolve("file").toRealPath());
        assertThat(get_inheritable(copy)).isFalse();
        assertThat(new String(pread(copy, 100, 0))).isEqualTo("theirs");
        close(copy);
        Fails.with(Errno.EBADF, () -> pidfd_getfd(pidfd, 999, 0));
        Fails.with(Errno.EINVAL, () -> pidfd_getfd(pidfd, 9, 1));
        close(pidfd);
    }

    /** As {@code pidfd_getfd}, which a container's sandbox may refuse. */
    static int getfd(int pidfd, int targetfd) throws ErrnoException {
        try {
            return pidfd_getfd(pidfd, targetfd, 0);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EPERM) {
                close(pidfd);
            }
            assumeTrue(e.errno() != Errno.EPERM, "no process may be traced here");
            throw e;
        }
    }

    @Test
    void nonblockingOnesAreSo() throws Exception {
        int pidfd;
        try {
            pidfd = pidfd_open(pid, PIDFD_NONBLOCK);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EINVAL, "PIDFD_NONBLOCK came with Linux 5.10");
            throw e;
        }
        assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + pidfd))).containsPattern("flags:\\s+02004002\n");
        assertThat(get_blocking(pidfd)).isFalse();
        close(pidfd);
    }

    @Test
    void threadsHaveDescriptorsToo() throws Exception {
        CompletableFuture<Integer> tid = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            tid.complete(gettid());
            end.join();
        });
        thread.start();
        try {
            int pidfd = pidfd_open(tid.join(), PIDFD_THREAD);
            assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + pidfd))).containsPattern("\nPid:\\s+" + tid.join() + "\n");
            pidfd_send_signal(pidfd, 0, PIDFD_SIGNAL_THREAD);
            close(pidfd);
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EINVAL, "PIDFD_THREAD came with Linux 6.9");
            throw e;
        } finally {
            end.complete(null);
            thread.join();
        }
    }

    @Test
    void pidfdOpenRefuses() {
        assertThat(Fails.with(Errno.ESRCH, () -> pidfd_open(NO_PROCESS)).function()).isEqualTo("pidfd_open");
        Fails.with(Errno.EINVAL, () -> pidfd_open(-1));
        Fails.with(Errno.EINVAL, () -> pidfd_open(pid, 1 << 30));
    }

    @TestFactory
    Stream<DynamicTest> badDescriptors() {
        return Stream.concat(
                BadArguments.descriptors("pidfd_send_signal", fd -> pidfd_send_signal(fd, 0)),
                BadArguments.descriptors("pidfd_getfd", fd -> pidfd_getfd(fd, 0, 0)));
    }

    @Test
    void whatIsNoProcessIsRefused() throws Exception {
        int file = open("/dev/null", O_RDONLY);
        Fails.with(Errno.EBADF, () -> pidfd_send_signal(file, 0));
        Fails.with(Errno.EBADF, () -> pidfd_getfd(file, 0, 0));
        close(file);
    }

    @Test
    void anOldKernelIsNamedAsTheReason() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        // The filter goes with the thread.
        new Thread(() -> {
            try {
                for (String name : new String[] {"SYS_pidfd_open", "SYS_pidfd_send_signal", "SYS_pidfd_getfd"}) {
                    SystemCallFilter.refuse(Constants.get("syscalls", name), Errno.ENOSYS);
                }
                assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pidfd_open(pid))
                        .withMessageStartingWith("pidfd_open: ").withMessageContaining("5.3");
                assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pidfd_send_signal(0, 0)).withMessageContaining("5.1");
                assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pidfd_getfd(0, 0, 0)).withMessageContaining("5.6");
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        }).start();
        done.get();
    }
}
