package org.os4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * Descriptors for counters, timers, signals and changes of files: a part of {@link Posix}.
 *
 * <p>All of them can be polled: they are readable when a read would not wait. A read that waits keeps a virtual thread's carrier meanwhile.
 */
public abstract sealed class PosixEvents extends PosixPoll implements EventConstants permits PosixPidfd {
    private static final CFunction EVENTFD = CFunction.ofInt("eventfd");
    private static final CFunction TIMERFD_CREATE = CFunction.ofInt("timerfd_create");
    private static final CFunction TIMERFD_SETTIME = CFunction.ofInt("timerfd_settime");
    private static final CFunction TIMERFD_GETTIME = CFunction.ofInt("timerfd_gettime");
    private static final CFunction SIGNALFD = CFunction.ofInt("signalfd");
    private static final CFunction INOTIFY_INIT1 = CFunction.ofInt("inotify_init1");
    private static final CFunction INOTIFY_ADD_WATCH = CFunction.ofInt("inotify_add_watch");
    private static final CFunction INOTIFY_RM_WATCH = CFunction.ofInt("inotify_rm_watch");
    private static final CFunction READ = CFunction.ofLong("read");
    private static final CFunction WRITE = CFunction.ofLong("write");
    private static final long MAX_UNSIGNED_INT = 0xffff_ffffL;
    private static final int INOTIFY_BUFFER = 8 * 1024;

    PosixEvents() {}

    /** The layout of {@code struct inotify_event}, which its name follows. */
    private static final class InotifyLayout {
        static final Struct STRUCT = Struct.named("inotify_event");
        static final Field WD = STRUCT.field("wd");
        static final Field MASK = STRUCT.field("mask");
        static final Field COOKIE = STRUCT.field("cookie");
        static final Field LEN = STRUCT.field("len");

        private InotifyLayout() {}
    }

    /**
     * {@code int eventfd(unsigned int initval, int flags)} - makes a counter on which one thread or process can wait for another.
     *
     * @param initval where it begins, 0 to 2^32 - 1
     * @param flags 0 or any of {@code EFD_NONBLOCK}, {@code EFD_SEMAPHORE} and {@code EFD_CLOEXEC}, which is added
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EINVAL for another flag, EMFILE or ENFILE if there is no descriptor left
     * @throws IllegalArgumentException if {@code initval} is out of range
     * @see "eventfd(2), Python os.eventfd"
     */
    public static int eventfd(long initval, int flags) throws ErrnoException {
        if (initval < 0 || initval > MAX_UNSIGNED_INT) {
            throw new IllegalArgumentException("initval: must be from 0 to 2^32 - 1: " + initval);
        }
        return make(EVENTFD, initval, flags | EFD_CLOEXEC);
    }

    /**
     * {@code int eventfd_read(int fd, eventfd_t *value)} - takes what is in a counter, or 1 of it with {@code EFD_SEMAPHORE}. Waits while it is 0.
     *
     * @param fd the counter
     * @return what was taken, unsigned
     * @throws ErrnoException EAGAIN if it is 0 and non-blocking, EBADF if it is not open, EINVAL if it is no counter
     * @see "eventfd_read(3), Python os.eventfd_read"
     */
    public static long eventfd_read(int fd) throws ErrnoException {
        return readCount("eventfd_read", fd);
    }

    /**
     * {@code int eventfd_read(int fd, eventfd_t *value)} - as {@link #eventfd_read}, where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the counter
     * @return what was taken; or minus errno: {@code Errno.of(-result)}
     * @see "eventfd_read(3)"
     */
    public static long tryEventfd_read(int fd) {
        return tryReadCount(fd);
    }

