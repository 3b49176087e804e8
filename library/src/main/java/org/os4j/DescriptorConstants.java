package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of open(2), fcntl(2) and lseek(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface DescriptorConstants permits PosixDescriptors {
    /** Open for reading alone. */
    int O_RDONLY = constant("O_RDONLY");

    /** Open for writing alone. */
    int O_WRONLY = constant("O_WRONLY");

    /** Open for reading and writing. */
    int O_RDWR = constant("O_RDWR");

    /** The bits of {@code O_RDONLY}, {@code O_WRONLY} and {@code O_RDWR}. */
    int O_ACCMODE = constant("O_ACCMODE");

    /** Create the file where there is none. */
    int O_CREAT = constant("O_CREAT");

    /** With {@code O_CREAT}: fail with EEXIST where there is one. */
    int O_EXCL = constant("O_EXCL");

    /** Do not let a terminal become the controlling one. */
    int O_NOCTTY = constant("O_NOCTTY");

    /** Cut an existing file to nothing. */
    int O_TRUNC = constant("O_TRUNC");

    /** Write at the end, wherever that is by then. */
    int O_APPEND = constant("O_APPEND");

    /** Return EAGAIN rather than wait. */
    int O_NONBLOCK = constant("O_NONBLOCK");

    /** Another name of {@code O_NONBLOCK}. */
    int O_NDELAY = constant("O_NDELAY");

    /** Each write waits until its data is on the disk. */
    int O_DSYNC = constant("O_DSYNC");

    /** Each write waits until its data and metadata are on the disk. */
    int O_SYNC = constant("O_SYNC");

    /** On Linux the same as {@code O_SYNC}. */
    int O_RSYNC = constant("O_RSYNC");

    /** Send a signal when input or output becomes possible. */
    int O_ASYNC = constant("O_ASYNC");

    /** Another name of {@code O_SYNC}. */
    int O_FSYNC = constant("O_FSYNC");

    /** Bypass the page cache. */
    int O_DIRECT = constant("O_DIRECT");

    /** Allow large files; 0 on a 64-bit system, where all are. */
    int O_LARGEFILE = constant("O_LARGEFILE");

    /** Fail with ENOTDIR unless it is a directory. */
    int O_DIRECTORY = constant("O_DIRECTORY");

    /** Fail with ELOOP if the last component is a symbolic link. */
    int O_NOFOLLOW = constant("O_NOFOLLOW");

    /** Leave the access time alone. */
    int O_NOATIME = constant("O_NOATIME");

    /** Close on exec; os4j adds it to every descriptor that it makes. */
    int O_CLOEXEC = constant("O_CLOEXEC");

    /** A handle of the place alone, neither read nor written. */
    int O_PATH = constant("O_PATH");

    /** A file without a name in this directory. */
    int O_TMPFILE = constant("O_TMPFILE");

    /** From the beginning. */
    int SEEK_SET = constant("SEEK_SET");

    /** From the current offset. */
    int SEEK_CUR = constant("SEEK_CUR");

    /** From the end. */
    int SEEK_END = constant("SEEK_END");

    /** To the next data at or after the offset. */
    int SEEK_DATA = constant("SEEK_DATA");

    /** To the next hole at or after the offset. */
    int SEEK_HOLE = constant("SEEK_HOLE");

    /** fcntl: duplicate to the lowest free descriptor at or above the argument. */
    int F_DUPFD = constant("F_DUPFD");

    /** fcntl: as {@code F_DUPFD}, close-on-exec. */
    int F_DUPFD_CLOEXEC = constant("F_DUPFD_CLOEXEC");

    /** fcntl: the descriptor's flags. */
    int F_GETFD = constant("F_GETFD");

    /** fcntl: set the descriptor's flags. */
    int F_SETFD = constant("F_SETFD");

    /** fcntl: the open file's status flags. */
    int F_GETFL = constant("F_GETFL");

    /** fcntl: set the open file's status flags. */
    int F_SETFL = constant("F_SETFL");

    /** fcntl: who gets the signals of an open file: a process, or minus a process group. */
    int F_SETOWN = constant("F_SETOWN");

    /** fcntl: who gets the signals of an open file: a process, or minus a process group. */
    int F_GETOWN = constant("F_GETOWN");

    /** The one flag of {@code F_GETFD}: closed by exec. */
    int FD_CLOEXEC = constant("FD_CLOEXEC");

    /** Standard input. */
    int STDIN_FILENO = constant("STDIN_FILENO");

    /** Standard output. */
    int STDOUT_FILENO = constant("STDOUT_FILENO");

    /** Standard error. */
    int STDERR_FILENO = constant("STDERR_FILENO");

    /** In place of a directory descriptor: the current working directory. */
    int AT_FDCWD = constant("AT_FDCWD");

    /** The most buffers that one vectored call takes. */
    int IOV_MAX = constant("IOV_MAX");

    /** preadv2: poll for completion. */
    int RWF_HIPRI = constant("RWF_HIPRI");

    /** pwritev2: as if opened with {@code O_DSYNC}. */
    int RWF_DSYNC = constant("RWF_DSYNC");

    /** pwritev2: as if opened with {@code O_SYNC}. */
    int RWF_SYNC = constant("RWF_SYNC");

    /** preadv2: return EAGAIN rather than wait for the disk. */
    int RWF_NOWAIT = constant("RWF_NOWAIT");

    /** pwritev2: as if opened with {@code O_APPEND}. */
    int RWF_APPEND = constant("RWF_APPEND");

    /** close_range: give the calling thread a table of its own first. */
    int CLOSE_RANGE_UNSHARE = constant("CLOSE_RANGE_UNSHARE");

    /** close_range: make them close-on-exec, and close none; since Linux 5.11. */
    int CLOSE_RANGE_CLOEXEC = constant("CLOSE_RANGE_CLOEXEC");

    private static int constant(String name) {
        return Constants.get("descriptors", name);
    }
}
