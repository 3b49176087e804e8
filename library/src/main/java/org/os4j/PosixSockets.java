package org.os4j;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Sockets: a part of {@link Posix}.
 *
 * <p>Connecting, accepting, sending and receiving may block, unless the socket is non-blocking; a virtual thread keeps its carrier meanwhile. A write to
 * a connection that the other side has closed is EPIPE: the JVM catches SIGPIPE.
 */
public abstract sealed class PosixSockets extends PosixPty implements SocketConstants permits PosixMessages {
    private static final CFunction SOCKET = CFunction.ofInt("socket");
    private static final CFunction SOCKETPAIR = CFunction.ofInt("socketpair");
    private static final CFunction BIND = CFunction.ofInt("bind");
    private static final CFunction CONNECT = CFunction.ofInt("connect");
    private static final CFunction LISTEN = CFunction.ofInt("listen");
    private static final CFunction ACCEPT4 = CFunction.ofInt("accept4");
    private static final CFunction SHUTDOWN = CFunction.ofInt("shutdown");
    private static final CFunction GETSOCKOPT = CFunction.ofInt("getsockopt");
    private static final CFunction SETSOCKOPT = CFunction.ofInt("setsockopt");
    private static final CFunction GETSOCKNAME = CFunction.ofInt("getsockname");
    private static final CFunction GETPEERNAME = CFunction.ofInt("getpeername");
    private static final CFunction SEND = CFunction.ofLong("send");
    private static final CFunction SENDTO = CFunction.ofLong("sendto");
    private static final CFunction RECV = CFunction.ofLong("recv");
    private static final CFunction RECVFROM = CFunction.ofLong("recvfrom");
    /** What Linux moves in one call at most: a copy of more would be in vain. */
    private static final long MOST_AT_ONCE = 0x7fff_f000;

    PosixSockets() {}

    /**
     * {@code int socket(int domain, int type, int protocol)} - makes a socket, of the protocol that fits.
     *
     * @param domain the address family, {@code AF_UNIX}, {@code AF_INET6} or another
     * @param type {@code SOCK_STREAM}, {@code SOCK_DGRAM} or another, and {@code SOCK_NONBLOCK}
     * @return its descriptor, close-on-exec
     * @throws ErrnoException as {@link #socket(int, int, int)}
     * @see "socket(2), Python socket.socket"
     */
    public static int socket(int domain, int type) throws ErrnoException {
        return socket(domain, type, 0);
    }

