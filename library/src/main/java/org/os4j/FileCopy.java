package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** Copies one file, by the quickest way that works. */
final class FileCopy {
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    private static final CFunction COPY_FILE_RANGE = CFunction.ofLong("copy_file_range");
    private static final CFunction SENDFILE = CFunction.ofLong("sendfile");
    private static final CFunction READ = CFunction.ofLong("read");
    private static final CFunction WRITE = CFunction.ofLong("write");
    private static final CFunction FLISTXATTR = CFunction.ofLong("flistxattr");
    private static final CFunction FGETXATTR = CFunction.ofLong("fgetxattr");
    private static final CFunction FSETXATTR = CFunction.ofInt("fsetxattr");
    private static final int MOST_AT_ONCE = 0x7fff_f000;
    /** So much between two reports. */
    private static final int REPORT_STEP = 8 * 1024 * 1024;
    private static final int BUFFER = 128 * 1024;
    /** What the kernel allows a list of names, and a value, to be: XATTR_LIST_MAX, XATTR_SIZE_MAX. */
    private static final int XATTR_MOST = 64 * 1024;
    private static final int BLOCK = 512;
    private static final int NEW_FILE = 0666;
    private static final int UNFINISHED = 0600;

    private final int in;
    private final int out;
    private final String source;
    private final String target;
    private final @Nullable Progress progress;
    private long done;

    /** What goes with the bytes. */
    enum With { NOTHING, MODE, EVERYTHING }

