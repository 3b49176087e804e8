package org.os4j;

/** Waiting for many descriptors at once: a part of {@link Posix}. */
public abstract sealed class PosixPoll extends PosixEnvironment implements PollConstants permits PosixEvents {
    PosixPoll() {}
}
