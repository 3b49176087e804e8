package org.os4j;

import static org.os4j.Posix.*;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Times;

/**
 * Descriptors, timers, signals and children's ends in one loop on one thread.
 *
 * <pre>{@code
 * try (Dispatcher dispatcher = new Dispatcher()) {
 *     dispatcher.onReadable(fd, watch -> serve(read(watch.fd(), 4096)));
 *     dispatcher.every(Duration.ofSeconds(10), () -> report());
 *     dispatcher.onSignal(SIGTERM, signal -> dispatcher.stop());
 *     dispatcher.onEnd(posix_spawnp("make", List.of("make")), (pid, status) -> System.out.println(status));
 *     dispatcher.run();
 * }
 * }</pre>
 *
 * <p><i>Threads.</i> All callbacks run on the thread that calls {@link #run}, one after the other: a callback that blocks holds up all others. While
 * the loop runs, that thread alone may use the dispatcher; from another, give {@link #execute} what is to be done. {@link #execute}, {@link #wakeup}
 * and {@link #stop} may be called from any thread. A virtual thread that runs the loop keeps its carrier while it waits.
 *
 * <p><i>Failures.</i> What a callback throws goes to the {@linkplain #setErrorHandler error handler}, and everything goes on: other callbacks, and that
 * one the next time. A descriptor stays ready, and is called for again, until its callback reads what there is or is cancelled.
 *
 * <p><i>fork().</i> A child shares the kernel's side of an epoll with its parent, and would take and change what is the parent's. So a dispatcher is
 * closed in the child: its signals do there what they did before, and the child makes a dispatcher of its own.
 */
public final class Dispatcher implements Executor, AutoCloseable {
    private static final int EVENTS_AT_ONCE = 256;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** Times on the clock of nanoTime are compared by their difference, which must not overflow: 73 years. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private final int process = getpid();
    private final EpollEvents ready = new EpollEvents(EVENTS_AT_ONCE);
    final TimerHeap timers = new TimerHeap();
    private final DispatcherSignals signals = new DispatcherSignals(this);
    private final TaskQueue tasks = new TaskQueue(this);
    private final WatchTable watches;
    private final Consumer<Task> caller = task -> call(task, task);
    private final AtFork atFork;
    private ErrorHandler errorHandler = Dispatcher::log;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private volatile boolean closed;
    private volatile boolean abandoned;

