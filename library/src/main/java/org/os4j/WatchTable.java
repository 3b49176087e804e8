package org.os4j;

import static org.os4j.Posix.*;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.os4j.Dispatcher.Watch;

/** The descriptors that a {@link Dispatcher} waits for, by their numbers, and the epoll that knows them. */
final class WatchTable {
    /** What the kernel says of the descriptor that wakes the loop, which has no watch. */
    static final long WAKEUP = -1;
    private static final int MIN_SIZE = 64;
    private static final int CLOSED = -1;

    private final int wakeup;
    private int epoll;
    private @Nullable Watch[] watches = new Watch[MIN_SIZE];
    private int generation;
    private boolean mayHaveOrphans;

    WatchTable(int wakeup) throws ErrnoException {
        this.wakeup = wakeup;
        epoll = open();
    }

    private int open() throws ErrnoException {
        int fd = epoll_create1(0);
        try {
            epoll_ctl(fd, EPOLL_CTL_ADD, wakeup, EPOLLIN, WAKEUP);
            return fd;
        } catch (ErrnoException e) {
            Posix.close(fd);
            throw e;
        }
    }

    int await(EpollEvents ready, int millis) throws ErrnoException {
        return epoll_wait(epoll, ready, millis);
    }

    @Nullable Watch of(int fd) {
        return fd >= 0 && fd < watches.length ? watches[fd] : null;
    }

    /** The watch that the kernel speaks of; null if that was cancelled, or belonged to what had the number before. */
    @Nullable Watch find(long data) {
        Watch watch = of((int) data);
        return watch != null && watch.generation == generationOf(data) ? watch : null;
    }

    private static int generationOf(long data) {
        return (int) (data >>> Integer.SIZE);
    }

    int nextGeneration() {
        return ++generation;
    }

    /** In place of one whose descriptor was closed too early. */
    void add(Watch watch, int events) throws ErrnoException {
        Watch old = of(watch.fd());
        try {
            set(watch, EPOLL_CTL_ADD, events);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EEXIST) {
                throw new IllegalStateException("fd: is watched already: " + watch.fd());
            }
            throw e;
        }
        if (old != null) {
            forget(old);
            mayHaveOrphans = true;
        }
        if (watch.fd() >= watches.length) {
            watches = Arrays.copyOf(watches, Math.max(watch.fd() + 1, 2 * watches.length));
        }
        watches[watch.fd()] = watch;
    }

    void set(Watch watch, int operation, int wanted) throws ErrnoException {
        epoll_ctl(epoll, operation, watch.fd(), wanted, (long) watch.generation << Integer.SIZE | watch.fd());
        watch.isInSet = wanted != 0;
        watch.events = wanted;
    }

    void remove(Watch watch) {
        if (watch.isInSet) {
            try {
                epoll_ctl(epoll, EPOLL_CTL_DEL, watch.fd(), 0);
            } catch (ErrnoException wasClosed) {
                mayHaveOrphans = true;
            }
        }
        forget(watch);
    }

    private void forget(Watch watch) {
        watch.isInSet = false;
        if (of(watch.fd()) == watch) {
            watches[watch.fd()] = null;
        }
    }

    boolean mayHaveOrphans() {
        return mayHaveOrphans;
    }

    /**
     * A descriptor that was closed before its watch was cancelled, while a copy of it (dup's, a child's) is open, is reported for ever, and there is no
     * number left to remove it by. So the others move to another epoll.
     */
    void dropOrphans(BiConsumer<Watch, ErrnoException> failures) throws ErrnoException {
        int old = epoll;
        try {
            epoll = open();
            Posix.close(old);
        } catch (ErrnoException e) {
            // There may be no descriptor left for a second.
            epoll = CLOSED;
            Posix.close(old);
            epoll = open();
        }
        mayHaveOrphans = false;
        for (Watch watch : watches) {
            if (watch != null && watch.isInSet) {
                try {
                    set(watch, EPOLL_CTL_ADD, watch.events);
                } catch (ErrnoException e) {
                    forget(watch);
                    failures.accept(watch, e);
                }
            }
        }
    }

    /** Forgets all, of which each is told. */
    void close(Consumer<Watch> forgotten) {
        for (Watch watch : watches) {
            if (watch != null) {
                forget(watch);
                forgotten.accept(watch);
            }
        }
        Dispatcher.quietly(epoll);
    }
}
