package org.os4j;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of users and groups for pictures, each asked for once, and users' homes for paths. */
final class Users {
    private final Map<Integer, String> users = new HashMap<>();
    private final Map<Integer, String> groups = new HashMap<>();

    /** The home of a user, that of this process's user if the name is empty; null if the system knows of none. */
    static @Nullable String home(String name) {
        try {
            Passwd user = name.isEmpty() ? PosixUsers.getpwuidOrNull(PosixIdentity.getuid()) : PosixUsers.getpwnamOrNull(name);
            return user == null ? null : user.dir();
        } catch (ErrnoException e) {
            return null;
        }
    }

    /** A user's name, or the number of one that has none. */
    String user(int uid) {
        return users.computeIfAbsent(uid, id -> {
            try {
                Passwd user = PosixUsers.getpwuidOrNull(id);
                return user == null ? Integer.toUnsignedString(id) : user.name();
            } catch (ErrnoException e) {
                return Integer.toUnsignedString(id);
            }
        });
    }

    /** A group's name, or the number of one that has none. */
    String group(int gid) {
        return groups.computeIfAbsent(gid, id -> {
            try {
                Group group = PosixUsers.getgrgidOrNull(id);
                return group == null ? Integer.toUnsignedString(id) : group.name();
            } catch (ErrnoException e) {
                return Integer.toUnsignedString(id);
            }
        });
    }
}
