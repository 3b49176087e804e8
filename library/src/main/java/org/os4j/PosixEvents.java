package org.os4j;

/** Descriptors for counters, timers, signals and changes of files: a part of {@link Posix}. */
public abstract sealed class PosixEvents extends PosixPoll implements EventConstants permits PosixPidfd {
    PosixEvents() {}
}
