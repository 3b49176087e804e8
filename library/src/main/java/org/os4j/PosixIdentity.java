package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Who the process is: its ids, its user and its groups: a part of {@link Posix}.
 *
 * <p>The ids belong to the process: the C library changes those of every thread, the JVM's own among them. A program that gives up root's rights
 * does so group first, {@code setgroups}, {@code setgid}, {@code setuid}, since the user that it becomes may not change groups. Ids above
 * 2<sup>31</sup> are negative here; {@code Integer.toUnsignedString} shows them. What the JVM has looked up before, the system properties
 * {@code user.name} and {@code user.home} among it, stays as it was.
 */
public abstract sealed class PosixIdentity extends PosixTimes permits PosixSessions {
    private static final CFunction GETPID = CFunction.ofInt("getpid");
    private static final CFunction GETPPID = CFunction.ofInt("getppid");
    private static final CFunction GETUID = CFunction.ofInt("getuid");
    private static final CFunction GETEUID = CFunction.ofInt("geteuid");
    private static final CFunction GETGID = CFunction.ofInt("getgid");
    private static final CFunction GETEGID = CFunction.ofInt("getegid");
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final CFunction GETRESUID = CFunction.ofInt("getresuid");
    private static final CFunction GETRESGID = CFunction.ofInt("getresgid");
    private static final CFunction GETGROUPS = CFunction.ofInt("getgroups");
    private static final CFunction SETUID = CFunction.ofInt("setuid");
    private static final CFunction SETGID = CFunction.ofInt("setgid");
    private static final CFunction SETEUID = CFunction.ofInt("seteuid");
    private static final CFunction SETEGID = CFunction.ofInt("setegid");
    private static final CFunction SETREUID = CFunction.ofInt("setreuid");
    private static final CFunction SETREGID = CFunction.ofInt("setregid");
    private static final CFunction SETRESUID = CFunction.ofInt("setresuid");
    private static final CFunction SETRESGID = CFunction.ofInt("setresgid");
    private static final CFunction SETGROUPS = CFunction.ofInt("setgroups");
    private static final CFunction INITGROUPS = CFunction.ofInt("initgroups");
    /** Its -1 leaves errno as it was. */
    private static final CFunction GETGROUPLIST = CFunction.ofInt("getgrouplist").interruptible();
    private static final CFunction GETLOGIN_R = CFunction.ofInt("getlogin_r");
    private static final int SYS_GETTID = Constants.get("system", "SYS_gettid");
    private static final int LOGIN_SIZE = 1024;
    private static final int GROUPS_AT_FIRST = 64;

    PosixIdentity() {}

    /**
     * {@code pid_t getpid(void)} - the number of this process.
     *
     * @return the process's id
     * @see "getpid(2), Python os.getpid"
     */
    public static int getpid() {
        return ask(GETPID);
    }

    /**
     * {@code pid_t getppid(void)} - the number of this process's parent.
     *
     * @return the parent's id; that of the process which adopts orphans, if the parent has ended
     * @see "getppid(2), Python os.getppid"
     */
    public static int getppid() {
        return ask(GETPPID);
    }

    /**
     * {@code pid_t gettid(void)} - the number of this thread; that of the carrier that runs it just now, for a virtual thread.
     *
     * @return the thread's id, which is {@link #getpid()} for the thread that the process began with
     * @see "gettid(2), Python threading.get_native_id"
     */
    public static int gettid() {
        try (Scratch scratch = Scratch.take()) {
            return (int) SYSCALL.call(scratch, SYS_GETTID);
        }
    }

    /**
     * {@code uid_t getuid(void)} - the user who started this process.
     *
     * @return the real user id
     * @see "getuid(2), Python os.getuid"
     */
    public static int getuid() {
        return ask(GETUID);
    }

    /**
     * {@code uid_t geteuid(void)} - the user whose permissions this process has.
     *
     * @return the effective user id
     * @see "geteuid(2), Python os.geteuid"
     */
    public static int geteuid() {
        return ask(GETEUID);
    }

    /**
     * {@code gid_t getgid(void)} - the group of the user who started this process.
     *
     * @return the real group id
     * @see "getgid(2), Python os.getgid"
     */
    public static int getgid() {
        return ask(GETGID);
    }

    /**
     * {@code gid_t getegid(void)} - the group whose permissions this process has.
     *
     * @return the effective group id
     * @see "getegid(2), Python os.getegid"
     */
    public static int getegid() {
        return ask(GETEGID);
    }

