package org.os4j;

import java.util.Objects;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Locks and leases on files, and the other commands of fcntl: a part of {@link Posix}.
 *
 * <p>Three kinds of lock know nothing of each other. flock's belong to the open file and cover all of it. Those of {@code F_SETLK} and
 * {@link #lockf lockf} belong to the process: its threads do not exclude each other, and all of them are gone as soon as it closes any descriptor of
 * the file. Those of {@code F_OFD_SETLK} belong to the open file, so that threads that open a file of their own exclude each other. Java's
 * {@code FileLock} is of the second kind.
 */
public abstract sealed class PosixLocks extends PosixSpace implements LockConstants permits PosixMemory {
    private static final CFunction FLOCK = CFunction.ofInt("flock");
    private static final CFunction FCNTL = CFunction.ofInt("fcntl");
    /** What Python reserves, too: no command takes more. */
    private static final int ARGUMENT_SIZE = 1024;

    PosixLocks() {}

    /**
     * {@code int flock(int fd, int operation)} - locks or unlocks a file for this open file; a descriptor that dup or fork made has the same lock.
     * Without {@code LOCK_NB} it may block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the descriptor
     * @param operation {@code LOCK_SH}, {@code LOCK_EX} or {@code LOCK_UN}, and {@code LOCK_NB} not to wait
     * @throws ErrnoException EAGAIN if another has it and {@code LOCK_NB} is there, EBADF, EINVAL for another operation, ENOLCK
     * @see "flock(2), Python fcntl.flock"
     */
    public static void flock(int fd, int operation) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (FLOCK.call(scratch, fd, operation) == -1) {
                throw failed(FLOCK, scratch);
            }
        }
    }

    /**
     * {@code int flock(int fd, int operation)} - as {@link #flock}, where a lock that another has is an ordinary answer.
     *
     * @param fd the descriptor
     * @param operation {@code LOCK_SH} or {@code LOCK_EX} with {@code LOCK_NB}
     * @return 0; or minus errno, EAGAIN for a lock that another has: {@code Errno.of(-result)}
     * @see "flock(2)"
     */
    public static int tryFlock(int fd, int operation) {
        try (Scratch scratch = Scratch.take()) {
            return FLOCK.call(scratch, fd, operation) == -1 ? -scratch.errno() : 0;
        }
    }

    /**
     * {@code int fcntl(int fd, int cmd, struct flock *lock)} - locks, unlocks or looks for a lock on a range of a file. {@code F_SETLKW} and {@code
     * F_OFD_SETLKW} may block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd a descriptor that is open for what the lock is for
     * @param command {@code F_SETLK}, {@code F_SETLKW} or {@code F_GETLK}, {@code F_OFD_SETLK}, {@code F_OFD_SETLKW} or {@code F_OFD_GETLK}
     * @param lock the range and the lock that is wanted; for those of an open file its {@code pid} is 0
     * @return for {@code F_GETLK} and {@code F_OFD_GETLK} the first lock that is in the way, {@link Flock#isUnlocked} if none is; else {@code lock}
     * @throws ErrnoException EAGAIN or EACCES if another holds a lock and the command does not wait, EDEADLK if waiting would never end, EBADF if it
     *     is not open for it, EINVAL for a range before the beginning, an unknown type or a {@code pid} for an open file's, ENOLCK, EOVERFLOW
     * @throws IllegalArgumentException if the command is none of these
     * @see "fcntl(2), F_SETLK(2const), Python fcntl.fcntl, fcntl.lockf"
     */
    public static Flock fcntl(int fd, int command, Flock lock) throws ErrnoException {
        checkCommand(command);
        try (Scratch scratch = Scratch.take()) {
            long struct = write(lock, scratch);
            if (FCNTL.call(scratch, fd, command, struct) == -1) {
                throw failed(FCNTL, scratch);
            }
            return Flock.at(struct);
        }
    }

    /**
     * {@code int fcntl(int fd, int cmd, struct flock *lock)} - locks or unlocks a range where a lock that another holds is an ordinary answer.
     *
     * @param fd a descriptor that is open for what the lock is for
     * @param command {@code F_SETLK} or {@code F_OFD_SETLK}
     * @param lock as for {@link #fcntl(int, int, Flock)}
     * @return 0; or minus errno, EAGAIN or EACCES for a lock of another: {@code Errno.of(-result)}
     * @throws IllegalArgumentException if the command is none of a lock's
     * @see "fcntl(2)"
     */
    public static int tryFcntl(int fd, int command, Flock lock) {
        checkCommand(command);
        try (Scratch scratch = Scratch.take()) {
            return FCNTL.call(scratch, fd, command, write(lock, scratch)) == -1 ? -scratch.errno() : 0;
        }
    }

    /**
     * {@code int fcntl(int fd, int cmd, void *arg)} - does to a descriptor what needs a struct, as bytes.
     *
     * @param fd the descriptor
     * @param command an {@code F_} constant whose argument is a pointer
     * @param argument the struct's bytes, at most 1024
     * @return the bytes as the call left them
     * @throws ErrnoException EBADF if it is not open, EINVAL for a command or an argument that the kernel does not know
     * @throws IllegalArgumentException if the argument is too long
     * @see "fcntl(2), Python fcntl.fcntl"
     */
    public static byte[] fcntl(int fd, int command, byte[] argument) throws ErrnoException {
        Objects.requireNonNull(argument, "argument");
        if (argument.length > ARGUMENT_SIZE) {
            throw new IllegalArgumentException("argument: is longer than " + ARGUMENT_SIZE + " bytes: " + argument.length);
        }
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocateZeroed(ARGUMENT_SIZE);
            Memory.copy(argument, 0, memory, argument.length);
            if (FCNTL.call(scratch, fd, command, memory) == -1) {
                throw failed(FCNTL, scratch);
            }
            return Memory.bytes(memory, argument.length);
        }
    }

    /**
     * {@code fcntl(fd, F_SETLEASE, type)} - takes a lease on a file, or gives it up: a signal comes before another process opens the file in the way
     * of the lease, and that process waits. Unless {@link #set_owner_signal} says otherwise it is SIGIO, which ends a process that does not handle
     * it.
     *
     * @param fd a descriptor, for {@code F_RDLCK} open for reading alone
     * @param type {@code F_RDLCK} against writing, {@code F_WRLCK} against opening, {@code F_UNLCK} for none
     * @throws ErrnoException EAGAIN if the file is open in the way of it, EACCES for another user's file without CAP_LEASE, EINVAL for what is no
     *     file
     * @see "fcntl(2), F_SETLEASE(2const)"
     */
    public static void set_lease(int fd, int type) throws ErrnoException {
        fcntl(fd, F_SETLEASE, type);
    }

    /**
     * {@code fcntl(fd, F_GETLEASE)} - which lease the open file has.
     *
     * @param fd the descriptor
     * @return {@code F_RDLCK}, {@code F_WRLCK} or {@code F_UNLCK}; while it is being broken, what must be left of it
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), F_GETLEASE(2const)"
     */
    public static int get_lease(int fd) throws ErrnoException {
        return fcntl(fd, F_GETLEASE);
    }

    /**
     * {@code fcntl(fd, F_NOTIFY, events)} - sends a signal when a directory changes, once unless {@code DN_MULTISHOT} is there. Unless
     * {@link #set_owner_signal} says otherwise it is SIGIO, which ends a process that does not handle it. inotify tells more.
     *
     * @param fd a directory
     * @param events any of the {@code DN_} constants; 0 for no signal any more
     * @throws ErrnoException ENOTDIR if it is no directory, EBADF, EINVAL if the kernel is built without it
     * @see "fcntl(2), F_NOTIFY(2const)"
     */
    public static void set_notify(int fd, int events) throws ErrnoException {
        // The highest bit is an event, not a sign.
        fcntl(fd, F_NOTIFY, Integer.toUnsignedLong(events));
    }

    /**
     * {@code fcntl(fd, F_GETPIPE_SZ)} - how much a pipe holds.
     *
     * @param fd one end of it
     * @return its size in bytes
     * @throws ErrnoException EBADF if it is no pipe
     * @see "fcntl(2), F_GETPIPE_SZ(2const), Python fcntl.F_GETPIPE_SZ"
     */
    public static int get_pipe_size(int fd) throws ErrnoException {
        return fcntl(fd, F_GETPIPE_SZ);
    }

    /**
     * {@code fcntl(fd, F_SETPIPE_SZ, size)} - sets how much a pipe holds.
     *
     * @param fd one end of it
     * @param size the least size in bytes
     * @return the size that it has now, in bytes: a power of two of whole pages
     * @throws ErrnoException EBUSY if it holds more already, EPERM above {@code /proc/sys/fs/pipe-max-size} without CAP_SYS_RESOURCE, EBADF if it is
     *     no pipe, EINVAL for a negative size
     * @see "fcntl(2), F_SETPIPE_SZ(2const), Python fcntl.F_SETPIPE_SZ"
     */
    public static int set_pipe_size(int fd, int size) throws ErrnoException {
        return fcntl(fd, F_SETPIPE_SZ, size);
    }

    /**
     * {@code fcntl(fd, F_ADD_SEALS, seals)} - forbids changes of a memory file for good, by whomever.
     *
     * @param fd a file that memfd_create made with {@code MFD_ALLOW_SEALING}, open for writing
     * @param seals any of the {@code F_SEAL_} constants
     * @throws ErrnoException EPERM if it has {@code F_SEAL_SEAL}, EBUSY for {@code F_SEAL_WRITE} while it is mapped to be written, EINVAL for what is
     *     no such file
     * @see "fcntl(2), F_ADD_SEALS(2const), Python fcntl.F_ADD_SEALS"
     */
    public static void add_seals(int fd, int seals) throws ErrnoException {
        fcntl(fd, F_ADD_SEALS, seals);
    }

    /**
     * {@code fcntl(fd, F_GET_SEALS)} - which changes of a memory file are forbidden.
     *
     * @param fd the file
     * @return the {@code F_SEAL_} constants
     * @throws ErrnoException EINVAL for what is no memory file, EBADF
     * @see "fcntl(2), F_GET_SEALS(2const), Python fcntl.F_GET_SEALS"
     */
    public static int get_seals(int fd) throws ErrnoException {
        return fcntl(fd, F_GET_SEALS);
    }

    /**
     * {@code fcntl(fd, F_GETOWN_EX, struct f_owner_ex *)} - who gets the signals that an open file sends.
     *
     * @param fd the descriptor
     * @return the owner
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), F_GETOWN_EX(2const), Python fcntl.F_GETOWN_EX"
     */
    public static FileOwner get_owner(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocateZeroed(FileOwner.SIZE);
            if (FCNTL.call(scratch, fd, F_GETOWN_EX, struct) == -1) {
                throw failed(FCNTL, scratch);
            }
            return FileOwner.at(struct);
        }
    }

    /**
     * {@code fcntl(fd, F_SETOWN_EX, struct f_owner_ex *)} - who gets the signals that an open file sends: {@code O_ASYNC}'s, and urgent data's.
     *
     * @param fd the descriptor
     * @param owner the owner
     * @throws ErrnoException ESRCH if there is no such thread, process or group, EINVAL for an unknown type, EBADF
     * @see "fcntl(2), F_SETOWN_EX(2const), Python fcntl.F_SETOWN_EX"
     */
    public static void set_owner(int fd, FileOwner owner) throws ErrnoException {
        Objects.requireNonNull(owner, "owner");
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocateZeroed(FileOwner.SIZE);
            owner.writeTo(struct);
            if (FCNTL.call(scratch, fd, F_SETOWN_EX, struct) == -1) {
                throw failed(FCNTL, scratch);
            }
        }
    }

    /**
     * {@code fcntl(fd, F_GETSIG)} - which signal an open file sends to its owner.
     *
     * @param fd the descriptor
     * @return the signal, 0 for SIGIO
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), F_GETSIG(2const), Python fcntl.F_GETSIG"
     */
    public static int get_owner_signal(int fd) throws ErrnoException {
        return fcntl(fd, F_GETSIG);
    }

    /**
     * {@code fcntl(fd, F_SETSIG, signal)} - sets which signal an open file sends to its owner.
     *
     * @param fd the descriptor
     * @param signal the signal, 0 for SIGIO
     * @throws ErrnoException EINVAL if there is no such signal, EBADF
     * @see "fcntl(2), F_SETSIG(2const), Python fcntl.F_SETSIG"
     */
    public static void set_owner_signal(int fd, int signal) throws ErrnoException {
        fcntl(fd, F_SETSIG, signal);
    }

    /**
     * {@code fcntl(fd, F_GET_RW_HINT, uint64_t *)} - how long what is written to a file is expected to live.
     *
     * @param fd the file
     * @return one of the {@code RWH_WRITE_LIFE_} constants
     * @throws ErrnoException EBADF if it is not open
     * @see "fcntl(2), F_GET_RW_HINT(2const), Python fcntl.F_GET_RW_HINT"
     */
    public static int get_rw_hint(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long hint = scratch.allocateZeroed(Long.BYTES);
            if (FCNTL.call(scratch, fd, F_GET_RW_HINT, hint) == -1) {
                throw failed(FCNTL, scratch);
            }
            return (int) Memory.getLong(hint);
        }
    }

    /**
     * {@code fcntl(fd, F_SET_RW_HINT, uint64_t *)} - says how long what is written to a file is expected to live, so that the disk can put together
     * what is given back together.
     *
     * @param fd the file
     * @param hint one of the {@code RWH_WRITE_LIFE_} constants
     * @throws ErrnoException EINVAL for another one, EPERM for another user's file since Linux 6.9, EBADF
     * @see "fcntl(2), F_SET_RW_HINT(2const), Python fcntl.F_SET_RW_HINT"
     */
    public static void set_rw_hint(int fd, int hint) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long address = scratch.allocate(Long.BYTES);
            Memory.setLong(address, hint);
            if (FCNTL.call(scratch, fd, F_SET_RW_HINT, address) == -1) {
                throw failed(FCNTL, scratch);
            }
        }
    }

    private static void checkCommand(int command) {
        boolean isOfLocks = command == F_SETLK || command == F_SETLKW || command == F_GETLK
                || command == F_OFD_SETLK || command == F_OFD_SETLKW || command == F_OFD_GETLK;
        if (!isOfLocks) {
            throw new IllegalArgumentException("command: takes no struct flock: " + command);
        }
    }

    private static long write(Flock lock, Scratch scratch) {
        Objects.requireNonNull(lock, "lock");
        long struct = scratch.allocateZeroed(Flock.SIZE);
        lock.writeTo(struct);
        return struct;
    }
}
