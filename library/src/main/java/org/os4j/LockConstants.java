package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of flock(2) and fcntl(2)'s locks, leases, seals and pipe sizes, as this platform has them. They are members of {@link Posix}. */
public sealed interface LockConstants permits PosixLocks {
    private static int constant(String name) {
        return Constants.get("locks", name);
    }
}
