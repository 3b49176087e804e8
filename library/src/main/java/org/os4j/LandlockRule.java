package org.os4j;

/** What a ruleset of Landlock's allows: {@link Linux#landlock_add_rule}. */
public sealed interface LandlockRule {
    /**
     * Access to a directory and all below it, or to a file: C's {@code struct landlock_path_beneath_attr}.
     *
     * @param allowedAccess any of the {@code LANDLOCK_ACCESS_FS_} constants that the ruleset handles
     * @param parentFd a descriptor of the directory or file, {@code O_PATH} is enough
     */
    record PathBeneath(long allowedAccess, int parentFd) implements LandlockRule {}

    /**
     * Access to a TCP port: C's {@code struct landlock_net_port_attr}; since version 4 (Linux 6.7).
     *
     * @param allowedAccess any of the {@code LANDLOCK_ACCESS_NET_} constants that the ruleset handles
     * @param port the port
     */
    record NetPort(long allowedAccess, int port) implements LandlockRule {}
}
