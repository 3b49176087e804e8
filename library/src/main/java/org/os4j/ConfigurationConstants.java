package org.os4j;

import org.os4j.internal.Constants;

/** The names of sysconf(3), pathconf(3) and confstr(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface ConfigurationConstants permits PosixConfiguration {
    private static int constant(String name) {
        return Constants.get("configuration", name);
    }
}
