package org.os4j;

/** The way out for what has no name here: a part of {@link Posix}. */
public abstract sealed class PosixSyscall extends PosixClocks implements SyscallConstants permits PosixFork {
    PosixSyscall() {}
}
