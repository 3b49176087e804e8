package org.os4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/**
 * A descriptor that belongs to somebody: it is closed once, by try-with-resources as a rule.
 *
 * <pre>{@code
 * try (Fd file = Os.open("notes.txt", "a+")) {
 *     file.writeAll("one more line\n");
 * }
 * }</pre>
 *
 * <p>It may be used by several threads. Closing it while another thread reads or writes lets that call end first, and only then gives the number
 * back: no call ever reaches a file that got the number since. A call that waits for data is not woken up. After {@link #close} every use is an
 * {@link IllegalStateException}.
 *
 * <p>One that is lost without having been closed is closed when the garbage collector finds it, and a warning goes to the logger {@code org.os4j}; with
 * {@code -Dos4j.trace=true} it says where it was opened.
 *
 * <p>A virtual thread keeps its carrier while a read or write waits.
 */
public final class Fd implements AutoCloseable {
    private static final int STEP = 64 * 1024;
    private static final int USUAL_MODE = 0666;

    private final FdState shared;
    private final @Nullable String name;
    private final Cleaner.Cleanable watch;

    private Fd(int number, @Nullable String name) {
        this.name = name;
        shared = new FdState(number, name);
        watch = Leaks.watch(this, shared);
    }

    /**
     * Opens a file by flags. A file that is created has mode 0666 less the umask. {@link Os#open(String, String)} takes words.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static Fd open(String path, int flags) throws ErrnoException {
        return open(path, flags, USUAL_MODE);
    }

    /**
     * As {@link #open(String, int)}, for a {@link Path}.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static Fd open(Path path, int flags) throws ErrnoException {
        return open(path, flags, USUAL_MODE);
    }

    /**
     * Opens a file by flags.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static Fd open(String path, int flags, int mode) throws ErrnoException {
        return adopt(PosixDescriptors.open(path, flags, mode), path);
    }

    /**
     * As {@link #open(String, int, int)}, for a {@link Path}.
     *
     * @param path the file
     * @param flags one of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}, and any of the other {@code O_} constants
     * @param mode the permissions of a file that is created, before the umask
     * @return its owner, close-on-exec
     * @throws ErrnoException as {@link Posix#open(String, int, int)}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "open(2)"
     */
    public static Fd open(Path path, int flags, int mode) throws ErrnoException {
        return open(PathText.of(path, "path"), flags, mode);
    }

    /**
     * Takes a descriptor over, which from now on is closed by its owner alone.
     *
     * @param number the descriptor
     * @return its owner
     * @throws IllegalArgumentException if the number is negative
     */
    public static Fd adopt(int number) {
        return adopt(number, null);
    }

    /** The same, with a name for messages. */
    static Fd adopt(int number, @Nullable String name) {
        if (number < 0) {
            throw new IllegalArgumentException("number: must not be negative: " + number);
        }
        return new Fd(number, name);
    }

    /** A call on the number. */
    interface Call<T extends @Nullable Object> {
        T on(int number) throws ErrnoException;
    }

    <T extends @Nullable Object> T call(Call<T> call) throws ErrnoException {
        if (!shared.begin()) {
            throw closed();
        }
        try {
            return call.on(shared.number);
        } finally {
            shared.end();
        }
    }

    private ClosedException closed() {
        return new ClosedException(shared + ": is closed");
    }

