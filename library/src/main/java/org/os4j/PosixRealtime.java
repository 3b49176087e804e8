package org.os4j;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Times;

/**
 * POSIX's real-time calls, by which processes work together: semaphores, shared memory, and timers that signal: a part of {@link Posix}.
 *
 * <p>Names begin with a slash and have no other. They stay until they are unlinked, or the system ends. What waits may block; a virtual thread keeps its
 * carrier meanwhile. A timeout is a span from now on. Before glibc 2.34 these calls are in libraries of their own, and os4j
 * says that there are none.
 */
public abstract sealed class PosixRealtime extends PosixQueues permits PosixFork {
    private static final CFunction SHM_OPEN = CFunction.ofInt("shm_open");
    private static final CFunction SHM_UNLINK = CFunction.ofInt("shm_unlink");
    private static final CFunction SEM_OPEN = CFunction.ofLong("sem_open");
    private static final CFunction SEM_CLOSE = CFunction.ofInt("sem_close");
    private static final CFunction SEM_UNLINK = CFunction.ofInt("sem_unlink");
    private static final CFunction SEM_INIT = CFunction.ofInt("sem_init");
    private static final CFunction SEM_POST = CFunction.ofInt("sem_post");
    private static final CFunction SEM_WAIT = CFunction.ofInt("sem_wait");
    private static final CFunction SEM_TRYWAIT = CFunction.ofInt("sem_trywait");
    private static final CFunction SEM_TIMEDWAIT = CFunction.ofInt("sem_timedwait");
    private static final CFunction SEM_GETVALUE = CFunction.ofInt("sem_getvalue");
    private static final CFunction TIMER_CREATE = CFunction.ofInt("timer_create");
    private static final CFunction TIMER_SETTIME = CFunction.ofInt("timer_settime");
    private static final CFunction TIMER_GETTIME = CFunction.ofInt("timer_gettime");
    private static final CFunction TIMER_GETOVERRUN = CFunction.ofInt("timer_getoverrun");
    private static final CFunction TIMER_DELETE = CFunction.ofInt("timer_delete");

    PosixRealtime() {}

    /** The layout, for those who use semaphores. */
    private static final class Layout {
        static final int SEMAPHORE = Struct.named("sem_t").size();

        private Layout() {}
    }

