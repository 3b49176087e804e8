package org.os4j;

import static org.os4j.SocketConstants.*;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** Addresses of sockets as C has them, and back. */
final class SocketAddresses {
    private static final Struct ANY = Struct.named("sockaddr_storage");
    private static final Field FAMILY = ANY.field("ss_family");
    private static final int SIZE_OF_LENGTH = Integer.BYTES;
    private static final HexFormat HARDWARE = HexFormat.ofDelimiter(":");
    /** Room for what follows the family. */
    static final int LONGEST = 126;

    private SocketAddresses() {}

    /** An address in memory. */
    record Native(long address, int length) {}

    /** Room for an address that a call tells, and for its length after it. */
    static long allocate(Scratch scratch) {
        long address = scratch.allocateZeroed(ANY.size() + SIZE_OF_LENGTH);
        Memory.setInt(address + ANY.size(), ANY.size());
        return address;
    }

    /** Where the length of such an address stands. */
    static long lengthOf(long address) {
        return address + ANY.size();
    }

    static int capacity() {
        return ANY.size();
    }

    /** What a call has told. */
    static SocketAddress read(long address) {
        return Objects.requireNonNullElseGet(readOrNull(address), () -> new SocketAddress.Other(AF_UNSPEC, new byte[0]));
    }

    /** What a call has told; null for nothing, as recvfrom on a connection does. */
    static @Nullable SocketAddress readOrNull(long address) {
        return readOrNull(address, Memory.getInt(lengthOf(address)));
    }

    /** An address of which no length is told; one of an unknown family has its family alone. */
    static SocketAddress readKnown(long address) {
        int family = FAMILY.getInt(address);
        boolean known = family == AF_INET || family == AF_INET6 || family == AF_PACKET;
        return Objects.requireNonNull(readOrNull(address, known ? ANY.size() : FAMILY.size()));
    }

    static @Nullable SocketAddress readOrNull(long address, int length) {
        int known = Math.min(length, ANY.size());
        if (known < FAMILY.size()) {
            return null;
        }
        int family = FAMILY.getInt(address);
        if (family == AF_UNIX) {
            return unix(address, known);
        }
        if (family == AF_INET) {
            return new SocketAddress.Inet4((Inet4Address) host(In4.ADDRESS, address), port(In4.PORT, address));
        }
        if (family == AF_INET6) {
            return new SocketAddress.Inet6((Inet6Address) host(In6.ADDRESS, address), port(In6.PORT, address),
                    Integer.reverseBytes(In6.FLOW.getInt(address)), In6.SCOPE.getInt(address));
        }
        if (family == AF_VSOCK) {
            return new SocketAddress.Vsock(Vm.CID.getInt(address), Vm.PORT.getInt(address));
        }
        if (family == AF_NETLINK) {
            return new SocketAddress.Netlink(Nl.PID.getInt(address), Nl.GROUPS.getInt(address));
        }
        if (family == AF_PACKET) {
            return packet(address);
        }
        return new SocketAddress.Other(family, Memory.bytes(address + FAMILY.size(), known - FAMILY.size()));
    }

    private static SocketAddress unix(long address, int length) {
        long path = address + Un.PATH.offset();
        int size = length - Un.PATH.offset();
        if (size <= 0) {
            return new SocketAddress.UnixUnnamed();
        }
        if (Memory.getByte(path) == 0) {
            return size == 1 ? new SocketAddress.UnixUnnamed() : new SocketAddress.UnixAbstract(Memory.bytes(path + 1, size - 1));
        }
        int end = 0;
        while (end < size && Memory.getByte(path + end) != 0) {
            end++;
        }
        return new SocketAddress.Unix(CStrings.read(path, end));
    }

