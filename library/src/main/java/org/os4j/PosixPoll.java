package org.os4j;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * Waiting for many descriptors at once: a part of {@link Posix}.
 *
 * <p>Every call here but {@code epoll_create1} and {@code epoll_ctl} may block; a virtual thread keeps its carrier meanwhile. One that a signal
 * interrupts goes on with the time that is left, but where it was given a signal mask: that is there to let signals in, and the call fails with
 * EINTR. On a virtual thread the mask is its carrier's, for that time alone.
 */
public abstract sealed class PosixPoll extends PosixEnvironment implements PollConstants permits PosixEvents {
    private static final CFunction PPOLL = CFunction.ofInt("ppoll").interruptible();
    private static final CFunction PSELECT = CFunction.ofInt("pselect").interruptible();
    private static final CFunction FCNTL = CFunction.ofInt("fcntl");
    private static final CFunction EPOLL_CREATE1 = CFunction.ofInt("epoll_create1");
    private static final CFunction EPOLL_CTL = CFunction.ofInt("epoll_ctl");
    private static final CFunction EPOLL_PWAIT = CFunction.ofInt("epoll_pwait").interruptible();
    private static final CFunction EPOLL_PWAIT2 = CFunction.ofInt("epoll_pwait2").interruptible();
    private static final int WORD_BITS = Long.SIZE;

    PosixPoll() {}

    /** The layout, for those who poll and not for those who use epoll. */
    private static final class Layout {
        static final Struct POLLFD = Struct.named("pollfd");
        static final int SIZE = POLLFD.size();
        static final Field FD = POLLFD.field("fd");
        static final Field EVENTS = POLLFD.field("events");
        static final Field REVENTS = POLLFD.field("revents");

        private Layout() {}
    }

