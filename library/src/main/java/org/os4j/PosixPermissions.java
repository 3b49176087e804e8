package org.os4j;

/** Who may do what with a file, and who owns it: a part of {@link Posix}. */
public abstract sealed class PosixPermissions extends PosixStat permits PosixNames {
    PosixPermissions() {}
}
