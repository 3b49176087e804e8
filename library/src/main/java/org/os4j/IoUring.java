package org.os4j;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Constants;
import org.os4j.internal.Times;

/**
 * A queue of operations that the kernel does by itself, many with each call, and a queue of what came of them: io_uring.
 *
 * <pre>{@code
 * try (IoUring ring = IoUring.open(64); Arena arena = Arena.ofShared()) {
 *     MemorySegment first = arena.allocate(4096);
 *     MemorySegment second = arena.allocate(4096);
 *     ring.read(fd, first, 0, 1);
 *     ring.read(fd, second, 4096, 2);
 *     ring.submitAndWait(2);
 *     for (IoUring.Completion done : ring.completions()) {
 *         System.out.println(done.userData() + ": " + done.result());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Memory.</b> The kernel uses an operation's memory until its completion is there. The ring keeps it reachable until then, which is all that memory
 * of {@code Arena.ofAuto()} and {@code Arena.global()} needs. An arena that is closed by hand must stay open until the completion was taken, or the
 * ring is closed: the kernel would write into what is somebody else's by then. A ring that is opened last, or in the same {@code try} after the arena, is
 * closed first.
 *
 * <p><b>Room.</b> Operations are added to a submission queue, which the kernel takes over in {@link #submit}. One that is full, and a ring of which so
 * many operations are under way that their completions would have no room, are an IllegalStateException; {@link #room} tells before.
 *
 * <p><b>Results.</b> A completion has the number that its operation was given, and what the call of that name returns, or minus errno. They come in the
 * order in which they are done.
 *
 * <p><b>Threads.</b> One call at a time is made; others wait for it, {@link #close} too. A thread that submits must live on while its operations wait for
 * something: one that is ready when its thread has ended fails with ECANCELED instead, and nothing is done. A virtual thread submits as its carrier, and
 * keeps it while it waits.
 *
 * <p>Since Linux 5.6 for all that is here. Many containers forbid it. {@link #fd} can be polled, so that a {@link Dispatcher} waits for completions.
 */
public final class IoUring implements AutoCloseable {
    private static final long MOST_AT_ONCE = 0x7fff_f000;

    private final UringOperations operations;
    private final Cleaner.Cleanable watch;

    private IoUring(UringOperations operations) {
        this.operations = operations;
        watch = Leaks.watch(this, operations);
    }

    /** The numbers of the operations. */
    private static final class Operation {
        static final int NOP = Constants.get("io_uring", "IORING_OP_NOP");
        static final int READV = Constants.get("io_uring", "IORING_OP_READV");
        static final int WRITEV = Constants.get("io_uring", "IORING_OP_WRITEV");
        static final int FSYNC = Constants.get("io_uring", "IORING_OP_FSYNC");
        static final int POLL_ADD = Constants.get("io_uring", "IORING_OP_POLL_ADD");
        static final int TIMEOUT = Constants.get("io_uring", "IORING_OP_TIMEOUT");
        static final int ACCEPT = Constants.get("io_uring", "IORING_OP_ACCEPT");
        static final int READ = Constants.get("io_uring", "IORING_OP_READ");
        static final int WRITE = Constants.get("io_uring", "IORING_OP_WRITE");
        static final int DATASYNC = Constants.get("io_uring", "IORING_FSYNC_DATASYNC");

        private Operation() {}
    }

    /**
     * What came of an operation: C's {@code struct io_uring_cqe}.
     *
     * @param userData the number that it was given
     * @param result what the call of that name returns, or minus errno
     * @param flags any of the kernel's {@code IORING_CQE_F_} flags, as a rule 0
     */
    public record Completion(long userData, int result, int flags) {
        /**
         * What it failed with.
         *
         * @return the error; null if it did not fail
         */
        public @Nullable Errno errno() {
            return result < 0 ? Errno.of(-result) : null;
        }
    }

