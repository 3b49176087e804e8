package org.os4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pipes between this process and a child, moved so that neither side waits for the other for ever: whoever has to wait for one of them takes in
 * meanwhile what the child writes to the others, unless another thread is there to do so.
 */
final class ChildPipes {
    private static final int CLOSED = -1;
    private static final int CHUNK = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    /** For threads that want an output for which another one waits already: that one has come back. */
    private final Condition returned = lock.newCondition();
    /** How many threads are in poll with a descriptor. */
    private final Map<Integer, Integer> polled = new HashMap<>();
    private final Set<Integer> toBeClosed = new HashSet<>();
    /** Of threads in poll without an output that another will take: written to when that one leaves. */
    private final Set<Integer> wakeups = new HashSet<>();
    private final List<ChildOutput> outputs = new ArrayList<>();
    private final @Nullable ChildOutput out;
    private final @Nullable ChildOutput err;
    private int in;

    /** Our ends, -1 for what there is no pipe for. */
    ChildPipes(int in, int out, int err) throws ErrnoException {
        this.in = in;
        this.out = output(out);
        this.err = output(err);
        if (in >= 0) {
            Posix.set_blocking(in, false);
        }
    }

    private @Nullable ChildOutput output(int fd) throws ErrnoException {
        if (fd < 0) {
            return null;
        }
        Posix.set_blocking(fd, false);
        ChildOutput output = new ChildOutput(fd);
        outputs.add(output);
        return output;
    }

    @Nullable ChildOutput out() {
        return out;
    }

    @Nullable ChildOutput err() {
        return err;
    }

    List<ChildOutput> outputs() {
        return outputs;
    }

    /** A stream to the child. */
    OutputStream stdin() {
        return new Input();
    }

    /** A stream from the child; before it waits it does what {@code beforeWaiting} says. */
    InputStream stream(ChildOutput output, Runnable beforeWaiting) {
        return new Output(output, beforeWaiting);
    }

