package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of fanotify(7). They are members of {@link Linux}. */
public sealed interface FanotifyConstants permits LinuxFanotify {
    /** fanotify_init: close on exec; os4j adds it. */
    int FAN_CLOEXEC = constant("FAN_CLOEXEC");

    /** fanotify_init: reading fails with EAGAIN where it would wait. */
    int FAN_NONBLOCK = constant("FAN_NONBLOCK");

    /** fanotify_init: it is told what happened. */
    int FAN_CLASS_NOTIF = constant("FAN_CLASS_NOTIF");

    /** fanotify_init: it decides on access, and sees files that are complete. */
    int FAN_CLASS_CONTENT = constant("FAN_CLASS_CONTENT");

    /** fanotify_init: it decides on access, before the contents are there. */
    int FAN_CLASS_PRE_CONTENT = constant("FAN_CLASS_PRE_CONTENT");

    /** fanotify_init: any number of events waits. */
    int FAN_UNLIMITED_QUEUE = constant("FAN_UNLIMITED_QUEUE");

    /** fanotify_init: any number of marks. */
    int FAN_UNLIMITED_MARKS = constant("FAN_UNLIMITED_MARKS");

    /** fanotify_init: decisions can be written to the audit log. */
    int FAN_ENABLE_AUDIT = constant("FAN_ENABLE_AUDIT");

    /** fanotify_init: threads are told, not processes. */
    int FAN_REPORT_TID = constant("FAN_REPORT_TID");

    /** fanotify_init: files are told by their handles, and not opened; since Linux 5.1. */
    int FAN_REPORT_FID = constant("FAN_REPORT_FID");

    /** fanotify_init: directories are told by their handles; since Linux 5.9. */
    int FAN_REPORT_DIR_FID = constant("FAN_REPORT_DIR_FID");

    /** fanotify_init: with the name in the directory; since Linux 5.9. */
    int FAN_REPORT_NAME = constant("FAN_REPORT_NAME");

    /** fanotify_init: both of {@code FAN_REPORT_DIR_FID} and {@code FAN_REPORT_NAME}. */
    int FAN_REPORT_DFID_NAME = constant("FAN_REPORT_DFID_NAME");

    /** fanotify_init: with a descriptor of the process; since Linux 5.15. */
    int FAN_REPORT_PIDFD = constant("FAN_REPORT_PIDFD");

    /** fanotify_mark: watch for more. */
    int FAN_MARK_ADD = constant("FAN_MARK_ADD");

    /** fanotify_mark: watch for less. */
    int FAN_MARK_REMOVE = constant("FAN_MARK_REMOVE");

    /** fanotify_mark: take all marks of a kind away. */
    int FAN_MARK_FLUSH = constant("FAN_MARK_FLUSH");

    /** fanotify_mark: the path's last symbolic link is not followed. */
    int FAN_MARK_DONT_FOLLOW = constant("FAN_MARK_DONT_FOLLOW");

    /** fanotify_mark: ENOTDIR unless it is a directory. */
    int FAN_MARK_ONLYDIR = constant("FAN_MARK_ONLYDIR");

    /** fanotify_mark: the one file or directory. */
    int FAN_MARK_INODE = constant("FAN_MARK_INODE");

    /** fanotify_mark: all on the mount. */
    int FAN_MARK_MOUNT = constant("FAN_MARK_MOUNT");

    /** fanotify_mark: all on the file system; since Linux 4.20. */
    int FAN_MARK_FILESYSTEM = constant("FAN_MARK_FILESYSTEM");

    /** fanotify_mark: what is given is not told. */
    int FAN_MARK_IGNORED_MASK = constant("FAN_MARK_IGNORED_MASK");

    /** fanotify_mark: that stays so when the file is modified. */
    int FAN_MARK_IGNORED_SURV_MODIFY = constant("FAN_MARK_IGNORED_SURV_MODIFY");

    /** It was read. */
    int FAN_ACCESS = constant("FAN_ACCESS");

    /** It was written. */
    int FAN_MODIFY = constant("FAN_MODIFY");

    /** Its metadata changed; with {@code FAN_REPORT_FID}. */
    int FAN_ATTRIB = constant("FAN_ATTRIB");

    /** It was closed, and had been open for writing. */
    int FAN_CLOSE_WRITE = constant("FAN_CLOSE_WRITE");

    /** It was closed, and had not been open for writing. */
    int FAN_CLOSE_NOWRITE = constant("FAN_CLOSE_NOWRITE");

    /** Both of {@code FAN_CLOSE_WRITE} and {@code FAN_CLOSE_NOWRITE}. */
    int FAN_CLOSE = constant("FAN_CLOSE");

    /** It was opened. */
    int FAN_OPEN = constant("FAN_OPEN");

    /** It was opened to be executed. */
    int FAN_OPEN_EXEC = constant("FAN_OPEN_EXEC");

    /** A name was moved out of the directory; with {@code FAN_REPORT_FID}. */
    int FAN_MOVED_FROM = constant("FAN_MOVED_FROM");

    /** A name was moved into the directory; with {@code FAN_REPORT_FID}. */
    int FAN_MOVED_TO = constant("FAN_MOVED_TO");

    /** Both of {@code FAN_MOVED_FROM} and {@code FAN_MOVED_TO}. */
    int FAN_MOVE = constant("FAN_MOVE");

    /** A name was made in the directory; with {@code FAN_REPORT_FID}. */
    int FAN_CREATE = constant("FAN_CREATE");

    /** A name was removed from the directory; with {@code FAN_REPORT_FID}. */
    int FAN_DELETE = constant("FAN_DELETE");

    /** What is marked was removed; with {@code FAN_REPORT_FID}. */
    int FAN_DELETE_SELF = constant("FAN_DELETE_SELF");

    /** What is marked was moved; with {@code FAN_REPORT_FID}. */
    int FAN_MOVE_SELF = constant("FAN_MOVE_SELF");

    /** Events were lost. */
    int FAN_Q_OVERFLOW = constant("FAN_Q_OVERFLOW");

    /** Somebody wants to open it, and waits for the answer. */
    int FAN_OPEN_PERM = constant("FAN_OPEN_PERM");

    /** Somebody wants to read it, and waits for the answer. */
    int FAN_ACCESS_PERM = constant("FAN_ACCESS_PERM");

    /** Somebody wants to execute it, and waits for the answer. */
    int FAN_OPEN_EXEC_PERM = constant("FAN_OPEN_EXEC_PERM");

    /** Also what happens to files in the directory. */
    int FAN_EVENT_ON_CHILD = constant("FAN_EVENT_ON_CHILD");

    /** Also what happens to directories. */
    int FAN_ONDIR = constant("FAN_ONDIR");

    /** The answer: let it. */
    int FAN_ALLOW = constant("FAN_ALLOW");

    /** The answer: EPERM. */
    int FAN_DENY = constant("FAN_DENY");

    /** With the answer: write it to the audit log. */
    int FAN_AUDIT = constant("FAN_AUDIT");

    /** In place of a descriptor: none. */
    int FAN_NOFD = constant("FAN_NOFD");

    private static int constant(String name) {
        return Constants.get("fanotify", name);
    }
}
