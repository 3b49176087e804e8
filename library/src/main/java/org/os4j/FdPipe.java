package org.os4j;

/**
 * The two ends of a pipe, each with an owner.
 *
 * @param readEnd the end to read from
 * @param writeEnd the end to write to; when every copy of it is closed, a read returns nothing
 */
public record FdPipe(Fd readEnd, Fd writeEnd) implements AutoCloseable {
    /**
     * Closes both ends, as far as they are open.
     *
     * @throws ErrnoException as {@link Fd#close}
     */
    @Override
    public void close() throws ErrnoException {
        try (readEnd) {
            writeEnd.close();
        }
    }
}