    /**
     * {@code int getresuid(uid_t *ruid, uid_t *euid, uid_t *suid)} - the real, the effective and the saved user id of this process.
     *
     * @return the three ids
     * @see "getresuid(2), Python os.getresuid"
     */
    public static ResIds getresuid() {
        return askThree(GETRESUID);
    }

    /**
     * {@code int getresgid(gid_t *rgid, gid_t *egid, gid_t *sgid)} - the real, the effective and the saved group id of this process.
     *
     * @return the three ids
     * @see "getresgid(2), Python os.getresgid"
     */
    public static ResIds getresgid() {
        return askThree(GETRESGID);
    }

    /**
     * {@code int getgroups(int size, gid_t list[])} - the supplementary groups of this process.
     *
     * @return their ids; whether the effective group is among them differs
     * @see "getgroups(2), Python os.getgroups"
     */
    public static int[] getgroups() {
        try (Scratch scratch = Scratch.take()) {
            int count;
            long groups;
            do {
                // Another thread may add some between the two calls.
                int size = (int) GETGROUPS.call(scratch, 0, 0);
                groups = scratch.allocate((size + 1L) * Integer.BYTES);
                count = (int) GETGROUPS.call(scratch, size + 1, groups);
            } while (count == -1);
            return ints(groups, count);
        }
    }

    /**
     * {@code int setuid(uid_t uid)} - sets the effective user id of this process; for root the real and the saved one too, so that there is no way
     * back.
     *
     * @param uid the user's id
     * @throws ErrnoException EPERM if this process is neither privileged (CAP_SETUID) nor has it as its real or saved id, EINVAL for -1
     * @see "setuid(2), Python os.setuid"
     */
    public static void setuid(int uid) throws ErrnoException {
        change(SETUID, uid, 0, 0);
    }

    /**
     * {@code int seteuid(uid_t euid)} - sets the effective user id of this process alone, so that it may return.
     *
     * @param euid the user's id
     * @throws ErrnoException EPERM if this process is neither privileged (CAP_SETUID) nor has it as its real, effective or
     *     saved id, EINVAL for -1
     * @see "seteuid(2), Python os.seteuid"
     */
    public static void seteuid(int euid) throws ErrnoException {
        change(SETEUID, euid, 0, 0);
    }

    /**
     * {@code int setreuid(uid_t ruid, uid_t euid)} - sets the real and the effective user id of this process.
     *
     * @param ruid the real user id, or -1 to leave it
     * @param euid the effective user id, or -1 to leave it
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETUID) and has not these ids already
     * @see "setreuid(2), Python os.setreuid"
     */
    public static void setreuid(int ruid, int euid) throws ErrnoException {
        change(SETREUID, ruid, euid, 0);
    }

    /**
     * {@code int setresuid(uid_t ruid, uid_t euid, uid_t suid)} - sets the real, the effective and the saved user id of this process.
     *
     * @param ruid the real user id, or -1 to leave it
     * @param euid the effective user id, or -1 to leave it
     * @param suid the saved user id, or -1 to leave it
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETUID) and has not these ids already
     * @see "setresuid(2), Python os.setresuid"
     */
    public static void setresuid(int ruid, int euid, int suid) throws ErrnoException {
        change(SETRESUID, ruid, euid, suid);
    }

    /**
     * {@code int setgid(gid_t gid)} - sets the effective group id of this process; for root the real and the saved one too, so that there is no way
     * back.
     *
     * @param gid the group's id
     * @throws ErrnoException EPERM if this process is neither privileged (CAP_SETGID) nor has it as its real or saved id, EINVAL for -1
     * @see "setgid(2), Python os.setgid"
     */
    public static void setgid(int gid) throws ErrnoException {
        change(SETGID, gid, 0, 0);
    }

    /**
     * {@code int setegid(gid_t egid)} - sets the effective group id of this process alone, so that it may return.
     *
     * @param egid the group's id
     * @throws ErrnoException EPERM if this process is neither privileged (CAP_SETGID) nor has it as its real, effective or
     *     saved id, EINVAL for -1
     * @see "setegid(2), Python os.setegid"
     */
    public static void setegid(int egid) throws ErrnoException {
        change(SETEGID, egid, 0, 0);
    }

