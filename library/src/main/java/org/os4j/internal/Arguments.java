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
}
