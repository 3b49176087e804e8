package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of clock_gettime(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ClockConstants permits PosixClocks {
    private static int constant(String name) {
        return Constants.get("clocks", name);
    }
}
