package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * A lock on a range of a file: the {@code struct flock} of fcntl(2). The accessors have the names of its members without the prefix.
 *
 * <pre>{@code
 * fcntl(fd, F_SETLKW, Flock.write(0, 100));       // bytes 0 to 99 for this process alone
 * fcntl(fd, F_OFD_SETLK, Flock.read(0, 0));       // the whole file, however long it becomes, for this open file
 * fcntl(fd, F_SETLK, Flock.unlock(0, 0));
 * }</pre>
 *
 * @param type {@code F_RDLCK}, {@code F_WRLCK} or {@code F_UNLCK}
 * @param whence what {@code start} counts from: {@code SEEK_SET}, {@code SEEK_CUR} or {@code SEEK_END}
 * @param start where the range begins, in bytes
 * @param len how many bytes; 0 for all, however long the file becomes; negative for those before {@code start}
 * @param pid the process that holds the lock, as {@code F_GETLK} tells it; -1 if an open file does
 */
public record Flock(int type, int whence, long start, long len, int pid) {
    private static final Struct STRUCT = Struct.named("flock");
    private static final Field TYPE = STRUCT.field("l_type");
    private static final Field WHENCE = STRUCT.field("l_whence");
    private static final Field START = STRUCT.field("l_start");
    private static final Field LEN = STRUCT.field("l_len");
    private static final Field PID = STRUCT.field("l_pid");

    static final int SIZE = STRUCT.size();

    /**
     * A lock to read, which others may share.
     *
     * @param start where the range begins, in bytes from the beginning
     * @param len how many bytes; 0 for all
     * @return the lock
     */
    public static Flock read(long start, long len) {
        return new Flock(Posix.F_RDLCK, Posix.SEEK_SET, start, len, 0);
    }

    /**
     * A lock to write, which nobody shares.
     *
     * @param start where the range begins, in bytes from the beginning
     * @param len how many bytes; 0 for all
     * @return the lock
     */
    public static Flock write(long start, long len) {
        return new Flock(Posix.F_WRLCK, Posix.SEEK_SET, start, len, 0);
    }

    /**
     * No lock any more.
     *
     * @param start where the range begins, in bytes from the beginning
     * @param len how many bytes; 0 for all
     * @return what unlocks it
     */
    public static Flock unlock(long start, long len) {
        return new Flock(Posix.F_UNLCK, Posix.SEEK_SET, start, len, 0);
    }

    /**
     * Whether this is no lock: what {@code F_GETLK} answers if none is in the way.
     *
     * @return true for {@code F_UNLCK}
     */
    public boolean isUnlocked() {
        return type == Posix.F_UNLCK;
    }

    /** Reads a {@code struct flock}. */
    static Flock at(long struct) {
        return new Flock(TYPE.getInt(struct), WHENCE.getInt(struct), START.get(struct), LEN.get(struct), PID.getInt(struct));
    }

    /** Writes a {@code struct flock}. */
    void writeTo(long struct) {
        TYPE.set(struct, type);
        WHENCE.set(struct, whence);
        START.set(struct, start);
        LEN.set(struct, len);
        PID.set(struct, pid);
    }

    @Override
    public String toString() {
        String kind = type == Posix.F_RDLCK ? "read lock" : type == Posix.F_WRLCK ? "write lock" : isUnlocked() ? "no lock" : "lock of type " + type;
        String from = whence == Posix.SEEK_SET ? "" : whence == Posix.SEEK_CUR ? "the current offset plus " : "the end plus ";
        String size = len == 0 ? "all bytes" : len + (len == 1 ? " byte" : " bytes");
        String holder = pid > 0 ? ", held by process " + pid : pid == -1 ? ", held by an open file" : "";
        return kind + " on " + size + " from " + from + start + holder;
    }
}
