package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of seccomp(2) and its filters, as this platform has them. They are members of {@link Posix}. */
public sealed interface SeccompConstants permits PosixSeccomp {
    private static int constant(String name) {
        return Constants.get("seccomp", name);
    }
}
