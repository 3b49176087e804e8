package org.os4j;

import static org.os4j.PollConstants.*;

/**
 * A descriptor, what is asked of it and what is so: C's {@code struct pollfd}.
 *
 * @param fd the descriptor; a negative one is passed over
 * @param events what is asked, of the {@code POLL} constants
 * @param revents what is so: what was asked, and {@code POLLERR}, {@code POLLHUP} and {@code POLLNVAL}, which are never asked
 */
public record PollFd(int fd, int events, int revents) {
    /**
     * A question.
     *
     * @param fd the descriptor
     * @param events what is asked, of the {@code POLL} constants
     */
    public PollFd(int fd, int events) {
        this(fd, events, 0);
    }

    /**
     * Whether something is so.
     *
     * @param events any of the {@code POLL} constants
     * @return whether one of them is in {@link #revents()}
     */
    public boolean is(int events) {
        return (revents & events) != 0;
    }

    @Override
    public String toString() {
        return "PollFd[fd=" + fd + ", events=" + Names.POLL.of(events) + ", revents=" + Names.POLL.of(revents) + "]";
    }

    /** The names, for those who print. */
    private static final class Names {
        static final FlagNames POLL = new FlagNames(
                new String[] {"POLLIN", "POLLPRI", "POLLOUT", "POLLERR", "POLLHUP", "POLLNVAL", "POLLRDNORM", "POLLRDBAND", "POLLWRNORM",
                    "POLLWRBAND", "POLLMSG", "POLLRDHUP"},
                POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL, POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP);
    }
}
