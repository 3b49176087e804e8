package org.os4j;

import org.os4j.internal.Scratch;

/**
 * Processes by descriptor: a part of {@link Posix}.
 *
 * <p>A process id may belong to another process by the time it is used; such a descriptor always means the same. It can be polled, and is readable
 * when the process has ended; {@code waitid} takes it with {@code P_PIDFD}.
 */
public abstract sealed class PosixPidfd extends PosixEvents implements PidfdConstants permits PosixSignalMasks {
    // By number, not by name: glibc has had the names since 2.36.
    private static final KernelCall PIDFD_OPEN = new KernelCall("pidfd_open", "5.3");
    private static final KernelCall PIDFD_SEND_SIGNAL = new KernelCall("pidfd_send_signal", "5.1");
    private static final KernelCall PIDFD_GETFD = new KernelCall("pidfd_getfd", "5.6");

    PosixPidfd() {}

    /**
     * {@code int pidfd_open(pid_t pid, unsigned int flags)} - a descriptor of a process.
     *
     * @param pid the process; a child that nobody has waited for can still be opened when it has ended
     * @param flags 0 or any of {@code PIDFD_NONBLOCK} and {@code PIDFD_THREAD}
     * @return its descriptor, close-on-exec
     * @throws ErrnoException ESRCH if there is no such process, EINVAL for a pid that is not positive or an unknown flag, EINVAL or, in
     *     newer kernels, ENOENT for a thread that is not its process's first without {@code PIDFD_THREAD}, EMFILE or ENFILE if there is no
     *     descriptor left
     * @throws UnsupportedOperationException before Linux 5.3
     * @see "pidfd_open(2), Python os.pidfd_open"
     */
    public static int pidfd_open(int pid, int flags) throws ErrnoException {
        return call(PIDFD_OPEN, pid, flags, 0, 0);
    }

    /**
     * {@code int pidfd_open(pid_t pid, unsigned int flags)} - a descriptor of a process, without flags.
     *
     * @param pid the process
     * @return its descriptor, close-on-exec
     * @throws ErrnoException as {@link #pidfd_open(int, int)}
     * @throws UnsupportedOperationException before Linux 5.3
     * @see "pidfd_open(2), Python os.pidfd_open"
     */
    public static int pidfd_open(int pid) throws ErrnoException {
        return pidfd_open(pid, 0);
    }

    /**
     * {@code int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags)} - sends a signal to a process.
     *
     * @param pidfd the process
     * @param sig the signal, or 0 to send none and learn whether one could be sent
     * @param flags 0 or, since Linux 6.9, one of {@code PIDFD_SIGNAL_THREAD} and its sisters
     * @throws ErrnoException ESRCH if it has ended and was waited for, EPERM if it is another user's, EINVAL for what is no signal or an unknown
     *     flag, EBADF if the descriptor is not open or no process's
     * @throws UnsupportedOperationException before Linux 5.1
     * @see "pidfd_send_signal(2), Python signal.pidfd_send_signal"
     */
    public static void pidfd_send_signal(int pidfd, int sig, int flags) throws ErrnoException {
        call(PIDFD_SEND_SIGNAL, pidfd, sig, 0, flags);
    }

    /**
     * {@code int pidfd_send_signal(int pidfd, int sig, siginfo_t *info, unsigned int flags)} - sends a signal to a process, without flags.
     *
     * @param pidfd the process
     * @param sig the signal, or 0 to send none and learn whether one could be sent
     * @throws ErrnoException as {@link #pidfd_send_signal(int, int, int)}
     * @throws UnsupportedOperationException before Linux 5.1
     * @see "pidfd_send_signal(2), Python signal.pidfd_send_signal"
     */
    public static void pidfd_send_signal(int pidfd, int sig) throws ErrnoException {
        pidfd_send_signal(pidfd, sig, 0);
    }

    /**
     * {@code int pidfd_getfd(int pidfd, int targetfd, unsigned int flags)} - a copy of another process's descriptor: the same open file, as with
     * {@code dup}.
     *
     * @param pidfd the process
     * @param targetfd its descriptor
     * @param flags 0
     * @return this process's descriptor of it, close-on-exec
     * @throws ErrnoException EPERM if the process may not be traced by this one, EBADF if one of both descriptors is not open, EINVAL for a flag,
     *     ESRCH if the process has ended, EMFILE or ENFILE if there is no descriptor left
     * @throws UnsupportedOperationException before Linux 5.6
     * @see "pidfd_getfd(2)"
     */
    public static int pidfd_getfd(int pidfd, int targetfd, int flags) throws ErrnoException {
        return call(PIDFD_GETFD, pidfd, targetfd, flags, 0);
    }

    private static int call(KernelCall call, int a, int b, int c, int d) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int result = (int) call.call(scratch, a, b, c, d);
            if (result == -1) {
                throw call.failed(scratch);
            }
            return result;
        }
    }
}
