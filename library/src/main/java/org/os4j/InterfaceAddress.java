package org.os4j;

import static org.os4j.NetworkConstants.*;

import org.jspecify.annotations.Nullable;

/**
 * One address of a network interface: C's {@code struct ifaddrs}. An interface has as many of them as it has addresses, its card's among them.
 *
 * @param name the interface, such as {@code eth0}
 * @param flags any of the {@code IFF_} constants
 * @param address an {@link SocketAddress.Inet4}, {@link SocketAddress.Inet6} or {@link SocketAddress.Packet}; null if it has none
 * @param netmask the bits of its network; null for a card
 * @param broadcast the address of all on its network; null if it has none
 * @param destination the other end of a line between two; null for another interface
 */
public record InterfaceAddress(
        String name, int flags, @Nullable SocketAddress address, @Nullable SocketAddress netmask, @Nullable SocketAddress broadcast,
        @Nullable SocketAddress destination) {
    /** What a person asks for, such as {@code lo UP|LOOPBACK|RUNNING 127.0.0.1 netmask 255.0.0.0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name).append(' ').append(Names.FLAGS.of(flags));
        append(text, " ", address);
        append(text, " netmask ", netmask);
        append(text, " broadcast ", broadcast);
        append(text, " destination ", destination);
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable SocketAddress address) {
        switch (address) {
            case null -> { }
            case SocketAddress.Inet4 four -> text.append(label).append(four.address().getHostAddress());
            case SocketAddress.Inet6 six -> text.append(label).append(six.host());
            case SocketAddress.Packet card -> text.append(label).append(card.hardwareAddress());
            default -> text.append(label).append(address);
        }
    }

    /** The names, for those who print. */
    private static final class Names {
        static final FlagNames FLAGS = new FlagNames(
                new String[] {"UP", "BROADCAST", "DEBUG", "LOOPBACK", "POINTOPOINT", "NOTRAILERS", "RUNNING", "NOARP", "PROMISC", "ALLMULTI", "MASTER",
                    "SLAVE", "MULTICAST", "PORTSEL", "AUTOMEDIA", "DYNAMIC", "LOWER_UP", "DORMANT", "ECHO"},
                IFF_UP, IFF_BROADCAST, IFF_DEBUG, IFF_LOOPBACK, IFF_POINTOPOINT, IFF_NOTRAILERS, IFF_RUNNING, IFF_NOARP, IFF_PROMISC, IFF_ALLMULTI,
                IFF_MASTER, IFF_SLAVE, IFF_MULTICAST, IFF_PORTSEL, IFF_AUTOMEDIA, IFF_DYNAMIC, IFF_LOWER_UP, IFF_DORMANT, IFF_ECHO);
    }
}
