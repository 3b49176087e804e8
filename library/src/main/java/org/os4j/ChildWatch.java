package org.os4j;

import static org.os4j.Posix.*;

import org.jspecify.annotations.Nullable;

/** A child of this process whose end a {@link Dispatcher} waits for, by a descriptor of its own. */
final class ChildWatch implements Dispatcher.Subscription {
    private final int pid;
    private final int pidfd;
    private final Dispatcher.EndHandler handler;

    /** The watch of the descriptor. */
    Dispatcher.@Nullable Watch watch;

    ChildWatch(int pid, int pidfd, Dispatcher.EndHandler handler) {
        this.pid = pid;
        this.pidfd = pidfd;
        this.handler = handler;
    }

    void ended() throws Exception {
        WaitStatus status;
        try {
            status = waitid(P_PIDFD, pidfd, WEXITED | WNOHANG).status();
        } catch (ErrnoException e) {
            if (e.errno() != Errno.ECHILD) {
                throw e;
            }
            status = null;
        }
        if (!(status instanceof WaitStatus.StillAlive)) {
            cancel();
            handler.ended(pid, status);
        }
    }

    @Override
    public void cancel() {
        if (isActive() && watch != null) {
            watch.cancel();
            Dispatcher.quietly(pidfd);
        }
    }

    @Override
    public boolean isActive() {
        return watch != null && watch.isActive();
    }

    @Override
    public String toString() {
        return "the watch of child " + pid;
    }
}