    /** Takes in what the child writes until a descriptor is readable; false if the time was over first. */
    boolean takeInUntil(int readable, Deadline deadline) throws ErrnoException {
        lock.lock();
        try {
            while (true) {
                if (await(null, false, readable, deadline)) {
                    return true;
                }
                if (deadline.isOver()) {
                    return false;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes in what the child has written, as far as it is there. */
    void takeInTheRest() throws ErrnoException {
        lock.lock();
        try {
            for (ChildOutput output : outputs) {
                while (output.isOpen() && output.fill()) { }
            }
        } finally {
            lock.unlock();
        }
    }

    void closeInput() throws ErrnoException {
        lock.lock();
        try {
            if (in >= 0) {
                close(in);
                in = CLOSED;
            }
        } finally {
            lock.unlock();
        }
    }

    void closeOutput(ChildOutput output) throws ErrnoException {
        lock.lock();
        try {
            if (!output.isClosed()) {
                output.markClosed();
                returned.signalAll();
                close(output.fd());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes a descriptor when no thread is in poll with it, whose number must not become another's meanwhile: it will wake when the child goes on. */
    private void close(int fd) throws ErrnoException {
        if (polled.containsKey(fd)) {
            toBeClosed.add(fd);
        } else {
            Posix.close(fd);
        }
    }

    /**
     * Waits, without the lock, for one output, for room in the input, or for another descriptor, and takes in what comes. One call may wait less long
     * than it should, since another thread did something: the caller looks and calls again.
     *
     * @return whether the other descriptor is readable
     */
    private boolean await(@Nullable ChildOutput wanted, boolean forInput, int other, Deadline deadline) throws ErrnoException {
        List<ChildOutput> awaited = new ArrayList<>(outputs.size());
        int wakeup = -1;
        for (ChildOutput output : outputs) {
            if (output.isOpen() && (output == wanted || !output.isAwaited)) {
                awaited.add(output);
            } else if (output.isOpen() && wakeup < 0) {
                wakeup = PosixEvents.eventfd(0, EventConstants.EFD_NONBLOCK);
            }
        }
        try {
            return await(awaited, wanted, forInput, other, wakeup, deadline);
        } finally {
            if (wakeup >= 0) {
                Posix.close(wakeup);
            }
        }
    }

    private boolean await(List<ChildOutput> awaited, @Nullable ChildOutput wanted, boolean forInput, int other, int wakeup, Deadline deadline)
            throws ErrnoException {
        int count = awaited.size();
        int[] fds = new int[count + 3];
        int[] events = new int[count + 3];
        int[] ready = new int[count + 3];
        for (int i = 0; i < count; i++) {
            fds[i] = awaited.get(i).fd();
            events[i] = Posix.POLLIN;
        }
        fds[count] = forInput ? in : -1;
        events[count] = Posix.POLLOUT;
        fds[count + 1] = other;
        events[count + 1] = Posix.POLLIN;
        fds[count + 2] = wakeup;
        events[count + 2] = Posix.POLLIN;
        if (wakeup >= 0) {
            wakeups.add(wakeup);
        }
        if (wanted != null) {
            wanted.isAwaited = true;
        }
        for (int fd : fds) {
            polled.merge(fd, 1, Integer::sum);
        }
        lock.unlock();
        try {
            Posix.poll(fds, events, ready, deadline.millis());
        } finally {
            lock.lock();
            wakeups.remove(wakeup);
            if (wanted != null) {
                wanted.isAwaited = false;
                returned.signalAll();
                for (int waiting : wakeups) {
                    PosixEvents.eventfd_write(waiting, 1);
                }
            }
            letGo(fds);
        }
        for (int i = 0; i < count; i++) {
            ChildOutput output = awaited.get(i);
            if (ready[i] != 0 && output.isOpen() && (output == wanted || !output.isAwaited)) {
                output.fill();
            }
        }
        return ready[count + 1] != 0;
    }

    private void letGo(int[] fds) throws ErrnoException {
        for (int fd : fds) {
            Integer others = polled.computeIfPresent(fd, (same, count) -> count == 1 ? null : count - 1);
            if (others == null && toBeClosed.remove(fd)) {
                Posix.close(fd);
            }
        }
    }

    /** What the child reads. */
    private final class Input extends OutputStream {
        private boolean closed;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, data.length);
            lock.lock();
            try {
                int done = 0;
                while (done < count) {
                    if (closed || in < 0) {
                        throw new IOException("stdin of the child: closed");
                    }
                    int written = Posix.tryWrite(in, data, offset + done, Math.min(CHUNK, count - done));
                    if (written >= 0) {
                        done += written;
                    } else if (Errno.of(-written) == Errno.EAGAIN) {
                        await(null, true, -1, Deadline.NEVER);
                    } else {
                        throw new ErrnoException("write", -written);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            closed = true;
            closeInput();
        }
    }

    /** What the child writes. */
    private final class Output extends InputStream {
        private final ChildOutput output;
        private final Runnable beforeWaiting;

        Output(ChildOutput output, Runnable beforeWaiting) {
            this.output = output;
            this.beforeWaiting = beforeWaiting;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, target.length);
            if (count == 0) {
                return 0;
            }
            boolean mustWait = available() == 0;
            if (mustWait) {
                beforeWaiting.run();
            }
            lock.lock();
            try {
                while (true) {
                    if (output.isClosed()) {
                        throw new IOException("output of the child: closed");
                    }
                    if (!output.isEmpty()) {
                        return output.take(target, offset, count);
                    }
                    if (!output.isOpen()) {
                        return -1;
                    }
                    if (output.isAwaited) {
                        returned.awaitUninterruptibly();
                    } else {
                        await(output, false, -1, Deadline.NEVER);
                    }
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return output.available();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            closeOutput(output);
        }
    }
}
