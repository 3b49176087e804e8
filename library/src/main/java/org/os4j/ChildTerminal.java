package org.os4j;

/** A pseudo-terminal for a child: this process has the master, the child opens the slave by its name. */
final class ChildTerminal {
    private ChildTerminal() {}

    static int open(int rows, int columns) throws ErrnoException {
        int fd = Posix.posix_openpt(Posix.O_RDWR | Posix.O_NOCTTY);
        try {
            Posix.grantpt(fd);
            Posix.unlockpt(fd);
            resize(fd, rows, columns);
            return fd;
        } catch (ErrnoException e) {
            Posix.close(fd);
            throw e;
        }
    }

    static String name(int fd) throws ErrnoException {
        return Posix.ptsname(fd);
    }

    /** Tells the terminal its size, and its foreground process group by SIGWINCH. */
    static void resize(int fd, int rows, int columns) throws ErrnoException {
        Posix.tcsetwinsize(fd, new TerminalSize(columns, rows));
    }
}
