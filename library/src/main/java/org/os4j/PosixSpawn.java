package org.os4j;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Starting programs: a part of {@link Posix}.
 *
 * <p>A child inherits, as POSIX says, the directory, the umask, the limits, the user and the ignored signals. What is particular to a JVM:
 * <ul>
 *   <li><i>Signals.</i> HotSpot blocks SIGQUIT in its threads, and unblocks SIGHUP, SIGINT, SIGTERM and SIGUSR2. A child has the mask of the calling
 *       thread with that undone: SIGQUIT is not blocked, the other four are if they were when the process was started. Nothing is ignored that was
 *       not when the process was started or that the program did not ignore by {@code signal}; SIGPIPE and SIGXFSZ, which the JVM takes for
 *       itself, have the default in a child even if they were ignored then.
 *   <li><i>Descriptors.</i> Those that os4j makes are close-on-exec; those of the JDK's classes (files, sockets, the class path) are not, and a child
 *       has them. {@link SpawnActions#closefrom closefrom(3)} leaves it none.
 *   <li><i>Limits.</i> HotSpot raises the soft limit of open descriptors to the hard one (unless run with {@code -XX:-MaxFDLimit}); a child inherits
 *       that.
 * </ul>
 */
public abstract sealed class PosixSpawn extends PosixSignals permits PosixExec {
    private static final CFunction POSIX_SPAWN = CFunction.ofInt("posix_spawn");
    private static final CFunction POSIX_SPAWNP = CFunction.ofInt("posix_spawnp");

    PosixSpawn() {}

    /**
     * {@code int posix_spawn(pid_t *pid, const char *path, NULL, NULL, char *const argv[], environ)} - starts a program in a child, with the C
     * library's environment as it is now. The call returns when the program runs, or cannot be run; the child is to be waited for.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @return the child's process id
     * @throws ErrnoException ENOENT if the program is missing, EACCES if it may not be executed or is a directory, ENOEXEC if its format is unknown (a
     *     script without {@code #!}), E2BIG if the arguments and the environment are too long, EAGAIN if there are too many processes, ENOMEM
     * @throws IllegalArgumentException if {@code args} is empty, or a text holds a NUL
     * @see "posix_spawn(3), Python os.posix_spawn"
     */
    public static int posix_spawn(String path, List<String> args) throws ErrnoException {
        return spawn(POSIX_SPAWN, path, args, null, null, null);
    }

    /**
     * {@code int posix_spawn(pid_t *pid, const char *path, NULL, NULL, char *const argv[], char *const envp[])} - starts a program in a child, with
     * an environment of its own.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for the C library's as it is now
     * @return the child's process id
     * @throws ErrnoException as {@link #posix_spawn(String, List)}
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "posix_spawn(3), Python os.posix_spawn"
     */
    public static int posix_spawn(String path, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        return spawn(POSIX_SPAWN, path, args, env, null, null);
    }

    /**
     * {@code int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp,
     * char *const argv[], char *const envp[])} - starts a program in a child that is made ready for it.
     *
     * @param path the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for the C library's as it is now
     * @param actions what the child does with descriptors and directory; null for nothing
     * @param attributes the child's group, signals and scheduling; null for its parent's
     * @return the child's process id
     * @throws ErrnoException as {@link #posix_spawn(String, List)}; the error of an action that fails in the child, which names the program all the
     *     same; EPERM for a process group, session or scheduling that is not allowed
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @throws UnsupportedOperationException if the C library has no such action
     * @see "posix_spawn(3), Python os.posix_spawn"
     */
    public static int posix_spawn(
            String path, List<String> args, @Nullable Map<String, String> env, @Nullable SpawnActions actions, @Nullable SpawnAttributes attributes)
            throws ErrnoException {
        return spawn(POSIX_SPAWN, path, args, env, actions, attributes);
    }

    /**
     * {@code int posix_spawnp(pid_t *pid, const char *file, NULL, NULL, char *const argv[], environ)} - as {@link #posix_spawn(String, List)}; a name
     * without a slash is searched for in the directories of {@code PATH}, that of the C library's environment as it is now, or in {@code /bin} and
     * {@code /usr/bin} where there is none.
     *
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @return the child's process id
     * @throws ErrnoException as {@link #posix_spawn(String, List)}
     * @throws IllegalArgumentException if {@code args} is empty, or a text holds a NUL
     * @see "posix_spawnp(3), Python os.posix_spawnp"
     */
    public static int posix_spawnp(String file, List<String> args) throws ErrnoException {
        return spawn(POSIX_SPAWNP, file, args, null, null, null);
    }

    /**
     * {@code int posix_spawnp(pid_t *pid, const char *file, NULL, NULL, char *const argv[], char *const envp[])} - as
     * {@link #posix_spawn(String, List, Map)}; a name without a slash is searched for as in {@link #posix_spawnp(String, List)}, not by {@code env}.
     *
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for the C library's as it is now
     * @return the child's process id
     * @throws ErrnoException as {@link #posix_spawn(String, List)}
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @see "posix_spawnp(3), Python os.posix_spawnp"
     */
    public static int posix_spawnp(String file, List<String> args, @Nullable Map<String, String> env) throws ErrnoException {
        return spawn(POSIX_SPAWNP, file, args, env, null, null);
    }

    /**
     * {@code int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp,
     * char *const argv[], char *const envp[])} - as {@link #posix_spawn(String, List, Map, SpawnActions, SpawnAttributes)}; a name without a slash is
     * searched for as in {@link #posix_spawnp(String, List)}.
     *
     * @param file the program
     * @param args its arguments, the first of which is its own name
     * @param env its environment, all of it; null for the C library's as it is now
     * @param actions what the child does with descriptors and directory; null for nothing
     * @param attributes the child's group, signals and scheduling; null for its parent's
     * @return the child's process id
     * @throws ErrnoException as {@link #posix_spawn(String, List, Map, SpawnActions, SpawnAttributes)}
     * @throws IllegalArgumentException if {@code args} is empty, a text holds a NUL, or a variable's name is empty or holds {@code =}
     * @throws UnsupportedOperationException if the C library has no such action
     * @see "posix_spawnp(3), Python os.posix_spawnp"
     */
    public static int posix_spawnp(
            String file, List<String> args, @Nullable Map<String, String> env, @Nullable SpawnActions actions, @Nullable SpawnAttributes attributes)
            throws ErrnoException {
        return spawn(POSIX_SPAWNP, file, args, env, actions, attributes);
    }

    private static int spawn(
            CFunction function, String path, List<String> args, @Nullable Map<String, String> env, @Nullable SpawnActions actions,
            @Nullable SpawnAttributes attributes) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long program = scratch.path(path, "path");
            long argv = NewProgram.arguments(scratch, args);
            long envp = NewProgram.environment(scratch, env);
            long attributeObject = (attributes == null ? SpawnAttributes.NONE : attributes).write(scratch);
            long pid = scratch.allocate(Integer.BYTES);
            long actionObject = actions == null ? 0 : actions.write(scratch);
            try {
                int error = (int) function.call(scratch, pid, program, actionObject, attributeObject, argv, envp);
                if (error != 0) {
                    throw new ErrnoException(function.name(), error, path);
                }
                return Memory.getInt(pid);
            } finally {
                if (actionObject != 0) {
                    SpawnActions.destroy(scratch, actionObject);
                }
            }
        }
    }
}
