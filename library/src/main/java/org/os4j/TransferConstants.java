package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of splice(2) and its like, as this platform has them. They are members of {@link Posix}. */
public sealed interface TransferConstants permits PosixTransfer {
    /** Move pages rather than copy them, where the kernel can; Linux has ignored it since 2.6.21. */
    int SPLICE_F_MOVE = constant("SPLICE_F_MOVE");

    /** Return EAGAIN rather than wait for a pipe. */
    int SPLICE_F_NONBLOCK = constant("SPLICE_F_NONBLOCK");

    /** More is coming: a socket waits for it before it sends. */
    int SPLICE_F_MORE = constant("SPLICE_F_MORE");

    /** vmsplice: the pages are the kernel's from now on, never to be changed again. */
    int SPLICE_F_GIFT = constant("SPLICE_F_GIFT");

    /** ioctl: share the blocks of a whole file. */
    int FICLONE = constant("FICLONE");

    /** ioctl: share the blocks of a part of a file. */
    int FICLONERANGE = constant("FICLONERANGE");

    private static int constant(String name) {
        return Constants.get("transfer", name);
    }
}
