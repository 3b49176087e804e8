package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** A file's space on the disk, and the advice on how it is used: a part of {@link Posix}. */
public abstract sealed class PosixSpace extends PosixTransfer implements SpaceConstants permits PosixLocks {
    private static final CFunction POSIX_FADVISE = CFunction.ofInt("posix_fadvise");
    private static final CFunction POSIX_FALLOCATE = CFunction.ofInt("posix_fallocate");
    private static final CFunction FALLOCATE = CFunction.ofInt("fallocate");
    private static final CFunction SYNC_FILE_RANGE = CFunction.ofInt("sync_file_range");
    private static final CFunction LOCKF = CFunction.ofInt("lockf");

    PosixSpace() {}

    /**
     * {@code int posix_fadvise(int fd, off_t offset, off_t len, int advice)} - tells the kernel how a part of a file will be used.
     *
     * @param fd the descriptor
     * @param offset where the part begins, in bytes
     * @param length how many bytes; 0 for all to the end
     * @param advice one of the {@code POSIX_FADV_} constants; {@code POSIX_FADV_DONTNEED} drops whole pages that are on the disk already
     * @throws ErrnoException EBADF, ESPIPE for a pipe, EINVAL for a negative length or an advice that the kernel does not know
     * @see "posix_fadvise(2), Python os.posix_fadvise"
     */
    public static void posix_fadvise(int fd, long offset, long length, int advice) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int error = (int) POSIX_FADVISE.call(scratch, fd, offset, length, advice);
            if (error != 0) {
                throw new ErrnoException("posix_fadvise", error);
            }
        }
    }

    /**
     * {@code int posix_fallocate(int fd, off_t offset, off_t len)} - makes sure that a part of a file has its space on the disk, so that writing it
     * cannot fail for want of space; the file becomes larger if need be. May block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd a descriptor that is open for writing
     * @param offset where the part begins, in bytes
     * @param length how many bytes, more than 0
     * @throws ErrnoException ENOSPC if the disk is full, EBADF, EFBIG, ENODEV or ESPIPE for what is no file, EINVAL for a negative offset or a length
     *     that is not positive
     * @see "posix_fallocate(3), Python os.posix_fallocate"
     */
    public static void posix_fallocate(int fd, long offset, long length) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int error;
            do {
                error = (int) POSIX_FALLOCATE.call(scratch, fd, offset, length);
            } while (Errno.of(error) == Errno.EINTR);
            if (error != 0) {
                throw new ErrnoException("posix_fallocate", error);
            }
        }
    }

    /**
     * {@code int fallocate(int fd, int mode, off_t offset, off_t len)} - changes the space of a part of a file: takes it, gives it back, clears it,
     * takes it out or puts it in. May block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd a descriptor that is open for writing
     * @param mode 0 to take space, or any of the {@code FALLOC_FL_} constants
     * @param offset where the part begins, in bytes
     * @param length how many bytes, more than 0
     * @throws ErrnoException EOPNOTSUPP if the file system cannot, ENOSPC, EBADF, EFBIG, EINVAL for a part that is not whole blocks where the mode
     *     wants them, a negative offset or a length that is not positive, ENODEV, ESPIPE, EPERM for a sealed or immutable file, ETXTBSY
     * @see "fallocate(2)"
     */
    public static void fallocate(int fd, int mode, long offset, long length) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (FALLOCATE.call(scratch, fd, mode, offset, length) == -1) {
                throw failed(FALLOCATE, scratch);
            }
        }
    }

    /**
     * {@code int sync_file_range(int fd, off_t offset, off_t nbytes, unsigned flags)} - begins to write a part of a file to the disk, or waits for
     * it. It does not write metadata nor flush the disk's cache: it evens out the load, {@link #fdatasync} makes data safe. A virtual thread keeps
     * its carrier meanwhile.
     *
     * @param fd the descriptor
     * @param offset where the part begins, in bytes
     * @param length how many bytes; 0 for all to the end
     * @param flags any of the {@code SYNC_FILE_RANGE_} constants
     * @throws ErrnoException EBADF, EIO, ENOSPC, ESPIPE for what is no file, EINVAL for a negative offset or length or a flag that the kernel does
     *     not know
     * @see "sync_file_range(2)"
     */
    public static void sync_file_range(int fd, long offset, long length, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SYNC_FILE_RANGE.call(scratch, fd, offset, length, flags) == -1) {
                throw failed(SYNC_FILE_RANGE, scratch);
            }
        }
    }

    /**
     * {@code int lockf(int fd, int cmd, off_t len)} - locks a part of a file for the process, from the current offset on; {@code fcntl} with a {@link
     * Flock} says where. Such a lock is gone as soon as the process closes any descriptor of the file.
     *
     * <p>{@code F_LOCK} may block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd a descriptor that is open for writing
     * @param command {@code F_LOCK}, {@code F_TLOCK}, {@code F_ULOCK} or {@code F_TEST}
     * @param length how many bytes; 0 for all, however long the file becomes; negative for those before the offset
     * @throws ErrnoException EAGAIN or EACCES if another process holds a lock, for {@code F_TLOCK} and {@code F_TEST}; EDEADLK, EBADF if it is not
     *     open for writing, EINVAL for another command, ENOLCK
     * @see "lockf(3), Python os.lockf, fcntl.lockf"
     */
    public static void lockf(int fd, int command, long length) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (LOCKF.call(scratch, fd, command, length) == -1) {
                throw failed(LOCKF, scratch);
            }
        }
    }

    /**
     * {@code int lockf(int fd, int cmd, off_t len)} - as {@link #lockf}, where a lock that another process holds is an ordinary answer.
     *
     * @param fd a descriptor that is open for writing
     * @param command {@code F_TLOCK} or {@code F_TEST}
     * @param length as for {@link #lockf}
     * @return 0; or minus errno, EAGAIN or EACCES for a lock of another process: {@code Errno.of(-result)}
     * @see "lockf(3)"
     */
    public static int tryLockf(int fd, int command, long length) {
        try (Scratch scratch = Scratch.take()) {
            return LOCKF.call(scratch, fd, command, length) == -1 ? -scratch.errno() : 0;
        }
    }
}
