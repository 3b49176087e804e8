package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of mmap(2), madvise(2), memfd_create(2) and their like, as this platform has them. They are members of {@link Posix}. */
public sealed interface MemoryConstants permits PosixMemory {
    private static int constant(String name) {
        return Constants.get("memory", name);
    }
}
