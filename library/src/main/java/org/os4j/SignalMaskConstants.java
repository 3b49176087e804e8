package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of sigprocmask(2), setitimer(2) and sigaction(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SignalMaskConstants permits PosixSignalMasks {
    private static int constant(String name) {
        return Constants.get("signalmasks", name);
    }
}
