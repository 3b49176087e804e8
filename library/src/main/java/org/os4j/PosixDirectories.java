package org.os4j;

/** Listing directories, and the current one: a part of {@link Posix}. */
public abstract sealed class PosixDirectories extends PosixNames permits PosixTimes {
    PosixDirectories() {}
}
