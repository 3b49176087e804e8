package org.os4j;

/** The host's name, its interfaces: a part of {@link Posix}. */
public abstract sealed class PosixNetwork extends PosixMessages implements NetworkConstants permits PosixControl {
    PosixNetwork() {}
}
