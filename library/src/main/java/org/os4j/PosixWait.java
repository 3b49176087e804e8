package org.os4j;

import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/**
 * Waiting for children: a part of {@link Posix}.
 *
 * <p>A child that has ended stays, as a zombie, until it is waited for. The calls block until there is something to tell, unless {@code WNOHANG} is
 * among the options; a virtual thread keeps its carrier meanwhile. Every thread may wait for a child that any thread started.
 *
 * <p>To wait for any child ({@link #wait_}, {@link #wait3}, a {@code pid} of -1 or 0, {@code P_ALL}, {@code P_PGID}) may take a child that
 * {@link ProcessBuilder} started: its {@link Process} then has the exit value 0, whatever it was. The JDK in turn waits only for the
 * process ids of its own children, and takes none of os4j's.
 */
public abstract sealed class PosixWait extends PosixExec implements ProcessConstants permits PosixSystem {
    private static final CFunction WAITPID = CFunction.ofInt("waitpid");
    private static final CFunction WAIT4 = CFunction.ofInt("wait4");
    private static final CFunction WAITID = CFunction.ofInt("waitid");
    private static final int ANY = -1;

    PosixWait() {}

    /**
     * {@code pid_t wait(int *wstatus)} - waits for the end of any child. (Java's Object has a {@code wait()} already, hence the underscore.)
     *
     * @return the child and what became of it
     * @throws ErrnoException ECHILD if there is no child
     * @see "wait(2), Python os.wait"
     */
    public static WaitResult wait_() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return waitpid(scratch, "wait", ANY, 0);
        }
    }

    /**
     * {@code pid_t waitpid(pid_t pid, int *wstatus, int options)} - waits for a child to end, or to stop or continue if the options say so.
     *
     * @param pid the child; -1 for any, 0 for any of this process group, minus a process group's id for any of that
     * @param options 0 or any of {@code WNOHANG}, {@code WUNTRACED} and {@code WCONTINUED}
     * @return the child and what became of it; with {@code WNOHANG}, 0 and {@link WaitStatus.StillAlive} if none has changed
     * @throws ErrnoException ECHILD if there is no such child, or it was waited for already; EINVAL for another option
     * @see "waitpid(2), Python os.waitpid"
     */
    public static WaitResult waitpid(int pid, int options) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return waitpid(scratch, "waitpid", pid, options);
        }
    }

    /**
     * {@code pid_t waitpid(pid_t pid, int *wstatus, int options)} - as {@link #waitpid}, where it is an ordinary answer that there is no child left.
     *
     * @param pid as for {@link #waitpid}
     * @param options as for {@link #waitpid}
     * @return as {@link #waitpid}; null if there is no such child (ECHILD)
     * @throws ErrnoException EINVAL for another option
     * @see "waitpid(2)"
     */
    public static @Nullable WaitResult waitpidOrNull(int pid, int options) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long status = scratch.allocate(Integer.BYTES);
            int child = (int) WAITPID.call(scratch, pid, status, options);
            if (child == -1 && Errno.of(scratch.errno()) == Errno.ECHILD) {
                return null;
            }
            return result(scratch, "waitpid", child, status);
        }
    }

    /**
     * {@code pid_t wait3(int *wstatus, int options, struct rusage *rusage)} - waits for any child, and tells what it has used.
     *
     * @param options as for {@link #waitpid}
     * @return the child, what became of it and what it used
     * @throws ErrnoException ECHILD if there is no child, EINVAL for another option
     * @see "wait3(2), Python os.wait3"
     */
    public static WaitUsage wait3(int options) throws ErrnoException {
        return wait4("wait3", ANY, options);
    }

    /**
     * {@code pid_t wait4(pid_t pid, int *wstatus, int options, struct rusage *rusage)} - waits for a child, and tells what it has used.
     *
     * @param pid as for {@link #waitpid}
     * @param options as for {@link #waitpid}
     * @return the child, what became of it and what it used
     * @throws ErrnoException as {@link #waitpid}
     * @see "wait4(2), Python os.wait4"
     */
    public static WaitUsage wait4(int pid, int options) throws ErrnoException {
        return wait4("wait4", pid, options);
    }

    /**
     * {@code int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options)} - waits for a child to do what the options say.
     *
     * @param idtype what {@code id} is: {@code P_PID}, {@code P_PGID}, {@code P_PIDFD} (Linux 5.4) or {@code P_ALL}
     * @param id a process id, a process group (0 for this one's, since Linux 5.4), a descriptor of a process; 0 for {@code P_ALL}
     * @param options at least one of {@code WEXITED}, {@code WSTOPPED} and {@code WCONTINUED}; {@code WNOHANG}; {@code WNOWAIT} to leave the child to
     *     be waited for again
     * @return the child and what became of it; with {@code WNOHANG}, 0 and {@link WaitStatus.StillAlive} if none has changed
     * @throws ErrnoException ECHILD if there is no such child, EINVAL for another type or option, EBADF if it is no descriptor of a process, EAGAIN if
     *     that is non-blocking and the child has not ended
     * @see "waitid(2), Python os.waitid"
     */
    public static WaitidResult waitid(int idtype, int id, int options) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long info = scratch.allocate(SigInfo.STRUCT);
            if (WAITID.call(scratch, idtype, id, info, options) == -1) {
                throw failed(WAITID, scratch);
            }
            return SigInfo.result(info);
        }
    }

    private static WaitResult waitpid(Scratch scratch, String function, int pid, int options) throws ErrnoException {
        long status = scratch.allocate(Integer.BYTES);
        return result(scratch, function, (int) WAITPID.call(scratch, pid, status, options), status);
    }

    private static WaitResult result(Scratch scratch, String function, int child, long status) throws ErrnoException {
        if (child == -1) {
            throw new ErrnoException(function, scratch.errno());
        }
        return new WaitResult(child, statusOf(child, status));
    }

    private static WaitUsage wait4(String function, int pid, int options) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long status = scratch.allocate(Integer.BYTES);
            long rusage = scratch.allocate(Rusage.STRUCT);
            int child = (int) WAIT4.call(scratch, pid, status, options, rusage);
            if (child == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
            return new WaitUsage(child, statusOf(child, status), new Rusage(rusage));
        }
    }

    private static WaitStatus statusOf(int child, long status) {
        return child == 0 ? new WaitStatus.StillAlive() : WaitStatus.of(Memory.getInt(status));
    }

    /**
     * {@code WIFEXITED(wstatus)} - whether the child ended by exit.
     *
     * @param status a status as C has it
     * @return true if it did
     * @see "wait(2), Python os.WIFEXITED"
     */
    public static boolean WIFEXITED(int status) {
        return WTERMSIG(status) == 0;
    }

    /**
     * {@code WIFEXITED(wstatus)} - whether the child ended by exit.
     *
     * @param status what became of it
     * @return true if it did
     * @see "wait(2), Python os.WIFEXITED"
     */
    public static boolean WIFEXITED(WaitStatus status) {
        return WIFEXITED(status.raw());
    }

    /**
     * {@code WEXITSTATUS(wstatus)} - the exit code of a child that {@link #WIFEXITED(int) ended by exit}.
     *
     * @param status a status as C has it
     * @return the exit code, 0 to 255; of another child, nothing that means anything
     * @see "wait(2), Python os.WEXITSTATUS"
     */
    public static int WEXITSTATUS(int status) {
        return status >> 8 & 0xFF;
    }

    /**
     * {@code WEXITSTATUS(wstatus)} - the exit code of a child that {@link #WIFEXITED(int) ended by exit}.
     *
     * @param status what became of it
     * @return the exit code, 0 to 255; of another child, nothing that means anything
     * @see "wait(2), Python os.WEXITSTATUS"
     */
    public static int WEXITSTATUS(WaitStatus status) {
        return WEXITSTATUS(status.raw());
    }

    /**
     * {@code WIFSIGNALED(wstatus)} - whether a signal killed the child.
     *
     * @param status a status as C has it
     * @return true if one did
     * @see "wait(2), Python os.WIFSIGNALED"
     */
    public static boolean WIFSIGNALED(int status) {
        int signal = WTERMSIG(status);
        return signal != 0 && signal != WaitEncoding.STOPPED;
    }

    /**
     * {@code WIFSIGNALED(wstatus)} - whether a signal killed the child.
     *
     * @param status what became of it
     * @return true if one did
     * @see "wait(2), Python os.WIFSIGNALED"
     */
    public static boolean WIFSIGNALED(WaitStatus status) {
        return WIFSIGNALED(status.raw());
    }

    /**
     * {@code WTERMSIG(wstatus)} - the signal that {@link #WIFSIGNALED(int) killed} the child.
     *
     * @param status a status as C has it
     * @return the signal; of another child, nothing that means anything
     * @see "wait(2), Python os.WTERMSIG"
     */
    public static int WTERMSIG(int status) {
        return status & 0x7F;
    }

    /**
     * {@code WTERMSIG(wstatus)} - the signal that {@link #WIFSIGNALED(int) killed} the child.
     *
     * @param status what became of it
     * @return the signal; of another child, nothing that means anything
     * @see "wait(2), Python os.WTERMSIG"
     */
    public static int WTERMSIG(WaitStatus status) {
        return WTERMSIG(status.raw());
    }

    /**
     * {@code WCOREDUMP(wstatus)} - whether a child that a signal {@link #WIFSIGNALED(int) killed} dumped core.
     *
     * @param status a status as C has it
     * @return true if it did; of another child, nothing that means anything
     * @see "wait(2), Python os.WCOREDUMP"
     */
    public static boolean WCOREDUMP(int status) {
        return (status & WaitEncoding.CORE) != 0;
    }

    /**
     * {@code WCOREDUMP(wstatus)} - whether a child that a signal {@link #WIFSIGNALED(int) killed} dumped core.
     *
     * @param status what became of it
     * @return true if it did; of another child, nothing that means anything
     * @see "wait(2), Python os.WCOREDUMP"
     */
    public static boolean WCOREDUMP(WaitStatus status) {
        return WCOREDUMP(status.raw());
    }

    /**
     * {@code WIFSTOPPED(wstatus)} - whether a signal stopped the child.
     *
     * @param status a status as C has it
     * @return true if one did
     * @see "wait(2), Python os.WIFSTOPPED"
     */
    public static boolean WIFSTOPPED(int status) {
        return (status & 0xFF) == WaitEncoding.STOPPED;
    }

    /**
     * {@code WIFSTOPPED(wstatus)} - whether a signal stopped the child.
     *
     * @param status what became of it
     * @return true if one did
     * @see "wait(2), Python os.WIFSTOPPED"
     */
    public static boolean WIFSTOPPED(WaitStatus status) {
        return WIFSTOPPED(status.raw());
    }

    /**
     * {@code WSTOPSIG(wstatus)} - the signal that {@link #WIFSTOPPED(int) stopped} the child.
     *
     * @param status a status as C has it
     * @return the signal; of another child, nothing that means anything
     * @see "wait(2), Python os.WSTOPSIG"
     */
    public static int WSTOPSIG(int status) {
        return WEXITSTATUS(status);
    }

    /**
     * {@code WSTOPSIG(wstatus)} - the signal that {@link #WIFSTOPPED(int) stopped} the child.
     *
     * @param status what became of it
     * @return the signal; of another child, nothing that means anything
     * @see "wait(2), Python os.WSTOPSIG"
     */
    public static int WSTOPSIG(WaitStatus status) {
        return WSTOPSIG(status.raw());
    }

    /**
     * {@code WIFCONTINUED(wstatus)} - whether a child that was stopped goes on.
     *
     * @param status a status as C has it
     * @return true if it does
     * @see "wait(2), Python os.WIFCONTINUED"
     */
    public static boolean WIFCONTINUED(int status) {
        return status == WaitEncoding.CONTINUED;
    }

    /**
     * {@code WIFCONTINUED(wstatus)} - whether a child that was stopped goes on.
     *
     * @param status what became of it
     * @return true if it does
     * @see "wait(2), Python os.WIFCONTINUED"
     */
    public static boolean WIFCONTINUED(WaitStatus status) {
        return WIFCONTINUED(status.raw());
    }

    /**
     * {@code waitstatus_to_exitcode(status)} - the end of a child as one number: Python's, which C does not have.
     *
     * @param status a status as C has it
     * @return the exit code, or minus the signal that killed it
     * @throws IllegalArgumentException if the child has not ended
     * @see "Python os.waitstatus_to_exitcode"
     */
    public static int waitstatus_to_exitcode(int status) {
        return waitstatus_to_exitcode(WaitStatus.of(status));
    }

    /**
     * {@code waitstatus_to_exitcode(status)} - the end of a child as one number: Python's, which C does not have.
     *
     * @param status what became of it
     * @return the exit code, or minus the signal that killed it
     * @throws IllegalArgumentException if the child has not ended
     * @see "Python os.waitstatus_to_exitcode"
     */
    public static int waitstatus_to_exitcode(WaitStatus status) {
        return switch (status) {
            case WaitStatus.Exited(int code) -> code;
            case WaitStatus.Signaled(int signal, boolean core) -> -signal;
            default -> throw new IllegalArgumentException("status: the child has not ended: " + status);
        };
    }

    /** The {@code siginfo_t} that waitid fills. */
    private static final class SigInfo {
        static final Struct STRUCT = Struct.named("siginfo");
        private static final Struct.Field PID = STRUCT.field("si_pid");
        private static final Struct.Field UID = STRUCT.field("si_uid");
        private static final Struct.Field CODE = STRUCT.field("si_code");
        private static final Struct.Field STATUS = STRUCT.field("si_status");

        static WaitidResult result(long info) {
            int pid = PID.getInt(info);
            int code = CODE.getInt(info);
            WaitStatus status = pid == 0 ? new WaitStatus.StillAlive() : status(code, STATUS.getInt(info));
            return new WaitidResult(pid, UID.getInt(info), code, status);
        }

        private static WaitStatus status(int code, int status) {
            if (code == CLD_EXITED) {
                return new WaitStatus.Exited(status);
            }
            if (code == CLD_KILLED || code == CLD_DUMPED) {
                return new WaitStatus.Signaled(status, code == CLD_DUMPED);
            }
            // What a tracer is told beside the signal stands above it.
            return code == CLD_CONTINUED ? new WaitStatus.Continued() : new WaitStatus.Stopped(status & 0xFF);
        }
    }
}
