package org.os4j;

/** The size of a page: one processor can have several, so that the running system is asked and not a table. They are members of {@link Posix}. */
public sealed interface PageConstants permits PosixMemory {
    /** The size of a page in bytes, as {@link Posix#getpagesize} has it. */
    int PAGESIZE = PosixMemory.pageSizeOrZero();

    /** What a mapping's offset must be a multiple of: on Unix {@code PAGESIZE}. */
    int ALLOCATIONGRANULARITY = PAGESIZE;
}
