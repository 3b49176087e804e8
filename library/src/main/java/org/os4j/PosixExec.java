package org.os4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Environment;
import org.os4j.internal.Scratch;

/**
 * Replacing this program by another: a part of {@link Posix}.
 *
 * <p>A call that succeeds does not return: the JVM and all its threads are gone, without shutdown hooks, and the process goes on with the new program
 * under the same id. It keeps what a child of {@link Posix#posix_spawn(String, List)} inherits, under the same rules for signals, descriptors and
 * limits. A call that fails leaves the JVM as it was.
 *
 * <p>The letters are C's: {@code l} takes the arguments one by one and {@code v} as a list, {@code p} searches for the program, {@code e} takes an
 * environment; without it the program gets the C library's as it is now. Where C has the environment last, a Java method with a variable number of
 * arguments must have it before them.
 *
 * <p>{@code p} looks in the directories of {@code PATH}, that of the C library's environment as it is now; an empty one is the current directory. Where
 * there is no {@code PATH}, it looks in the current directory and then in {@code confstr(_CS_PATH)}, {@code /bin} and {@code /usr/bin}: that is what
 * sjs documents and what execvp did on every Unix for decades, while glibc since 2.24 leaves the current directory out. A name with a slash is not
 * searched for. A file in a format that the kernel does not know is taken for a script and given to {@code /bin/sh}, as POSIX wants.
 */
public abstract sealed class PosixExec extends PosixSpawn permits PosixWait {
    private static final CFunction EXECVE = CFunction.ofInt("execve");
    private static final CFunction FEXECVE = CFunction.ofInt("fexecve");
    private static final String SHELL = "/bin/sh";

    PosixExec() {}

    /**
     * {@code int execv(const char *path, {path, NULL})} - replaces this program by another, whose only argument is its path.
     *
     * @param path the program
     * @throws ErrnoException as {@link #execve}
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "execv(3)"
     */
    public static void execv(String path) throws ErrnoException {
        execv(path, List.of(path));
    }

    /**
     * {@code int execv(const char *path, char *const argv[])} - replaces this program by another.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @throws ErrnoException as {@link #execve}
     * @throws IllegalArgumentException if {@code args} is empty, or a text holds a NUL
     * @see "execv(3), Python os.execv"
     */
    public static void execv(String path, List<String> args) throws ErrnoException {
        exec("execv", path, args, null);
    }

    /**
     * {@code int execve(const char *path, char *const argv[], char *const envp[])} - replaces this program by another.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it
     * @throws ErrnoException ENOENT if the program is missing, EACCES if it may not be executed or is a directory, ENOEXEC if its format is unknown (a
     *     script without {@code #!}), E2BIG if the arguments and the environment are too long, ETXTBSY if it is being written, ELOOP, ENAMETOOLONG,
     *     ENOTDIR, ENOMEM
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "execve(2), Python os.execve"
     */
    public static void execve(String path, List<String> args, Map<String, String> env) throws ErrnoException {
        exec("execve", path, args, env);
    }

    /**
     * {@code int execvp(const char *file, {file, NULL})} - searches for a program and replaces this one by it; its only argument is its name.
     *
     * @param file the program
     * @throws ErrnoException as {@link #execvpe}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "execvp(3)"
     */
    public static void execvp(String file) throws ErrnoException {
        execvp(file, List.of(file));
    }

    /**
     * {@code int execvp(const char *file, char *const argv[])} - searches for a program and replaces this one by it.
     *
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @throws ErrnoException as {@link #execvpe}
     * @throws IllegalArgumentException if {@code args} is empty, or a text holds a NUL
     * @see "execvp(3), Python os.execvp"
     */
    public static void execvp(String file, List<String> args) throws ErrnoException {
        execSearching("execvp", file, args, null);
    }

    /**
     * {@code int execvpe(const char *file, char *const argv[], char *const envp[])} - searches for a program and replaces this one by it. The search
     * follows this process's {@code PATH}, not the one in {@code env}.
     *
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it
     * @throws ErrnoException EACCES if one was found and none may be executed, ENOENT if none was found, or what {@link #execve} throws
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "execvpe(3), Python os.execvpe (which follows env's PATH)"
     */
    public static void execvpe(String file, List<String> args, Map<String, String> env) throws ErrnoException {
        execSearching("execvpe", file, args, env);
    }

    /**
     * {@code int execl(const char *path, const char *arg0, ..., NULL)} - replaces this program by another.
     *
     * @param path the program
     * @param arg0 its own name
     * @param args its other arguments
     * @throws ErrnoException as {@link #execve}
     * @throws IllegalArgumentException if a text holds a NUL
     * @see "execl(3), Python os.execl"
     */
    public static void execl(String path, String arg0, String... args) throws ErrnoException {
        exec("execl", path, list(arg0, args), null);
    }

    /**
     * {@code int execle(const char *path, const char *arg0, ..., NULL, char *const envp[])} - replaces this program by another.
     *
     * @param path the program
     * @param env its environment, all of it
     * @param arg0 its own name
     * @param args its other arguments
     * @throws ErrnoException as {@link #execve}
     * @throws IllegalArgumentException if a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "execle(3), Python os.execle"
     */
    public static void execle(String path, Map<String, String> env, String arg0, String... args) throws ErrnoException {
        exec("execle", path, list(arg0, args), env);
    }

