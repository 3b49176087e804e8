package org.os4j.bench;

import static org.os4j.Posix.*;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.os4j.Stat;

/** The calls of {@code floor.c}, by os4j and by the JDK; a name is the call, an underscore, and whose it is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Calls {
    private static final String MISSING = "/nowhere/at/all";

    private final String path = System.getProperty("os4j.bench.path", "/etc/passwd");
    private final Path nioPath = Path.of(path);
    private final Path nioMissing = Path.of(MISSING);
    private final byte[] one = {'x'};
    private final ByteBuffer direct = ByteBuffer.allocateDirect(1);
    private int file;
    private int devNull;
    private FileChannel fileChannel;
    private FileChannel nullChannel;

    @Setup
    public void openFiles() throws IOException {
        file = open(path, O_RDONLY);
        devNull = open("/dev/null", O_WRONLY);
        fileChannel = FileChannel.open(nioPath);
        nullChannel = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.WRITE);
    }

    @Benchmark
    public long stat_os4j() throws IOException {
        return stat(path).size();
    }

    @Benchmark
    public Stat stat_os4jRecord() throws IOException {
        return stat(path);
    }

    @Benchmark
    public long stat_jdkFile() {
        return new File(path).length();
    }

    @Benchmark
    public BasicFileAttributes stat_jdkFiles() throws IOException {
        return Files.readAttributes(nioPath, BasicFileAttributes.class);
    }

    @Benchmark
    public Stat statMissing_os4j() throws IOException {
        return statOrNull(MISSING);
    }

    @Benchmark
    public boolean statMissing_jdkFiles() {
        return Files.exists(nioMissing);
    }

    @Benchmark
    public void openClose_os4j() throws IOException {
        close(open(path, O_RDONLY));
    }

    @Benchmark
    public void openClose_jdkStream() throws IOException {
        new FileInputStream(path).close();
    }

    @Benchmark
    public void openClose_jdkChannel() throws IOException {
        FileChannel.open(nioPath).close();
    }

    @Benchmark
    public int pread1_os4jArray() throws IOException {
        return pread(file, one, 0, 1, 0);
    }

    @Benchmark
    public int pread1_os4jDirect() throws IOException {
        return pread(file, direct.clear(), 0);
    }

    @Benchmark
    public int pread1_jdkDirect() throws IOException {
        return fileChannel.read(direct.clear(), 0);
    }

    @Benchmark
    public int write1_os4jArray() throws IOException {
        return write(devNull, one);
    }

    @Benchmark
    public int write1_os4jDirect() throws IOException {
        return write(devNull, direct.clear());
    }

    @Benchmark
    public int write1_jdkDirect() throws IOException {
        return nullChannel.write(direct.clear());
    }
}
