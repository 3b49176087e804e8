package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of statvfs(3) and mount(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface FilesystemConstants permits PosixFilesystems {
    private static int constant(String name) {
        return Constants.get("filesystems", name);
    }
}
