package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;

/** What the system knows of a file: a part of {@link Posix}. */
public abstract sealed class PosixStat extends PosixVectors implements FileConstants permits PosixPermissions {
    private static final CFunction STAT = CFunction.ofInt("stat");

    PosixStat() {}

    /**
     * {@code int stat(const char *path, struct stat *statbuf)} - what the system knows of a file; of its target, if it is a symbolic link.
     *
     * @param path the file
     * @return its status
     * @throws ErrnoException ENOENT if it is missing, EACCES if a directory on the way may not be searched, ENOTDIR, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2), Python os.stat"
     */
    public static Stat stat(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (STAT.call(scratch, scratch.path(path, "path"), struct) == -1) {
                throw failed(STAT, scratch, path);
            }
            return new Stat(struct);
        }
    }

    /**
     * {@code int stat(const char *path, struct stat *statbuf)} - as {@link #stat}, where a file that is missing is an ordinary answer.
     *
     * @param path the file
     * @return its status, or null if it is missing (ENOENT or ENOTDIR)
     * @throws ErrnoException any other failure of {@link #stat}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "stat(2)"
     */
    public static @Nullable Stat statOrNull(String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Stat.STRUCT.size());
            if (STAT.call(scratch, scratch.path(path, "path"), struct) == -1) {
                return nullIfMissing(STAT, scratch, path);
            }
            return new Stat(struct);
        }
    }

    private static @Nullable Stat nullIfMissing(CFunction function, Scratch scratch, String path) throws ErrnoException {
        return switch (Errno.of(scratch.errno())) {
            case ENOENT, ENOTDIR -> null;
            default -> throw failed(function, scratch, path);
        };
    }
}
