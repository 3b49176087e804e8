package org.os4j;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Times;

/**
 * Message queues between processes, of POSIX's real-time calls: a part of {@link Posix}.
 *
 * <p>A name begins with a slash and has no other. It stays until it is unlinked, or the system ends. What waits may block; a virtual thread keeps its
 * carrier meanwhile. A timeout is a span from now on. Before glibc 2.34 these calls are in a library of their own, and os4j says that there are none.
 */
public abstract sealed class PosixQueues extends PosixSyscall permits PosixRealtime {
    private static final CFunction MQ_OPEN = CFunction.ofInt("mq_open");
    private static final CFunction MQ_CLOSE = CFunction.ofInt("mq_close").interruptible();
    private static final CFunction MQ_UNLINK = CFunction.ofInt("mq_unlink");
    private static final CFunction MQ_TIMEDSEND = CFunction.ofInt("mq_timedsend");
    private static final CFunction MQ_TIMEDRECEIVE = CFunction.ofLong("mq_timedreceive");
    private static final CFunction MQ_GETATTR = CFunction.ofInt("mq_getattr");
    private static final CFunction MQ_SETATTR = CFunction.ofInt("mq_setattr");
    private static final CFunction MQ_NOTIFY = CFunction.ofInt("mq_notify");

    PosixQueues() {}

    /**
     * {@code mqd_t mq_open(const char *name, int oflag)} - opens a message queue that there is.
     *
     * @param name its name, as {@code /queue}
     * @param flags {@code O_RDONLY}, {@code O_WRONLY} or {@code O_RDWR}, and {@code O_NONBLOCK}
     * @return its descriptor, close-on-exec, which can be polled
     * @throws ErrnoException ENOENT if there is none, EACCES, EINVAL for a name that is none, EMFILE, ENFILE, ENOSYS if the kernel has no queues
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "mq_open(3), mq_overview(7)"
     */
    public static int mq_open(String name, int flags) throws ErrnoException {
        return openQueue(name, flags & ~O_CREAT, 0, 0, 0);
    }

    /**
     * {@code mqd_t mq_open(const char *name, int oflag, mode_t mode, struct mq_attr *attr)} - opens a message queue, and makes it if there is none.
     *
     * @param name its name, as {@code /queue}
     * @param flags {@code O_RDONLY}, {@code O_WRONLY} or {@code O_RDWR}, and any of {@code O_EXCL} and {@code O_NONBLOCK}; {@code O_CREAT} is added
     * @param mode its permissions, before the umask
     * @param maxMessages how many messages wait in it at most
     * @param messageSize how many bytes a message has at most
     * @return its descriptor, close-on-exec, which can be polled
     * @throws ErrnoException EEXIST for {@code O_EXCL} if there is one, EINVAL for more than {@code /proc/sys/fs/mqueue} allows, EMFILE for more than
     *     the user may have, as {@link #mq_open(String, int)} otherwise
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "mq_open(3), mq_overview(7)"
     */
    public static int mq_open(String name, int flags, int mode, long maxMessages, long messageSize) throws ErrnoException {
        return openQueue(name, flags | O_CREAT, mode, maxMessages, messageSize);
    }

