package org.os4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** A descriptor as a channel of Java's. */
final class FdChannel implements SeekableByteChannel {
    private final Fd fd;

    FdChannel(Fd fd) {
        this.fd = fd;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!fd.isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        requireOpen();
        if (!Objects.requireNonNull(buffer, "buffer").hasRemaining()) {
            return 0;
        }
        try {
            int count = fd.read(buffer);
            return count == 0 ? -1 : count;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EBADF) {
                throw new NonReadableChannelException();
            }
            return zeroIfItWouldWait(e);
        }
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        requireOpen();
        int count = Objects.requireNonNull(data, "data").remaining();
        try {
            if (fd.isBlocking()) {
                // A channel that blocks writes all, as FileChannel and SocketChannel do.
                fd.writeAll(data);
                return count;
            }
            return fd.write(data);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EBADF) {
                throw new NonWritableChannelException();
            }
            return zeroIfItWouldWait(e);
        }
    }

    private static int zeroIfItWouldWait(ErrnoException e) throws ErrnoException {
        if (e.errno() == Errno.EAGAIN) {
            return 0;
        }
        throw e;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return fd.tell();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        requireOpen();
        if (position < 0) {
            throw new IllegalArgumentException("position: must not be negative: " + position);
        }
        fd.seek(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return fd.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("size: must not be negative: " + size);
        }
        if (size < fd.size()) {
            fd.truncate(size);
        }
        if (fd.tell() > size) {
            fd.seek(size);
        }
        return this;
    }

    @Override
    public boolean isOpen() {
        return fd.isOpen();
    }

    @Override
    public void close() throws IOException {
        fd.close();
    }
}
