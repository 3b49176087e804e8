package org.os4j;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Scratch;

/**
 * The limits and options of the system: a part of {@link Posix}.
 *
 * <p>Each of sysconf, pathconf and confstr takes a number, such as {@code _SC_PAGESIZE}, or a name, Python's {@code "SC_PAGESIZE"} or C's. The names
 * that have no constant here are in the maps, which hold all that the C library knows.
 */
public abstract sealed class PosixConfiguration extends PosixFilesystems implements ConfigurationConstants, NameTables permits PosixScheduling {
    private static final CFunction SYSCONF = CFunction.ofLong("sysconf");
    private static final CFunction PATHCONF = CFunction.ofLong("pathconf");
    private static final CFunction FPATHCONF = CFunction.ofLong("fpathconf");
    private static final CFunction CONFSTR = CFunction.ofLong("confstr");
    private static final CFunction GETAUXVAL = CFunction.ofLong("getauxval");
    private static final int CONFSTR_SIZE = 512;

    PosixConfiguration() {}

    /**
     * {@code long sysconf(int name)} - a limit or an option of the system.
     *
     * @param name one of the {@code _SC_} constants
     * @return its value; -1 for no limit, or for an option that the system does not have
     * @throws ErrnoException EINVAL if the C library does not know the name
     * @see "sysconf(3), Python os.sysconf"
     */
    public static long sysconf(int name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = SYSCONF.callWithErrnoCleared(scratch, name, 0, 0);
            if (value == -1 && scratch.errno() != 0) {
                throw failed(SYSCONF, scratch);
            }
            return value;
        }
    }

    /**
     * {@code long sysconf(int name)} - a limit or an option of the system, by its name.
     *
     * @param name one of {@link #sysconf_names}
     * @return its value; -1 for no limit, or for an option that the system does not have
     * @throws ErrnoException EINVAL if the C library is older than the name
     * @throws IllegalArgumentException if there is no such name
     * @see "sysconf(3), Python os.sysconf"
     */
    public static long sysconf(String name) throws ErrnoException {
        return sysconf(number(sysconf_names, name));
    }

    /**
     * {@code long pathconf(const char *path, int name)} - a limit or an option of a file, or of the file system that it is on.
     *
     * @param path the file
     * @param name one of the {@code _PC_} constants
     * @return its value; -1 for no limit, or for an option that the file system does not have
     * @throws ErrnoException EINVAL if the name is unknown, or says nothing of such a file; ENOENT, EACCES, ENOTDIR, ELOOP, ENAMETOOLONG
     * @throws IllegalArgumentException if the path holds a NUL
     * @see "pathconf(3), Python os.pathconf"
     */
    public static long pathconf(String path, int name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = PATHCONF.callWithErrnoCleared(scratch, scratch.path(path, "path"), name, 0);
            if (value == -1 && scratch.errno() != 0) {
                throw failed(PATHCONF, scratch, path);
            }
            return value;
        }
    }

    /**
     * {@code long pathconf(const char *path, int name)} - a limit or an option of a file, by its name.
     *
     * @param path the file
     * @param name one of {@link #pathconf_names}
     * @return as {@link #pathconf(String, int)}
     * @throws ErrnoException as {@link #pathconf(String, int)}
     * @throws IllegalArgumentException if there is no such name, or the path holds a NUL
     * @see "pathconf(3), Python os.pathconf"
     */
    public static long pathconf(String path, String name) throws ErrnoException {
        return pathconf(path, number(pathconf_names, name));
    }

    /**
     * {@code long fpathconf(int fd, int name)} - a limit or an option of an open file, or of the file system that it is on.
     *
     * @param fd the descriptor
     * @param name one of the {@code _PC_} constants
     * @return its value; -1 for no limit, or for an option that the file system does not have
     * @throws ErrnoException EBADF if it is not open, EINVAL if the name is unknown, or says nothing of such a file
     * @see "fpathconf(3), Python os.fpathconf"
     */
    public static long fpathconf(int fd, int name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = FPATHCONF.callWithErrnoCleared(scratch, fd, name, 0);
            if (value == -1 && scratch.errno() != 0) {
                throw failed(FPATHCONF, scratch);
            }
            return value;
        }
    }

    /**
     * {@code long fpathconf(int fd, int name)} - a limit or an option of an open file, by its name.
     *
     * @param fd the descriptor
     * @param name one of {@link #pathconf_names}
     * @return as {@link #fpathconf(int, int)}
     * @throws ErrnoException as {@link #fpathconf(int, int)}
     * @throws IllegalArgumentException if there is no such name
     * @see "fpathconf(3), Python os.fpathconf"
     */
    public static long fpathconf(int fd, String name) throws ErrnoException {
        return fpathconf(fd, number(pathconf_names, name));
    }

    /**
     * {@code size_t confstr(int name, char *buf, size_t len)} - a text of the system's.
     *
     * @param name one of the {@code _CS_} constants
     * @return the text; null if the system has no value for the name
     * @throws ErrnoException EINVAL if the C library does not know the name
     * @see "confstr(3), Python os.confstr"
     */
    public static @Nullable String confstr(int name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long size = CONFSTR_SIZE;
            while (true) {
                long text = scratch.allocate(size);
                long needed = CONFSTR.callWithErrnoCleared(scratch, name, text, size);
                if (needed == 0 && scratch.errno() != 0) {
                    throw failed(CONFSTR, scratch);
                }
                if (needed <= size) {
                    return needed == 0 ? null : CStrings.read(text);
                }
                size = needed;
            }
        }
    }

    /**
     * {@code size_t confstr(int name, char *buf, size_t len)} - a text of the system's, by its name.
     *
     * @param name one of {@link #confstr_names}
     * @return the text; null if the system has no value for the name
     * @throws ErrnoException EINVAL if the C library is older than the name
     * @throws IllegalArgumentException if there is no such name
     * @see "confstr(3), Python os.confstr"
     */
    public static @Nullable String confstr(String name) throws ErrnoException {
        return confstr(number(confstr_names, name));
    }

    /**
     * {@code sysconf(_SC_NPROCESSORS_ONLN)} - how many processors are in use, whether this process may run on them or not.
     *
     * @return at least 1
     * @see "sysconf(3), Python os.cpu_count; for this thread alone process_cpu_count, with a container's share Runtime.availableProcessors()"
     */
    public static int cpu_count() {
        try (Scratch scratch = Scratch.take()) {
            return (int) SYSCONF.call(scratch, _SC_NPROCESSORS_ONLN);
        }
    }

    /**
     * {@code unsigned long getauxval(unsigned long type)} - what the kernel told the program when it was executed.
     *
     * @param type {@code AT_PAGESZ}, {@code AT_HWCAP}, {@code AT_SECURE} or another constant of getauxval(3)
     * @return the value, often an address
     * @throws ErrnoException ENOENT if the kernel told nothing of the kind
     * @see "getauxval(3)"
     */
    public static long getauxval(long type) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = GETAUXVAL.callWithErrnoCleared(scratch, type, 0, 0);
            if (value == 0 && scratch.errno() != 0) {
                throw failed(GETAUXVAL, scratch);
            }
            return value;
        }
    }

    private static int number(Map<String, Integer> names, String name) {
        Objects.requireNonNull(name, "name");
        Integer number = names.get(name.startsWith("_") ? name.substring(1) : name);
        if (number == null) {
            throw new IllegalArgumentException("name: unknown: " + CStrings.quoted(name));
        }
        return number;
    }
}
