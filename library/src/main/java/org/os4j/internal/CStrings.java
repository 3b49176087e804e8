package org.os4j.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes. File names, arguments and the environment are bytes to the system: os4j reads and writes them as UTF-8, and a byte that is not
 * UTF-8 becomes the lone surrogate U+DC80 to U+DCFF and back again, as in Python (PEP 383).
 */
public final class CStrings {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUESTION_MARKS = '?' * ONES;
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPE = 0xDC00;

    /**
     * How many texts are written a character at a time before the JDK's own way is taken. That is quicker, but the JDK links method handles when it
     * is first used, which takes milliseconds of a program that may write one path in its life.
     */
    private static final int SIMPLY_WRITTEN_AT_FIRST = 100;
    /** A count that other threads may spoil: it decides on speed alone. */
    private static int simplyWritten;

    private CStrings() {}

    /** Writes text and a NUL into scratch memory. */
    static long write(Scratch scratch, String text, String argument) {
        long address = scratch.allocate(3L * text.length() + Long.BYTES);
        boolean isFirst = simplyWritten < SIMPLY_WRITTEN_AT_FIRST && scratch.holds(address);
        boolean isWritten = isFirst ? writeSimply(scratch.memory(), scratch.indexOf(address), text) : writeQuickly(text, address);
        if (!isWritten) {
            byte[] bytes = encode(text, argument);
            Memory.copy(bytes, 0, address, bytes.length);
            Memory.setByte(address + bytes.length, (byte) 0);
        }
        return address;
    }

    /** Writes text that is UTF-8 as it stands; false, and nothing that counts, where it holds a NUL or a lone surrogate. */
    private static boolean writeQuickly(String text, long address) {
        Memory.setString(address, text);
        return isPlain(address, text.length()) || isUnicode(text);
    }

    private static boolean isUnicode(String text) {
        return text.indexOf('\0') < 0 && !hasLoneSurrogate(text);
    }

    /** Writes text that is ASCII. */
    private static boolean writeSimply(ByteBuffer memory, int at, String text) {
        simplyWritten++;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80) {
                return false;
            }
            memory.put(at + i, (byte) c);
        }
        memory.put(at + length, (byte) 0);
        return true;
    }

    /**
     * Says whether what was encoded is certainly as many bytes as it was characters, none of them NUL: ASCII. A question mark may stand for a
     * character that could not be encoded, so it is looked at again.
     */
    private static boolean isPlain(long address, int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (hasSpecial(Memory.getLong(address + i))) {
                return false;
            }
        }
        // Every processor with a port is little-endian: the text's last bytes are the low ones of the last word.
        long ofText = (1L << (length - i) * Byte.SIZE) - 1;
        return !hasSpecial(Memory.getLong(address + i) & ofText | ONES & ~ofText);
    }

    /** Says whether one of eight bytes may be NUL, a question mark or not ASCII. */
    private static boolean hasSpecial(long bytes) {
        long questions = bytes ^ QUESTION_MARKS;
        return ((bytes - ONES | questions - ONES | bytes) & HIGHS) != 0;
    }

    /**
     * The bytes of a text.
     *
     * @param argument the argument's name, for the message
     * @throws IllegalArgumentException if it holds a NUL, or a surrogate that stands for no byte
     */
    public static byte[] encode(String text, String argument) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(argument + ": holds a NUL character: " + quoted(text));
        }
        return encodeData(text, argument);
    }

    /** Refuses what {@link #encode} refuses. */
    public static void check(String text, String argument) {
        if (!isUnicode(text)) {
            encode(text, argument);
        }
    }

    /** As {@link #encode}, for what may hold a NUL. */
    public static byte[] encodeData(String text, String argument) {
        return hasLoneSurrogate(text) ? encodeEscaped(text, argument) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasLoneSurrogate(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static byte[] encodeEscaped(String text, String argument) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF) {
                bytes.write(point - ESCAPE);
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new IllegalArgumentException(argument + ": holds the lone surrogate U+" + Integer.toHexString(point).toUpperCase()
                        + ", which stands for no byte: " + quoted(text));
            } else {
                writeUtf8(bytes, point);
            }
            i += Character.charCount(point);
        }
        return bytes.toByteArray();
    }

    private static void writeUtf8(ByteArrayOutputStream bytes, int point) {
        if (point < 0x80) {
            bytes.write(point);
        } else if (point < 0x800) {
            bytes.write(0xC0 | point >> 6);
            bytes.write(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            bytes.write(0xE0 | point >> 12);
            bytes.write(0x80 | point >> 6 & 0x3F);
            bytes.write(0x80 | point & 0x3F);
        } else {
            bytes.write(0xF0 | point >> 18);
            bytes.write(0x80 | point >> 12 & 0x3F);
            bytes.write(0x80 | point >> 6 & 0x3F);
            bytes.write(0x80 | point & 0x3F);
        }
    }

    /** The text of the string at an address, which ends with a NUL; null for a null pointer is the caller's to see. */
    public static String read(long address) {
        return read(address, Memory.length(address));
    }

    /** The text of a number of bytes. */
    public static String read(long address, int length) {
        return decode(Memory.bytes(address, length));
    }

    /** The text of bytes. */
    public static String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The text of a part of bytes. */
    static String decode(byte[] bytes, int start, int length) {
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeEscaping(bytes, start, start + length);
    }

    private static String decodeEscaping(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            int length = sequenceLength(bytes, i, end);
            if (length == 0) {
                text.append((char) (ESCAPE + (bytes[i] & 0xFF)));
                i++;
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** The length of the well-formed UTF-8 sequence that begins here, or 0. */
    private static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        int length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
        if (at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        if (length < 3) {
            return length;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean malformed = first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        return malformed ? 0 : length;
    }

    /** Text as it is shown in a message: in quotes, with what cannot be printed escaped. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"', '\\' -> shown.append('\\').appendCodePoint(point);
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF) {
                        shown.append(String.format("\\x%02x", point - ESCAPE));
                    } else if (Character.isISOControl(point) || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                        shown.append(String.format("\\u%04x", point));
                    } else {
                        shown.appendCodePoint(point);
                    }
                }
            }
        });
        return shown.append('"').toString();
    }
}
