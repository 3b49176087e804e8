package org.os4j;

import java.util.StringJoiner;

/** Bits as a person reads them: {@code POLLIN|POLLHUP}. */
final class FlagNames {
    private final String[] names;
    private final int[] bits;

    /** The names, and the bits of each. */
    FlagNames(String[] names, int... bits) {
        this.names = names;
        this.bits = bits;
    }

    /** The names of bits; what has none as a number, and nothing as 0. */
    String of(int value) {
        StringJoiner text = new StringJoiner("|").setEmptyValue("0");
        int rest = value;
        for (int i = 0; i < names.length; i++) {
            if (bits[i] != 0 && (rest & bits[i]) == bits[i]) {
                text.add(names[i]);
                rest &= ~bits[i];
            }
        }
        if (rest != 0) {
            text.add("0x" + Integer.toHexString(rest));
        }
        return text.toString();
    }
}
