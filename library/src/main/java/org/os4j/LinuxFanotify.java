package org.os4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Constants;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * Fanotify: what happens to all files of a mount or a file system, and who does it; and a say in it: a part of {@link Linux}. {@link Posix#inotify_init1}
 * watches single directories and needs no right.
 */
public abstract sealed class LinuxFanotify extends LinuxProcesses implements FanotifyConstants permits LinuxQuotas {
    private static final CFunction FANOTIFY_INIT = CFunction.ofInt("fanotify_init");
    private static final CFunction FANOTIFY_MARK = CFunction.ofInt("fanotify_mark");
    private static final CFunction READ = CFunction.ofLong("read");
    private static final CFunction WRITE = CFunction.ofLong("write");
    private static final int BUFFER = 8192;

    LinuxFanotify() {}

    /** The layouts, for those who read events. */
    private static final class Layout {
        static final Struct EVENT = Struct.named("fanotify_event_metadata");
        static final Field EVENT_LENGTH = EVENT.field("event_len");
        static final Field METADATA_LENGTH = EVENT.field("metadata_len");
        static final Field MASK = EVENT.field("mask");
        static final Field FD = EVENT.field("fd");
        static final Field PID = EVENT.field("pid");
        static final Struct INFO = Struct.named("fanotify_event_info");
        static final Field INFO_TYPE = INFO.field("info_type");
        static final Field INFO_LENGTH = INFO.field("len");
        static final Field FSID = INFO.field("fsid");
        static final Field PIDFD = INFO.field("pidfd");
        static final int HANDLE = INFO.field("handle").offset();
        static final Struct RESPONSE = Struct.named("fanotify_response");
        static final Field RESPONSE_FD = RESPONSE.field("fd");
        static final Field RESPONSE_ANSWER = RESPONSE.field("response");
        static final int TYPE_FID = Constants.get("fanotifyinfo", "FAN_EVENT_INFO_TYPE_FID");
        static final int TYPE_DFID_NAME = Constants.get("fanotifyinfo", "FAN_EVENT_INFO_TYPE_DFID_NAME");
        static final int TYPE_DFID = Constants.get("fanotifyinfo", "FAN_EVENT_INFO_TYPE_DFID");
        static final int TYPE_PIDFD = Constants.get("fanotifyinfo", "FAN_EVENT_INFO_TYPE_PIDFD");

        private Layout() {}
    }

    /**
     * {@code int fanotify_init(unsigned int flags, unsigned int event_f_flags)} - makes a queue of what happens to files.
     *
     * @param flags one of {@code FAN_CLASS_NOTIF}, {@code FAN_CLASS_CONTENT} and {@code FAN_CLASS_PRE_CONTENT}, and any of {@code FAN_NONBLOCK},
     *     {@code FAN_UNLIMITED_QUEUE}, {@code FAN_UNLIMITED_MARKS}, {@code FAN_ENABLE_AUDIT}, the {@code FAN_REPORT_} constants and {@code FAN_CLOEXEC},
     *     which is added
     * @param eventFlags how the descriptors of events are opened: {@code O_RDONLY} or another, {@code O_LARGEFILE}; {@code O_CLOEXEC} is added
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EPERM without CAP_SYS_ADMIN (since Linux 5.13 with {@code FAN_REPORT_FID} and marks on single files for everyone), EINVAL
     *     for another flag or some together, EMFILE, ENFILE
     * @throws UnsupportedOperationException if the kernel was built without it
     * @see "fanotify_init(2)"
     */
    public static int fanotify_init(int flags, int eventFlags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) FANOTIFY_INIT.call(scratch, Integer.toUnsignedLong(flags | FAN_CLOEXEC),
                    Integer.toUnsignedLong(eventFlags | PosixDescriptors.O_CLOEXEC));
            if (fd == -1) {
                throw failed(FANOTIFY_INIT, scratch, null);
            }
            return fd;
        }
    }

    /**
     * {@code int fanotify_mark(int fanotify_fd, unsigned int flags, uint64_t mask, int dirfd, const char *path)} - says what is watched.
     *
     * @param fd the queue
     * @param flags one of {@code FAN_MARK_ADD}, {@code FAN_MARK_REMOVE} and {@code FAN_MARK_FLUSH}, and any of the other {@code FAN_MARK_} constants
     * @param mask what is told, of the {@code FAN_} constants
     * @param dirfd the directory, or {@code AT_FDCWD}
     * @param path the file or directory, or any on the mount or the file system; null for {@code dirfd} itself
     * @throws ErrnoException EINVAL for a mask or flag that the queue does not have, or if it is no queue; ENOENT if it is missing or, to be removed, not
     *     marked; ENODEV or EXDEV if the file system has no handles, EOPNOTSUPP, ENOSPC for too many marks, EPERM, EBADF, ENOTDIR
     * @throws IllegalArgumentException if the path holds a NUL
     * @throws UnsupportedOperationException if the kernel was built without it
     * @see "fanotify_mark(2)"
     */
    public static void fanotify_mark(int fd, int flags, long mask, int dirfd, @Nullable String path) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pathAddress = path == null ? 0 : scratch.path(path, "path");
            if (FANOTIFY_MARK.call(scratch, fd, Integer.toUnsignedLong(flags), mask, dirfd, pathAddress) == -1) {
                throw failed(FANOTIFY_MARK, scratch, path);
            }
        }
    }

    private static ErrnoException failed(CFunction function, Scratch scratch, @Nullable String path) {
        if (Errno.of(scratch.errno()) == Errno.ENOSYS) {
            throw new UnsupportedOperationException(function.name() + ": this kernel was built without it");
        }
        return PosixErrors.failed(function, scratch, path);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count)} - takes events from a queue. Waits until there is one, if the queue is not non-blocking; a
     * virtual thread keeps its carrier meanwhile. Who reads an event closes its descriptors.
     *
     * @param fd the queue
     * @return the events in their order; empty if there are none and the queue is non-blocking
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left for the file, ETXTBSY for a program that runs and is to be opened for
     *     writing, EBADF
     * @see "fanotify(7)"
     */
    public static List<FanotifyEvent> fanotify_read(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(BUFFER);
            long count = READ.call(scratch, fd, memory, BUFFER);
            if (count == -1 && Errno.of(scratch.errno()) != Errno.EAGAIN) {
                throw PosixErrors.failed(READ, scratch);
            }
            List<FanotifyEvent> events = new ArrayList<>();
            for (long event = memory; event < memory + count; event += Layout.EVENT_LENGTH.get(event)) {
                events.add(read(event));
            }
            return Collections.unmodifiableList(events);
        }
    }

    private static FanotifyEvent read(long event) {
        List<FanotifyFile> files = new ArrayList<>();
        int pidfd = FAN_NOFD;
        long end = event + Layout.EVENT_LENGTH.get(event);
        for (long info = event + Layout.METADATA_LENGTH.get(event); info < end; info += Layout.INFO_LENGTH.get(info)) {
            int type = Layout.INFO_TYPE.getInt(info);
            if (type == Layout.TYPE_PIDFD) {
                pidfd = Layout.PIDFD.getInt(info);
            } else if (type == Layout.TYPE_FID || type == Layout.TYPE_DFID || type == Layout.TYPE_DFID_NAME) {
                files.add(readFile(info, type));
            }
        }
        return new FanotifyEvent(Layout.MASK.get(event), Layout.FD.getInt(event), Layout.PID.getInt(event), pidfd, files);
    }

    private static FanotifyFile readFile(long info, int type) {
        long handle = info + Layout.HANDLE;
        long name = handle + FileHandle.sizeAt(handle);
        return new FanotifyFile(type != Layout.TYPE_FID, Layout.FSID.get(info), FileHandle.at(handle),
                type == Layout.TYPE_DFID_NAME ? CStrings.read(name) : null);
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count)} - answers an event that somebody waits for. Until then they wait; when the queue is
     * closed, all are let.
     *
     * @param fd the queue
     * @param eventFd the event's descriptor
     * @param response {@code FAN_ALLOW} or {@code FAN_DENY}, with {@code FAN_AUDIT} or without
     * @throws ErrnoException ENOENT if nobody waits for it, EINVAL for another answer, EBADF
     * @see "fanotify(7)"
     */
    public static void fanotify_respond(int fd, int eventFd, int response) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(Layout.RESPONSE);
            Layout.RESPONSE_FD.set(struct, eventFd);
            Layout.RESPONSE_ANSWER.set(struct, Integer.toUnsignedLong(response));
            if (WRITE.call(scratch, fd, struct, Layout.RESPONSE.size()) == -1) {
                throw PosixErrors.failed(WRITE, scratch);
            }
        }
    }
}
