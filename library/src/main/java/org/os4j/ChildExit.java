package org.os4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The end of a child, which many threads may wait for and one gets from the kernel. Until it has been got the process id is the child's, so that
 * nothing
 * else is ever signalled.
 */
final class ChildExit {
    private final int pid;
    private @Nullable WaitUsage usage;
    private @Nullable ErrnoException lost;
    private @Nullable CompletableFuture<ProcessResult> future;

    ChildExit(int pid) {
        this.pid = pid;
    }

    /** Gets the end if it is there; null if the child lives. */
    synchronized @Nullable ProcessResult resultOrNull() throws ErrnoException {
        if (usage == null && lost == null) {
            try {
                WaitUsage found = Posix.wait4(pid, Posix.WNOHANG);
                usage = found.pid() == 0 ? null : found;
            } catch (ErrnoException e) {
                lost = e;
            }
        }
        if (lost != null) {
            throw lost;
        }
        return usage == null ? null : ProcessResult.of(usage);
    }

    /** Waits for the end. */
    ProcessResult await() throws ErrnoException {
        while (true) {
            ProcessResult result = resultOrNull();
            if (result != null) {
                return result;
            }
            try {
                // Without taking the end, so that the process id stays the child's until that is done under the lock.
                Posix.waitid(Posix.P_PID, pid, Posix.WEXITED | Posix.WNOWAIT);
            } catch (ErrnoException e) {
                if (e.errno() != Errno.ECHILD) {
                    throw e;
                }
            }
        }
    }

    /** Waits for the end for a time; null if that was over first. */
    @Nullable ProcessResult await(Deadline deadline) throws ErrnoException {
        if (deadline.isNever()) {
            return await();
        }
        int pidfd = open();
        if (pidfd >= 0) {
            try {
                Posix.poll(new int[] {pidfd}, new int[] {Posix.POLLIN}, new int[1], deadline.millis());
            } finally {
                Posix.close(pidfd);
            }
        }
        return resultOrNull();
    }

    /** A descriptor that becomes readable with the end; -1 if that is there. */
    synchronized int open() throws ErrnoException {
        return resultOrNull() != null ? -1 : Posix.pidfd_open(pid);
    }

    /** Signals the child, or its group, unless it has ended and may be another by now. */
    synchronized boolean kill(int signal, boolean group) throws ErrnoException {
        if (usage != null || lost != null) {
            return false;
        }
        Posix.kill(group ? -pid : pid, signal);
        return true;
    }

    /** The end when it comes. */
    synchronized CompletableFuture<ProcessResult> future() {
        CompletableFuture<ProcessResult> asked = future;
        if (asked == null) {
            asked = new CompletableFuture<>();
            future = asked;
            ChildWaiter.register(this);
        }
        return asked.copy();
    }

    /** Tells those who asked for the future. */
    void complete() {
        CompletableFuture<ProcessResult> asked;
        synchronized (this) {
            asked = future;
        }
        if (asked == null) {
            return;
        }
        try {
            ProcessResult result = await();
            tell(() -> asked.complete(result));
        } catch (ErrnoException e) {
            fail(e);
        }
    }

    /** Tells them that it cannot be known. Who asks again later may have more luck. */
    void fail(ErrnoException e) {
        CompletableFuture<ProcessResult> asked;
        synchronized (this) {
            asked = future;
            future = null;
        }
        if (asked != null) {
            tell(() -> asked.completeExceptionally(e));
        }
    }

    /** On a thread of its own, so that what is done then holds nobody up; on this one where the system gives no other. */
    private static void tell(Runnable news) {
        try {
            Thread.startVirtualThread(news);
        } catch (OutOfMemoryError | LinkageError | RejectedExecutionException e) {
            // So Java says it: the second while it makes the first virtual thread.
            news.run();
        }
    }
}
