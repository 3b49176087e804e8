package org.os4j;

/** Waiting for children: a part of {@link Posix}. */
public abstract sealed class PosixWait extends PosixExec implements ProcessConstants permits PosixSystem {
    PosixWait() {}
}
