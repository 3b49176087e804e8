package org.os4j;

/** Sending and receiving signals: a part of {@link Posix}. */
public abstract sealed class PosixSignals extends PosixSessions implements SignalConstants permits PosixSpawn {
    PosixSignals() {}
}
