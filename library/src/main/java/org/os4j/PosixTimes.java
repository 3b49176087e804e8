package org.os4j;

import java.time.Instant;
import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** Setting a file's times: a part of {@link Posix}. */
public abstract sealed class PosixTimes extends PosixDirectories permits PosixIdentity {
    private static final CFunction UTIMENSAT = CFunction.ofInt("utimensat");
    private static final CFunction FUTIMENS = CFunction.ofInt("futimens");
    private static final Struct TIMESPEC = Struct.named("timespec");
    private static final Field SECONDS = TIMESPEC.field("tv_sec");
    private static final Field NANOSECONDS = TIMESPEC.field("tv_nsec");

    PosixTimes() {}

    /**
     * {@code int utimensat(int dirfd, const char *path, const struct timespec times[2], int flags)} - sets when a file was last read and written,
     * to the nanosecond.
     *
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file; an absolute path ignores {@code dirfd}
     * @param atime when it was last read; or {@link Timespec#NOW} or {@link Timespec#OMIT}
     * @param mtime when it was last written; or {@link Timespec#NOW} or {@link Timespec#OMIT}
     * @param flags 0 or {@code AT_SYMLINK_NOFOLLOW}, for a symbolic link itself
     * @throws ErrnoException EACCES if both are the present time and the file may not be written, EPERM for any other time of a file of another
     *     user, EINVAL for nanoseconds out of range or another flag, ENOENT, EROFS, ENOTDIR, ELOOP, ENAMETOOLONG, EBADF if {@code dirfd} is not open
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "utimensat(2), Python os.utime"
     */
    public static void utimensat(int dirfd, String path, Timespec atime, Timespec mtime, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            if (UTIMENSAT.call(scratch, dirfd, name, times(scratch, atime, mtime), flags) == -1) {
                throw failed(UTIMENSAT, scratch, path);
            }
        }
    }

    /**
     * {@code int futimens(int fd, const struct timespec times[2])} - sets when an open file was last read and written, to the nanosecond.
     *
     * @param fd the descriptor
     * @param atime when it was last read; or {@link Timespec#NOW} or {@link Timespec#OMIT}
     * @param mtime when it was last written; or {@link Timespec#NOW} or {@link Timespec#OMIT}
     * @throws ErrnoException EBADF if it is not open, EACCES if both are the present time and the file may not be written, EPERM for any other
     *     time of a file of another user, EINVAL for nanoseconds out of range, EROFS
     * @see "futimens(3), Python os.utime"
     */
    public static void futimens(int fd, Timespec atime, Timespec mtime) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (FUTIMENS.call(scratch, fd, times(scratch, atime, mtime)) == -1) {
                throw failed(FUTIMENS, scratch);
            }
        }
    }

    /**
     * {@code int utime(const char *path, NULL)} - sets both times of a file to the present one, as {@code touch} does.
     *
     * @param path the file
     * @throws ErrnoException as {@link #utimensat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "utime(2), Python os.utime"
     */
    public static void utime(String path) throws ErrnoException {
        setTimes(path, Timespec.NOW, Timespec.NOW);
    }

    /**
     * {@code int utime(const char *path, const struct utimbuf *times)} - sets when a file was last read and written; here to the nanosecond.
     *
     * @param path the file
     * @param atime when it was last read
     * @param mtime when it was last written
     * @throws ErrnoException as {@link #utimensat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "utime(2), Python os.utime"
     */
    public static void utime(String path, Instant atime, Instant mtime) throws ErrnoException {
        Objects.requireNonNull(atime, "atime");
        Objects.requireNonNull(mtime, "mtime");
        setTimes(path, Timespec.of(atime), Timespec.of(mtime));
    }

    private static void setTimes(String path, Timespec atime, Timespec mtime) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.path(path, "path");
            if (UTIMENSAT.call(scratch, AT_FDCWD, name, times(scratch, atime, mtime), 0) == -1) {
                throw new ErrnoException("utime", scratch.errno(), path);
            }
        }
    }

    /** The two times as the system wants them. */
    private static long times(Scratch scratch, Timespec atime, Timespec mtime) {
        Objects.requireNonNull(atime, "atime");
        Objects.requireNonNull(mtime, "mtime");
        long array = scratch.allocate(2L * TIMESPEC.size());
        put(array, atime);
        put(array + TIMESPEC.size(), mtime);
        return array;
    }

    private static void put(long struct, Timespec time) {
        SECONDS.set(struct, time.seconds());
        NANOSECONDS.set(struct, time.nanoseconds());
    }
}
