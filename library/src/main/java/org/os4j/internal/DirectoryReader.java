package org.os4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.os4j.internal.Struct.Field;

/**
 * Reads the entries of an open directory, many with each call of the kernel, without {@code .} and {@code ..}. It owns its memory, which
 * {@link #close} gives back, but not the descriptor.
 *
 * <pre>{@code
 * try (var entries = new DirectoryReader(fd)) {
 *     while (entries.next()) use(entries.name(), entries.type());
 *     if (entries.error() != 0) ...
 * }
 * }</pre>
 *
 * <p>For one thread at a time.
 */
public final class DirectoryReader implements AutoCloseable {
    // glibc has had getdents64 since 2.30 only.
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final CFunction MALLOC = CFunction.ofLong("malloc");
    private static final CFunction FREE = CFunction.ofLong("free").interruptible();
    private static final int GETDENTS64 = Constants.get("file calls", "SYS_getdents64");
    private static final Struct DIRENT = Struct.named("dirent");
    private static final Field INODE = DIRENT.field("d_ino");
    private static final Field LENGTH = DIRENT.field("d_reclen");
    private static final Field TYPE = DIRENT.field("d_type");
    private static final int NAME = DIRENT.field("d_name").offset();
    private static final int SIZE = 32 * 1024;
    /** The same number on every Unix. */
    private static final int ENOENT = 2;

    private int fd;
    private long memory;
    /** A copy of the entries: on the heap, where names become text without a copy of each. */
    private byte[] copy = {};
    private ByteBuffer entries = ByteBuffer.wrap(copy);
    private int entry;
    private int following;
    private int end;
    private int error;

    /** Reads from where the descriptor's offset is. */
    public DirectoryReader(int fd) {
        this.fd = fd;
        try (Scratch scratch = Scratch.take()) {
            memory = MALLOC.call(scratch, SIZE);
        }
        if (memory == 0) {
            throw new OutOfMemoryError("malloc: no " + SIZE + " bytes of native memory");
        }
    }

    /** Begins anew with another directory, in the same memory. */
    public void restart(int fd) {
        this.fd = fd;
        following = 0;
        end = 0;
        error = 0;
    }

    /** Goes to the next entry; false at the end, and when {@link #error} ended it. */
    public boolean next() {
        do {
            if (following == end && !fill()) {
                return false;
            }
            entry = following;
            following += LENGTH.getInt(entries, entry);
        } while (isDots(entry + NAME));
        return true;
    }

    /** The entry's name. */
    public String name() {
        int start = entry + NAME;
        int nul = start;
        while (copy[nul] != 0) {
            nul++;
        }
        return CStrings.decode(copy, start, nul - start);
    }

    /** Where the entry's name lies, ended by a NUL, until the next call of {@link #next}. */
    public long nameAddress() {
        return memory + entry + NAME;
    }

    /** What kind of file it is, {@code DT_REG} or one of its sisters; {@code DT_UNKNOWN} where the file system does not tell. */
    public int type() {
        return TYPE.getInt(entries, entry);
    }

    /** Its number on its device, which for the root of a mount is that of the directory below. */
    public long inode() {
        return INODE.get(entries, entry);
    }

    /** The errno that ended the reading, or 0. */
    public int error() {
        return error;
    }

    @Override
    public void close() {
        if (memory != 0) {
            try (Scratch scratch = Scratch.take()) {
                FREE.call(scratch, memory);
            }
            memory = 0;
            following = 0;
            end = 0;
        }
    }

    private boolean fill() {
        if (memory == 0) {
            return false;
        }
        try (Scratch scratch = Scratch.take()) {
            long count = SYSCALL.call(scratch, GETDENTS64, fd, memory, SIZE);
            // A directory that was removed while it was open has come to its end, as in readdir.
            if (count == -1 && scratch.errno() != ENOENT) {
                error = scratch.errno();
            }
            following = 0;
            end = (int) Math.max(count, 0);
            if (copy.length < end) {
                copy = new byte[end];
                entries = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
            }
            Memory.copy(memory, copy, 0, end);
            return count > 0;
        }
    }

    private boolean isDots(int name) {
        return copy[name] == '.' && (copy[name + 1] == 0 || copy[name + 1] == '.' && copy[name + 2] == 0);
    }
}
