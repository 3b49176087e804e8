package org.os4j;

/** Sockets: a part of {@link Posix}. */
public abstract sealed class PosixSockets extends PosixPty implements SocketConstants permits PosixMessages {
    PosixSockets() {}
}
