package org.os4j;

/** Moving bytes between descriptors within the kernel: a part of {@link Posix}. */
public abstract sealed class PosixTransfer extends PosixXattr implements TransferConstants permits PosixSpace {
    PosixTransfer() {}
}
