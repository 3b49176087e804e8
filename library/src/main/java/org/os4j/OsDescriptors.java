package org.os4j;

import java.io.FileDescriptor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.os4j.internal.Arguments;

/** Opening, reading and writing descriptors the comfortable way: a part of {@link Os}. */
public abstract sealed class OsDescriptors extends CommonCalls permits OsFiles {
    static final int USUAL_COUNT = 4096;
    private static final int USUAL_MODE = 0666;
    private static final int STEP = 64 * 1024;
    /** So much is handed to a call at once: enough to be quick, and not the copy of a large array. */
    private static final int MOST_AT_ONCE = 1024 * 1024;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    OsDescriptors() {}

    /**
     * Opens a file for reading.
     *
     * @param path the file
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.open"
     */
    public static Fd open(String path) throws ErrnoException {
        return Fd.open(path, PosixDescriptors.O_RDONLY);
    }

    /**
     * As {@link #open(String)}, for a {@link Path}.
     *
     * @param path the file
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "Python os.open"
     */
    public static Fd open(Path path) throws ErrnoException {
        return open(PathText.of(path, "path"));
    }

    /**
     * Opens a file by a word. A file that is created has mode 0666 less the umask.
     * <table>
     * <caption>The words</caption>
     * <tr><th>word</th><th>does</th></tr>
     * <tr><td>{@code r}</td><td>reads a file that exists</td></tr>
     * <tr><td>{@code r+}</td><td>reads and writes a file that exists</td></tr>
     * <tr><td>{@code w}, {@code w+}</td><td>writes, or reads and writes, a file that is empty, whether it was there or not</td></tr>
     * <tr><td>{@code a}, {@code a+}</td><td>appends, or reads and appends, to a file that is created if it is missing</td></tr>
     * <tr><td>{@code wx}, {@code wx+}, {@code ax}, {@code ax+}</td><td>the same, but the file must not exist</td></tr>
     * </table>
     *
     * @param path the file
     * @param words one of the words
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException for another word, or if the path holds a NUL
     * @see "open(2), fopen(3), Python open"
     */
    public static Fd open(String path, String words) throws ErrnoException {
        return open(path, words, USUAL_MODE);
    }

    /**
     * As {@link #open(String, String)}, for a {@link Path}.
     *
     * @param path the file
     * @param words one of the words
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException for another word, or if the path holds a NUL
     * @see "open(2), fopen(3), Python open"
     */
    public static Fd open(Path path, String words) throws ErrnoException {
        return open(PathText.of(path, "path"), words);
    }

    /**
     * Opens a file by a word, as {@link #open(String, String)} does.
     *
     * @param path the file
     * @param words one of the words
     * @param mode the permissions of a file that is created, before the umask
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException for another word, or if the path holds a NUL
     * @see "open(2), fopen(3), Python open"
     */
    public static Fd open(String path, String words, int mode) throws ErrnoException {
        return Fd.open(path, flagsOf(words), mode);
    }

    /**
     * As {@link #open(String, String, int)}, for a {@link Path}.
     *
     * @param path the file
     * @param words one of the words
     * @param mode the permissions of a file that is created, before the umask
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException for another word, or if the path holds a NUL
     * @see "open(2), fopen(3), Python open"
     */
    public static Fd open(Path path, String words, int mode) throws ErrnoException {
        return open(PathText.of(path, "path"), words, mode);
    }

    /** The flags that a word stands for. */
    private static int flagsOf(String words) {
        int created = PosixDescriptors.O_CREAT;
        return switch (Objects.requireNonNull(words, "words")) {
            case "r" -> PosixDescriptors.O_RDONLY;
            case "r+" -> PosixDescriptors.O_RDWR;
            case "w" -> created | PosixDescriptors.O_TRUNC | PosixDescriptors.O_WRONLY;
            case "wx" -> created | PosixDescriptors.O_TRUNC | PosixDescriptors.O_WRONLY | PosixDescriptors.O_EXCL;
            case "w+" -> created | PosixDescriptors.O_TRUNC | PosixDescriptors.O_RDWR;
            case "wx+" -> created | PosixDescriptors.O_TRUNC | PosixDescriptors.O_RDWR | PosixDescriptors.O_EXCL;
            case "a" -> created | PosixDescriptors.O_APPEND | PosixDescriptors.O_WRONLY;
            case "ax" -> created | PosixDescriptors.O_APPEND | PosixDescriptors.O_WRONLY | PosixDescriptors.O_EXCL;
            case "a+" -> created | PosixDescriptors.O_APPEND | PosixDescriptors.O_RDWR;
            case "ax+" -> created | PosixDescriptors.O_APPEND | PosixDescriptors.O_RDWR | PosixDescriptors.O_EXCL;
            default -> throw new IllegalArgumentException("words: must be one of r, r+, w, wx, w+, wx+, a, ax, a+, ax+: " + words);
        };
    }

