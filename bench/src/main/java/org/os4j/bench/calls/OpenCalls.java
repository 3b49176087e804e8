package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.bench.Setting;

/** A file is opened for reading and closed again. */
public class OpenCalls extends Call {
    private final String path = Setting.SHORT.value();
    private final Path nioPath = Path.of(path);

    @Benchmark
    public void openClose_os4j() throws IOException {
        close(open(path, O_RDONLY));
    }

    @Benchmark
    public void openClose_JDK_stream() throws IOException {
        new FileInputStream(path).close();
    }

    @Benchmark
    public void openClose_JDK_channel() throws IOException {
        FileChannel.open(nioPath).close();
    }

    @Benchmark
    public int openClose_jnr() {
        return Peers.Jnr.POSIX.close(Peers.Jnr.POSIX.open(path, O_RDONLY, 0));
    }

    @Benchmark
    public int openClose_JNA() {
        return Peers.Jna.close(Peers.Jna.open(path, O_RDONLY));
    }
}
