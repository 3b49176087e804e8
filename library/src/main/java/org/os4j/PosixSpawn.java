package org.os4j;

/** Starting programs: a part of {@link Posix}. */
public abstract sealed class PosixSpawn extends PosixSignals permits PosixExec {
    PosixSpawn() {}
}
