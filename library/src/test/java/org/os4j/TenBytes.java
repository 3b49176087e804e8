package org.os4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file of ten bytes, open to read and write: what the tests of reading and writing begin with. */
abstract class TenBytes {
    static final String TEXT = "0123456789";

    @TempDir
    Path directory;

    Path file;
    int fd;

    @BeforeEach
    void openAFile() throws Exception {
        file = Files.writeString(directory.resolve("file"), TEXT);
        fd = Posix.open(file.toString(), Posix.O_RDWR);
    }

    @AfterEach
    void closeTheFile() throws Exception {
        Posix.close(fd);
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    static String text(ByteBuffer buffer) {
        return UTF_8.decode(buffer).toString();
    }
}
