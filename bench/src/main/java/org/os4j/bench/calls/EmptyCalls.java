package org.os4j.bench.calls;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.NativeFunction;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** The call alone: labs, which does next to nothing, with errno. */
public class EmptyCalls extends Call {
    private static final NativeFunction FUNCTION = NativeFunction.ofLong("labs");
    /** What each of os4j's own calls is made of. */
    private static final CFunction DOOR = CFunction.ofLong("labs");

    private long number = -2;

    @Benchmark
    public long labs_os4j_NativeFunction() throws IOException {
        return FUNCTION.call(number);
    }

    @Benchmark
    public long labs_os4j() {
        try (Scratch scratch = Scratch.take()) {
            return DOOR.call(scratch, number);
        }
    }

    @Benchmark
    public long labs_JNA() {
        return Peers.Jna.labs(number);
    }
}
