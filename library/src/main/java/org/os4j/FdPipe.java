package org.os4j;

/**
 * The two ends of a pipe, each with an owner.
 *
 * @param readEnd the end to read from
 * @param writeEnd the end to write to; when every copy of it is closed, a read returns nothing
 */
public record FdPipe(Fd readEnd, Fd writeEnd) implements AutoCloseable {
    /**
     * Makes a pipe whose ends have owners.
     *
     * @return its two ends, close-on-exec
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left
     * @see "pipe(2)"
     */
    public static FdPipe open() throws ErrnoException {
        Pipe pipe = PosixDescriptors.pipe();
        return new FdPipe(Fd.adopt(pipe.readEnd()), Fd.adopt(pipe.writeEnd()));
    }

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
