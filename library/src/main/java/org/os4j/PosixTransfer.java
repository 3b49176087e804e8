package org.os4j;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.IoVector;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * Moving bytes between descriptors within the kernel: a part of {@link Posix}.
 *
 * <p>A call reports what it moved, which may be less than was asked for; 0 is the end. An offset that is null is the file's own, which moves; one
 * that is given leaves the file's own alone, and the caller adds the result to it. Any of these calls may block; a virtual thread keeps its carrier
 * meanwhile.
 */
public abstract sealed class PosixTransfer extends PosixXattr implements TransferConstants permits PosixSpace {
    private static final CFunction SENDFILE = CFunction.ofLong("sendfile");
    private static final CFunction COPY_FILE_RANGE = CFunction.ofLong("copy_file_range");
    private static final CFunction SPLICE = CFunction.ofLong("splice");
    private static final CFunction TEE = CFunction.ofLong("tee");
    private static final CFunction VMSPLICE = CFunction.ofLong("vmsplice");
    private static final CFunction READAHEAD = CFunction.ofLong("readahead");
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");

    PosixTransfer() {}

    /**
     * {@code ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)} - copies from a file, beginning at the file's own offset, which
     * moves.
     *
     * @param outFd where the bytes go: a socket, a pipe, a file
     * @param inFd where they come from: a file, not a socket
     * @param count the most bytes to copy
     * @return how many were copied; 0 at the end
     * @throws ErrnoException as {@link #sendfile(int, int, long, long)}
     * @throws IllegalArgumentException if the count is negative
     * @see "sendfile(2), Python os.sendfile with offset=None"
     */
    public static long sendfile(int outFd, int inFd, long count) throws ErrnoException {
        Arguments.checkCount(count, "count");
        return send(outFd, inFd, null, count);
    }

    /**
     * {@code ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)} - copies from a place in a file, whose own offset is left alone.
     *
     * @param outFd where the bytes go: a socket, a pipe, a file
     * @param inFd where they come from: a file, not a socket
     * @param offset where in the file, in bytes
     * @param count the most bytes to copy
     * @return how many were copied; 0 at the end
     * @throws ErrnoException EBADF, EAGAIN if {@code outFd} is non-blocking and full, EINVAL if {@code inFd} is nothing that can be mapped or
     *     {@code outFd} appends, ESPIPE if {@code inFd} has no places, EPIPE, EIO, ENOMEM
     * @throws IllegalArgumentException if the offset or the count is negative
     * @see "sendfile(2), Python os.sendfile"
     */
    public static long sendfile(int outFd, int inFd, long offset, long count) throws ErrnoException {
        Arguments.checkCount(offset, "offset");
        Arguments.checkCount(count, "count");
        return send(outFd, inFd, offset, count);
    }

