package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of unshare(2) and setns(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface NamespaceConstants permits PosixNamespaces {
    private static int constant(String name) {
        return Constants.get("namespaces", name);
    }
}
