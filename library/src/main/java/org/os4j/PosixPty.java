package org.os4j;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/** Pseudo-terminals: a part of {@link Posix}. */
public abstract sealed class PosixPty extends PosixTerminals permits PosixSockets {
    private static final CFunction POSIX_OPENPT = CFunction.ofInt("posix_openpt");
    private static final CFunction GRANTPT = CFunction.ofInt("grantpt");
    private static final CFunction UNLOCKPT = CFunction.ofInt("unlockpt");
    private static final CFunction PTSNAME_R = CFunction.ofInt("ptsname_r");
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    private static final CFunction SETSID = CFunction.ofInt("setsid");
    private static final int NAME_SIZE = 4096;
    private static final int READ_SIZE = 1024;

    PosixPty() {}

    /**
     * {@code int posix_openpt(int flags)} - makes a pseudo-terminal and opens its master. Its slave can be opened after {@link #unlockpt}.
     *
     * @param flags {@code O_RDWR}, and {@code O_NOCTTY} or {@code O_NONBLOCK}
     * @return the master, close-on-exec
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left, ENOSPC if there is no pseudo-terminal left, ENOENT where there is no
     *     {@code /dev/ptmx}
     * @see "posix_openpt(3), Python os.posix_openpt"
     */
    public static int posix_openpt(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int master = (int) POSIX_OPENPT.call(scratch, flags | O_CLOEXEC);
            if (master == -1) {
                throw failed(POSIX_OPENPT, scratch);
            }
            return master;
        }
    }

    /**
     * {@code int grantpt(int fd)} - gives the slave to this user. Linux has done so when the master was opened.
     *
     * @param fd the master
     * @throws ErrnoException EBADF if it is not open, EINVAL or ENOTTY if it is no master
     * @see "grantpt(3), Python os.grantpt"
     */
    public static void grantpt(int fd) throws ErrnoException {
        onMaster(GRANTPT, fd);
    }

    /**
     * {@code int unlockpt(int fd)} - lets the slave be opened.
     *
     * @param fd the master
     * @throws ErrnoException EBADF if it is not open, EINVAL if it is no master
     * @see "unlockpt(3), Python os.unlockpt"
     */
    public static void unlockpt(int fd) throws ErrnoException {
        onMaster(UNLOCKPT, fd);
    }

    private static void onMaster(CFunction function, int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, fd) == -1) {
                throw failed(function, scratch);
            }
        }
    }

    /**
     * {@code char *ptsname(int fd)} - the name of the slave.
     *
     * @param fd the master
     * @return the slave's path, such as {@code /dev/pts/0}
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no master
     * @see "ptsname(3), Python os.ptsname"
     */
    public static String ptsname(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocate(NAME_SIZE);
            int error = (int) PTSNAME_R.call(scratch, fd, name, NAME_SIZE);
            if (error != 0) {
                throw new ErrnoException("ptsname", error);
            }
            return CStrings.read(name);
        }
    }

    /**
     * {@code int openpty(int *amaster, int *aslave, char *name, const struct termios *termp, const struct winsize *winp)} - makes a pseudo-terminal
     * with the system's settings and of no size.
     *
     * @return both of its ends, close-on-exec; neither becomes the controlling terminal
     * @throws ErrnoException as {@link #posix_openpt}
     * @see "openpty(3), Python os.openpty"
     */
    public static Pty openpty() throws ErrnoException {
        return openpty(null, null);
    }

    /**
     * {@code int openpty(int *amaster, int *aslave, char *name, const struct termios *termp, const struct winsize *winp)} - makes a pseudo-terminal.
     *
     * @param settings its settings; null for the system's
     * @param size its size; null for none
     * @return both of its ends, close-on-exec; neither becomes the controlling terminal
     * @throws ErrnoException as {@link #posix_openpt}
     * @see "openpty(3)"
     */
    public static Pty openpty(@Nullable Termios settings, @Nullable TerminalSize size) throws ErrnoException {
        int master = posix_openpt(O_RDWR | O_NOCTTY);
        int slave = -1;
        boolean complete = false;
        try {
            grantpt(master);
            unlockpt(master);
            slave = open(ptsname(master), O_RDWR | O_NOCTTY);
            if (settings != null) {
                tcsetattr(slave, TCSANOW, settings);
            }
            if (size != null) {
                tcsetwinsize(slave, size);
            }
            complete = true;
            return new Pty(master, slave);
        } finally {
            if (!complete) {
                close(master);
                if (slave != -1) {
                    close(slave);
                }
            }
        }
    }

    /**
     * {@code int login_tty(int fd)} - makes a terminal the controlling one of this process, in a new session, and its standard input, output and
     * error. For a process that does not lead its group already, as after a fork; it is the whole JVM's.
     *
     * @param fd the slave's descriptor, which is closed unless it is one of the three
     * @throws ErrnoException EBADF if it is not open, ENOTTY if it is no terminal, EPERM if this process leads no session and cannot, or if the
     *     terminal is another session's
     * @see "login_tty(3), Python os.login_tty"
     */
    public static void login_tty(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            // As in C: one that leads a session already is told by the next call whether it may have the terminal.
            SETSID.call(scratch);
            if (IOCTL.call(scratch, fd, TIOCSCTTY, 0) == -1) {
                throw new ErrnoException("login_tty", scratch.errno());
            }
        }
        for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; standard++) {
            dup2(fd, standard, false);
        }
        if (fd > STDERR_FILENO) {
            close(fd);
        }
    }

    /**
     * Starts a program on a new pseudo-terminal: what {@code forkpty} and exec do, without a fork. The child leads a session whose controlling
     * terminal it is; {@link #tcsetwinsize} on the master tells it of a new size.
     *
     * <pre>{@code
     * PtyChild vi = spawnpty("vi", List.of("vi", "notes.txt"), null, null, new TerminalSize(80, 24));
     * }</pre>
     *
     * <p>A read from the master fails with EIO once every program on the terminal has ended.
     *
     * @param file the program; a name without a slash is searched for in PATH
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for the C library's as it is now
     * @param settings the terminal's; null for the system's
     * @param size the terminal's; null for none
     * @return the child and the master of its terminal, close-on-exec
     * @throws ErrnoException as {@link #openpty()} and {@link #posix_spawnp(String, List)}
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "forkpty(3), posix_spawnp(3)"
     */
    public static PtyChild spawnpty(
            String file, List<String> args, @Nullable Map<String, String> env, @Nullable Termios settings, @Nullable TerminalSize size)
            throws ErrnoException {
        Pty pty = openpty(settings, size);
        boolean started = false;
        try {
            // The first terminal that the leader of a session opens becomes its controlling one.
            SpawnActions actions = new SpawnActions().open(STDIN_FILENO, ptsname(pty.master()), O_RDWR, 0).dup2(STDIN_FILENO, STDOUT_FILENO)
                    .dup2(STDIN_FILENO, STDERR_FILENO);
            int pid = posix_spawnp(file, args, env, actions, new SpawnAttributes().setsid());
            started = true;
            return new PtyChild(pid, pty.master());
        } finally {
            close(pty.slave());
            if (!started) {
                close(pty.master());
            }
        }
    }

    /**
     * Runs a program on a new pseudo-terminal, as {@link #pty_spawn(List, PtyReader, PtyReader)} does, with nothing changed on its way.
     *
     * @param args the program, which is searched for in PATH, and its arguments
     * @return what became of it
     * @throws IOException as {@link #pty_spawn(List, PtyReader, PtyReader)}
     * @see "Python pty.spawn"
     */
    public static WaitStatus pty_spawn(List<String> args) throws IOException {
        return pty_spawn(args, fd -> read(fd, READ_SIZE), fd -> read(fd, READ_SIZE));
    }

    /**
     * Runs a program on a new pseudo-terminal, and copies standard input to it and its output to standard output until the terminal is at its end;
     * then waits for the program. While it runs, standard input is raw if it is a terminal. Blocks; a virtual thread keeps its carrier meanwhile.
     *
     * @param args the program, which is searched for in PATH, and its arguments
     * @param masterRead reads what the program writes, for standard output; what it returns empty is the end
     * @param stdinRead reads what is typed, for the program; what it returns empty is the end of input, of which the program is not told
     * @return what became of the program
     * @throws IOException as {@link #spawnpty}; what {@code stdinRead} throws, after which the program was killed
     * @throws IllegalArgumentException if {@code args} is empty or holds a NUL
     * @see "Python pty.spawn"
     */
    public static WaitStatus pty_spawn(List<String> args, PtyReader masterRead, PtyReader stdinRead) throws IOException {
        Objects.requireNonNull(masterRead, "masterRead");
        Objects.requireNonNull(stdinRead, "stdinRead");
        if (args.isEmpty()) {
            throw new IllegalArgumentException("args: is empty, its first element is the program");
        }
        // Before the program is there: it might ask, and should not find the terminal as it was.
        Termios before = isatty(STDIN_FILENO) ? setraw(STDIN_FILENO) : null;
        try {
            return copying(args, masterRead, stdinRead);
        } finally {
            if (before != null) {
                tcsetattr(STDIN_FILENO, TCSAFLUSH, before);
            }
        }
    }

    private static WaitStatus copying(List<String> args, PtyReader masterRead, PtyReader stdinRead) throws IOException {
        PtyChild child = spawnpty(args.getFirst(), args, null, null, null);
        boolean complete = false;
        try {
            set_blocking(child.master(), false);
            new PtyCopy(child.master(), masterRead, stdinRead).run();
            complete = true;
        } finally {
            if (!complete) {
                kill(child.pid(), SIGKILL);
            }
            close(child.master());
            if (!complete) {
                waitpid(child.pid(), 0);
            }
        }
        return waitpid(child.pid(), 0).status();
    }

    /** The copying of {@code pty_spawn}: what is typed to the master, what the master says to standard output. */
    private static final class PtyCopy {
        private static final int ENOUGH = 4096;

        private final int master;
        private final PtyReader masterRead;
        private final PtyReader stdinRead;
        private byte[] typed = {};
        private byte[] shown = {};
        private boolean stdinIsOpen = true;
        private boolean stdoutIsOpen = true;

        PtyCopy(int master, PtyReader masterRead, PtyReader stdinRead) {
            this.master = master;
            this.masterRead = masterRead;
            this.stdinRead = stdinRead;
        }

        void run() throws IOException {
            boolean more = true;
            while (more || shown.length > 0) {
                int toMaster = (more && shown.length < ENOUGH ? POLLIN : 0) | (more && typed.length > 0 ? POLLOUT : 0);
                int toStdin = more && stdinIsOpen && typed.length < ENOUGH ? POLLIN : 0;
                int toStdout = shown.length > 0 ? POLLOUT : 0;
                int[] ready = ready(toMaster, toStdin, toStdout);
                if (toStdout != 0 && ready[2] != 0) {
                    show();
                }
                if ((toMaster & POLLIN) != 0 && (ready[0] & ~POLLOUT) != 0) {
                    more = readMaster();
                }
                if (more && (toMaster & POLLOUT) != 0 && ready[0] != 0) {
                    type();
                }
                if (more && toStdin != 0 && ready[1] != 0) {
                    readStdin();
                }
            }
        }

        /** What can be done with the master, standard input and standard output, once something can. */
        private int[] ready(int... events) throws ErrnoException {
            int[] descriptors = {master, STDIN_FILENO, STDOUT_FILENO};
            for (int i = 0; i < events.length; i++) {
                // One of which nothing is wanted must not end the wait by its hang-up.
                descriptors[i] = events[i] == 0 ? -1 : descriptors[i];
            }
            int[] ready = new int[events.length];
            poll(descriptors, events, ready, -1);
            return ready;
        }

        private void show() {
            int written = tryWrite(STDOUT_FILENO, shown, 0, shown.length);
            stdoutIsOpen = isOpen(written);
            shown = stdoutIsOpen ? rest(shown, written) : new byte[0];
        }

        private void type() {
            int written = tryWrite(master, typed, 0, typed.length);
            typed = isOpen(written) ? rest(typed, written) : new byte[0];
        }

        private static boolean isOpen(int written) {
            return written >= 0 || written == -Errno.EAGAIN.code();
        }

        /** Whether there may be more. */
        private boolean readMaster() {
            byte[] data;
            try {
                data = masterRead.read(master);
            } catch (IOException e) {
                // EIO: nobody has the slave any more.
                return false;
            }
            if (stdoutIsOpen) {
                shown = joined(shown, data);
            }
            return data.length > 0;
        }

        private void readStdin() throws IOException {
            byte[] data = stdinRead.read(STDIN_FILENO);
            stdinIsOpen = data.length > 0;
            typed = joined(typed, data);
        }

        private static byte[] rest(byte[] data, int done) {
            return done <= 0 ? data : Arrays.copyOfRange(data, done, data.length);
        }

        private static byte[] joined(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
