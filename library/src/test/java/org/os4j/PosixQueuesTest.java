package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;

@ExtendWith(LeakCheck.class)
@Timeout(120)
class PosixQueuesTest {
    private static final String NAME = "/os4j-queue-" + ProcessHandle.current().pid();
    private static final Duration SHORT = Duration.ofMillis(30);
    /** What another program does with the C library's own functions. */
    private static final String PYTHON = """
            import ctypes, sys
            c = ctypes.CDLL(None, use_errno=True)
            name = sys.argv[1].encode()
            """;
    /** A struct sigevent of SIGUSR1, and whether this process can be told: 0, or errno. */
    private static final String NOTIFY = """
            import signal
            event = (ctypes.c_int * 16)(0, 0, signal.SIGUSR1, 0)
            q = c.mq_open(name, 2)
            print(0 if c.mq_notify(q, event) == 0 else ctypes.get_errno())
            """;

    @AfterEach
    void unlink() {
        try {
            mq_unlink(NAME);
        } catch (ErrnoException | UnsupportedOperationException e) {
            // There was none.
        }
    }

    private static String python(String program) {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        return Command.output("python3", "-c", PYTHON + program, NAME);
    }

    private static int queue(int flags) throws ErrnoException {
        try {
            return mq_open(NAME, flags, 0600, 4, 100);
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
            throw e;
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.ENOSYS, "this kernel has no message queues");
            throw e;
        }
    }

    @Test
    void messagesBetweenProcesses() throws Exception {
        int queue = queue(O_RDWR | O_EXCL);
        try {
            assertThat(get_inheritable(queue)).isFalse();
            python("q = c.mq_open(name, 2)\nc.mq_send(q, b'low', 3, 1)\nc.mq_send(q, b'high', 4, 7)\n");
            assertThat(mq_getattr(queue)).isEqualTo(new QueueAttributes(0, 4, 100, 2));
            assertThat(mq_receive(queue)).isEqualTo(new QueuedMessage("high".getBytes(), 7));
            assertThat(mq_timedreceive(queue, SHORT)).isEqualTo(new QueuedMessage("low".getBytes(), 1));
            mq_send(queue, "from java".getBytes(), 5);
            mq_timedsend(queue, new byte[0], 2, SHORT);
            assertThat(python("q = c.mq_open(name, 0)\nb = ctypes.create_string_buffer(100)\np = ctypes.c_uint()\n"
                    + "n = c.mq_receive(q, b, 100, ctypes.byref(p))\nprint(b[:n], p.value)\n"
                    + "print(c.mq_receive(q, b, 100, ctypes.byref(p)), p.value)")).isEqualTo("b'from java' 5\n0 2");
            assertThat(poll(queue, POLLIN | POLLOUT, 0)).isEqualTo(POLLOUT);
        } finally {
            mq_close(queue);
        }
        mq_unlink(NAME);
        assertThat(Fails.with(Errno.ENOENT, () -> mq_open(NAME, O_RDONLY)).path()).isEqualTo(NAME);
    }

    @Test
    void queuesThatAreFullOrEmpty() throws Exception {
        int queue = queue(O_RDWR);
        try {
            assertThat(Fails.with(Errno.ETIMEDOUT, () -> mq_timedreceive(queue, SHORT)).function()).isEqualTo("mq_timedreceive");
            assertThat(mq_setattr(queue, O_NONBLOCK).flags()).isZero();
            assertThat(mq_getattr(queue).flags()).isEqualTo(O_NONBLOCK);
            assertThat(Fails.with(Errno.EAGAIN, () -> mq_receive(queue)).function()).isEqualTo("mq_receive");
            for (int i = 0; i < 4; i++) {
                mq_send(queue, new byte[1], 0);
            }
            assertThat(Fails.with(Errno.EAGAIN, () -> mq_send(queue, new byte[1], 0)).function()).isEqualTo("mq_send");
            mq_setattr(queue, 0);
            assertThat(Fails.with(Errno.ETIMEDOUT, () -> mq_timedsend(queue, new byte[1], 0, SHORT)).function()).isEqualTo("mq_timedsend");
            Fails.with(Errno.EMSGSIZE, () -> mq_send(queue, new byte[101], 0));
            Fails.with(Errno.EINVAL, () -> mq_send(queue, new byte[1], 32768));
            Fails.with(Errno.EEXIST, () -> mq_open(NAME, O_RDWR | O_EXCL, 0600, 4, 100));
            Fails.with(Errno.EINVAL, () -> mq_open("no-slash", O_RDONLY));
            assertThatIllegalArgumentException().isThrownBy(() -> mq_timedreceive(queue, Duration.ofNanos(-1))).withMessageStartingWith("timeout: ");
        } finally {
            mq_close(queue);
        }
        Fails.with(Errno.EBADF, () -> mq_close(-1));
        Fails.with(Errno.EBADF, () -> mq_receive(-1));
        Fails.with(Errno.EBADF, () -> mq_getattr(-1));
        assertThat(Fails.with(Errno.ENOENT, () -> mq_unlink("/os4j-nowhere")).function()).isEqualTo("mq_unlink");
    }

    @Test
    void aSignalTellsOfTheFirstMessage() throws Exception {
        LinkedBlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        SignalHandler before = signal(SIGUSR1, told::add);
        int queue = queue(O_RDWR);
        try {
            mq_notify(queue, SigEvent.ofSignal(SIGUSR1, 5));
            assertThat(python("import time\nq = c.mq_open(name, 2)\nc.mq_send(q, b'x', 1, 0)\nc.mq_send(q, b'y', 1, 0)\n")).isEmpty();
            assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(SIGUSR1);
            mq_receive(queue);
            mq_receive(queue);
            // It was for once.
            mq_send(queue, new byte[1], 0);
            assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isEqualTo(null);
        } finally {
            mq_close(queue);
            signal(SIGUSR1, before);
        }
    }

    @Test
    void oneProcessIsTold() throws Exception {
        int queue = queue(O_RDWR);
        try {
            mq_notify(queue, SigEvent.none());
            assertThat(Fails.with(Errno.EBUSY, () -> mq_notify(queue, SigEvent.ofSignal(SIGUSR1, 0))).function()).isEqualTo("mq_notify");
            assertThat(python(NOTIFY)).isEqualTo(Integer.toString(Errno.EBUSY.code()));
            mq_notify(queue, null);
            mq_notify(queue, null);
            assertThat(python(NOTIFY)).isEqualTo("0");
            mq_notify(queue, SigEvent.none());
        } finally {
            mq_close(queue);
        }
        Fails.with(Errno.EBADF, () -> mq_notify(-1, null));
        Fails.with(Errno.EINVAL, () -> mq_notify(-1, SigEvent.ofSignal(999, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> mq_notify(-1, SigEvent.ofThread(SIGUSR1, 0, 1))).withMessageStartingWith("event: ");
    }
}
