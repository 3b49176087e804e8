package org.os4j;

import java.util.Objects;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** The filter of system calls: a part of {@link Posix}. */
public abstract sealed class PosixSeccomp extends PosixCapabilities implements SeccompConstants permits PosixNamespaces {
    private static final CFunction SYSCALL = CFunction.ofLong("syscall").interruptible();
    private static final CFunction PRCTL = CFunction.ofInt("prctl");

    PosixSeccomp() {}

    /**
     * {@code seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, filter)} - refuses system calls from now on, for all threads of the process,
     * those of the JVM too, and for children. It cannot be undone; another filter can refuse more. Before it, {@code PR_SET_NO_NEW_PRIVS} is set: no
     * program that is executed gets more rights.
     *
     * <p>The JVM needs more calls than a program thinks of: memory, threads, files of classes to be loaded. Refusing to execute programs is safe.
     *
     * @param filter what is refused
     * @throws ErrnoException EINVAL if the kernel has no filters, ESRCH if a thread has a filter of its own which this one does not follow, ENOMEM,
     *     or EACCES and its like if a filter refuses seccomp itself
     * @see "seccomp(2), libseccomp's seccomp_load(3)"
     */
    public static void seccomp_load(SeccompFilter filter) throws ErrnoException {
        Objects.requireNonNull(filter, "filter");
        try (Scratch scratch = Scratch.take()) {
            // On the very thread that installs it: one that is virtual stays on its carrier between two calls.
            if (PRCTL.call(scratch, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1) {
                throw failed(PRCTL, scratch);
            }
            long result = SYSCALL.call(scratch, Number.SECCOMP, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, filter.write(scratch));
            if (result == -1) {
                throw new ErrnoException("seccomp", scratch.errno());
            }
            if (result > 0) {
                throw new ErrnoException("seccomp", Errno.ESRCH.code());
            }
        }
    }

    /**
     * {@code int seccomp(unsigned operation, unsigned flags, void *args)} - filters system calls, as C has it: of the calling thread alone, unless a
     * flag says otherwise.
     *
     * @param operation {@code SECCOMP_SET_MODE_FILTER} or another
     * @param flags 0 or any of {@code SECCOMP_FILTER_FLAG_TSYNC} and the others
     * @param args the address of what the operation takes, memory that stays there until the call has returned; or 0
     * @return 0, the id of a thread that could not follow, or a descriptor for {@code SECCOMP_FILTER_FLAG_NEW_LISTENER}, which is close-on-exec
     * @throws ErrnoException EACCES without {@code PR_SET_NO_NEW_PRIVS} or CAP_SYS_ADMIN, EINVAL for what the kernel does not know, EFAULT
     * @throws UnsupportedOperationException in a virtual thread
     * @see "seccomp(2)"
     */
    public static int seccomp(int operation, int flags, long args) throws ErrnoException {
        Arguments.requirePlatformThread("seccomp");
        try (Scratch scratch = Scratch.take()) {
            int result = (int) SYSCALL.call(scratch, Number.SECCOMP, operation, flags, args);
            if (result == -1) {
                throw new ErrnoException("seccomp", scratch.errno());
            }
            return result;
        }
    }

    /**
     * {@code seccomp(SECCOMP_GET_ACTION_AVAIL, 0, &action)} - whether the kernel knows an action.
     *
     * @param action {@code SECCOMP_RET_LOG} or another
     * @return true if so
     * @throws ErrnoException ENOSYS or EINVAL if the kernel has no filters
     * @see "seccomp(2)"
     */
    public static boolean seccomp_get_action_avail(int action) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pointer = scratch.allocate(Integer.BYTES);
            Memory.setInt(pointer, action);
            if (SYSCALL.call(scratch, Number.SECCOMP, SECCOMP_GET_ACTION_AVAIL, 0, pointer) != -1) {
                return true;
            }
            if (Errno.of(scratch.errno()) == Errno.EOPNOTSUPP) {
                return false;
            }
            throw new ErrnoException("seccomp", scratch.errno());
        }
    }

    private static final class Number {
        static final int SECCOMP = Constants.get("syscalls", "SYS_seccomp");
    }
}
