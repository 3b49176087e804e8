package org.os4j;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Reading and writing through one buffer: a part of {@link Posix}.
 *
 * <p>A call reports what it moved, which may be less than was asked for; 0 from a read is the end. Direct buffers and native segments are passed to
 * the system as they are, arrays by way of a copy. Any of these calls may block; a virtual thread keeps its carrier meanwhile.
 */
public abstract sealed class PosixReadWrite extends PosixDescriptors permits PosixVectors {
    private static final CFunction READ = CFunction.ofLong("read");
    private static final CFunction WRITE = CFunction.ofLong("write");
    private static final CFunction PREAD = CFunction.ofLong("pread");
    private static final CFunction PWRITE = CFunction.ofLong("pwrite");
    private static final int DEFAULT_COUNT = 4096;
    /** What Linux moves in one call at most: a copy of more would be in vain. */
    private static final long MOST_AT_ONCE = 0x7fff_f000;

    PosixReadWrite() {}

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads at most 4096 bytes.
     *
     * @param fd the descriptor
     * @return what was read; empty at the end
     * @throws ErrnoException as {@link #read(int, int)}
     * @see "read(2), Python os.read"
     */
    public static byte[] read(int fd) throws ErrnoException {
        return read(fd, DEFAULT_COUNT);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads at most so many bytes.
     *
     * @param fd the descriptor
     * @param count the most bytes to read
     * @return what was read; empty at the end
     * @throws ErrnoException EBADF if it is not open for reading, EAGAIN if it is non-blocking and nothing is there, EISDIR for a directory, EIO
     * @throws IllegalArgumentException if the count is negative
     * @see "read(2), Python os.read"
     */
    public static byte[] read(int fd, int count) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(count);
            long result = READ.call(scratch, fd, memory, count);
            if (result == -1) {
                throw failed(READ, scratch);
            }
            return Memory.bytes(memory, (int) result);
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads into an array.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go, from its beginning
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}
     * @see "read(2), Python os.readinto"
     */
    public static int read(int fd, byte[] buffer) throws ErrnoException {
        return read(fd, buffer, 0, Objects.requireNonNull(buffer, "buffer").length);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads into a part of an array.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go
     * @param offset where in the array they go
     * @param count the most bytes to read
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "read(2), Python os.readinto"
     */
    public static int read(int fd, byte[] buffer, int offset, int count) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = readArray(READ, scratch, fd, buffer, offset, count, 0);
            if (result < 0) {
                throw failed(READ, scratch);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go
     * @param offset where in the array they go
     * @param count the most bytes to read
     * @return how many were read, 0 at the end; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "read(2)"
     */
    public static int tryRead(int fd, byte[] buffer, int offset, int count) {
        try (Scratch scratch = Scratch.take()) {
            return readArray(READ, scratch, fd, buffer, offset, count, 0);
        }
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads into a buffer, whose position moves.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go, from its position to its limit
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}
     * @throws ReadOnlyBufferException if the buffer is read-only
     * @see "read(2), Python os.readinto"
     */
    public static int read(int fd, ByteBuffer buffer) throws ErrnoException {
        return fill(READ, fd, buffer, 0);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - reads into memory.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #read(int, int)}
     * @throws IllegalArgumentException if the memory is read-only
     * @see "read(2), Python os.readinto"
     */
    public static long read(int fd, MemorySegment buffer) throws ErrnoException {
        return readSegment(READ, fd, buffer, 0);
    }

    /**
     * {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)} - reads at a place, and leaves the file's offset alone.
     *
     * @param fd the descriptor
     * @param count the most bytes to read
     * @param offset where in the file, in bytes
     * @return what was read; empty at the end
     * @throws ErrnoException as {@link #read(int, int)}; ESPIPE for what has no places, EINVAL for a negative one
     * @throws IllegalArgumentException if the count is negative
     * @see "pread(2), Python os.pread"
     */
    public static byte[] pread(int fd, int count, long offset) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(count);
            long result = PREAD.call(scratch, fd, memory, count, offset);
            if (result == -1) {
                throw failed(PREAD, scratch);
            }
            return Memory.bytes(memory, (int) result);
        }
    }

    /**
     * {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)} - reads at a place into a part of an array.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go
     * @param start where in the array they go
     * @param count the most bytes to read
     * @param offset where in the file, in bytes
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #pread(int, int, long)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "pread(2)"
     */
    public static int pread(int fd, byte[] buffer, int start, int count, long offset) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = readArray(PREAD, scratch, fd, buffer, start, count, offset);
            if (result < 0) {
                throw failed(PREAD, scratch);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)} - reads at a place into a buffer, whose position moves.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go, from its position to its limit
     * @param offset where in the file, in bytes
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #pread(int, int, long)}
     * @throws ReadOnlyBufferException if the buffer is read-only
     * @see "pread(2)"
     */
    public static int pread(int fd, ByteBuffer buffer, long offset) throws ErrnoException {
        return fill(PREAD, fd, buffer, offset);
    }

    /**
     * {@code ssize_t pread(int fd, void *buf, size_t count, off_t offset)} - reads at a place into memory.
     *
     * @param fd the descriptor
     * @param buffer where the bytes go
     * @param offset where in the file, in bytes
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link #pread(int, int, long)}
     * @throws IllegalArgumentException if the memory is read-only
     * @see "pread(2)"
     */
    public static long pread(int fd, MemorySegment buffer, long offset) throws ErrnoException {
        return readSegment(PREAD, fd, buffer, offset);
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes an array.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @return how many were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}
     * @see "write(2), Python os.write"
     */
    public static int write(int fd, byte[] data) throws ErrnoException {
        return write(fd, data, 0, Objects.requireNonNull(data, "data").length);
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes text as UTF-8.
     *
     * @param fd the descriptor
     * @param text the text; a byte of a file name that is not UTF-8 is written as it is
     * @return how many bytes were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}
     * @throws IllegalArgumentException if it holds a lone surrogate that stands for no byte
     * @see "write(2), Python os.write"
     */
    public static int write(int fd, String text) throws ErrnoException {
        return write(fd, CStrings.encodeData(Objects.requireNonNull(text, "text"), "text"));
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes a part of an array.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @param offset where in the array they begin
     * @param count how many to write
     * @return how many were written
     * @throws ErrnoException EBADF if it is not open for writing, EAGAIN if it is non-blocking and full, EPIPE if nobody can read it any more,
     *     ENOSPC if the disk is full, EDQUOT, EFBIG, EIO
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "write(2), Python os.write"
     */
    public static int write(int fd, byte[] data, int offset, int count) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = writeArray(WRITE, scratch, fd, data, offset, count, 0);
            if (result < 0) {
                throw failed(WRITE, scratch);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @param offset where in the array they begin
     * @param count how many to write
     * @return how many were written; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "write(2)"
     */
    public static int tryWrite(int fd, byte[] data, int offset, int count) {
        try (Scratch scratch = Scratch.take()) {
            return writeArray(WRITE, scratch, fd, data, offset, count, 0);
        }
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes a buffer, whose position moves.
     *
     * @param fd the descriptor
     * @param data the bytes, from its position to its limit
     * @return how many were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}
     * @see "write(2), Python os.write"
     */
    public static int write(int fd, ByteBuffer data) throws ErrnoException {
        return drain(WRITE, fd, data, 0);
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - writes memory.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @return how many were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}
     * @see "write(2), Python os.write"
     */
    public static long write(int fd, MemorySegment data) throws ErrnoException {
        return writeSegment(WRITE, fd, data, 0);
    }

    /**
     * {@code ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)} - writes at a place, and leaves the file's offset alone.
     *
     * @param fd the descriptor; with {@code O_APPEND} Linux writes at the end all the same
     * @param data the bytes
     * @param offset where in the file, in bytes
     * @return how many were written
     * @throws ErrnoException as {@link #write(int, byte[], int, int)}; ESPIPE for what has no places, EINVAL for a negative one
     * @see "pwrite(2), Python os.pwrite"
     */
    public static int pwrite(int fd, byte[] data, long offset) throws ErrnoException {
        return pwrite(fd, data, 0, Objects.requireNonNull(data, "data").length, offset);
    }

    /**
     * {@code ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)} - writes a part of an array at a place.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @param start where in the array they begin
     * @param count how many to write
     * @param offset where in the file, in bytes
     * @return how many were written
     * @throws ErrnoException as {@link #pwrite(int, byte[], long)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "pwrite(2)"
     */
    public static int pwrite(int fd, byte[] data, int start, int count, long offset) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = writeArray(PWRITE, scratch, fd, data, start, count, offset);
            if (result < 0) {
                throw failed(PWRITE, scratch);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)} - writes a buffer at a place; its position moves.
     *
     * @param fd the descriptor
     * @param data the bytes, from its position to its limit
     * @param offset where in the file, in bytes
     * @return how many were written
     * @throws ErrnoException as {@link #pwrite(int, byte[], long)}
     * @see "pwrite(2)"
     */
    public static int pwrite(int fd, ByteBuffer data, long offset) throws ErrnoException {
        return drain(PWRITE, fd, data, offset);
    }

    /**
     * {@code ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)} - writes memory at a place.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @param offset where in the file, in bytes
     * @return how many were written
     * @throws ErrnoException as {@link #pwrite(int, byte[], long)}
     * @see "pwrite(2)"
     */
    public static long pwrite(int fd, MemorySegment data, long offset) throws ErrnoException {
        return writeSegment(PWRITE, fd, data, offset);
    }

    /** The count, or minus errno. */
    private static int readArray(CFunction function, Scratch scratch, int fd, byte[] buffer, int start, int count, long offset) {
        Arguments.checkRange(start, count, Objects.requireNonNull(buffer, "buffer").length, "buffer");
        long memory = scratch.allocate(count);
        long result = function.call(scratch, fd, memory, count, offset);
        if (result == -1) {
            return -scratch.errno();
        }
        Memory.copy(memory, buffer, start, (int) result);
        return (int) result;
    }

    /** The count, or minus errno. */
    private static int writeArray(CFunction function, Scratch scratch, int fd, byte[] data, int start, int count, long offset) {
        Arguments.checkRange(start, count, Objects.requireNonNull(data, "data").length, "data");
        long result = function.call(scratch, fd, scratch.bytes(data, start, count), count, offset);
        return result == -1 ? -scratch.errno() : (int) result;
    }

    private static int fill(CFunction function, int fd, ByteBuffer buffer, long offset) throws ErrnoException {
        if (Objects.requireNonNull(buffer, "buffer").isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        int count = (int) readSegment(function, fd, MemorySegment.ofBuffer(buffer), offset);
        buffer.position(buffer.position() + count);
        return count;
    }

    private static int drain(CFunction function, int fd, ByteBuffer data, long offset) throws ErrnoException {
        int count = (int) writeSegment(function, fd, MemorySegment.ofBuffer(Objects.requireNonNull(data, "data")), offset);
        data.position(data.position() + count);
        return count;
    }

    private static long readSegment(CFunction function, int fd, MemorySegment buffer, long offset) throws ErrnoException {
        if (Objects.requireNonNull(buffer, "buffer").isReadOnly()) {
            throw new IllegalArgumentException("buffer: is read-only");
        }
        try (Scratch scratch = Scratch.take()) {
            long size = Math.min(buffer.byteSize(), MOST_AT_ONCE);
            if (buffer.isNative()) {
                return checked(function, scratch, function.callWithSegment(scratch, fd, buffer, size, offset));
            }
            long memory = scratch.allocate(size);
            long result = checked(function, scratch, function.call(scratch, fd, memory, size, offset));
            MemorySegment.copy(Memory.segment(memory, result), 0, buffer, 0, result);
            return result;
        }
    }

    private static long writeSegment(CFunction function, int fd, MemorySegment data, long offset) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long size = Math.min(Objects.requireNonNull(data, "data").byteSize(), MOST_AT_ONCE);
            if (data.isNative()) {
                return checked(function, scratch, function.callWithSegment(scratch, fd, data, size, offset));
            }
            long memory = scratch.allocate(size);
            MemorySegment.copy(data, 0, Memory.segment(memory, size), 0, size);
            return checked(function, scratch, function.call(scratch, fd, memory, size, offset));
        }
    }

    private static long checked(CFunction function, Scratch scratch, long result) throws ErrnoException {
        if (result == -1) {
            throw failed(function, scratch);
        }
        return result;
    }
}
