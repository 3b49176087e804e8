package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of getifaddrs(3), as this platform has them. They are members of {@link Posix}. */
public sealed interface NetworkConstants permits PosixNetwork {
    /** The most bytes in an interface's name, its NUL among them. */
    int IF_NAMESIZE = constant("IF_NAMESIZE");

    /** The interface is in use. */
    int IFF_UP = constant("IFF_UP");

    /** The interface has an address for all. */
    int IFF_BROADCAST = constant("IFF_BROADCAST");

    /** The interface's driver is traced. */
    int IFF_DEBUG = constant("IFF_DEBUG");

    /** The interface is this machine itself. */
    int IFF_LOOPBACK = constant("IFF_LOOPBACK");

    /** The interface has one other end. */
    int IFF_POINTOPOINT = constant("IFF_POINTOPOINT");

    /** The interface's frames have no trailers. */
    int IFF_NOTRAILERS = constant("IFF_NOTRAILERS");

    /** The interface has its cable, or what it needs. */
    int IFF_RUNNING = constant("IFF_RUNNING");

    /** The interface's neighbours are not asked for their addresses. */
    int IFF_NOARP = constant("IFF_NOARP");

    /** The interface takes every frame that it sees. */
    int IFF_PROMISC = constant("IFF_PROMISC");

    /** The interface takes every frame to a group. */
    int IFF_ALLMULTI = constant("IFF_ALLMULTI");

    /** The interface bundles others. */
    int IFF_MASTER = constant("IFF_MASTER");

    /** The interface is one of a bundle. */
    int IFF_SLAVE = constant("IFF_SLAVE");

    /** The interface can have groups. */
    int IFF_MULTICAST = constant("IFF_MULTICAST");

    /** The interface chooses between media. */
    int IFF_PORTSEL = constant("IFF_PORTSEL");

    /** The interface chooses its medium by itself. */
    int IFF_AUTOMEDIA = constant("IFF_AUTOMEDIA");

    /** The interface loses its addresses when it goes down. */
    int IFF_DYNAMIC = constant("IFF_DYNAMIC");

    /** The interface's line has a signal. */
    int IFF_LOWER_UP = constant("IFF_LOWER_UP");

    /** The interface waits for something outside, such as a login. */
    int IFF_DORMANT = constant("IFF_DORMANT");

    /** The interface repeats what is sent. */
    int IFF_ECHO = constant("IFF_ECHO");

    private static int constant(String name) {
        return Constants.get("network", name);
    }
}
