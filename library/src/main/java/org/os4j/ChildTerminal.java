package org.os4j;

import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/** A pseudo-terminal for a child: this process has one side, the child opens the other by its name. */
final class ChildTerminal {
    private static final CFunction POSIX_OPENPT = CFunction.ofInt("posix_openpt");
    private static final CFunction UNLOCKPT = CFunction.ofInt("unlockpt");
    private static final CFunction PTSNAME_R = CFunction.ofInt("ptsname_r");
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    /** The same on every processor that os4j runs on. */
    private static final int TIOCSWINSZ = 0x5414;
    private static final int WINSIZE = 8;
    private static final int NAME_SIZE = 128;

    private ChildTerminal() {}

    /** Opens this process's side. */
    static int open(int rows, int columns) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) POSIX_OPENPT.call(scratch, Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_CLOEXEC);
            if (fd == -1) {
                throw new ErrnoException("posix_openpt", scratch.errno());
            }
            try {
                if (UNLOCKPT.call(scratch, fd) == -1) {
                    throw new ErrnoException("unlockpt", scratch.errno());
                }
                resize(fd, rows, columns);
                return fd;
            } catch (ErrnoException e) {
                Posix.close(fd);
                throw e;
            }
        }
    }

    /** The name of the child's side. */
    static String name(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocate(NAME_SIZE);
            int error = (int) PTSNAME_R.call(scratch, fd, name, NAME_SIZE);
            if (error != 0) {
                throw new ErrnoException("ptsname_r", error);
            }
            return CStrings.read(name);
        }
    }

    /** Tells the terminal its size, and its foreground process group by SIGWINCH. */
    static void resize(int fd, int rows, int columns) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long size = scratch.allocateZeroed(WINSIZE);
            Memory.setShort(size, (short) rows);
            Memory.setShort(size + Short.BYTES, (short) columns);
            if (IOCTL.call(scratch, fd, TIOCSWINSZ, size) == -1) {
                throw new ErrnoException("ioctl", scratch.errno());
            }
        }
    }
}
