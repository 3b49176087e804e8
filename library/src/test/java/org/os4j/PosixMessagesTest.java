package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Posix.*;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.os4j.testing.Attempt;
import org.os4j.testing.BadArguments;
import org.os4j.testing.Children;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;
import org.os4j.testing.Peer;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixMessagesTest {
    @TempDir
    Path directory;
    private int listener;
    private SocketPair pair;

    @BeforeEach
    void listen() throws Exception {
        listener = socket(AF_UNIX, SOCK_STREAM);
        bind(listener, new SocketAddress.Unix(directory + "/socket"));
        Posix.listen(listener, 5);
        pair = socketpair(AF_UNIX, SOCK_STREAM, 0);
    }

    @AfterEach
    void close() throws Exception {
        Posix.close(listener);
        Posix.close(pair.first());
        Posix.close(pair.second());
    }

    private Peer python(String program) throws Exception {
        return Peer.python("s = socket.socket(socket.AF_UNIX)\ns.connect(sys.argv[1] + '/socket')\n" + program, directory.toString());
    }

    @Test
    void pythonReadsWhatADescriptorOfOursIs() throws Exception {
        try (Peer peer = python("""
                data, fds, flags, address = socket.recv_fds(s, 100, 5)
                print(data, len(fds), flags & socket.MSG_CTRUNC)
                print(os.read(fds[0], 100), os.readlink('/proc/self/fd/%d' % fds[1]))
                """)) {
            int connection = accept(listener).fd();
            int file = open(Files.writeString(directory.resolve("file"), "secret").toString(), O_RDONLY);
            int nothing = open("/dev/null", O_RDONLY);
            lseek(file, 2, SEEK_SET);
            assertThat(send_fds(connection, "two".getBytes(), file, nothing)).isEqualTo(3);
            assertThat(peer.line()).isEqualTo("b'two' 2 0");
            assertThat(peer.line()).isEqualTo("b'cret' /dev/null");
            for (int fd : new int[] {connection, file, nothing}) {
                Posix.close(fd);
            }
        }
    }

    @Test
    void descriptorsOfPythonsAreCloseOnExecHere() throws Exception {
        String file = Files.writeString(directory.resolve("file"), "secret").toString();
        try (Peer peer = python("fds = [os.open(sys.argv[1] + '/file', os.O_RDONLY), os.open('/dev/zero', os.O_RDONLY)]\n"
                + "socket.send_fds(s, [b'he', b're'], fds)\nprint('sent')")) {
            int connection = accept(listener).fd();
            assertThat(peer.line()).isEqualTo("sent");
            Message message = recv_fds(connection, 100, 10);
            assertThat(message.data()).asString().isEqualTo("here");
            assertThat(message.flags()).isZero();
            assertThat(message.address()).isEqualTo(null);
            assertThat(message.control()).containsExactly(new ControlMessage.Rights(message.descriptors()));
            assertThat(message).hasToString("4 bytes [Rights[descriptors=" + message.descriptors() + "]]");
            List<Integer> fds = message.descriptors();
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + fds.get(0)))).hasToString(file);
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + fds.get(1)))).hasToString("/dev/zero");
            assertThat(read(fds.get(0))).asString().isEqualTo("secret");
            for (int fd : fds) {
                String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd)).get(1);
                assertThat(Integer.parseInt(flags.replaceAll("\\D", ""), 8) & O_CLOEXEC).isEqualTo(O_CLOEXEC);
                Posix.close(fd);
            }
            Posix.close(connection);
        }
    }

    @Test
    void moreDescriptorsThanThereIsRoomForAreClosed() throws Exception {
        Set<String> before = LeakCheck.descriptors();
        for (int most = 0; most < 6; most++) {
            sendFive();
            Message message = recv_fds(pair.second(), 10, most);
            assertThat(message.descriptors()).hasSize(Math.min(most, 5));
            assertThat(message.flags() & MSG_CTRUNC).isEqualTo(most < 5 ? MSG_CTRUNC : 0);
            closeAll(message);
            assertThat(LeakCheck.descriptors()).isEqualTo(before);
        }
        // Rooms that hold no whole number of descriptors, or not even a header.
        for (int size = 0; size <= 48; size++) {
            sendFive();
            Message message = recvmsg(pair.second(), 10, size, 0);
            assertThat(message.descriptors()).hasSize(Math.min(Math.max((size - 16) / 4, 0), 5));
            closeAll(message);
            assertThat(LeakCheck.descriptors()).isEqualTo(before);
        }
        sendFive();
        assertThat(recv(pair.second(), 10, 0)).hasSize(1);
        assertThat(LeakCheck.descriptors()).isEqualTo(before);
    }

    private void sendFive() throws Exception {
        assertThat(send_fds(pair.first(), new byte[1], IntStream.of(0, 0, 0, 0, 0).map(zero -> pair.second()).toArray())).isEqualTo(1);
    }

    private static void closeAll(Message message) throws ErrnoException {
        for (int fd : message.descriptors()) {
            Posix.close(fd);
        }
    }

    @Test
    void asManyAsLinuxTakes() throws Exception {
        int[] fds = new int[253];
        java.util.Arrays.fill(fds, pair.first());
        send_fds(pair.first(), new byte[1], fds);
        Message message = recvmsg(pair.second(), 1, 0);
        assertThat(message.descriptors()).hasSize(253);
        assertThat(message.flags()).isZero();
        closeAll(message);
        Fails.with(Errno.EINVAL, () -> send_fds(pair.first(), new byte[1], new int[254]));
    }

    @Test
    void descriptorsAreSentManyTimes() throws Exception {
        for (int i = 0; i < 1000; i++) {
            send_fds(pair.first(), new byte[] {(byte) i}, listener);
            Message message = recv_fds(pair.second(), 1, 1);
            assertThat(message.data()).containsExactly(i);
            closeAll(message);
        }
    }

    @Test
    void thePeersCredentials() throws Exception {
        try (Peer peer = python("print(os.getpid(), os.geteuid(), os.getegid())\ns.recv(1)\ns.sendall(b'x')\ns.recv(1)")) {
            int connection = accept(listener).fd();
            setsockopt(connection, SOL_SOCKET, SO_PASSCRED, 1);
            String[] words = peer.line().split(" ");
            PeerCredentials theirs = new PeerCredentials(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            assertThat(getsockopt_peercred(connection)).isEqualTo(theirs);
            Posix.send(connection, new byte[1], 0);
            assertThat(recvmsg(connection, 10, 0).control()).containsExactly(new ControlMessage.Credentials(theirs));
            Posix.close(connection);
        }
    }

    @Test
    void credentialsThatAreSent() throws Exception {
        int root = geteuid();
        assumeTrue(root == 0, "only root may send another's credentials");
        try (Peer peer = python("""
                s.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
                s.sendall(b'x')
                data, control, flags, address = s.recvmsg(100, socket.CMSG_SPACE(12) + socket.CMSG_SPACE(4))
                for level, type, data in control:
                    if type == socket.SCM_CREDENTIALS: print(*struct.unpack('iII', data))
                    else: print(type == socket.SCM_RIGHTS, len(data))
                print(len(control))
                """)) {
            int connection = accept(listener).fd();
            recv(connection, 1, 0);
            sendmsg(connection, new byte[1], List.of(new ControlMessage.Credentials(new PeerCredentials(1, 12, 34)),
                    new ControlMessage.Rights(List.of(connection))), 0, null);
            Set<String> lines = Set.of(peer.line(), peer.line());
            assertThat(lines).containsExactlyInAnyOrder("1 12 34", "True 4");
            assertThat(peer.line()).isEqualTo("2");
            Posix.close(connection);
        }
    }

    @Test
    void othersCredentialsAreNotOnesOwn() throws Exception {
        assertThat(Nobody.output(Forger.class)).isEqualTo("EPERM, own: sent");
    }

    static final class Forger {
        public static void main(String[] arguments) throws Exception {
            SocketPair pair = socketpair(AF_UNIX, SOCK_STREAM, 0);
            System.out.print(Attempt.errnoOf(() -> send(pair, new PeerCredentials(getpid(), 0, 0))));
            send(pair, new PeerCredentials(getpid(), getuid(), getgid()));
            System.out.println(", own: sent");
        }

        private static void send(SocketPair pair, PeerCredentials sender) throws ErrnoException {
            sendmsg(pair.first(), new byte[1], List.of(new ControlMessage.Credentials(sender)), 0, null);
        }
    }

    @Test
    void whatElseComesBesideADatagram() throws Exception {
        int fd = socket(AF_INET, SOCK_DGRAM);
        bind(fd, SocketAddress.inet(InetAddress.getByName("127.0.0.1"), 0));
        setsockopt(fd, IPPROTO_IP, IP_PKTINFO, 1);
        setsockopt(fd, IPPROTO_IP, IP_RECVTTL, 1);
        int port = ((SocketAddress.Inet4) getsockname(fd)).port();
        try (Peer peer = Peer.python("""
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.bind(('127.0.0.1', 0))
                s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 33)
                s.sendto(b'0123456789', ('127.0.0.1', int(sys.argv[1])))
                print(s.getsockname()[1])
                print(s.recv(100))
                """, Integer.toString(port))) {
            SocketAddress sender = SocketAddress.inet(InetAddress.getByName("127.0.0.1"), Integer.parseInt(peer.line()));
            Message message = recvmsg(fd, 4, 0);
            assertThat(message.address()).isEqualTo(sender);
            assertThat(message.data()).asString().isEqualTo("0123");
            assertThat(message.flags()).isEqualTo(MSG_TRUNC);
            assertThat(message).asString().startsWith("4 bytes from " + sender + " [").endsWith("] MSG_TRUNC");
            int lo = Integer.parseInt(Files.readString(Path.of("/sys/class/net/lo/ifindex")).strip());
            assertThat(message.control()).containsExactlyInAnyOrder(new ControlMessage.Other(IPPROTO_IP, IP_TTL, new byte[] {33, 0, 0, 0}),
                    new ControlMessage.Other(IPPROTO_IP, IP_PKTINFO, new byte[] {(byte) lo, 0, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1}));
            assertThat(sendmsg(fd, "back".getBytes(), List.of(new ControlMessage.Other(IPPROTO_IP, IP_TTL, new byte[] {1, 0, 0, 0})), 0, sender))
                    .isEqualTo(4);
            assertThat(peer.line()).isEqualTo("b'back'");
        }
        Posix.close(fd);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotOpenIsRefused() {
        return Stream.of(BadArguments.descriptors("sendmsg", fd -> sendmsg(fd, new byte[1], List.of(), 0, null)),
                BadArguments.descriptors("recvmsg", fd -> recvmsg(fd, 1, 0)), BadArguments.descriptors("sendmsg", fd -> send_fds(fd, new byte[1], 0)),
                BadArguments.descriptors("recvmsg", fd -> recv_fds(fd, 1, 1)),
                BadArguments.descriptors("getsockopt", fd -> getsockopt_peercred(fd)), BadArguments.descriptors("getsockopt", fd -> getsockopt_linger(fd)),
                BadArguments.descriptors("getsockopt", fd -> getsockopt_timeout(fd, SO_RCVTIMEO)),
                BadArguments.descriptors("setsockopt", fd -> setsockopt_linger(fd, OptionalInt.empty())),
                BadArguments.descriptors("setsockopt", fd -> setsockopt_timeout(fd, SO_SNDTIMEO, Duration.ZERO))).flatMap(tests -> tests);
    }

    @Test
    void whatCannotBeSent() throws Exception {
        Fails.with(Errno.EBADF, () -> send_fds(pair.first(), new byte[1], listener, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> send_fds(pair.first(), new byte[0], listener)).withMessageStartingWith("data: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recvmsg(pair.first(), -1, 0)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recvmsg(pair.first(), 1, -1, 0)).withMessageStartingWith("controlSize: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recv_fds(pair.first(), 1, -1)).withMessageStartingWith("most: ");
        Fails.with(Errno.EAGAIN, () -> recvmsg(pair.first(), 1, MSG_DONTWAIT));
        Posix.shutdown(pair.first(), SHUT_WR);
        assertThat(recvmsg(pair.second(), 10, 0)).isEqualTo(new Message(new byte[0], List.of(), 0, null));
    }

    @Test
    void cmsgSpaceIsPythons() {
        assumeTrue(Command.exists("python3"), "no python3 to ask");
        StringBuilder ours = new StringBuilder();
        for (int length = 0; length < 20; length++) {
            ours.append(CMSG_SPACE(length)).append(' ').append(CMSG_LEN(length)).append('\n');
        }
        assertThat(Command.output("python3", "-c", "import socket\nfor i in range(20): print(socket.CMSG_SPACE(i), socket.CMSG_LEN(i))"))
                .isEqualTo(ours.toString().strip());
        assertThatIllegalArgumentException().isThrownBy(() -> CMSG_SPACE(-1)).withMessageStartingWith("length: ");
        assertThatIllegalArgumentException().isThrownBy(() -> CMSG_LEN(-1)).withMessageStartingWith("length: ");
    }

    @Test
    void optionsThatAreStructsAreWhatPythonSees() throws Exception {
        assumeTrue(Command.exists("python3"), "no python3 to ask");
        int fd = socket(AF_INET, SOCK_STREAM);
        String python = """
                import socket, struct
                s = socket.socket(fileno=0)
                print(*struct.unpack('qq', s.getsockopt(1, socket.SO_RCVTIMEO, 16)), *struct.unpack('qq', s.getsockopt(1, socket.SO_SNDTIMEO, 16)),
                      *struct.unpack('ii', s.getsockopt(1, socket.SO_LINGER, 8)))
                """;
        assertThat(getsockopt_timeout(fd, SO_RCVTIMEO)).isZero();
        assertThat(getsockopt_linger(fd)).isEmpty();
        setsockopt_timeout(fd, SO_RCVTIMEO, Duration.ofMillis(3500));
        setsockopt_timeout(fd, SO_SNDTIMEO, Duration.ofSeconds(7));
        setsockopt_linger(fd, OptionalInt.of(9));
        assertThat(Children.output(directory, null, new SpawnActions().dup2(fd, 0), null, "python3", "-c", python)).isEqualTo("3 500000 7 0 1 9");
        assertThat(getsockopt_timeout(fd, SO_RCVTIMEO)).isEqualTo(Duration.ofMillis(3500));
        assertThat(getsockopt_linger(fd)).hasValue(9);
        assertThatIllegalArgumentException().isThrownBy(() -> setsockopt_linger(fd, OptionalInt.of(-1))).withMessageStartingWith("seconds: ");
        setsockopt_linger(fd, OptionalInt.empty());
        setsockopt_timeout(fd, SO_RCVTIMEO, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        assertThat(getsockopt_timeout(fd, SO_RCVTIMEO)).as("too long to be a limit").isZero();
        setsockopt_timeout(fd, SO_RCVTIMEO, Duration.ZERO);
        assertThat(Children.output(directory, null, new SpawnActions().dup2(fd, 0), null, "python3", "-c", python)).startsWith("0 0 7 0 0 ");
        assertThatIllegalArgumentException().isThrownBy(() -> setsockopt_timeout(fd, SO_RCVTIMEO, Duration.ofMillis(-1)))
                .withMessageStartingWith("time: ");
        Posix.close(fd);
    }

    @Test
    void aReadWhoseTimeIsOverSaysSo() throws Exception {
        setsockopt_timeout(pair.first(), SO_RCVTIMEO, Duration.ofNanos(1));
        assertThat(getsockopt_timeout(pair.first(), SO_RCVTIMEO)).as("not for ever").isPositive();
        Fails.with(Errno.EAGAIN, () -> recv(pair.first(), 1, 0));
    }

    private SocketAddress.Unix name(String name) {
        return new SocketAddress.Unix(directory + "/" + name);
    }

    @Test
    void manyMessagesAtOnce() throws Exception {
        int first = socket(AF_UNIX, SOCK_DGRAM);
        int second = socket(AF_UNIX, SOCK_DGRAM);
        bind(first, name("first"));
        bind(second, name("second"));
        Message withDescriptors = new Message("b".getBytes(), List.of(new ControlMessage.Rights(List.of(listener, first))), 0, name("second"));
        Message empty = Message.of(new byte[0], name("second"));
        assertThat(sendmmsg(first, List.of(Message.of("aa".getBytes(), name("second")), withDescriptors, empty), 0)).isEqualTo(3);
        List<Message> messages = recvmmsg(second, 10, 100, MSG_WAITFORONE, null);
        assertThat(messages).extracting(message -> new String(message.data())).containsExactly("aa", "b", "");
        assertThat(messages).extracting(Message::address).containsOnly(name("first"));
        assertThat(messages).extracting(message -> message.descriptors().size()).containsExactly(0, 2, 0);
        assertThat(get_inheritable(messages.get(1).descriptors().get(0))).isFalse();
        closeAll(messages.get(1));

        Set<String> before = LeakCheck.descriptors();
        sendmmsg(first, List.of(withDescriptors, Message.of("too long".getBytes(), name("second"))), 0);
        messages = recvmmsg(second, 2, 3, 0, 0, null);
        assertThat(messages).extracting(message -> new String(message.data())).containsExactly("b", "too");
        assertThat(messages).extracting(Message::flags).containsExactly(MSG_CTRUNC, MSG_TRUNC);
        assertThat(LeakCheck.descriptors()).isEqualTo(before);

        assertThat(sendmmsg(first, List.of(), 0)).isZero();
        assertThat(recvmmsg(second, 0, 10, 0, null)).isEmpty();
        assertThat(Fails.with(Errno.EAGAIN, () -> recvmmsg(second, 5, 10, MSG_DONTWAIT, null)).function()).isEqualTo("recvmmsg");
        // The first that fails is told by the number, and then by its error.
        List<Message> half = List.of(Message.of("x".getBytes(), name("second")), Message.of("y".getBytes(), name("nobody")));
        assertThat(sendmmsg(first, half, 0)).isEqualTo(1);
        assertThat(Fails.with(Errno.ENOENT, () -> sendmmsg(first, half.subList(1, 2), 0)).function()).isEqualTo("sendmmsg");
        // After a message that came the time is looked at.
        assertThat(recvmmsg(second, 2, 10, 0, Duration.ZERO)).hasSize(1);
        Posix.close(first);
        Posix.close(second);
    }

    @Test
    void manyMessagesToAndFromPython() throws Exception {
        int socket = socket(AF_UNIX, SOCK_DGRAM);
        bind(socket, new SocketAddress.Unix(directory + "/ours"));
        try (Peer peer = Peer.python("""
                s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
                s.bind(sys.argv[1] + '/theirs')
                for i in range(5): s.sendto(b'%d' % i, sys.argv[1] + '/ours')
                for i in range(5): print(s.recv(100))
                """, directory.toString())) {
            List<Message> messages = recvmmsg(socket, 5, 10, 0, null);
            assertThat(messages).extracting(message -> new String(message.data())).containsExactly("0", "1", "2", "3", "4");
            assertThat(sendmmsg(socket, messages, 0)).isEqualTo(5);
            for (int i = 0; i < 5; i++) {
                assertThat(peer.line()).isEqualTo("b'" + i + "'");
            }
        }
        Posix.close(socket);
    }

    @Test
    void whatManyMessagesRefuse() {
        int fd = pair.first();
        assertThatIllegalArgumentException().isThrownBy(() -> recvmmsg(fd, -1, 1, 0, null)).withMessageStartingWith("most: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recvmmsg(fd, 1, -1, 0, null)).withMessageStartingWith("count: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recvmmsg(fd, 1, 1, -1, 0, null)).withMessageStartingWith("controlSize: ");
        assertThatIllegalArgumentException().isThrownBy(() -> recvmmsg(fd, 1, 1, 0, Duration.ofNanos(-1))).withMessageStartingWith("timeout: ");
        Fails.onNull("messages", () -> sendmmsg(fd, null, 0));
        Fails.with(Errno.EBADF, () -> sendmmsg(-1, List.of(Message.of(new byte[1], null)), 0));
        Fails.with(Errno.EBADF, () -> recvmmsg(-1, 1, 1, 0, null));
    }
}
