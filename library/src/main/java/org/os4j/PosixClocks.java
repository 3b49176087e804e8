package org.os4j;

/** Clocks: a part of {@link Posix}. */
public abstract sealed class PosixClocks extends PosixNamespaces implements ClockConstants permits PosixSyscall {
    PosixClocks() {}
}
