package org.os4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Environment;

/**
 * What {@link Posix} and {@link Os} have in common under one name: one method for both, so that a program can import both by {@code import static} and
 * no name is ambiguous.
 */
public abstract sealed class CommonCalls permits PosixErrors, OsDescriptors {
    private static final CFunction RENAME = CFunction.ofInt("rename");

    CommonCalls() {}

    /**
     * {@code DIR *opendir(const char *path), struct dirent *readdir(DIR *dir)} - lists the current directory.
     *
     * @return the names of its entries, in the order of the file system, without {@code .} and {@code ..}
     * @throws ErrnoException as {@link #listdir(String)}
     * @see "readdir(3), Python os.listdir"
     */
    public static List<String> listdir() throws ErrnoException {
        return listdir(".");
    }

    /**
     * {@code DIR *opendir(const char *path), struct dirent *readdir(DIR *dir)} - lists a directory. A name that is not UTF-8 comes as
     * {@link Posix#fsdecode} makes it, and can be used as it is.
     *
     * @param path the directory
     * @return the names of its entries, in the order of the file system, without {@code .} and {@code ..}
     * @throws ErrnoException ENOENT if it is missing, ENOTDIR if it is no directory, EACCES if it may not be read, EMFILE if the process has no
     *     descriptor left, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "opendir(3), readdir(3), Python os.listdir"
     */
    public static List<String> listdir(String path) throws ErrnoException {
        return PosixDirectories.namesIn(path);
    }

    /**
     * {@code int rename(const char *oldpath, const char *newpath)} - gives a file or directory another name.
     *
     * @param oldpath the file or directory
     * @param newpath its new name; a file of this name is replaced, at no moment is there none
     * @throws ErrnoException ENOENT if {@code oldpath} is missing, EXDEV if they are on different file systems, EISDIR or ENOTDIR if only one is a
     *     directory, ENOTEMPTY or EEXIST for a directory that is not empty, EINVAL for a directory into itself, EACCES, EPERM, EBUSY, EROFS
     * @throws IllegalArgumentException if a path holds a NUL
     * @see "rename(2), Python os.rename and os.replace"
     */
    public static void rename(String oldpath, String newpath) throws ErrnoException {
        PosixNames.onPaths(RENAME, oldpath, "oldpath", newpath, "newpath");
    }

    /**
     * {@code extern char **environ} - the environment as a map, alive: what is put into it, or set through its views, is in the environment at once,
     * and what native code changed is there to be read (Python's {@code reload_environ} is not needed). It has C's order, in which a new variable is
     * the last. An iterator goes over the variables that there were when it was made. Each call is done as one, but not what the default methods of
     * {@link Map} make of several ({@code computeIfAbsent}, {@code merge}). Of a name that is there twice it shows the first, as getenv does.
     *
     * @return the map; putting throws IllegalArgumentException for a name that is empty or holds {@code =} or NUL and for a value that holds a NUL,
     *     and NullPointerException for null
     * @see "environ(7), Python os.environ, os.reload_environ"
     */
    public static Map<String, String> environ() {
        return EnvironmentMap.INSTANCE;
    }

    /**
     * {@code char *getenv(const char *name)} - the value of a variable.
     *
     * @param name its name
     * @return its value; null if there is no such variable
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getenv(3), Python os.getenv"
     */
    public static @Nullable String getenv(String name) {
        CStrings.check(Objects.requireNonNull(name, "name"), "name");
        return Environment.get(name);
    }

    /**
     * {@code int setenv(const char *name, const char *value, 1)} - sets a variable.
     *
     * @param name its name
     * @param value its value
     * @throws IllegalArgumentException if the name is empty or holds {@code =} or NUL, or the value holds a NUL
     * @see "setenv(3), Python os.putenv"
     */
    public static void putenv(String name, String value) {
        Environment.set(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    }

    /**
     * {@code int unsetenv(const char *name)} - removes a variable; one that is not there is no error.
     *
     * @param name its name
     * @throws IllegalArgumentException if the name is empty or holds {@code =} or NUL
     * @see "unsetenv(3), Python os.unsetenv"
     */
    public static void unsetenv(String name) {
        Environment.remove(Objects.requireNonNull(name, "name"));
    }
}
