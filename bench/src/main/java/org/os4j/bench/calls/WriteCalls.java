package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/** x bytes to /dev/null, which looks at none of them: what is measured is the way there. */
public class WriteCalls extends Call {
    @Benchmark
    public int write_os4j_array(Buffers buffers) throws IOException {
        return write(buffers.devNull, buffers.array);
    }

    @Benchmark
    public int write_os4j_heap(Buffers buffers) throws IOException {
        return write(buffers.devNull, buffers.heap.clear());
    }

    @Benchmark
    public int write_os4j_direct(Buffers buffers) throws IOException {
        return write(buffers.devNull, buffers.direct.clear());
    }

    @Benchmark
    public long write_os4j_segment(Buffers buffers) throws IOException {
        return write(buffers.devNull, buffers.segment);
    }

    @Benchmark
    public int write_JDK_heap(Buffers buffers) throws IOException {
        return buffers.nullChannel.write(buffers.heap.clear());
    }

    @Benchmark
    public int write_JDK_direct(Buffers buffers) throws IOException {
        return buffers.nullChannel.write(buffers.direct.clear());
    }

    @Benchmark
    public long write_jnr(Buffers buffers) {
        return Peers.Jnr.POSIX.write(buffers.devNull, buffers.array, (long) buffers.x);
    }
}
