package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** poll(2) and pidfd_open(2) as waiting for children needs them. */
final class ChildPolling {
    static final int POLLIN = 1;
    static final int POLLOUT = 4;
    static final int FOR_EVER = -1;

    private static final CFunction POLL = CFunction.ofInt("poll").interruptible();
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    /** The same on every architecture; glibc has a function for it since 2.36 alone. */
    private static final int SYS_PIDFD_OPEN = 434;
    private static final int POLLFD_SIZE = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ChildPolling() {}

    /** Opens a child that was not waited for yet. */
    static int pidfd(int pid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) SYSCALL.call(scratch, SYS_PIDFD_OPEN, pid, 0);
            if (fd == -1) {
                throw new ErrnoException("pidfd_open", scratch.errno());
            }
            return fd;
        }
    }

    /** Waits until a descriptor is ready, and says in {@code revents} which; 0 if the time was over. Negative descriptors are passed over. */
    static int poll(int[] fds, int[] events, int[] revents, int timeout) throws ErrnoException {
        long end = System.nanoTime() + timeout * NANOS_PER_MILLI;
        try (Scratch scratch = Scratch.take()) {
            long array = scratch.allocateZeroed((long) fds.length * POLLFD_SIZE);
            for (int i = 0; i < fds.length; i++) {
                long pollfd = array + (long) i * POLLFD_SIZE;
                Memory.setInt(pollfd, fds[i]);
                Memory.setShort(pollfd + EVENTS, (short) events[i]);
            }
            int ready;
            int left = timeout;
            while ((ready = (int) POLL.call(scratch, array, fds.length, left)) == -1) {
                if (Errno.of(scratch.errno()) != Errno.EINTR) {
                    throw new ErrnoException("poll", scratch.errno());
                }
                left = timeout < 0 ? timeout : millisUntil(end);
            }
            for (int i = 0; i < fds.length; i++) {
                revents[i] = Memory.getShort(array + (long) i * POLLFD_SIZE + REVENTS);
            }
            return ready;
        }
    }

    /** What is left until a time of {@link System#nanoTime}, rounded up: whoever waits so long has reached it. */
    static int millisUntil(long end) {
        long nanos = Math.max(0, end - System.nanoTime());
        return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
