package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of capabilities(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface CapabilityConstants permits PosixCapabilities {
    private static int constant(String name) {
        return Constants.get("capabilities", name);
    }
}
