package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of getrlimit(2) and getrusage(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ResourceConstants permits PosixResources {
    private static int constant(String name) {
        return Constants.get("resources", name);
    }
}
