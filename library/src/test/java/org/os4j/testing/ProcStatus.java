package org.os4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel says of a process or thread in its {@code status} file below /proc. */
public final class ProcStatus {
    private ProcStatus() {}

    /** The words of a line of this process's. */
    public static List<String> ofProcess(String name) {
        return of(Path.of("/proc/self"), name);
    }

    /** The words of a line of the calling thread's. */
    public static List<String> ofThread(String name) {
        return of(Path.of("/proc/thread-self"), name);
    }

    /** The words of a line. */
    public static List<String> of(Path process, String name) {
        try {
            for (String line : Files.readAllLines(process.resolve("status"))) {
                if (line.startsWith(name + ":")) {
                    String words = line.substring(name.length() + 1).strip();
                    return words.isEmpty() ? List.of() : List.of(words.split("\\s+"));
                }
            }
            throw new AssertionError(process + "/status has no " + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a signal is in one of this process's sets: SigIgn, SigCgt and their like. */
    public static boolean hasSignal(String set, int signal) {
        return (Long.parseUnsignedLong(ofProcess(set).getFirst(), 16) >>> signal - 1 & 1) == 1;
    }
}
