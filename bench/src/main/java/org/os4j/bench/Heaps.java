package org.os4j.bench;

import java.io.IOException;
import java.util.List;

/** How large the heaps are that children are made from, and whether the machine has the memory. */
final class Heaps {
    /** MiB. */
    static final int LARGE = 2048;
    private static final int BESIDE = 1024;

    private Heaps() {}

    /** A heap of exactly so many MiB, all of it touched. */
    static List<String> options(int mebibytes) {
        return List.of("-Xms" + mebibytes + "m", "-Xmx" + mebibytes + "m", "-XX:+AlwaysPreTouch");
    }

    /** Fails where the machine has no room for a heap, so that nothing is measured that was swapped. */
    static void require(int mebibytes) throws IOException {
        long free = Machine.freeMebibytes();
        if (free < mebibytes + BESIDE) {
            throw new IOException("a heap of " + mebibytes + " MiB needs more memory than the " + free + " MiB that are free");
        }
    }
}
