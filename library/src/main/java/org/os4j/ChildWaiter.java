package org.os4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.fork.ForkLock;

/**
 * The one thread that waits for all children whose end somebody wants to be told of. It sleeps in poll until one ends; it is there while there are
 * such children, and leaves no descriptor behind.
 */
final class ChildWaiter implements Runnable {
    private static final ForkLock LOCK = new ForkLock();
    private static @Nullable ChildWaiter current;

    static {
        Posix.register_at_fork(null, null, ChildWaiter::forget);
    }

    /** A counter: what adds to it wakes the thread, and never waits itself. */
    private final int wake;
    /** By the descriptor that becomes readable with its end. */
    private final Map<Integer, ChildExit> children = new TreeMap<>();

    private ChildWaiter() throws ErrnoException {
        wake = PosixEvents.eventfd(0, EventConstants.EFD_NONBLOCK);
    }

    /** Sees to it that the child's future is completed with its end. */
    static void register(ChildExit child) {
        try {
            int pidfd = child.open();
            if (pidfd < 0) {
                child.complete();
            } else {
                register(child, pidfd);
            }
        } catch (ErrnoException e) {
            child.fail(e);
        }
    }

    private static void register(ChildExit child, int pidfd) throws ErrnoException {
        boolean registered = false;
        try (var _ = LOCK.hold()) {
            ChildWaiter waiter = current;
            if (waiter == null) {
                waiter = start();
            } else {
                PosixEvents.eventfd_write(waiter.wake, 1);
            }
            waiter.children.put(pidfd, child);
            registered = true;
        } finally {
            if (!registered) {
                Posix.close(pidfd);
            }
        }
    }

    private static ChildWaiter start() throws ErrnoException {
        ChildWaiter waiter = new ChildWaiter();
        try {
            Thread.ofPlatform().daemon().name("os4j-children").start(waiter);
        } catch (OutOfMemoryError e) {
            // So Java says that the system gives no thread.
            waiter.end();
            throw new ErrnoException("pthread_create", Errno.EAGAIN.code());
        }
        current = waiter;
        return waiter;
    }

    @Override
    public void run() {
        boolean more = true;
        while (more) {
            List<ChildExit> ended = new ArrayList<>();
            try {
                int[] fds = descriptors();
                int[] ready = new int[fds.length];
                int[] events = new int[fds.length];
                Arrays.fill(events, Posix.POLLIN);
                Posix.poll(fds, events, ready, Deadline.FOR_EVER);
                if (ready[0] != 0) {
                    PosixEvents.tryEventfd_read(wake);
                }
                more = take(fds, ready, ended);
            } catch (ErrnoException e) {
                more = giveUp(e);
            }
            ended.forEach(ChildExit::complete);
        }
    }

    private int[] descriptors() {
        try (var _ = LOCK.hold()) {
            int[] fds = new int[children.size() + 1];
            fds[0] = wake;
            int i = 1;
            for (int pidfd : children.keySet()) {
                fds[i++] = pidfd;
            }
            return fds;
        }
    }

    /** Forgets the children that have ended; false if there are no others, and this thread is to go. */
    private boolean take(int[] fds, int[] ready, List<ChildExit> ended) throws ErrnoException {
        try (var _ = LOCK.hold()) {
            for (int i = 1; i < fds.length; i++) {
                if (ready[i] != 0) {
                    ended.add(children.remove(fds[i]));
                    Posix.close(fds[i]);
                }
            }
            if (!children.isEmpty()) {
                return true;
            }
            end();
            return false;
        }
    }

    /** poll has no failure but for want of memory; nobody shall wait for ever because of it. */
    private boolean giveUp(ErrnoException e) {
        List<ChildExit> left;
        try (var _ = LOCK.hold()) {
            left = List.copyOf(children.values());
            try {
                for (int pidfd : children.keySet()) {
                    Posix.close(pidfd);
                }
                end();
            } catch (ErrnoException closing) {
                e.addSuppressed(closing);
            }
        }
        left.forEach(child -> child.fail(e));
        return false;
    }

    /** In a forked child, which has neither the thread nor the children. */
    private static void forget() {
        ChildWaiter ofTheParent = current;
        if (ofTheParent != null) {
            ofTheParent.giveUp(new ErrnoException("waitpid", Errno.ECHILD.code()));
        }
    }

    private void end() throws ErrnoException {
        current = null;
        Posix.close(wake);
    }
}