    /** Something to do. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does it.
         *
         * @throws Exception for the error handler
         */
        void run() throws Exception;
    }

    /** What is done when a descriptor is ready for what its watch waits for. */
    @FunctionalInterface
    public interface ReadyHandler {
        /**
         * Reads or writes, as much as there is or only a part: what is left is reported again.
         *
         * @param watch the descriptor, and the way to wait for something else or no more
         * @throws Exception for the error handler; the watch goes on
         */
        void ready(Watch watch) throws Exception;
    }

    /** What is done when a child has ended. */
    @FunctionalInterface
    public interface EndHandler {
        /**
         * Takes note. The child has been waited for.
         *
         * @param pid the child
         * @param status how it ended; null if somebody else has waited for it, or the process ignores SIGCHLD, and nobody can know
         * @throws Exception for the error handler
         */
        void ended(int pid, @Nullable WaitStatus status) throws Exception;
    }

    /** What is done when a callback throws. */
    @FunctionalInterface
    public interface ErrorHandler {
        /**
         * Takes note.
         *
         * @param callback which callback it was, in words
         * @param thrown what it threw
         */
        void failed(String callback, Throwable thrown);
    }

    /** Something that is waited for. */
    public interface Subscription {
        /** Waits for it no more. Its callback is not called again, not even for what has happened already. May be called twice. */
        void cancel();

        /**
         * Whether it is still waited for.
         *
         * @return false once it was cancelled, the dispatcher was closed, or what happens once has happened
         */
        boolean isActive();
    }

    /**
     * A dispatcher that waits for nothing yet.
     *
     * @throws ErrnoException EMFILE or ENFILE if there are no two descriptors left
     */
    public Dispatcher() throws ErrnoException {
        try {
            watches = new WatchTable(tasks.descriptor());
        } catch (ErrnoException e) {
            tasks.close();
            throw e;
        }
        atFork = register_at_fork(null, null, this::abandonInChild);
    }

    /**
     * Calls back whenever a descriptor can be read, has come to its end or has an error.
     *
     * @param fd the descriptor; it stays the caller's, who cancels the watch before closing it
     * @param handler what is done then
     * @return the watch
     * @throws ErrnoException as {@link #watch}
     */
    public Watch onReadable(int fd, ReadyHandler handler) throws ErrnoException {
        return watch(fd, EPOLLIN, handler);
    }

    /**
     * Calls back whenever a descriptor can be written, or has an error: for a socket nearly always. Wait for it only while there is something to write.
     *
     * @param fd the descriptor; it stays the caller's, who cancels the watch before closing it
     * @param handler what is done then
     * @return the watch
     * @throws ErrnoException as {@link #watch}
     */
    public Watch onWritable(int fd, ReadyHandler handler) throws ErrnoException {
        return watch(fd, EPOLLOUT, handler);
    }

    /**
     * Calls back whenever a descriptor is ready. It should be non-blocking, since what was ready may be so no more: another process may have read it.
     *
     * <p>Cancel the watch before the descriptor is closed. If it was closed before, and the number has come to mean another file, this takes the place of
     * the old watch, which is cancelled.
     *
     * @param fd the descriptor; it stays the caller's
     * @param events what to wait for: any of {@code EPOLLIN}, {@code EPOLLOUT}, {@code EPOLLPRI} and {@code EPOLLRDHUP}; with {@code EPOLLONESHOT}
     *     once, until {@link Watch#events(int)} is called again; with {@code EPOLLET} for each change; {@code EPOLLEXCLUSIVE}, where processes share
     *     a listening socket, to wake few of them (if one that was woken is killed before it accepts, the others sleep on until the next
     *     connection). {@code EPOLLERR} and {@code EPOLLHUP} are always waited for, but by a watch that waits for nothing (0)
     * @param handler what is done then
     * @return the watch
     * @throws ErrnoException EPERM for a file or directory, which is always ready; EBADF if it is not open; ENOSPC if the user watches too many
     * @throws IllegalStateException if the descriptor is watched already, the dispatcher is closed, or its loop runs in another thread
     */
    public Watch watch(int fd, int events, ReadyHandler handler) throws ErrnoException {
        Objects.requireNonNull(handler, "handler");
        checkUsable();
        Watch watch = new Watch(this, fd, watches.nextGeneration(), handler);
        watches.add(watch, events);
        return watch;
    }

    /**
     * Calls back once, after a time. Timers that expire together run in the order in which they were set.
     *
     * @param delay the time from now; zero for the next turn of the loop. The loop counts milliseconds, rounded up
     * @param task what is done then
     * @return the timer
     * @throws IllegalArgumentException if the delay is negative
     * @throws IllegalStateException if the dispatcher is closed, or its loop runs in another thread
     */
    public Subscription after(Duration delay, Task task) {
        return set(new DispatcherTimer(this, 0, task), nanos(delay, "delay"));
    }

    /**
     * Calls back again and again. The times are those of the first call and do not drift; those that the loop was too busy for are one.
     *
     * @param period the time from now to the first call, and from each to the next
     * @param task what is done each time
     * @return the timer
     * @throws IllegalArgumentException if the period is not positive
     * @throws IllegalStateException if the dispatcher is closed, or its loop runs in another thread
     */
    public Subscription every(Duration period, Task task) {
        long nanos = nanos(period, "period");
        if (nanos == 0) {
            throw new IllegalArgumentException("period: must be positive: " + period);
        }
        return set(new DispatcherTimer(this, nanos, task), nanos);
    }

    /**
     * Calls back for each signal of a kind that comes to the process, on the loop's thread. What the process did on it before is put back when this is
     * cancelled, unless something else was set meanwhile.
     *
     * <p>It goes by a handler of {@link Posix#signal}, not by {@code signalfd}: that would need every thread of the JVM to block the signal. So what
     * {@code signal} says of each signal is so here too: SIGQUIT and real-time signals have no Java handler.
     *
     * @param signum the signal
     * @param handler what is done then
     * @return the subscription
     * @throws IllegalArgumentException if it is no signal, or cannot be caught
     * @throws UnsupportedOperationException naming the signal and the reason, if the JVM needs it
     * @throws IllegalStateException if this dispatcher waits for that signal already, is closed, or its loop runs in another thread
     */
    public Subscription onSignal(int signum, SignalHandler handler) {
        Objects.requireNonNull(handler, "handler");
        checkUsable();
        return signals.add(signum, handler);
    }

    /**
     * Calls back when a child has ended, which waits for the child: it leaves no zombie. It must be a child that nobody else waits for: not one of
     * {@link ProcessBuilder}'s.
     *
     * @param pid the child
     * @param handler what is done then
     * @return the subscription; once it is cancelled, somebody else must wait for the child
     * @throws ErrnoException ESRCH if there is no such process, EMFILE or ENFILE if there is no descriptor left
     * @throws UnsupportedOperationException before Linux 5.4, which has no descriptors of processes that can be waited for
     * @throws IllegalStateException if the dispatcher is closed, or its loop runs in another thread
     */
    public Subscription onEnd(int pid, EndHandler handler) throws ErrnoException {
        Objects.requireNonNull(handler, "handler");
        checkUsable();
        int pidfd = pidfd_open(pid);
        try {
            ChildWatch child = new ChildWatch(pid, pidfd, handler);
            Watch watch = watch(pidfd, EPOLLIN, ready -> child.ended());
            child.watch = watch;
            watch.child = child;
            return child;
        } catch (ErrnoException e) {
            Posix.close(pidfd);
            throw e;
        }
    }

    /**
     * Says who learns what callbacks throw. Without it, a {@link System.Logger} named {@code org.os4j.Dispatcher} does.
     *
     * @param handler what is done then, on the loop's thread; what it throws itself is logged
     */
    public void setErrorHandler(ErrorHandler handler) {
        errorHandler = Objects.requireNonNull(handler, "handler");
    }

    /**
     * Has something done by the loop's thread, in its next turn; in the order in which it was given. From any thread.
     *
     * @param task what is to be done; what has not been done when the dispatcher is closed is dropped
     * @throws RejectedExecutionException if the dispatcher is closed
     */
    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        if (!post(new Execution(task))) {
            throw new RejectedExecutionException(whyClosed());
        }
    }

    /** Ends the wait that the loop is in, or its next one. From any thread. */
    public void wakeup() {
        tasks.wakeup();
    }

    /** Ends {@link #run} after the callbacks that are due, or the next one if it does not run yet. From any thread, and from callbacks. */
    public void stop() {
        stopping = true;
        wakeup();
    }

    /**
     * Waits and calls back until {@link #stop} or {@link #close}.
     *
     * @throws ErrnoException if waiting fails, which it does not
     * @throws IllegalStateException if the dispatcher is closed or runs already; in a child, if it was forked from within a callback that returned
     */
    public void run() throws ErrnoException {
        enter();
        try {
            while (!stopping && !closed) {
                turn(Times.FOREVER);
            }
            if (abandoned) {
                throw new IllegalStateException(whyClosed());
            }
        } finally {
            stopping = false;
            thread = null;
        }
    }

    /**
     * Waits once, and calls back for what has happened.
     *
     * @param timeout how long to wait at most; zero to look and not wait
     * @return how many callbacks were called; 0 if the time was over, or {@link #wakeup} was called
     * @throws ErrnoException if waiting fails, which it does not
     * @throws IllegalArgumentException if the timeout is negative
     * @throws IllegalStateException if the dispatcher is closed or runs already
     */
    public int runOnce(Duration timeout) throws ErrnoException {
        long nanos = nanos(timeout, "timeout");
        enter();
        try {
            return turn(nanos);
        } finally {
            thread = null;
        }
    }

    /**
     * Ends everything: nothing is called back any more, and the signals do what they did before. Descriptors that were watched stay open.
     *
     * @throws IllegalStateException if the loop runs in another thread: {@link #stop} it first
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        checkUsable();
        closed = true;
        tasks.awaitWakers();
        dispose();
    }

    /** In a forked child: leaves what is the parent's alone, and waits for no other thread, which may not be there any more. */
    private void abandonInChild() {
        if (closed) {
            return;
        }
        abandoned = true;
        closed = true;
        dispose();
        signals.sendAgain();
    }

    private void dispose() {
        atFork.close();
        signals.clear();
        watches.close(watch -> {
            if (watch.child != null) {
                quietly(watch.fd);
            }
        });
        timers.clear();
        tasks.close();
    }

    static void quietly(int fd) {
        try {
            Posix.close(fd);
        } catch (ErrnoException closedByAnother) {
            // It is closed, which is what was wanted.
        }
    }

    private void enter() {
        checkUsable();
        if (thread != null) {
            throw new IllegalStateException("the loop runs already");
        }
        thread = Thread.currentThread();
    }

    void checkUsable() {
        if (closed) {
            throw new IllegalStateException(whyClosed());
        }
        Thread running = thread;
        if (running != null && running != Thread.currentThread()) {
            throw new IllegalStateException("the loop runs in another thread, which alone may do this: use execute()");
        }
    }

    private String whyClosed() {
        return abandoned ? "the dispatcher belongs to the process that forked: make one in the child" : "the dispatcher is closed";
    }

    boolean isOfThisProcess() {
        return getpid() == process;
    }

    boolean isClosed() {
        return closed;
    }

    private static long nanos(Duration span, String argument) {
        Times.check(span, argument);
        return Math.min(LONGEST, Times.timeout(span));
    }

    boolean post(Task task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        return true;
    }

    private DispatcherTimer set(DispatcherTimer timer, long nanos) {
        checkUsable();
        timer.deadline = System.nanoTime() + nanos;
        timers.add(timer);
        return timer;
    }

    private int turn(long timeout) throws ErrnoException {
        int count = watches.await(ready, millis(timeout));
        int called = 0;
        boolean orphans = false;
        for (int i = 0; i < count && !closed; i++) {
            long data = ready.data(i);
            if (data == WatchTable.WAKEUP) {
                tasks.awake();
                continue;
            }
            Watch watch = watches.find(data);
            if (watch == null) {
                orphans = watches.mayHaveOrphans();
            } else if (watch.isInSet) {
                watch.fire(ready.events(i));
                called++;
            }
        }
        if (orphans && !closed) {
            watches.dropOrphans(this::failed);
        }
        return called + tasks.drain(caller) + runTimers();
    }

    private int millis(long timeout) {
        if (!tasks.isEmpty()) {
            return 0;
        }
        long wait = timeout;
        TimerHeap.Entry first = timers.first();
        if (first != null) {
            long left = Math.max(0, first.deadline - System.nanoTime());
            wait = wait == Times.FOREVER ? left : Math.min(wait, left);
        }
        return wait == Times.FOREVER ? -1 : (int) Math.min(Integer.MAX_VALUE, (wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    private int runTimers() {
        int called = 0;
        long now = System.nanoTime();
        while (!closed && timers.first() instanceof DispatcherTimer timer && timer.deadline - now <= 0) {
            timers.remove(timer);
            if (timer.period > 0) {
                timer.deadline += ((now - timer.deadline) / timer.period + 1) * timer.period;
                timers.add(timer);
            }
            call(timer.task, timer);
            called++;
        }
        return called;
    }

    private void call(Task task, Object what) {
        try {
            task.run();
        } catch (Throwable thrown) {
            failed(what, thrown);
        }
    }

    private void failed(Object callback, Throwable thrown) {
        try {
            errorHandler.failed(callback.toString(), thrown);
        } catch (Throwable another) {
            another.addSuppressed(thrown);
            log(callback.toString(), another);
        }
    }

    private static void log(String callback, Throwable thrown) {
        System.getLogger(Dispatcher.class.getName()).log(Level.ERROR, callback + " failed", thrown);
    }

    /** A descriptor that is waited for. */
    public static final class Watch implements Subscription {
        private final Dispatcher dispatcher;
        private final int fd;
        /** Tells it from those that had the number before. */
        final int generation;
        private final ReadyHandler handler;
        /** Kept by the table. */
        int events;
        /** Whether the kernel waits for it. */
        boolean isInSet;
        private int readyEvents;
        private @Nullable ChildWatch child;

        private Watch(Dispatcher dispatcher, int fd, int generation, ReadyHandler handler) {
            this.dispatcher = dispatcher;
            this.fd = fd;
            this.generation = generation;
            this.handler = handler;
        }

        /**
         * The descriptor.
         *
         * @return its number
         */
        public int fd() {
            return fd;
        }

        /**
         * What it is waited for.
         *
         * @return of the {@code EPOLL} constants
         */
        public int events() {
            return events;
        }

        /**
         * Waits for something else from now on, or again after {@code EPOLLONESHOT}.
         *
         * @param wanted as for {@link Dispatcher#watch}; 0 to wait for nothing, not even for errors, until this is called again
         * @throws ErrnoException EBADF or ENOENT if the descriptor was closed
         * @throws IllegalStateException if this was cancelled, or the loop runs in another thread
         */
        public void events(int wanted) throws ErrnoException {
            dispatcher.checkUsable();
            if (!isActive()) {
                throw new IllegalStateException(this + " was cancelled");
            }
            if (isInSet) {
                dispatcher.watches.set(this, wanted == 0 ? EPOLL_CTL_DEL : EPOLL_CTL_MOD, wanted);
            } else if (wanted != 0) {
                dispatcher.watches.set(this, EPOLL_CTL_ADD, wanted);
            }
        }

        /**
         * What the descriptor is ready for: for the callback.
         *
         * @return of the {@code EPOLL} constants, with {@code EPOLLERR} and {@code EPOLLHUP}; 0 before the first callback
         */
        public int readyEvents() {
            return readyEvents;
        }

        @Override
        public void cancel() {
            if (!isActive()) {
                return;
            }
            dispatcher.checkUsable();
            dispatcher.watches.remove(this);
        }

        @Override
        public boolean isActive() {
            return dispatcher.watches.of(fd) == this;
        }

        @Override
        public String toString() {
            return child != null ? child.toString() : "the watch of descriptor " + fd;
        }

        private void fire(int now) {
            readyEvents = now;
            try {
                handler.ready(this);
            } catch (Throwable thrown) {
                dispatcher.failed(this, thrown);
            }
        }
    }

    private record Execution(Runnable runnable) implements Task {
        @Override
        public void run() {
            runnable.run();
        }

        @Override
        public String toString() {
            return "a task of execute()";
        }
    }
}
