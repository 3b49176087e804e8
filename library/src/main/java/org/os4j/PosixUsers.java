package org.os4j;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.fork.ForkLock;

/**
 * The system's users and groups: a part of {@link Posix}.
 *
 * <p>They come from where {@code /etc/nsswitch.conf} says: files, but also a directory service, which may block for long; a virtual thread keeps its
 * carrier meanwhile. Somebody who is missing is a {@link NoSuchElementException}, Python's {@code KeyError}, or null from the {@code OrNull} forms.
 */
public abstract sealed class PosixUsers extends PosixResources permits PosixLog {
    private static final CFunction GETPWNAM_R = CFunction.ofInt("getpwnam_r");
    private static final CFunction GETPWUID_R = CFunction.ofInt("getpwuid_r");
    private static final CFunction GETGRNAM_R = CFunction.ofInt("getgrnam_r");
    private static final CFunction GETGRGID_R = CFunction.ofInt("getgrgid_r");
    /** Without a result, so that no -1 must be taken for one. */
    private static final CFunction SETPWENT = CFunction.ofInt("setpwent").interruptible();
    private static final CFunction GETPWENT_R = CFunction.ofInt("getpwent_r");
    private static final CFunction ENDPWENT = CFunction.ofInt("endpwent").interruptible();
    private static final CFunction SETGRENT = CFunction.ofInt("setgrent").interruptible();
    private static final CFunction GETGRENT_R = CFunction.ofInt("getgrent_r");
    private static final CFunction ENDGRENT = CFunction.ofInt("endgrent").interruptible();
    private static final int FIRST_SIZE = 1024;
    private static final int LARGEST_SIZE = 64 << 20;

    PosixUsers() {}

    /**
     * {@code struct passwd *getpwnam(const char *name)} - the user of a name.
     *
     * @param name the user's name
     * @return the user
     * @throws NoSuchElementException if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getpwnam(3), Python pwd.getpwnam"
     */
    public static Passwd getpwnam(String name) throws ErrnoException {
        Passwd user = getpwnamOrNull(name);
        if (user == null) {
            throw new NoSuchElementException("getpwnam: no user " + CStrings.quoted(name));
        }
        return user;
    }

