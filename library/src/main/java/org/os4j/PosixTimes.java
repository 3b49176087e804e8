package org.os4j;

/** Setting a file's times: a part of {@link Posix}. */
public abstract sealed class PosixTimes extends PosixDirectories permits PosixIdentity {
    PosixTimes() {}
}
