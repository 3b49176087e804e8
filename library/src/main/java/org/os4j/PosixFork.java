package org.os4j;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Platform;
import org.os4j.internal.Scratch;
import org.os4j.internal.fork.Fork;

/**
 * A fork that leaves a complete JVM in the child: a part of {@link Posix}.
 *
 * <p>In the child live the caller and the JVM's own threads, and nobody else; it collects, compiles, loads classes, starts threads of both kinds and
 * forks again. What the parent's other threads were doing is not done in the child. {@code docs/fork.md} says what is safe and what is not.
 */
public abstract sealed class PosixFork extends PosixRealtime permits Posix {
    private static final CFunction FORK = CFunction.ofInt("fork").interruptible();
    /** As the kernel's list of devices has had it from the beginning. */
    private static final int NULL_DEVICE_MAJOR = 1;
    private static final int NULL_DEVICE_MINOR = 3;
    private static final int EXIT_OF_FAILED_CHILD = 127;

    PosixFork() {}

    /**
     * {@code pid_t fork(void)} - makes a child process that is a copy of this one, with a JVM that goes on living.
     *
     * <p>The other threads of this process stand still for about a millisecond and a half, longer with a large heap in small pages. What the kernel
     * never restarts after a signal (nanosleep, poll, epoll_wait) returns EINTR in them; the JDK's calls and os4j's cope with that, native code of
     * others must. Pools start over in the child, virtual threads of the parent's have ended there, and the random number generators have new seeds.
     * System.out, System.err and log handlers can be used there at once. Locks that other threads held stay held: see {@link #register_at_fork}.
     *
     * <p>A child should end by {@link #_exit}: System.exit runs the shutdown hooks that the parent registered, and removes its deleteOnExit files.
     * When the caller returns from main or run, the child ends with its own last non-daemon thread.
     *
     * @return 0 in the child, the child's process id in the parent
     * @throws ForkException EAGAIN if a thread could not be held within a second (the message names it), or if the child's threads would exceed a limit;
     *     ENOMEM if there is no memory for the copy
     * @throws UnsupportedOperationException with the reason, before anything is touched: from a virtual thread; with a heap that is a shared mapping
     *     (ZGC, AllocateHeapAt) or in explicit huge pages; on another JVM than HotSpot; without glibc; where the helper could not be loaded
     * @see "fork(2), Python os.fork"
     */
    public static int fork() throws ForkException {
        return fork("fork");
    }

    private static int fork(String function) throws ForkException {
        Platform.require(function);
        try {
            return Fork.fork();
        } catch (Fork.Failure e) {
            throw new ForkException(function, e.errno(), e.getMessage());
        }
    }

    /**
     * Says whether this process can fork. It loads the helper, and looks.
     *
     * @return the reason why {@link #fork} would be refused, or nothing
     */
    public static Optional<String> fork_unsupported() {
        return Fork.unsupportedReason();
    }

