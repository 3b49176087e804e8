package org.os4j.bench.calls;

import static org.os4j.Posix.listdir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.os4j.bench.Setting;

/** The names in a directory of x entries. */
public class DirectoryCalls extends Call {
    @Param({"10", "100", "1000", "10000", "100000"})
    int x;

    private String path() {
        return Setting.DIRECTORIES.value() + "/" + x;
    }

    @Benchmark
    public List<String> listdir_os4j() throws IOException {
        return listdir(path());
    }

    @Benchmark
    public String[] listdir_JDK_File() {
        return new File(path()).list();
    }

    @Benchmark
    public List<Path> listdir_JDK_Files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(path()))) {
            return files.toList();
        }
    }
}
