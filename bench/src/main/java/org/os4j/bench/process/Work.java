package org.os4j.bench.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** The request that a worker answers: numbers as text, packed. */
final class Work {
    private static final int LINES = 1000;

    private Work() {}

    /** Does it once. */
    static int once() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < LINES; i++) {
                zip.write(String.format("%d squared is %d%n", i, i * i).getBytes());
            }
        }
        return packed.size();
    }
}
