package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of posix_fadvise(2), fallocate(2) and lockf(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface SpaceConstants permits PosixSpace {
    /** No advice. */
    int POSIX_FADV_NORMAL = constant("POSIX_FADV_NORMAL");

    /** Read in no order: do not read ahead. */
    int POSIX_FADV_RANDOM = constant("POSIX_FADV_RANDOM");

    /** Read from the beginning to the end: read further ahead. */
    int POSIX_FADV_SEQUENTIAL = constant("POSIX_FADV_SEQUENTIAL");

    /** Wanted soon: begin to read it into the page cache. */
    int POSIX_FADV_WILLNEED = constant("POSIX_FADV_WILLNEED");

    /** Not wanted soon: drop its clean pages from the page cache. */
    int POSIX_FADV_DONTNEED = constant("POSIX_FADV_DONTNEED");

    /** Read once; without effect before Linux 6.3. */
    int POSIX_FADV_NOREUSE = constant("POSIX_FADV_NOREUSE");

    /** fallocate: leave the file's size alone. */
    int FALLOC_FL_KEEP_SIZE = constant("FALLOC_FL_KEEP_SIZE");

    /** fallocate: give the space back, which reads as zeros then; needs {@code FALLOC_FL_KEEP_SIZE}. */
    int FALLOC_FL_PUNCH_HOLE = constant("FALLOC_FL_PUNCH_HOLE");

    /** fallocate: take a part of the file out, whole blocks alone. */
    int FALLOC_FL_COLLAPSE_RANGE = constant("FALLOC_FL_COLLAPSE_RANGE");

    /** fallocate: make it zeros, without writing them. */
    int FALLOC_FL_ZERO_RANGE = constant("FALLOC_FL_ZERO_RANGE");

    /** fallocate: move what follows up and leave a hole, whole blocks alone. */
    int FALLOC_FL_INSERT_RANGE = constant("FALLOC_FL_INSERT_RANGE");

    /** fallocate: copy the blocks that are shared with other files. */
    int FALLOC_FL_UNSHARE_RANGE = constant("FALLOC_FL_UNSHARE_RANGE");

    /** lockf: unlock. */
    int F_ULOCK = constant("F_ULOCK");

    /** lockf: lock, and wait until nobody else holds it. */
    int F_LOCK = constant("F_LOCK");

    /** lockf: lock, or fail with EAGAIN. */
    int F_TLOCK = constant("F_TLOCK");

    /** lockf: fail with EACCES or EAGAIN if another process holds it. */
    int F_TEST = constant("F_TEST");

    /** sync_file_range: first wait for what is being written already. */
    int SYNC_FILE_RANGE_WAIT_BEFORE = constant("SYNC_FILE_RANGE_WAIT_BEFORE");

    /** sync_file_range: begin to write what is not. */
    int SYNC_FILE_RANGE_WRITE = constant("SYNC_FILE_RANGE_WRITE");

    /** sync_file_range: then wait for all of it. */
    int SYNC_FILE_RANGE_WAIT_AFTER = constant("SYNC_FILE_RANGE_WAIT_AFTER");

    private static int constant(String name) {
        return Constants.get("space", name);
    }
}
