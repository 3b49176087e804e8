package org.os4j;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * The memory of an io_uring that the kernel shares: a ring of what is to be done, a ring of what came of it. For one thread at a time.
 *
 * <p>Each ring has one side that writes its tail and one that writes its head. Who writes releases what it has written before; who reads the other
 * side's number acquires it.
 */
final class UringRings {
    private static final KernelCall SETUP = new KernelCall("io_uring_setup", "5.1");
    private static final KernelCall ENTER = new KernelCall("io_uring_enter", "5.1");
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final int GETEVENTS = Constants.get("io_uring", "IORING_ENTER_GETEVENTS");

    private final int fd;
    private final List<MemorySegment> mapped = new ArrayList<>();
    private final MemorySegment submissions;
    private final MemorySegment completions;
    private final long entries;
    private final int submissionHead;
    private final int submissionTail;
    private final int submissionMask;
    private final int completionHead;
    private final int completionTail;
    private final int completionMask;
    private final long results;
    private final int completionCount;
    /** The two numbers that this side writes: nobody else does. */
    private int tail;
    private int head;

    private UringRings(int fd, long params) throws ErrnoException {
        this.fd = fd;
        boolean complete = false;
        try {
            int count = Params.ENTRIES.getInt(params);
            completionCount = Params.COMPLETIONS.getInt(params);
            int array = Params.ARRAY.getInt(params);
            int cqes = Params.CQES.getInt(params);
            submissions = map(array + (long) count * Integer.BYTES, Params.OFF_SUBMISSIONS);
            completions = map(cqes + (long) completionCount * Cqe.STRUCT.size(), Params.OFF_COMPLETIONS);
            entries = map((long) count * Sqe.STRUCT.size(), Params.OFF_ENTRIES).address();
            results = completions.address() + cqes;
            submissionHead = Params.HEAD.getInt(params);
            submissionTail = Params.TAIL.getInt(params);
            submissionMask = submissions.get(ValueLayout.JAVA_INT, Params.MASK.get(params));
            completionHead = Params.COMPLETION_HEAD.getInt(params);
            completionTail = Params.COMPLETION_TAIL.getInt(params);
            completionMask = completions.get(ValueLayout.JAVA_INT, Params.COMPLETION_MASK.get(params));
            for (int i = 0; i < count; i++) {
                submissions.set(ValueLayout.JAVA_INT, array + (long) i * Integer.BYTES, i);
            }
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /** Makes them, with room for so many entries at least. */
    static UringRings open(int entries) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long params = scratch.allocate(Params.STRUCT);
            int fd = (int) SETUP.call(scratch, entries, params);
            if (fd == -1) {
                Errno errno = Errno.of(scratch.errno());
                if (errno == Errno.EPERM || errno == Errno.EACCES) {
                    throw new UnsupportedOperationException("io_uring_setup: refused with " + errno
                            + ": /proc/sys/kernel/io_uring_disabled is not 0, or a seccomp filter forbids it, as that of a container");
                }
                if (errno == Errno.ENOSYS) {
                    throw new UnsupportedOperationException("io_uring_setup: this kernel has no io_uring (Linux has had it since 5.1, where it is built in),"
                            + " or a seccomp filter hides it");
                }
                throw SETUP.failed(scratch);
            }
            return new UringRings(fd, params);
        }
    }

    private MemorySegment map(long size, int offset) throws ErrnoException {
        MemorySegment memory = PosixMemory.mmap(size, MemoryConstants.PROT_READ | MemoryConstants.PROT_WRITE,
                MemoryConstants.MAP_SHARED | MemoryConstants.MAP_POPULATE, fd, offset);
        mapped.add(memory);
        return memory;
    }

    int fd() {
        return fd;
    }

    /** How many completions have room. */
    int completionCount() {
        return completionCount;
    }

    /** How many more entries have room. */
    int room() {
        return submissionMask + 1 - unsubmitted();
    }

    /** How many entries the kernel has not taken yet. */
    int unsubmitted() {
        return tail - (int) INT.getAcquire(submissions, submissionHead);
    }

    /** How many completions there are. */
    int available() {
        return (int) INT.getAcquire(completions, completionTail) - head;
    }

