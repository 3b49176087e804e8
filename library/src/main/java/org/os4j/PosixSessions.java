package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/**
 * Process groups, sessions and their terminals: a part of {@link Posix}.
 *
 * <p>A session is what one login or one daemon runs, and has at most one terminal. A process group within it is one job of the shell's; the
 * terminal's keys send their signals to the one group that is in the foreground.
 */
public abstract sealed class PosixSessions extends PosixIdentity permits PosixSignals {
    private static final CFunction SETSID = CFunction.ofInt("setsid");
    private static final CFunction GETSID = CFunction.ofInt("getsid");
    private static final CFunction GETPGID = CFunction.ofInt("getpgid");
    private static final CFunction GETPGRP = CFunction.ofInt("getpgrp");
    private static final CFunction SETPGID = CFunction.ofInt("setpgid");
    private static final CFunction TCGETPGRP = CFunction.ofInt("tcgetpgrp");
    private static final CFunction TCSETPGRP = CFunction.ofInt("tcsetpgrp");
    private static final CFunction TCGETSID = CFunction.ofInt("tcgetsid");
    private static final CFunction CTERMID = CFunction.ofLong("ctermid");
    private static final int CTERMID_SIZE = 1024;

    PosixSessions() {}

    /**
     * {@code pid_t setsid(void)} - makes this process the leader of a new session without a terminal, and of a new process group in it.
     *
     * @return the session's id, which is that of the process
     * @throws ErrnoException EPERM if this process leads a process group already, as one does that a shell has started
     * @see "setsid(2), Python os.setsid"
     */
    public static int setsid() throws ErrnoException {
        return number(SETSID, 0);
    }

    /**
     * {@code pid_t getsid(pid_t pid)} - the session that a process is in.
     *
     * @param pid the process, or 0 for this one
     * @return the session's id
     * @throws ErrnoException ESRCH if there is no such process
     * @see "getsid(2), Python os.getsid"
     */
    public static int getsid(int pid) throws ErrnoException {
        return number(GETSID, pid);
    }

    /**
     * {@code pid_t getpgid(pid_t pid)} - the process group that a process is in.
     *
     * @param pid the process, or 0 for this one
     * @return the group's id
     * @throws ErrnoException ESRCH if there is no such process
     * @see "getpgid(2), Python os.getpgid"
     */
    public static int getpgid(int pid) throws ErrnoException {
        return number(GETPGID, pid);
    }

    /**
     * {@code pid_t getpgrp(void)} - the process group that this process is in.
     *
     * @return the group's id
     * @see "getpgrp(2), Python os.getpgrp"
     */
    public static int getpgrp() {
        try (Scratch scratch = Scratch.take()) {
            return (int) GETPGRP.call(scratch);
        }
    }

    /**
     * {@code int setpgid(pid_t pid, pid_t pgid)} - moves a process into a process group, a new one if the group's id is that of the process.
     *
     * @param pid this process, or 0 for it, or a child of it
     * @param pgid the group, or 0 for the id of the process
     * @throws ErrnoException EACCES if the child has executed a program, EPERM if the process leads its session or the group is in another session,
     *     ESRCH if it is neither this process nor a child of it, EINVAL for a negative group
     * @see "setpgid(2), Python os.setpgid"
     */
    public static void setpgid(int pid, int pgid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (SETPGID.call(scratch, pid, pgid) == -1) {
                throw failed(SETPGID, scratch);
            }
        }
    }

    /**
     * {@code int setpgrp(void)} - moves this process into a new process group, which it leads: {@code setpgid(0, 0)}.
     *
     * @throws ErrnoException EPERM if this process leads its session
     * @see "setpgrp(2), Python os.setpgrp"
     */
    public static void setpgrp() throws ErrnoException {
        setpgid(0, 0);
    }

    /**
     * {@code pid_t tcgetpgrp(int fd)} - the process group in the foreground of a terminal.
     *
     * @param fd a descriptor of this process's terminal
     * @return the group's id; one above 1 that belongs to no group, if none is in the foreground
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is not the terminal of this process
     * @see "tcgetpgrp(3), Python os.tcgetpgrp"
     */
    public static int tcgetpgrp(int fd) throws ErrnoException {
        return number(TCGETPGRP, fd);
    }

    /**
     * {@code int tcsetpgrp(int fd, pid_t pgrp)} - brings a process group into the foreground of a terminal. A process that is in the
     * background itself is stopped by SIGTTOU, the whole JVM with it, unless it ignores that signal: {@code signal(SIGTTOU, SIG_IGN)}.
     *
     * @param fd a descriptor of this process's terminal
     * @param pgrp a group of this process's session
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is not the terminal of this process, EPERM for a group of another session,
     *     ESRCH if there is no such group, EINVAL for a negative one
     * @see "tcsetpgrp(3), Python os.tcsetpgrp"
     */
    public static void tcsetpgrp(int fd, int pgrp) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (TCSETPGRP.call(scratch, fd, pgrp) == -1) {
                throw failed(TCSETPGRP, scratch);
            }
        }
    }

    /**
     * {@code pid_t tcgetsid(int fd)} - the session that a terminal belongs to.
     *
     * @param fd a descriptor of this process's terminal
     * @return the session's id
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is not the terminal of this process
     * @see "tcgetsid(3)"
     */
    public static int tcgetsid(int fd) throws ErrnoException {
        return number(TCGETSID, fd);
    }

    /**
     * {@code char *ctermid(char *s)} - the path by which a process opens its terminal, whether it has one or not.
     *
     * @return {@code /dev/tty}
     * @see "ctermid(3), Python os.ctermid"
     */
    public static String ctermid() {
        try (Scratch scratch = Scratch.take()) {
            return CStrings.read(CTERMID.call(scratch, scratch.allocate(CTERMID_SIZE)));
        }
    }

    private static int number(CFunction function, int argument) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) function.call(scratch, argument);
            if (result == -1) {
                throw failed(function, scratch);
            }
            return result;
        }
    }
}