    /**
     * {@code int execlp(const char *file, const char *arg0, ..., NULL)} - searches for a program and replaces this one by it.
     *
     * @param file the program
     * @param arg0 its own name
     * @param args its other arguments
     * @throws ErrnoException as {@link #execvpe}
     * @throws IllegalArgumentException if a text holds a NUL
     * @see "execlp(3), Python os.execlp"
     */
    public static void execlp(String file, String arg0, String... args) throws ErrnoException {
        execSearching("execlp", file, list(arg0, args), null);
    }

    /**
     * {@code execlpe} - searches for a program and replaces this one by it: Python's, which C does not have.
     *
     * @param file the program
     * @param env its environment, all of it
     * @param arg0 its own name
     * @param args its other arguments
     * @throws ErrnoException as {@link #execvpe}
     * @throws IllegalArgumentException if a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "Python os.execlpe"
     */
    public static void execlpe(String file, Map<String, String> env, String arg0, String... args) throws ErrnoException {
        execSearching("execlpe", file, list(arg0, args), env);
    }

    /**
     * {@code int fexecve(int fd, char *const argv[], char *const envp[])} - replaces this program by an open file.
     *
     * @param fd the program, opened for reading or with {@code O_PATH}
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it
     * @throws ErrnoException EBADF if it is not open, EACCES if it may not be executed, ENOENT if it is a script and the descriptor close-on-exec, or
     *     what {@link #execve} throws
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "fexecve(3), Python os.execve of a descriptor"
     */
    public static void fexecve(int fd, List<String> args, Map<String, String> env) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long argv = NewProgram.arguments(scratch, args);
            long envp = NewProgram.environment(scratch, env);
            int errno = withMaskOfNewProgram(scratch, () -> {
                FEXECVE.call(scratch, fd, argv, envp);
                return scratch.errno();
            });
            throw new ErrnoException("fexecve", errno);
        }
    }

    private static void exec(String function, String path, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long program = scratch.path(path, "path");
            long argv = NewProgram.arguments(scratch, args);
            long envp = NewProgram.environment(scratch, env);
            int errno = withMaskOfNewProgram(scratch, () -> execve(scratch, program, argv, envp));
            throw new ErrnoException(function, errno, path);
        }
    }

    private static void execSearching(String function, String file, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            scratch.path(file, "file");
            long argv = NewProgram.arguments(scratch, args);
            long envp = NewProgram.environment(scratch, env);
            List<String> candidates = candidates(file);
            int errno = withMaskOfNewProgram(scratch, () -> execFirst(scratch, candidates, args, argv, envp));
            throw new ErrnoException(function, errno, file);
        }
    }

    /** Tries one after the other, as long as nothing worse is wrong with them than that they are not there or not to be executed. */
    private static int execFirst(Scratch scratch, List<String> candidates, List<String> args, long argv, long envp) {
        int last = 0;
        int denied = 0;
        for (String candidate : candidates) {
            last = execOrShell(scratch, candidate, args, argv, envp);
            switch (Errno.of(last)) {
                case EACCES -> denied = last;
                case ENOENT, ENOTDIR, ENAMETOOLONG, ENODEV, ESTALE, ETIMEDOUT -> { }
                default -> {
                    return last;
                }
            }
        }
        return denied != 0 ? denied : last;
    }

    private static int execOrShell(Scratch scratch, String program, List<String> args, long argv, long envp) {
        int errno = execve(scratch, scratch.path(program, "file"), argv, envp);
        if (Errno.of(errno) != Errno.ENOEXEC) {
            return errno;
        }
        List<String> words = new ArrayList<>(args);
        words.set(0, program);
        words.addFirst(SHELL);
        return execve(scratch, scratch.path(SHELL, "file"), NewProgram.arguments(scratch, words), envp);
    }

    private static int execve(Scratch scratch, long program, long argv, long envp) {
        EXECVE.call(scratch, program, argv, envp);
        return scratch.errno();
    }

    private static List<String> candidates(String file) throws ErrnoException {
        if (file.isEmpty() || file.indexOf('/') >= 0) {
            return List.of(file);
        }
        List<String> candidates = new ArrayList<>();
        for (String directory : searchPath().split(":", -1)) {
            candidates.add(directory.isEmpty() ? file : directory + "/" + file);
        }
        return candidates;
    }

    private static String searchPath() throws ErrnoException {
        String path = Environment.get("PATH");
        return path != null ? path : ":" + PosixConfiguration.confstr(ConfigurationConstants._CS_PATH);
    }

    /** Makes attempts that return only if they fail; then the thread has its own mask again. */
    private static int withMaskOfNewProgram(Scratch scratch, IntSupplier attempts) {
        long mask = NewProgram.setSignalMask(scratch, NewProgram.signalMask(scratch));
        try {
            return attempts.getAsInt();
        } finally {
            NewProgram.setSignalMask(scratch, mask);
        }
    }

    private static List<String> list(String arg0, String... args) {
        List<String> words = new ArrayList<>(args.length + 1);
        words.add(arg0);
        words.addAll(Arrays.asList(args));
        return words;
    }
}
