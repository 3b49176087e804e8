package org.os4j;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.IoVector;
import org.os4j.internal.Scratch;

/**
 * Reading and writing through several buffers at once: a part of {@link Posix}.
 *
 * <p>The buffers are used in their order, each to its end before the next, in one call of the system. A call reports what it moved, which may be
 * less than the buffers hold; 0 from a read is the end. As in C, no buffers at all move nothing, and more than {@code IOV_MAX} of them are EINVAL.
 *
 * <p>Direct buffers and native segments are passed to the system as they are, arrays by way of a copy. An arena that they come from cannot be closed
 * while the call runs; of more than eight arenas, what belongs to the others is copied too. A segment whose arena is closed, or belongs to another
 * thread, is refused before the call by {@link IllegalStateException} or {@link WrongThreadException}. Any of these calls may block; a virtual thread
 * keeps its carrier meanwhile.
 */
public abstract sealed class PosixVectors extends PosixReadWrite permits PosixStat {
    private static final CFunction READV = CFunction.ofLong("readv");
    private static final CFunction WRITEV = CFunction.ofLong("writev");
    private static final CFunction PREADV = CFunction.ofLong("preadv");
    private static final CFunction PWRITEV = CFunction.ofLong("pwritev");
    private static final CFunction PREADV2 = CFunction.ofLong("preadv2");
    private static final CFunction PWRITEV2 = CFunction.ofLong("pwritev2");

    PosixVectors() {}

    /**
     * {@code ssize_t readv(int fd, const struct iovec *iov, int iovcnt)} - reads into arrays.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}; EINVAL for more than {@code IOV_MAX} arrays
     * @see "readv(2), Python os.readv"
     */
    public static long readv(int fd, byte[]... buffers) throws ErrnoException {
        return fill(READV, fd, segments(buffers, "buffers"), 0, 0);
    }

    /**
     * {@code ssize_t readv(int fd, const struct iovec *iov, int iovcnt)} - reads into buffers, whose positions move.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its position to its limit
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}; EINVAL for more than {@code IOV_MAX} buffers
     * @throws ReadOnlyBufferException if one of the buffers is read-only
     * @see "readv(2), Python os.readv"
     */
    public static long readv(int fd, ByteBuffer... buffers) throws ErrnoException {
        return fill(READV, fd, buffers, 0, 0);
    }

    /**
     * {@code ssize_t readv(int fd, const struct iovec *iov, int iovcnt)} - reads into pieces of memory.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}; EINVAL for more than {@code IOV_MAX} pieces
     * @throws IllegalArgumentException if one of the pieces is read-only
     * @see "readv(2), Python os.readv"
     */
    public static long readv(int fd, MemorySegment... buffers) throws ErrnoException {
        return fill(READV, fd, writable(buffers), 0, 0);
    }

    /**
     * {@code ssize_t preadv(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - reads at a place into arrays.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @param offset where in the file, in bytes
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #readv(int, byte[]...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @see "preadv(2), Python os.preadv"
     */
    public static long preadv(int fd, byte[][] buffers, long offset) throws ErrnoException {
        return fill(PREADV, fd, segments(buffers, "buffers"), offset, 0);
    }

    /**
     * {@code ssize_t preadv(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - reads at a place into buffers, whose positions move.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its position to its limit
     * @param offset where in the file, in bytes
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #readv(int, ByteBuffer...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @throws ReadOnlyBufferException if one of the buffers is read-only
     * @see "preadv(2), Python os.preadv"
     */
    public static long preadv(int fd, ByteBuffer[] buffers, long offset) throws ErrnoException {
        return fill(PREADV, fd, buffers, offset, 0);
    }

    /**
     * {@code ssize_t preadv(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - reads at a place into pieces of memory.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @param offset where in the file, in bytes
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #readv(int, MemorySegment...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @throws IllegalArgumentException if one of the pieces is read-only
     * @see "preadv(2), Python os.preadv"
     */
    public static long preadv(int fd, MemorySegment[] buffers, long offset) throws ErrnoException {
        return fill(PREADV, fd, writable(buffers), offset, 0);
    }

    /**
     * {@code ssize_t preadv2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - reads at a place into arrays, under flags.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI} and {@code RWF_NOWAIT}
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #preadv(int, byte[][], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know, EAGAIN if {@code RWF_NOWAIT} would have to wait
     * @see "preadv2(2), Python os.preadv with flags"
     */
    public static long preadv2(int fd, byte[][] buffers, long offset, int flags) throws ErrnoException {
        return fill(PREADV2, fd, segments(buffers, "buffers"), offset, flags);
    }

