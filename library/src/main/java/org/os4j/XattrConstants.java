package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of setxattr(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface XattrConstants permits PosixXattr {
    /** setxattr: fail with EEXIST if the file has the attribute. */
    int XATTR_CREATE = constant("XATTR_CREATE");

    /** setxattr: fail with ENODATA if the file has no such attribute. */
    int XATTR_REPLACE = constant("XATTR_REPLACE");

    /** The most bytes that a value can have. */
    int XATTR_SIZE_MAX = constant("XATTR_SIZE_MAX");

    /** The most bytes that a name can have. */
    int XATTR_NAME_MAX = constant("XATTR_NAME_MAX");

    /** The most bytes that the names of one file can have. */
    int XATTR_LIST_MAX = constant("XATTR_LIST_MAX");

    private static int constant(String name) {
        return Constants.get("xattr", name);
    }
}
