package org.os4j;

/**
 * What Linux has beyond POSIX and {@link Posix} and few programs need, under its own names: the new way to mount, Landlock's sandbox, other processes'
 * memory, scheduling by deadline, fanotify, quotas, NUMA, and the administration of a system. What is said of {@link Posix} holds here too.
 *
 * <pre>{@code
 * import static org.os4j.Linux.*;
 *
 * int ruleset = landlock_create_ruleset(LANDLOCK_ACCESS_FS_WRITE_FILE, 0, 0);
 * Posix.pr_set_no_new_privs();
 * landlock_restrict_self(ruleset, 0);                       // nothing can be opened for writing
 * Posix.close(ruleset);
 * }</pre>
 *
 * <p>It is a class of its own so that programs which do without do not load it: a JVM loads all that a class extends.
 */
public final class Linux extends LinuxAdministration {
    private Linux() {}
}