    /** Adds an entry; there must be room. */
    void add(int opcode, int file, long offset, long address, int length, int flags, long userData) {
        long entry = entry(tail);
        Memory.clear(entry, Sqe.STRUCT.size());
        Sqe.OPCODE.set(entry, opcode);
        Sqe.FD.set(entry, file);
        Sqe.OFFSET.set(entry, offset);
        Sqe.ADDRESS.set(entry, address);
        Sqe.LENGTH.set(entry, length);
        Sqe.FLAGS.set(entry, flags);
        Sqe.USER_DATA.set(entry, userData);
        setTail(tail + 1);
    }

    /** Takes the last entry back that the kernel has not taken, and says its user data; there must be one. */
    long takeBack() {
        setTail(tail - 1);
        return Sqe.USER_DATA.get(entry(tail));
    }

    private void setTail(int tail) {
        this.tail = tail;
        INT.setRelease(submissions, submissionTail, tail);
    }

    private long entry(int index) {
        return entries + (long) (index & submissionMask) * Sqe.STRUCT.size();
    }

    /** What is told of a completion. */
    @FunctionalInterface
    interface Taker {
        void take(long userData, int result, int flags);
    }

    /** Takes all completions that there are. */
    void drain(Taker taker) {
        int end = (int) INT.getAcquire(completions, completionTail);
        while (head != end) {
            long completion = results + (long) (head & completionMask) * Cqe.STRUCT.size();
            taker.take(Cqe.USER_DATA.get(completion), Cqe.RESULT.getInt(completion), Cqe.FLAGS.getInt(completion));
            head++;
        }
        INT.setRelease(completions, completionHead, head);
    }

    /** Has the kernel take so many entries, and waits until there are so many completions. A signal may end the waiting if it took some. */
    int enter(int toSubmit, int toWaitFor) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int taken = (int) ENTER.call(scratch, fd, toSubmit, toWaitFor, toWaitFor > 0 ? GETEVENTS : 0, 0);
            if (taken == -1) {
                throw ENTER.failed(scratch);
            }
            return taken;
        }
    }

    void close() {
        for (MemorySegment memory : mapped) {
            PosixMemory.unmap(memory.address(), memory.byteSize());
        }
        mapped.clear();
        FileCalls.closeQuietly(fd);
    }

    /** {@code struct io_uring_params}, and where the rings are mapped from. */
    private static final class Params {
        static final Struct STRUCT = Struct.named("io_uring_params");
        static final Field ENTRIES = STRUCT.field("sq_entries");
        static final Field COMPLETIONS = STRUCT.field("cq_entries");
        static final Field HEAD = STRUCT.field("sq_off.head");
        static final Field TAIL = STRUCT.field("sq_off.tail");
        static final Field MASK = STRUCT.field("sq_off.ring_mask");
        static final Field ARRAY = STRUCT.field("sq_off.array");
        static final Field COMPLETION_HEAD = STRUCT.field("cq_off.head");
        static final Field COMPLETION_TAIL = STRUCT.field("cq_off.tail");
        static final Field COMPLETION_MASK = STRUCT.field("cq_off.ring_mask");
        static final Field CQES = STRUCT.field("cq_off.cqes");
        static final int OFF_SUBMISSIONS = Constants.get("io_uring", "IORING_OFF_SQ_RING");
        static final int OFF_COMPLETIONS = Constants.get("io_uring", "IORING_OFF_CQ_RING");
        static final int OFF_ENTRIES = Constants.get("io_uring", "IORING_OFF_SQES");

        private Params() {}
    }

    /** {@code struct io_uring_sqe}. */
    private static final class Sqe {
        static final Struct STRUCT = Struct.named("io_uring_sqe");
        static final Field OPCODE = STRUCT.field("opcode");
        static final Field FD = STRUCT.field("fd");
        static final Field OFFSET = STRUCT.field("off");
        static final Field ADDRESS = STRUCT.field("addr");
        static final Field LENGTH = STRUCT.field("len");
        static final Field FLAGS = STRUCT.field("op_flags");
        static final Field USER_DATA = STRUCT.field("user_data");

        private Sqe() {}
    }

    /** {@code struct io_uring_cqe}. */
    private static final class Cqe {
        static final Struct STRUCT = Struct.named("io_uring_cqe");
        static final Field USER_DATA = STRUCT.field("user_data");
        static final Field RESULT = STRUCT.field("res");
        static final Field FLAGS = STRUCT.field("flags");

        private Cqe() {}
    }
}
