package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of splice(2) and its like, as this platform has them. They are members of {@link Posix}. */
public sealed interface TransferConstants permits PosixTransfer {
    private static int constant(String name) {
        return Constants.get("transfer", name);
    }
}
