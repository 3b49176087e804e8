package org.os4j;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/**
 * A call failed, and errno says why. The message names the call, the reason and the paths:
 * {@code stat: No such file or directory (ENOENT): "/nowhere"}. Python: {@code OSError}.
 *
 * @serial exclude
 */
public class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final int code;
    private final @Nullable String path;
    private final @Nullable String path2;

    /**
     * The failure of a call that names no path.
     *
     * @param function the call's name in C
     * @param code the value of errno
     */
    public ErrnoException(String function, int code) {
        this(function, code, null, null);
    }

    /**
     * The failure of a call that names a path.
     *
     * @param function the call's name in C
     * @param code the value of errno
     * @param path the path, or null
     */
    public ErrnoException(String function, int code, @Nullable String path) {
        this(function, code, path, null);
    }

    /**
     * The failure of a call that names two paths.
     *
     * @param function the call's name in C
     * @param code the value of errno
     * @param path the first path, or null
     * @param path2 the second path, or null
     */
    public ErrnoException(String function, int code, @Nullable String path, @Nullable String path2) {
        this.function = function;
        this.code = code;
        this.path = path;
        this.path2 = path2;
    }

    /**
     * The reason by its name.
     *
     * @return the name of {@link #code()}, or {@link Errno#UNKNOWN}
     */
    public Errno errno() {
        return Errno.of(code);
    }

    /**
     * The reason by its number.
     *
     * @return the value of errno
     */
    public int code() {
        return code;
    }

    /**
     * The call that failed.
     *
     * @return its name in C
     */
    public String function() {
        return function;
    }

    /**
     * The path that was named.
     *
     * @return the (first) path, or null for a call that takes none
     */
    public @Nullable String path() {
        return path;
    }

    /**
     * The second path that was named.
     *
     * @return the second path, or null for a call that takes none or one
     */
    public @Nullable String path2() {
        return path2;
    }

    private String description() {
        try {
            return PosixErrors.strerror(code);
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            // An exception that a program made on a system without a port still has a message.
            return "Error " + code;
        }
    }

    @Override
    public String getMessage() {
        Errno errno = errno();
        StringBuilder message = new StringBuilder(function).append(": ").append(description()).append(" (")
                .append(errno == Errno.UNKNOWN ? "errno " + code : errno.name()).append(')');
        if (path != null) {
            message.append(": ").append(CStrings.quoted(path));
        }
        if (path2 != null) {
            message.append(" -> ").append(CStrings.quoted(path2));
        }
        return message.toString();
    }
}
