package org.os4j;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/** Names: searching PATH, expanding ~ and variables: a part of {@link Os}. */
public abstract sealed class OsPaths extends OsDirectories permits OsEnvironment {
    /** How a path names the directory that it is in. Python: {@code os.curdir}. */
    public static final String curdir = ".";

    /** How a path names the directory above. Python: {@code os.pardir}. */
    public static final String pardir = "..";

    /** What stands between the names of a path. Python: {@code os.sep}. */
    public static final String sep = "/";

    /** What stands between a name and its kind. Python: {@code os.extsep}. */
    public static final String extsep = ".";

    /** What stands between the directories of PATH. Python: {@code os.pathsep}. */
    public static final String pathsep = ":";

    /** What ends a line. Python: {@code os.linesep}. */
    public static final String linesep = "\n";

    /** A file that takes all and has nothing. Python: {@code os.devnull}. */
    public static final String devnull = "/dev/null";

    /** Where programs are looked for if there is no PATH. Python: {@code os.defpath}. */
    public static final String defpath = "/bin:/usr/bin";

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:([A-Za-z0-9_]+)|\\{([^{}]*)\\})");
    private static final CFunction GETENV = CFunction.ofLong("getenv");

    OsPaths() {}

    /**
     * Looks for a program, as a shell does: in the directories of PATH, or where the name leads if it has a slash.
     *
     * @param program the program's name
     * @return the path of the first file that may be executed; null if there is none
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "which(1), Python shutil.which"
     */
    public static @Nullable String which(String program) {
        return which(program, PosixPermissions.X_OK, null);
    }

    /**
     * Looks for a file in the directories of a search path. An empty name in it is the current directory.
     *
     * @param file the file's name
     * @param mode what must be allowed: any of {@code R_OK}, {@code W_OK} and {@code X_OK}, or {@code F_OK}; directories are passed over
     * @param path directories with a colon between them; null for those of PATH in the C environment, or {@link #defpath} if there is none
     * @return the path of the first such file; null if there is none
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "which(1), Python shutil.which"
     */
    public static @Nullable String which(String file, int mode, @Nullable String path) {
        if (Objects.requireNonNull(file, "file").indexOf('/') >= 0) {
            return isUsable(file, mode) ? file : null;
        }
        String variable = path != null ? path : variable("PATH");
        for (String directory : (variable != null ? variable : defpath).split(":", -1)) {
            String found = directory.isEmpty() ? file : FileCalls.join(directory, file);
            if (!file.isEmpty() && isUsable(found, mode)) {
                return directory.isEmpty() ? "./" + file : found;
            }
        }
        return null;
    }

    private static boolean isUsable(String file, int mode) {
        try {
            Stat stat = FileCalls.targetOrNull(file);
            return stat != null && !stat.isDirectory() && PosixPermissions.eaccess(file, mode);
        } catch (ErrnoException e) {
            return false;
        }
    }

    /**
     * Puts the home directory in the place of a {@code ~} at the beginning: HOME of the C environment, or what the system has noted for this process's
     * user; for {@code ~name} that of the user of this name. A path of an unknown user stays as it is.
     *
     * @param path the path
     * @return the path without the {@code ~}
     * @see "Python os.path.expanduser"
     */
    public static String expanduser(String path) {
        if (!Objects.requireNonNull(path, "path").startsWith("~")) {
            return path;
        }
        int slash = path.indexOf('/');
        int end = slash < 0 ? path.length() : slash;
        String home = home(path.substring(1, end));
        if (home == null) {
            return path;
        }
        String rest = path.substring(end);
        String expanded = home.replaceFirst("/+$", "") + rest;
        return expanded.isEmpty() ? "/" : expanded;
    }

    private static @Nullable String home(String user) {
        String home = user.isEmpty() ? variable("HOME") : null;
        return home != null ? home : Users.home(user);
    }

    /**
     * Puts the values of the C environment in the place of <code>$NAME</code> and <code>${NAME}</code>. What is not set stays as it is.
     *
     * @param text the text, such as a path
     * @return the text with values
     * @see "Python os.path.expandvars"
     */
    public static String expandvars(String text) {
        return expandvars(text, OsPaths::variable);
    }

    /**
     * Puts values in the place of <code>$NAME</code> and <code>${NAME}</code>. What has no value stays as it is.
     *
     * @param text the text, such as a path
     * @param values the value of each name, such as a map's {@code get}; null for none
     * @return the text with values
     * @see "Python os.path.expandvars"
     */
    public static String expandvars(String text, Function<String, @Nullable String> values) {
        return VARIABLE.matcher(Objects.requireNonNull(text, "text")).replaceAll(match -> {
            String name = match.group(1) != null ? match.group(1) : match.group(2);
            String value = values.apply(name);
            return Matcher.quoteReplacement(value != null ? value : match.group());
        });
    }

    private static @Nullable String variable(String name) {
        try (Scratch scratch = Scratch.take()) {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                return null;
            }
            long value = GETENV.call(scratch, scratch.string(name, "name"));
            return value == 0 ? null : CStrings.read(value);
        }
    }
}