    /**
     * {@code int poll(struct pollfd *fds, nfds_t nfds, int timeout)} - waits for one descriptor.
     *
     * @param fd the descriptor
     * @param events what to wait for, of the {@code POLL} constants
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @return what is so: of what was asked, and {@code POLLERR}, {@code POLLHUP} and {@code POLLNVAL}; 0 if the time was over
     * @throws ErrnoException ENOMEM
     * @see "poll(2), Python select.poll"
     */
    public static int poll(int fd, int events, int timeout) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pollfd = scratch.allocate(Layout.SIZE);
            writePollFd(pollfd, fd, events);
            pollUntil(scratch, "poll", pollfd, 1, Times.timeoutOfMillis(timeout), 0);
            return Layout.REVENTS.getInt(pollfd);
        }
    }

    /**
     * {@code int poll(struct pollfd *fds, nfds_t nfds, int timeout)} - waits until one of several descriptors is ready.
     *
     * @param fds the descriptors and what to wait for; what {@link PollFd#revents()} was does not matter
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @return those of them that are ready, and how; empty if the time was over
     * @throws ErrnoException EINVAL for more descriptors than the process may have, ENOMEM
     * @see "poll(2), Python select.poll"
     */
    public static List<PollFd> poll(Collection<PollFd> fds, int timeout) throws ErrnoException {
        return pollAll("poll", fds, Times.timeoutOfMillis(timeout), null);
    }

    /**
     * {@code int poll(struct pollfd *fds, nfds_t nfds, int timeout)} - as {@link #poll(Collection, int)}, with arrays that can be used again.
     *
     * @param fds the descriptors; negative ones are passed over
     * @param events what to wait for on each, of the {@code POLL} constants
     * @param revents where what is so goes, 0 for a descriptor that is not ready
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @return how many are ready; 0 if the time was over
     * @throws ErrnoException EINVAL for more descriptors than the process may have, ENOMEM
     * @throws IllegalArgumentException if the arrays are not of one length
     * @see "poll(2)"
     */
    public static int poll(int[] fds, int[] events, int[] revents, int timeout) throws ErrnoException {
        if (events.length != fds.length) {
            throw new IllegalArgumentException("events: has " + events.length + " elements, fds has " + fds.length);
        }
        if (revents.length != fds.length) {
            throw new IllegalArgumentException("revents: has " + revents.length + " elements, fds has " + fds.length);
        }
        try (Scratch scratch = Scratch.take()) {
            long array = scratch.allocate((long) fds.length * Layout.SIZE);
            for (int i = 0; i < fds.length; i++) {
                writePollFd(array + (long) i * Layout.SIZE, fds[i], events[i]);
            }
            int ready = pollUntil(scratch, "poll", array, fds.length, Times.timeoutOfMillis(timeout), 0);
            for (int i = 0; i < fds.length; i++) {
                revents[i] = Layout.REVENTS.getInt(array + (long) i * Layout.SIZE);
            }
            return ready;
        }
    }

    /**
     * {@code int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, const sigset_t *sigmask)} - as
     * {@link #poll(Collection, int)}, to the nanosecond, and with other signals blocked while it waits.
     *
     * @param fds the descriptors and what to wait for
     * @param timeout how long to wait at most; zero to look and not wait, null for ever
     * @param sigmask the signals that the calling thread blocks meanwhile; null for those that it blocks anyway
     * @return those of them that are ready, and how; empty if the time was over
     * @throws ErrnoException EINTR if there is a mask and a signal came, EINVAL for more descriptors than the process may have, ENOMEM
     * @throws IllegalArgumentException if the timeout is negative or the mask holds what is no signal
     * @throws UnsupportedOperationException if the mask holds a signal that the JVM works by, see {@code pthread_sigmask}
     * @see "ppoll(2)"
     */
    public static List<PollFd> ppoll(Collection<PollFd> fds, @Nullable Duration timeout, @Nullable Set<Integer> sigmask) throws ErrnoException {
        return pollAll("ppoll", fds, Times.timeout(timeout), sigmask);
    }

    /**
     * {@code int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout)} - waits until one of several
     * descriptors is ready. Unlike C's and Python's, it takes descriptors above 1023.
     *
     * @param readfds those to be read
     * @param writefds those to be written
     * @param exceptfds those that may have an exceptional condition
     * @param timeout how long to wait at most; zero to look and not wait, null for ever
     * @return those that are ready; none if the time was over
     * @throws ErrnoException EBADF if one of them is not open, ENOMEM
     * @throws IllegalArgumentException if the timeout or a descriptor is negative
     * @see "select(2), Python select.select"
     */
    public static Selected select(
            Collection<Integer> readfds, Collection<Integer> writefds, Collection<Integer> exceptfds, @Nullable Duration timeout)
            throws ErrnoException {
        return selectUntil("select", readfds, writefds, exceptfds, timeout, null);
    }

    /**
     * {@code int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout, const sigset_t *sigmask)} -
     * as {@link #select}, with other signals blocked while it waits.
     *
     * @param readfds those to be read
     * @param writefds those to be written
     * @param exceptfds those that may have an exceptional condition
     * @param timeout how long to wait at most; zero to look and not wait, null for ever
     * @param sigmask the signals that the calling thread blocks meanwhile; null for those that it blocks anyway
     * @return those that are ready; none if the time was over
     * @throws ErrnoException EINTR if there is a mask and a signal came, EBADF if one of them is not open, ENOMEM
     * @throws IllegalArgumentException if the timeout or a descriptor is negative, or the mask holds what is no signal
     * @throws UnsupportedOperationException if the mask holds a signal that the JVM works by, see {@code pthread_sigmask}
     * @see "pselect(2)"
     */
    public static Selected pselect(
            Collection<Integer> readfds, Collection<Integer> writefds, Collection<Integer> exceptfds, @Nullable Duration timeout,
            @Nullable Set<Integer> sigmask) throws ErrnoException {
        return selectUntil("pselect", readfds, writefds, exceptfds, timeout, sigmask);
    }

    /**
     * {@code int epoll_create1(int flags)} - makes an epoll: a set of descriptors that are watched, by the system, from one wait to the next.
     *
     * @param flags 0 or {@code EPOLL_CLOEXEC}, which is added
     * @return its descriptor, close-on-exec, to be closed by {@code close}
     * @throws ErrnoException EINVAL for another flag, EMFILE or ENFILE if there is no descriptor left
     * @see "epoll_create1(2), Python select.epoll"
     */
    public static int epoll_create1(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) EPOLL_CREATE1.call(scratch, flags | EPOLL_CLOEXEC);
            if (fd == -1) {
                throw failed(EPOLL_CREATE1, scratch);
            }
            return fd;
        }
    }

    /**
     * {@code int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)} - watches a descriptor, or no more; its events bear its number.
     *
     * @param epfd the epoll
     * @param op {@code EPOLL_CTL_ADD}, {@code EPOLL_CTL_MOD} or {@code EPOLL_CTL_DEL}
     * @param fd the descriptor
     * @param events what to watch for, of the {@code EPOLL} constants; 0 for {@code EPOLL_CTL_DEL}
     * @throws ErrnoException as {@link #epoll_ctl(int, int, int, int, long)}
     * @see "epoll_ctl(2), Python select.epoll.register, modify and unregister"
     */
    public static void epoll_ctl(int epfd, int op, int fd, int events) throws ErrnoException {
        epoll_ctl(epfd, op, fd, events, fd);
    }

    /**
     * {@code int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)} - watches a descriptor, or no more.
     *
     * <p>What is watched is the open file: it is watched until its last descriptor is closed, a copy in a child among them.
     *
     * @param epfd the epoll
     * @param op {@code EPOLL_CTL_ADD}, {@code EPOLL_CTL_MOD} or {@code EPOLL_CTL_DEL}
     * @param fd the descriptor
     * @param events what to watch for, of the {@code EPOLL} constants; 0 for {@code EPOLL_CTL_DEL}
     * @param data what its events bear
     * @throws ErrnoException EBADF if one of both is not open, EEXIST if it is watched already, ENOENT if it is not, EPERM for what is always ready,
     *     a file or directory, EINVAL if {@code epfd} is no epoll or both are the same, ELOOP if epolls would watch each other, ENOSPC if the user
     *     watches too many
     * @see "epoll_ctl(2)"
     */
    public static void epoll_ctl(int epfd, int op, int fd, int events, long data) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long event = scratch.allocate(EpollEvents.STRUCT);
            EpollEvents.EVENTS.set(event, events);
            EpollEvents.DATA.set(event, data);
            if (EPOLL_CTL.call(scratch, epfd, op, fd, event) == -1) {
                throw failed(EPOLL_CTL, scratch);
            }
        }
    }

    /**
     * {@code int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)} - waits until a descriptor that is watched is ready.
     *
     * @param epfd the epoll
     * @param maxevents how many events to report at most
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @return what happened; empty if the time was over
     * @throws ErrnoException EBADF if {@code epfd} is not open, EINVAL if it is no epoll
     * @throws IllegalArgumentException if {@code maxevents} is not positive, or more than the kernel takes
     * @see "epoll_wait(2), Python select.epoll.poll"
     */
    public static List<EpollEvent> epoll_wait(int epfd, int maxevents, int timeout) throws ErrnoException {
        EpollEvents.checkCapacity(maxevents, "maxevents");
        try (Scratch scratch = Scratch.take()) {
            int size = EpollEvents.STRUCT.size();
            long array = scratch.allocate((long) maxevents * size);
            int count = epollUntil(scratch, "epoll_wait", epfd, array, maxevents, timeout, 0);
            List<EpollEvent> events = new ArrayList<>(count);
            for (long event = array; event < array + (long) count * size; event += size) {
                events.add(new EpollEvent(EpollEvents.EVENTS.getInt(event), EpollEvents.DATA.get(event)));
            }
            return Collections.unmodifiableList(events);
        }
    }

    /**
     * {@code int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout)} - waits until a descriptor that is watched is ready,
     * and allocates nothing.
     *
     * @param epfd the epoll
     * @param events where what happened goes, as many as there is room for
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @return how many events there are; 0 if the time was over
     * @throws ErrnoException EBADF if {@code epfd} is not open, EINVAL if it is no epoll
     * @see "epoll_wait(2), Python select.epoll.poll"
     */
    public static int epoll_wait(int epfd, EpollEvents events, int timeout) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return epollUntil(scratch, "epoll_wait", epfd, events, timeout, 0);
        }
    }

    /**
     * {@code int epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const sigset_t *sigmask)} - as
     * {@link #epoll_wait(int, EpollEvents, int)}, with other signals blocked while it waits.
     *
     * @param epfd the epoll
     * @param events where what happened goes, as many as there is room for
     * @param timeout milliseconds to wait at most; 0 to look and not wait, -1 for ever
     * @param sigmask the signals that the calling thread blocks meanwhile; null for those that it blocks anyway
     * @return how many events there are; 0 if the time was over
     * @throws ErrnoException EINTR if there is a mask and a signal came, EBADF if {@code epfd} is not open, EINVAL if it is no epoll
     * @throws IllegalArgumentException if the mask holds what is no signal
     * @throws UnsupportedOperationException if the mask holds a signal that the JVM works by, see {@code pthread_sigmask}
     * @see "epoll_pwait(2)"
     */
    public static int epoll_pwait(int epfd, EpollEvents events, int timeout, @Nullable Set<Integer> sigmask) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return epollUntil(scratch, "epoll_pwait", epfd, events, timeout, writeMask(scratch, "epoll_pwait", sigmask));
        }
    }

    /**
     * {@code int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct timespec *timeout, const sigset_t *sigmask)} - as
     * {@link #epoll_pwait}, to the nanosecond.
     *
     * @param epfd the epoll
     * @param events where what happened goes, as many as there is room for
     * @param timeout how long to wait at most; zero to look and not wait, null for ever
     * @param sigmask the signals that the calling thread blocks meanwhile; null for those that it blocks anyway
     * @return how many events there are; 0 if the time was over
     * @throws ErrnoException EINTR if there is a mask and a signal came, EBADF if {@code epfd} is not open, EINVAL if it is no epoll
     * @throws IllegalArgumentException if the timeout is negative or the mask holds what is no signal
     * @throws UnsupportedOperationException before Linux 5.11 or glibc 2.35; or if the mask holds a signal that the JVM works by, see
     *     {@code pthread_sigmask}
     * @see "epoll_pwait2(2)"
     */
    public static int epoll_pwait2(int epfd, EpollEvents events, @Nullable Duration timeout, @Nullable Set<Integer> sigmask) throws ErrnoException {
        long span = Times.timeout(timeout);
        long start = System.nanoTime();
        events.count(0);
        try (Scratch scratch = Scratch.take()) {
            long mask = writeMask(scratch, "epoll_pwait2", sigmask);
            long time = span == Times.FOREVER ? 0 : scratch.allocate(Times.TIMESPEC_SIZE);
            while (true) {
                writeTimeLeft(time, span, start);
                int count = (int) EPOLL_PWAIT2.call(scratch, epfd, events.address(), events.capacity(), time, mask);
                if (count != -1) {
                    events.count(count);
                    return count;
                }
                if (Errno.of(scratch.errno()) == Errno.ENOSYS) {
                    throw new UnsupportedOperationException("epoll_pwait2: this kernel has no such call (Linux has had it since 5.11)");
                }
                throwUnlessInterrupted("epoll_pwait2", scratch, mask);
            }
        } finally {
            Reference.reachabilityFence(events);
        }
    }

    private static List<PollFd> pollAll(String name, Collection<PollFd> fds, long timeout, @Nullable Set<Integer> sigmask) throws ErrnoException {
        PollFd[] all = Objects.requireNonNull(fds, "fds").toArray(PollFd[]::new);
        try (Scratch scratch = Scratch.take()) {
            long array = scratch.allocate((long) all.length * Layout.SIZE);
            for (int i = 0; i < all.length; i++) {
                writePollFd(array + (long) i * Layout.SIZE, all[i].fd(), all[i].events());
            }
            int count = pollUntil(scratch, name, array, all.length, timeout, writeMask(scratch, name, sigmask));
            List<PollFd> ready = new ArrayList<>(count);
            for (int i = 0; i < all.length; i++) {
                int revents = Layout.REVENTS.getInt(array + (long) i * Layout.SIZE);
                if (revents != 0) {
                    ready.add(new PollFd(all[i].fd(), all[i].events(), revents));
                }
            }
            return Collections.unmodifiableList(ready);
        }
    }

    private static void writePollFd(long pollfd, int fd, int events) {
        Layout.FD.set(pollfd, fd);
        Layout.EVENTS.set(pollfd, events);
        Layout.REVENTS.set(pollfd, 0);
    }

    private static long writeMask(Scratch scratch, String call, @Nullable Set<Integer> sigmask) {
        if (sigmask == null) {
            return 0;
        }
        SignalSets.refuseThoseOfTheJvm(call, sigmask, Set.of());
        return SignalSets.write(scratch, sigmask, "sigmask");
    }

    private static int pollUntil(Scratch scratch, String name, long fds, int count, long timeout, long sigmask) throws ErrnoException {
        long time = timeout == Times.FOREVER ? 0 : scratch.allocate(Times.TIMESPEC_SIZE);
        long start = System.nanoTime();
        while (true) {
            writeTimeLeft(time, timeout, start);
            int result = (int) PPOLL.call(scratch, fds, count, time, sigmask);
            if (result != -1) {
                return result;
            }
            throwUnlessInterrupted(name, scratch, sigmask);
        }
    }

    private static Selected selectUntil(
            String name, Collection<Integer> readfds, Collection<Integer> writefds, Collection<Integer> exceptfds, @Nullable Duration timeout,
            @Nullable Set<Integer> sigmask) throws ErrnoException {
        SortedSet<Integer> read = descriptors(readfds, "readfds");
        SortedSet<Integer> write = descriptors(writefds, "writefds");
        SortedSet<Integer> except = descriptors(exceptfds, "exceptfds");
        long span = Times.timeout(timeout);
        long start = System.nanoTime();
        try (Scratch scratch = Scratch.take()) {
            int highest = Math.max(last(read), Math.max(last(write), last(except)));
            refuseIfClosed(name, scratch, highest);
            int size = (highest / WORD_BITS + 1) * Long.BYTES;
            long mask = writeMask(scratch, name, sigmask);
            long time = span == Times.FOREVER ? 0 : scratch.allocate(Times.TIMESPEC_SIZE);
            long sets = scratch.allocate(3L * size);
            while (true) {
                writeBits(sets, size, read);
                writeBits(sets + size, size, write);
                writeBits(sets + 2L * size, size, except);
                writeTimeLeft(time, span, start);
                if (PSELECT.call(scratch, highest + 1, sets, sets + size, sets + 2L * size, time, mask) != -1) {
                    return new Selected(readBits(sets, read), readBits(sets + size, write), readBits(sets + 2L * size, except));
                }
                throwUnlessInterrupted(name, scratch, mask);
            }
        }
    }

    /** The kernel passes over descriptors that are higher than its table of the process's; where the highest is open, none is. */
    private static void refuseIfClosed(String name, Scratch scratch, int fd) throws ErrnoException {
        if (fd >= 0 && FCNTL.call(scratch, fd, F_GETFD) == -1) {
            throw new ErrnoException(name, scratch.errno());
        }
    }

    private static SortedSet<Integer> descriptors(Collection<Integer> fds, String argument) {
        SortedSet<Integer> sorted = new TreeSet<>(Objects.requireNonNull(fds, argument));
        if (!sorted.isEmpty() && sorted.getFirst() < 0) {
            throw new IllegalArgumentException(argument + ": holds a negative descriptor: " + sorted.getFirst());
        }
        return sorted;
    }

    private static int last(SortedSet<Integer> fds) {
        return fds.isEmpty() ? -1 : fds.getLast();
    }

    private static void writeBits(long set, int size, SortedSet<Integer> fds) {
        Memory.clear(set, size);
        for (int fd : fds) {
            long word = wordOf(set, fd);
            Memory.setLong(word, Memory.getLong(word) | 1L << fd);
        }
    }

    private static SortedSet<Integer> readBits(long set, SortedSet<Integer> asked) {
        SortedSet<Integer> ready = new TreeSet<>();
        for (int fd : asked) {
            if ((Memory.getLong(wordOf(set, fd)) >>> fd & 1) == 1) {
                ready.add(fd);
            }
        }
        return Collections.unmodifiableSortedSet(ready);
    }

    private static long wordOf(long set, int fd) {
        return set + (long) fd / WORD_BITS * Long.BYTES;
    }

    private static int epollUntil(Scratch scratch, String name, int epfd, EpollEvents events, int timeout, long sigmask) throws ErrnoException {
        events.count(0);
        try {
            int count = epollUntil(scratch, name, epfd, events.address(), events.capacity(), timeout, sigmask);
            events.count(count);
            return count;
        } finally {
            Reference.reachabilityFence(events);
        }
    }

    private static int epollUntil(Scratch scratch, String name, int epfd, long events, int maxevents, int timeout, long sigmask)
            throws ErrnoException {
        long deadline = timeout > 0 ? System.nanoTime() + Times.timeoutOfMillis(timeout) : 0;
        int left = timeout;
        while (true) {
            int count = (int) EPOLL_PWAIT.call(scratch, epfd, events, maxevents, left, sigmask);
            if (count != -1) {
                return count;
            }
            throwUnlessInterrupted(name, scratch, sigmask);
            left = timeout > 0 ? Times.millisUntil(deadline) : timeout;
        }
    }

    private static void writeTimeLeft(long timespec, long timeout, long start) {
        if (timespec != 0) {
            Times.write(timespec, Math.max(0, timeout - (System.nanoTime() - start)));
        }
    }

    private static void throwUnlessInterrupted(String name, Scratch scratch, long sigmask) throws ErrnoException {
        if (sigmask != 0 || Errno.of(scratch.errno()) != Errno.EINTR) {
            throw new ErrnoException(name, scratch.errno());
        }
    }
}
