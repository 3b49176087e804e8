package org.os4j;

/** A file's space on the disk, and the advice on how it is used: a part of {@link Posix}. */
public abstract sealed class PosixSpace extends PosixTransfer implements SpaceConstants permits PosixLocks {
    PosixSpace() {}
}
