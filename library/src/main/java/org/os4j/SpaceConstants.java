package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of posix_fadvise(2), fallocate(2) and lockf(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface SpaceConstants permits PosixSpace {
    private static int constant(String name) {
        return Constants.get("space", name);
    }
}
