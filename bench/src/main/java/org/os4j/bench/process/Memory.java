package org.os4j.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The memory of processes, each page divided among those that share it (PSS). */
final class Memory {
    private static final int KIB = 1024;

    private Memory() {}

    /** The bytes of all of them together. */
    static long of(List<Long> processes) throws IOException {
        long sum = 0;
        for (long process : processes) {
            sum += of(process);
        }
        return sum;
    }

    /** The bytes of one. */
    static long of(long process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
            }
        }
        throw new IOException("no Pss of process " + process);
    }
}