    /**
     * {@code int eventfd_write(int fd, eventfd_t value)} - adds to a counter. Waits while it would go beyond 2^64 - 2.
     *
     * @param fd the counter
     * @param value what to add, unsigned
     * @throws ErrnoException EAGAIN if it would go beyond and is non-blocking, EINVAL for 2^64 - 1 (that is, -1) or what is no counter, EBADF if it
     *     is not open
     * @see "eventfd_write(3), Python os.eventfd_write"
     */
    public static void eventfd_write(int fd, long value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(Long.BYTES);
            Memory.setLong(memory, value);
            if (WRITE.call(scratch, fd, memory, Long.BYTES) == -1) {
                throw new ErrnoException("eventfd_write", scratch.errno());
            }
        }
    }

    /**
     * {@code int timerfd_create(int clockid, int flags)} - makes a timer that is read from a descriptor. It is off until {@link #timerfd_settime}.
     *
     * @param clockid {@code CLOCK_REALTIME}, {@code CLOCK_MONOTONIC}, {@code CLOCK_BOOTTIME}, {@code CLOCK_REALTIME_ALARM} or
     *     {@code CLOCK_BOOTTIME_ALARM}
     * @param flags 0 or any of {@code TFD_NONBLOCK} and {@code TFD_CLOEXEC}, which is added
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EINVAL for another clock or flag, EPERM for an alarm without CAP_WAKE_ALARM, EMFILE or ENFILE if there is no descriptor
     *     left
     * @see "timerfd_create(2), Python os.timerfd_create"
     */
    public static int timerfd_create(int clockid, int flags) throws ErrnoException {
        return make(TIMERFD_CREATE, clockid, flags | TFD_CLOEXEC);
    }

    /**
     * {@code int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)} - sets a timer, or turns it
     * off.
     *
     * @param fd the timer
     * @param flags 0 or any of {@code TFD_TIMER_ABSTIME} and {@code TFD_TIMER_CANCEL_ON_SET}
     * @param initial when it first expires: from now, or with {@code TFD_TIMER_ABSTIME} on its clock (since 1970 for {@code CLOCK_REALTIME}); zero
     *     turns it off
     * @param interval how long from one expiration to the next; zero for one alone
     * @return what it was set to, from now
     * @throws ErrnoException EBADF if it is not open, EINVAL if it is no timer or for another flag, ECANCELED for {@code TFD_TIMER_CANCEL_ON_SET} if
     *     the clock was set before
     * @throws IllegalArgumentException if one of both times is negative
     * @see "timerfd_settime(2), Python os.timerfd_settime"
     */
    public static Itimer timerfd_settime(int fd, int flags, Duration initial, Duration interval) throws ErrnoException {
        Times.check(initial, "initial");
        Times.check(interval, "interval");
        try (Scratch scratch = Scratch.take()) {
            long newValue = scratch.allocate(Itimer.Layout.STRUCT);
            long oldValue = scratch.allocate(Itimer.Layout.STRUCT);
            Itimer.write(newValue, initial, interval);
            if (TIMERFD_SETTIME.call(scratch, fd, flags, newValue, oldValue) == -1) {
                throw failed(TIMERFD_SETTIME, scratch);
            }
            return Itimer.read(oldValue);
        }
    }

    /**
     * {@code int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)} - as {@link #timerfd_settime},
     * in nanoseconds.
     *
     * @param fd the timer
     * @param flags as for {@link #timerfd_settime}
     * @param initial when it first expires, in nanoseconds; 0 turns it off
     * @param interval how long from one expiration to the next, in nanoseconds; 0 for one alone
     * @return what it was set to, from now; see {@link Itimer#valueNanos()}
     * @throws ErrnoException as {@link #timerfd_settime}
     * @throws IllegalArgumentException if one of both times is negative
     * @see "timerfd_settime(2), Python os.timerfd_settime_ns"
     */
    public static Itimer timerfd_settime_ns(int fd, int flags, long initial, long interval) throws ErrnoException {
        return timerfd_settime(fd, flags, Times.ofNanos(initial, "initial"), Times.ofNanos(interval, "interval"));
    }

    /**
     * {@code int timerfd_gettime(int fd, struct itimerspec *curr_value)} - what a timer is set to.
     *
     * @param fd the timer
     * @return the time from now until it expires, and the interval
     * @throws ErrnoException EBADF if it is not open, EINVAL if it is no timer
     * @see "timerfd_gettime(2), Python os.timerfd_gettime"
     */
    public static Itimer timerfd_gettime(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Itimer.Layout.STRUCT);
            if (TIMERFD_GETTIME.call(scratch, fd, value) == -1) {
                throw failed(TIMERFD_GETTIME, scratch);
            }
            return Itimer.read(value);
        }
    }

    /**
     * {@code int timerfd_gettime(int fd, struct itimerspec *curr_value)} - the same as {@link #timerfd_gettime}, whose value has nanoseconds: see
     * {@link Itimer#valueNanos()}.
     *
     * @param fd the timer
     * @return the time from now until it expires, and the interval
     * @throws ErrnoException as {@link #timerfd_gettime}
     * @see "timerfd_gettime(2), Python os.timerfd_gettime_ns"
     */
    public static Itimer timerfd_gettime_ns(int fd) throws ErrnoException {
        return timerfd_gettime(fd);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - how often a timer has expired since it was last set or read. Waits until it has.
     *
     * @param fd the timer
     * @return the count, at least 1
     * @throws ErrnoException EAGAIN if it has not and is non-blocking, ECANCELED for {@code TFD_TIMER_CANCEL_ON_SET} if the clock was set, EBADF
     *     if it is not open, EINVAL if it is no timer
     * @see "timerfd_create(2), Python os.read"
     */
    public static long timerfd_read(int fd) throws ErrnoException {
        return readCount("read", fd);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - as {@link #timerfd_read}, where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the timer
     * @return the count; or minus errno: {@code Errno.of(-result)}
     * @see "timerfd_create(2)"
     */
    public static long tryTimerfd_read(int fd) {
        return tryReadCount(fd);
    }

    /**
     * {@code int signalfd(int fd, const sigset_t *mask, int flags)} - makes a descriptor from which signals are read, or changes which.
     *
     * <p>A signal can be read while it is pending, and it is pending only where it is blocked. One that was sent to a thread (by {@code raise},
     * {@code pthread_kill}, {@code tgkill}) waits if that thread blocks it, and only that thread reads it. One that was sent to the process (by
     * {@code kill}, the keyboard, a child's end, {@code alarm}) goes to any thread that does not block it, and so waits only if every thread blocks
     * it, and the JVM has threads of its own from before {@code main}. What works is this:
     *
     * <ul>
     *   <li>Start the JVM with the signal blocked, since every thread inherits that: {@code env --block-signal=USR1 java …}, or
     *       {@code SpawnAttributes.setsigmask}, or a program that finds the signal missing in {@code blocked_signals} blocks it and executes itself
     *       again. Then it reads SIGUSR1, SIGALRM, SIGCHLD, SIGWINCH or a real-time signal as in C. Programs that it starts inherit the mask too.
     *   <li>The JVM lets SIGHUP, SIGINT, SIGTERM and SIGUSR2 in again in each of its threads, and SIGQUIT in one: with {@code -Xrs} it leaves all but
     *       SIGUSR2 alone.
     *   <li>For those, and in a JVM that is running, give {@code signal} a handler that writes to an {@code eventfd}, and wait for that.
     * </ul>
     *
     * @param fd the descriptor that is changed, or -1 for a new one
     * @param mask the signals to be read
     * @param flags 0 or any of {@code SFD_NONBLOCK} and {@code SFD_CLOEXEC}, which is added
     * @return the descriptor, close-on-exec if it is new
     * @throws ErrnoException EBADF if {@code fd} is not open, EINVAL if it is no such descriptor or for another flag, EMFILE or ENFILE if there is no
     *     descriptor left
     * @throws IllegalArgumentException if the mask holds what is no signal
     * @throws UnsupportedOperationException if it holds a signal that no thread of the JVM's may block, see {@code pthread_sigmask}
     * @see "signalfd(2)"
     */
    public static int signalfd(int fd, Set<Integer> mask, int flags) throws ErrnoException {
        Objects.requireNonNull(mask, "mask");
        SignalSets.refuseThoseOfTheJvm("signalfd", mask, Set.of());
        try (Scratch scratch = Scratch.take()) {
            int result = (int) SIGNALFD.call(scratch, fd, SignalSets.write(scratch, mask, "mask"), flags | SFD_CLOEXEC);
            if (result == -1) {
                throw failed(SIGNALFD, scratch);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - takes a signal that is pending. Waits until there is one.
     *
     * @param fd a descriptor of {@link #signalfd}
     * @return the signal, and who sent it
     * @throws ErrnoException EAGAIN if there is none and the descriptor is non-blocking, EBADF if it is not open, EINVAL if it is another
     *     kind of descriptor
     * @see "signalfd(2)"
     */
    public static Siginfo signalfd_read(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int size = Siginfo.Layout.SIGNALFD.size;
            long info = scratch.allocate(size);
            long count = READ.call(scratch, fd, info, size);
            if (count == -1) {
                throw failed(READ, scratch);
            }
            requireWhole(READ.name(), count == size);
            return Siginfo.ofSignalfd(info);
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - takes the signals that are pending. Waits until there is one, if the descriptor is not
     * non-blocking.
     *
     * @param fd a descriptor of {@link #signalfd}
     * @param max how many to take at most
     * @return the signals, and who sent them; empty if there are none and the descriptor is non-blocking
     * @throws ErrnoException EBADF if it is not open, EINVAL if it is another kind of descriptor
     * @throws IllegalArgumentException if {@code max} is not positive
     * @see "signalfd(2)"
     */
    public static List<Siginfo> signalfd_read(int fd, int max) throws ErrnoException {
        if (max <= 0) {
            throw new IllegalArgumentException("max: must be positive: " + max);
        }
        try (Scratch scratch = Scratch.take()) {
            int size = Siginfo.Layout.SIGNALFD.size;
            long array = scratch.allocate((long) max * size);
            long count = readOrNothing(scratch, fd, array, (long) max * size);
            requireWhole(READ.name(), count % size == 0);
            List<Siginfo> signals = new ArrayList<>();
            for (long info = array; info < array + count; info += size) {
                signals.add(Siginfo.ofSignalfd(info));
            }
            return Collections.unmodifiableList(signals);
        }
    }

    /**
     * {@code int inotify_init1(int flags)} - makes a queue of what happens to files and directories.
     *
     * @param flags 0 or any of {@code IN_NONBLOCK} and {@code IN_CLOEXEC}, which is added
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EINVAL for another flag, EMFILE if the user has too many of them or the process has no descriptor left, ENFILE
     * @see "inotify_init1(2)"
     */
    public static int inotify_init1(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) INOTIFY_INIT1.call(scratch, flags | IN_CLOEXEC);
            if (fd == -1) {
                throw failed(INOTIFY_INIT1, scratch);
            }
            return fd;
        }
    }

    /**
     * {@code int inotify_add_watch(int fd, const char *pathname, uint32_t mask)} - watches a file, or a directory and the files in it, but not those
     * below its directories.
     *
     * @param fd the queue
     * @param path the file or directory
     * @param mask what to watch for, of the {@code IN_} constants; it takes the place of what the file was watched for, if it was
     * @return the watch, which the events bear
     * @throws ErrnoException EACCES if it may not be read, ENOENT, ENOTDIR for {@code IN_ONLYDIR}, EEXIST for {@code IN_MASK_CREATE}, EINVAL if
     *     the mask has nothing to watch for or {@code fd} is no queue, EBADF if it is not open, ENOSPC if the user watches too many
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "inotify_add_watch(2)"
     */
    public static int inotify_add_watch(int fd, String path, int mask) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int wd = (int) INOTIFY_ADD_WATCH.call(scratch, fd, scratch.path(path, "path"), mask);
            if (wd == -1) {
                throw failed(INOTIFY_ADD_WATCH, scratch, path);
            }
            return wd;
        }
    }

    /**
     * {@code int inotify_rm_watch(int fd, int wd)} - watches a file no more. An event with {@code IN_IGNORED} follows.
     *
     * @param fd the queue
     * @param wd the watch
     * @throws ErrnoException EINVAL if there is no such watch or {@code fd} is no queue, EBADF if it is not open
     * @see "inotify_rm_watch(2)"
     */
    public static void inotify_rm_watch(int fd, int wd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (INOTIFY_RM_WATCH.call(scratch, fd, wd) == -1) {
                throw failed(INOTIFY_RM_WATCH, scratch);
            }
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - takes what happened from a queue, as much as 8 KiB hold. Waits until something has, if
     * the queue is not non-blocking.
     *
     * @param fd the queue
     * @return what happened, in its order; empty if nothing has and the queue is non-blocking
     * @throws ErrnoException EBADF if it is not open, EINVAL if it is another kind of descriptor
     * @see "inotify(7)"
     */
    public static List<InotifyEvent> inotify_read(int fd) throws ErrnoException {
        return inotify_read(fd, INOTIFY_BUFFER);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - takes what happened from a queue. Waits until something has, if the queue is not
     * non-blocking.
     *
     * @param fd the queue
     * @param count how many bytes of events to take at most: an event has 16 and its name, rounded up to 16
     * @return what happened, in its order; empty if nothing has and the queue is non-blocking
     * @throws ErrnoException EINVAL if {@code count} bytes do not hold the next event or it is another kind of descriptor, EBADF if it is not
     *     open
     * @throws IllegalArgumentException if the count is negative
     * @see "inotify(7)"
     */
    public static List<InotifyEvent> inotify_read(int fd, int count) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(count);
            long end = memory + readOrNothing(scratch, fd, memory, count);
            List<InotifyEvent> events = new ArrayList<>();
            int header = InotifyLayout.STRUCT.size();
            for (long event = memory; event < end; event += header + InotifyLayout.LEN.get(event)) {
                requireWhole(READ.name(), end - event >= header && end - event - header >= InotifyLayout.LEN.get(event));
                events.add(new InotifyEvent(InotifyLayout.WD.getInt(event), InotifyLayout.MASK.getInt(event), InotifyLayout.COOKIE.getInt(event),
                        InotifyLayout.LEN.get(event) == 0 ? null : CStrings.read(event + header)));
            }
            return Collections.unmodifiableList(events);
        }
    }

    private static int make(CFunction function, long what, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) function.call(scratch, what, flags);
            if (fd == -1) {
                throw failed(function, scratch);
            }
            return fd;
        }
    }

    private static long readCount(String name, int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long count = scratch.allocate(Long.BYTES);
            int errno = errnoOfReading(scratch, fd, count);
            if (errno != 0) {
                throw new ErrnoException(name, errno);
            }
            return Memory.getLong(count);
        }
    }

    private static long tryReadCount(int fd) {
        try (Scratch scratch = Scratch.take()) {
            long count = scratch.allocate(Long.BYTES);
            int errno = errnoOfReading(scratch, fd, count);
            return errno != 0 ? -errno : Memory.getLong(count);
        }
    }

    /** Reads a count; 0 if it is there. */
    private static int errnoOfReading(Scratch scratch, int fd, long count) {
        long result = READ.call(scratch, fd, count, Long.BYTES);
        return result == Long.BYTES ? 0 : result == -1 ? scratch.errno() : Errno.EINVAL.code();
    }

    /** A descriptor of another kind may be readable too, and give any bytes. */
    private static void requireWhole(String name, boolean isWhole) throws ErrnoException {
        if (!isWhole) {
            throw new ErrnoException(name, Errno.EINVAL.code());
        }
    }

    /** As {@code read}, but for EAGAIN, which is 0 bytes. */
    private static long readOrNothing(Scratch scratch, int fd, long memory, long size) throws ErrnoException {
        long count = READ.call(scratch, fd, memory, size);
        if (count != -1) {
            return count;
        }
        if (Errno.of(scratch.errno()) == Errno.EAGAIN) {
            return 0;
        }
        throw failed(READ, scratch);
    }
}
