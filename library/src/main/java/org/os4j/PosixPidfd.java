package org.os4j;

/** Processes by descriptor: a part of {@link Posix}. */
public abstract sealed class PosixPidfd extends PosixEvents implements PidfdConstants permits PosixSignalMasks {
    PosixPidfd() {}
}
