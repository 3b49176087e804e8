package org.os4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Arrays;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * What is asked of a device by ioctl, and of the process by prctl: a part of {@link Posix}.
 *
 * <p>Both take a command and whatever belongs to it; common commands have a form with types, whose name is the command's in small letters. Most of
 * prctl's act on the calling thread alone, so it refuses a virtual one.
 */
public abstract sealed class PosixControl extends PosixNetwork implements ControlConstants permits PosixCapabilities {
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    private static final CFunction PRCTL = CFunction.ofInt("prctl");
    /** With the end's NUL. */
    private static final int NAME_SIZE = 16;

    PosixControl() {}

    /**
     * {@code int ioctl(int fd, unsigned long request)} - asks a device for what needs no argument. May block, as the device has it; a virtual thread
     * keeps its carrier meanwhile.
     *
     * @param fd the descriptor
     * @param request {@code FIOCLEX} or another command
     * @return what the command returns
     * @throws ErrnoException EBADF if it is not open, ENOTTY if what it is does not know the command, EINVAL, EPERM
     * @see "ioctl(2), Python fcntl.ioctl"
     */
    public static int ioctl(int fd, long request) throws ErrnoException {
        return ioctl(fd, request, 0);
    }

    /**
     * {@code int ioctl(int fd, unsigned long request, long argument)} - asks a device for what needs an integer. May block, as the device has it; a
     * virtual thread keeps its carrier meanwhile.
     *
     * @param fd the descriptor
     * @param request {@code FIOCLEX} or another command
     * @param argument what the command takes
     * @return what the command returns
     * @throws ErrnoException EBADF if it is not open, ENOTTY if what it is does not know the command, EINVAL, EPERM
     * @see "ioctl(2), Python fcntl.ioctl"
     */
    public static int ioctl(int fd, long request, long argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) IOCTL.call(scratch, fd, request, argument);
            if (result == -1) {
                throw failed(IOCTL, scratch);
            }
            return result;
        }
    }

    /**
     * {@code int ioctl(int fd, unsigned long request, void *argument)} - asks a device for what needs memory, which it may change. May block, as the
     * device has it; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the descriptor
     * @param request {@code FIONREAD} or another command
     * @param argument the memory, as large as the command has it: the kernel does not know its size
     * @return what the command returns
     * @throws ErrnoException EBADF if it is not open, ENOTTY if what it is does not know the command, EINVAL, EPERM
     * @see "ioctl(2), Python fcntl.ioctl"
     */
    public static int ioctl(int fd, long request, MemorySegment argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long result;
            if (argument.isNative()) {
                result = IOCTL.callKeepingAlive(scratch, fd, request, argument.address(), argument);
            } else {
                long size = argument.byteSize();
                MemorySegment memory = Memory.segment(scratch.allocate(size), size);
                MemorySegment.copy(argument, ValueLayout.JAVA_BYTE, 0, memory, ValueLayout.JAVA_BYTE, 0, size);
                result = IOCTL.call(scratch, fd, request, memory.address());
                if (!argument.isReadOnly()) {
                    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, argument, ValueLayout.JAVA_BYTE, 0, size);
                }
            }
            if (result == -1) {
                throw failed(IOCTL, scratch);
            }
            return (int) result;
        }
    }

    /**
     * {@code int ioctl(int fd, unsigned long request, void *argument)} - as {@link #ioctl(int, long, MemorySegment)}, with an array.
     *
     * @param fd the descriptor
     * @param request {@code FIONREAD} or another command
     * @param argument the memory, as large as the command has it; it is changed as the command says
     * @return what the command returns
     * @throws ErrnoException as {@link #ioctl(int, long, MemorySegment)}
     * @see "ioctl(2), Python fcntl.ioctl"
     */
    public static int ioctl(int fd, long request, byte[] argument) throws ErrnoException {
        return ioctl(fd, request, MemorySegment.ofArray(argument));
    }

    /**
     * {@code ioctl(fd, FIONREAD, &count)} - how many bytes can be read without waiting.
     *
     * @param fd a pipe, a socket, a terminal; of a file, what is left from its offset
     * @return the bytes; of a datagram socket, those of the next one
     * @throws ErrnoException EBADF if it is not open, ENOTTY for what does not know
     * @see "ioctl(2), FIONREAD(2const), Python fcntl.ioctl with termios.FIONREAD"
     */
    public static int fionread(int fd) throws ErrnoException {
        return ioctlInt(fd, FIONREAD);
    }

    /**
     * {@code ioctl(fd, FIONBIO, &nonblocking)} - whether calls on the open file wait, in one call; {@code set_blocking} takes two.
     *
     * @param fd the descriptor
     * @param nonblocking true for {@code O_NONBLOCK}
     * @throws ErrnoException EBADF if it is not open
     * @see "ioctl(2)"
     */
    public static void fionbio(int fd, boolean nonblocking) throws ErrnoException {
        ioctlInt(fd, FIONBIO, nonblocking ? 1 : 0);
    }

    /**
     * {@code ioctl(fd, FS_IOC_GETFLAGS, &flags)} - a file's flags, as lsattr shows them.
     *
     * @param fd the file, or the directory
     * @return any of {@code FS_IMMUTABLE_FL}, {@code FS_APPEND_FL} and the others
     * @throws ErrnoException ENOTTY or EOPNOTSUPP if the file system has none, EBADF
     * @see "ioctl_iflags(2), lsattr(1)"
     */
    public static int fs_ioc_getflags(int fd) throws ErrnoException {
        return ioctlInt(fd, FS_IOC_GETFLAGS);
    }

    /**
     * {@code ioctl(fd, FS_IOC_SETFLAGS, &flags)} - sets a file's flags, as chattr does.
     *
     * @param fd the file, or the directory
     * @param flags all of them: what {@link #fs_ioc_getflags} says, changed
     * @throws ErrnoException EPERM without the right to it (CAP_LINUX_IMMUTABLE), ENOTTY or EOPNOTSUPP if the file system has none of them, EBADF
     * @see "ioctl_iflags(2), chattr(1)"
     */
    public static void fs_ioc_setflags(int fd, int flags) throws ErrnoException {
        ioctlInt(fd, FS_IOC_SETFLAGS, flags);
    }

    /**
     * {@code ioctl(fd, BLKGETSIZE64, &size)} - the size of a block device.
     *
     * @param fd the device
     * @return bytes
     * @throws ErrnoException ENOTTY if it is no block device, EBADF
     * @see "ioctl(2), blockdev(8)"
     */
    public static long blkgetsize64(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long size = scratch.allocateZeroed(Long.BYTES);
            if (IOCTL.call(scratch, fd, BLKGETSIZE64, size) == -1) {
                throw failed(IOCTL, scratch);
            }
            return Memory.getLong(size);
        }
    }

    /**
     * {@code int prctl(int option, ...)} - what Linux knows to ask of a process or thread.
     *
     * @param option one of the {@code PR_} constants
     * @param arguments up to four, as the option has them; an address is that of memory which stays there until the call has returned
     * @return what the option returns
     * @throws ErrnoException EINVAL for an option or an argument that the kernel does not know, EPERM, EFAULT
     * @throws IllegalArgumentException if there are more than four arguments
     * @throws UnsupportedOperationException in a virtual thread
     * @see "prctl(2)"
     */
    public static int prctl(int option, long... arguments) throws ErrnoException {
        if (arguments.length > 4) {
            throw new IllegalArgumentException("arguments: prctl takes no more than 4: " + arguments.length);
        }
        long[] all = Arrays.copyOf(arguments, 4);
        Arguments.requirePlatformThread("prctl");
        try (Scratch scratch = Scratch.take()) {
            int result = (int) PRCTL.call(scratch, option, all[0], all[1], all[2], all[3]);
            if (result == -1) {
                throw failed(PRCTL, scratch);
            }
            return result;
        }
    }

    /**
     * {@code prctl(PR_SET_NAME, name)} - sets the calling thread's name, as ps, top and {@code /proc} show it. Java's own name of the thread stays.
     *
     * @param name its first 15 bytes become the name
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws IllegalArgumentException if the name holds a NUL
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_NAME(2const), prctl(2)"
     */
    public static void pr_set_name(String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            prctl(PR_SET_NAME, scratch.string(name, "name"));
        }
    }

    /**
     * {@code prctl(PR_GET_NAME, name)} - the calling thread's name, as ps, top and {@code /proc} show it.
     *
     * @return the name: of a Java thread the first 15 bytes of Java's
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_NAME(2const), prctl(2)"
     */
    public static String pr_get_name() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocateZeroed(NAME_SIZE);
            prctl(PR_GET_NAME, name);
            return CStrings.read(name);
        }
    }

    /**
     * {@code prctl(PR_SET_DUMPABLE, dumpable)} - whether the process may be dumped, and traced and looked into by others of its user; all of its
     * threads.
     *
     * @param dumpable false for a process that keeps secrets
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_DUMPABLE(2const), prctl(2)"
     */
    public static void pr_set_dumpable(boolean dumpable) throws ErrnoException {
        prctl(PR_SET_DUMPABLE, dumpable ? 1 : 0);
    }

    /**
     * {@code prctl(PR_GET_DUMPABLE)} - whether the process may be dumped, and traced by others of its user.
     *
     * @return 0 for no, 1 for yes, 2 for dumps that only root can read
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_DUMPABLE(2const), prctl(2)"
     */
    public static int pr_get_dumpable() throws ErrnoException {
        return prctl(PR_GET_DUMPABLE);
    }

    /**
     * {@code prctl(PR_SET_NO_NEW_PRIVS, 1)} - from now on no program that the calling thread executes, or a child of it, gets more rights: setuid is
     * nothing. It cannot be undone. The other threads of the process stay as they are; a seccomp filter that is installed for all takes it along.
     *
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_NO_NEW_PRIVS(2const), prctl(2)"
     */
    public static void pr_set_no_new_privs() throws ErrnoException {
        prctl(PR_SET_NO_NEW_PRIVS, 1);
    }

    /**
     * {@code prctl(PR_GET_NO_NEW_PRIVS)} - whether the calling thread's programs can get no more rights.
     *
     * @return true if so
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_NO_NEW_PRIVS(2const), prctl(2)"
     */
    public static boolean pr_get_no_new_privs() throws ErrnoException {
        return prctl(PR_GET_NO_NEW_PRIVS) == 1;
    }

    /**
     * {@code prctl(PR_SET_PDEATHSIG, sig)} - the signal that comes when the parent ends: more exactly, the thread of the parent's that started this
     * process. It is forgotten in children, and when a program with more rights is executed.
     *
     * @param signal the signal; 0 for none
     * @throws ErrnoException EINVAL for what is no signal
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_PDEATHSIG(2const), prctl(2)"
     */
    public static void pr_set_pdeathsig(int signal) throws ErrnoException {
        prctl(PR_SET_PDEATHSIG, signal);
    }

    /**
     * {@code prctl(PR_GET_PDEATHSIG, &sig)} - the signal that comes when the parent ends.
     *
     * @return the signal; 0 for none
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_PDEATHSIG(2const), prctl(2)"
     */
    public static int pr_get_pdeathsig() throws ErrnoException {
        return prctlInt(PR_GET_PDEATHSIG);
    }

    /**
     * {@code prctl(PR_SET_CHILD_SUBREAPER, set)} - whether descendants of the process, of all of its threads, whose parent ends become its children,
     * which it has to wait for.
     *
     * @param subreaper true to adopt them
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_CHILD_SUBREAPER(2const), prctl(2)"
     */
    public static void pr_set_child_subreaper(boolean subreaper) throws ErrnoException {
        prctl(PR_SET_CHILD_SUBREAPER, subreaper ? 1 : 0);
    }

    /**
     * {@code prctl(PR_GET_CHILD_SUBREAPER, &set)} - whether descendants of the process whose parent ends become its children.
     *
     * @return true if so
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_CHILD_SUBREAPER(2const), prctl(2)"
     */
    public static boolean pr_get_child_subreaper() throws ErrnoException {
        return prctlInt(PR_GET_CHILD_SUBREAPER) != 0;
    }

    /**
     * {@code prctl(PR_SET_TIMERSLACK, nanoseconds)} - by how much the calling thread's timers may be late, so that several can be served at once.
     *
     * @param slack the time; nothing for what the thread began with, 50 microseconds as a rule
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws IllegalArgumentException if it is negative
     * @throws ArithmeticException if it is more than 292 years
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_SET_TIMERSLACK(2const), prctl(2)"
     */
    public static void pr_set_timerslack(Duration slack) throws ErrnoException {
        long nanoseconds = slack.toNanos();
        Arguments.checkCount(nanoseconds, "slack");
        prctl(PR_SET_TIMERSLACK, nanoseconds);
    }

    /**
     * {@code prctl(PR_GET_TIMERSLACK)} - by how much the calling thread's timers may be late.
     *
     * @return the time; nothing for a real-time thread
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws UnsupportedOperationException in a virtual thread
     * @see "PR_GET_TIMERSLACK(2const), prctl(2)"
     */
    public static Duration pr_get_timerslack() throws ErrnoException {
        Arguments.requirePlatformThread("prctl");
        try (Scratch scratch = Scratch.take()) {
            // The C library's prctl returns an int: more than two seconds are not in it, and 2^32 - 1 nanoseconds would be a failure.
            long slack = Syscall.SYSCALL.call(scratch, Syscall.PRCTL, PR_GET_TIMERSLACK, 0, 0, 0, 0);
            if (slack == -1) {
                throw failed(PRCTL, scratch);
            }
            return Duration.ofNanos(slack);
        }
    }

    private static int ioctlInt(int fd, long request) throws ErrnoException {
        return ioctlInt(fd, request, 0);
    }

    /** A command with a pointer to an int, which may change it. */
    private static int ioctlInt(int fd, long request, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pointer = scratch.allocateZeroed(Long.BYTES);
            Memory.setInt(pointer, value);
            if (IOCTL.call(scratch, fd, request, pointer) == -1) {
                throw failed(IOCTL, scratch);
            }
            return Memory.getInt(pointer);
        }
    }

    private static int prctlInt(int option) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pointer = scratch.allocateZeroed(Integer.BYTES);
            prctl(option, pointer);
            return Memory.getInt(pointer);
        }
    }

    private static final class Syscall {
        static final CFunction SYSCALL = CFunction.ofLong("syscall");
        static final int PRCTL = Constants.get("syscalls", "SYS_prctl");
    }
}
