package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of poll(2) and epoll(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface PollConstants permits PosixPoll {
    /** Something can be read. */
    int POLLIN = constant("POLLIN");

    /** Something exceptional has happened, such as urgent data on a socket. */
    int POLLPRI = constant("POLLPRI");

    /** Something can be written. */
    int POLLOUT = constant("POLLOUT");

    /** Of an answer: there is an error; for the write end of a pipe, nobody reads it any more. */
    int POLLERR = constant("POLLERR");

    /** Of an answer: the other side has hung up; what it wrote before can still be read. */
    int POLLHUP = constant("POLLHUP");

    /** Of an answer: the descriptor is not open. */
    int POLLNVAL = constant("POLLNVAL");

    /** The same as {@code POLLIN}. */
    int POLLRDNORM = constant("POLLRDNORM");

    /** Data of a priority can be read; unused on Linux. */
    int POLLRDBAND = constant("POLLRDBAND");

    /** The same as {@code POLLOUT}. */
    int POLLWRNORM = constant("POLLWRNORM");

    /** Data of a priority can be written. */
    int POLLWRBAND = constant("POLLWRBAND");

    /** Unused on Linux. */
    int POLLMSG = constant("POLLMSG");

    /** The other side of a stream socket will write no more. */
    int POLLRDHUP = constant("POLLRDHUP");

    /** Something can be read. */
    int EPOLLIN = constant("EPOLLIN");

    /** Something exceptional has happened, such as urgent data on a socket. */
    int EPOLLPRI = constant("EPOLLPRI");

    /** Something can be written. */
    int EPOLLOUT = constant("EPOLLOUT");

    /** There is an error; for the write end of a pipe, nobody reads it any more. Always reported. */
    int EPOLLERR = constant("EPOLLERR");

    /** The other side has hung up; what it wrote before can still be read. Always reported. */
    int EPOLLHUP = constant("EPOLLHUP");

    /** The same as {@code EPOLLIN}. */
    int EPOLLRDNORM = constant("EPOLLRDNORM");

    /** Data of a priority can be read; unused on Linux. */
    int EPOLLRDBAND = constant("EPOLLRDBAND");

    /** The same as {@code EPOLLOUT}. */
    int EPOLLWRNORM = constant("EPOLLWRNORM");

    /** Data of a priority can be written. */
    int EPOLLWRBAND = constant("EPOLLWRBAND");

    /** Unused on Linux. */
    int EPOLLMSG = constant("EPOLLMSG");

    /** The other side of a stream socket will write no more. */
    int EPOLLRDHUP = constant("EPOLLRDHUP");

    /** Wake one, not all, of the epolls that wait for this descriptor. */
    int EPOLLEXCLUSIVE = constant("EPOLLEXCLUSIVE");

    /** Keep the system from suspending while the event is handled; needs CAP_BLOCK_SUSPEND. */
    int EPOLLWAKEUP = constant("EPOLLWAKEUP");

    /** Report once, then nothing until {@code EPOLL_CTL_MOD} asks again. */
    int EPOLLONESHOT = constant("EPOLLONESHOT");

    /** Report what is new, not what is still so: edge-triggered. */
    int EPOLLET = constant("EPOLLET");

    /** Close-on-exec, which os4j always adds. */
    int EPOLL_CLOEXEC = constant("EPOLL_CLOEXEC");

    /** Watch a descriptor. */
    int EPOLL_CTL_ADD = constant("EPOLL_CTL_ADD");

    /** Watch a descriptor no more. */
    int EPOLL_CTL_DEL = constant("EPOLL_CTL_DEL");

    /** Watch a descriptor for other events. */
    int EPOLL_CTL_MOD = constant("EPOLL_CTL_MOD");

    /** As many bytes written to a pipe arrive in one piece; a pipe that {@code POLLOUT} names has room for them. */
    int PIPE_BUF = constant("PIPE_BUF");

    private static int constant(String name) {
        return Constants.get("poll", name);
    }
}
