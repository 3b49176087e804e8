package org.os4j;

import java.util.Arrays;
import java.util.Objects;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;

/** The shell, the end of the process, random bytes, the system's name: a part of {@link Posix}. */
public abstract sealed class PosixSystem extends PosixWait implements SystemConstants permits PosixXattr {
    /** Never called twice, whatever errno says: the command has run. */
    private static final CFunction SYSTEM = CFunction.ofInt("system").interruptible();
    private static final CFunction ABORT = CFunction.ofInt("abort");
    private static final CFunction EXIT_AT_ONCE = CFunction.ofInt("_exit");
    private static final CFunction GETRANDOM = CFunction.ofLong("getrandom");
    private static final CFunction UNAME = CFunction.ofInt("uname");
    private static final Struct UTSNAME = Struct.named("utsname");
    private static final int RANDOM_CHUNK = 4096;

    PosixSystem() {}

    /**
     * {@code int system(const char *command)} - runs a command of the shell's, {@code /bin/sh -c command}, and waits for its end. A virtual thread
     * keeps its carrier meanwhile.
     *
     * <p>As in C, SIGINT and SIGQUIT are the command's until it ends, and this process ignores them: Ctrl-C does not end it, and jstack may get no
     * answer. The command gets the environment of C, the working directory, and the default for every signal that is not ignored. It has
     * the signal mask that a child of {@link Posix#posix_spawn(String, java.util.List)} has.
     *
     * @param command what the shell is to run
     * @return how it ended, as wait(2) reports it, not the exit code; that of {@code exit 127} if there is no shell
     * @throws ErrnoException EAGAIN or ENOMEM if no process could be made, ECHILD if SIGCHLD is ignored
     * @throws IllegalArgumentException if the command holds a NUL
     * @see "system(3), Python os.system"
     */
    public static int system(String command) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long line = scratch.string(command, "command");
            // The command inherits this thread's mask. HotSpot's own handler of SIGQUIT may run in any thread.
            long before = NewProgram.setSignalMask(scratch, NewProgram.signalMask(scratch));
            int status = (int) SYSTEM.call(scratch, line);
            int errno = scratch.errno();
            NewProgram.setSignalMask(scratch, before);
            if (status == -1) {
                throw new ErrnoException(SYSTEM.name(), errno);
            }
            return status;
        }
    }

    /**
     * {@code void abort(void)} - ends this process by SIGABRT, with a core file where the limits and the system allow one. It does not return. No
     * shutdown hook is run, and a handler of SIGABRT does not prevent it.
     *
     * @see "abort(3), Python os.abort"
     */
    public static void abort() {
        try (Scratch scratch = Scratch.take()) {
            ABORT.call(scratch);
        }
    }

    /**
     * {@code void exit(int status)} - ends this process with success, in order: as {@link #exit(int)} with 0.
     *
     * @see "exit(3), Python sys.exit"
     */
    public static void exit() {
        exit(0);
    }

    /**
     * {@code void exit(int status)} - ends this process in order: runs the shutdown hooks, as {@link System#exit} does. It does not return.
     *
     * @param status the exit code, of which the parent sees the low 8 bits
     * @see "exit(3), Python sys.exit"
     */
    public static void exit(int status) {
        System.exit(status);
    }

    /**
     * {@code void _exit(int status)} - ends this process at once: no shutdown hook is run, nothing is flushed. It does not return.
     *
     * @param status the exit code, of which the parent sees the low 8 bits
     * @see "_exit(2), Python os._exit"
     */
    public static void _exit(int status) {
        try (Scratch scratch = Scratch.take()) {
            EXIT_AT_ONCE.call(scratch, status);
        }
    }

    /**
     * {@code ssize_t getrandom(void *buf, size_t buflen, unsigned flags)} - random bytes that are fit for keys.
     *
     * @param count how many
     * @return as many bytes
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @throws IllegalArgumentException if the count is negative
     * @see "getrandom(2), Python os.urandom"
     */
    public static byte[] urandom(int count) throws ErrnoException {
        Arguments.checkCount(count, "count");
        byte[] bytes = new byte[count];
        urandom(bytes);
        return bytes;
    }

    /**
     * {@code ssize_t getrandom(void *buf, size_t buflen, unsigned flags)} - fills an array with random bytes that are fit for keys.
     *
     * @param buffer the array, which is filled to its end
     * @throws ErrnoException what the kernel says; Linux has no failure to tell
     * @see "getrandom(2), Python os.urandom"
     */
    public static void urandom(byte[] buffer) throws ErrnoException {
        int size = Objects.requireNonNull(buffer, "buffer").length;
        int done = 0;
        while (done < size) {
            done += random(buffer, done, Math.min(size - done, RANDOM_CHUNK), 0);
        }
    }

    /**
     * {@code ssize_t getrandom(void *buf, size_t buflen, unsigned flags)} - random bytes that are fit for keys, as many as there are at once.
     *
     * @param count how many at most
     * @param flags 0, or any of the {@code GRND_} constants
     * @return the bytes; fewer than {@code count} where a signal interrupts a call for more than 256, or the kernel gives no more at once
     * @throws ErrnoException EAGAIN if it would wait and {@code GRND_NONBLOCK} forbids it, EINVAL for another flag
     * @throws IllegalArgumentException if the count is negative
     * @see "getrandom(2), Python os.getrandom"
     */
    public static byte[] getrandom(int count, int flags) throws ErrnoException {
        Arguments.checkCount(count, "count");
        byte[] bytes = new byte[count];
        int got = random(bytes, 0, count, flags);
        return got == count ? bytes : Arrays.copyOf(bytes, got);
    }

    /**
     * {@code int uname(struct utsname *buf)} - what the system says of itself: its name, its kernel, this machine.
     *
     * @return its names
     * @see "uname(2), Python os.uname"
     */
    public static Utsname uname() {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(UTSNAME);
            UNAME.call(scratch, struct);
            return new Utsname(text(struct, "sysname"), text(struct, "nodename"), text(struct, "release"), text(struct, "version"),
                    text(struct, "machine"));
        }
    }

    private static String text(long utsname, String member) {
        return CStrings.read(utsname + UTSNAME.field(member).offset());
    }

    private static int random(byte[] buffer, int offset, int count, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(count);
            int result = (int) GETRANDOM.call(scratch, memory, count, flags);
            if (result == -1) {
                throw failed(GETRANDOM, scratch);
            }
            Memory.copy(memory, buffer, offset, result);
            return result;
        }
    }
}
