package org.os4j;

/**
 * A part of a process's memory: C's {@code struct iovec}, for memory that is not this process's.
 *
 * @param address where it begins, as in {@code /proc/PID/maps}
 * @param length how many bytes
 */
public record MemoryRange(long address, long length) {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public MemoryRange {
        if (length < 0) {
            throw new IllegalArgumentException("length: must not be negative: " + length);
        }
    }
}
