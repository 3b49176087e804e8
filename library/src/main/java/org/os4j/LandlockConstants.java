package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of landlock(7). They are members of {@link Linux}. */
public sealed interface LandlockConstants permits LinuxSandbox {
    /** Execute a file. */
    int LANDLOCK_ACCESS_FS_EXECUTE = constant("LANDLOCK_ACCESS_FS_EXECUTE");

    /** Open a file to write it. */
    int LANDLOCK_ACCESS_FS_WRITE_FILE = constant("LANDLOCK_ACCESS_FS_WRITE_FILE");

    /** Open a file to read it. */
    int LANDLOCK_ACCESS_FS_READ_FILE = constant("LANDLOCK_ACCESS_FS_READ_FILE");

    /** List a directory. */
    int LANDLOCK_ACCESS_FS_READ_DIR = constant("LANDLOCK_ACCESS_FS_READ_DIR");

    /** Remove or rename an empty directory. */
    int LANDLOCK_ACCESS_FS_REMOVE_DIR = constant("LANDLOCK_ACCESS_FS_REMOVE_DIR");

    /** Remove or rename a file. */
    int LANDLOCK_ACCESS_FS_REMOVE_FILE = constant("LANDLOCK_ACCESS_FS_REMOVE_FILE");

    /** Make a character device. */
    int LANDLOCK_ACCESS_FS_MAKE_CHAR = constant("LANDLOCK_ACCESS_FS_MAKE_CHAR");

    /** Make a directory. */
    int LANDLOCK_ACCESS_FS_MAKE_DIR = constant("LANDLOCK_ACCESS_FS_MAKE_DIR");

    /** Make a file. */
    int LANDLOCK_ACCESS_FS_MAKE_REG = constant("LANDLOCK_ACCESS_FS_MAKE_REG");

    /** Make a socket with a path. */
    int LANDLOCK_ACCESS_FS_MAKE_SOCK = constant("LANDLOCK_ACCESS_FS_MAKE_SOCK");

    /** Make a named pipe. */
    int LANDLOCK_ACCESS_FS_MAKE_FIFO = constant("LANDLOCK_ACCESS_FS_MAKE_FIFO");

    /** Make a block device. */
    int LANDLOCK_ACCESS_FS_MAKE_BLOCK = constant("LANDLOCK_ACCESS_FS_MAKE_BLOCK");

    /** Make a symbolic link. */
    int LANDLOCK_ACCESS_FS_MAKE_SYM = constant("LANDLOCK_ACCESS_FS_MAKE_SYM");

    /** Link or rename a file from or to another directory; since version 2 (Linux 5.19). */
    int LANDLOCK_ACCESS_FS_REFER = constant("LANDLOCK_ACCESS_FS_REFER");

    /** Cut a file; since version 3 (Linux 6.2). */
    int LANDLOCK_ACCESS_FS_TRUNCATE = constant("LANDLOCK_ACCESS_FS_TRUNCATE");

    /** ioctl on a device; since version 5 (Linux 6.10). */
    int LANDLOCK_ACCESS_FS_IOCTL_DEV = constant("LANDLOCK_ACCESS_FS_IOCTL_DEV");

    /** Bind a TCP socket to a port; since version 4 (Linux 6.7). */
    int LANDLOCK_ACCESS_NET_BIND_TCP = constant("LANDLOCK_ACCESS_NET_BIND_TCP");

    /** Connect a TCP socket to a port; since version 4 (Linux 6.7). */
    int LANDLOCK_ACCESS_NET_CONNECT_TCP = constant("LANDLOCK_ACCESS_NET_CONNECT_TCP");

    /** Connect to abstract Unix sockets from outside; since version 6 (Linux 6.12). */
    int LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET = constant("LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET");

    /** Send signals outside; since version 6 (Linux 6.12). */
    int LANDLOCK_SCOPE_SIGNAL = constant("LANDLOCK_SCOPE_SIGNAL");

    private static int constant(String name) {
        return Constants.get("landlock", name);
    }
}
