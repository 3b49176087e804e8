package org.os4j;

/**
 * The size of a terminal's window.
 *
 * @param columns characters in a line
 * @param lines lines on the screen
 * @param xpixel its width in pixels, 0 where nobody said it
 * @param ypixel its height in pixels, 0 where nobody said it
 */
public record TerminalSize(int columns, int lines, int xpixel, int ypixel) {
    private static final int MOST = 0xFFFF;

    /**
     * A size.
     *
     * @throws IllegalArgumentException if one of its numbers is negative or above 65,535
     */
    public TerminalSize {
        check(columns, "columns");
        check(lines, "lines");
        check(xpixel, "xpixel");
        check(ypixel, "ypixel");
    }

    /**
     * A size of which the pixels are not known.
     *
     * @param columns characters in a line
     * @param lines lines on the screen
     * @throws IllegalArgumentException if one of them is negative or above 65,535
     */
    public TerminalSize(int columns, int lines) {
        this(columns, lines, 0, 0);
    }

    private static void check(int value, String name) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException(name + ": must be between 0 and " + MOST + ": " + value);
        }
    }

    /** The size as people write it, such as {@code 80x24}. */
    @Override
    public String toString() {
        return columns + "x" + lines + (xpixel == 0 && ypixel == 0 ? "" : " (" + xpixel + "x" + ypixel + " pixels)");
    }
}