    /**
     * {@code int setregid(gid_t rgid, gid_t egid)} - sets the real and the effective group id of this process.
     *
     * @param rgid the real group id, or -1 to leave it
     * @param egid the effective group id, or -1 to leave it
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETGID) and has not these ids already
     * @see "setregid(2), Python os.setregid"
     */
    public static void setregid(int rgid, int egid) throws ErrnoException {
        change(SETREGID, rgid, egid, 0);
    }

    /**
     * {@code int setresgid(gid_t rgid, gid_t egid, gid_t sgid)} - sets the real, the effective and the saved group id of this process.
     *
     * @param rgid the real group id, or -1 to leave it
     * @param egid the effective group id, or -1 to leave it
     * @param sgid the saved group id, or -1 to leave it
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETGID) and has not these ids already
     * @see "setresgid(2), Python os.setresgid"
     */
    public static void setresgid(int rgid, int egid, int sgid) throws ErrnoException {
        change(SETRESGID, rgid, egid, sgid);
    }

    /**
     * {@code int setgroups(size_t size, const gid_t *list)} - sets the supplementary groups of this process.
     *
     * @param groups their ids; none at all is allowed
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETGID), EINVAL for more than 65,536
     * @see "setgroups(2), Python os.setgroups"
     */
    public static void setgroups(int... groups) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long list = scratch.allocate((long) groups.length * Integer.BYTES);
            for (int i = 0; i < groups.length; i++) {
                Memory.setInt(list + (long) i * Integer.BYTES, groups[i]);
            }
            if (SETGROUPS.call(scratch, groups.length, list) == -1) {
                throw failed(SETGROUPS, scratch);
            }
        }
    }

    /**
     * {@code int initgroups(const char *user, gid_t group)} - sets the supplementary groups of this process to those that a user is a member of.
     *
     * @param user the user's name
     * @param group one more group, the user's own as a rule
     * @throws ErrnoException EPERM if this process is not privileged (CAP_SETGID)
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "initgroups(3), Python os.initgroups"
     */
    public static void initgroups(String user, int group) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (INITGROUPS.call(scratch, scratch.string(user, "user"), group) == -1) {
                throw failed(INITGROUPS, scratch);
            }
        }
    }

    /**
     * {@code int getgrouplist(const char *user, gid_t group, gid_t *groups, int *ngroups)} - the groups that a user is a member of.
     *
     * @param user the user's name; one whom the system does not know is a member of none
     * @param group one more group, the user's own as a rule
     * @return the groups' ids, {@code group} among them
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "getgrouplist(3), Python os.getgrouplist"
     */
    public static int[] getgrouplist(String user, int group) {
        int size = GROUPS_AT_FIRST;
        while (true) {
            try (Scratch scratch = Scratch.take()) {
                long name = scratch.string(user, "user");
                long count = scratch.allocate(Integer.BYTES);
                long groups = scratch.allocate((long) size * Integer.BYTES);
                Memory.setInt(count, size);
                if (GETGROUPLIST.call(scratch, name, group, groups, count) != -1) {
                    return ints(groups, Memory.getInt(count));
                }
                size = Math.max(2 * size, Memory.getInt(count));
            }
        }
    }

    /**
     * {@code char *getlogin(void)} - the name under which the user of this process logged in, whoever the process is by now.
     *
     * @return the name
     * @throws ErrnoException ENXIO, ENOTTY or ENOENT if nobody logged in: a process without a terminal, a service, a container
     * @see "getlogin(3), Python os.getlogin"
     */
    public static String getlogin() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocate(LOGIN_SIZE);
            int error = (int) GETLOGIN_R.call(scratch, name, LOGIN_SIZE);
            if (error != 0) {
                throw new ErrnoException("getlogin", error);
            }
            return CStrings.read(name);
        }
    }

    private static int ask(CFunction function) {
        try (Scratch scratch = Scratch.take()) {
            return (int) function.call(scratch);
        }
    }

    private static ResIds askThree(CFunction function) {
        try (Scratch scratch = Scratch.take()) {
            long ids = scratch.allocate(3 * Integer.BYTES);
            function.call(scratch, ids, ids + Integer.BYTES, ids + 2 * Integer.BYTES);
            return new ResIds(Memory.getInt(ids), Memory.getInt(ids + Integer.BYTES), Memory.getInt(ids + 2 * Integer.BYTES));
        }
    }

    private static void change(CFunction function, int first, int second, int third) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, first, second, third) == -1) {
                throw failed(function, scratch);
            }
        }
    }

    private static int[] ints(long address, int count) {
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = Memory.getInt(address + (long) i * Integer.BYTES);
        }
        return ints;
    }
}
