package org.os4j;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/** Other processes' memory, what processes share, scheduling by deadline, memory that is secret or waited at, the page cache: a part of {@link Linux}. */
public abstract sealed class LinuxProcesses extends LinuxSandbox implements ProcessMemoryConstants permits LinuxFanotify {
    private static final CFunction PROCESS_VM_READV = CFunction.ofLong("process_vm_readv");
    private static final CFunction PROCESS_VM_WRITEV = CFunction.ofLong("process_vm_writev");
    private static final KernelCall PROCESS_MADVISE = new KernelCall("process_madvise", "5.10");
    private static final KernelCall PROCESS_MRELEASE = new KernelCall("process_mrelease", "5.15");
    private static final KernelCall KCMP = new KernelCall("kcmp", "3.5, where it is built in");
    private static final KernelCall MEMBARRIER = new KernelCall("membarrier", "4.3");
    private static final KernelCall MEMFD_SECRET = new KernelCall("memfd_secret", "5.14, where secretmem.enable is set");
    private static final KernelCall CACHESTAT = new KernelCall("cachestat", "6.5");
    private static final KernelCall FUTEX = new KernelCall("futex", "2.6");
    private static final KernelCall SCHED_SETATTR = new KernelCall("sched_setattr", "3.14");
    private static final KernelCall SCHED_GETATTR = new KernelCall("sched_getattr", "3.14");

    LinuxProcesses() {}

    /** The layouts, for those who name memory. */
    private static final class Layout {
        static final Struct IOVEC = Struct.named("iovec");
        static final Field BASE = IOVEC.field("iov_base");
        static final Field LENGTH = IOVEC.field("iov_len");
        static final Struct RANGE = Struct.named("cachestat_range");
        static final Field RANGE_OFFSET = RANGE.field("off");
        static final Field RANGE_LENGTH = RANGE.field("len");

        private Layout() {}

        static void write(long iovec, long address, long length) {
            BASE.set(iovec, address);
            LENGTH.set(iovec, length);
        }
    }

