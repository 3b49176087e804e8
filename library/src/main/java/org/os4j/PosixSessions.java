package org.os4j;

/** Process groups, sessions and their terminals: a part of {@link Posix}. */
public abstract sealed class PosixSessions extends PosixIdentity permits PosixSignals {
    PosixSessions() {}
}
