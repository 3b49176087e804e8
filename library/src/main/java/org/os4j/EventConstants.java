package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of eventfd(2), timerfd_create(2), signalfd(2) and inotify(7), as this platform has them. They are members of {@link Posix}. */
public sealed interface EventConstants permits PosixEvents {
    /** Close-on-exec, which os4j always adds. */
    int EFD_CLOEXEC = constant("EFD_CLOEXEC");

    /** Return EAGAIN rather than wait. */
    int EFD_NONBLOCK = constant("EFD_NONBLOCK");

    /** Each read takes 1 from the counter, not all of it. */
    int EFD_SEMAPHORE = constant("EFD_SEMAPHORE");

    /** Close-on-exec, which os4j always adds. */
    int TFD_CLOEXEC = constant("TFD_CLOEXEC");

    /** Return EAGAIN rather than wait. */
    int TFD_NONBLOCK = constant("TFD_NONBLOCK");

    /** The first expiration is a time on the clock, not a time from now. */
    int TFD_TIMER_ABSTIME = constant("TFD_TIMER_ABSTIME");

    /** A read fails with ECANCELED if somebody sets the clock. */
    int TFD_TIMER_CANCEL_ON_SET = constant("TFD_TIMER_CANCEL_ON_SET");

    /** Close-on-exec, which os4j always adds. */
    int SFD_CLOEXEC = constant("SFD_CLOEXEC");

    /** Return EAGAIN rather than wait. */
    int SFD_NONBLOCK = constant("SFD_NONBLOCK");

    /** Close-on-exec, which os4j always adds. */
    int IN_CLOEXEC = constant("IN_CLOEXEC");

    /** Return EAGAIN rather than wait. */
    int IN_NONBLOCK = constant("IN_NONBLOCK");

    /** The file was read, or executed. */
    int IN_ACCESS = constant("IN_ACCESS");

    /** The file was written or cut. */
    int IN_MODIFY = constant("IN_MODIFY");

    /** Permissions, times, owner, the number of links or extended attributes changed. */
    int IN_ATTRIB = constant("IN_ATTRIB");

    /** The file, which was open for writing, was closed. */
    int IN_CLOSE_WRITE = constant("IN_CLOSE_WRITE");

    /** The file or directory, which was not open for writing, was closed. */
    int IN_CLOSE_NOWRITE = constant("IN_CLOSE_NOWRITE");

    /** The file or directory was opened. */
    int IN_OPEN = constant("IN_OPEN");

    /** A file of the directory was renamed; this event has its old name. */
    int IN_MOVED_FROM = constant("IN_MOVED_FROM");

    /** A file was renamed to one of the directory; this event has its new name. */
    int IN_MOVED_TO = constant("IN_MOVED_TO");

    /** A file or directory was made in the directory. */
    int IN_CREATE = constant("IN_CREATE");

    /** A file or directory was removed from the directory. */
    int IN_DELETE = constant("IN_DELETE");

    /** What is watched was itself removed. */
    int IN_DELETE_SELF = constant("IN_DELETE_SELF");

    /** What is watched was itself renamed. */
    int IN_MOVE_SELF = constant("IN_MOVE_SELF");

    /** Of an event: the file system was unmounted. */
    int IN_UNMOUNT = constant("IN_UNMOUNT");

    /** Of an event: the queue was full, and events are lost; the watch is -1. */
    int IN_Q_OVERFLOW = constant("IN_Q_OVERFLOW");

    /** Of an event: the watch is gone, since it was removed or its file was. */
    int IN_IGNORED = constant("IN_IGNORED");

    /** {@code IN_CLOSE_WRITE} and {@code IN_CLOSE_NOWRITE}. */
    int IN_CLOSE = constant("IN_CLOSE");

    /** {@code IN_MOVED_FROM} and {@code IN_MOVED_TO}. */
    int IN_MOVE = constant("IN_MOVE");

    /** Everything that can be watched for. */
    int IN_ALL_EVENTS = constant("IN_ALL_EVENTS");

    /** Watch it if it is a directory, or else fail with ENOTDIR. */
    int IN_ONLYDIR = constant("IN_ONLYDIR");

    /** Watch the symbolic link, not its target. */
    int IN_DONT_FOLLOW = constant("IN_DONT_FOLLOW");

    /** Report nothing of files that have been removed from the directory. */
    int IN_EXCL_UNLINK = constant("IN_EXCL_UNLINK");

    /** Fail with EEXIST if it is watched already; since Linux 4.18. */
    int IN_MASK_CREATE = constant("IN_MASK_CREATE");

    /** Add to what it is watched for already. */
    int IN_MASK_ADD = constant("IN_MASK_ADD");

    /** Of an event: it is about a directory. */
    int IN_ISDIR = constant("IN_ISDIR");

    /** Report one event, then remove the watch. */
    int IN_ONESHOT = constant("IN_ONESHOT");

    private static int constant(String name) {
        return Constants.get("events", name);
    }
}