    /** What Java's streams and channels say in another way. */
    static final class ClosedException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private ClosedException(String message) {
            super(message);
        }
    }

    /**
     * The descriptor's number, for calls that take one. It stays this object's to close. Python: {@code fileno}.
     *
     * @return the number
     * @throws IllegalStateException if it is closed
     */
    public int fileno() {
        if (!isOpen()) {
            throw closed();
        }
        return shared.number;
    }

    /**
     * Says whether it is open still.
     *
     * @return false after {@link #close} or {@link #detach}
     */
    public boolean isOpen() {
        return shared.isOpen();
    }

    /**
     * The path that it was opened with.
     *
     * @return the path as it was given, or null if there is none
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * Reads up to 4096 bytes.
     *
     * @return what was there; empty at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public byte[] read() throws ErrnoException {
        return read(OsDescriptors.USUAL_COUNT);
    }

    /**
     * Reads. Python: {@code os.read}.
     *
     * @param count the most bytes to read
     * @return what was there, which may be less; empty at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public byte[] read(int count) throws ErrnoException {
        return call(fd -> PosixReadWrite.read(fd, count));
    }

    /**
     * Reads into an array.
     *
     * @param buffer where the bytes go
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public int read(byte[] buffer) throws ErrnoException {
        return call(fd -> PosixReadWrite.read(fd, buffer));
    }

    /**
     * Reads into a part of an array.
     *
     * @param buffer where the bytes go
     * @param offset where in the array they go
     * @param count the most bytes to read
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public int read(byte[] buffer, int offset, int count) throws ErrnoException {
        return call(fd -> PosixReadWrite.read(fd, buffer, offset, count));
    }

    /**
     * Reads into a buffer, whose position moves.
     *
     * @param buffer where the bytes go
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public int read(ByteBuffer buffer) throws ErrnoException {
        return call(fd -> PosixReadWrite.read(fd, buffer));
    }

    /**
     * Reads into memory.
     *
     * @param buffer where the bytes go
     * @return how many were read; 0 at the end
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     */
    public long read(MemorySegment buffer) throws ErrnoException {
        return call(fd -> PosixReadWrite.read(fd, buffer));
    }

    int readWaiting(byte[] buffer, int offset, int count) throws ErrnoException {
        return call(fd -> OsDescriptors.readWaiting(fd, buffer, offset, count));
    }

    /**
     * Reads to the end. Where a non-blocking descriptor has nothing yet, it waits.
     *
     * @return all the bytes
     * @throws ErrnoException as {@link Posix#read(int, int)}
     * @throws IllegalStateException if it is closed
     * @throws OutOfMemoryError if they are more than an array or the heap holds
     */
    public byte[] readAll() throws ErrnoException {
        return call(fd -> OsDescriptors.readFdAll(fd, STEP));
    }

    /**
     * Reads at a place, and leaves the offset alone. Python: {@code os.pread}.
     *
     * @param count the most bytes to read
     * @param offset where in the file, in bytes
     * @return what was there; empty at the end
     * @throws ErrnoException as {@link Posix#pread(int, int, long)}
     * @throws IllegalStateException if it is closed
     */
    public byte[] pread(int count, long offset) throws ErrnoException {
        return call(fd -> PosixReadWrite.pread(fd, count, offset));
    }

    /**
     * Writes what goes at once. Python: {@code os.write}.
     *
     * @param data the bytes
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#write(int, byte[])}
     * @throws IllegalStateException if it is closed
     */
    public int write(byte[] data) throws ErrnoException {
        return call(fd -> PosixReadWrite.write(fd, data));
    }

    /**
     * Writes what goes at once of a part of an array.
     *
     * @param data the bytes
     * @param offset where in the array they begin
     * @param count how many to write
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#write(int, byte[])}
     * @throws IllegalStateException if it is closed
     */
    public int write(byte[] data, int offset, int count) throws ErrnoException {
        return call(fd -> PosixReadWrite.write(fd, data, offset, count));
    }

    /**
     * Writes what goes at once of a buffer, whose position moves.
     *
     * @param data the bytes
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#write(int, byte[])}
     * @throws IllegalStateException if it is closed
     */
    public int write(ByteBuffer data) throws ErrnoException {
        return call(fd -> PosixReadWrite.write(fd, data));
    }

    /**
     * Writes what goes at once of native or heap memory.
     *
     * @param data the bytes
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#write(int, byte[])}
     * @throws IllegalStateException if it is closed
     */
    public long write(MemorySegment data) throws ErrnoException {
        return call(fd -> PosixReadWrite.write(fd, data));
    }

    /**
     * Writes all of an array, however often the system takes a part only. Where a non-blocking descriptor is full, it waits.
     *
     * @param data the bytes
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; a part may have been written
     * @throws IllegalStateException if it is closed
     */
    public void writeAll(byte[] data) throws ErrnoException {
        writeAll(data, 0, Objects.requireNonNull(data, "data").length);
    }

    /**
     * Writes all of a part of an array, as {@link #writeAll(byte[])} does.
     *
     * @param data the bytes
     * @param offset where in the array they begin
     * @param count how many to write
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; a part may have been written
     * @throws IllegalStateException if it is closed
     */
    public void writeAll(byte[] data, int offset, int count) throws ErrnoException {
        this.<@Nullable Void>call(fd -> {
            OsDescriptors.writeFdAll(fd, data, offset, count);
            return null;
        });
    }

    /**
     * Writes all of a text, as UTF-8.
     *
     * @param text the text; a byte of a file name that is not UTF-8 is written as it is
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; a part may have been written
     * @throws IllegalStateException if it is closed
     * @throws IllegalArgumentException if it holds a lone surrogate that stands for no byte
     */
    public void writeAll(String text) throws ErrnoException {
        writeAll(CStrings.encodeData(Objects.requireNonNull(text, "text"), "text"));
    }

    /**
     * Writes all of a buffer, whose position moves to its limit.
     *
     * @param data the bytes
     * @throws ErrnoException as {@link Posix#write(int, byte[])}; the position says how much was written
     * @throws IllegalStateException if it is closed
     */
    public void writeAll(ByteBuffer data) throws ErrnoException {
        this.<@Nullable Void>call(fd -> {
            OsDescriptors.writeFdAll(fd, data);
            return null;
        });
    }

    /**
     * Writes at a place, and leaves the offset alone. Python: {@code os.pwrite}.
     *
     * @param data the bytes
     * @param offset where in the file, in bytes
     * @return how many were written, which may be fewer
     * @throws ErrnoException as {@link Posix#pwrite(int, byte[], long)}
     * @throws IllegalStateException if it is closed
     */
    public int pwrite(byte[] data, long offset) throws ErrnoException {
        return call(fd -> PosixReadWrite.pwrite(fd, data, offset));
    }

    /**
     * Moves the offset to a place.
     *
     * @param offset bytes from the beginning
     * @return the new offset
     * @throws ErrnoException as {@link Posix#lseek}
     * @throws IllegalStateException if it is closed
     */
    public long seek(long offset) throws ErrnoException {
        return seek(offset, PosixDescriptors.SEEK_SET);
    }

    /**
     * Moves the offset. Python: {@code os.lseek}.
     *
     * @param offset bytes from where {@code whence} says
     * @param whence {@code SEEK_SET}, {@code SEEK_CUR}, {@code SEEK_END}, {@code SEEK_DATA} or {@code SEEK_HOLE}
     * @return the new offset in bytes from the beginning
     * @throws ErrnoException as {@link Posix#lseek}
     * @throws IllegalStateException if it is closed
     */
    public long seek(long offset, int whence) throws ErrnoException {
        return call(fd -> PosixDescriptors.lseek(fd, offset, whence));
    }

    /**
     * The offset.
     *
     * @return bytes from the beginning
     * @throws ErrnoException ESPIPE for a pipe, socket or terminal
     * @throws IllegalStateException if it is closed
     */
    public long tell() throws ErrnoException {
        return seek(0, PosixDescriptors.SEEK_CUR);
    }

    /**
     * Says whether it has an offset that can be moved.
     *
     * @return true for a file; false for a pipe, a socket or a terminal
     * @throws IllegalStateException if it is closed
     */
    public boolean isSeekable() {
        try {
            tell();
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /**
     * The file's size.
     *
     * @return its bytes
     * @throws ErrnoException as {@link Posix#fstat}
     * @throws IllegalStateException if it is closed
     */
    public long size() throws ErrnoException {
        return call(PosixStat::fstat).size();
    }

    /**
     * What the system knows of the file, its time of birth with it where the file system has one. Python: {@code os.fstat}.
     *
     * @return its status
     * @throws ErrnoException as {@link Posix#fstat}
     * @throws IllegalStateException if it is closed
     */
    public Stat stat() throws ErrnoException {
        return call(fd -> OsFiles.completeStat(fd, "", PosixStat.AT_EMPTY_PATH));
    }

    /**
     * Cuts the file, or lengthens it by zeros. Python: {@code os.ftruncate}.
     *
     * @param size its new size in bytes
     * @throws ErrnoException as {@link Posix#ftruncate}
     * @throws IllegalStateException if it is closed
     */
    public void truncate(long size) throws ErrnoException {
        this.<@Nullable Void>call(fd -> {
            PosixDescriptors.ftruncate(fd, size);
            return null;
        });
    }

    /**
     * A second descriptor of the same open file, close-on-exec, with the same offset. Python: {@code os.dup}.
     *
     * @return its owner
     * @throws ErrnoException EMFILE if the process has no descriptor left
     * @throws IllegalStateException if it is closed
     */
    public Fd dup() throws ErrnoException {
        return new Fd(call(PosixDescriptors::dup), name);
    }

    /**
     * Says whether a program that is executed inherits it. Python: {@code os.get_inheritable}.
     *
     * @return true if it is not close-on-exec
     * @throws ErrnoException as {@link Posix#get_inheritable}
     * @throws IllegalStateException if it is closed
     */
    public boolean isInheritable() throws ErrnoException {
        return call(PosixDescriptors::get_inheritable);
    }

    /**
     * Lets programs that are executed inherit it, or not. Python: {@code os.set_inheritable}.
     *
     * @param inheritable whether they do
     * @return this
     * @throws ErrnoException as {@link Posix#set_inheritable}
     * @throws IllegalStateException if it is closed
     */
    public Fd setInheritable(boolean inheritable) throws ErrnoException {
        return call(fd -> {
            PosixDescriptors.set_inheritable(fd, inheritable);
            return this;
        });
    }

    /**
     * Says whether reading and writing wait. Python: {@code os.get_blocking}.
     *
     * @return false if they fail with EAGAIN instead
     * @throws ErrnoException as {@link Posix#get_blocking}
     * @throws IllegalStateException if it is closed
     */
    public boolean isBlocking() throws ErrnoException {
        return call(PosixDescriptors::get_blocking);
    }

    /**
     * Lets reading and writing wait, or fail with EAGAIN. It holds for every descriptor of the same open file. Python: {@code os.set_blocking}.
     *
     * @param blocking whether they wait
     * @return this
     * @throws ErrnoException as {@link Posix#set_blocking}
     * @throws IllegalStateException if it is closed
     */
    public Fd setBlocking(boolean blocking) throws ErrnoException {
        return call(fd -> {
            PosixDescriptors.set_blocking(fd, blocking);
            return this;
        });
    }

    /**
     * Says whether it is a terminal. Python: {@code os.isatty}.
     *
     * @return true for a terminal
     * @throws IllegalStateException if it is closed
     */
    public boolean isatty() {
        if (!shared.begin()) {
            throw closed();
        }
        try {
            return PosixDescriptors.isatty(shared.number);
        } finally {
            shared.end();
        }
    }

    /**
     * Waits until the device has what was written, and what the system knows of the file. Python: {@code os.fsync}.
     *
     * @throws ErrnoException as {@link Posix#fsync}
     * @throws IllegalStateException if it is closed
     */
    public void sync() throws ErrnoException {
        this.<@Nullable Void>call(fd -> {
            PosixDescriptors.fsync(fd);
            return null;
        });
    }

    /**
     * Waits until the device has what was written. Python: {@code os.fdatasync}.
     *
     * @throws ErrnoException as {@link Posix#fdatasync}
     * @throws IllegalStateException if it is closed
     */
    public void datasync() throws ErrnoException {
        this.<@Nullable Void>call(fd -> {
            PosixDescriptors.fdatasync(fd);
            return null;
        });
    }

    /**
     * This descriptor as a stream. Closing the stream closes the descriptor; reading moves its offset.
     *
     * @return a stream without a buffer
     */
    public InputStream asInputStream() {
        return new FdStreams.Input(this);
    }

    /**
     * This descriptor as a stream. Closing the stream closes the descriptor; writing moves its offset, and goes on until all is written.
     *
     * @return a stream without a buffer
     */
    public OutputStream asOutputStream() {
        return new FdStreams.Output(this);
    }

    /**
     * This descriptor as a channel, whatever it is: a file, a pipe, a socket, a terminal. Closing the channel closes the descriptor. What is no file
     * has no position: there those calls fail with ESPIPE. A FileChannel or SocketChannel it is not: Java makes these from its own descriptors alone
     * ({@link #openFileChannel} opens a file once more for that, and a socket has {@code Posix.send}, {@code recv} and their sisters).
     *
     * @return the channel
     */
    public FdChannel asChannel() {
        return new FdChannel(this);
    }

    /**
     * Opens the same file once more as a {@link FileChannel}, for maps, locks and transfers: Java makes none of a number, so it is opened by its name
     * below {@code /proc/self/fd}, for reading, writing and appending as this one is. It has an offset of its own, which begins where this one's is, and
     * is closed on its own. A deleted file can be opened so too. The permissions are asked again.
     *
     * <p>Closing any descriptor of a file gives up the process's fcntl locks of that file: that is POSIX, and holds for this channel.
     *
     * @return a channel of a regular file or a block device
     * @throws IOException if it may not be opened so, or there is no {@code /proc}
     * @throws UnsupportedOperationException for a pipe, a socket or a terminal: use {@link #asChannel}
     * @throws IllegalStateException if it is closed
     */
    public FileChannel openFileChannel() throws IOException {
        if (!shared.begin()) {
            throw closed();
        }
        try {
            return JavaDescriptors.openFileChannel(shared.number, shared.toString());
        } finally {
            shared.end();
        }
    }

    /**
     * Gives the number away: this object is closed, the descriptor stays open, and is the caller's.
     *
     * @return the number
     * @throws IllegalStateException if it is closed
     */
    public int detach() {
        try {
            if (!shared.close(FdState.CLOSED | FdState.DETACHED)) {
                throw closed();
            }
        } catch (ErrnoException e) {
            throw new AssertionError("detaching closes nothing", e);
        }
        watch.clean();
        return shared.number;
    }

    /**
     * Closes it; nothing if it is closed. Where another thread is in a call on it, it is closed when that call ends, and an error is lost.
     *
     * @throws ErrnoException EIO, ENOSPC or EDQUOT if an earlier write could not be finished; it is closed all the same
     */
    @Override
    public void close() throws ErrnoException {
        try {
            shared.close(FdState.CLOSED);
        } finally {
            watch.clean();
        }
    }

    /** The number, the path and whether it is closed: {@code Fd 5 "notes.txt"}. */
    @Override
    public String toString() {
        return isOpen() ? shared.toString() : shared + " (closed)";
    }
}
