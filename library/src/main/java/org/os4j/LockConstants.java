package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of flock(2) and fcntl(2)'s locks, leases, seals and pipe sizes, as this platform has them. They are members of {@link Posix}. */
public sealed interface LockConstants permits PosixLocks {
    /** flock: shared with others who only read. */
    int LOCK_SH = constant("LOCK_SH");

    /** flock: for one alone. */
    int LOCK_EX = constant("LOCK_EX");

    /** flock: with one of the others, fail with EAGAIN rather than wait. */
    int LOCK_NB = constant("LOCK_NB");

    /** flock: unlock. */
    int LOCK_UN = constant("LOCK_UN");

    /** flock: a mandatory lock; Linux has ignored it since 5.15. */
    int LOCK_MAND = constant("LOCK_MAND");

    /** flock: with {@code LOCK_MAND}, others may read. */
    int LOCK_READ = constant("LOCK_READ");

    /** flock: with {@code LOCK_MAND}, others may write. */
    int LOCK_WRITE = constant("LOCK_WRITE");

    /** flock: with {@code LOCK_MAND}, others may read and write. */
    int LOCK_RW = constant("LOCK_RW");

    /** fcntl: which lock is in the way of this one. */
    int F_GETLK = constant("F_GETLK");

    /** fcntl: lock or unlock a range for the process, or fail with EAGAIN. */
    int F_SETLK = constant("F_SETLK");

    /** fcntl: lock or unlock a range for the process, and wait. */
    int F_SETLKW = constant("F_SETLKW");

    /** On a 64-bit system another name of {@code F_GETLK}. */
    int F_GETLK64 = constant("F_GETLK64");

    /** On a 64-bit system another name of {@code F_SETLK}. */
    int F_SETLK64 = constant("F_SETLK64");

    /** On a 64-bit system another name of {@code F_SETLKW}. */
    int F_SETLKW64 = constant("F_SETLKW64");

    /** fcntl: which lock is in the way of this one of the open file's. */
    int F_OFD_GETLK = constant("F_OFD_GETLK");

    /** fcntl: lock or unlock a range for the open file, or fail with EAGAIN. */
    int F_OFD_SETLK = constant("F_OFD_SETLK");

    /** fcntl: lock or unlock a range for the open file, and wait. */
    int F_OFD_SETLKW = constant("F_OFD_SETLKW");

    /** A lock or a lease to read, shared with others who read. */
    int F_RDLCK = constant("F_RDLCK");

    /** A lock or a lease to write, for one alone. */
    int F_WRLCK = constant("F_WRLCK");

    /** No lock; no lease. */
    int F_UNLCK = constant("F_UNLCK");

    /** An old name of a lock to write, from BSD's emulation. */
    int F_EXLCK = constant("F_EXLCK");

    /** An old name of a lock to read, from BSD's emulation. */
    int F_SHLCK = constant("F_SHLCK");

    /** fcntl: take a lease on a file, or give it up. */
    int F_SETLEASE = constant("F_SETLEASE");

    /** fcntl: which lease there is. */
    int F_GETLEASE = constant("F_GETLEASE");

    /** fcntl: send a signal when a directory changes. */
    int F_NOTIFY = constant("F_NOTIFY");

    /** F_NOTIFY: a file was read. */
    int DN_ACCESS = constant("DN_ACCESS");

    /** F_NOTIFY: a file was written or cut. */
    int DN_MODIFY = constant("DN_MODIFY");

    /** F_NOTIFY: a file was created, linked or moved here. */
    int DN_CREATE = constant("DN_CREATE");

    /** F_NOTIFY: a file was removed or moved away. */
    int DN_DELETE = constant("DN_DELETE");

    /** F_NOTIFY: a file was renamed within the directory. */
    int DN_RENAME = constant("DN_RENAME");

    /** F_NOTIFY: a file's mode, owner or times were changed. */
    int DN_ATTRIB = constant("DN_ATTRIB");

    /** F_NOTIFY: say so each time rather than once. */
    int DN_MULTISHOT = constant("DN_MULTISHOT");

