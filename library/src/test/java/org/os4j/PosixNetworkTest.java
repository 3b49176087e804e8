package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.os4j.Posix.*;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Attempt;
import org.os4j.testing.ChildJvm;
import org.os4j.testing.Command;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.Nobody;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class PosixNetworkTest {
    @Test
    void thisMachinesContextId() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/dev/vsock")) && Command.exists("python3"), "no vsock here, or no python3 to compare with");
        String program = "import fcntl, socket, struct\nf = open('/dev/vsock', 'rb')\n"
                + "print(struct.unpack('I', fcntl.ioctl(f, socket.IOCTL_VM_SOCKETS_GET_LOCAL_CID, b'    '))[0])";
        Command.Result theirs = Command.of("python3", "-c", program).run();
        if (theirs.exit() == 0) {
            assertThat(Integer.toUnsignedString(vsock_local_cid())).isEqualTo(theirs.out().strip());
        } else {
            assertThatExceptionOfType(ErrnoException.class).isThrownBy(() -> vsock_local_cid());
        }
    }

    @Test
    void namesAreThoseOfProc() throws Exception {
        assertThat(gethostname()).isEqualTo(Command.output("uname", "-n"));
        assertThat(getdomainname()).isEqualTo(Files.readString(Path.of("/proc/sys/kernel/domainname")).strip());
    }

    @Test
    void namesOfAnotherNamespaceAreSet() {
        assumeTrue(Command.of("unshare", "--uts", "true").run().exit() == 0, "no UTS namespace for this user here");
        String before = Command.output("uname", "-n");
        List<String> command = new ArrayList<>(List.of("unshare", "--uts"));
        command.addAll(ChildJvm.command(Names.class));
        assertThat(ChildJvm.output(command)).isEqualTo("höst-1 höst-1 domain-1 domain-1 EINVAL EINVAL");
        assertThat(Command.output("uname", "-n")).isEqualTo(before);
    }

    static final class Names {
        public static void main(String[] arguments) throws Exception {
            sethostname("höst-1");
            setdomainname("domain-1");
            System.out.write((gethostname() + " " + Command.output("uname", "-n") + " " + getdomainname() + " "
                    + Files.readString(Path.of("/proc/sys/kernel/domainname")).strip() + " ").getBytes());
            System.out.println(Attempt.errnoOf(() -> sethostname("x".repeat(65))) + " " + Attempt.errnoOf(() -> setdomainname("x".repeat(65))));
        }
    }

    @Test
    void namesAreNotForEveryoneToSet() throws Exception {
        assertThat(Nobody.output(NoNames.class)).isEqualTo("EPERM EPERM");
        assertThatIllegalArgumentException().isThrownBy(() -> sethostname("a\0b")).withMessageStartingWith("name: ");
        Fails.onNull("name", () -> setdomainname(null));
    }

    static final class NoNames {
        public static void main(String[] arguments) {
            System.out.println(Attempt.errnoOf(() -> sethostname("x")) + " " + Attempt.errnoOf(() -> setdomainname("x")));
        }
    }

    @Test
    void interfacesAreThoseOfSysfs() throws Exception {
        List<InterfaceName> all = if_nameindex();
        try (Stream<Path> entries = Files.list(Path.of("/sys/class/net"))) {
            assertThat(all.stream().map(InterfaceName::name)).containsExactlyInAnyOrderElementsOf(
                    entries.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList());
        }
        for (InterfaceName one : all) {
            assertThat(Files.readString(Path.of("/sys/class/net/" + one.name() + "/ifindex")).strip()).isEqualTo("" + one.index());
            assertThat(if_nametoindex(one.name())).isEqualTo(one.index());
            assertThat(if_indextoname(one.index())).isEqualTo(one.name());
        }
        Fails.with(Errno.ENODEV, () -> if_nametoindex("no-such-if"));
        Fails.with(Errno.ENODEV, () -> if_nametoindex("x".repeat(1000)));
        Fails.with(Errno.ENXIO, () -> if_indextoname(99_999));
        assertThatIllegalArgumentException().isThrownBy(() -> if_nametoindex("a\0")).withMessageStartingWith("name: ");
    }

    @Test
    void cardsAndFlagsAreThoseOfSysfs() throws Exception {
        List<InterfaceAddress> cards = getifaddrs().stream().filter(one -> one.address() instanceof SocketAddress.Packet).toList();
        assertThat(cards).extracting(InterfaceAddress::name).containsExactlyInAnyOrderElementsOf(if_nameindex().stream().map(InterfaceName::name)
                .toList());
        for (InterfaceAddress card : cards) {
            Path directory = Path.of("/sys/class/net/" + card.name());
            SocketAddress.Packet address = (SocketAddress.Packet) card.address();
            assertThat(address.hardwareAddress()).isEqualTo(Files.readString(directory.resolve("address")).strip());
            assertThat(HexFormat.ofDelimiter(":").formatHex(address.bytes())).isEqualTo(address.hardwareAddress());
            assertThat(address.ifindex()).isEqualTo(if_nametoindex(card.name()));
            assertThat(address.hatype()).isEqualTo(Integer.parseInt(Files.readString(directory.resolve("type")).strip()));
            int lasting = IFF_UP | IFF_LOOPBACK | IFF_BROADCAST | IFF_POINTOPOINT | IFF_NOARP | IFF_MULTICAST | IFF_PROMISC;
            assertThat(card.flags() & lasting).isEqualTo(Integer.decode(Files.readString(directory.resolve("flags")).strip()) & lasting);
        }
        assertThat(cards.stream().filter(card -> card.name().equals("lo")).findFirst().orElseThrow().flags() & IFF_LOOPBACK).isEqualTo(IFF_LOOPBACK);
    }

    @Test
    void addressesAreThoseOfIp() throws Exception {
        assumeTrue(Command.exists("ip"), "no ip(8) to ask");
        TreeSet<String> ours = new TreeSet<>();
        for (InterfaceAddress one : getifaddrs()) {
            switch (one.address()) {
                case SocketAddress.Inet4(Inet4Address address, int port) -> ours.add(one.name() + " inet " + address.getHostAddress() + "/"
                        + bits(((SocketAddress.Inet4) Objects.requireNonNull(one.netmask())).address()));
                case SocketAddress.Inet6(Inet6Address address, int port, int flow, int scope) -> ours.add(one.name() + " inet6 "
                        + address.getHostAddress() + "/" + bits(((SocketAddress.Inet6) Objects.requireNonNull(one.netmask())).address()));
                case null, default -> { }
            }
        }
        assertThat(getifaddrs().stream().map(InterfaceAddress::toString)).anyMatch(
                text -> text.matches("lo UP\\|LOOPBACK\\|RUNNING(\\|\\w+)* 127\\.0\\.0\\.1 netmask 255\\.0\\.0\\.0"));
        TreeSet<String> theirs = new TreeSet<>();
        for (String line : Command.output("ip", "-o", "addr").lines().toList()) {
            String[] words = line.split("\\s+");
            String[] address = words[3].split("/");
            theirs.add(words[1] + " " + words[2] + " " + InetAddress.getByName(address[0]).getHostAddress() + "/" + address[1]);
        }
        assertThat(ours).isEqualTo(theirs);
        String broadcasts = getifaddrs().stream().filter(one -> one.address() instanceof SocketAddress.Inet4 && one.broadcast() != null)
                .map(one -> one.name() + " " + ((SocketAddress.Inet4) one.broadcast()).address().getHostAddress()).sorted().collect(Collectors.joining(","));
        for (String line : Command.output("ip", "-o", "-4", "addr").lines().filter(text -> text.contains(" brd ")).toList()) {
            assertThat(broadcasts).contains(line.split("\\s+")[1] + " " + line.replaceFirst(".* brd (\\S+).*", "$1"));
        }
    }

    private static int bits(InetAddress mask) {
        int bits = 0;
        for (byte b : mask.getAddress()) {
            bits += Integer.bitCount(b & 0xFF);
        }
        return bits;
    }

    @Test
    void askingOftenLeavesNothing() throws Exception {
        List<InterfaceAddress> first = getifaddrs();
        for (int i = 0; i < 500; i++) {
            assertThat(getifaddrs()).hasSameSizeAs(first);
            assertThat(if_nameindex()).isNotEmpty();
        }
    }
}
