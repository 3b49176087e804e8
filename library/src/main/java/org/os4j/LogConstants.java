package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of syslog(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface LogConstants permits PosixLog {
    private static int constant(String name) {
        return Constants.get("log", name);
    }
}