    /** fcntl: set how much a pipe holds. */
    int F_SETPIPE_SZ = constant("F_SETPIPE_SZ");

    /** fcntl: how much a pipe holds. */
    int F_GETPIPE_SZ = constant("F_GETPIPE_SZ");

    /** fcntl: forbid changes of a memory file for good. */
    int F_ADD_SEALS = constant("F_ADD_SEALS");

    /** fcntl: which changes of a memory file are forbidden. */
    int F_GET_SEALS = constant("F_GET_SEALS");

    /** No further seals. */
    int F_SEAL_SEAL = constant("F_SEAL_SEAL");

    /** The file cannot become smaller. */
    int F_SEAL_SHRINK = constant("F_SEAL_SHRINK");

    /** The file cannot become larger. */
    int F_SEAL_GROW = constant("F_SEAL_GROW");

    /** The file cannot be written. */
    int F_SEAL_WRITE = constant("F_SEAL_WRITE");

    /** The file cannot be written, but through the mappings that there are; since Linux 5.1. */
    int F_SEAL_FUTURE_WRITE = constant("F_SEAL_FUTURE_WRITE");

    /** The file cannot be made executable, or not so any more; since Linux 6.3. */
    int F_SEAL_EXEC = constant("F_SEAL_EXEC");

    /** fcntl: whether two descriptors are of one open file; since Linux 6.10. */
    int F_DUPFD_QUERY = constant("F_DUPFD_QUERY");

    /** fcntl: whether opening the file created it; since Linux 6.12. */
    int F_CREATED_QUERY = constant("F_CREATED_QUERY");

    /** fcntl: who gets the signals of an open file, a thread too. */
    int F_SETOWN_EX = constant("F_SETOWN_EX");

    /** fcntl: who gets the signals of an open file, a thread too. */
    int F_GETOWN_EX = constant("F_GETOWN_EX");

    /** The owner is a thread. */
    int F_OWNER_TID = constant("F_OWNER_TID");

    /** The owner is a process. */
    int F_OWNER_PID = constant("F_OWNER_PID");

    /** The owner is a process group. */
    int F_OWNER_PGRP = constant("F_OWNER_PGRP");

    /** fcntl: which signal is sent, 0 for SIGIO. */
    int F_SETSIG = constant("F_SETSIG");

    /** fcntl: which signal is sent, 0 for SIGIO. */
    int F_GETSIG = constant("F_GETSIG");

    /** Another name of {@code O_ASYNC}. */
    int FASYNC = constant("FASYNC");

    /** fcntl: how long what is written to the file is likely to live. */
    int F_GET_RW_HINT = constant("F_GET_RW_HINT");

    /** fcntl: set how long what is written to the file is likely to live. */
    int F_SET_RW_HINT = constant("F_SET_RW_HINT");

    /** fcntl: as {@code F_GET_RW_HINT}, for what is written through this open file. */
    int F_GET_FILE_RW_HINT = constant("F_GET_FILE_RW_HINT");

    /** fcntl: as {@code F_SET_RW_HINT}, for what is written through this open file. */
    int F_SET_FILE_RW_HINT = constant("F_SET_FILE_RW_HINT");

    /** No hint was given. */
    int RWH_WRITE_LIFE_NOT_SET = constant("RWH_WRITE_LIFE_NOT_SET");

    /** No expectation. */
    int RWH_WRITE_LIFE_NONE = constant("RWH_WRITE_LIFE_NONE");

    /** It lives for a short time. */
    int RWH_WRITE_LIFE_SHORT = constant("RWH_WRITE_LIFE_SHORT");

    /** It lives longer than what is short. */
    int RWH_WRITE_LIFE_MEDIUM = constant("RWH_WRITE_LIFE_MEDIUM");

    /** It lives longer than what is medium. */
    int RWH_WRITE_LIFE_LONG = constant("RWH_WRITE_LIFE_LONG");

    /** It lives longer than what is long. */
    int RWH_WRITE_LIFE_EXTREME = constant("RWH_WRITE_LIFE_EXTREME");

    private static int constant(String name) {
        return Constants.get("locks", name);
    }
}
