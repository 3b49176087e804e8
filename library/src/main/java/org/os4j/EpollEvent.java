package org.os4j;

import static org.os4j.PollConstants.*;

/**
 * What happened to a descriptor that an epoll watches: C's {@code struct epoll_event}.
 *
 * @param events what is so, of the {@code EPOLL} constants
 * @param data what was given when the descriptor was added
 */
public record EpollEvent(int events, long data) {
    /**
     * The descriptor.
     *
     * @return {@link #data()} as an int: the descriptor, if it was added without data of its own
     */
    public int fd() {
        return (int) data;
    }

    /**
     * Whether something is so.
     *
     * @param events any of the {@code EPOLL} constants
     * @return whether one of them is in {@link #events()}
     */
    public boolean is(int events) {
        return (this.events & events) != 0;
    }

    @Override
    public String toString() {
        return "EpollEvent[events=" + Names.EPOLL.of(events) + ", data=" + data + "]";
    }

    /** The names, for those who print. */
    private static final class Names {
        static final FlagNames EPOLL = new FlagNames(
                new String[] {"EPOLLIN", "EPOLLPRI", "EPOLLOUT", "EPOLLERR", "EPOLLHUP", "EPOLLRDNORM", "EPOLLRDBAND", "EPOLLWRNORM", "EPOLLWRBAND",
                    "EPOLLMSG", "EPOLLRDHUP", "EPOLLEXCLUSIVE", "EPOLLWAKEUP", "EPOLLONESHOT", "EPOLLET"},
                EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP, EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG, EPOLLRDHUP,
                EPOLLEXCLUSIVE, EPOLLWAKEUP, EPOLLONESHOT, EPOLLET);
    }
}
