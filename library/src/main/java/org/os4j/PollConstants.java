package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of poll(2) and epoll(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface PollConstants permits PosixPoll {
    private static int constant(String name) {
        return Constants.get("poll", name);
    }
}