    private static int openQueue(String name, int flags, int mode, long maxMessages, long messageSize) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long nameAddress = scratch.string(name, "name");
            long attributes = scratch.allocate(QueueAttributes.Layout.STRUCT);
            QueueAttributes.Layout.MAX_MESSAGES.set(attributes, maxMessages);
            QueueAttributes.Layout.MESSAGE_SIZE.set(attributes, messageSize);
            int queue = (int) MQ_OPEN.call(scratch, nameAddress, flags | O_CLOEXEC, mode, attributes);
            if (queue == -1) {
                throw failed(MQ_OPEN, scratch, name);
            }
            return queue;
        }
    }

    /**
     * {@code int mq_close(mqd_t mqdes)} - closes a queue's descriptor.
     *
     * @param queue the queue
     * @throws ErrnoException EBADF if it is not open
     * @see "mq_close(3)"
     */
    public static void mq_close(int queue) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (MQ_CLOSE.call(scratch, queue) == -1) {
                throw failed(MQ_CLOSE, scratch);
            }
        }
    }

    /**
     * {@code int mq_unlink(const char *name)} - removes a queue's name; it is gone when the last has closed it.
     *
     * @param name its name
     * @throws ErrnoException ENOENT, EACCES, ENAMETOOLONG
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "mq_unlink(3)"
     */
    public static void mq_unlink(String name) throws ErrnoException {
        unlinkName(MQ_UNLINK, name);
    }

    /**
     * {@code int mq_send(mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned int msg_prio)} - sends a message. Waits while the queue is full.
     *
     * @param queue the queue
     * @param data the message
     * @param priority its priority, below 32768: higher ones come first
     * @throws ErrnoException EAGAIN if it is full and non-blocking, EMSGSIZE if the message is too long, EINVAL for another priority, EBADF if it is not
     *     open for writing
     * @see "mq_send(3)"
     */
    public static void mq_send(int queue, byte[] data, int priority) throws ErrnoException {
        send("mq_send", queue, data, priority, Times.FOREVER);
    }

    /**
     * {@code int mq_timedsend(mqd_t mqdes, const char *msg_ptr, size_t msg_len, unsigned int msg_prio, const struct timespec *abs_timeout)} - as
     * {@link #mq_send}, for a time.
     *
     * @param queue the queue
     * @param data the message
     * @param priority its priority
     * @param timeout how long to wait at most
     * @throws ErrnoException ETIMEDOUT if the time was over; as {@link #mq_send} otherwise
     * @throws IllegalArgumentException if the timeout is negative
     * @see "mq_timedsend(3)"
     */
    public static void mq_timedsend(int queue, byte[] data, int priority, Duration timeout) throws ErrnoException {
        Objects.requireNonNull(timeout, "timeout");
        send("mq_timedsend", queue, data, priority, Times.timeout(timeout));
    }

    private static void send(String function, int queue, byte[] data, int priority, long timeout) throws ErrnoException {
        Objects.requireNonNull(data, "data");
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.bytes(data, 0, data.length);
            long until = until(scratch, timeout);
            if (MQ_TIMEDSEND.call(scratch, queue, memory, data.length, Integer.toUnsignedLong(priority), until) == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
        }
    }

    /**
     * {@code ssize_t mq_receive(mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned int *msg_prio)} - takes the oldest message of the highest priority.
     * Waits while there is none.
     *
     * @param queue the queue
     * @return the message
     * @throws ErrnoException EAGAIN if there is none and the queue is non-blocking, EBADF if it is not open for reading
     * @see "mq_receive(3)"
     */
    public static QueuedMessage mq_receive(int queue) throws ErrnoException {
        return receive("mq_receive", queue, Times.FOREVER);
    }

    /**
     * {@code ssize_t mq_timedreceive(mqd_t mqdes, char *msg_ptr, size_t msg_len, unsigned int *msg_prio, const struct timespec *abs_timeout)} - as
     * {@link #mq_receive}, for a time.
     *
     * @param queue the queue
     * @param timeout how long to wait at most
     * @return the message
     * @throws ErrnoException ETIMEDOUT if the time was over; as {@link #mq_receive} otherwise
     * @throws IllegalArgumentException if the timeout is negative
     * @see "mq_timedreceive(3)"
     */
    public static QueuedMessage mq_timedreceive(int queue, Duration timeout) throws ErrnoException {
        Objects.requireNonNull(timeout, "timeout");
        return receive("mq_timedreceive", queue, Times.timeout(timeout));
    }

    private static QueuedMessage receive(String function, int queue, long timeout) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(QueueAttributes.Layout.STRUCT);
            if (MQ_GETATTR.call(scratch, queue, struct) == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
            long size = QueueAttributes.Layout.MESSAGE_SIZE.get(struct);
            long memory = scratch.allocate(size);
            long priority = scratch.allocateZeroed(Integer.BYTES);
            long count = MQ_TIMEDRECEIVE.call(scratch, queue, memory, size, priority, until(scratch, timeout));
            if (count == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
            return new QueuedMessage(Memory.bytes(memory, (int) count), Memory.getInt(priority));
        }
    }

    /**
     * {@code int mq_getattr(mqd_t mqdes, struct mq_attr *attr)} - what a queue is like, and how much is in it.
     *
     * @param queue the queue
     * @return its attributes
     * @throws ErrnoException EBADF if it is no queue
     * @see "mq_getattr(3)"
     */
    public static QueueAttributes mq_getattr(int queue) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(QueueAttributes.Layout.STRUCT);
            if (MQ_GETATTR.call(scratch, queue, struct) == -1) {
                throw failed(MQ_GETATTR, scratch);
            }
            return QueueAttributes.read(struct);
        }
    }

    /**
     * {@code int mq_setattr(mqd_t mqdes, const struct mq_attr *newattr, struct mq_attr *oldattr)} - lets calls on a queue fail where they would wait, or
     * wait.
     *
     * @param queue the queue
     * @param flags {@code O_NONBLOCK} or 0
     * @return its attributes before
     * @throws ErrnoException EINVAL for another flag, EBADF if it is no queue
     * @see "mq_setattr(3)"
     */
    public static QueueAttributes mq_setattr(int queue, long flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(QueueAttributes.Layout.STRUCT);
            long before = scratch.allocate(QueueAttributes.Layout.STRUCT);
            QueueAttributes.Layout.FLAGS.set(struct, flags);
            if (MQ_SETATTR.call(scratch, queue, struct, before) == -1) {
                throw failed(MQ_SETATTR, scratch);
            }
            return QueueAttributes.read(before);
        }
    }

    /**
     * {@code int mq_notify(mqd_t mqdes, const struct sigevent *sevp)} - has this process told once when a message comes into a queue that is empty,
     * unless somebody waits for one there. One process at a time is told; closing the descriptor ends it. A queue's descriptor can be polled
     * too, which suits a JVM better.
     *
     * @param queue the queue
     * @param event a signal for the process, whose {@link Siginfo#code()} is {@code SI_MESGQ}, or {@link SigEvent#none}, which keeps others from
     *     being told; null for no more
     * @throws ErrnoException EBUSY if a process is to be told already, this one included; EINVAL for what is no signal, EBADF if it is no queue, ENOMEM
     * @throws IllegalArgumentException for an event for one thread, which queues do not have
     * @see "mq_notify(3)"
     */
    public static void mq_notify(int queue, @Nullable SigEvent event) throws ErrnoException {
        if (event != null && event.kind() != SIGEV_SIGNAL && event.kind() != SIGEV_NONE) {
            throw new IllegalArgumentException("event: must be a signal for the process, or none: " + event);
        }
        try (Scratch scratch = Scratch.take()) {
            long struct = 0;
            if (event != null) {
                struct = scratch.allocate(SigEvent.Layout.STRUCT);
                event.writeTo(struct);
            }
            if (MQ_NOTIFY.call(scratch, queue, struct) == -1) {
                throw failed(MQ_NOTIFY, scratch);
            }
        }
    }

    static void unlinkName(CFunction function, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (function.call(scratch, scratch.string(name, "name")) == -1) {
                throw failed(function, scratch, name);
            }
        }
    }

    /** The time on CLOCK_REALTIME at which a timeout is over, as a {@code struct timespec}; 0 for one that never is. */
    static long until(Scratch scratch, long timeout) {
        if (timeout == Times.FOREVER) {
            return 0;
        }
        long timespec = scratch.allocate(Times.TIMESPEC_SIZE);
        Times.write(timespec, Duration.between(Instant.EPOCH, Instant.now()).plusNanos(timeout));
        return timespec;
    }
}
