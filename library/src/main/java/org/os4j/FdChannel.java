package org.os4j;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Objects;

/**
 * A descriptor as a channel of Java's, whatever it is: a file, a pipe, a socket, a terminal. Made by {@link Fd#asChannel}; closing it closes the
 * descriptor.
 *
 * <p>Where a descriptor blocks, writing goes on until all is written, as with a {@code FileChannel} or {@code SocketChannel}; where it does not, reading
 * and writing return 0 instead of waiting. What is no file has no position: there those calls fail with ESPIPE. Several threads may use it; a
 * {@link ClosedChannelException} says that one has closed it. A thread's interruption does not close it, and no {@code Selector} takes it: Java makes
 * such channels from its own descriptors alone.
 */
public final class FdChannel implements SeekableByteChannel, ScatteringByteChannel, GatheringByteChannel {
    /** The most buffers that a call takes: IOV_MAX. */
    private static final int MOST_BUFFERS = 1024;

    private final Fd fd;

    FdChannel(Fd fd) {
        this.fd = fd;
    }

    /** Something on the descriptor. */
    private interface Call<T> {
        T make() throws ErrnoException;
    }

    private static <T> T call(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (Fd.ClosedException e) {
            throw new ClosedChannelException();
        }
    }

    private long read(Call<? extends Number> call) throws IOException {
        try {
            long count = call(call).longValue();
            return count == 0 ? -1 : count;
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EBADF) {
                throw new NonReadableChannelException();
            }
            return zeroIfItWouldWait(e);
        }
    }

    private long write(Call<? extends Number> call) throws IOException {
        try {
            return call(call).longValue();
        } catch (ErrnoException e) {
            if (e.errno() == Errno.EBADF) {
                throw new NonWritableChannelException();
            }
            return zeroIfItWouldWait(e);
        }
    }

    private static long zeroIfItWouldWait(ErrnoException e) throws ErrnoException {
        if (e.errno() == Errno.EAGAIN) {
            return 0;
        }
        throw e;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!fd.isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private static ByteBuffer[] part(ByteBuffer[] buffers, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffers.length);
        return Arrays.copyOfRange(buffers, offset, offset + Math.min(length, MOST_BUFFERS));
    }

    private static long remaining(ByteBuffer[] buffers) {
        return Arrays.stream(buffers).mapToLong(ByteBuffer::remaining).sum();
    }

    private static long checked(long position, String argument) {
        if (position < 0) {
            throw new IllegalArgumentException(argument + ": must not be negative: " + position);
        }
        return position;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        requireOpen();
        return Objects.requireNonNull(buffer, "buffer").hasRemaining() ? (int) read(() -> fd.read(buffer)) : 0;
    }

    @Override
    public long read(ByteBuffer[] buffers) throws IOException {
        return read(buffers, 0, buffers.length);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        ByteBuffer[] targets = part(buffers, offset, length);
        requireOpen();
        return remaining(targets) == 0 ? 0 : read(() -> fd.call(number -> PosixVectors.readv(number, targets)));
    }

    /**
     * Reads at a place, and leaves the position alone.
     *
     * @param buffer where the bytes go
     * @param position where in the file, in bytes
     * @return how many were read; -1 at the end
     * @throws IOException ESPIPE if it is no file
     * @see "pread(2)"
     */
    public int read(ByteBuffer buffer, long position) throws IOException {
        checked(position, "position");
        requireOpen();
        return buffer.hasRemaining() ? (int) read(() -> fd.call(number -> PosixReadWrite.pread(number, buffer, position))) : 0;
    }

    @Override
    public int write(ByteBuffer data) throws IOException {
        requireOpen();
        int count = Objects.requireNonNull(data, "data").remaining();
        return (int) write(() -> {
            if (!fd.isBlocking()) {
                return fd.write(data);
            }
            fd.writeAll(data);
            return count;
        });
    }

    @Override
    public long write(ByteBuffer[] data) throws IOException {
        return write(data, 0, data.length);
    }

    @Override
    public long write(ByteBuffer[] data, int offset, int length) throws IOException {
        ByteBuffer[] sources = part(data, offset, length);
        requireOpen();
        return remaining(sources) == 0 ? 0 : write(() -> fd.call(number -> {
            boolean blocks = PosixDescriptors.get_blocking(number);
            long written = 0;
            do {
                written += PosixVectors.writev(number, sources);
            } while (blocks && remaining(sources) > 0);
            return written;
        }));
    }

    /**
     * Writes at a place, and leaves the position alone. (A file that appends is written at its end all the same.)
     *
     * @param data the bytes
     * @param position where in the file, in bytes
     * @return how many were written
     * @throws IOException ESPIPE if it is no file
     * @see "pwrite(2)"
     */
    public int write(ByteBuffer data, long position) throws IOException {
        checked(position, "position");
        requireOpen();
        return (int) write(() -> fd.call(number -> {
            int written = 0;
            while (data.hasRemaining()) {
                written += PosixReadWrite.pwrite(number, data, position + written);
            }
            return written;
        }));
    }

    @Override
    public long position() throws IOException {
        return call(fd::tell);
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        checked(position, "position");
        call(() -> fd.seek(position));
        return this;
    }

    @Override
    public long size() throws IOException {
        return call(fd::size);
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        checked(size, "size");
        if (size < size()) {
            call(() -> {
                fd.truncate(size);
                return true;
            });
        }
        if (position() > size) {
            position(size);
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

    /**
     * The descriptor in words.
     *
     * @return its number and its path
     */
    @Override
    public String toString() {
        return "channel of " + fd;
    }
}
