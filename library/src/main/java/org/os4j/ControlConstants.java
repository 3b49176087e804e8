package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of ioctl(2) and prctl(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ControlConstants permits PosixControl {
    private static int constant(String name) {
        return Constants.get("control", name);
    }
}