    /**
     * {@code int socket(int domain, int type, int protocol)} - makes a socket.
     *
     * @param domain the address family, {@code AF_UNIX}, {@code AF_INET6} or another
     * @param type {@code SOCK_STREAM}, {@code SOCK_DGRAM} or another, and {@code SOCK_NONBLOCK}
     * @param protocol an {@code IPPROTO_} or {@code NETLINK_} number, or 0 for the one that fits
     * @return its descriptor, close-on-exec
     * @throws ErrnoException EAFNOSUPPORT or EPROTONOSUPPORT for what the kernel does not know, ESOCKTNOSUPPORT or EPROTOTYPE for what does not fit,
     *     EPERM or EACCES for what this user may not, EMFILE or ENFILE if there is no descriptor left
     * @see "socket(2), Python socket.socket"
     */
    public static int socket(int domain, int type, int protocol) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            return checked(SOCKET, scratch, SOCKET.call(scratch, domain, type | SOCK_CLOEXEC, protocol));
        }
    }

    /**
     * {@code int socketpair(int domain, int type, int protocol, int sv[2])} - makes two sockets that are connected.
     *
     * @param domain {@code AF_UNIX}
     * @param type {@code SOCK_STREAM}, {@code SOCK_DGRAM} or {@code SOCK_SEQPACKET}, and {@code SOCK_NONBLOCK}
     * @param protocol 0
     * @return both descriptors, close-on-exec
     * @throws ErrnoException as {@link #socket(int, int, int)}; EOPNOTSUPP for a family that has no pairs
     * @see "socketpair(2), Python socket.socketpair"
     */
    public static SocketPair socketpair(int domain, int type, int protocol) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long pair = scratch.allocate(2 * Integer.BYTES);
            checked(SOCKETPAIR, scratch, SOCKETPAIR.call(scratch, domain, type | SOCK_CLOEXEC, protocol, pair));
            return new SocketPair(Memory.getInt(pair), Memory.getInt(pair + Integer.BYTES));
        }
    }

    /**
     * {@code int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)} - gives a socket an address. The file of a
     * {@link SocketAddress.Unix} is made, and stays when the socket is closed.
     *
     * @param fd the socket
     * @param address its address
     * @throws ErrnoException EADDRINUSE if another has it (for a file: if there is one), EADDRNOTAVAIL if it is not this machine's, EACCES for a port
     *     that this user may not have, EINVAL if the socket has one already, EAFNOSUPPORT or EINVAL for one of another family, EBADF, ENOTSOCK
     * @see "bind(2), Python socket.bind"
     */
    public static void bind(int fd, SocketAddress address) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            SocketAddresses.Native place = SocketAddresses.write(scratch, address);
            if (BIND.call(scratch, fd, place.address(), place.length()) == -1) {
                throw failed(BIND, scratch, pathOf(address));
            }
        }
    }

    /**
     * {@code int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)} - connects a socket; a datagram socket gets a partner. A call
     * that a signal interrupts waits on until the connection is there.
     *
     * @param fd the socket
     * @param address the other side
     * @throws ErrnoException ECONNREFUSED if nobody listens there, ENOENT if there is no such file, ETIMEDOUT, EHOSTUNREACH or ENETUNREACH if the
     *     other side does not answer, EINPROGRESS if the socket is non-blocking (when it can be written to, {@code SO_ERROR} says what came of it),
     *     EAGAIN for a Unix socket that is non-blocking, EISCONN if it is connected, EACCES or EPERM if this user may not, EBADF, ENOTSOCK
     * @see "connect(2), Python socket.connect"
     */
    public static void connect(int fd, SocketAddress address) throws ErrnoException {
        int result = tryConnect(fd, address);
        if (result < 0) {
            throw new ErrnoException("connect", -result, pathOf(address));
        }
    }

    /**
     * {@code int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)} - connects a socket where a failure, EINPROGRESS above all, is
     * an ordinary answer.
     *
     * @param fd the socket
     * @param address the other side
     * @return 0; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @see "connect(2), Python socket.connect_ex"
     */
    public static int tryConnect(int fd, SocketAddress address) {
        try (Scratch scratch = Scratch.take()) {
            SocketAddresses.Native place = SocketAddresses.write(scratch, address);
            // Made again after EINTR: Linux goes on waiting for the connection that is under way, unlike other systems, which say EALREADY.
            return CONNECT.call(scratch, fd, place.address(), place.length()) == -1 ? -scratch.errno() : 0;
        }
    }

    private static @Nullable String pathOf(SocketAddress address) {
        return address instanceof SocketAddress.Unix(String path) ? path : null;
    }

    /**
     * {@code int listen(int sockfd, int backlog)} - lets connections come in.
     *
     * @param fd the socket
     * @param backlog how many may wait to be accepted; the system's limit is below it
     * @throws ErrnoException EADDRINUSE if another listens there, EOPNOTSUPP if its type has no connections, EINVAL if it has no address or is
     *     connected, EBADF, ENOTSOCK
     * @see "listen(2), Python socket.listen"
     */
    public static void listen(int fd, int backlog) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            checked(LISTEN, scratch, LISTEN.call(scratch, fd, backlog));
        }
    }

    /**
     * {@code int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen)} - takes a connection that has come in, or waits for one.
     *
     * @param fd the socket that listens
     * @return the connection, close-on-exec, and where it came from
     * @throws ErrnoException as {@link #accept4}
     * @see "accept(2), Python socket.accept"
     */
    public static Accepted accept(int fd) throws ErrnoException {
        return accept4(fd, 0);
    }

    /**
     * {@code int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)} - takes a connection that has come in, or waits for one.
     *
     * @param fd the socket that listens
     * @param flags 0 or {@code SOCK_NONBLOCK}; {@code SOCK_CLOEXEC} is added
     * @return the connection, close-on-exec, and where it came from
     * @throws ErrnoException EAGAIN if the socket is non-blocking and none is there, ECONNABORTED if it is gone already, EINVAL if the socket does not
     *     listen or for another flag, EOPNOTSUPP if its type has no connections, EMFILE or ENFILE if there is no descriptor left, EBADF, ENOTSOCK
     * @see "accept4(2)"
     */
    public static Accepted accept4(int fd, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long address = SocketAddresses.allocate(scratch);
            int connection = (int) ACCEPT4.call(scratch, fd, address, SocketAddresses.lengthOf(address), flags | SOCK_CLOEXEC);
            if (connection == -1) {
                throw failed(ACCEPT4, scratch);
            }
            return new Accepted(connection, SocketAddresses.read(address));
        }
    }

    /**
     * {@code int accept4(int sockfd, NULL, NULL, int flags)} - takes a connection where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the socket that listens
     * @param flags 0 or {@code SOCK_NONBLOCK}; {@code SOCK_CLOEXEC} is added
     * @return the connection, close-on-exec; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @see "accept4(2)"
     */
    public static int tryAccept(int fd, int flags) {
        try (Scratch scratch = Scratch.take()) {
            int connection = (int) ACCEPT4.call(scratch, fd, 0, 0, flags | SOCK_CLOEXEC);
            return connection == -1 ? -scratch.errno() : connection;
        }
    }

    /**
     * {@code int shutdown(int sockfd, int how)} - ends a connection in one direction or both, for all descriptors of it.
     *
     * @param fd the socket
     * @param how {@code SHUT_RD}, {@code SHUT_WR} or {@code SHUT_RDWR}
     * @throws ErrnoException ENOTCONN if it is not connected, EINVAL for another number, EBADF, ENOTSOCK
     * @see "shutdown(2), Python socket.shutdown"
     */
    public static void shutdown(int fd, int how) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            checked(SHUTDOWN, scratch, SHUTDOWN.call(scratch, fd, how));
        }
    }

    /**
     * {@code int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)} - a socket's own address.
     *
     * @param fd the socket
     * @return its address; {@link SocketAddress.UnixUnnamed}, or one of zeros, if it has none
     * @throws ErrnoException EBADF if it is not open, ENOTSOCK if it is no socket
     * @see "getsockname(2), Python socket.getsockname"
     */
    public static SocketAddress getsockname(int fd) throws ErrnoException {
        return name(GETSOCKNAME, fd);
    }

    /**
     * {@code int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)} - the address of the other side.
     *
     * @param fd the socket
     * @return the address that it is connected to
     * @throws ErrnoException ENOTCONN if it is not connected, EBADF if it is not open, ENOTSOCK if it is no socket
     * @see "getpeername(2), Python socket.getpeername"
     */
    public static SocketAddress getpeername(int fd) throws ErrnoException {
        return name(GETPEERNAME, fd);
    }

    private static SocketAddress name(CFunction function, int fd) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long address = SocketAddresses.allocate(scratch);
            checked(function, scratch, function.call(scratch, fd, address, SocketAddresses.lengthOf(address)));
            return SocketAddresses.read(address);
        }
    }

    /**
     * {@code int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)} - an option that is an int.
     *
     * @param fd the socket
     * @param level {@code SOL_SOCKET}, {@code IPPROTO_TCP} or another
     * @param option {@code SO_ERROR}, {@code TCP_NODELAY} or another
     * @return its value, 0 or 1 for a switch
     * @throws ErrnoException ENOPROTOOPT for an option that the level does not have, EBADF, ENOTSOCK
     * @see "getsockopt(2), Python socket.getsockopt"
     */
    public static int getsockopt(int fd, int level, int option) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocateZeroed(Integer.BYTES);
            option(scratch, fd, level, option, value, Integer.BYTES);
            return Memory.getInt(value);
        }
    }

    /**
     * {@code int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)} - an option that is something else: a name, a
     * struct.
     *
     * @param fd the socket
     * @param level {@code SOL_SOCKET}, {@code IPPROTO_TCP} or another
     * @param option {@code SO_BINDTODEVICE}, {@code TCP_INFO} or another
     * @param size the most bytes that it may have
     * @return its bytes
     * @throws ErrnoException ENOPROTOOPT for an option that the level does not have, ERANGE or EINVAL if it has more bytes, EBADF, ENOTSOCK
     * @throws IllegalArgumentException if the size is negative
     * @see "getsockopt(2), Python socket.getsockopt with buflen"
     */
    public static byte[] getsockopt(int fd, int level, int option, int size) throws ErrnoException {
        Arguments.checkCount(size, "size");
        try (Scratch scratch = Scratch.take()) {
            long value = scratch.allocateZeroed(size);
            return Memory.bytes(value, Math.min(size, option(scratch, fd, level, option, value, size)));
        }
    }

    /** Asks for an option, and returns how many bytes it has. */
    static int option(Scratch scratch, int fd, int level, int option, long value, int size) throws ErrnoException {
        long length = scratch.allocate(Integer.BYTES);
        Memory.setInt(length, size);
        checked(GETSOCKOPT, scratch, GETSOCKOPT.call(scratch, fd, level, option, value, length));
        return Memory.getInt(length);
    }

    /**
     * {@code int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen)} - sets an option that is an int.
     *
     * @param fd the socket
     * @param level {@code SOL_SOCKET}, {@code IPPROTO_TCP} or another
     * @param option {@code SO_REUSEADDR}, {@code TCP_NODELAY} or another
     * @param value its value, 0 or 1 for a switch
     * @throws ErrnoException ENOPROTOOPT for an option that the level does not have, EINVAL for a value that it does not have, EPERM if this user may
     *     not, EBADF, ENOTSOCK
     * @see "setsockopt(2), Python socket.setsockopt"
     */
    public static void setsockopt(int fd, int level, int option, int value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate(Integer.BYTES);
            Memory.setInt(memory, value);
            checked(SETSOCKOPT, scratch, SETSOCKOPT.call(scratch, fd, level, option, memory, Integer.BYTES));
        }
    }

    /**
     * {@code int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen)} - sets an option that is something else: a
     * name, a struct.
     *
     * @param fd the socket
     * @param level {@code SOL_SOCKET}, {@code IPPROTO_TCP} or another
     * @param option {@code SO_BINDTODEVICE}, {@code TCP_CONGESTION} or another
     * @param value its bytes
     * @throws ErrnoException as {@link #setsockopt(int, int, int, int)}
     * @see "setsockopt(2), Python socket.setsockopt"
     */
    public static void setsockopt(int fd, int level, int option, byte[] value) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.bytes(value, 0, value.length);
            checked(SETSOCKOPT, scratch, SETSOCKOPT.call(scratch, fd, level, option, memory, value.length));
        }
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags)} - sends to the other side.
     *
     * @param fd the socket
     * @param data the bytes
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many were sent
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)}
     * @see "send(2), Python socket.send"
     */
    public static int send(int fd, byte[] data, int flags) throws ErrnoException {
        return send(fd, data, 0, Objects.requireNonNull(data, "data").length, flags);
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags)} - sends a part of an array to the other side.
     *
     * @param fd the socket
     * @param data the bytes
     * @param start where in the array they begin
     * @param count how many to send
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many were sent
     * @throws ErrnoException EPIPE if the other side has closed, ECONNRESET if it broke off, EAGAIN if the socket is non-blocking and full, ENOTCONN or
     *     EDESTADDRREQ if it is not connected, EMSGSIZE for a datagram that is too long, ECONNREFUSED if nobody took an earlier one, EBADF, ENOTSOCK
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "send(2), Python socket.send"
     */
    public static int send(int fd, byte[] data, int start, int count, int flags) throws ErrnoException {
        int result = trySend(fd, data, start, count, flags);
        if (result < 0) {
            throw new ErrnoException("send", -result);
        }
        return result;
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags)} - sends where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the socket
     * @param data the bytes
     * @param start where in the array they begin
     * @param count how many to send
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many were sent; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "send(2)"
     */
    public static int trySend(int fd, byte[] data, int start, int count, int flags) {
        Arguments.checkRange(start, count, Objects.requireNonNull(data, "data").length, "data");
        try (Scratch scratch = Scratch.take()) {
            long result = SEND.call(scratch, fd, scratch.bytes(data, start, count), count, flags);
            return result == -1 ? -scratch.errno() : (int) result;
        }
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags)} - sends a buffer to the other side; its position moves.
     *
     * @param fd the socket
     * @param data the bytes, from its position to its limit
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many were sent
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)}
     * @see "send(2), Python socket.send"
     */
    public static int send(int fd, ByteBuffer data, int flags) throws ErrnoException {
        int count = (int) send(fd, MemorySegment.ofBuffer(Objects.requireNonNull(data, "data")), flags);
        data.position(data.position() + count);
        return count;
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags)} - sends memory to the other side.
     *
     * @param fd the socket
     * @param data the bytes
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many were sent
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)}
     * @see "send(2), Python socket.send"
     */
    public static long send(int fd, MemorySegment data, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long size = Math.min(Objects.requireNonNull(data, "data").byteSize(), MOST_AT_ONCE);
            long result = data.isNative() ? SEND.callWithSegment(scratch, fd, data, size, flags)
                    : SEND.call(scratch, fd, copy(scratch, data, size), size, flags);
            if (result == -1) {
                throw failed(SEND, scratch);
            }
            return result;
        }
    }

    private static long copy(Scratch scratch, MemorySegment data, long size) {
        long memory = scratch.allocate(size);
        MemorySegment.copy(data, 0, Memory.segment(memory, size), 0, size);
        return memory;
    }

    /**
     * {@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen)} - sends a
     * datagram.
     *
     * @param fd the socket
     * @param data the bytes
     * @param flags 0 or any of the {@code MSG_} constants
     * @param address where it goes
     * @return how many bytes were sent
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)}; for a Unix socket, those of {@link #connect} too
     * @see "sendto(2), Python socket.sendto"
     */
    public static int sendto(int fd, byte[] data, int flags, SocketAddress address) throws ErrnoException {
        return sendto(fd, ByteBuffer.wrap(Objects.requireNonNull(data, "data")), flags, address);
    }

    /**
     * {@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen)} - sends a
     * buffer as a datagram; its position moves.
     *
     * @param fd the socket
     * @param data the bytes, from its position to its limit
     * @param flags 0 or any of the {@code MSG_} constants
     * @param address where it goes
     * @return how many bytes were sent
     * @throws ErrnoException as {@link #send(int, byte[], int, int, int)}; for a Unix socket, those of {@link #connect} too
     * @see "sendto(2), Python socket.sendto"
     */
    public static int sendto(int fd, ByteBuffer data, int flags, SocketAddress address) throws ErrnoException {
        int size = Objects.requireNonNull(data, "data").remaining();
        try (Scratch scratch = Scratch.take()) {
            SocketAddresses.Native place = SocketAddresses.write(scratch, address);
            long memory = copy(scratch, MemorySegment.ofBuffer(data), size);
            long result = SENDTO.call(scratch, fd, memory, size, flags, place.address(), place.length());
            if (result == -1) {
                throw failed(SENDTO, scratch, pathOf(address));
            }
            data.position(data.position() + (int) result);
            return (int) result;
        }
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags)} - receives at most so many bytes.
     *
     * @param fd the socket
     * @param count the most bytes; what a datagram has beyond is lost
     * @param flags 0 or any of the {@code MSG_} constants
     * @return what came; empty at the end of a connection, or for a datagram without data
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "recv(2), Python socket.recv"
     */
    public static byte[] recv(int fd, int count, int flags) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = room(scratch, count, flags);
            long result = RECV.call(scratch, fd, memory, count, flags);
            if (result == -1) {
                throw failed(RECV, scratch);
            }
            return Memory.bytes(memory, (int) Math.min(result, count));
        }
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags)} - receives into a part of an array.
     *
     * @param fd the socket
     * @param buffer where the bytes go
     * @param start where in the array they go
     * @param count the most bytes; what a datagram has beyond is lost
     * @param flags 0 or any of the {@code MSG_} constants
     * @return how many came, 0 at the end of a connection; with {@code MSG_TRUNC} a datagram's whole length, more than {@code count} if it was cut
     * @throws ErrnoException EAGAIN if the socket is non-blocking, or its time is over, and nothing is there, ECONNRESET if the other side broke off,
     *     ECONNREFUSED if nobody took an earlier datagram, ENOTCONN if it is not connected, EBADF, ENOTSOCK
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "recv(2), Python socket.recv_into"
     */
    public static int recv(int fd, byte[] buffer, int start, int count, int flags) throws ErrnoException {
        int result = tryRecv(fd, buffer, start, count, flags);
        if (result < 0) {
            throw new ErrnoException("recv", -result);
        }
        return result;
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags)} - receives where a failure, EAGAIN above all, is an ordinary answer.
     *
     * @param fd the socket
     * @param buffer where the bytes go
     * @param start where in the array they go
     * @param count the most bytes; what a datagram has beyond is lost
     * @param flags 0 or any of the {@code MSG_} constants
     * @return as {@link #recv(int, byte[], int, int, int)}; or minus errno, as the kernel has it: {@code Errno.of(-result)}
     * @throws IndexOutOfBoundsException if the part is not within the array
     * @see "recv(2)"
     */
    public static int tryRecv(int fd, byte[] buffer, int start, int count, int flags) {
        Arguments.checkRange(start, count, Objects.requireNonNull(buffer, "buffer").length, "buffer");
        try (Scratch scratch = Scratch.take()) {
            long memory = roomFor(scratch, MemorySegment.ofArray(buffer).asSlice(start, count), flags);
            long result = RECV.call(scratch, fd, memory, count, flags);
            if (result == -1) {
                return -scratch.errno();
            }
            Memory.copy(memory, buffer, start, (int) Math.min(result, count));
            return (int) result;
        }
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags)} - receives into a buffer, whose position moves.
     *
     * @param fd the socket
     * @param buffer where the bytes go, from its position to its limit
     * @param flags 0 or any of the {@code MSG_} constants
     * @return as {@link #recv(int, byte[], int, int, int)}
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws ReadOnlyBufferException if the buffer is read-only
     * @see "recv(2), Python socket.recv_into"
     */
    public static int recv(int fd, ByteBuffer buffer, int flags) throws ErrnoException {
        checkWritable(buffer);
        int count = (int) recv(fd, MemorySegment.ofBuffer(buffer), flags);
        buffer.position(buffer.position() + Math.min(count, buffer.remaining()));
        return count;
    }

    private static void checkWritable(ByteBuffer buffer) {
        if (Objects.requireNonNull(buffer, "buffer").isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags)} - receives into memory.
     *
     * @param fd the socket
     * @param buffer where the bytes go
     * @param flags 0 or any of the {@code MSG_} constants
     * @return as {@link #recv(int, byte[], int, int, int)}
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws IllegalArgumentException if the memory is read-only
     * @see "recv(2), Python socket.recv_into"
     */
    public static long recv(int fd, MemorySegment buffer, int flags) throws ErrnoException {
        if (Objects.requireNonNull(buffer, "buffer").isReadOnly()) {
            throw new IllegalArgumentException("buffer: is read-only");
        }
        try (Scratch scratch = Scratch.take()) {
            long size = Math.min(buffer.byteSize(), MOST_AT_ONCE);
            long memory = buffer.isNative() ? 0 : roomFor(scratch, buffer.asSlice(0, size), flags);
            long result = buffer.isNative() ? RECV.callWithSegment(scratch, fd, buffer, size, flags) : RECV.call(scratch, fd, memory, size, flags);
            if (result == -1) {
                throw failed(RECV, scratch);
            }
            if (!buffer.isNative()) {
                long copied = Math.min(result, size);
                MemorySegment.copy(Memory.segment(memory, copied), 0, buffer, 0, copied);
            }
            return result;
        }
    }

    /**
     * {@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen)} - receives at most so
     * many bytes, and who sent them.
     *
     * @param fd the socket
     * @param count the most bytes; what a datagram has beyond is lost
     * @param flags 0 or any of the {@code MSG_} constants
     * @return what came, and from where
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws IllegalArgumentException if the count is negative
     * @see "recvfrom(2), Python socket.recvfrom"
     */
    public static Received recvfrom(int fd, int count, int flags) throws ErrnoException {
        Arguments.checkCount(count, "count");
        try (Scratch scratch = Scratch.take()) {
            long memory = room(scratch, count, flags);
            long address = SocketAddresses.allocate(scratch);
            int result = receiveFrom(scratch, fd, memory, count, flags, address);
            return new Received(Memory.bytes(memory, result), SocketAddresses.readOrNull(address));
        }
    }

    /**
     * {@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen)} - receives into a
     * buffer, whose position moves, and tells who sent it.
     *
     * @param fd the socket
     * @param buffer where the bytes go, from its position to its limit
     * @param flags 0 or any of the {@code MSG_} constants
     * @return the sender; null on a connection
     * @throws ErrnoException as {@link #recv(int, byte[], int, int, int)}
     * @throws ReadOnlyBufferException if the buffer is read-only
     * @see "recvfrom(2), Python socket.recvfrom_into"
     */
    public static @Nullable SocketAddress recvfrom(int fd, ByteBuffer buffer, int flags) throws ErrnoException {
        checkWritable(buffer);
        try (Scratch scratch = Scratch.take()) {
            long memory = roomFor(scratch, MemorySegment.ofBuffer(buffer), flags);
            long address = SocketAddresses.allocate(scratch);
            int result = receiveFrom(scratch, fd, memory, buffer.remaining(), flags, address);
            MemorySegment.copy(Memory.segment(memory, result), 0, MemorySegment.ofBuffer(buffer), 0, result);
            buffer.position(buffer.position() + result);
            return SocketAddresses.readOrNull(address);
        }
    }

    /** Room for what is received. With {@code MSG_TRUNC} the kernel writes nothing of what a TCP connection has: nothing is what is to be seen then. */
    static long room(Scratch scratch, long size, int flags) {
        return (flags & MSG_TRUNC) == 0 ? scratch.allocate(size) : scratch.allocateZeroed(size);
    }

    /** The same for what is copied to a buffer afterwards, which keeps what it has. */
    private static long roomFor(Scratch scratch, MemorySegment buffer, int flags) {
        return (flags & MSG_TRUNC) == 0 ? scratch.allocate(buffer.byteSize()) : copy(scratch, buffer, buffer.byteSize());
    }

    private static int receiveFrom(Scratch scratch, int fd, long memory, int count, int flags, long address) throws ErrnoException {
        long result = RECVFROM.call(scratch, fd, memory, count, flags, address, SocketAddresses.lengthOf(address));
        if (result == -1) {
            throw failed(RECVFROM, scratch);
        }
        return (int) Math.min(result, count);
    }

    private static int checked(CFunction function, Scratch scratch, long result) throws ErrnoException {
        if (result == -1) {
            throw failed(function, scratch);
        }
        return (int) result;
    }
}
