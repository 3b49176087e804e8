package org.os4j;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;

/** An output of a child, read without blocking and kept until it is asked for. The owner's lock protects it. */
final class ChildOutput {
    private static final int CHUNK = 64 * 1024;

    private final int fd;
    private final byte[] buffer = new byte[CHUNK];
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private int taken;
    private boolean ended;
    private boolean closed;
    /** Whether a thread waits for this output and will take it. */
    boolean isAwaited;

    ChildOutput(int fd) {
        this.fd = fd;
    }

    int fd() {
        return fd;
    }

    boolean isOpen() {
        return !ended && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    int available() {
        return chunks.isEmpty() ? 0 : chunks.getFirst().length - taken;
    }

    /** Takes in what there is, at most a chunk; false if there was nothing. */
    boolean fill() throws ErrnoException {
        int count = Posix.tryRead(fd, buffer, 0, CHUNK);
        if (count > 0) {
            chunks.add(Arrays.copyOf(buffer, count));
            return true;
        }
        switch (Errno.of(-count)) {
            case EAGAIN -> { }
            // A terminal says so when nobody has its other side open any more.
            case EIO -> ended = true;
            default -> {
                ended = true;
                if (count < 0) {
                    throw new ErrnoException("read", -count);
                }
            }
        }
        return false;
    }

    /** Gives what was taken in. */
    int take(byte[] target, int offset, int count) {
        byte[] first = chunks.getFirst();
        int part = Math.min(count, first.length - taken);
        System.arraycopy(first, taken, target, offset, part);
        taken += part;
        if (taken == first.length) {
            chunks.removeFirst();
            taken = 0;
        }
        return part;
    }

    /** Gives all that was taken in. */
    byte[] takeAll() {
        ByteArrayOutputStream all = new ByteArrayOutputStream(chunks.stream().mapToInt(chunk -> chunk.length).sum());
        for (byte[] chunk : chunks) {
            all.write(chunk, taken, chunk.length - taken);
            taken = 0;
        }
        chunks.clear();
        return all.toByteArray();
    }

    void markClosed() {
        closed = true;
        chunks.clear();
    }
}
