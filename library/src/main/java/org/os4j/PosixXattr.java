package org.os4j;

/** Extended attributes of files: a part of {@link Posix}. */
public abstract sealed class PosixXattr extends PosixSystem implements XattrConstants permits PosixTransfer {
    PosixXattr() {}
}
