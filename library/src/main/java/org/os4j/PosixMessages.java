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
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** Options of sockets that are structs, and messages with descriptors and credentials in them: a part of {@link Posix}. */
public abstract sealed class PosixMessages extends PosixSockets permits PosixNetwork {
    private static final CFunction SETSOCKOPT = CFunction.ofInt("setsockopt");
    private static final CFunction SENDMSG = CFunction.ofLong("sendmsg");
    private static final CFunction RECVMSG = CFunction.ofLong("recvmsg");
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
            long value = scratch.allocate(TimeVal.STRUCT);
            option(scratch, fd, SOL_SOCKET, option, value, TimeVal.STRUCT.size());
            return Duration.ofSeconds(TimeVal.SECONDS.get(value), TimeVal.MICROS.get(value) * TimeVal.NANOS_PER_MICRO);
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
        // Rounded up, since 0 would be no limit at all.
        Duration rounded = time.getSeconds() == Long.MAX_VALUE ? time : time.plusNanos(TimeVal.NANOS_PER_MICRO - 1);
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocate(TimeVal.STRUCT);
            TimeVal.SECONDS.set(value, rounded.getSeconds());
            TimeVal.MICROS.set(value, rounded.getNano() / TimeVal.NANOS_PER_MICRO);
            setOption(scratch, fd, option, value, TimeVal.STRUCT.size());
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
            long message = scratch.allocate(Msg.STRUCT);
            Msg.setData(scratch, message, scratch.bytes(data, 0, data.length), data.length);
            if (address != null) {
                SocketAddresses.Native place = SocketAddresses.write(scratch, address);
                Msg.NAME.set(message, place.address());
                Msg.NAMELEN.set(message, place.length());
            }
            ControlMessages.write(scratch, message, control);
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
            long message = scratch.allocate(Msg.STRUCT);
            long memory = room(scratch, count, flags);
            long address = SocketAddresses.allocate(scratch);
            Msg.setData(scratch, message, memory, count);
            Msg.NAME.set(message, address);
            Msg.NAMELEN.set(message, SocketAddresses.capacity());
            Msg.CONTROL.set(message, scratch.allocateZeroed(controlSize));
            Msg.CONTROLLEN.set(message, controlSize);
            long result = RECVMSG.call(scratch, fd, message, flags | MSG_CMSG_CLOEXEC);
            if (result == -1) {
                throw failed(RECVMSG, scratch);
            }
            List<ControlMessage> control = ControlMessages.read(message);
            boolean complete = false;
            try {
                Message received = new Message(Memory.bytes(memory, (int) Math.min(result, count)), control,
                        Msg.FLAGS.getInt(message) & ~MSG_CMSG_CLOEXEC, SocketAddresses.readOrNull(address, Msg.NAMELEN.getInt(message)));
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

    /** {@code struct msghdr}. */
    private static final class Msg {
        static final Struct STRUCT = Struct.named("msghdr");
        static final Field NAME = STRUCT.field("msg_name");
        static final Field NAMELEN = STRUCT.field("msg_namelen");
        static final Field VECTOR = STRUCT.field("msg_iov");
        static final Field VECTORLEN = STRUCT.field("msg_iovlen");
        static final Field CONTROL = STRUCT.field("msg_control");
        static final Field CONTROLLEN = STRUCT.field("msg_controllen");
        static final Field FLAGS = STRUCT.field("msg_flags");
        private static final Struct IOVEC = Struct.named("iovec");
        private static final Field BASE = IOVEC.field("iov_base");
        private static final Field LENGTH = IOVEC.field("iov_len");

        static void setData(Scratch scratch, long message, long data, long size) {
            long vector = scratch.allocate(IOVEC);
            BASE.set(vector, data);
            LENGTH.set(vector, size);
            VECTOR.set(message, vector);
            VECTORLEN.set(message, 1);
        }
    }

    /** The control messages of one {@code struct msghdr}. */
    private static final class ControlMessages {
        private static final Struct HEADER = Struct.named("cmsghdr");
        private static final Field LENGTH = HEADER.field("cmsg_len");
        private static final Field LEVEL = HEADER.field("cmsg_level");
        private static final Field TYPE = HEADER.field("cmsg_type");

        static int length(int data) {
            return Math.addExact(HEADER.size(), data);
        }

        static int space(int data) {
            return Math.addExact(length(data), Long.BYTES - 1) & -Long.BYTES;
        }

        static void write(Scratch scratch, long message, List<? extends ControlMessage> control) {
            List<Raw> all = new ArrayList<>();
            int size = 0;
            for (ControlMessage one : control) {
                Raw raw = raw(one);
                all.add(raw);
                size = Math.addExact(size, space(raw.data().length));
            }
            if (size == 0) {
                return;
            }
            long at = scratch.allocateZeroed(size);
            Msg.CONTROL.set(message, at);
            Msg.CONTROLLEN.set(message, size);
            for (Raw raw : all) {
                LENGTH.set(at, length(raw.data().length));
                LEVEL.set(at, raw.level());
                TYPE.set(at, raw.type());
                Memory.copy(raw.data(), 0, at + HEADER.size(), raw.data().length);
                at += space(raw.data().length);
            }
        }

        private record Raw(int level, int type, byte[] data) {}

        private static Raw raw(ControlMessage message) {
            return switch (Objects.requireNonNull(message, "control")) {
                case ControlMessage.Rights(List<Integer> descriptors) -> new Raw(SOL_SOCKET, SCM_RIGHTS, ints(descriptors));
                case ControlMessage.Credentials(PeerCredentials sender) -> new Raw(SOL_SOCKET, SCM_CREDENTIALS, Ucred.bytes(sender));
                case ControlMessage.Other other -> new Raw(other.level(), other.type(), other.data());
            };
        }

        private static byte[] ints(List<Integer> values) {
            try (Scratch scratch = Scratch.take()) {
                long memory = scratch.allocate((long) values.size() * Integer.BYTES);
                for (int i = 0; i < values.size(); i++) {
                    Memory.setInt(memory + (long) i * Integer.BYTES, values.get(i));
                }
                return Memory.bytes(memory, values.size() * Integer.BYTES);
            }
        }

        static List<ControlMessage> read(long message) {
            List<ControlMessage> all = new ArrayList<>();
            long at = Msg.CONTROL.get(message);
            long end = at + Msg.CONTROLLEN.get(message);
            while (end - at >= HEADER.size()) {
                // What was cut keeps the length that it had: all that is there is what lies before the end.
                long length = Math.min(LENGTH.get(at), end - at);
                if (length < HEADER.size()) {
                    break;
                }
                all.add(read(at, (int) length - HEADER.size()));
                at += space((int) length - HEADER.size());
            }
            return all;
        }

        private static ControlMessage read(long at, int size) {
            long data = at + HEADER.size();
            int level = LEVEL.getInt(at);
            int type = TYPE.getInt(at);
            if (level == SOL_SOCKET && type == SCM_RIGHTS) {
                List<Integer> descriptors = new ArrayList<>();
                for (int i = 0; i + Integer.BYTES <= size; i += Integer.BYTES) {
                    descriptors.add(Memory.getInt(data + i));
                }
                return new ControlMessage.Rights(descriptors);
            }
            if (level == SOL_SOCKET && type == SCM_CREDENTIALS && size >= Ucred.STRUCT.size()) {
                return new ControlMessage.Credentials(Ucred.read(data));
            }
            return new ControlMessage.Other(level, type, Memory.bytes(data, size));
        }
    }

    /** {@code struct timeval}. */
    private static final class TimeVal {
        static final Struct STRUCT = Struct.named("timeval");
        static final Field SECONDS = STRUCT.field("tv_sec");
        static final Field MICROS = STRUCT.field("tv_usec");
        static final int NANOS_PER_MICRO = 1000;
    }

    /** {@code struct linger}. */
    private static final class Linger {
        static final Struct STRUCT = Struct.named("linger");
        static final Field ON = STRUCT.field("l_onoff");
        static final Field SECONDS = STRUCT.field("l_linger");
    }

    /** {@code struct ucred}. */
    private static final class Ucred {
        static final Struct STRUCT = Struct.named("ucred");
        private static final Field PID = STRUCT.field("pid");
        private static final Field UID = STRUCT.field("uid");
        private static final Field GID = STRUCT.field("gid");

        static PeerCredentials read(long struct) {
            return new PeerCredentials(PID.getInt(struct), UID.getInt(struct), GID.getInt(struct));
        }

        static byte[] bytes(PeerCredentials credentials) {
            try (Scratch scratch = Scratch.take()) {
                long struct = scratch.allocate(STRUCT);
                PID.set(struct, credentials.pid());
                UID.set(struct, credentials.uid());
                GID.set(struct, credentials.gid());
                return Memory.bytes(struct, STRUCT.size());
            }
        }
    }
}
