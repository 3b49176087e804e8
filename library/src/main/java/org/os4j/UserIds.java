package org.os4j;

import java.util.Arrays;
import java.util.List;

/** A user, as whom something is to run. */
record UserIds(int uid, int gid, List<Integer> groups) {
    static UserIds of(int uid, int gid, int... groups) {
        return new UserIds(uid, gid, Arrays.stream(groups).boxed().toList());
    }

    /** With the group and the supplementary groups that the system has for the user. */
    static UserIds of(String user) throws ErrnoException {
        Passwd passwd = Posix.getpwnam(user);
        return of(passwd.uid(), passwd.gid(), Posix.getgrouplist(user, passwd.gid()));
    }

    int[] groupArray() {
        return groups.stream().mapToInt(Integer::intValue).toArray();
    }
}
