package org.os4j;

/** Limits, usage and load: a part of {@link Posix}. */
public abstract sealed class PosixResources extends PosixScheduling implements ResourceConstants permits PosixUsers {
    PosixResources() {}
}
