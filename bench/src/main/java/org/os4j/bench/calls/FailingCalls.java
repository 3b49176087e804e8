package org.os4j.bench.calls;

import static org.os4j.Posix.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import jnr.posix.FileStat;
import org.openjdk.jmh.annotations.Benchmark;
import org.os4j.ErrnoException;
import org.os4j.Stat;
import org.os4j.bench.Setting;

/** stat of a file that is not there: as a probe, and as an exception. */
public class FailingCalls extends Call {
    private final String missing = Setting.MISSING.value();
    private final Path nioMissing = Path.of(missing);
    private FileStat status;

    @Benchmark
    public Stat statMissing_os4j() throws IOException {
        return statOrNull(missing);
    }

    @Benchmark
    public boolean statMissing_JDK_exists() {
        return Files.exists(nioMissing);
    }

    @Benchmark
    public int statMissing_jnr() {
        if (status == null) {
            status = Peers.Jnr.POSIX.allocateStat();
        }
        return Peers.Jnr.POSIX.stat(missing, status);
    }

    @Benchmark
    public Object statMissing_os4j_exception() {
        try {
            return stat(missing);
        } catch (ErrnoException e) {
            return e;
        }
    }

    @Benchmark
    public Object statMissing_JDK_exception() throws IOException {
        try {
            return Files.readAttributes(nioMissing, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return e;
        }
    }
}
