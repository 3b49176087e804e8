package org.os4j;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.os4j.internal.CFunction;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.testing.BadArguments;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Peer;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixSocketsTest {
    @TempDir
    Path directory;

    private static SocketAddress loopback(String host, int port) throws Exception {
        return SocketAddress.inet(InetAddress.getByName(host), port);
    }

    private static int portOf(SocketAddress address) {
        return switch (address) {
            case SocketAddress.Inet4 four -> four.port();
            case SocketAddress.Inet6 six -> six.port();
            default -> throw new AssertionError(address);
        };
    }

    private static boolean isCloseOnExec(int fd) throws IOException {
        String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).get(1);
        return (Integer.parseInt(flags.replaceAll("\\D", ""), 8) & O_CLOEXEC) != 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void aClientOfPythonsServer(String host) throws Exception {
        try (Peer peer = Peer.python("""
                server = socket.create_server((sys.argv[1], 0), family=socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET)
                print(server.getsockname()[1])
                connection, address = server.accept()
                print(address[1])
                data = connection.recv(100)
                connection.sendall(data.upper())
                print(connection.recv(100))
                """, host)) {
            int port = Integer.parseInt(peer.line());
            int fd = socket(host.contains(":") ? AF_INET6 : AF_INET, SOCK_STREAM);
            assertThat(isCloseOnExec(fd)).isTrue();
            connect(fd, loopback(host, port));
            assertThat(portOf(getsockname(fd))).isEqualTo(Integer.parseInt(peer.line()));
            assertThat(getpeername(fd)).isEqualTo(loopback(host, port)).hasToString(host.contains(":") ? "[::1]:" + port : "127.0.0.1:" + port);
            assertThat(send(fd, "hello".getBytes(), 0)).isEqualTo(5);
            assertThat(recv(fd, 100, 0)).asString().isEqualTo("HELLO");
            Fails.with(Errno.EISCONN, () -> connect(fd, loopback(host, port)));
            shutdown(fd, SHUT_WR);
            assertThat(peer.line()).isEqualTo("b''");
            assertThat(recv(fd, 100, 0)).isEmpty();
            close(fd);
        }
    }

    @Test
    void aServerOfPythonsClient() throws Exception {
        int listener = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, 1);
        bind(listener, loopback("127.0.0.1", 0));
        listen(listener, 5);
        int port = portOf(getsockname(listener));
        try (Peer peer = Peer.python("""
                connection = socket.create_connection(('127.0.0.1', int(sys.argv[1])))
                print(connection.getsockname()[1])
                print(connection.recv(100).decode())
                """, Integer.toString(port))) {
            Accepted accepted = accept(listener);
            assertThat(accepted.address()).isEqualTo(loopback("127.0.0.1", Integer.parseInt(peer.line())));
            assertThat(isCloseOnExec(accepted.fd())).isTrue();
            assertThat(get_blocking(accepted.fd())).isTrue();
            send(accepted.fd(), "well met".getBytes(), MSG_NOSIGNAL);
            assertThat(peer.line()).isEqualTo("well met");
            close(accepted.fd());
        }
        Fails.with(Errno.EADDRINUSE, () -> bindOther(port));
        close(listener);
    }

    private static void bindOther(int port) throws Exception {
        int fd = socket(AF_INET, SOCK_STREAM);
        try {
            bind(fd, loopback("127.0.0.1", port));
        } finally {
            close(fd);
        }
    }

    @Test
    void aSocketThatIsAFile() throws Exception {
        String path = directory.resolve("socket").toString();
        int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK);
        assertThat(get_blocking(listener)).isFalse();
        assertThat(getsockname(listener)).isEqualTo(new SocketAddress.UnixUnnamed());
        bind(listener, new SocketAddress.Unix(path));
        assertThat(Command.output("stat", "-c", "%F", path)).isEqualTo("socket");
        assertThat(getsockname(listener)).isEqualTo(new SocketAddress.Unix(path)).hasToString("unix:\"" + path + "\"");
        listen(listener, 1);
        assertThat(tryAccept(listener, 0)).isEqualTo(-Errno.EAGAIN.code());
        Fails.with(Errno.EAGAIN, () -> accept(listener));
        try (Peer peer = Peer.python("s = socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1])\nprint('connected')\nprint(s.recv(9))", path)) {
            assertThat(peer.line()).isEqualTo("connected");
            Accepted accepted = accept4(listener, SOCK_NONBLOCK);
            assertThat(accepted.address()).isEqualTo(new SocketAddress.UnixUnnamed());
            assertThat(get_blocking(accepted.fd())).isFalse();
            send(accepted.fd(), new byte[] {'x', 'y'}, 1, 1, 0);
            close(accepted.fd());
            assertThat(peer.line()).isEqualTo("b'y'");
        }
        int other = socket(AF_UNIX, SOCK_STREAM);
        assertThat(Fails.with(Errno.EADDRINUSE, () -> bind(other, new SocketAddress.Unix(path))).path()).isEqualTo(path);
        close(listener);
        assertThat(Fails.with(Errno.ECONNREFUSED, () -> connect(other, new SocketAddress.Unix(path))).path()).isEqualTo(path);
        Fails.with(Errno.ENOENT, () -> connect(other, new SocketAddress.Unix("/nowhere")));
        assertThat(tryConnect(other, new SocketAddress.Unix("/nowhere"))).isEqualTo(-Errno.ENOENT.code());
        close(other);
    }

    @Test
    void aPathMayHaveAnyBytesAndBeAsLongAsItsRoom() throws Exception {
        assertThat(ChildJvm.output(LongPath.class, directory.toString())).isEqualTo("true");
        assertThat(Command.output("sh", "-c", "cd " + directory + "; ls -N | head -c 4 | od -An -tx1; ls -N | tr -d '\\n' | wc -c"))
                .isEqualTo("73 ff c3 a4\n108");
    }

    /** Binds in another directory, since the path of the test's own would be too long. */
    static final class LongPath {
        static final String NAME = "s\udcff\u00e4" + "x".repeat(104);

        public static void main(String[] arguments) throws Exception {
            chdir(arguments[0]);
            int fd = socket(AF_UNIX, SOCK_DGRAM);
            bind(fd, new SocketAddress.Unix(NAME));
            System.out.println(getsockname(fd).equals(new SocketAddress.Unix(NAME)));
        }
    }

    @Test
    void abstractNamesAreBytes() throws Exception {
        byte[] name = ("os4j-" + getpid() + "-\0-\u00ff").getBytes(ISO_8859_1);
        SocketAddress.UnixAbstract address = new SocketAddress.UnixAbstract(name);
        assertThat(address.bytes()).isEqualTo(name);
        assertThat(address.name()).endsWith("\udcff");
        int fd = socket(AF_UNIX, SOCK_DGRAM);
        bind(fd, address);
        assertThat(getsockname(fd)).isEqualTo(address);
        assertThat(Files.readString(Path.of("/proc/net/unix"), ISO_8859_1)).contains("@os4j-" + getpid() + "-@-\u00ff\n");
        try (Peer peer = Peer.python("s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)\n"
                + "s.bind(b'\\0from-' + sys.argv[1].encode())\ns.sendto(b'hi', b'\\0os4j-' + sys.argv[1].encode() + b'-\\0-\\xff')\nprint('sent')",
                Integer.toString(getpid()))) {
            assertThat(peer.line()).isEqualTo("sent");
            assertThat(recvfrom(fd, 10, 0)).isEqualTo(new Received("hi".getBytes(), new SocketAddress.UnixAbstract("from-" + getpid())))
                    .hasToString("2 bytes from unix:@\"from-" + getpid() + "\"");
        }
        int other = socket(AF_UNIX, SOCK_DGRAM);
        bind(other, new SocketAddress.UnixUnnamed());
        assertThat(((SocketAddress.UnixAbstract) getsockname(other)).name()).matches("[0-9a-f]{5}");
        close(fd);
        close(other);
    }

    @Test
    void datagramsAndWhoSentThem() throws Exception {
        int fd = socket(AF_INET, SOCK_DGRAM);
        bind(fd, loopback("127.0.0.1", 0));
        try (Peer peer = Peer.python("""
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.bind(('127.0.0.1', 0))
                print(s.getsockname()[1])
                for i in range(4):
                    data, address = s.recvfrom(100)
                    print(data, address[1])
                    s.sendto(b'0123456789', address)
                """)) {
            int port = Integer.parseInt(peer.line());
            SocketAddress to = loopback("127.0.0.1", port);
            String suffix = " " + portOf(getsockname(fd));
            assertThat(sendto(fd, "a".getBytes(), 0, to)).isEqualTo(1);
            assertThat(peer.line()).isEqualTo("b'a'" + suffix);
            assertThat(recvfrom(fd, 4, MSG_PEEK)).isEqualTo(new Received("0123".getBytes(), to));
            assertThat(recvfrom(fd, 4, MSG_TRUNC)).isEqualTo(new Received("0123".getBytes(), to));
            ByteBuffer data = ByteBuffer.wrap("xbcx".getBytes(), 1, 2);
            assertThat(sendto(fd, data, 0, to)).isEqualTo(2);
            assertThat(data.remaining()).isZero();
            assertThat(peer.line()).isEqualTo("b'bc'" + suffix);
            ByteBuffer buffer = ByteBuffer.allocate(5).position(1);
            assertThat(recvfrom(fd, buffer, 0)).isEqualTo(to);
            assertThat(new String(buffer.array(), 0, buffer.position())).isEqualTo("\0" + "0123");
            assertThat(sendto(fd, new byte[0], 0, to)).isZero();
            assertThat(peer.line()).isEqualTo("b''" + suffix);
            byte[] small = new byte[3];
            assertThat(recv(fd, small, 1, 2, MSG_TRUNC)).isEqualTo(10);
            assertThat(small).containsExactly(0, '0', '1');
            connect(fd, to);
            send(fd, "d".getBytes(), 0);
            assertThat(peer.line()).isEqualTo("b'd'" + suffix);
            assertThat(recv(fd, 4, MSG_TRUNC)).asString().isEqualTo("0123");
        }
        Fails.with(Errno.EMSGSIZE, () -> send(fd, new byte[70_000], 0));
        Fails.with(Errno.EMSGSIZE, () -> sendto(fd, new byte[70_000], 0, loopback("127.0.0.1", 9)));
        close(fd);
    }

    @Test
    void pairsOfEachType() throws Exception {
        for (int type : new int[] {SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET}) {
            SocketPair pair = socketpair(AF_UNIX, type, 0);
            assertThat(isCloseOnExec(pair.first()) && isCloseOnExec(pair.second())).isTrue();
            assertThat(getsockopt(pair.first(), SOL_SOCKET, SO_TYPE)).isEqualTo(type);
            assertThat(getsockopt(pair.first(), SOL_SOCKET, SO_DOMAIN)).isEqualTo(AF_UNIX);
            send(pair.first(), "one".getBytes(), 0);
            send(pair.first(), "two".getBytes(), 0);
            assertThat(new String(recv(pair.second(), 100, 0))).isEqualTo(type == SOCK_STREAM ? "onetwo" : "one");
            assertThat(getpeername(pair.first())).isEqualTo(new SocketAddress.UnixUnnamed());
            close(pair.first());
            close(pair.second());
        }
        Fails.with(Errno.EOPNOTSUPP, () -> socketpair(AF_INET, SOCK_STREAM, 0));
    }

    @Test
    void theOtherSidesEnd() throws Exception {
        SocketPair pair = socketpair(AF_UNIX, SOCK_STREAM, 0);
        shutdown(pair.first(), SHUT_WR);
        assertThat(recv(pair.second(), 10, 0)).isEmpty();
        close(pair.first());
        Fails.with(Errno.EPIPE, () -> send(pair.second(), new byte[1], MSG_NOSIGNAL));
        Fails.with(Errno.EPIPE, () -> send(pair.second(), new byte[1], 0));
        close(pair.second());
    }

    @Test
    void buffersAndMemoryOfEveryKind() throws Exception {
        SocketPair pair = socketpair(AF_UNIX, SOCK_STREAM, 0);
        try (Arena arena = Arena.ofConfined()) {
            byte[] data = "0123456789".getBytes();
            for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.wrap(data), ByteBuffer.allocateDirect(10).put(data).flip()}) {
                assertThat(send(pair.first(), buffer.position(2).limit(7), 0)).isEqualTo(5);
                assertThat(buffer.position()).isEqualTo(7);
                ByteBuffer back = buffer.isDirect() ? ByteBuffer.allocateDirect(6) : ByteBuffer.allocate(6);
                assertThat(recv(pair.second(), back.position(1), 0)).isEqualTo(5);
                assertThat(back.flip().position(1)).isEqualTo(ByteBuffer.wrap(data, 2, 5));
            }
            for (MemorySegment memory : new MemorySegment[] {MemorySegment.ofArray(data), arena.allocateFrom(ValueLayout.JAVA_BYTE, data)}) {
                assertThat(send(pair.first(), memory, 0)).isEqualTo(10);
                MemorySegment back = memory.isNative() ? arena.allocate(10) : MemorySegment.ofArray(new byte[10]);
                assertThat(recv(pair.second(), back, MSG_WAITALL)).isEqualTo(10);
                assertThat(back.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(data);
            }
            assertThatThrownBy(() -> recv(pair.second(), ByteBuffer.wrap(data).asReadOnlyBuffer(), 0)).isInstanceOf(ReadOnlyBufferException.class);
            assertThatThrownBy(() -> recvfrom(pair.second(), ByteBuffer.wrap(data).asReadOnlyBuffer(), 0)).isInstanceOf(ReadOnlyBufferException.class);
            assertThatIllegalArgumentException().isThrownBy(() -> recv(pair.second(), MemorySegment.ofArray(data).asReadOnly(), 0));
        }
        SocketPair datagrams = socketpair(AF_UNIX, SOCK_DGRAM, 0);
        send(datagrams.first(), "too long".getBytes(), 0);
        ByteBuffer small = ByteBuffer.allocate(3);
        assertThat(recv(datagrams.second(), small, MSG_TRUNC)).isEqualTo(8);
        assertThat(small.remaining()).isZero();
        for (int fd : new int[] {pair.first(), pair.second(), datagrams.first(), datagrams.second()}) {
            close(fd);
        }
    }

    /** TCP's MSG_TRUNC throws data away: the kernel writes nothing, and nothing of what memory held before may be shown. */
    @Test
    void whatAConnectionThrowsAwayIsNotReceived() throws Exception {
        int listener = socket(AF_INET, SOCK_STREAM);
        bind(listener, loopback("127.0.0.1", 0));
        listen(listener, 1);
        int client = socket(AF_INET, SOCK_STREAM);
        connect(client, getsockname(listener));
        int server = accept(listener).fd();
        send(client, "x".repeat(100).getBytes(), 0);
        byte[] array = "0123456789".getBytes();
        assertThat(recv(server, array, 2, 8, MSG_TRUNC)).isEqualTo(8);
        assertThat(array).asString().isEqualTo("0123456789");
        ByteBuffer buffer = ByteBuffer.wrap(array);
        assertThat(recv(server, buffer, MSG_TRUNC)).isEqualTo(10);
        assertThat(recvfrom(server, buffer.clear(), MSG_TRUNC)).isNull();
        assertThat(recv(server, MemorySegment.ofArray(array), MSG_TRUNC)).isEqualTo(10);
        assertThat(array).asString().isEqualTo("0123456789");
        assertThat(recv(server, 10, MSG_TRUNC)).containsExactly(new byte[10]);
        assertThat(recvfrom(server, 10, MSG_TRUNC).data()).containsExactly(new byte[10]);
        assertThat(recvmsg(server, 10, MSG_TRUNC).data()).containsExactly(new byte[10]);
        assertThat(recv(server, 100, 0)).hasSize(32).containsOnly('x');
        for (int fd : new int[] {listener, client, server}) {
            close(fd);
        }
    }

    @Test
    void whatWouldHaveToWaitSaysSo() throws Exception {
        SocketPair pair = socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
        byte[] block = new byte[65536];
        assertThat(tryRecv(pair.first(), block, 0, 10, 0)).isEqualTo(-Errno.EAGAIN.code());
        Fails.with(Errno.EAGAIN, () -> recv(pair.first(), 10, 0));
        Fails.with(Errno.EAGAIN, () -> recvfrom(pair.first(), 10, 0));
        int sent;
        do {
            sent = trySend(pair.first(), block, 0, block.length, 0);
        } while (sent > 0);
        assertThat(sent).isEqualTo(-Errno.EAGAIN.code());
        Fails.with(Errno.EAGAIN, () -> send(pair.first(), ByteBuffer.wrap(block), 0));
        close(pair.first());
        close(pair.second());
    }

    @Test
    void aConnectionOfANonBlockingSocketIsUnderWay() throws Exception {
        int listener = socket(AF_INET, SOCK_STREAM);
        bind(listener, loopback("127.0.0.1", 0));
        listen(listener, 1);
        int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK);
        assertThat(tryConnect(fd, getsockname(listener))).isEqualTo(-Errno.EINPROGRESS.code());
        Accepted accepted = accept(listener);
        assertThat(getsockopt(fd, SOL_SOCKET, SO_ERROR)).isZero();
        assertThat(getpeername(fd)).isEqualTo(getsockname(listener));
        assertThat(getsockname(fd)).isEqualTo(accepted.address());
        close(accepted.fd());
        close(fd);
        close(listener);
    }

    @Test
    void optionsAreWhatPythonSees() throws Exception {
        int fd = socket(AF_INET, SOCK_STREAM);
        assertThat(getsockopt(fd, IPPROTO_TCP, TCP_NODELAY)).isZero();
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, 1);
        setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 20_000);
        String algorithm = Files.readString(Path.of("/proc/sys/net/ipv4/tcp_congestion_control")).strip();
        assertThat(new String(getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, 16)).replace("\0", "")).isEqualTo(algorithm);
        setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "reno".getBytes());
        String python = """
                import socket
                s = socket.socket(fileno=0)
                t = socket.IPPROTO_TCP
                print(s.getsockopt(t, socket.TCP_NODELAY) != 0, s.getsockopt(t, socket.TCP_CONGESTION, 16).strip(b'\\0').decode(), s.family.name,
                      s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF))
                """;
        assumeTrue(Command.exists("python3"), "no python3 to ask");
        assertThat(Children.output(directory, null, new SpawnActions().dup2(fd, 0), null, "python3", "-c", python))
                .isEqualTo("True reno AF_INET " + getsockopt(fd, SOL_SOCKET, SO_RCVBUF));
        Fails.with(Errno.ENOPROTOOPT, () -> getsockopt(fd, SOL_SOCKET, 9999));
        Fails.with(Errno.ENOPROTOOPT, () -> getsockopt(fd, SOL_SOCKET, 9999, 4));
        Fails.with(Errno.ENOPROTOOPT, () -> setsockopt(fd, SOL_SOCKET, 9999, 1));
        Fails.with(Errno.ENOENT, () -> setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "no-such".getBytes()));
        close(fd);
    }

    @Test
    void otherFamilies() throws Exception {
        int netlink = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
        bind(netlink, new SocketAddress.Netlink(0, 0));
        SocketAddress.Netlink own = (SocketAddress.Netlink) getsockname(netlink);
        assertThat(Files.readString(Path.of("/proc/net/netlink"))).containsPattern("(?m)^\\S+ 0 +" + Integer.toUnsignedString(own.pid()) + " ");
        close(netlink);
        int raw = socket(AF_INET, SOCK_DGRAM);
        bind(raw, new SocketAddress.Other(AF_INET, new byte[] {0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
        assertThat(getsockname(raw)).isEqualTo(loopback("127.0.0.1", portOf(getsockname(raw))));
        Fails.with(Errno.EAFNOSUPPORT, () -> connect(raw, new SocketAddress.Other(77, new byte[14])));
        close(raw);
        Fails.with(Errno.EAFNOSUPPORT, () -> socket(77, SOCK_STREAM));
        Fails.with(Errno.EPROTONOSUPPORT, () -> socket(AF_INET, SOCK_STREAM, IPPROTO_UDP));
    }

    @Test
    void virtualMachinesSockets() throws Exception {
        int fd;
        try {
            fd = socket(AF_VSOCK, SOCK_STREAM);
        } catch (ErrnoException e) {
            assumeTrue(false, "no AF_VSOCK in this kernel: " + e.getMessage());
            return;
        }
        bind(fd, new SocketAddress.Vsock(VMADDR_CID_ANY, VMADDR_PORT_ANY));
        assertThat(getsockname(fd)).isInstanceOfSatisfying(SocketAddress.Vsock.class, own -> {
            assertThat(own.cid()).isEqualTo(VMADDR_CID_ANY);
            assertThat(own).hasToString("vsock:4294967295:" + Integer.toUnsignedString(own.port()));
        });
        assertThat(Children.output(directory, null, new SpawnActions().dup2(fd, 0), null, "python3", "-c",
                "import socket\nprint(socket.socket(fileno=0).getsockname()[1])")).isEqualTo(
                Integer.toUnsignedString(((SocketAddress.Vsock) getsockname(fd)).port()));
        close(fd);
    }

    @Test
    void networkCards() throws Exception {
        int fd;
        try {
            fd = socket(AF_PACKET, SOCK_DGRAM);
        } catch (ErrnoException e) {
            assumeTrue(false, "this user may not have AF_PACKET: " + e.getMessage());
            return;
        }
        int lo = Integer.parseInt(Files.readString(Path.of("/sys/class/net/lo/ifindex")).strip());
        bind(fd, new SocketAddress.Packet(0x0800, lo, 0, 0, ""));
        assertThat(getsockname(fd)).isEqualTo(new SocketAddress.Packet(0x0800, lo, 772, 0, "00:00:00:00:00:00"));
        Fails.with(Errno.ENODEV, () -> bind(fd, new SocketAddress.Packet(0x0800, 99_999, 0, 0, "")));
        close(fd);
    }

    @Test
    void ipv6AddressesKeepWhatTheyHave() throws Exception {
        Inet6Address mapped = Inet6Address.getByAddress(null, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1}, -1);
        int fd = socket(AF_INET6, SOCK_DGRAM);
        bind(fd, new SocketAddress.Inet6(mapped, 0));
        SocketAddress own = getsockname(fd);
        assertThat(own).isEqualTo(new SocketAddress.Inet6(mapped, portOf(own)));
        assertThat(Files.readString(Path.of("/proc/net/udp6"))).contains("0000000000000000FFFF00000100007F:" + String.format("%04X", portOf(own)));
        close(fd);
        Inet6Address link = (Inet6Address) InetAddress.getByName("fe80::1%1");
        SocketAddress.Inet6 scoped = (SocketAddress.Inet6) SocketAddress.inet(link, 80);
        assertThat(scoped.scopeId()).isEqualTo(1);
        assertThat(scoped).hasToString("[fe80::1%1]:80").isNotEqualTo(new SocketAddress.Inet6(link, 80, 0, 2));
        assertThat(new SocketAddress.Inet6((Inet6Address) InetAddress.getByName("::"), 1)).hasToString("[::]:1");
    }

    @Test
    void ipv6AddressesReadAsPythonWritesThem() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 here to compare with");
        for (String address : new String[] {"::", "::1", "1::", "2001:db8::a:0:0:1", "2001:0:0:1:0:0:0:1", "1:0:0:0:2:0:0:0", "0:0:1:0:0:0:2:3", "1:0:2:0:3:0:4:0",
                "0:1:2:3:4:5:6:7", "1:2:3:4:5:6:0:0", "0:0:3:4:5:6:7:8", "10:20:30:0:0:0:0:80", "fe80::1"}) {
            assertThat(new SocketAddress.Inet6((Inet6Address) InetAddress.getByName(address), 1).host())
                    .isEqualTo(Command.output("python3", "-c", "import ipaddress; print(ipaddress.ip_address('" + address + "'))"));
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotOpenIsRefused() throws Exception {
        SocketAddress address = loopback("127.0.0.1", 9);
        return Stream.of(BadArguments.descriptors("bind", fd -> bind(fd, address)), BadArguments.descriptors("connect", fd -> connect(fd, address)),
                BadArguments.descriptors("listen", fd -> listen(fd, 1)), BadArguments.descriptors("accept4", fd -> accept(fd)),
                BadArguments.descriptors("shutdown", fd -> shutdown(fd, SHUT_RD)), BadArguments.descriptors("getsockname", fd -> getsockname(fd)),
                BadArguments.descriptors("getpeername", fd -> getpeername(fd)),
                BadArguments.descriptors("getsockopt", fd -> getsockopt(fd, SOL_SOCKET, SO_ERROR)),
                BadArguments.descriptors("setsockopt", fd -> setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1)),
                BadArguments.descriptors("send", fd -> send(fd, new byte[1], 0)), BadArguments.descriptors("recv", fd -> recv(fd, 1, 0)),
                BadArguments.descriptors("sendto", fd -> sendto(fd, new byte[1], 0, address)),
                BadArguments.descriptors("recvfrom", fd -> recvfrom(fd, 1, 0))).flatMap(tests -> tests);
    }

    @Test
    void whatIsNoSocketIsRefused() throws Exception {
        int file = open("/dev/null", O_RDWR);
        for (ThrowingCallable call : Arrays.<ThrowingCallable>asList(() -> bind(file, loopback("127.0.0.1", 0)), () -> listen(file, 1),
                () -> accept(file), () -> shutdown(file, SHUT_RD), () -> getsockname(file), () -> getpeername(file),
                () -> getsockopt(file, SOL_SOCKET, SO_ERROR), () -> send(file, new byte[1], 0), () -> recv(file, 1, 0))) {
            Fails.with(Errno.ENOTSOCK, call);
        }
        close(file);
        int fd = socket(AF_INET, SOCK_STREAM);
        Fails.with(Errno.ENOTCONN, () -> getpeername(fd));
        Fails.with(Errno.ENOTCONN, () -> shutdown(fd, SHUT_WR));
        Fails.with(Errno.EINVAL, () -> accept(fd));
        Fails.with(Errno.ENOTCONN, () -> recv(fd, 1, 0));
        close(fd);
        int datagram = socket(AF_UNIX, SOCK_DGRAM);
        Fails.with(Errno.EOPNOTSUPP, () -> listen(datagram, 1));
        close(datagram);
    }

    @Test
    void wrongArgumentsAreNamed() throws Exception {
        assertIllegal("path: ", () -> new SocketAddress.Unix(""));
        assertIllegal("path: ", () -> new SocketAddress.Unix("x".repeat(109)));
        assertIllegal("path: ", () -> new SocketAddress.Unix("a\0b"));
        assertIllegal("name: ", () -> new SocketAddress.UnixAbstract(""));
        assertIllegal("name: ", () -> new SocketAddress.UnixAbstract(new byte[108]));
        assertIllegal("port: ", () -> loopback("127.0.0.1", 65536));
        assertIllegal("port: ", () -> loopback("::1", -1));
        assertIllegal("hardwareAddress: ", () -> new SocketAddress.Packet(0, 1, 1, 0, "xyz"));
        assertIllegal("hardwareAddress: ", () -> new SocketAddress.Packet(0, 1, 1, 0, "01:02:03:04:05:06:07:08:09"));
        assertIllegal("data: ", () -> new SocketAddress.Other(1, new byte[127]));
        assertIllegal("count: ", () -> recv(-1, -1, 0));
        assertIllegal("count: ", () -> recvfrom(-1, -1, 0));
        assertIllegal("size: ", () -> getsockopt(-1, 0, 0, -1));
        assertThatThrownBy(() -> send(-1, new byte[3], 1, 3, 0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageStartingWith("data: ");
        assertThatThrownBy(() -> recv(-1, new byte[3], -1, 1, 0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageStartingWith("buffer: ");
        Fails.onNull("address", () -> connect(-1, null));
        Fails.onNull("address", () -> bind(-1, null));
        Fails.onNull("data", () -> send(-1, (byte[]) null, 0));
    }

    private static void assertIllegal(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix", "tcp"})
    void connectWaitsForItsEndThroughSignals(String kind) {
        assertThat(ChildJvm.output(InterruptedConnect.class, kind, directory.toString())).isEqualTo("connected, sent: hello");
    }

    /** A listener with no room left, so that connect waits until accept makes some. */
    static final class InterruptedConnect {
        private static final CFunction SIGACTION = CFunction.ofInt("sigaction");
        private static final CFunction SYSCALL = CFunction.ofLong("syscall");
        private static final int SYS_TGKILL = System.getProperty("os.arch").equals("amd64") ? 234 : 131;
        private static final int SIZE_OF_SIGACTION = 152;

        public static void main(String[] arguments) throws Exception {
            boolean isUnix = arguments[0].equals("unix");
            int domain = isUnix ? AF_UNIX : AF_INET;
            int listener = socket(domain, SOCK_STREAM);
            bind(listener, isUnix ? new SocketAddress.Unix(arguments[1] + "/s") : loopback("127.0.0.1", 0));
            listen(listener, 0);
            SocketAddress address = getsockname(listener);
            int first = socket(domain, SOCK_STREAM);
            connect(first, address);
            catchWithoutRestart();
            int fd = socket(domain, SOCK_STREAM);
            FutureTask<String> connecting = new FutureTask<>(() -> {
                connect(fd, address);
                return "connected";
            });
            Thread.ofPlatform().daemon().start(connecting);
            for (int i = 0; i < 20; i++) {
                int thread = BlockedThread.await("connect", fd);
                try (Scratch scratch = Scratch.take()) {
                    SYSCALL.call(scratch, SYS_TGKILL, getpid(), thread, SIGUSR1);
                }
                Thread.sleep(2);
            }
            assert !connecting.isDone() : "it did not have to wait";
            close(accept(listener).fd());
            System.out.print(connecting.get());
            int accepted = accept(listener).fd();
            send(fd, "hello".getBytes(), 0);
            System.out.println(", sent: " + new String(recv(accepted, 10, 0)));
        }

        /** The handler is a function that does no harm whenever it is called. */
        private static void catchWithoutRestart() {
            try (Scratch scratch = Scratch.take()) {
                long action = scratch.allocateZeroed(SIZE_OF_SIGACTION);
                Memory.setLong(action, CFunction.ofInt("getppid").address().address());
                if (SIGACTION.call(scratch, SIGUSR1, action, 0) == -1) {
                    throw new AssertionError("sigaction");
                }
            }
        }
    }
}