    /**
     * {@code struct passwd *getpwnam(const char *name)} - the user of a name, where a missing one is an ordinary answer.
     *
     * @param name the user's name
     * @return the user, or null if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getpwnam(3)"
     */
    public static @Nullable Passwd getpwnamOrNull(String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return find(GETPWNAM_R, "getpwnam", scratch, scratch.string(name, "name"), User.STRUCT, User.READER);
        }
    }

    /**
     * {@code struct passwd *getpwuid(uid_t uid)} - the user of a number.
     *
     * @param uid the user's number
     * @return the user
     * @throws NoSuchElementException if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getpwuid(3), Python pwd.getpwuid"
     */
    public static Passwd getpwuid(int uid) throws ErrnoException {
        Passwd user = getpwuidOrNull(uid);
        if (user == null) {
            throw new NoSuchElementException("getpwuid: no user " + Integer.toUnsignedString(uid));
        }
        return user;
    }

    /**
     * {@code struct passwd *getpwuid(uid_t uid)} - the user of a number, where a missing one is an ordinary answer.
     *
     * @param uid the user's number
     * @return the user, or null if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getpwuid(3)"
     */
    public static @Nullable Passwd getpwuidOrNull(int uid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return find(GETPWUID_R, "getpwuid", scratch, Integer.toUnsignedLong(uid), User.STRUCT, User.READER);
        }
    }

    /**
     * {@code struct passwd *getpwent(void)} until the end - all users. A directory service may leave its own out.
     *
     * @return the users, in the database's order
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getpwent(3), Python pwd.getpwall"
     */
    public static List<Passwd> getpwall() throws ErrnoException {
        return all(SETPWENT, GETPWENT_R, "getpwent", ENDPWENT, User.STRUCT, User.READER);
    }

    /**
     * {@code struct group *getgrnam(const char *name)} - the group of a name.
     *
     * @param name the group's name
     * @return the group
     * @throws NoSuchElementException if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getgrnam(3), Python grp.getgrnam"
     */
    public static Group getgrnam(String name) throws ErrnoException {
        Group group = getgrnamOrNull(name);
        if (group == null) {
            throw new NoSuchElementException("getgrnam: no group " + CStrings.quoted(name));
        }
        return group;
    }

    /**
     * {@code struct group *getgrnam(const char *name)} - the group of a name, where a missing one is an ordinary answer.
     *
     * @param name the group's name
     * @return the group, or null if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getgrnam(3)"
     */
    public static @Nullable Group getgrnamOrNull(String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return find(GETGRNAM_R, "getgrnam", scratch, scratch.string(name, "name"), Groups.STRUCT, Groups.READER);
        }
    }

    /**
     * {@code struct group *getgrgid(gid_t gid)} - the group of a number.
     *
     * @param gid the group's number
     * @return the group
     * @throws NoSuchElementException if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getgrgid(3), Python grp.getgrgid"
     */
    public static Group getgrgid(int gid) throws ErrnoException {
        Group group = getgrgidOrNull(gid);
        if (group == null) {
            throw new NoSuchElementException("getgrgid: no group " + Integer.toUnsignedString(gid));
        }
        return group;
    }

    /**
     * {@code struct group *getgrgid(gid_t gid)} - the group of a number, where a missing one is an ordinary answer.
     *
     * @param gid the group's number
     * @return the group, or null if there is none
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getgrgid(3)"
     */
    public static @Nullable Group getgrgidOrNull(int gid) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return find(GETGRGID_R, "getgrgid", scratch, Integer.toUnsignedLong(gid), Groups.STRUCT, Groups.READER);
        }
    }

    /**
     * {@code struct group *getgrent(void)} until the end - all groups. A directory service may leave its own out.
     *
     * @return the groups, in the database's order
     * @throws ErrnoException EIO, EMFILE, ENFILE if the database cannot be read
     * @see "getgrent(3), Python grp.getgrall"
     */
    public static List<Group> getgrall() throws ErrnoException {
        return all(SETGRENT, GETGRENT_R, "getgrent", ENDGRENT, Groups.STRUCT, Groups.READER);
    }

    /**
     * {@code char *crypt(const char *phrase, const char *setting)} - the hash of a password, as {@code /etc/shadow} keeps it. It is not in the C
     * library but in {@code libcrypt}, which is loaded when it is first needed. A good hash takes its time on purpose.
     *
     * @param phrase the password
     * @param setting the method and the salt, such as {@code $6$salt}; or a hash, to compare the result with
     * @return the hash
     * @throws ErrnoException EINVAL for a method or salt that the library does not know, ERANGE for a password that is too long
     * @throws IllegalArgumentException if one of both holds a NUL
     * @throws UnsupportedOperationException if the system has no libcrypt
     * @see "crypt(3), Python crypt.crypt until 3.12"
     */
    public static String crypt(String phrase, String setting) throws ErrnoException {
        CFunction function = Crypt.function();
        try (Scratch scratch = Scratch.take()) {
            long hash = function.callWithErrnoCleared(scratch, scratch.string(phrase, "phrase"), scratch.string(setting, "setting"),
                    scratch.allocateZeroed(Crypt.DATA_SIZE));
            // The library marks a failure by null or by a text that is no hash of anything.
            if (hash == 0 || Memory.getByte(hash) == '*') {
                throw new ErrnoException("crypt", scratch.errno() == 0 ? Errno.EINVAL.code() : scratch.errno());
            }
            return CStrings.read(hash);
        }
    }

    /** How a value is read from the struct at an address. */
    private interface Reader<T> {
        T read(long struct);
    }

    private static <T> @Nullable T find(CFunction function, String name, Scratch scratch, long key, Struct struct, Reader<T> reader)
            throws ErrnoException {
        for (int size = FIRST_SIZE; ; size *= 2) {
            try (Scratch inner = Scratch.take()) {
                long entry = inner.allocate(struct);
                long found = inner.allocateZeroed(Long.BYTES);
                int error = (int) function.call(inner, key, entry, inner.allocate(size), size, found);
                if (error == 0) {
                    return Memory.getLong(found) == 0 ? null : reader.read(entry);
                }
                switch (Errno.of(error)) {
                    case ENOENT, ESRCH -> {
                        return null;
                    }
                    case ERANGE -> checkSize(size, name, error);
                    default -> throw new ErrnoException(name, error);
                }
            }
        }
    }

    private static <T> List<T> all(CFunction begin, CFunction next, String name, CFunction end, Struct struct, Reader<T> reader)
            throws ErrnoException {
        try (var _ = All.LOCK.hold(); Scratch scratch = Scratch.take()) {
            begin.call(scratch);
            try {
                return entries(next, name, struct, reader);
            } finally {
                end.call(scratch);
            }
        }
    }

    private static <T> List<T> entries(CFunction next, String name, Struct struct, Reader<T> reader) throws ErrnoException {
        List<T> all = new ArrayList<>();
        int size = FIRST_SIZE;
        while (true) {
            try (Scratch scratch = Scratch.take()) {
                long entry = scratch.allocate(struct);
                int error = (int) next.call(scratch, entry, scratch.allocate(size), size, scratch.allocate(Long.BYTES));
                if (error == 0) {
                    all.add(reader.read(entry));
                    continue;
                }
                switch (Errno.of(error)) {
                    case ENOENT -> {
                        return all;
                    }
                    case ERANGE -> {
                        checkSize(size, name, error);
                        size *= 2;
                    }
                    default -> throw new ErrnoException(name, error);
                }
            }
        }
    }

    private static void checkSize(int size, String name, int error) throws ErrnoException {
        if (size >= LARGEST_SIZE) {
            throw new ErrnoException(name, error);
        }
    }

    private static String text(long struct, Struct.Field field) {
        long text = field.get(struct);
        return text == 0 ? "" : CStrings.read(text);
    }

    /** The C library goes through all entries for the whole process at once. */
    private static final class All {
        static final ForkLock LOCK = new ForkLock();
    }

    private static final class User implements Reader<Passwd> {
        static final User READER = new User();
        static final Struct STRUCT = Struct.named("passwd");
        private static final Struct.Field NAME = STRUCT.field("pw_name");
        private static final Struct.Field PASSWD = STRUCT.field("pw_passwd");
        private static final Struct.Field UID = STRUCT.field("pw_uid");
        private static final Struct.Field GID = STRUCT.field("pw_gid");
        private static final Struct.Field GECOS = STRUCT.field("pw_gecos");
        private static final Struct.Field DIR = STRUCT.field("pw_dir");
        private static final Struct.Field SHELL = STRUCT.field("pw_shell");

        @Override
        public Passwd read(long struct) {
            return new Passwd(text(struct, NAME), text(struct, PASSWD), UID.getInt(struct), GID.getInt(struct), text(struct, GECOS),
                    text(struct, DIR), text(struct, SHELL));
        }
    }

    private static final class Groups implements Reader<Group> {
        static final Groups READER = new Groups();
        static final Struct STRUCT = Struct.named("group");
        private static final Struct.Field NAME = STRUCT.field("gr_name");
        private static final Struct.Field PASSWD = STRUCT.field("gr_passwd");
        private static final Struct.Field GID = STRUCT.field("gr_gid");
        private static final Struct.Field MEM = STRUCT.field("gr_mem");

        @Override
        public Group read(long struct) {
            List<String> members = new ArrayList<>();
            long names = MEM.get(struct);
            if (names != 0) {
                for (long name; (name = Memory.getLong(names)) != 0; names += Long.BYTES) {
                    members.add(CStrings.read(name));
                }
            }
            return new Group(text(struct, NAME), text(struct, PASSWD), GID.getInt(struct), members);
        }
    }

    private static final class Crypt {
        /** As large as any libcrypt's {@code struct crypt_data}. */
        static final int DATA_SIZE = 256 << 10;
        private static @Nullable CFunction function;

        static synchronized CFunction function() {
            CFunction found = function;
            if (found == null) {
                found = CFunction.ofLibrary("crypt", "crypt_r", "libcrypt.so.1", "libcrypt.so.2");
                function = found;
            }
            return found;
        }
    }
}
