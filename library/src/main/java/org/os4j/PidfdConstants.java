package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of pidfd_open(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface PidfdConstants permits PosixPidfd {
    private static int constant(String name) {
        return Constants.get("pidfd", name);
    }
}
