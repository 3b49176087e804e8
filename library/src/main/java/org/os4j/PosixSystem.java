package org.os4j;

/** The shell, the end of the process, random bytes: a part of {@link Posix}. */
public abstract sealed class PosixSystem extends PosixWait permits PosixXattr {
    PosixSystem() {}
}
