package org.os4j;

/** Pseudo-terminals: a part of {@link Posix}. */
public abstract sealed class PosixPty extends PosixTerminals permits PosixSockets {
    PosixPty() {}
}