    /**
     * Opens a file for reading, as a number that the caller closes.
     *
     * @param path the file
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(String path) throws ErrnoException {
        return openFd(path, PosixDescriptors.O_RDONLY, USUAL_MODE);
    }

    /**
     * As {@link #openFd(String)}, for a {@link Path}.
     *
     * @param path the file
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(Path path) throws ErrnoException {
        return openFd(PathText.of(path, "path"));
    }

    /**
     * Opens a file as a number that the caller closes. A file that is created has mode 0666 less the umask.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(String path, int flags) throws ErrnoException {
        return openFd(path, flags, USUAL_MODE);
    }

    /**
     * As {@link #openFd(String, int)}, for a {@link Path}.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(Path path, int flags) throws ErrnoException {
        return openFd(PathText.of(path, "path"), flags);
    }

    /**
     * Opens a file as a number that the caller closes.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(String path, int flags, int mode) throws ErrnoException {
        return PosixDescriptors.open(path, flags, mode);
    }

    /**
     * As {@link #openFd(String, int, int)}, for a {@link Path}.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return the descriptor, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static int openFd(Path path, int flags, int mode) throws ErrnoException {
        return openFd(PathText.of(path, "path"), flags, mode);
    }

    /**
     * Reads up to 4096 bytes.
     *
     * @param fd the descriptor
     * @return what was there; empty at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @see "read(2)"
     */
    public static byte[] readFd(int fd) throws ErrnoException {
        return readFd(fd, USUAL_COUNT);
    }

    /**
     * Reads.
     *
     * @param fd the descriptor
     * @param count the most bytes to read
     * @return what was there, which may be less; empty at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "read(2)"
     */
    public static byte[] readFd(int fd, int count) throws ErrnoException {
        return PosixReadWrite.read(fd, count);
    }

    /**
     * Reads to the end, 64 KiB at a time.
     *
     * @param fd the descriptor
     * @return all the bytes
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @see "read(2)"
     */
    public static byte[] readFdAll(int fd) throws ErrnoException {
        return readFdAll(fd, STEP);
    }

    /**
     * Reads to the end. Where a non-blocking descriptor has nothing yet, it waits.
     *
     * @param fd the descriptor
     * @param step the most bytes to read at a time
     * @return all the bytes
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalArgumentException if the step is not positive
     * @throws OutOfMemoryError if they are more than an array or the heap holds
     * @see "read(2)"
     */
    public static byte[] readFdAll(int fd, int step) throws ErrnoException {
        if (step <= 0) {
            throw new IllegalArgumentException("step: must be positive: " + step);
        }
        byte[] bytes = new byte[(int) Math.min(restOf(fd) + 1, LONGEST_ARRAY)];
        int count = 0;
        while (true) {
            if (count == bytes.length) {
                bytes = Arrays.copyOf(bytes, longer(count, step));
            }
            int result = PosixReadWrite.tryRead(fd, bytes, count, Math.min(step, bytes.length - count));
            if (result == 0) {
                return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
            }
            if (result > 0) {
                count += result;
            } else if (Errno.of(-result) == Errno.EAGAIN) {
                FileCalls.awaitReadable(fd);
            } else {
                throw new ErrnoException("read", -result);
            }
        }
    }

    private static int longer(int length, int step) {
        if (length == LONGEST_ARRAY) {
            throw new OutOfMemoryError("there is more to read than an array holds");
        }
        return (int) Math.min(Math.max(2L * length, (long) length + step), LONGEST_ARRAY);
    }

    /** How many bytes a file probably has from its offset on: a guess that saves copies, no more. */
    private static long restOf(int fd) {
        try {
            Stat stat = PosixStat.fstat(fd);
            return stat.isRegularFile() ? Math.max(0, stat.size() - PosixDescriptors.lseek(fd, 0, PosixDescriptors.SEEK_CUR)) : 0;
        } catch (ErrnoException e) {
            return 0;
        }
    }

    /** Reads what is there, and waits where a non-blocking descriptor has nothing yet. */
    static int readWaiting(int fd, byte[] buffer, int offset, int count) throws ErrnoException {
        while (true) {
            int result = PosixReadWrite.tryRead(fd, buffer, offset, Math.min(count, MOST_AT_ONCE));
            if (result >= 0) {
                return result;
            }
            if (Errno.of(-result) != Errno.EAGAIN) {
                throw new ErrnoException("read", -result);
            }
            FileCalls.awaitReadable(fd);
        }
    }

