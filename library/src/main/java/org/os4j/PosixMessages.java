package org.os4j;

/** Messages on sockets, with descriptors and credentials in them: a part of {@link Posix}. */
public abstract sealed class PosixMessages extends PosixSockets permits PosixNetwork {
    PosixMessages() {}
}
