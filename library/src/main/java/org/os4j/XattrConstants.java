package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of setxattr(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface XattrConstants permits PosixXattr {
    private static int constant(String name) {
        return Constants.get("xattr", name);
    }
}
