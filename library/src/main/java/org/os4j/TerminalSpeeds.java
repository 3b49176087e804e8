package org.os4j;

import static org.os4j.TerminalConstants.*;

/**
 * The codes that speeds have in {@code c_cflag}: the output's in {@code CBAUD}, the input's {@code IBSHIFT} bits to the left of it, where 0 means that
 * of the output. A speed without a code has {@code BOTHER}, and stands in a member of its own.
 */
final class TerminalSpeeds {
    private static final int[] CODES = {
        B0, B50, B75, B110, B134, B150, B200, B300, B600, B1200, B1800, B2400, B4800, B9600, B19200, B38400, B57600, B115200, B230400, B460800, B500000,
        B576000, B921600, B1000000, B1152000, B1500000, B2000000, B2500000, B3000000, B3500000, B4000000,
    };
    private static final int[] SPEEDS = {
        0, 50, 75, 110, 134, 150, 200, 300, 600, 1200, 1800, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 500000,
        576000, 921600, 1000000, 1152000, 1500000, 2000000, 2500000, 3000000, 3500000, 4000000,
    };

    private TerminalSpeeds() {}

    /** A speed's code; {@code BOTHER} if it has none. */
    static int codeOf(int speed) {
        int i = indexOf(SPEEDS, speed);
        return i < 0 ? BOTHER : CODES[i];
    }

    /**
     * The speed of a code.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    static int speedOf(int code) {
        int i = indexOf(CODES, code);
        if (i < 0) {
            throw new IllegalArgumentException("speed: none of the constants B0 to B4000000, such as B9600: " + code
                    + " (Termios.withSpeed takes bits a second)");
        }
        return SPEEDS[i];
    }

    /** The flags with another speed of output. */
    static int withOutput(int cflag, int speed) {
        return cflag & ~CBAUD | codeOf(speed);
    }

    /** The flags with another speed of input, 0 for that of output. */
    static int withInput(int cflag, int speed) {
        return cflag & ~CIBAUD | codeOf(speed) << IBSHIFT;
    }

    /** The speed of output that flags say, where it was another before. */
    static int output(int cflag, int before) {
        int i = indexOf(CODES, cflag & CBAUD);
        return i < 0 ? before : SPEEDS[i];
    }

    /** The speed of input that flags say, where it was another before. */
    static int input(int cflag, int before, int ospeed) {
        int code = cflag >>> IBSHIFT & CBAUD;
        if (code == B0) {
            return output(cflag, ospeed);
        }
        int i = indexOf(CODES, code);
        return i < 0 ? before : SPEEDS[i];
    }

    private static int indexOf(int[] values, int value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
