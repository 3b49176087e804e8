package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;

/** x bytes from a file's beginning. */
public class ReadCalls extends Call {
    @Benchmark
    public int pread_os4j_array(Buffers buffers) throws IOException {
        return pread(buffers.file, buffers.array, 0, buffers.x, 0);
    }

    @Benchmark
    public int pread_os4j_heap(Buffers buffers) throws IOException {
        return pread(buffers.file, buffers.heap.clear(), 0);
    }

    @Benchmark
    public int pread_os4j_direct(Buffers buffers) throws IOException {
        return pread(buffers.file, buffers.direct.clear(), 0);
    }

    @Benchmark
    public long pread_os4j_segment(Buffers buffers) throws IOException {
        return pread(buffers.file, buffers.segment, 0);
    }

    @Benchmark
    public int pread_JDK_heap(Buffers buffers) throws IOException {
        return buffers.fileChannel.read(buffers.heap.clear(), 0);
    }

    @Benchmark
    public int pread_JDK_direct(Buffers buffers) throws IOException {
        return buffers.fileChannel.read(buffers.direct.clear(), 0);
    }

    @Benchmark
    public long pread_jnr(Buffers buffers) {
        return Peers.Jnr.POSIX.pread(buffers.file, buffers.array, (long) buffers.x, 0L);
    }
}
