package org.os4j;

/** Terminals: their settings and their sizes: a part of {@link Posix}. */
public abstract sealed class PosixTerminals extends PosixSignalMasks implements TerminalConstants permits PosixPty {
    PosixTerminals() {}
}