    /**
     * {@code ssize_t preadv2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - reads at a place into buffers, whose positions
     * move, under flags.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its position to its limit
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI} and {@code RWF_NOWAIT}
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #preadv(int, ByteBuffer[], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know, EAGAIN if {@code RWF_NOWAIT} would have to wait
     * @throws ReadOnlyBufferException if one of the buffers is read-only
     * @see "preadv2(2), Python os.preadv with flags"
     */
    public static long preadv2(int fd, ByteBuffer[] buffers, long offset, int flags) throws ErrnoException {
        return fill(PREADV2, fd, buffers, offset, flags);
    }

    /**
     * {@code ssize_t preadv2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - reads at a place into pieces of memory, under
     * flags.
     *
     * @param fd the descriptor
     * @param buffers where the bytes go, each from its beginning
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI} and {@code RWF_NOWAIT}
     * @return how many bytes were read; 0 at the end
     * @throws ErrnoException as {@link #preadv(int, MemorySegment[], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know, EAGAIN if {@code RWF_NOWAIT} would have to wait
     * @throws IllegalArgumentException if one of the pieces is read-only
     * @see "preadv2(2), Python os.preadv with flags"
     */
    public static long preadv2(int fd, MemorySegment[] buffers, long offset, int flags) throws ErrnoException {
        return fill(PREADV2, fd, writable(buffers), offset, flags);
    }

    /**
     * {@code ssize_t writev(int fd, const struct iovec *iov, int iovcnt)} - writes arrays.
     *
     * @param fd the descriptor
     * @param data the bytes, each from its beginning
     * @return how many bytes were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}; EINVAL for more than {@code IOV_MAX} arrays
     * @see "writev(2), Python os.writev"
     */
    public static long writev(int fd, byte[]... data) throws ErrnoException {
        return drain(WRITEV, fd, segments(data, "data"), 0, 0);
    }

    /**
     * {@code ssize_t writev(int fd, const struct iovec *iov, int iovcnt)} - writes buffers, whose positions move.
     *
     * @param fd the descriptor
     * @param data the bytes, each from its position to its limit
     * @return how many bytes were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}; EINVAL for more than {@code IOV_MAX} buffers
     * @see "writev(2), Python os.writev"
     */
    public static long writev(int fd, ByteBuffer... data) throws ErrnoException {
        return drain(WRITEV, fd, data, 0, 0);
    }

    /**
     * {@code ssize_t writev(int fd, const struct iovec *iov, int iovcnt)} - writes pieces of memory.
     *
     * @param fd the descriptor
     * @param data the bytes, each from its beginning
     * @return how many bytes were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}; EINVAL for more than {@code IOV_MAX} pieces
     * @see "writev(2), Python os.writev"
     */
    public static long writev(int fd, MemorySegment... data) throws ErrnoException {
        return drain(WRITEV, fd, checked(data, "data"), 0, 0);
    }

    /**
     * {@code ssize_t pwritev(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - writes at a place arrays.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its beginning
     * @param offset where in the file, in bytes
     * @return how many bytes were written
     * @throws ErrnoException as {@link #writev(int, byte[]...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @see "pwritev(2), Python os.pwritev"
     */
    public static long pwritev(int fd, byte[][] data, long offset) throws ErrnoException {
        return drain(PWRITEV, fd, segments(data, "data"), offset, 0);
    }

    /**
     * {@code ssize_t pwritev(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - writes at a place buffers, whose positions move.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its position to its limit
     * @param offset where in the file, in bytes
     * @return how many bytes were written
     * @throws ErrnoException as {@link #writev(int, ByteBuffer...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @see "pwritev(2), Python os.pwritev"
     */
    public static long pwritev(int fd, ByteBuffer[] data, long offset) throws ErrnoException {
        return drain(PWRITEV, fd, data, offset, 0);
    }

    /**
     * {@code ssize_t pwritev(int fd, const struct iovec *iov, int iovcnt, off_t offset)} - writes at a place pieces of memory.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its beginning
     * @param offset where in the file, in bytes
     * @return how many bytes were written
     * @throws ErrnoException as {@link #writev(int, MemorySegment...)}; ESPIPE for what has no places, EINVAL for a negative one
     * @see "pwritev(2), Python os.pwritev"
     */
    public static long pwritev(int fd, MemorySegment[] data, long offset) throws ErrnoException {
        return drain(PWRITEV, fd, checked(data, "data"), offset, 0);
    }

    /**
     * {@code ssize_t pwritev2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - writes at a place arrays, under flags.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its beginning
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI}, {@code RWF_DSYNC}, {@code RWF_SYNC}, {@code RWF_NOWAIT} and {@code RWF_APPEND}
     * @return how many bytes were written
     * @throws ErrnoException as {@link #pwritev(int, byte[][], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know
     * @see "pwritev2(2), Python os.pwritev with flags"
     */
    public static long pwritev2(int fd, byte[][] data, long offset, int flags) throws ErrnoException {
        return drain(PWRITEV2, fd, segments(data, "data"), offset, flags);
    }

