package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Nobody;

/** What becomes of {@link Child#onExit} where the system has no more to give. */
@Timeout(120)
class ChildWaiterTest {
    /** The limit counts what the user runs: an ordinary user has as many threads already. */
    static final class NoThread {
        public static void main(String[] arguments) throws Exception {
            Child child = Command.of("sleep", "600").stdout(Redirect.NULL).stderr(Redirect.NULL).killOnClose().start();
            int before = descriptors();
            Rlimit limit = Posix.getrlimit(Posix.RLIMIT_NPROC);
            Posix.setrlimit(Posix.RLIMIT_NPROC, new Rlimit(1, limit.max()));
            try {
                Thread.ofPlatform().start(() -> {}).join();
                throw new AssertionError("this user is not limited");
            } catch (OutOfMemoryError expected) {
                // So Java says that there is no thread.
            }
            assert failure(child.onExit()) == Errno.EAGAIN;
            assert descriptors() == before : "left open: " + Os.listdir("/proc/self/fd");
            Posix.setrlimit(Posix.RLIMIT_NPROC, limit);
            CompletableFuture<ProcessResult> end = child.onExit();
            child.kill(Posix.SIGKILL);
            assert end.get(60, TimeUnit.SECONDS).signal() == Posix.SIGKILL;
            System.out.println("told");
        }
    }

    /** Those who wait already are told, by the one thread that there is. */
    static final class NoThreadToTell {
        public static void main(String[] arguments) throws Exception {
            Child first = Command.of("sleep", "600").stdout(Redirect.NULL).stderr(Redirect.NULL).start();
            Child second = Command.of("sleep", "600").stdout(Redirect.NULL).stderr(Redirect.NULL).start();
            CountDownLatch told = new CountDownLatch(2);
            first.onExit().thenAccept(result -> told.countDown());
            second.onExit().thenAccept(result -> told.countDown());
            Rlimit limit = Posix.getrlimit(Posix.RLIMIT_NPROC);
            Posix.setrlimit(Posix.RLIMIT_NPROC, new Rlimit(1, limit.max()));
            first.kill(Posix.SIGKILL);
            second.kill(Posix.SIGKILL);
            assert told.await(60, TimeUnit.SECONDS) : told;
            System.out.println("told");
        }
    }

    /** There is no descriptor for the child, then none for the thread, then both. */
    static final class NoDescriptor {
        public static void main(String[] arguments) throws Exception {
            // Loads what is needed from then on.
            Child before = Command.of("cat").stdin(Redirect.PIPE).start();
            CompletableFuture<ProcessResult> itsEnd = before.onExit();
            before.close();
            itsEnd.get(60, TimeUnit.SECONDS);
            failure(CompletableFuture.failedFuture(new ErrnoException("none", Errno.EIO.code())));
            Child child = Command.of("sleep", "600").stdout(Redirect.NULL).stderr(Redirect.NULL).start();
            child.resultOrNull();
            isClosed(-1);
            Rlimit limit = Posix.getrlimit(Posix.RLIMIT_NOFILE);
            for (int more = 0; more < 2; more++) {
                int next = Posix.dup(0);
                Posix.close(next);
                Posix.setrlimit(Posix.RLIMIT_NOFILE, new Rlimit(next + more, limit.max()));
                Errno errno = failure(child.onExit());
                boolean isFree = isClosed(next);
                Posix.setrlimit(Posix.RLIMIT_NOFILE, limit);
                assert errno == Errno.EMFILE : errno;
                assert isFree : "left open: " + next;
            }
            CompletableFuture<ProcessResult> end = child.onExit();
            child.kill(Posix.SIGKILL);
            assert end.get(60, TimeUnit.SECONDS).signal() == Posix.SIGKILL;
            System.out.println("told");
        }

        private static boolean isClosed(int fd) {
            try {
                Posix.fcntl(fd, Posix.F_GETFD);
                return false;
            } catch (ErrnoException e) {
                return e.errno() == Errno.EBADF;
            }
        }
    }

    private static Errno failure(CompletableFuture<ProcessResult> end) throws Exception {
        try {
            throw new AssertionError(end.get(60, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return ((ErrnoException) e.getCause()).errno();
        }
    }

    private static int descriptors() throws ErrnoException {
        return Os.listdir("/proc/self/fd").size();
    }

    /** The JVM warns of it too, on its output. */
    @Test
    void noThreadIsLeft() throws Exception {
        assertThat(Nobody.output(NoThread.class)).endsWith("told");
    }

    @Test
    void noThreadIsLeftToTell() throws Exception {
        assertThat(Nobody.output(NoThreadToTell.class)).endsWith("told");
    }

    @Test
    void noDescriptorIsLeft() {
        assertThat(ChildJvm.output(NoDescriptor.class)).isEqualTo("told");
    }
}
