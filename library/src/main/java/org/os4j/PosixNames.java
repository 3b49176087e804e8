package org.os4j;

/** Making, linking, renaming and removing files and directories by name: a part of {@link Posix}. */
public abstract sealed class PosixNames extends PosixPermissions permits PosixDirectories {
    PosixNames() {}
}
