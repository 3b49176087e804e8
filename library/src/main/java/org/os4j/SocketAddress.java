package org.os4j;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/**
 * Where a socket is: C's {@code struct sockaddr}, one record for each kind.
 *
 * <pre>{@code
 * switch (getpeername(fd)) {
 *     case SocketAddress.Inet4(var address, int port) -> …
 *     case SocketAddress.Unix(String path)            -> …
 *     default                                         -> …
 * }
 * }</pre>
 */
public sealed interface SocketAddress {
    private static int checkedPort(int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("port: must be between 0 and 65535: " + port);
        }
        return port;
    }

    /**
     * The address of a port, of either version of the Internet protocol.
     *
     * @param address the host, such as {@code InetAddress.getLoopbackAddress()}
     * @param port the port, 0 to 65,535; 0 to bind to any
     * @return an {@link Inet4} or an {@link Inet6}
     * @throws IllegalArgumentException if there is no such port
     */
    static SocketAddress inet(InetAddress address, int port) {
        if (Objects.requireNonNull(address, "address") instanceof Inet6Address six) {
            return new Inet6(six, port);
        }
        return new Inet4((Inet4Address) address, port);
    }

    /**
     * The address family.
     *
     * @return {@code AF_UNIX}, {@code AF_INET} or another {@code AF_} constant
     */
    int family();

    /**
     * A socket that stands in the file system. The file is made by bind, and removed by nobody but unlink.
     *
     * @param path the file, at most 108 bytes long
     */
    record Unix(String path) implements SocketAddress {
        private static final int MOST = 108;

        /**
         * The address of a file.
         *
         * @throws IllegalArgumentException if the path is empty, longer than 108 bytes or holds a NUL
         */
        public Unix {
            int length = CStrings.encode(Objects.requireNonNull(path, "path"), "path").length;
            if (length == 0 || length > MOST) {
                throw new IllegalArgumentException("path: must have 1 to " + MOST + " bytes, not " + length + ": " + CStrings.quoted(path));
            }
        }

        @Override
        public int family() {
            return SocketConstants.AF_UNIX;
        }

        /** The address as people write it, such as {@code unix:"/run/x"}. */
        @Override
        public String toString() {
            return "unix:" + CStrings.quoted(path);
        }
    }

    /**
     * A socket of Linux's that has a name, but no file, and is gone when it is closed.
     *
     * @param name its name, at most 107 bytes long; a byte that is not UTF-8 is a lone surrogate, as in paths. It may hold a NUL
     */
    record UnixAbstract(String name) implements SocketAddress {
        private static final int MOST = 107;

        /**
         * The address of a name.
         *
         * @throws IllegalArgumentException if the name is empty or longer than 107 bytes
         */
        public UnixAbstract {
            int length = CStrings.encodeData(Objects.requireNonNull(name, "name"), "name").length;
            if (length == 0 || length > MOST) {
                throw new IllegalArgumentException("name: must have 1 to " + MOST + " bytes, not " + length + ": " + CStrings.quoted(name));
            }
        }

        /**
         * The address of a name that is any bytes.
         *
         * @param name the bytes, without the NUL that C writes before them
         * @throws IllegalArgumentException if the name is empty or longer than 107 bytes
         */
        public UnixAbstract(byte[] name) {
            this(CStrings.decode(name));
        }

        /**
         * The name's bytes.
         *
         * @return them, without the NUL that C writes before them
         */
        public byte[] bytes() {
            return CStrings.encodeData(name, "name");
        }

        @Override
        public int family() {
            return SocketConstants.AF_UNIX;
        }

        /** The address as people write it, such as {@code unix:@"x"}. */
        @Override
        public String toString() {
            return "unix:@" + CStrings.quoted(name);
        }
    }

    /** A Unix socket without a name, as a client's is; bind gives it an abstract name of five hexadecimal digits that nobody has. */
    record UnixUnnamed() implements SocketAddress {
        @Override
        public int family() {
            return SocketConstants.AF_UNIX;
        }

        @Override
        public String toString() {
            return "unix:";
        }
    }

    /**
     * A port of IPv4.
     *
     * @param address the host
     * @param port the port, 0 to 65,535
     */
    record Inet4(Inet4Address address, int port) implements SocketAddress {
        /**
         * The address of a port.
         *
         * @throws IllegalArgumentException if there is no such port
         */
        public Inet4 {
            Objects.requireNonNull(address, "address");
            checkedPort(port);
        }

        @Override
        public int family() {
            return SocketConstants.AF_INET;
        }

        /** The address as people write it, such as {@code 127.0.0.1:80}. */
        @Override
        public String toString() {
            return address.getHostAddress() + ":" + port;
        }
    }

    /**
     * A port of IPv6.
     *
     * @param address the host
     * @param port the port, 0 to 65,535
     * @param flowinfo the traffic class and the flow's label, usually 0
     * @param scopeId for an address of one network, such as {@code fe80::1}: the number of the interface to it; else 0
     */
    record Inet6(Inet6Address address, int port, int flowinfo, int scopeId) implements SocketAddress {
        /**
         * The address of a port. The scope that the host's address has, if any, is taken where none is given.
         *
         * @throws IllegalArgumentException if there is no such port
         */
        public Inet6 {
            Objects.requireNonNull(address, "address");
            checkedPort(port);
            if (scopeId == 0) {
                scopeId = address.getScopeId();
            }
        }

        /**
         * The address of a port, of the scope that the host's address has, and no flow.
         *
         * @param address the host
         * @param port the port, 0 to 65,535
         * @throws IllegalArgumentException if there is no such port
         */
        public Inet6(Inet6Address address, int port) {
            this(address, port, 0, 0);
        }

        @Override
        public int family() {
            return SocketConstants.AF_INET6;
        }

        /**
         * The host as people write it.
         *
         * @return its address and its scope, such as {@code fe80::1%2}
         */
        public String host() {
            return shortened(address.getHostAddress().replaceFirst("%.*", "")) + (scopeId == 0 ? "" : "%" + Integer.toUnsignedString(scopeId));
        }

        /** The longest run of zeros left out, the first of several, as RFC 5952 has it. */
        private static String shortened(String host) {
            return Pattern.compile("(^|:)0(:0)+(:|$)").matcher(host).results().max(Comparator.comparingInt(run -> run.group().split("0", -1).length))
                    .map(run -> host.substring(0, run.start()) + "::" + host.substring(run.end())).orElse(host);
        }

        /** The address as people write it, such as {@code [fe80::1%2]:80}. */
        @Override
        public String toString() {
            return "[" + host() + "]:" + port;
        }
    }

    /**
     * A port of a virtual machine or of its host.
     *
     * @param cid the machine's number, or {@code VMADDR_CID_HOST} or another {@code VMADDR_CID_} constant
     * @param port the port, any 32 bits, or {@code VMADDR_PORT_ANY}
     */
    record Vsock(int cid, int port) implements SocketAddress {
        @Override
        public int family() {
            return SocketConstants.AF_VSOCK;
        }

        /** The address as people write it, such as {@code vsock:2:1024}. */
        @Override
        public String toString() {
            return "vsock:" + Integer.toUnsignedString(cid) + ":" + Integer.toUnsignedString(port);
        }
    }

    /**
     * A netlink socket.
     *
     * @param pid its number, often a process's id; 0 for the kernel
     * @param groups the groups that it listens to, a bit for each
     */
    record Netlink(int pid, int groups) implements SocketAddress {
        @Override
        public int family() {
            return SocketConstants.AF_NETLINK;
        }
    }

    /**
     * A network card, as {@code AF_PACKET} and getifaddrs(3) have it.
     *
     * @param protocol the frames' protocol, an {@code ETH_P_} number; 0 for none
     * @param ifindex the interface's number
     * @param hatype the kind of card, an {@code ARPHRD_} number: 1 for Ethernet, 772 for the loopback
     * @param pkttype whom a frame was for, a {@code PACKET_} number
     * @param hardwareAddress the card's address, such as {@code 52:54:00:12:34:56}; empty if it has none, at most 8 bytes
     */
    record Packet(int protocol, int ifindex, int hatype, int pkttype, String hardwareAddress) implements SocketAddress {
        private static final int MOST = 8;

        /**
         * The address of a card.
         *
         * @throws IllegalArgumentException if its address is not hexadecimal bytes with colons between them, or longer than 8
         */
        public Packet {
            if (bytes(hardwareAddress).length > MOST) {
                throw new IllegalArgumentException("hardwareAddress: is longer than " + MOST + " bytes: " + hardwareAddress);
            }
        }

        /**
         * The bytes of the card's address.
         *
         * @return them, none if it has none
         */
        public byte[] bytes() {
            return bytes(hardwareAddress);
        }

        private static byte[] bytes(String text) {
            try {
                return HexFormat.ofDelimiter(":").parseHex(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("hardwareAddress: no bytes such as 52:54:00:12:34:56: " + text, e);
            }
        }

        @Override
        public int family() {
            return SocketConstants.AF_PACKET;
        }
    }

    /** An address of a family that has no record here. */
    final class Other implements SocketAddress {
        private final int family;
        private final byte[] data;

        /**
         * An address by its bytes.
         *
         * @param family its {@code AF_} number
         * @param data what follows the family in C's struct, at most 126 bytes
         * @throws IllegalArgumentException if it is longer
         */
        public Other(int family, byte[] data) {
            if (data.length > SocketAddresses.LONGEST) {
                throw new IllegalArgumentException("data: is longer than " + SocketAddresses.LONGEST + " bytes: " + data.length);
            }
            this.family = family;
            this.data = data.clone();
        }

        @Override
        public int family() {
            return family;
        }

        /**
         * What follows the family in C's struct.
         *
         * @return a copy of the bytes
         */
        public byte[] data() {
            return data.clone();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Other that && family == that.family && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return family * 31 + Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return "family " + family + ":" + HexFormat.of().formatHex(data);
        }
    }
}
