package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import com.sun.jna.Memory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.Stat;
import org.os4j.bench.Setting;

/** stat of a file that is there, by its path as a String; the JDK's Path is made once, which is to its advantage. */
public class StatCalls extends Call {
    private final String path = Setting.SHORT.value();
    private final String longPath = Setting.LONG.value();
    private final String unicode = Setting.UNICODE.value();
    private final Path nioPath = Path.of(path);
    private final Path nioLongPath = Path.of(longPath);
    private Path nioUnicode;
    private Memory status;

    @Benchmark
    public long stat_os4j() throws IOException {
        return stat(path).size();
    }

    @Benchmark
    public Stat stat_os4j_record() throws IOException {
        return stat(path);
    }

    @Benchmark
    public long stat_JDK_File() {
        return new File(path).length();
    }

    @Benchmark
    public BasicFileAttributes stat_JDK_Files() throws IOException {
        return Files.readAttributes(nioPath, BasicFileAttributes.class);
    }

    @Benchmark
    public long stat_jnr() {
        return Peers.Jnr.POSIX.stat(path).st_size();
    }

    @Benchmark
    public long stat_JNA() {
        if (status == null) {
            status = Peers.Jna.status();
        }
        Peers.Jna.stat(path, status);
        return Peers.Jna.size(status);
    }

    @Benchmark
    public long statLong_os4j() throws IOException {
        return stat(longPath).size();
    }

    @Benchmark
    public BasicFileAttributes statLong_JDK_Files() throws IOException {
        return Files.readAttributes(nioLongPath, BasicFileAttributes.class);
    }

    @Benchmark
    public long statLong_jnr() {
        return Peers.Jnr.POSIX.stat(longPath).st_size();
    }

    @Benchmark
    public long statUnicode_os4j() throws IOException {
        return stat(unicode).size();
    }

    @Benchmark
    public BasicFileAttributes statUnicode_JDK_Files() throws IOException {
        if (nioUnicode == null) {
            nioUnicode = Path.of(unicode);
        }
        return Files.readAttributes(nioUnicode, BasicFileAttributes.class);
    }

    @Benchmark
    public long statUnicode_jnr() {
        return Peers.Jnr.POSIX.stat(unicode).st_size();
    }
}