    /**
     * {@code int io_uring_setup(u32 entries, struct io_uring_params *p)} - makes a ring.
     *
     * @param entries how many operations the submission queue has room for, rounded up to a power of 2; nearly twice as many may be under way
     * @return the ring, whose descriptor is close-on-exec
     * @throws ErrnoException EINVAL for more than 32768 entries, ENOMEM, EMFILE, ENFILE
     * @throws IllegalArgumentException if there is not one entry at least
     * @throws UnsupportedOperationException if the kernel has no io_uring, or it is forbidden: by the administrator or by a container
     * @see "io_uring_setup(2)"
     */
    public static IoUring open(int entries) throws ErrnoException {
        if (entries < 1) {
            throw new IllegalArgumentException("entries: must be at least one: " + entries);
        }
        return new IoUring(UringOperations.open(entries));
    }

    /**
     * The ring's descriptor, for poll and its like: it is readable while there are completions.
     *
     * @return the descriptor, which stays the ring's
     * @throws IllegalStateException if the ring is closed
     */
    public synchronized int fd() {
        operations.checkOpen();
        return operations.fd();
    }

    /**
     * How many operations can be added before the next {@link #submit}, and before completions are taken.
     *
     * @return the number
     * @throws IllegalStateException if the ring is closed
     */
    public synchronized int room() {
        operations.checkOpen();
        return operations.room();
    }

    /**
     * How many operations were added whose completions were not taken yet.
     *
     * @return the number
     * @throws IllegalStateException if the ring is closed
     */
    public synchronized int underWay() {
        operations.checkOpen();
        return operations.underWay();
    }

    /**
     * {@code IORING_OP_NOP} - adds an operation that does nothing. Its result is 0.
     *
     * @param userData its number in {@link Completion#userData}
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2)"
     */
    public synchronized void nop(long userData) {
        operations.add(Operation.NOP, -1, 0, 0, 0, 0, userData, null);
    }

    /**
     * {@code IORING_OP_READ} - adds a read, as of pread.
     *
     * @param fd the file, pipe or socket
     * @param memory native memory where the bytes go, in use until the completion
     * @param offset where in the file; -1 for where its offset is, and for what has none
     * @param userData its number in {@link Completion#userData}; the result is the number of bytes
     * @throws IllegalArgumentException if it is not native memory, or read-only, or the offset is less than -1
     * @throws IllegalStateException if there is no room, or the ring or the memory's arena is closed
     * @throws WrongThreadException if the memory is another thread's
     * @see "io_uring_enter(2), pread(2)"
     */
    public synchronized void read(int fd, MemorySegment memory, long offset, long userData) {
        checkToFill(memory);
        transfer(Operation.READ, fd, memory, offset, userData);
    }

    /**
     * {@code IORING_OP_WRITE} - adds a write, as of pwrite. It may write less than all.
     *
     * @param fd the file, pipe or socket
     * @param memory native memory with the bytes, in use until the completion
     * @param offset where in the file; -1 for where its offset is, and for what has none
     * @param userData its number in {@link Completion#userData}; the result is the number of bytes
     * @throws IllegalArgumentException if it is not native memory, or the offset is less than -1
     * @throws IllegalStateException if there is no room, or the ring or the memory's arena is closed
     * @throws WrongThreadException if the memory is another thread's
     * @see "io_uring_enter(2), pwrite(2)"
     */
    public synchronized void write(int fd, MemorySegment memory, long offset, long userData) {
        checkUsable(memory);
        transfer(Operation.WRITE, fd, memory, offset, userData);
    }

    private void transfer(int opcode, int fd, MemorySegment memory, long offset, long userData) {
        checkOffset(offset);
        operations.add(opcode, fd, offset, memory.address(), (int) Math.min(memory.byteSize(), MOST_AT_ONCE), 0, userData, memory);
    }

