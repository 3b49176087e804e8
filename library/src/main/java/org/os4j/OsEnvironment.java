package org.os4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Environment;

/**
 * The environment: a part of {@link Os}.
 *
 * <p>This is the environment of the process, that of C: native code reads it with getenv, and every child that os4j starts gets it, by posix_spawn,
 * exec
 * or fork. {@link System#getenv()} and {@link ProcessBuilder} know nothing of changes: the JDK made a copy of its own when it was first asked.
 *
 * <p>Names and values are bytes; what is not UTF-8 is shown and set as {@link Posix} says of file names, and none is lost.
 *
 * <p>Any thread may read and change it at any time, and so may native threads that read it with C's getenv: they find it as it was or as it is. Only
 * native code that <i>changes</i> it at the same time, by setenv or putenv, is as dangerous as it is in C. Each different value that a variable ever
 * had costs memory until the process ends, as in C, and each removal some hundred bytes.
 */
public abstract sealed class OsEnvironment extends OsPaths permits OsCommands {
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    OsEnvironment() {}

    /**
     * The value of a variable, or another.
     *
     * @param name its name
     * @param otherwise what is returned if there is no such variable
     * @return its value
     * @see "getenv(3), Python os.getenv"
     */
    public static String getenv(String name, String otherwise) {
        return Objects.requireNonNullElse(getenv(name), otherwise);
    }

    /**
     * The directories in which programs are searched for, as {@code PATH} has them.
     *
     * @return the directories, an empty one for the current; those of {@code /bin:/usr/bin} if there is no {@code PATH}
     * @see "Python os.get_exec_path"
     */
    public static List<String> get_exec_path() {
        return get_exec_path(environ());
    }

    /**
     * The directories in which programs are searched for, as the {@code PATH} of an environment has them.
     *
     * @param env the environment
     * @return the directories, an empty one for the current; those of {@code /bin:/usr/bin} if it has no {@code PATH}
     * @see "Python os.get_exec_path"
     */
    public static List<String> get_exec_path(Map<String, String> env) {
        return List.of(env.getOrDefault("PATH", DEFAULT_PATH).split(":", -1));
    }
}
