package org.os4j;

import org.os4j.internal.CStrings;

/**
 * Who a process is, as it was when it was asked. Ids above 2<sup>31</sup> are negative.
 *
 * @param pid its process id
 * @param ppid its parent's
 * @param uid the user who started it
 * @param gid the group of that user
 * @param euid the user whose rights it has
 * @param egid the group whose rights it has
 * @param cwd its directory
 * @param login the user who logged in on its terminal; empty where there is none
 */
public record ProcessIdentity(int pid, int ppid, int uid, int gid, int euid, int egid, String cwd, String login) {
    /**
     * All of it in one line.
     *
     * @return {@code pid=… ppid=… uid=… gid=… euid=… egid=… login="…" cwd="…"}
     */
    @Override
    public String toString() {
        return "pid=" + pid + " ppid=" + ppid + " uid=" + id(uid) + " gid=" + id(gid) + " euid=" + id(euid) + " egid=" + id(egid) + " login="
                + CStrings.quoted(login) + " cwd=" + CStrings.quoted(cwd);
    }

    private static String id(int id) {
        return Integer.toUnsignedString(id);
    }
}
