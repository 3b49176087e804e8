package org.os4j;

/** Reading and writing through several buffers at once: a part of {@link Posix}. */
public abstract sealed class PosixVectors extends PosixReadWrite permits PosixStat {
    PosixVectors() {}
}