    private static InetAddress host(Field field, long address) {
        byte[] bytes = Memory.bytes(address + field.offset(), field.size());
        try {
            // Not InetAddress.getByAddress: of an IPv4 address within IPv6 it would make one of IPv4.
            return bytes.length == Integer.BYTES ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static SocketAddress packet(long address) {
        int length = Math.min(Ll.LENGTH.getInt(address), Ll.ADDRESS.size());
        String hardware = HARDWARE.formatHex(Memory.bytes(address + Ll.ADDRESS.offset(), length));
        return new SocketAddress.Packet(port(Ll.PROTOCOL, address), Ll.INDEX.getInt(address), Ll.TYPE.getInt(address), Ll.PACKET.getInt(address),
                hardware);
    }

    /** Sixteen bits, the higher eight first. */
    private static int port(Field field, long address) {
        long at = address + field.offset();
        return (Memory.getByte(at) & 0xFF) << 8 | Memory.getByte(at + 1) & 0xFF;
    }

    private static void setPort(Field field, long address, int port) {
        Memory.setByte(address + field.offset(), (byte) (port >> 8));
        Memory.setByte(address + field.offset() + 1, (byte) port);
    }

    /** Writes an address for a call. */
    static Native write(Scratch scratch, SocketAddress socketAddress) {
        Objects.requireNonNull(socketAddress, "address");
        long address = scratch.allocate(ANY);
        FAMILY.set(address, socketAddress.family());
        int length = switch (socketAddress) {
            case SocketAddress.Unix(String path) -> {
                byte[] bytes = CStrings.encode(path, "path");
                // The NUL goes along where there is room for it.
                yield writeAt(address, Un.PATH, bytes, 0) + (bytes.length < Un.PATH.size() ? 1 : 0);
            }
            case SocketAddress.UnixAbstract name -> writeAt(address, Un.PATH, name.bytes(), 1);
            case SocketAddress.UnixUnnamed() -> Un.PATH.offset();
            case SocketAddress.Inet4(Inet4Address host, int port) -> {
                setPort(In4.PORT, address, port);
                writeAt(address, In4.ADDRESS, host.getAddress(), 0);
                yield In4.STRUCT.size();
            }
            case SocketAddress.Inet6(Inet6Address host, int port, int flowinfo, int scopeId) -> {
                setPort(In6.PORT, address, port);
                writeAt(address, In6.ADDRESS, host.getAddress(), 0);
                In6.FLOW.set(address, Integer.reverseBytes(flowinfo));
                In6.SCOPE.set(address, scopeId);
                yield In6.STRUCT.size();
            }
            case SocketAddress.Vsock(int cid, int port) -> {
                Vm.CID.set(address, cid);
                Vm.PORT.set(address, port);
                yield Vm.STRUCT.size();
            }
            case SocketAddress.Netlink(int pid, int groups) -> {
                Nl.PID.set(address, pid);
                Nl.GROUPS.set(address, groups);
                yield Nl.STRUCT.size();
            }
            case SocketAddress.Packet packet -> {
                setPort(Ll.PROTOCOL, address, packet.protocol());
                Ll.INDEX.set(address, packet.ifindex());
                Ll.TYPE.set(address, packet.hatype());
                Ll.PACKET.set(address, packet.pkttype());
                Ll.LENGTH.set(address, packet.bytes().length);
                writeAt(address, Ll.ADDRESS, packet.bytes(), 0);
                yield Ll.STRUCT.size();
            }
            case SocketAddress.Other other -> {
                Memory.copy(other.data(), 0, address + FAMILY.size(), other.data().length);
                yield FAMILY.size() + other.data().length;
            }
        };
        return new Native(address, length);
    }

    /** Writes bytes into a field, some way in, and returns where they end in the struct. */
    private static int writeAt(long address, Field field, byte[] bytes, int start) {
        Memory.copy(bytes, 0, address + field.offset() + start, bytes.length);
        return field.offset() + start + bytes.length;
    }

    /** {@code struct sockaddr_un}. */
    private static final class Un {
        static final Field PATH = Struct.named("sockaddr_un").field("sun_path");
    }

    /** {@code struct sockaddr_in}. */
    private static final class In4 {
        static final Struct STRUCT = Struct.named("sockaddr_in");
        static final Field PORT = STRUCT.field("sin_port");
        static final Field ADDRESS = STRUCT.field("sin_addr");
    }

    /** {@code struct sockaddr_in6}. */
    private static final class In6 {
        static final Struct STRUCT = Struct.named("sockaddr_in6");
        static final Field PORT = STRUCT.field("sin6_port");
        static final Field FLOW = STRUCT.field("sin6_flowinfo");
        static final Field ADDRESS = STRUCT.field("sin6_addr");
        static final Field SCOPE = STRUCT.field("sin6_scope_id");
    }

    /** {@code struct sockaddr_vm}. */
    private static final class Vm {
        static final Struct STRUCT = Struct.named("sockaddr_vm");
        static final Field PORT = STRUCT.field("svm_port");
        static final Field CID = STRUCT.field("svm_cid");
    }

    /** {@code struct sockaddr_nl}. */
    private static final class Nl {
        static final Struct STRUCT = Struct.named("sockaddr_nl");
        static final Field PID = STRUCT.field("nl_pid");
        static final Field GROUPS = STRUCT.field("nl_groups");
    }

    /** {@code struct sockaddr_ll}. */
    private static final class Ll {
        static final Struct STRUCT = Struct.named("sockaddr_ll");
        static final Field PROTOCOL = STRUCT.field("sll_protocol");
        static final Field INDEX = STRUCT.field("sll_ifindex");
        static final Field TYPE = STRUCT.field("sll_hatype");
        static final Field PACKET = STRUCT.field("sll_pkttype");
        static final Field LENGTH = STRUCT.field("sll_halen");
        static final Field ADDRESS = STRUCT.field("sll_addr");
    }
}
