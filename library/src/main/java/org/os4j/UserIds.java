package org.os4j;

import java.util.Arrays;
import java.util.List;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** A user, as whom something is to run. */
record UserIds(int uid, int gid, List<Integer> groups) {
    private static final CFunction GETPWNAM_R = CFunction.ofInt("getpwnam_r");
    /** The same in every C library with 64-bit pointers: name and password come before. */
    private static final int PW_UID = 16;
    private static final int PW_GID = 20;
    private static final int PASSWD_SIZE = 48;
    private static final int TEXTS_SIZE = 64 * 1024;

    static UserIds of(int uid, int gid, int... groups) {
        return new UserIds(uid, gid, Arrays.stream(groups).boxed().toList());
    }

    /** With the group and the supplementary groups that the system has for the user. */
    static UserIds of(String user) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long passwd = scratch.allocate(PASSWD_SIZE);
            long found = scratch.allocateZeroed(Long.BYTES);
            int error = (int) GETPWNAM_R.call(scratch, scratch.string(user, "user"), passwd, scratch.allocate(TEXTS_SIZE), TEXTS_SIZE, found);
            if (error != 0 || Memory.getLong(found) == 0) {
                throw new ErrnoException("getpwnam", error != 0 ? error : Errno.ENOENT.code(), user);
            }
            int gid = Memory.getInt(passwd + PW_GID);
            return of(Memory.getInt(passwd + PW_UID), gid, Posix.getgrouplist(user, gid));
        }
    }

    int[] groupArray() {
        return groups.stream().mapToInt(Integer::intValue).toArray();
    }
}
