package org.os4j;

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
        @Nullable SocketAddress destination) {}
