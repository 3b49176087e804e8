package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of getifaddrs(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface NetworkConstants permits PosixNetwork {
    private static int constant(String name) {
        return Constants.get("network", name);
    }
}