    /**
     * {@code ssize_t process_vm_readv(pid_t pid, const struct iovec *local_iov, unsigned long liovcnt, const struct iovec *remote_iov, unsigned long
     * riovcnt, unsigned long flags)} - reads a process's memory.
     *
     * @param pid the process, which this one may trace: see ptrace(2)
     * @param address where in its memory, as in {@code /proc/PID/maps}
     * @param count how many bytes
     * @return the bytes, fewer if the memory ends before
     * @throws ErrnoException EFAULT if nothing is mapped there, EPERM if it may not be traced, ESRCH if there is no such process, ENOMEM
     * @throws IllegalArgumentException if the count is negative
     * @see "process_vm_readv(2)"
     */
    public static byte[] process_vm_readv(int pid, long address, int count) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(count);
            return Memory.bytes(memory, (int) transfer(PROCESS_VM_READV, scratch, pid, memory, address, count));
        }
    }

    /**
     * {@code ssize_t process_vm_writev(pid_t pid, const struct iovec *local_iov, unsigned long liovcnt, const struct iovec *remote_iov, unsigned long
     * riovcnt, unsigned long flags)} - writes to a process's memory.
     *
     * @param pid the process, which this one may trace: see ptrace(2)
     * @param address where in its memory, which must be writable
     * @param data the bytes
     * @return how many were written, fewer if the memory ends before
     * @throws ErrnoException EFAULT if nothing is mapped there that can be written, EPERM if it may not be traced, ESRCH if there is no such process,
     *     ENOMEM
     * @see "process_vm_writev(2)"
     */
    public static int process_vm_writev(int pid, long address, byte[] data) throws ErrnoException {
        Objects.requireNonNull(data, "data");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.bytes(data, 0, data.length);
            return (int) transfer(PROCESS_VM_WRITEV, scratch, pid, memory, address, data.length);
        }
    }

    private static long transfer(CFunction function, Scratch scratch, int pid, long here, long there, int count) throws ErrnoException {
        long local = scratch.allocate(Layout.IOVEC);
        long remote = scratch.allocate(Layout.IOVEC);
        Layout.write(local, here, count);
        Layout.write(remote, there, count);
        long moved = function.call(scratch, pid, local, 1, remote, 1, 0);
        if (moved == -1) {
            throw PosixErrors.failed(function, scratch);
        }
        return moved;
    }

    /**
     * {@code ssize_t process_madvise(int pidfd, const struct iovec *iovec, size_t vlen, int advice, unsigned int flags)} - tells the kernel how a
     * process will use its memory.
     *
     * @param pidfd the process, of {@link Posix#pidfd_open}
     * @param ranges parts of its memory, each beginning with a page
     * @param advice {@code MADV_COLD} or {@code MADV_PAGEOUT}; in newer kernels {@code MADV_WILLNEED}, {@code MADV_COLLAPSE} and others
     * @return how many bytes were advised on, fewer if one of the ranges is not mapped
     * @throws ErrnoException EINVAL for another advice, what does not begin with a page or too many ranges; ENOMEM if the first is not mapped, EPERM,
     *     ESRCH, EBADF
     * @throws UnsupportedOperationException before Linux 5.10
     * @see "process_madvise(2)"
     */
    public static long process_madvise(int pidfd, List<MemoryRange> ranges, int advice) throws ErrnoException {
        MemoryRange[] all = Objects.requireNonNull(ranges, "ranges").toArray(MemoryRange[]::new);
        try (Scratch scratch = Scratch.take()) {
            int size = Layout.IOVEC.size();
            long array = scratch.allocate((long) all.length * size);
            for (int i = 0; i < all.length; i++) {
                Layout.write(array + (long) i * size, all[i].address(), all[i].length());
            }
            long advised = PROCESS_MADVISE.call(scratch, pidfd, array, all.length, advice, 0);
            if (advised == -1) {
                throw PROCESS_MADVISE.failed(scratch);
            }
            return advised;
        }
    }

    /**
     * {@code int process_mrelease(int pidfd, unsigned int flags)} - frees the memory of a process that was killed and has not ended yet. May take a
     * while; a virtual thread keeps its carrier meanwhile.
     *
     * @param pidfd the process, of {@link Posix#pidfd_open}
     * @throws ErrnoException EINVAL if it is not dying, ESRCH if it has ended, EAGAIN if a part could not be freed, EBADF
     * @throws UnsupportedOperationException before Linux 5.15
     * @see "process_mrelease(2)"
     */
    public static void process_mrelease(int pidfd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            result(PROCESS_MRELEASE, scratch, PROCESS_MRELEASE.call(scratch, pidfd, 0));
        }
    }

    /**
     * {@code int kcmp(pid_t pid1, pid_t pid2, int type, unsigned long idx1, unsigned long idx2)} - whether two processes share something: whether two
     * descriptors are of one open file, say.
     *
     * @param pid1 one process, which this one may trace
     * @param pid2 the other, or the same
     * @param type what: one of the {@code KCMP_} constants
     * @param idx1 for {@code KCMP_FILE} the descriptor in the first process, otherwise 0
     * @param idx2 likewise in the second
     * @return 0 if they share it; 1 or 2 to put the two in an order that is always the same; 3 if they are different and have no order
     * @throws ErrnoException EBADF for {@code KCMP_FILE} if a descriptor is not open, EPERM if one may not be traced, ESRCH if there is no such process,
     *     EINVAL for another type
     * @throws UnsupportedOperationException if the kernel was built without it
     * @see "kcmp(2)"
     */
    public static int kcmp(int pid1, int pid2, int type, long idx1, long idx2) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return result(KCMP, scratch, KCMP.call(scratch, pid1, pid2, type, idx1, idx2));
        }
    }

    /**
     * {@code int membarrier(int cmd, unsigned int flags, int cpu_id)} - a full memory barrier on other threads at once, so that they need none on a path
     * that must be fast.
     *
     * @param command one of the {@code MEMBARRIER_CMD_} constants
     * @param flags 0
     * @return for {@code MEMBARRIER_CMD_QUERY} the commands that there are; otherwise 0
     * @throws ErrnoException EPERM for {@code MEMBARRIER_CMD_PRIVATE_EXPEDITED} of a process that did not register, EINVAL for another command or flag
     * @throws UnsupportedOperationException if the kernel was built without it
     * @see "membarrier(2)"
     */
    public static int membarrier(int command, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return result(MEMBARRIER, scratch, MEMBARRIER.call(scratch, command, Integer.toUnsignedLong(flags), 0));
        }
    }

    /**
     * {@code int memfd_secret(unsigned int flags)} - a file without a name whose memory nobody but who maps it can see, not even the kernel: for keys.
     * It is given its size by {@link Posix#ftruncate}, mapped by {@link Posix#mmap} with {@code MAP_SHARED}, locked against swapping out, and cannot be
     * read or written as a file.
     *
     * @param flags 0; close-on-exec is added
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EINVAL for another flag, EMFILE or ENFILE
     * @throws UnsupportedOperationException before Linux 5.14, or if the system was started without {@code secretmem.enable}
     * @see "memfd_secret(2)"
     */
    public static int memfd_secret(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return result(MEMFD_SECRET, scratch, MEMFD_SECRET.call(scratch, Integer.toUnsignedLong(flags | PosixDescriptors.O_CLOEXEC)));
        }
    }

    /**
     * {@code int cachestat(unsigned int fd, struct cachestat_range *range, struct cachestat *cstat, unsigned int flags)} - how much of a part of a file is
     * in the page cache.
     *
     * @param fd the file, which may be written or is one's own
     * @param offset where the part begins, in bytes
     * @param length how many bytes; 0 for all to the end
     * @return the pages of each kind
     * @throws ErrnoException EBADF, EOPNOTSUPP for a file of huge pages, EPERM
     * @throws IllegalArgumentException if the offset or the length is negative
     * @throws UnsupportedOperationException before Linux 6.5
     * @see "cachestat(2)"
     */
    public static CacheStat cachestat(int fd, long offset, long length) throws ErrnoException {
        Arguments.checkCount(offset, "offset");
        Arguments.checkCount(length, "length");
        try (Scratch scratch = Scratch.take()) {
            long range = scratch.allocate(Layout.RANGE);
            long struct = scratch.allocate(CacheStat.Layout.STRUCT);
            Layout.RANGE_OFFSET.set(range, offset);
            Layout.RANGE_LENGTH.set(range, length);
            result(CACHESTAT, scratch, CACHESTAT.call(scratch, fd, range, struct, 0));
            return CacheStat.read(struct);
        }
    }

    /**
     * {@code long syscall(SYS_futex, uint32_t *uaddr, FUTEX_WAIT, uint32_t val, const struct timespec *timeout)} - waits until somebody wakes those who
     * wait at a place in memory, unless it does not hold what is expected: then there is nothing to wait for any more. In a shared mapping it works
     * between processes, and locks and conditions are made of it. It may return without a reason, as every such call may: look at the memory again.
     *
     * <p>Blocks; a virtual thread keeps its carrier meanwhile.
     *
     * @param word native memory that begins with the 32 bits, aligned to 4
     * @param expected what they hold as long as there is something to wait for
     * @param timeout how long to wait at most; null for ever
     * @return true if it was woken; false if the time was over, the memory holds something else, or a signal came
     * @throws ErrnoException EFAULT, EACCES if the memory cannot be read
     * @throws IllegalArgumentException if the timeout is negative, or it is no memory for a word
     * @see "futex(2), FUTEX_WAIT(2const)"
     */
    public static boolean futex_wait(MemorySegment word, int expected, @Nullable Duration timeout) throws ErrnoException {
        checkWord(word);
        long span = Times.timeout(timeout);
        try (Scratch scratch = Scratch.take()) {
            long time = 0;
            if (span != Times.FOREVER) {
                time = scratch.allocate(Times.TIMESPEC_SIZE);
                Times.write(time, span);
            }
            if (FUTEX.callWithSegment(scratch, word, FUTEX_WAIT, Integer.toUnsignedLong(expected), time) == 0) {
                return true;
            }
            Errno errno = Errno.of(scratch.errno());
            if (errno == Errno.ETIMEDOUT || errno == Errno.EAGAIN || errno == Errno.EINTR) {
                return false;
            }
            throw FUTEX.failed(scratch);
        }
    }

    /**
     * {@code long syscall(SYS_futex, uint32_t *uaddr, FUTEX_WAKE, uint32_t val)} - wakes those who wait at a place in memory, by {@link #futex_wait}.
     *
     * @param word native memory that begins with the 32 bits, aligned to 4
     * @param count how many of them at most; {@code Integer.MAX_VALUE} for all
     * @return how many were woken
     * @throws ErrnoException EFAULT, EACCES if the memory cannot be read
     * @throws IllegalArgumentException if it is no memory for a word, or the count negative
     * @see "futex(2), FUTEX_WAKE(2const)"
     */
    public static int futex_wake(MemorySegment word, int count) throws ErrnoException {
        checkWord(word);
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            return result(FUTEX, scratch, FUTEX.callWithSegment(scratch, word, FUTEX_WAKE, count, 0));
        }
    }

    private static void checkWord(MemorySegment word) {
        if (!word.isNative() || word.byteSize() < Integer.BYTES || word.address() % Integer.BYTES != 0) {
            throw new IllegalArgumentException("word: must be native memory of 4 bytes, aligned to 4: " + word);
        }
    }

    /**
     * {@code int sched_setattr(pid_t pid, struct sched_attr *attr, unsigned int flags)} - says how a thread is scheduled, with every policy that there
     * is: {@code SCHED_DEADLINE} has no other call. A thread with a deadline starts neither threads nor processes, without {@code SCHED_FLAG_RESET_ON_FORK}.
     *
     * @param pid the thread, or 0 for the calling one
     * @param attributes how
     * @throws ErrnoException EPERM without CAP_SYS_NICE, or for {@code SCHED_DEADLINE} of a thread that may not run on all processors; EBUSY if the
     *     processors would be promised more than they have, EINVAL for values that do not belong to the policy, E2BIG for those that the kernel does
     *     not know, ESRCH
     * @throws UnsupportedOperationException in a virtual thread, for the calling one
     * @see "sched_setattr(2)"
     */
    public static void sched_setattr(int pid, SchedAttr attributes) throws ErrnoException {
        Objects.requireNonNull(attributes, "attributes");
        requirePlatformThreadFor("sched_setattr", pid);
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(SchedAttr.Layout.STRUCT);
            attributes.writeTo(struct);
            result(SCHED_SETATTR, scratch, SCHED_SETATTR.call(scratch, pid, struct, 0));
        }
    }

    /**
     * {@code int sched_getattr(pid_t pid, struct sched_attr *attr, unsigned int size, unsigned int flags)} - how a thread is scheduled.
     *
     * @param pid the thread, or 0 for the calling one
     * @return its policy and what belongs to it
     * @throws ErrnoException ESRCH if there is no such thread, EINVAL for a negative one
     * @throws UnsupportedOperationException in a virtual thread, for the calling one
     * @see "sched_getattr(2)"
     */
    public static SchedAttr sched_getattr(int pid) throws ErrnoException {
        requirePlatformThreadFor("sched_getattr", pid);
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(SchedAttr.Layout.STRUCT);
            result(SCHED_GETATTR, scratch, SCHED_GETATTR.call(scratch, pid, struct, SchedAttr.Layout.STRUCT.size(), 0));
            return SchedAttr.read(struct);
        }
    }

    private static void requirePlatformThreadFor(String call, int pid) {
        if (pid == 0) {
            Arguments.requirePlatformThread(call);
        }
    }
}
