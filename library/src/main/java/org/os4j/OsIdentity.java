package org.os4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who this process is, and becoming somebody with fewer rights: a part of {@link Os}. */
public abstract sealed class OsIdentity extends OsCommands permits OsProcesses {
    private static final int ROOT = 0;
    private static final String CAPABILITIES = "^Cap(Prm|Eff|Amb):\\s*";

    OsIdentity() {}

    /**
     * Who this process is.
     *
     * @return its ids, its directory and the user who logged in
     * @throws ErrnoException ENOENT if its directory was removed, EACCES if a directory above may not be read
     */
    public static ProcessIdentity processIdentity() throws ErrnoException {
        String login;
        try {
            login = Posix.getlogin();
        } catch (ErrnoException e) {
            login = "";
        }
        return new ProcessIdentity(Posix.getpid(), Posix.getppid(), Posix.getuid(), Posix.getgid(), Posix.geteuid(), Posix.getegid(), Posix.getcwd(),
                login);
    }

    /**
     * Makes this process a user's, for good: with the user's group and supplementary groups, and without a way back.
     *
     * @param user the user's name
     * @throws java.util.NoSuchElementException if there is no such user
     * @throws ErrnoException EPERM if this process may not change its ids: then it is as it was
     * @throws IllegalStateException as {@link #dropPrivileges(int, int, int...)}
     */
    public static void dropPrivileges(String user) throws ErrnoException {
        UserIds ids = UserIds.of(user);
        dropPrivileges(ids.uid(), ids.gid(), ids.groupArray());
    }

    /**
     * Makes this process a user's, for good. First the supplementary groups are set, then the group, then the user, each as real, effective and saved
     * id; then it is made sure that all are so, that no capability is left and that the user cannot be changed back.
     *
     * @param uid the user
     * @param gid the group
     * @param groups the supplementary groups, all of them
     * @throws ErrnoException EPERM if this process may not change its ids; if it is the first call, setgroups, that failed, the process is as it was
     * @throws IllegalStateException if there is a way back after all, or the ids are not those that were asked for: the process should end at once
     */
    public static void dropPrivileges(int uid, int gid, int... groups) throws ErrnoException {
        Posix.setgroups(groups);
        Posix.setresgid(gid, gid, gid);
        Posix.setresuid(uid, uid, uid);
        check(Posix.getresuid().equals(new ResIds(uid, uid, uid)), "the user is not " + Integer.toUnsignedString(uid));
        check(Posix.getresgid().equals(new ResIds(gid, gid, gid)), "the group is not " + Integer.toUnsignedString(gid));
        check(Arrays.equals(sorted(Posix.getgroups()), sorted(groups)), "the supplementary groups are not those that were asked for");
        if (uid != ROOT) {
            check(capabilitiesAreGone(), "capabilities are left");
            check(!succeeds(() -> Posix.setresuid(ROOT, ROOT, ROOT)), "the process could become root again");
            check(gid == ROOT || !succeeds(() -> Posix.setresgid(ROOT, ROOT, ROOT)), "the process could have root's group again");
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException("dropPrivileges: " + message);
        }
    }

    private static int[] sorted(int[] ids) {
        return Arrays.stream(ids).sorted().distinct().toArray();
    }

    /** A call that must fail. */
    private interface Attempt {
        void run() throws ErrnoException;
    }

    private static boolean succeeds(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (ErrnoException e) {
            return false;
        }
    }

    /** Asks the kernel, for this thread: a process that was told to keep its capabilities would do so for all. */
    private static boolean capabilitiesAreGone() throws ErrnoException {
        try {
            // Not UTF-8: the name of a thread is cut after 15 bytes, in the middle of a letter too.
            List<String> lines = Files.readAllLines(Path.of("/proc/thread-self/status"), StandardCharsets.ISO_8859_1);
            return lines.stream().filter(line -> line.matches(CAPABILITIES + ".*"))
                    .allMatch(line -> line.replaceAll(CAPABILITIES, "").toLowerCase(Locale.ROOT).matches("0+"));
        } catch (IOException e) {
            // Without /proc the attempt to become root again tells nearly as much.
            return true;
        }
    }
}