    private static long send(int outFd, int inFd, @Nullable Long offset, long count) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return result(SENDFILE, scratch, SENDFILE.call(scratch, outFd, inFd, offset(scratch, offset), count));
        }
    }

    /**
     * {@code ssize_t copy_file_range(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned flags)} - copies between files at
     * their own offsets, which move.
     *
     * @param inFd where the bytes come from
     * @param outFd where they go
     * @param count the most bytes to copy
     * @return how many were copied; 0 at the end
     * @throws ErrnoException as {@link #copy_file_range(int, Long, int, Long, long, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "copy_file_range(2), Python os.copy_file_range"
     */
    public static long copy_file_range(int inFd, int outFd, long count) throws ErrnoException {
        return copy_file_range(inFd, null, outFd, null, count, 0);
    }

    /**
     * {@code ssize_t copy_file_range(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned flags)} - copies between files, by
     * sharing their blocks or on the server where the file system can.
     *
     * @param inFd where the bytes come from: a file
     * @param inOffset where in that file, in bytes; null for its own offset, which moves
     * @param outFd where they go: a file
     * @param outOffset where in that file, in bytes; null for its own offset, which moves
     * @param count the most bytes to copy
     * @param flags 0
     * @return how many were copied; 0 at the end, and for files that have no size, as those of /proc
     * @throws ErrnoException EBADF if they are not open for it or {@code outFd} appends, EINVAL if the ranges overlap in one file or they are no
     *     files, EISDIR, EXDEV between file systems before Linux 5.3 and of different kinds since 5.19, ENOSPC, EFBIG, ETXTBSY, EOPNOTSUPP
     * @throws IllegalArgumentException if an offset or the count is negative
     * @see "copy_file_range(2), Python os.copy_file_range"
     */
    public static long copy_file_range(int inFd, @Nullable Long inOffset, int outFd, @Nullable Long outOffset, long count, int flags)
            throws ErrnoException {
        return between(COPY_FILE_RANGE, inFd, inOffset, outFd, outOffset, count, flags);
    }

    /**
     * {@code ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned flags)} - moves bytes to or from a pipe, at
     * their own offsets.
     *
     * @param inFd where the bytes come from
     * @param outFd where they go; this or the other must be a pipe
     * @param count the most bytes to move
     * @param flags 0 or any of the {@code SPLICE_F_} constants
     * @return how many were moved; 0 at the end
     * @throws ErrnoException as {@link #splice(int, Long, int, Long, long, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "splice(2), Python os.splice"
     */
    public static long splice(int inFd, int outFd, long count, int flags) throws ErrnoException {
        return splice(inFd, null, outFd, null, count, flags);
    }

    /**
     * {@code ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned flags)} - moves bytes to or from a pipe
     * without copying them.
     *
     * @param inFd where the bytes come from
     * @param inOffset where in that file, in bytes; null for a pipe, and for a file's own offset, which moves
     * @param outFd where they go; this or the other must be a pipe
     * @param outOffset where in that file, in bytes; null for a pipe, and for a file's own offset, which moves
     * @param count the most bytes to move
     * @param flags 0 or any of the {@code SPLICE_F_} constants
     * @return how many were moved; 0 at the end
     * @throws ErrnoException EBADF, EAGAIN if it would have to wait and may not, EINVAL if neither is a pipe or both are the same pipe or the target
     *     appends, ESPIPE for an offset in a pipe, EPIPE
     * @throws IllegalArgumentException if an offset or the count is negative
     * @see "splice(2), Python os.splice"
     */
    public static long splice(int inFd, @Nullable Long inOffset, int outFd, @Nullable Long outOffset, long count, int flags) throws ErrnoException {
        return between(SPLICE, inFd, inOffset, outFd, outOffset, count, flags);
    }

    /**
     * {@code ssize_t tee(int fd_in, int fd_out, size_t len, unsigned flags)} - copies from a pipe to a pipe what stays to be read from the first.
     *
     * @param inFd the pipe that the bytes are in
     * @param outFd the pipe that they are copied to
     * @param count the most bytes to copy
     * @param flags 0 or any of the {@code SPLICE_F_} constants
     * @return how many were copied; 0 if there is nothing and nobody writes any more
     * @throws ErrnoException EBADF, EAGAIN if it would have to wait and may not, EINVAL unless both are pipes and not the same, EPIPE
     * @throws IllegalArgumentException if the count is negative
     * @see "tee(2)"
     */
    public static long tee(int inFd, int outFd, long count, int flags) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            return result(TEE, scratch, TEE.call(scratch, inFd, outFd, count, flags));
        }
    }

    /**
     * {@code ssize_t vmsplice(int fd, const struct iovec *iov, size_t nr_segs, unsigned flags)} - puts pages of memory into a pipe, without copying
     * them; from the read end, copies what the pipe holds into memory.
     *
     * <p>What is in the pipe is the memory itself: until it has been read it must not be changed, nor its arena be closed, or the reader finds what
     * is there by then.
     *
     * @param fd one end of a pipe
     * @param memory native memory
     * @param flags 0 or any of the {@code SPLICE_F_} constants
     * @return how many bytes were moved
     * @throws ErrnoException EBADF if it is no pipe, EAGAIN if it would have to wait and may not, EINVAL for {@code SPLICE_F_GIFT} of parts of pages,
     *     EPIPE
     * @throws IllegalArgumentException if the memory is not native, or is read-only and {@code fd} a read end
     * @see "vmsplice(2)"
     */
    public static long vmsplice(int fd, MemorySegment memory, int flags) throws ErrnoException {
        if (!Objects.requireNonNull(memory, "memory").isNative()) {
            throw new IllegalArgumentException("memory: is not native");
        }
        if (memory.isReadOnly() && (fcntl(fd, F_GETFL) & O_ACCMODE) == O_RDONLY) {
            throw new IllegalArgumentException("memory: is read-only");
        }
        try (Scratch scratch = Scratch.take()) {
            // The fourth parameter, an offset to the calls that read and write, is vmsplice's flags.
            return result(VMSPLICE, scratch, IoVector.toWrite(scratch, new MemorySegment[] {memory}).call(VMSPLICE, fd, flags, 0));
        }
    }

    /**
     * {@code ssize_t readahead(int fd, off_t offset, size_t count)} - begins to read a part of a file into the page cache.
     *
     * @param fd a descriptor that is open for reading
     * @param offset where in the file, in bytes
     * @param count how many bytes, made whole pages
     * @throws ErrnoException EBADF if it is not open for reading, EINVAL for what has no page cache
     * @throws IllegalArgumentException if the offset or the count is negative
     * @see "readahead(2)"
     */
    public static void readahead(int fd, long offset, long count) throws ErrnoException {
        Arguments.checkCount(offset, "offset");
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            result(READAHEAD, scratch, READAHEAD.call(scratch, fd, offset, count));
        }
    }

    /**
     * {@code int ioctl(int dest_fd, FICLONE, int src_fd)} - makes a file a copy of another by sharing its blocks, until one of both is written.
     *
     * @param destFd a file that is open for writing, on the same file system
     * @param srcFd a file that is open for reading
     * @throws ErrnoException EOPNOTSUPP if the file system cannot (Btrfs, XFS, bcachefs and OCFS2 can), EXDEV between file systems, EBADF, EISDIR,
     *     EINVAL, EPERM
     * @see "ioctl_ficlone(2), Python fcntl.FICLONE"
     */
    public static void ficlone(int destFd, int srcFd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (IOCTL.call(scratch, destFd, FICLONE, srcFd) == -1) {
                throw new ErrnoException("ioctl FICLONE", scratch.errno());
            }
        }
    }

    /**
     * {@code int ioctl(int dest_fd, FICLONERANGE, struct file_clone_range *arg)} - as {@link #ficlone}, a part of a file; offsets and lengths are
     * whole blocks, but for the end of the source.
     *
     * @param destFd a file that is open for writing, on the same file system
     * @param srcFd a file that is open for reading
     * @param srcOffset where the part begins, in bytes
     * @param length how many bytes; 0 for all to the end
     * @param destOffset where they go, in bytes
     * @throws ErrnoException as {@link #ficlone}; EINVAL for what is not whole blocks
     * @throws IllegalArgumentException if an offset or the length is negative
     * @see "ioctl_ficlonerange(2), Python fcntl.FICLONERANGE"
     */
    public static void ficlonerange(int destFd, int srcFd, long srcOffset, long length, long destOffset) throws ErrnoException {
        Arguments.checkCount(srcOffset, "srcOffset");
        Arguments.checkCount(length, "length");
        Arguments.checkCount(destOffset, "destOffset");
        try (Scratch scratch = Scratch.take()) {
            Struct struct = Struct.named("file_clone_range");
            long range = scratch.allocate(struct);
            struct.field("src_fd").set(range, srcFd);
            struct.field("src_offset").set(range, srcOffset);
            struct.field("src_length").set(range, length);
            struct.field("dest_offset").set(range, destOffset);
            if (IOCTL.call(scratch, destFd, FICLONERANGE, range) == -1) {
                throw new ErrnoException("ioctl FICLONERANGE", scratch.errno());
            }
        }
    }

    private static long between(CFunction function, int inFd, @Nullable Long inOffset, int outFd, @Nullable Long outOffset, long count, int flags)
            throws ErrnoException {
        checkOffset(inOffset, "inOffset");
        checkOffset(outOffset, "outOffset");
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long in = offset(scratch, inOffset);
            long out = offset(scratch, outOffset);
            return result(function, scratch, function.call(scratch, inFd, in, outFd, out, count, flags));
        }
    }

    private static void checkOffset(@Nullable Long offset, String argument) {
        if (offset != null) {
            Arguments.checkCount(offset, argument);
        }
    }

    /** The offset as C wants it: by its address, or a null pointer. */
    private static long offset(Scratch scratch, @Nullable Long offset) {
        if (offset == null) {
            return 0;
        }
        long address = scratch.allocate(Long.BYTES);
        Memory.setLong(address, offset);
        return address;
    }

    private static long result(CFunction function, Scratch scratch, long result) throws ErrnoException {
        if (result == -1) {
            throw failed(function, scratch);
        }
        return result;
    }
}
