package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of the system calls, as this platform has them. They are members of {@link Posix}. */
public sealed interface SyscallConstants permits PosixSyscall {
    private static int constant(String name) {
        return Constants.get("syscalls", name);
    }
}