    private FileCopy(int in, int out, String source, String target, @Nullable Progress progress) {
        this.in = in;
        this.out = out;
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /** The name in a directory, if the target is one. */
    static String into(String source, String target) {
        Stat stat = FileCalls.targetOrNull(target);
        return stat != null && stat.isDirectory() ? FileCalls.join(target, FileCalls.lastName(source)) : target;
    }

    static long file(String source, String target, With with, @Nullable Progress progress) throws ErrnoException {
        int in = PosixDescriptors.open(source, PosixDescriptors.O_RDONLY);
        try {
            Stat from = PosixStat.fstat(in);
            if (from.isDirectory()) {
                throw new ErrnoException("read", Errno.EISDIR.code(), source);
            }
            // Not cut when it is opened: it may be the source. What gets the source's permissions later is nobody else's until then.
            int out = PosixDescriptors.open(target, PosixDescriptors.O_WRONLY | PosixDescriptors.O_CREAT, with == With.NOTHING ? NEW_FILE : UNFINISHED);
            return copyAndClose(in, from, out, source, target, with, progress);
        } finally {
            FileCalls.closeQuietly(in);
        }
    }

    /** Copies into an open file and closes that; an error of its closing is one of the copy. */
    static long copyAndClose(int in, Stat from, int out, String source, String target, With with, @Nullable Progress progress) throws ErrnoException {
        boolean copied = false;
        try {
            Stat to = PosixStat.fstat(out);
            if (to.dev() == from.dev() && to.ino() == from.ino()) {
                throw new ErrnoException("copyfile", Errno.EINVAL.code(), source, target);
            }
            if (to.isRegularFile() && to.size() > 0) {
                PosixDescriptors.ftruncate(out, 0);
            }
            FileCopy copy = new FileCopy(in, out, source, target, progress);
            copy.data(from);
            if (to.isRegularFile()) {
                copy.attributes(from, with);
            }
            copied = true;
            return copy.done;
        } finally {
            if (copied) {
                PosixDescriptors.close(out);
            } else {
                FileCalls.closeQuietly(out);
            }
        }
    }

    private void data(Stat from) throws ErrnoException {
        // Files of the kernel's own say that they are empty, and are not.
        boolean ordinary = from.isRegularFile() && from.size() > 0;
        if (ordinary && clone(from)) {
            return;
        }
        if (ordinary && from.blocks() < (from.size() + BLOCK - 1) / BLOCK) {
            sparse(from.size());
        } else {
            range(ordinary ? Long.MAX_VALUE : 0);
        }
    }

    private boolean clone(Stat from) {
        try (Scratch scratch = Scratch.take()) {
            if (IOCTL.call(scratch, out, TransferConstants.FICLONE, in) == -1) {
                return false;
            }
        }
        report(from.size());
        return true;
    }

    /** Copies what is data, and leaves holes where the source has them. */
    private void sparse(long size) throws ErrnoException {
        long at = 0;
        while (at < size) {
            long data = seekData(at);
            if (data < 0) {
                break;
            }
            long hole = PosixDescriptors.lseek(in, data, PosixDescriptors.SEEK_HOLE);
            PosixDescriptors.lseek(in, data, PosixDescriptors.SEEK_SET);
            PosixDescriptors.lseek(out, data, PosixDescriptors.SEEK_SET);
            range(hole - data);
            at = hole;
        }
        PosixDescriptors.ftruncate(out, size);
        done = size;
    }

    private long seekData(long at) throws ErrnoException {
        try {
            return PosixDescriptors.lseek(in, at, PosixDescriptors.SEEK_DATA);
        } catch (ErrnoException e) {
            if (e.errno() == Errno.ENXIO) {
                return -1;
            }
            throw e;
        }
    }

    /** Copies a number of bytes, or to the end; 0 is to the end by reading and writing. */
    private void range(long count) throws ErrnoException {
        long left = count;
        boolean moved = false;
        CFunction way = COPY_FILE_RANGE;
        while (left > 0) {
            long step = Math.min(left, progress == null ? MOST_AT_ONCE : REPORT_STEP);
            long result;
            int errno;
            try (Scratch scratch = Scratch.take()) {
                result = way == SENDFILE ? SENDFILE.call(scratch, out, in, 0, step) : COPY_FILE_RANGE.call(scratch, in, 0, out, 0, step, 0);
                errno = scratch.errno();
            }
            if (result > 0) {
                moved = true;
                left -= result;
                report(result);
            } else if (result == 0 && moved) {
                return;
            } else if (result == 0 || isRefusal(Errno.of(errno))) {
                if (way == SENDFILE) {
                    break;
                }
                way = SENDFILE;
            } else {
                throw new ErrnoException(way.name(), errno, source, target);
            }
        }
        if (left > 0 || count == 0) {
            readAndWrite(count == 0 ? Long.MAX_VALUE : left);
        }
    }

    /** Whether it is the way that does not work here, rather than the copy. */
    private static boolean isRefusal(Errno errno) {
        return switch (errno) {
            case ENOSYS, EXDEV, EINVAL, EOPNOTSUPP, EPERM, EBADF, ETXTBSY, EISDIR, EOVERFLOW -> true;
            default -> false;
        };
    }

    private void readAndWrite(long count) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long buffer = scratch.allocate(BUFFER);
            long left = count;
            while (left > 0) {
                long result = READ.call(scratch, in, buffer, Math.min(left, BUFFER));
                if (result == -1) {
                    throw new ErrnoException("read", scratch.errno(), source);
                }
                if (result == 0) {
                    return;
                }
                writeAll(scratch, buffer, result);
                left -= result;
                report(result);
            }
        }
    }

    private void writeAll(Scratch scratch, long buffer, long count) throws ErrnoException {
        for (long written = 0; written < count; ) {
            long result = WRITE.call(scratch, out, buffer + written, count - written);
            if (result == -1) {
                throw new ErrnoException("write", scratch.errno(), target);
            }
            written += result;
        }
    }

    private void report(long count) {
        done += count;
        if (progress != null) {
            progress.done(target, 0, done);
        }
    }

    private void attributes(Stat from, With with) throws ErrnoException {
        if (with == With.EVERYTHING) {
            copyExtended(in, out);
        }
        if (with != With.NOTHING) {
            PosixPermissions.fchmod(out, from.permissions());
        }
        if (with == With.EVERYTHING) {
            PosixTimes.futimens(out, Timespec.ofNanos(from.atimeNanos()), Timespec.ofNanos(from.mtimeNanos()));
        }
    }

    /** Copies the extended attributes; those that the other file system has not, or that may not be set, are left out, as in Python. */
    static void copyExtended(int in, int out) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long names = scratch.allocate(XATTR_MOST);
            long length = FLISTXATTR.call(scratch, in, names, XATTR_MOST);
            if (length <= 0) {
                return;
            }
            long value = scratch.allocate(XATTR_MOST);
            for (long name = names; name < names + length; name += Memory.length(name) + 1) {
                long size = FGETXATTR.call(scratch, in, name, value, XATTR_MOST);
                if (size >= 0 && FSETXATTR.call(scratch, out, name, value, size, 0) == -1 && isFatal(Errno.of(scratch.errno()))) {
                    throw new ErrnoException("fsetxattr", scratch.errno());
                }
            }
        }
    }

    private static boolean isFatal(Errno errno) {
        return switch (errno) {
            case EOPNOTSUPP, ENODATA, EINVAL, EPERM, EACCES -> false;
            default -> true;
        };
    }
}
