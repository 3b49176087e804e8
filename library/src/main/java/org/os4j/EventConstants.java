package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of eventfd(2), timerfd_create(2), signalfd(2) and inotify(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface EventConstants permits PosixEvents {
    private static int constant(String name) {
        return Constants.get("events", name);
    }
}
