package org.os4j;

/** Locks and leases on files, and the other commands of fcntl: a part of {@link Posix}. */
public abstract sealed class PosixLocks extends PosixSpace implements LockConstants permits PosixMemory {
    PosixLocks() {}
}