    /**
     * {@code IORING_OP_READV} - adds a read into several pieces of memory, as of preadv.
     *
     * @param fd the file, pipe or socket
     * @param memory pieces of native memory where the bytes go, in use until the completion
     * @param offset where in the file; -1 for where its offset is, and for what has none
     * @param userData its number in {@link Completion#userData}; the result is the number of bytes
     * @throws IllegalArgumentException if one is not native memory, or read-only, or the offset is less than -1
     * @throws IllegalStateException if there is no room, or the ring or an arena is closed
     * @throws WrongThreadException if some of the memory is another thread's
     * @see "io_uring_enter(2), preadv(2)"
     */
    public synchronized void readv(int fd, List<MemorySegment> memory, long offset, long userData) {
        transfer(Operation.READV, fd, memory, IoUring::checkToFill, offset, userData);
    }

    /**
     * {@code IORING_OP_WRITEV} - adds a write of several pieces of memory, as of pwritev. It may write less than all.
     *
     * @param fd the file, pipe or socket
     * @param memory pieces of native memory with the bytes, in use until the completion
     * @param offset where in the file; -1 for where its offset is, and for what has none
     * @param userData its number in {@link Completion#userData}; the result is the number of bytes
     * @throws IllegalArgumentException if one is not native memory, or the offset is less than -1
     * @throws IllegalStateException if there is no room, or the ring or an arena is closed
     * @throws WrongThreadException if some of the memory is another thread's
     * @see "io_uring_enter(2), pwritev(2)"
     */
    public synchronized void writev(int fd, List<MemorySegment> memory, long offset, long userData) {
        transfer(Operation.WRITEV, fd, memory, IoUring::checkUsable, offset, userData);
    }

    private void transfer(int opcode, int fd, List<MemorySegment> memory, Consumer<MemorySegment> check, long offset, long userData) {
        MemorySegment[] all = Objects.requireNonNull(memory, "memory").toArray(MemorySegment[]::new);
        for (MemorySegment one : all) {
            check.accept(one);
        }
        checkOffset(offset);
        operations.addVector(opcode, fd, all, offset, userData);
    }

    /**
     * {@code IORING_OP_FSYNC} - adds the writing out of a file to the disk, as of fsync. It does not wait for writes that were added before: their
     * completions come first.
     *
     * @param fd the file
     * @param userData its number in {@link Completion#userData}; the result is 0
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2), fsync(2)"
     */
    public synchronized void fsync(int fd, long userData) {
        operations.add(Operation.FSYNC, fd, 0, 0, 0, 0, userData, null);
    }

    /**
     * {@code IORING_OP_FSYNC} with {@code IORING_FSYNC_DATASYNC} - as {@link #fsync}, of the data alone, as of fdatasync.
     *
     * @param fd the file
     * @param userData its number in {@link Completion#userData}; the result is 0
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2), fdatasync(2)"
     */
    public synchronized void fdatasync(int fd, long userData) {
        operations.add(Operation.FSYNC, fd, 0, 0, 0, Operation.DATASYNC, userData, null);
    }

    /**
     * {@code IORING_OP_ACCEPT} - adds the acceptance of a connection, as of accept4.
     *
     * @param fd the socket that listens
     * @param flags 0 or any of {@code SOCK_NONBLOCK} and {@code SOCK_CLOEXEC}, which is added
     * @param userData its number in {@link Completion#userData}; the result is the connection's descriptor, close-on-exec. One that nobody takes because
     *     the ring is closed stays open
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2), accept4(2)"
     */
    public synchronized void accept(int fd, int flags, long userData) {
        operations.add(Operation.ACCEPT, fd, 0, 0, 0, flags | SocketConstants.SOCK_CLOEXEC, userData, null);
    }

    /**
     * {@code IORING_OP_POLL_ADD} - adds a wait for a descriptor, once, as of poll.
     *
     * @param fd the descriptor
     * @param events any of {@code POLLIN}, {@code POLLOUT} and their sisters
     * @param userData its number in {@link Completion#userData}; the result is what it is ready for
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2), poll(2)"
     */
    public synchronized void poll(int fd, int events, long userData) {
        operations.add(Operation.POLL_ADD, fd, 0, 0, 0, events, userData, null);
    }

