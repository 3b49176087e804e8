package org.os4j;

import java.io.IOException;

/** What {@code pty_spawn} reads with: it may change what it read on its way, or keep a record of it. */
@FunctionalInterface
public interface PtyReader {
    /**
     * Reads what there is.
     *
     * @param fd the descriptor to read from, which has something to read or is at its end
     * @return what is handed on; empty for the end
     * @throws IOException if it could not be read, which is the end of the terminal's output too
     */
    byte[] read(int fd) throws IOException;
}
