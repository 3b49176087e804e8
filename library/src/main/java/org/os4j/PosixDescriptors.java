package org.os4j;

import java.io.File;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Making, copying and closing descriptors, and what belongs to them: a part of {@link Posix}.
 *
 * <p>Every descriptor that is made here is close-on-exec from its birth; {@link #set_inheritable} and {@link #dup2(int, int, boolean)} undo it.
 */
public abstract sealed class PosixDescriptors extends PosixErrors implements DescriptorConstants permits PosixReadWrite {
    private static final CFunction OPEN = CFunction.ofInt("open");
    private static final CFunction OPENAT = CFunction.ofInt("openat");
    private static final CFunction CLOSE = CFunction.ofInt("close").interruptible();
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final CFunction LSEEK = CFunction.ofLong("lseek");
    private static final CFunction FCNTL = CFunction.ofInt("fcntl");
    private static final CFunction DUP2 = CFunction.ofInt("dup2");
    private static final CFunction DUP3 = CFunction.ofInt("dup3");
    private static final CFunction PIPE2 = CFunction.ofInt("pipe2");
    private static final CFunction ISATTY = CFunction.ofInt("isatty");
    private static final CFunction TTYNAME_R = CFunction.ofInt("ttyname_r");
    private static final CFunction FSYNC = CFunction.ofInt("fsync");
    private static final CFunction FDATASYNC = CFunction.ofInt("fdatasync");
    private static final CFunction TRUNCATE = CFunction.ofInt("truncate");
    private static final CFunction FTRUNCATE = CFunction.ofInt("ftruncate");
    /** The same on every architecture; glibc has a function for it since 2.34 alone. */
    private static final int SYS_CLOSE_RANGE = 436;
    private static final int DEFAULT_MODE = 0777;
    private static final int TTYNAME_SIZE = 4096;

    PosixDescriptors() {}

    /**
     * {@code int open(const char *path, int flags)} - opens a file, and creates it with mode 0777 less the umask if {@code O_CREAT} says so.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException as {@link #open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2), Python os.open"
     */
    public static int open(String path, int flags) throws ErrnoException {
        return open(path, flags, DEFAULT_MODE);
    }

    /**
     * {@code int open(const char *path, int flags, mode_t mode)} - opens a file, and creates it if {@code O_CREAT} says so. May block on a FIFO
     * or a device; a virtual thread keeps its carrier meanwhile.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException ENOENT if it is missing, EEXIST if {@code O_EXCL} finds it, EACCES if it may not be opened so, EISDIR for writing to
     *     a directory, EMFILE if the process has no descriptor left, ELOOP, ENAMETOOLONG, ENOTDIR
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2), Python os.open"
     */
    public static int open(String path, int flags, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) OPEN.call(scratch, scratch.path(path, "path"), flags | O_CLOEXEC, mode);
            if (fd == -1) {
                throw failed(OPEN, scratch, path);
            }
            return fd;
        }
    }

    /**
     * {@code int open(const char *path, int flags, mode_t mode)} - opens a file where a failure is an ordinary answer.
     *
     * @param path the file
     * @param flags as for {@link #open(String, int, int)}
     * @param mode the permissions of a file that is created, before the umask
     * @return the lowest free descriptor, close-on-exec; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int tryOpen(String path, int flags, int mode) {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) OPEN.call(scratch, scratch.path(path, "path"), flags | O_CLOEXEC, mode);
            return fd == -1 ? -scratch.errno() : fd;
        }
    }

    /**
     * {@code int openat(int dirfd, const char *path, int flags, mode_t mode)} - opens a file whose path is relative to a directory.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param flags as for {@link #open(String, int, int)}
     * @param mode the permissions of a file that is created, before the umask
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException as {@link #open(String, int, int)}; EBADF if {@code dirfd} is not open, ENOTDIR if it is no directory
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "openat(2), Python os.open with dir_fd"
     */
    public static int openat(int dirfd, String path, int flags, int mode) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) OPENAT.call(scratch, dirfd, scratch.path(path, "path"), flags | O_CLOEXEC, mode);
            if (fd == -1) {
                throw failed(OPENAT, scratch, path);
            }
            return fd;
        }
    }

    /**
     * {@code int openat(int dirfd, const char *path, int flags)} - as {@link #openat(int, String, int, int)} with mode 0777.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param flags as for {@link #open(String, int, int)}
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException as {@link #openat(int, String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "openat(2), Python os.open with dir_fd"
     */
    public static int openat(int dirfd, String path, int flags) throws ErrnoException {
        return openat(dirfd, path, flags, DEFAULT_MODE);
    }

    /**
     * {@code int creat(const char *path, mode_t mode)} - opens a file for writing, new or cut to nothing.
     *
     * @param path the file
     * @param mode the permissions of a file that is created, before the umask
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException as {@link #open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "creat(2)"
     */
    public static int creat(String path, int mode) throws ErrnoException {
        int fd = tryOpen(path, O_CREAT | O_WRONLY | O_TRUNC, mode);
        if (fd < 0) {
            throw new ErrnoException("creat", -fd, path);
        }
        return fd;
    }

    /**
     * {@code int close(int fd)} - closes a descriptor. It is closed even where an error is reported: never close it again, since another thread may
     * have got the number.
     *
     * @param fd the descriptor
     * @throws ErrnoException EBADF if it is not open, EIO or ENOSPC or EDQUOT if an earlier write could not be finished
     * @see "close(2), Python os.close"
     */
    public static void close(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            // Linux has closed the descriptor when it returns EINTR.
            if (CLOSE.call(scratch, fd) == -1 && Errno.of(scratch.errno()) != Errno.EINTR) {
                throw failed(CLOSE, scratch);
            }
        }
    }

    /**
     * {@code int close_range(unsigned first, unsigned last, int flags)} - closes a range of descriptors, those that are not open being no error. The
     * JVM's own are among the higher ones: this is for a child that is about to exec. Before Linux 5.9, or where a sandbox refuses the call, they are
     * closed one by one as {@code /proc/self/fd} lists them.
     *
     * @param low the first to be closed
     * @param high the first that is not
     * @throws IllegalArgumentException if {@code low} is negative
     * @throws UnsupportedOperationException where there is neither the call nor {@code /proc}
     * @see "close_range(2), Python os.closerange"
     */
    public static void closerange(int low, int high) {
        if (low < 0) {
            throw new IllegalArgumentException("low: must not be negative: " + low);
        }
        if (high <= low) {
            return;
        }
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.call(scratch, SYS_CLOSE_RANGE, low, high - 1, 0) == -1) {
                closeEach(scratch, low, high);
            }
        }
    }

    /**
     * {@code int close_range(unsigned int first, unsigned int last, int flags)} - closes descriptors, or makes them close-on-exec, in one call. What
     * the JVM has open is not spared. Since Linux 5.9; {@link #closerange} does without.
     *
     * @param first the first of them
     * @param last the last of them; -1 for all that there are
     * @param flags 0 or any of {@code CLOSE_RANGE_CLOEXEC}, which closes none, and {@code CLOSE_RANGE_UNSHARE}, after which the calling thread has a table
     *     of descriptors of its own
     * @throws ErrnoException EINVAL if the last is below the first or for another flag, EMFILE or ENOMEM for a table of its own
     * @throws IllegalArgumentException if the first is negative, or the last is and is not -1
     * @throws UnsupportedOperationException before Linux 5.9; in a virtual thread, with {@code CLOSE_RANGE_UNSHARE}
     * @see "close_range(2)"
     */
    public static void close_range(int first, int last, int flags) throws ErrnoException {
        if (first < 0) {
            throw new IllegalArgumentException("first: must not be negative: " + first);
        }
        if (last < -1) {
            throw new IllegalArgumentException("last: must not be negative, but for -1: " + last);
        }
        if ((flags & CLOSE_RANGE_UNSHARE) != 0) {
            Arguments.requirePlatformThread("close_range");
        }
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.call(scratch, SYS_CLOSE_RANGE, first, Integer.toUnsignedLong(last), flags) == -1) {
                if (Errno.of(scratch.errno()) == Errno.ENOSYS) {
                    throw new UnsupportedOperationException("close_range: this kernel has no such call (Linux has had it since 5.9)");
                }
                throw new ErrnoException("close_range", scratch.errno());
            }
        }
    }

    private static void closeEach(Scratch scratch, int low, int high) {
        String[] open = new File("/proc/self/fd").list();
        if (open == null) {
            throw new UnsupportedOperationException("closerange: needs close_range (Linux 5.9) or /proc");
        }
        for (String name : open) {
            int fd = Integer.parseInt(name);
            if (fd >= low && fd < high) {
                CLOSE.call(scratch, fd);
            }
        }
    }

    /**
     * {@code off_t lseek(int fd, off_t offset, int whence)} - moves the offset of an open file.
     *
     * @param fd the descriptor
     * @param offset bytes from where {@code whence} says
     * @param whence {@code SEEK_SET}, {@code SEEK_CUR}, {@code SEEK_END}, {@code SEEK_DATA} or {@code SEEK_HOLE}
     * @return the new offset in bytes from the beginning
     * @throws ErrnoException EBADF, ESPIPE for a pipe, socket or terminal, EINVAL for a place before the beginning, ENXIO if there is no such data
     * @see "lseek(2), Python os.lseek"
     */
    public static long lseek(int fd, long offset, int whence) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long result = LSEEK.call(scratch, fd, offset, whence);
            if (result == -1) {
                throw failed(LSEEK, scratch);
            }
            return result;
        }
    }

    /**
     * {@code int dup(int fd)} - a second descriptor of the same open file.
     *
     * @param fd the descriptor
     * @return the lowest free descriptor, close-on-exec
     * @throws ErrnoException EBADF if it is not open, EMFILE if the process has no descriptor left
     * @see "dup(2), Python os.dup"
     */
    public static int dup(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int copy = (int) FCNTL.call(scratch, fd, F_DUPFD_CLOEXEC, 0);
            if (copy == -1) {
                throw new ErrnoException("dup", scratch.errno());
            }
            return copy;
        }
    }

    /**
     * {@code int dup2(int fd, int fd2)} - makes one descriptor a copy of another, close-on-exec; what it was is closed.
     *
     * @param fd the descriptor
     * @param fd2 what becomes its copy
     * @return {@code fd2}
     * @throws ErrnoException EBADF if {@code fd} is not open or {@code fd2} out of range
     * @see "dup2(2), Python os.dup2 with inheritable=False"
     */
    public static int dup2(int fd, int fd2) throws ErrnoException {
        return dup2(fd, fd2, true);
    }

    /**
     * {@code int dup2(int fd, int fd2)} - makes one descriptor a copy of another; what it was is closed.
     *
     * @param fd the descriptor
     * @param fd2 what becomes its copy
     * @param cloexec whether the copy is closed by exec; false is what C's dup2 does
     * @return {@code fd2}
     * @throws ErrnoException EBADF if {@code fd} is not open or {@code fd2} out of range
     * @see "dup2(2), Python os.dup2"
     */
    public static int dup2(int fd, int fd2, boolean cloexec) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            boolean atOnce = cloexec && fd != fd2;
            long result = atOnce ? DUP3.call(scratch, fd, fd2, O_CLOEXEC) : DUP2.call(scratch, fd, fd2);
            if (result == -1) {
                throw failed(DUP2, scratch);
            }
            if (fd == fd2) {
                set_inheritable(fd, !cloexec);
            }
            return fd2;
        }
    }

    /**
     * {@code int dup3(int fd, int fd2, int flags)} - as {@link #dup2(int, int)}, but an error if both are the same.
     *
     * @param fd the descriptor
     * @param fd2 what becomes its copy, close-on-exec
     * @param flags 0 or {@code O_CLOEXEC}, which is added
     * @return {@code fd2}
     * @throws ErrnoException EBADF if {@code fd} is not open or {@code fd2} out of range, EINVAL if both are the same or a flag is unknown
     * @see "dup3(2)"
     */
    public static int dup3(int fd, int fd2, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (DUP3.call(scratch, fd, fd2, flags | O_CLOEXEC) == -1) {
                throw failed(DUP3, scratch);
            }
            return fd2;
        }
    }

    /**
     * {@code int pipe(int fds[2])} - makes a pipe, both ends close-on-exec.
     *
     * @return its two ends
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left
     * @see "pipe(2), Python os.pipe"
     */
    public static Pipe pipe() throws ErrnoException {
        return pipe2(0);
    }

    /**
     * {@code int pipe2(int fds[2], int flags)} - makes a pipe, both ends close-on-exec.
     *
     * @param flags 0 or any of {@code O_NONBLOCK}, {@code O_DIRECT} (a pipe of packets) and {@code O_CLOEXEC}, which is added
     * @return its two ends
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left, EINVAL for another flag
     * @see "pipe2(2), Python os.pipe2"
     */
    public static Pipe pipe2(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long ends = scratch.allocate(2 * Integer.BYTES);
            if (PIPE2.call(scratch, ends, flags | O_CLOEXEC) == -1) {
                throw failed(PIPE2, scratch);
            }
            return new Pipe(Memory.getInt(ends), Memory.getInt(ends + Integer.BYTES));
        }
    }

    /**
     * {@code int fcntl(int fd, int cmd)} - does to a descriptor what needs no argument.
     *
     * @param fd the descriptor
     * @param command {@code F_GETFD}, {@code F_GETFL} or another {@code F_} constant
     * @return what the command returns
     * @throws ErrnoException EBADF if it is not open, EINVAL for a command that the kernel does not know
     * @see "fcntl(2), Python fcntl.fcntl"
     */
    public static int fcntl(int fd, int command) throws ErrnoException {
        return fcntl(fd, command, 0);
    }

    /**
     * {@code int fcntl(int fd, int cmd, long arg)} - does to a descriptor what needs an integer.
     *
     * @param fd the descriptor
     * @param command {@code F_SETFD}, {@code F_SETFL}, {@code F_DUPFD_CLOEXEC} or another {@code F_} constant; {@code F_DUPFD} makes a descriptor
     *     that programs inherit
     * @param argument what the command takes
     * @return what the command returns
     * @throws ErrnoException EBADF if it is not open, EINVAL for a command or an argument that the kernel does not know, EMFILE
     * @see "fcntl(2), Python fcntl.fcntl"
     */
    public static int fcntl(int fd, int command, long argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            // Its answer may be process group 1, which is -1.
            boolean mayBeNegative = command == F_GETOWN;
            int result = (int) (mayBeNegative ? FCNTL.callWithErrnoCleared(scratch, fd, command, argument) : FCNTL.call(scratch, fd, command, argument));
            if (result == -1 && !(mayBeNegative && scratch.errno() == 0)) {
                throw failed(FCNTL, scratch);
            }
            return result;
        }
    }

    /**
     * {@code fcntl(fd, F_GETFD)} - whether a program that is executed inherits the descriptor.
     *
     * @param fd the descriptor
     * @return false if it is close-on-exec
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), Python os.get_inheritable"
     */
    public static boolean get_inheritable(int fd) throws ErrnoException {
        return (fcntl(fd, F_GETFD) & FD_CLOEXEC) == 0;
    }

    /**
     * {@code fcntl(fd, F_SETFD, flags)} - lets programs that are executed inherit the descriptor, or not.
     *
     * @param fd the descriptor
     * @param inheritable false for close-on-exec
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), Python os.set_inheritable"
     */
    public static void set_inheritable(int fd, boolean inheritable) throws ErrnoException {
        int flags = fcntl(fd, F_GETFD);
        int wanted = inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC;
        if (wanted != flags) {
            fcntl(fd, F_SETFD, wanted);
        }
    }

    /**
     * {@code fcntl(fd, F_GETFL)} - whether calls on the open file wait.
     *
     * @param fd the descriptor
     * @return false if {@code O_NONBLOCK} is set
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), Python os.get_blocking"
     */
    public static boolean get_blocking(int fd) throws ErrnoException {
        return (fcntl(fd, F_GETFL) & O_NONBLOCK) == 0;
    }

    /**
     * {@code fcntl(fd, F_SETFL, flags)} - lets calls on the open file wait, or not; the setting is shared by all of its descriptors, those of other
     * processes too.
     *
     * @param fd the descriptor
     * @param blocking false for {@code O_NONBLOCK}
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), Python os.set_blocking"
     */
    public static void set_blocking(int fd, boolean blocking) throws ErrnoException {
        int flags = fcntl(fd, F_GETFL);
        int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
        if (wanted != flags) {
            fcntl(fd, F_SETFL, wanted);
        }
    }

    /**
     * {@code int isatty(int fd)} - whether a descriptor is a terminal.
     *
     * @param fd the descriptor
     * @return false for anything else, a descriptor that is not open among it
     * @see "isatty(3), Python os.isatty"
     */
    public static boolean isatty(int fd) {
        try (Scratch scratch = Scratch.take()) {
            return ISATTY.call(scratch, fd) == 1;
        }
    }

    /**
     * {@code char *ttyname(int fd)} - the name of a terminal.
     *
     * @param fd the descriptor
     * @return its path, such as {@code /dev/pts/0}
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, ENODEV if its name is not visible here
     * @see "ttyname(3), Python os.ttyname"
     */
    public static String ttyname(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocate(TTYNAME_SIZE);
            int error = (int) TTYNAME_R.call(scratch, fd, name, TTYNAME_SIZE);
            if (error != 0) {
                throw new ErrnoException("ttyname", error);
            }
            return CStrings.read(name);
        }
    }

    /**
     * {@code int fsync(int fd)} - waits until a file's data and metadata are on the disk. A virtual thread keeps its carrier meanwhile.
     *
     * @param fd the descriptor
     * @throws ErrnoException EBADF, EIO or ENOSPC if they could not be written, EINVAL for what has no disk behind it
     * @see "fsync(2), Python os.fsync"
     */
    public static void fsync(int fd) throws ErrnoException {
        onDescriptor(FSYNC, fd, 0);
    }

    /**
     * {@code int fdatasync(int fd)} - as {@link #fsync}, less the metadata that reading the data back does not need.
     *
     * @param fd the descriptor
     * @throws ErrnoException as {@link #fsync}
     * @see "fdatasync(2), Python os.fdatasync"
     */
    public static void fdatasync(int fd) throws ErrnoException {
        onDescriptor(FDATASYNC, fd, 0);
    }

    /**
     * {@code int ftruncate(int fd, off_t length)} - cuts a file, or extends it with zeros.
     *
     * @param fd a descriptor that is open for writing
     * @param length the new length in bytes
     * @throws ErrnoException EBADF, EINVAL for a negative length or what is no file, EFBIG
     * @see "ftruncate(2), Python os.ftruncate"
     */
    public static void ftruncate(int fd, long length) throws ErrnoException {
        onDescriptor(FTRUNCATE, fd, length);
    }

    /**
     * {@code int truncate(const char *path, off_t length)} - cuts a file, or extends it with zeros.
     *
     * @param path the file
     * @param length the new length in bytes
     * @throws ErrnoException ENOENT, EACCES, EISDIR, EINVAL for a negative length, EFBIG, ETXTBSY
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "truncate(2), Python os.truncate"
     */
    public static void truncate(String path, long length) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (TRUNCATE.call(scratch, scratch.path(path, "path"), length) == -1) {
                throw failed(TRUNCATE, scratch, path);
            }
        }
    }

    private static void onDescriptor(CFunction function, int fd, long argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, fd, argument) == -1) {
                throw failed(function, scratch);
            }
        }
    }
}
