package org.os4j;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of users and groups, and users' homes, for pictures and paths. */
final class Users {
    private static final int NAME = 0;
    private static final int ID = 2;
    private static final int HOME = 5;

    private Users() {}

    /** The home of a user; that of this process's user if the name is empty. */
    static @Nullable String home(String user) {
        String id = Integer.toUnsignedString(PosixIdentity.getuid());
        for (String[] fields : entries("/etc/passwd")) {
            if (fields.length > HOME && (user.isEmpty() ? fields[ID].equals(id) : fields[NAME].equals(user))) {
                return fields[HOME];
            }
        }
        return null;
    }

    static Map<String, String> usersById() {
        return byId("/etc/passwd");
    }

    static Map<String, String> groupsById() {
        return byId("/etc/group");
    }

    private static Map<String, String> byId(String file) {
        Map<String, String> names = new HashMap<>();
        for (String[] fields : entries(file)) {
            if (fields.length > ID) {
                names.putIfAbsent(fields[ID], fields[NAME]);
            }
        }
        return names;
    }

    private static List<String[]> entries(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1).stream().map(line -> line.split(":")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
