package org.os4j;

/** How Linux packs a wait status into an int: a signal in the low byte, or what follows, and an exit code or a stopping signal in the byte above. */
final class WaitEncoding {
    /** The low byte of a child that is stopped. */
    static final int STOPPED = 0x7F;

    /** The bit that is added to the signal of a child that dumped core. */
    static final int CORE = 0x80;

    /** The whole of a child that goes on. */
    static final int CONTINUED = 0xFFFF;

    /** What no child has. */
    static final int NONE = -1;

    private WaitEncoding() {}
}
