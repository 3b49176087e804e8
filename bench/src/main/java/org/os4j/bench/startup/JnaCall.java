package org.os4j.bench.startup;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** One call, by JNA. */
public final class JnaCall {
    private static final int STRUCT_STAT = 144;

    static {
        Native.register(JnaCall.class, "c");
    }

    private JnaCall() {}

    private static native int stat(String path, Pointer status);

    /**
     * Calls.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        if (stat("/", new Memory(STRUCT_STAT)) != 0) {
            throw new IllegalStateException();
        }
    }
}