    /**
     * {@code int shm_open(const char *name, int oflag, mode_t mode)} - opens memory that processes share by a name; {@link Posix#ftruncate} gives it its
     * size, {@link Posix#mmap} maps it.
     *
     * @param name its name, as {@code /memory}
     * @param flags {@code O_RDONLY} or {@code O_RDWR}, and any of {@code O_CREAT}, {@code O_EXCL} and {@code O_TRUNC}
     * @param mode the permissions of memory that is made, before the umask
     * @return its descriptor, close-on-exec
     * @throws ErrnoException ENOENT if there is none and none is made, EEXIST, EACCES, EINVAL for a name that is none, EMFILE, ENFILE
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "shm_open(3), shm_overview(7)"
     */
    public static int shm_open(String name, int flags, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) SHM_OPEN.call(scratch, scratch.string(name, "name"), flags | O_CLOEXEC, mode);
            if (fd == -1) {
                throw failed(SHM_OPEN, scratch, name);
            }
            return fd;
        }
    }

    /**
     * {@code int shm_unlink(const char *name)} - removes the name of shared memory; it is gone when nobody maps it.
     *
     * @param name its name
     * @throws ErrnoException ENOENT, EACCES, EINVAL for a name that is none
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "shm_unlink(3)"
     */
    public static void shm_unlink(String name) throws ErrnoException {
        unlinkName(SHM_UNLINK, name);
    }

    /**
     * {@code sem_t *sem_open(const char *name, int oflag)} - opens a semaphore that there is.
     *
     * @param name its name, as {@code /semaphore}
     * @return the semaphore, until {@link #sem_close}
     * @throws ErrnoException ENOENT if there is none, EACCES, EINVAL for a name that is none
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "sem_open(3), sem_overview(7)"
     */
    public static MemorySegment sem_open(String name) throws ErrnoException {
        return openSemaphore(name, 0, 0, 0);
    }

    /**
     * {@code sem_t *sem_open(const char *name, int oflag, mode_t mode, unsigned int value)} - opens a semaphore, and makes it if there is none.
     *
     * @param name its name, as {@code /semaphore}
     * @param flags 0 or {@code O_EXCL}; {@code O_CREAT} is added
     * @param mode its permissions, before the umask
     * @param value what it counts from, if it is made
     * @return the semaphore, until {@link #sem_close}
     * @throws ErrnoException EEXIST for {@code O_EXCL} if there is one, EINVAL for a value that is too high; as {@link #sem_open(String)} otherwise
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "sem_open(3), sem_overview(7)"
     */
    public static MemorySegment sem_open(String name, int flags, int mode, int value) throws ErrnoException {
        return openSemaphore(name, flags | O_CREAT, mode, value);
    }

    private static MemorySegment openSemaphore(String name, int flags, int mode, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long semaphore = SEM_OPEN.call(scratch, scratch.string(name, "name"), flags, mode, Integer.toUnsignedLong(value));
            if (semaphore == 0) {
                throw failed(SEM_OPEN, scratch, name);
            }
            return Memory.segment(semaphore, Layout.SEMAPHORE);
        }
    }

    /**
     * {@code int sem_close(sem_t *sem)} - closes a semaphore of {@link #sem_open}. It must not be used any more: touching it may end the process.
     *
     * @param semaphore the semaphore
     * @throws ErrnoException EINVAL if it was not opened by a name
     * @throws IllegalArgumentException if it is no memory of a semaphore
     * @see "sem_close(3)"
     */
    public static void sem_close(MemorySegment semaphore) throws ErrnoException {
        onSemaphore(SEM_CLOSE, semaphore, 0, 0);
    }

    /**
     * {@code int sem_unlink(const char *name)} - removes a semaphore's name; it is gone when the last has closed it.
     *
     * @param name its name
     * @throws ErrnoException ENOENT, EACCES
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "sem_unlink(3)"
     */
    public static void sem_unlink(String name) throws ErrnoException {
        unlinkName(SEM_UNLINK, name);
    }

    /**
     * {@code int sem_init(sem_t *sem, int pshared, unsigned int value)} - makes a semaphore in memory that the caller has: in a shared mapping, for
     * processes.
     *
     * @param memory where it lies: native memory of at least 32 bytes, aligned to 8
     * @param shared whether other processes use it
     * @param value what it counts from
     * @throws ErrnoException EINVAL for a value that is too high
     * @throws IllegalArgumentException if it is no memory for a semaphore
     * @see "sem_init(3)"
     */
    public static void sem_init(MemorySegment memory, boolean shared, int value) throws ErrnoException {
        onSemaphore(SEM_INIT, memory, shared ? 1 : 0, Integer.toUnsignedLong(value));
    }

    /**
     * {@code int sem_post(sem_t *sem)} - adds one to a semaphore, and lets one who waits go on.
     *
     * @param semaphore the semaphore
     * @throws ErrnoException EOVERFLOW if it would be too high
     * @throws IllegalArgumentException if it is no memory of a semaphore
     * @see "sem_post(3)"
     */
    public static void sem_post(MemorySegment semaphore) throws ErrnoException {
        onSemaphore(SEM_POST, semaphore, 0, 0);
    }

    /**
     * {@code int sem_wait(sem_t *sem)} - takes one from a semaphore. Waits while it is 0.
     *
     * @param semaphore the semaphore
     * @throws ErrnoException none that is known
     * @throws IllegalArgumentException if it is no memory of a semaphore
     * @see "sem_wait(3)"
     */
    public static void sem_wait(MemorySegment semaphore) throws ErrnoException {
        onSemaphore(SEM_WAIT, semaphore, 0, 0);
    }

    /**
     * {@code int sem_trywait(sem_t *sem)} - takes one from a semaphore if it is not 0.
     *
     * @param semaphore the semaphore
     * @return whether it was not
     * @throws ErrnoException none that is known
     * @throws IllegalArgumentException if it is no memory of a semaphore
     * @see "sem_trywait(3)"
     */
    public static boolean sem_trywait(MemorySegment semaphore) throws ErrnoException {
        return succeeds(SEM_TRYWAIT, semaphore, Errno.EAGAIN);
    }

    /**
     * {@code int sem_timedwait(sem_t *sem, const struct timespec *abs_timeout)} - takes one from a semaphore. Waits for a time while it is 0.
     *
     * @param semaphore the semaphore
     * @param timeout how long to wait at most
     * @return false if the time was over
     * @throws ErrnoException none that is known
     * @throws IllegalArgumentException if the timeout is negative, or it is no memory of a semaphore
     * @see "sem_timedwait(3)"
     */
    public static boolean sem_timedwait(MemorySegment semaphore, Duration timeout) throws ErrnoException {
        Objects.requireNonNull(timeout, "timeout");
        long span = Times.timeout(timeout);
        try (Scratch scratch = Scratch.take()) {
            long until = until(scratch, span);
            return succeeds(SEM_TIMEDWAIT, semaphore, until, Errno.ETIMEDOUT);
        }
    }

    /**
     * {@code int sem_getvalue(sem_t *sem, int *sval)} - what a semaphore counts now.
     *
     * @param semaphore the semaphore
     * @return its value
     * @throws ErrnoException none that is known
     * @throws IllegalArgumentException if it is no memory of a semaphore
     * @see "sem_getvalue(3)"
     */
    public static int sem_getvalue(MemorySegment semaphore) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocateZeroed(Integer.BYTES);
            onSemaphore(SEM_GETVALUE, semaphore, value, 0);
            return Memory.getInt(value);
        }
    }

    private static boolean succeeds(CFunction function, MemorySegment semaphore, Errno ordinary) throws ErrnoException {
        return succeeds(function, semaphore, 0, ordinary);
    }

    private static boolean succeeds(CFunction function, MemorySegment semaphore, long argument, Errno ordinary) throws ErrnoException {
        try {
            onSemaphore(function, semaphore, argument, 0);
            return true;
        } catch (ErrnoException e) {
            if (e.errno() == ordinary) {
                return false;
            }
            throw e;
        }
    }

    private static void onSemaphore(CFunction function, MemorySegment semaphore, long b, long c) throws ErrnoException {
        if (!semaphore.isNative() || semaphore.byteSize() < Layout.SEMAPHORE || semaphore.address() % Long.BYTES != 0) {
            throw new IllegalArgumentException("semaphore: must be native memory of " + Layout.SEMAPHORE + " bytes, aligned to 8: " + semaphore);
        }
        try (Scratch scratch = Scratch.take()) {
            if (function.callKeepingAlive(scratch, semaphore.address(), b, c, semaphore) == -1) {
                throw failed(function, scratch);
            }
        }
    }

    /**
     * {@code int timer_create(clockid_t clockid, struct sigevent *sevp, timer_t *timerid)} - makes a timer that signals. It is off until
     * {@link #timer_settime}, and ends with the process, or with an exec. {@code timerfd_create} makes one that is read, which suits a JVM better.
     *
     * @param clockid one of the {@code CLOCK_} constants
     * @param event how it tells that it expired; a signal that the program does not handle ends it
     * @return the timer
     * @throws ErrnoException EINVAL for what is no clock, signal or thread of the process, ENOTSUP for a clock that has no timers, EPERM for an alarm
     *     without CAP_WAKE_ALARM, EAGAIN
     * @see "timer_create(2)"
     */
    public static long timer_create(int clockid, SigEvent event) throws ErrnoException {
        Objects.requireNonNull(event, "event");
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(SigEvent.Layout.STRUCT);
            event.writeTo(struct);
            long timer = scratch.allocateZeroed(Long.BYTES);
            if (TIMER_CREATE.call(scratch, clockid, struct, timer) == -1) {
                throw failed(TIMER_CREATE, scratch);
            }
            return Memory.getLong(timer);
        }
    }

    /**
     * {@code int timer_settime(timer_t timerid, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)} - sets a timer, or turns it
     * off.
     *
     * @param timer the timer
     * @param flags 0 or {@code TIMER_ABSTIME}
     * @param initial when it first expires: from now, or with {@code TIMER_ABSTIME} on its clock; zero turns it off
     * @param interval how long from one expiration to the next; zero for one alone
     * @return what it was set to, from now
     * @throws ErrnoException EINVAL if there is no such timer
     * @throws IllegalArgumentException if one of both times, or the timer, is negative
     * @see "timer_settime(2)"
     */
    public static Itimer timer_settime(long timer, int flags, Duration initial, Duration interval) throws ErrnoException {
        checkTimer(timer);
        Times.check(initial, "initial");
        Times.check(interval, "interval");
        try (Scratch scratch = Scratch.take()) {
            long after = scratch.allocate(Itimer.Layout.STRUCT);
            long before = scratch.allocate(Itimer.Layout.STRUCT);
            Itimer.write(after, initial, interval);
            if (TIMER_SETTIME.call(scratch, timer, flags, after, before) == -1) {
                throw failed(TIMER_SETTIME, scratch);
            }
            return Itimer.read(before);
        }
    }

    /**
     * {@code int timer_gettime(timer_t timerid, struct itimerspec *curr_value)} - what a timer is set to.
     *
     * @param timer the timer
     * @return the time from now until it expires, and the interval
     * @throws ErrnoException EINVAL if there is no such timer
     * @throws IllegalArgumentException if it is negative, which no timer is
     * @see "timer_gettime(2)"
     */
    public static Itimer timer_gettime(long timer) throws ErrnoException {
        checkTimer(timer);
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Itimer.Layout.STRUCT);
            if (TIMER_GETTIME.call(scratch, timer, value) == -1) {
                throw failed(TIMER_GETTIME, scratch);
            }
            return Itimer.read(value);
        }
    }

    /**
     * {@code int timer_getoverrun(timer_t timerid)} - how often a timer expired beside the last time for which its signal was taken.
     *
     * @param timer the timer
     * @return the count
     * @throws ErrnoException EINVAL if there is no such timer
     * @throws IllegalArgumentException if it is negative, which no timer is
     * @see "timer_getoverrun(2)"
     */
    public static int timer_getoverrun(long timer) throws ErrnoException {
        checkTimer(timer);
        try (Scratch scratch = Scratch.take()) {
            int count = (int) TIMER_GETOVERRUN.call(scratch, timer);
            if (count == -1) {
                throw failed(TIMER_GETOVERRUN, scratch);
            }
            return count;
        }
    }

    /**
     * {@code int timer_delete(timer_t timerid)} - ends a timer.
     *
     * @param timer the timer
     * @throws ErrnoException EINVAL if there is no such timer
     * @throws IllegalArgumentException if it is negative, which no timer is
     * @see "timer_delete(2)"
     */
    public static void timer_delete(long timer) throws ErrnoException {
        checkTimer(timer);
        try (Scratch scratch = Scratch.take()) {
            if (TIMER_DELETE.call(scratch, timer) == -1) {
                throw failed(TIMER_DELETE, scratch);
            }
        }
    }

    /** glibc takes what is negative for an address, and would look there. */
    private static void checkTimer(long timer) {
        if (timer < 0) {
            throw new IllegalArgumentException("timer: is none: " + timer);
        }
    }
}