    /**
     * Writes what goes at once.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#write(int, byte[])}
     * @see "write(2)"
     */
    public static int writeFd(int fd, byte[] data) throws ErrnoException {
        return PosixReadWrite.write(fd, data);
    }

    /**
     * Writes all of an array, however often the system takes a part only. Where a non-blocking descriptor is full, it waits.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; a part may have been written
     * @see "write(2)"
     */
    public static void writeFdAll(int fd, byte[] data) throws ErrnoException {
        writeFdAll(fd, data, 0, Objects.requireNonNull(data, "data").length);
    }

    /**
     * Writes all of a part of an array, as {@link #writeFdAll(int, byte[])} does.
     *
     * @param fd the descriptor
     * @param data the bytes
     * @param offset where in the array they begin
     * @param count how many to write
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; a part may have been written
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "write(2)"
     */
    public static void writeFdAll(int fd, byte[] data, int offset, int count) throws ErrnoException {
        Arguments.checkRange(offset, count, Objects.requireNonNull(data, "data").length, "data");
        int written = 0;
        while (written < count) {
            int result = PosixReadWrite.tryWrite(fd, data, offset + written, Math.min(count - written, MOST_AT_ONCE));
            if (result >= 0) {
                written += result;
            } else {
                waitOrFail(fd, "write", -result);
            }
        }
    }

    /** Writes all of a buffer. */
    static void writeFdAll(int fd, ByteBuffer data) throws ErrnoException {
        while (Objects.requireNonNull(data, "data").hasRemaining()) {
            try {
                PosixReadWrite.write(fd, data);
            } catch (ErrnoException e) {
                waitOrFail(fd, e.function(), e.code());
            }
        }
    }

    private static void waitOrFail(int fd, String function, int errno) throws ErrnoException {
        if (Errno.of(errno) != Errno.EAGAIN) {
            throw new ErrnoException(function, errno);
        }
        FileCalls.awaitWritable(fd);
    }

    /**
     * Closes a descriptor; one that is not open is no error.
     *
     * @param fd the descriptor
     * @throws ErrnoException EIO, ENOSPC or EDQUOT if an earlier write could not be finished; it is closed all the same
     * @see "close(2)"
     */
    public static void closeFd(int fd) throws ErrnoException {
        try {
            PosixDescriptors.close(fd);
        } catch (ErrnoException e) {
            if (e.errno() != Errno.EBADF) {
                throw e;
            }
        }
    }

    /**
     * Lets a descriptor be closed by exec, or not.
     *
     * @param fd the descriptor
     * @param set whether it is closed
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2) F_SETFD, Python os.set_inheritable"
     */
    public static void cloexec(int fd, boolean set) throws ErrnoException {
        PosixDescriptors.set_inheritable(fd, !set);
    }

    /**
     * Lets reading and writing fail with EAGAIN where they would wait, or wait.
     *
     * @param fd the descriptor
     * @param set whether they fail
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2) F_SETFL, Python os.set_blocking"
     */
    public static void nonblock(int fd, boolean set) throws ErrnoException {
        PosixDescriptors.set_blocking(fd, !set);
    }

    /**
     * The number in one of Java's descriptors, such as {@code FileInputStream.getFD()} or {@code RandomAccessFile.getFD()}. Standard input, output and
     * error need nothing. For others Java hides it, and what opens the place is the helper of {@link Posix#fork}, which is loaded for it; where os4j was
     * built without that, the program must be started with {@code --add-opens java.base/java.io=org.os4j} (on the class path {@code =ALL-UNNAMED}).
     *
     * @param descriptor Java's
     * @return its number, which stays Java's to close; -1 if it is closed
     * @throws UnsupportedOperationException if there is neither the helper nor the option; the message names the option
     * @see "Python fileno"
     */
    public static int fileno(FileDescriptor descriptor) {
        return JavaDescriptors.number(descriptor);
    }

    /**
     * A descriptor of Java's for a number, for which the same holds as for {@link #fileno}: 0 to 2 are {@code FileDescriptor.in}, {@code out} and
     * {@code err}, and others need the helper or the option. It is not looked at whether the number is open. Who closes a stream that is made of it
     * closes the number.
     *
     * @param fd the number
     * @return Java's descriptor, for {@code new FileInputStream(descriptor)} and its sisters
     * @throws IllegalArgumentException if the number is negative
     * @throws UnsupportedOperationException if there is neither the helper nor the option; the message names the option
     */
    public static FileDescriptor fileDescriptor(int fd) {
        return JavaDescriptors.of(fd);
    }
}
