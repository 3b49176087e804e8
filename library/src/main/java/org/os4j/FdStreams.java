package org.os4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A descriptor as Java's streams. */
final class FdStreams {
    private FdStreams() {}

    private static void requireOpen(Fd fd) throws IOException {
        if (!fd.isOpen()) {
            throw new IOException("stream closed: " + fd);
        }
    }

    /** Reads without a buffer; waits for what a non-blocking descriptor does not have yet. */
    static final class Input extends InputStream {
        private final Fd fd;

        Input(Fd fd) {
            this.fd = fd;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, buffer.length);
            if (count == 0) {
                return 0;
            }
            requireOpen(fd);
            int result = fd.readWaiting(buffer, offset, count);
            return result == 0 ? -1 : result;
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            requireOpen(fd);
            return fd.readAll();
        }

        @Override
        public long skip(long count) throws IOException {
            requireOpen(fd);
            if (count > 0 && fd.isSeekable()) {
                long at = fd.tell();
                long to = Math.max(at, Math.min(fd.size(), at + count));
                return fd.seek(to) - at;
            }
            return super.skip(count);
        }

        @Override
        public void close() throws IOException {
            fd.close();
        }
    }

    /** Writes without a buffer, and all of it. */
    static final class Output extends OutputStream {
        private final Fd fd;

        Output(Fd fd) {
            this.fd = fd;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int count) throws IOException {
            requireOpen(fd);
            fd.writeAll(data, offset, count);
        }

        @Override
        public void close() throws IOException {
            fd.close();
        }
    }
}
