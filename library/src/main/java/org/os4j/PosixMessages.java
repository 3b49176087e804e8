package org.os4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;
import org.os4j.internal.Timeval;

/** Options of sockets that are structs, and messages with descriptors and credentials in them: a part of {@link Posix}. */
public abstract sealed class PosixMessages extends PosixSockets permits PosixNetwork {
    private static final CFunction SETSOCKOPT = CFunction.ofInt("setsockopt");
    private static final CFunction SENDMSG = CFunction.ofLong("sendmsg");
    private static final CFunction RECVMSG = CFunction.ofLong("recvmsg");
    private static final CFunction SENDMMSG = CFunction.ofInt("sendmmsg");
    private static final CFunction RECVMMSG = CFunction.ofInt("recvmmsg");
    /** Room for the most descriptors that Linux takes in one message, 253, and for credentials and more beside them. */
    private static final int CONTROL_SIZE = 4096;

    PosixMessages() {}

    /**
     * {@code getsockopt} of {@code SO_RCVTIMEO} or {@code SO_SNDTIMEO} - how long a call waits before it fails with EAGAIN.
     *
     * @param fd the socket
     * @param option one of the two
     * @return the time, to the microsecond; zero for no limit
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @see "socket(7)"
     */
    public static Duration getsockopt_timeout(int fd, int option) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocateZeroed(Timeval.SIZE);
            option(scratch, fd, SOL_SOCKET, option, value, Timeval.SIZE);
            return Timeval.read(value);
        }
    }

    /**
     * {@code setsockopt} of {@code SO_RCVTIMEO} or {@code SO_SNDTIMEO} - says how long a call waits before it fails with EAGAIN; connect fails with
     * EINPROGRESS. A signal that interrupts the call makes it wait anew.
     *
     * @param fd the socket
     * @param option one of the two
     * @param time the time, part of a microsecond counting as one; zero for no limit
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @throws IllegalArgumentException if the time is negative
     * @see "socket(7), Python socket.settimeout"
     */
    public static void setsockopt_timeout(int fd, int option, Duration time) throws ErrnoException {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: must not be negative: " + time);
        }
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Timeval.SIZE);
            // The last second of all cannot be rounded up.
            Timeval.write(value, time.getSeconds() == Long.MAX_VALUE ? Duration.ofSeconds(Long.MAX_VALUE) : time);
            setOption(scratch, fd, option, value, Timeval.SIZE);
        }
    }

    /**
     * {@code getsockopt} of {@code SO_LINGER} - whether close waits for what was not sent.
     *
     * @param fd the socket
     * @return for how many seconds at most; empty if it does not wait
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @see "socket(7)"
     */
    public static OptionalInt getsockopt_linger(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Linger.STRUCT);
            option(scratch, fd, SOL_SOCKET, SO_LINGER, value, Linger.STRUCT.size());
            return Linger.ON.get(value) == 0 ? OptionalInt.empty() : OptionalInt.of(Linger.SECONDS.getInt(value));
        }
    }

    /**
     * {@code setsockopt} of {@code SO_LINGER} - says whether close waits for what was not sent.
     *
     * @param fd the socket
     * @param seconds for how many seconds at most, 0 to break the connection off; empty not to wait
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @throws IllegalArgumentException if the seconds are negative
     * @see "socket(7)"
     */
    public static void setsockopt_linger(int fd, OptionalInt seconds) throws ErrnoException {
        Arguments.checkCount(seconds.orElse(0), "seconds");
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Linger.STRUCT);
            Linger.ON.set(value, seconds.isPresent() ? 1 : 0);
            Linger.SECONDS.set(value, seconds.orElse(0));
            setOption(scratch, fd, SO_LINGER, value, Linger.STRUCT.size());
        }
    }

    private static void setOption(Scratch scratch, int fd, int option, long value, int size) throws ErrnoException {
        if (SETSOCKOPT.call(scratch, fd, SOL_SOCKET, option, value, size) == -1) {
            throw failed(SETSOCKOPT, scratch);
        }
    }

    /**
     * {@code getsockopt} of {@code SO_PEERCRED} - who is at the other end of a Unix socket: whoever connected, listened or made the pair, as it was
     * then. It cannot be forged.
     *
     * @param fd the socket
     * @return the process, its effective user and group
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @see "unix(7)"
     */
    public static PeerCredentials getsockopt_peercred(int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(Ucred.STRUCT);
            option(scratch, fd, SOL_SOCKET, SO_PEERCRED, value, Ucred.STRUCT.size());
            return Ucred.read(value);
        }
    }

    /**
     * {@code ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)} - sends data and, beside it, descriptors or credentials.
     *
     * <p>A stream sends what is beside the data with its first byte: without any data it sends nothing at all.
     *
     * @param fd the socket
     * @param data the bytes
     * @param control what goes beside them, usually one {@link ControlMessage.Rights}
     * @param flags 0 or any of the {@code MSG_} constants
     * @param address where it goes; null for the other side of a connection
     * @return how many bytes of the data were sent; what is beside them was sent if that is not 0
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)} and {@link #sendto}; EBADF if one of the descriptors is not open, EINVAL for
     *     more than 253 of them, EPERM for credentials that are not this process's, ETOOMANYREFS if too many descriptors are on their way
     * @see "sendmsg(2), Python socket.sendmsg"
     */
    public static int sendmsg(int fd, byte[] data, List<? extends ControlMessage> control, int flags, @Nullable SocketAddress address)
            throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long message = scratch.allocate(MessageHeader.STRUCT);
            MessageHeader.write(scratch, message, data, control, address);
            long result = SENDMSG.call(scratch, fd, message, flags);
            if (result == -1) {
                throw failed(SENDMSG, scratch);
            }
            return (int) result;
        }
    }

    /**
     * {@code ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)} - receives data and everything that may come beside it.
     *
     * @param fd the socket
     * @param count the most bytes of data; what a datagram has beyond is lost
     * @param flags 0 or any of the {@code MSG_} constants; {@code MSG_CMSG_CLOEXEC} is added
     * @return the message. Descriptors in it are open, and the caller's to close
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "recvmsg(2), Python socket.recvmsg"
     */
    public static Message recvmsg(int fd, int count, int flags) throws ErrnoException {
        return recvmsg(fd, count, CONTROL_SIZE, flags);
    }

    /**
     * {@code ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)} - receives data, and what comes beside it as far as there is room.
     *
     * <p>Where there is too little, {@code MSG_CTRUNC} is among the message's flags; the descriptors that had room are open and in it, those that had
     * none were closed by the kernel.
     *
     * @param fd the socket
     * @param count the most bytes of data; what a datagram has beyond is lost
     * @param controlSize the room for what comes beside it, in bytes: {@link #CMSG_SPACE} tells
     * @param flags 0 or any of the {@code MSG_} constants; {@code MSG_CMSG_CLOEXEC} is added
     * @return the message. Descriptors in it are open, and the caller's to close
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws IllegalArgumentException if one of the numbers is negative
     * @see "recvmsg(2), Python socket.recvmsg"
     */
    public static Message recvmsg(int fd, int count, int controlSize, int flags) throws ErrnoException {
        Arguments.checkCount(count, "count");
        Arguments.checkCount(controlSize, "controlSize");
        try (Scratch scratch = Scratch.take()) {
            long message = scratch.allocate(MessageHeader.STRUCT);
            MessageHeader.makeRoom(scratch, message, room(scratch, count, flags), count, scratch.allocateZeroed(controlSize), controlSize);
            long result = RECVMSG.call(scratch, fd, message, flags | MSG_CMSG_CLOEXEC);
            if (result == -1) {
                throw failed(RECVMSG, scratch);
            }
            List<ControlMessage> control = ControlMessages.read(message);
            boolean complete = false;
            try {
                Message received = MessageHeader.read(message, control, result);
                complete = true;
                return received;
            } finally {
                if (!complete) {
                    closeAll(control);
                }
            }
        }
    }

    private static void closeAll(List<ControlMessage> control) throws ErrnoException {
        for (ControlMessage one : control) {
            if (one instanceof ControlMessage.Rights(List<Integer> descriptors)) {
                for (int descriptor : descriptors) {
                    close(descriptor);
                }
            }
        }
    }

    /**
     * {@code int sendmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags)} - sends several messages by one call, each as
     * {@link #sendmsg} does. May block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the socket
     * @param messages what is sent: {@link Message#of} makes one; a message's flags mean nothing here
     * @param flags 0 or any of the {@code MSG_} constants, for each of them
     * @return how many were sent, 1024 at most. An error of one after the first is told by the number alone; the next call has it if it lasts
     * @throws ErrnoException as {@link #sendmsg}, if the first could not be sent
     * @see "sendmmsg(2)"
     */
    public static int sendmmsg(int fd, List<Message> messages, int flags) throws ErrnoException {
        Message[] all = Objects.requireNonNull(messages, "messages").toArray(Message[]::new);
        try (Scratch scratch = Scratch.take()) {
            long headers = scratch.allocateZeroed((long) all.length * Many.STRUCT.size());
            for (int i = 0; i < all.length; i++) {
                Message message = Objects.requireNonNull(all[i], "messages");
                MessageHeader.write(scratch, Many.header(headers, i), message.data(), message.control(), message.address());
            }
            int count = (int) SENDMMSG.call(scratch, fd, headers, all.length, flags);
            if (count == -1) {
                throw failed(SENDMMSG, scratch);
            }
            return count;
        }
    }

    /**
     * {@code int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout)} - receives several messages by
     * one call, each as {@link #recvmsg(int, int, int)} does. May block; a virtual thread keeps its carrier meanwhile.
     *
     * @param fd the socket
     * @param most the most messages; the kernel takes 1024 at once
     * @param count the most bytes of each
     * @param flags 0 or any of the {@code MSG_} constants; {@code MSG_WAITFORONE} waits for the first message alone, {@code MSG_CMSG_CLOEXEC} is added
     * @param timeout for how long to go on, null for ever. Linux looks at it after each message that came, and only then: without {@code MSG_WAITFORONE}
     *     the call may wait for ever if too few come
     * @return the messages, at least one unless {@code most} is 0. Descriptors in them are open, and the caller's to close
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}, EAGAIN for a socket that does not wait, if there was no message
     * @throws IllegalArgumentException if one of the numbers, or the timeout, is negative
     * @see "recvmmsg(2)"
     */
    public static List<Message> recvmmsg(int fd, int most, int count, int flags, @Nullable Duration timeout) throws ErrnoException {
        return recvmmsg(fd, most, count, CONTROL_SIZE, flags, timeout);
    }

    /**
     * {@code int recvmmsg(int sockfd, struct mmsghdr *msgvec, unsigned int vlen, int flags, struct timespec *timeout)} - receives several messages, and
     * what comes beside each as far as there is room: 0 is quickest.
     *
     * @param fd the socket
     * @param most the most messages; the kernel takes 1024 at once
     * @param count the most bytes of each
     * @param controlSize the room for what comes beside each, in bytes: {@link #CMSG_SPACE} tells
     * @param flags as for {@link #recvmmsg(int, int, int, int, Duration)}
     * @param timeout as for {@link #recvmmsg(int, int, int, int, Duration)}
     * @return the messages, as {@link #recvmmsg(int, int, int, int, Duration)}
     * @throws ErrnoException as {@link #recvmmsg(int, int, int, int, Duration)}
     * @throws IllegalArgumentException if one of the numbers, or the timeout, is negative
     * @see "recvmmsg(2)"
     */
    public static List<Message> recvmmsg(int fd, int most, int count, int controlSize, int flags, @Nullable Duration timeout) throws ErrnoException {
        Arguments.checkCount(most, "most");
        Arguments.checkCount(count, "count");
        Arguments.checkCount(controlSize, "controlSize");
        int room = Math.min(most, Many.MOST);
        try (Scratch scratch = Scratch.take()) {
            long headers = scratch.allocateZeroed((long) room * Many.STRUCT.size());
            long memory = room(scratch, (long) room * count, flags);
            long control = scratch.allocateZeroed((long) room * controlSize);
            for (int i = 0; i < room; i++) {
                MessageHeader.makeRoom(scratch, Many.header(headers, i), memory + (long) i * count, count, control + (long) i * controlSize, controlSize);
            }
            long timespec = 0;
            if (timeout != null) {
                timespec = scratch.allocate(Times.TIMESPEC_SIZE);
                Times.write(timespec, Times.check(timeout, "timeout"));
            }
            int received = (int) RECVMMSG.call(scratch, fd, headers, room, flags | MSG_CMSG_CLOEXEC, timespec);
            if (received == -1) {
                throw failed(RECVMMSG, scratch);
            }
            return Many.read(headers, received);
        }
    }

    /**
     * {@code size_t CMSG_SPACE(size_t length)} - the room that one control message needs.
     *
     * @param length its data's bytes, 4 for each descriptor
     * @return the bytes for it and its header
     * @throws IllegalArgumentException if the length is negative
     * @see "cmsg(3), Python socket.CMSG_SPACE"
     */
    public static int CMSG_SPACE(int length) {
        Arguments.checkCount(length, "length");
        return ControlMessages.space(length);
    }

    /**
     * {@code size_t CMSG_LEN(size_t length)} - the length of one control message.
     *
     * @param length its data's bytes, 4 for each descriptor
     * @return the bytes of its header and its data
     * @throws IllegalArgumentException if the length is negative
     * @see "cmsg(3), Python socket.CMSG_LEN"
     */
    public static int CMSG_LEN(int length) {
        Arguments.checkCount(length, "length");
        return ControlMessages.length(length);
    }

    /**
     * {@code sendmsg} with {@code SCM_RIGHTS} - sends descriptors over a Unix socket. The receiver gets copies of them, which share their files'
     * offsets and flags; here they stay open.
     *
     * @param fd the socket
     * @param data the bytes that go with them, at least one
     * @param descriptors what is sent, at most 253
     * @return how many bytes of the data were sent
     * @throws ErrnoException as {@link #sendmsg}
     * @throws IllegalArgumentException if there is no data, without which a stream would not send the descriptors either
     * @see "unix(7), Python socket.send_fds"
     */
    public static int send_fds(int fd, byte[] data, int... descriptors) throws ErrnoException {
        if (data.length == 0) {
            throw new IllegalArgumentException("data: is empty, descriptors go with at least one byte");
        }
        List<Integer> all = Arrays.stream(descriptors).boxed().toList();
        return sendmsg(fd, data, all.isEmpty() ? List.of() : List.of(new ControlMessage.Rights(all)), 0, null);
    }

    /**
     * {@code recvmsg} with {@code SCM_RIGHTS} - receives descriptors over a Unix socket.
     *
     * @param fd the socket
     * @param count the most bytes of data
     * @param most the most descriptors; more are closed by the kernel, and {@code MSG_CTRUNC} is among the message's flags
     * @return the message: its {@link Message#descriptors()} are close-on-exec, and the caller's to close
     * @throws ErrnoException as {@link #recvmsg(int, int, int)}
     * @throws IllegalArgumentException if one of the numbers is negative
     * @see "unix(7), Python socket.recv_fds"
     */
    public static Message recv_fds(int fd, int count, int most) throws ErrnoException {
        Arguments.checkCount(most, "most");
        // Not CMSG_SPACE: of an odd number's padding the kernel would make room for one more.
        return recvmsg(fd, count, most == 0 ? 0 : ControlMessages.length(Math.multiplyExact(most, Integer.BYTES)), 0);
    }

    /** {@code struct linger}. */
    private static final class Linger {
        static final Struct STRUCT = Struct.named("linger");
        static final Field ON = STRUCT.field("l_onoff");
        static final Field SECONDS = STRUCT.field("l_linger");
    }

    /** {@code struct mmsghdr}. */
    private static final class Many {
        static final Struct STRUCT = Struct.named("mmsghdr");
        /** The kernel's UIO_MAXIOV: it looks at no more. */
        static final int MOST = 1024;
        private static final int HEADER = STRUCT.field("msg_hdr").offset();
        private static final Field LENGTH = STRUCT.field("msg_len");

        static long header(long headers, int index) {
            return headers + (long) index * STRUCT.size() + HEADER;
        }

        static List<Message> read(long headers, int count) throws ErrnoException {
            List<List<ControlMessage>> control = new ArrayList<>();
            List<Message> messages = new ArrayList<>();
            boolean complete = false;
            try {
                // All of what came beside them first: if memory ends below, their descriptors can be closed.
                for (int i = 0; i < count; i++) {
                    control.add(ControlMessages.read(header(headers, i)));
                }
                for (int i = 0; i < count; i++) {
                    messages.add(MessageHeader.read(header(headers, i), control.get(i), LENGTH.get(headers + (long) i * STRUCT.size())));
                }
                complete = true;
            } finally {
                if (!complete) {
                    for (List<ControlMessage> one : control) {
                        closeAll(one);
                    }
                }
            }
            return messages;
        }
    }
}
