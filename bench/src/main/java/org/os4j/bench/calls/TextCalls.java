package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.Os;
import org.os4j.bench.Setting;

/** Calls that give text: the working directory, a link's target, an environment variable. */
public class TextCalls extends Call {
    private static final String VARIABLE = Setting.FILE.variable();

    private final String link = Setting.LINK.value();
    private final Path nioLink = Path.of(link);

    @Benchmark
    public String getcwd_os4j() throws IOException {
        return getcwd();
    }

    @Benchmark
    public String getcwd_jnr() {
        return Peers.Jnr.POSIX.getcwd();
    }

    @Benchmark
    public String readlink_os4j() throws IOException {
        return readlink(link);
    }

    @Benchmark
    public String readlink_JDK() throws IOException {
        return Files.readSymbolicLink(nioLink).toString();
    }

    @Benchmark
    public String readlink_jnr() throws IOException {
        return Peers.Jnr.POSIX.readlink(link);
    }

    @Benchmark
    public String getenv_os4j() {
        return getenv(VARIABLE);
    }

    @Benchmark
    public String getenv_os4j_map() {
        return Os.environ().get(VARIABLE);
    }

    @Benchmark
    public String getenv_JDK() {
        return System.getenv(VARIABLE);
    }

    @Benchmark
    public String getenv_jnr() {
        return Peers.Jnr.POSIX.getenv(VARIABLE);
    }
}
