package org.os4j;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CFunction;
import org.os4j.internal.CStrings;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** The host's name, its interfaces: a part of {@link Posix}. */
public abstract sealed class PosixNetwork extends PosixMessages implements NetworkConstants permits PosixControl {
    private static final CFunction GETHOSTNAME = CFunction.ofInt("gethostname");
    private static final CFunction SETHOSTNAME = CFunction.ofInt("sethostname");
    private static final CFunction GETDOMAINNAME = CFunction.ofInt("getdomainname");
    private static final CFunction SETDOMAINNAME = CFunction.ofInt("setdomainname");
    private static final CFunction IOCTL = CFunction.ofInt("ioctl");
    private static final CFunction GETIFADDRS = CFunction.ofInt("getifaddrs");
    /** Without a result, so that no -1 must be taken for one, and memory freed twice. */
    private static final CFunction FREEIFADDRS = CFunction.ofInt("freeifaddrs").interruptible();
    private static final CFunction IF_NAMEINDEX = CFunction.ofLong("if_nameindex");
    private static final CFunction IF_FREENAMEINDEX = CFunction.ofInt("if_freenameindex").interruptible();
    private static final CFunction IF_NAMETOINDEX = CFunction.ofInt("if_nametoindex");
    private static final CFunction IF_INDEXTONAME = CFunction.ofLong("if_indextoname");
    /** Linux has names of 64 bytes at most. */
    private static final int HOST_NAME_SIZE = 256;

    PosixNetwork() {}

    /**
     * {@code int gethostname(char *name, size_t len)} - this machine's name, as its UTS namespace has it.
     *
     * @return the name
     * @throws ErrnoException never on Linux
     * @see "gethostname(2), Python socket.gethostname"
     */
    public static String gethostname() throws ErrnoException {
        return hostName(GETHOSTNAME);
    }

    /**
     * {@code ioctl} of {@code IOCTL_VM_SOCKETS_GET_LOCAL_CID} - the context id by which the host and its other machines reach this one: {@code AF_VSOCK}.
     *
     * @return the id; {@code VMADDR_CID_ANY} if there is none yet
     * @throws ErrnoException ENOENT if the kernel has no such sockets, EACCES
     * @see "vsock(7)"
     */
    public static int vsock_local_cid() throws ErrnoException {
        int fd = open("/dev/vsock", O_RDONLY);
        try (Scratch scratch = Scratch.take()) {
            long cid = scratch.allocateZeroed(Integer.BYTES);
            if (IOCTL.call(scratch, fd, IOCTL_VM_SOCKETS_GET_LOCAL_CID, cid) == -1) {
                throw failed(IOCTL, scratch, "/dev/vsock");
            }
            return Memory.getInt(cid);
        } finally {
            close(fd);
        }
    }

    /**
     * {@code int sethostname(const char *name, size_t len)} - gives this machine, or its UTS namespace, a name.
     *
     * @param name the name, at most 64 bytes long
     * @throws ErrnoException EPERM if this user may not, EINVAL if it is too long
     * @throws IllegalArgumentException if it holds a NUL
     * @see "sethostname(2), Python socket.sethostname"
     */
    public static void sethostname(String name) throws ErrnoException {
        setHostName(SETHOSTNAME, name);
    }

    /**
     * {@code int getdomainname(char *name, size_t len)} - this machine's NIS domain, which is not the one of DNS.
     *
     * @return the domain, usually {@code (none)}
     * @throws ErrnoException never on Linux
     * @see "getdomainname(2)"
     */
    public static String getdomainname() throws ErrnoException {
        return hostName(GETDOMAINNAME);
    }

    /**
     * {@code int setdomainname(const char *name, size_t len)} - gives this machine, or its UTS namespace, a NIS domain.
     *
     * @param name the domain, at most 64 bytes long
     * @throws ErrnoException EPERM if this user may not, EINVAL if it is too long
     * @throws IllegalArgumentException if it holds a NUL
     * @see "setdomainname(2)"
     */
    public static void setdomainname(String name) throws ErrnoException {
        setHostName(SETDOMAINNAME, name);
    }