    /**
     * {@code pid_t fork(void)} - the C library's call as it is, without any care for the JVM. In the child only the calling thread exists, and the JVM
     * hangs at its first safepoint: nothing may follow but exec or {@link #_exit}, and even that may hang. {@link #posix_spawn} is what starts a program.
     *
     * @return 0 in the child, the child's process id in the parent
     * @throws ErrnoException EAGAIN if a limit of processes is reached, ENOMEM if there is no memory for the copy
     * @see "fork(2)"
     */
    public static int bare_fork() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int pid = (int) FORK.call(scratch);
            if (pid == -1) {
                throw failed(FORK, scratch);
            }
            return pid;
        }
    }

    /**
     * Registers what is to run around each {@link #fork}, in the thread that forks. Before it: the last registered first. After it, in the parent and in
     * the child: the first registered first. An exception of a hook's goes to the thread's handler of uncaught exceptions, and the fork goes on.
     *
     * <p>In the child a hook can start anew what lived on threads that are gone: a pool of connections, a lock that another thread may have held.
     *
     * @param before runs before the fork, or null
     * @param afterInParent runs after it in the parent, also if it failed, or null
     * @param afterInChild runs after it in the child, or null
     * @return takes the hooks out again when closed
     * @see "pthread_atfork(3), Python os.register_at_fork"
     */
    public static AtFork register_at_fork(@Nullable Runnable before, @Nullable Runnable afterInParent, @Nullable Runnable afterInChild) {
        return new AtFork(Fork.register(before, afterInParent, afterInChild));
    }

    /**
     * {@code pid_t forkpty(int *amaster, char *name, const struct termios *termp, const struct winsize *winp)} - {@link #fork}, with a new terminal as the
     * child's controlling terminal and standard input, output and error.
     *
     * @return the child's process id and the terminal's other side; in the child 0 and -1
     * @throws ForkException as {@link #fork} does
     * @throws ErrnoException ENOSPC or ENOENT if there is no terminal to be had
     * @throws UnsupportedOperationException as {@link #fork} does
     * @see "forkpty(3), Python os.forkpty"
     */
    public static ForkedTerminal forkpty() throws ErrnoException {
        int master = posix_openpt(O_RDWR | O_NOCTTY);
        try {
            grantpt(master);
            unlockpt(master);
            String name = ptsname(master);
            int pid = fork("forkpty");
            if (pid == 0) {
                becomeTerminal(master, name);
                return new ForkedTerminal(0, -1);
            }
            return new ForkedTerminal(pid, master);
        } catch (ErrnoException | RuntimeException e) {
            close(master);
            throw e;
        }
    }

    /**
     * {@code int daemon(int nochdir, int noclose)} - detaches the program from its terminal and from whoever started it. This process ends at once with
     * exit code 0, as by {@link #_exit}; the call returns in a child, by {@link #fork}, that leads a session without a terminal.
     *
     * <p>What {@link #fork} says of the child holds: it has this thread alone. So a program calls it first of all, before it starts threads, pools or
     * sockets. What was printed and not written yet is the child's.
     *
     * @param nochdir true to stay in the current directory; otherwise the child moves to the root
     * @param noclose true to keep standard input, output and error; otherwise they become {@code /dev/null}
     * @throws ForkException as {@link #fork} does; this process goes on
     * @throws ErrnoException ENODEV if {@code /dev/null} is something else, ENOENT, EACCES, EMFILE or ENFILE if it cannot be opened, and this process
     *     goes on; in the child EACCES if the root may not be entered
     * @throws UnsupportedOperationException as {@link #fork} does
     * @see "daemon(3)"
     */
    public static void daemon(boolean nochdir, boolean noclose) throws ErrnoException {
        // Opened before the fork: a failure is still this process's to tell.
        int nothing = noclose ? -1 : openNothing();
        try {
            if (fork("daemon") != 0) {
                _exit(0);
            }
            setsid();
            if (!nochdir) {
                chdir("/");
            }
            if (nothing >= 0) {
                becomeStandard(nothing);
            }
        } finally {
            if (nothing > 2) {
                close(nothing);
            }
        }
    }

    private static int openNothing() throws ErrnoException {
        int nothing = open("/dev/null", O_RDWR);
        Stat stat = fstat(nothing);
        if (!S_ISCHR(stat.mode()) || stat.rdev() != makedev(NULL_DEVICE_MAJOR, NULL_DEVICE_MINOR)) {
            close(nothing);
            throw new ErrnoException("daemon", Errno.ENODEV.code(), "/dev/null");
        }
        return nothing;
    }

    /** Makes a descriptor standard input, output and error, which programs that are executed later find too. */
    private static void becomeStandard(int fd) throws ErrnoException {
        for (int standard = 0; standard <= 2; standard++) {
            dup2(fd, standard, false);
        }
    }

    /** In the child, as in C: a session of its own, whose terminal is its standard input, output and error, and those of a program that it executes. */
    private static void becomeTerminal(int master, String name) {
        try {
            close(master);
            login_tty(open(name, O_RDWR | O_NOCTTY));
        } catch (ErrnoException e) {
            e.printStackTrace();
            _exit(EXIT_OF_FAILED_CHILD);
        }
    }
}
