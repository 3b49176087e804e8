package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.os4j.bench.Setting;

/** A buffer of each kind, and what is read and written: a file in the page cache, and /dev/null. */
@State(Scope.Thread)
public class Buffers {
    private static final int ALIGNMENT = 64;

    @Param({"1", "4096", "65536", "1048576"})
    int x;

    byte[] array;
    ByteBuffer heap;
    ByteBuffer direct;
    MemorySegment segment;
    int file;
    int devNull;
    FileChannel fileChannel;
    FileChannel nullChannel;

    @Setup
    public void open() throws IOException {
        array = new byte[x];
        heap = ByteBuffer.allocate(x);
        direct = ByteBuffer.allocateDirect(x + 2 * ALIGNMENT).alignedSlice(ALIGNMENT).slice(0, x);
        segment = Arena.global().allocate(x, ALIGNMENT);
        file = org.os4j.Posix.open(Setting.FILE.value(), O_RDONLY);
        devNull = org.os4j.Posix.open("/dev/null", O_WRONLY);
        fileChannel = FileChannel.open(Path.of(Setting.FILE.value()));
        nullChannel = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE);
    }
}
