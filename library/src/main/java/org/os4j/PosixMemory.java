package org.os4j;

/** Memory: mapped, locked, advised: a part of {@link Posix}. */
public abstract sealed class PosixMemory extends PosixLocks implements MemoryConstants permits PosixFilesystems {
    PosixMemory() {}
}