    /**
     * {@code ssize_t pwritev2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - writes at a place buffers, whose positions
     * move, under flags.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its position to its limit
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI}, {@code RWF_DSYNC}, {@code RWF_SYNC}, {@code RWF_NOWAIT} and {@code RWF_APPEND}
     * @return how many bytes were written
     * @throws ErrnoException as {@link #pwritev(int, ByteBuffer[], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know
     * @see "pwritev2(2), Python os.pwritev with flags"
     */
    public static long pwritev2(int fd, ByteBuffer[] data, long offset, int flags) throws ErrnoException {
        return drain(PWRITEV2, fd, data, offset, flags);
    }

    /**
     * {@code ssize_t pwritev2(int fd, const struct iovec *iov, int iovcnt, off_t offset, int flags)} - writes at a place pieces of memory, under
     * flags.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes, each from its beginning
     * @param offset where in the file, in bytes; -1 for its own offset, which moves then
     * @param flags 0 or any of {@code RWF_HIPRI}, {@code RWF_DSYNC}, {@code RWF_SYNC}, {@code RWF_NOWAIT} and {@code RWF_APPEND}
     * @return how many bytes were written
     * @throws ErrnoException as {@link #pwritev(int, MemorySegment[], long)}; EOPNOTSUPP for a flag that the kernel or the file does not
     *     know
     * @see "pwritev2(2), Python os.pwritev with flags"
     */
    public static long pwritev2(int fd, MemorySegment[] data, long offset, int flags) throws ErrnoException {
        return drain(PWRITEV2, fd, checked(data, "data"), offset, flags);
    }

    private static long fill(CFunction function, int fd, ByteBuffer[] buffers, long offset, int flags) throws ErrnoException {
        ByteBuffer[] all = checked(buffers, "buffers");
        for (ByteBuffer buffer : all) {
            if (buffer.isReadOnly()) {
                throw new ReadOnlyBufferException();
            }
        }
        MemorySegment[] segments = segments(all);
        long count = fill(function, fd, segments, offset, flags);
        movePositions(all, segments, count);
        return count;
    }

    private static long drain(CFunction function, int fd, ByteBuffer[] data, long offset, int flags) throws ErrnoException {
        ByteBuffer[] all = checked(data, "data");
        MemorySegment[] segments = segments(all);
        long count = drain(function, fd, segments, offset, flags);
        movePositions(all, segments, count);
        return count;
    }

    private static long fill(CFunction function, int fd, MemorySegment[] buffers, long offset, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            IoVector vector = IoVector.toFill(scratch, buffers);
            long count = vector.call(function, fd, offset, flags);
            if (count == -1) {
                throw failed(function, scratch);
            }
            vector.finishFilling(count);
            return count;
        }
    }

    private static long drain(CFunction function, int fd, MemorySegment[] data, long offset, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long count = IoVector.toWrite(scratch, data).call(function, fd, offset, flags);
            if (count == -1) {
                throw failed(function, scratch);
            }
            return count;
        }
    }

    /** Moves each position past what was moved; one buffer that is given twice moves once. */
    private static void movePositions(ByteBuffer[] buffers, MemorySegment[] segments, long count) {
        long left = count;
        for (int i = 0; i < buffers.length && left > 0; i++) {
            int size = (int) segments[i].byteSize();
            int moved = (int) Math.min(left, size);
            buffers[i].position(buffers[i].limit() - size + moved);
            left -= moved;
        }
    }

    private static MemorySegment[] segments(ByteBuffer[] buffers) {
        MemorySegment[] segments = new MemorySegment[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            segments[i] = MemorySegment.ofBuffer(buffers[i]);
        }
        return segments;
    }

    private static MemorySegment[] segments(byte[][] arrays, String argument) {
        byte[][] all = checked(arrays, argument);
        MemorySegment[] segments = new MemorySegment[all.length];
        for (int i = 0; i < all.length; i++) {
            segments[i] = MemorySegment.ofArray(all[i]);
        }
        return segments;
    }

    private static MemorySegment[] writable(MemorySegment[] buffers) {
        MemorySegment[] all = checked(buffers, "buffers");
        for (int i = 0; i < all.length; i++) {
            if (all[i].isReadOnly()) {
                throw new IllegalArgumentException("buffers[" + i + "]: is read-only");
            }
        }
        return all;
    }

    /** A copy that no other thread can change, none of it null. */
    private static <T> T[] checked(T[] buffers, String argument) {
        T[] all = Objects.requireNonNull(buffers, argument).clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i] == null) {
                throw new NullPointerException(argument + "[" + i + "]");
            }
        }
        return all;
    }
}
