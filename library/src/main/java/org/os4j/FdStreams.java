package org.os4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** A descriptor as Java's streams. */
final class FdStreams {
    private FdStreams() {}

    /** A call on the descriptor. */
    private interface Call<T> {
        T make() throws IOException;
    }

    private static <T> T call(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (Fd.ClosedException e) {
            throw new IOException("stream closed: " + e.getMessage(), e);
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
            int result = call(() -> fd.readWaiting(buffer, offset, count));
            return result == 0 ? -1 : result;
        }

        @Override
        public int available() throws IOException {
            try {
                return call(() -> Math.max(0, fd.call(PosixControl::fionread)));
            } catch (ErrnoException e) {
                // Not everything can say it.
                return 0;
            }
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            return call(fd::readAll);
        }

        @Override
        public long skip(long count) throws IOException {
            if (count > 0 && call(fd::isSeekable)) {
                return call(() -> {
                    long at = fd.tell();
                    long left = Math.max(0, fd.size() - at);
                    return fd.seek(at + Math.min(left, count)) - at;
                });
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
            call(() -> {
                fd.writeAll(data, offset, count);
                return true;
            });
        }

        @Override
        public void close() throws IOException {
            fd.close();
        }
    }
}
