package org.os4j;

/** The users and groups that the system knows: a part of {@link Posix}. */
public abstract sealed class PosixUsers extends PosixResources permits PosixLog {
    PosixUsers() {}
}
