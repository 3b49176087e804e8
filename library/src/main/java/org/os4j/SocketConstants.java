package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of socket(2) and its options, as this platform has them. They are members of {@link Posix}. */
public sealed interface SocketConstants permits PosixSockets {
    private static int constant(String name) {
        return Constants.get("sockets", name);
    }
}