    /**
     * {@code IORING_OP_TIMEOUT} - adds a wait for a time, from when it is submitted.
     *
     * @param time how long
     * @param userData its number in {@link Completion#userData}; the result is minus ETIME when the time is over
     * @throws IllegalArgumentException if the time is negative
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2)"
     */
    public synchronized void timeout(Duration time, long userData) {
        operations.addTimed(Operation.TIMEOUT, Times.check(time, "time"), userData);
    }

    /**
     * {@code IORING_OP_ASYNC_CANCEL} - adds the cancellation of an operation, whose own result is minus ECANCELED then, as a rule.
     *
     * @param cancelled the number of the operation; if several have it, of one of them
     * @param userData its number in {@link Completion#userData}; the result is 0, minus ENOENT if there is none any more, or minus EALREADY if it may be
     *     done all the same
     * @throws IllegalStateException if there is no room, or the ring is closed
     * @see "io_uring_enter(2)"
     */
    public synchronized void cancel(long cancelled, long userData) {
        operations.addCancel(cancelled, userData);
    }

    /**
     * {@code int io_uring_enter(unsigned int fd, unsigned int to_submit, 0, 0, NULL)} - has the kernel begin with all that was added. It does at once what
     * needs no waiting.
     *
     * @return how many operations were submitted
     * @throws ErrnoException EAGAIN or ENOMEM if the kernel has no memory for them: what it did not take stays in the queue
     * @throws IllegalStateException if the ring is closed
     * @see "io_uring_enter(2)"
     */
    public synchronized int submit() throws ErrnoException {
        return operations.submit(0);
    }

    /**
     * {@code int io_uring_enter(unsigned int fd, unsigned int to_submit, unsigned int min_complete, IORING_ENTER_GETEVENTS, NULL)} - as {@link #submit},
     * and waits until there are so many completions that were not taken. Signals do not end the waiting.
     *
     * @param count for how many completions
     * @return how many operations were submitted
     * @throws ErrnoException as {@link #submit}
     * @throws IllegalArgumentException if the count is negative, or so many operations are not under way: it would wait for ever
     * @throws IllegalStateException if the ring is closed
     * @see "io_uring_enter(2)"
     */
    public synchronized int submitAndWait(int count) throws ErrnoException {
        operations.checkOpen();
        if (count < 0 || count > operations.underWay()) {
            throw new IllegalArgumentException("count: must be from 0 to the " + operations.underWay() + " operations that are under way: " + count);
        }
        return operations.submit(count);
    }

    /**
     * Takes the completions that there are, without a call of the kernel.
     *
     * @return all of them, in the order in which they came; empty if there are none
     * @throws IllegalStateException if the ring is closed
     * @see "io_uring(7)"
     */
    public synchronized List<Completion> completions() {
        return operations.completions();
    }

    /**
     * Cancels all that is under way, waits until the kernel uses none of its memory any more, and closes the ring. What was added and not submitted is not
     * done. A ring that is lost is closed when the garbage collector finds it, with a warning, as an {@link Fd} is.
     */
    @Override
    public synchronized void close() {
        operations.close();
        watch.clean();
    }

    private static void checkOffset(long offset) {
        if (offset < -1) {
            throw new IllegalArgumentException("offset: must not be less than -1: " + offset);
        }
    }

    private static void checkToFill(MemorySegment memory) {
        checkUsable(memory);
        if (memory.isReadOnly()) {
            throw new IllegalArgumentException("memory: is read-only");
        }
    }

    private static void checkUsable(MemorySegment memory) {
        if (!Objects.requireNonNull(memory, "memory").isNative()) {
            throw new IllegalArgumentException("memory: is not native memory, which the kernel could use after the call");
        }
        Mapping.checkOpen(memory);
    }
}