    private static String hostName(CFunction function) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocateZeroed(HOST_NAME_SIZE);
            if (function.call(scratch, name, HOST_NAME_SIZE - 1) == -1) {
                throw failed(function, scratch);
            }
            return CStrings.read(name);
        }
    }

    private static void setHostName(CFunction function, String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.string(name, "name");
            if (function.call(scratch, memory, Memory.length(memory)) == -1) {
                throw failed(function, scratch);
            }
        }
    }

    /**
     * {@code int getifaddrs(struct ifaddrs **ifap)} - the addresses of all network interfaces of this network namespace.
     *
     * @return one value for each address, the cards' own first
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left, or another error of netlink(7)
     * @see "getifaddrs(3)"
     */
    public static List<InterfaceAddress> getifaddrs() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long head = scratch.allocateZeroed(Long.BYTES);
            if (GETIFADDRS.call(scratch, head) == -1) {
                throw failed(GETIFADDRS, scratch);
            }
            long first = Memory.getLong(head);
            try {
                List<InterfaceAddress> all = new ArrayList<>();
                for (long struct = first; struct != 0; struct = Ifa.NEXT.get(struct)) {
                    all.add(Ifa.read(struct));
                }
                return List.copyOf(all);
            } finally {
                FREEIFADDRS.call(scratch, first);
            }
        }
    }

    /**
     * {@code struct if_nameindex *if_nameindex(void)} - all network interfaces of this network namespace.
     *
     * @return their numbers and names
     * @throws ErrnoException EMFILE or ENFILE if there is no descriptor left, or another error of netlink(7)
     * @see "if_nameindex(3), Python socket.if_nameindex"
     */
    public static List<InterfaceName> if_nameindex() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long first = IF_NAMEINDEX.call(scratch);
            if (first == 0) {
                throw failed(IF_NAMEINDEX, scratch);
            }
            try {
                List<InterfaceName> all = new ArrayList<>();
                for (long struct = first; NameIndex.INDEX.get(struct) != 0; struct += NameIndex.STRUCT.size()) {
                    all.add(new InterfaceName(NameIndex.INDEX.getInt(struct), CStrings.read(NameIndex.NAME.get(struct))));
                }
                return List.copyOf(all);
            } finally {
                IF_FREENAMEINDEX.call(scratch, first);
            }
        }
    }

    /**
     * {@code unsigned int if_nametoindex(const char *ifname)} - the number of a network interface.
     *
     * @param name the interface, such as {@code eth0}
     * @return its number
     * @throws ErrnoException ENODEV if there is none of this name
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "if_nametoindex(3), Python socket.if_nametoindex"
     */
    public static int if_nametoindex(String name) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int index = (int) IF_NAMETOINDEX.call(scratch, scratch.string(name, "name"));
            if (index == 0) {
                throw failed(IF_NAMETOINDEX, scratch);
            }
            return index;
        }
    }

    /**
     * {@code char *if_indextoname(unsigned int ifindex, char *ifname)} - the name of a network interface.
     *
     * @param index its number
     * @return its name, such as {@code eth0}
     * @throws ErrnoException ENXIO if there is none of this number
     * @see "if_indextoname(3), Python socket.if_indextoname"
     */
    public static String if_indextoname(int index) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long name = scratch.allocateZeroed(IF_NAMESIZE + 1L);
            if (IF_INDEXTONAME.call(scratch, index, name) == 0) {
                throw failed(IF_INDEXTONAME, scratch);
            }
            return CStrings.read(name);
        }
    }

    /** {@code struct ifaddrs}. */
    private static final class Ifa {
        private static final Struct STRUCT = Struct.named("ifaddrs");
        static final Field NEXT = STRUCT.field("ifa_next");
        private static final Field NAME = STRUCT.field("ifa_name");
        private static final Field FLAGS = STRUCT.field("ifa_flags");
        private static final Field ADDRESS = STRUCT.field("ifa_addr");
        private static final Field NETMASK = STRUCT.field("ifa_netmask");
        /** A union with the other end of a line between two. */
        private static final Field BROADCAST = STRUCT.field("ifa_broadaddr");

        static InterfaceAddress read(long struct) {
            int flags = FLAGS.getInt(struct);
            SocketAddress other = address(BROADCAST.get(struct));
            boolean isLine = (flags & IFF_POINTOPOINT) != 0;
            return new InterfaceAddress(CStrings.read(NAME.get(struct)), flags, address(ADDRESS.get(struct)), address(NETMASK.get(struct)),
                    isLine || (flags & IFF_BROADCAST) == 0 ? null : other, isLine ? other : null);
        }

        /** No length is told: only of what is known can all be read. */
        private static @Nullable SocketAddress address(long address) {
            return address == 0 ? null : SocketAddresses.readKnown(address);
        }
    }

    /** {@code struct if_nameindex}. */
    private static final class NameIndex {
        static final Struct STRUCT = Struct.named("if_nameindex");
        static final Field INDEX = STRUCT.field("if_index");
        static final Field NAME = STRUCT.field("if_name");
    }
}
