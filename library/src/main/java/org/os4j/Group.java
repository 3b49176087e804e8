package org.os4j;

import java.util.List;

/**
 * A group, as the system's database has it: C's {@code struct group}.
 *
 * @param name the name
 * @param passwd the password's hash; {@code x} where it is kept elsewhere, {@code *} or empty for none
 * @param gid the group's number; above 2<sup>31</sup> it is negative
 * @param mem the names of those users who have it beside their first group
 */
public record Group(String name, String passwd, int gid, List<String> mem) {
    /** Copies the list. */
    public Group {
        mem = List.copyOf(mem);
    }
}
