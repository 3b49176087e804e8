package org.os4j;

/** File systems: their state, writing them out, mounting: a part of {@link Posix}. */
public abstract sealed class PosixFilesystems extends PosixMemory implements FilesystemConstants permits PosixConfiguration {
    PosixFilesystems() {}
}
