package org.os4j;

import org.os4j.internal.Constants;

/** The flags of getrandom(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface SystemConstants permits PosixSystem {
    /** Fails with EAGAIN where the call would wait. */
    int GRND_NONBLOCK = constant("GRND_NONBLOCK");

    /** Takes the bytes from {@code /dev/random}'s source. */
    int GRND_RANDOM = constant("GRND_RANDOM");

    /** Does not wait for the source to be ready at boot; its bytes may then be guessed. Since Linux 5.6. */
    int GRND_INSECURE = constant("GRND_INSECURE");

    private static int constant(String name) {
        return Constants.get("system", name);
    }
}
