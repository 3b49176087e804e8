package org.os4j.internal;

/** The checks that are made before a call is: each failure names the argument. */
public final class Arguments {
    private Arguments() {}

    /**
     * Refuses a negative count.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static void checkCount(long count, String argument) {
        if (count < 0) {
            throw new IllegalArgumentException(argument + ": must not be negative: " + count);
        }
    }

    /**
     * Refuses a range that is not within an array.
     *
     * @throws IndexOutOfBoundsException if it is not
     */
    public static void checkRange(int offset, int count, int length, String argument) {
        if ((offset | count) < 0 || count > length - offset) {
            throw new IndexOutOfBoundsException(argument + ": has no " + count + " bytes at offset " + offset + ", its length is " + length);
        }
    }

    /**
     * Refuses a virtual thread, where a call changes the thread that makes it: it would change the carrier, for whatever runs there next.
     *
     * @throws UnsupportedOperationException if the calling thread is virtual
     */
    public static void requirePlatformThread(String function) {
        if (Thread.currentThread().isVirtual()) {
            throw new UnsupportedOperationException(function + ": acts on the calling thread alone, and a virtual thread would change its carrier:"
                    + " call it on a platform thread");
        }
    }
}
