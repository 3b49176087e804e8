package org.os4j.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Native memory by address. Only memory that os4j owns, or keeps reachable, may be passed here: nothing checks that it is still there. */
public final class Memory {
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    /** Bytes of native memory, as a segment that nothing frees. */
    public static MemorySegment segment(long address, long size) {
        return ALL.asSlice(address, size);
    }

    /** Bytes of native memory, as a buffer that nothing frees. */
    public static ByteBuffer buffer(long address, long size) {
        return segment(address, size).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    /** Copies native memory into an array. */
    public static void copy(long from, byte[] to, int offset, int count) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, from, to, offset, count);
    }

    /** Copies a part of an array into native memory. */
    public static void copy(byte[] from, int offset, long to, int count) {
        MemorySegment.copy(from, offset, ALL, ValueLayout.JAVA_BYTE, to, count);
    }

    /** Copies a new array of native memory. */
    public static byte[] bytes(long address, int count) {
        byte[] bytes = new byte[count];
        copy(address, bytes, 0, count);
        return bytes;
    }

    /** Sets a range to zero. */
    public static void clear(long address, long size) {
        ALL.asSlice(address, size).fill((byte) 0);
    }

    /** Writes text as UTF-8, and a NUL; what cannot be encoded becomes a question mark. There must be room for three bytes a character. */
    static void setString(long address, String text) {
        ALL.setString(address, text, StandardCharsets.UTF_8);
    }

    /** The number of bytes before the first NUL. */
    public static int length(long string) {
        long at = string;
        for (; (at & 7) != 0; at++) {
            if (getByte(at) == 0) {
                return (int) (at - string);
            }
        }
        // A word that is aligned lies within one page: it can be read whole wherever its first byte can.
        while (!hasZero(getLong(at))) {
            at += Long.BYTES;
        }
        while (getByte(at) != 0) {
            at++;
        }
        return (int) (at - string);
    }

    private static boolean hasZero(long bytes) {
        return (bytes - 0x0101_0101_0101_0101L & ~bytes & 0x8080_8080_8080_8080L) != 0;
    }

    /** The byte at an address. */
    public static byte getByte(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    /** The 16 bits at an address. */
    public static short getShort(long address) {
        return ALL.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
    }

    /** The 32 bits at an address. */
    public static int getInt(long address) {
        return ALL.get(ValueLayout.JAVA_INT_UNALIGNED, address);
    }

    /** The 64 bits, or the pointer, at an address. */
    public static long getLong(long address) {
        return ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, address);
    }

    /** Sets the byte at an address. */
    public static void setByte(long address, byte value) {
        ALL.set(ValueLayout.JAVA_BYTE, address, value);
    }

    /** Sets the 16 bits at an address. */
    public static void setShort(long address, short value) {
        ALL.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, value);
    }

    /** Sets the 32 bits at an address. */
    public static void setInt(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT_UNALIGNED, address, value);
    }

    /** Sets the 64 bits, or the pointer, at an address. */
    public static void setLong(long address, long value) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, address, value);
    }
}
