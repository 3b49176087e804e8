package org.os4j;

/** Replacing this program by another: a part of {@link Posix}. */
public abstract sealed class PosixExec extends PosixSpawn permits PosixWait {
    PosixExec() {}
}
