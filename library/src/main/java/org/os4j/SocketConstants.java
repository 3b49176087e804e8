package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of socket(2), its addresses, messages and options, as this platform has them. They are members of {@link Posix}. */
public sealed interface SocketConstants permits PosixSockets {
    /** Address family: any, or none. */
    int AF_UNSPEC = constant("AF_UNSPEC");

    /** Address family: within this machine. */
    int AF_UNIX = constant("AF_UNIX");

    /** Another name of {@code AF_UNIX}. */
    int AF_LOCAL = constant("AF_LOCAL");

    /** Address family: IPv4. */
    int AF_INET = constant("AF_INET");

    /** Address family: IPv6. */
    int AF_INET6 = constant("AF_INET6");

    /** Address family: the kernel's own messages. */
    int AF_NETLINK = constant("AF_NETLINK");

    /** Address family: frames as the network card has them. */
    int AF_PACKET = constant("AF_PACKET");

    /** Address family: between a virtual machine and its host. */
    int AF_VSOCK = constant("AF_VSOCK");

    /** Address family: the kernel's cryptography. */
    int AF_ALG = constant("AF_ALG");

    /** Address family: a vehicle's bus. */
    int AF_CAN = constant("AF_CAN");

    /** Address family: Bluetooth. */
    int AF_BLUETOOTH = constant("AF_BLUETOOTH");

    /** Address family: transparent inter-process communication in a cluster. */
    int AF_TIPC = constant("AF_TIPC");

    /** Address family: frames by way of shared memory. */
    int AF_XDP = constant("AF_XDP");

    /** Type: a stream of bytes, in order. */
    int SOCK_STREAM = constant("SOCK_STREAM");

    /** Type: datagrams, each for itself. */
    int SOCK_DGRAM = constant("SOCK_DGRAM");

    /** Type: packets with their headers, for who may. */
    int SOCK_RAW = constant("SOCK_RAW");

    /** Type: datagrams that arrive, in any order. */
    int SOCK_RDM = constant("SOCK_RDM");

    /** Type: datagrams that arrive, in order. */
    int SOCK_SEQPACKET = constant("SOCK_SEQPACKET");

    /** Added to a type: close-on-exec; os4j always adds it. */
    int SOCK_CLOEXEC = constant("SOCK_CLOEXEC");

    /** Added to a type: return EAGAIN rather than wait. */
    int SOCK_NONBLOCK = constant("SOCK_NONBLOCK");

    /** shutdown: no more reading. */
    int SHUT_RD = constant("SHUT_RD");

    /** shutdown: no more writing, of which the other side is told. */
    int SHUT_WR = constant("SHUT_WR");

    /** shutdown: neither. */
    int SHUT_RDWR = constant("SHUT_RDWR");

    /** listen: the most connections that wait by default. */
    int SOMAXCONN = constant("SOMAXCONN");

    /** Level of options: every socket's. */
    int SOL_SOCKET = constant("SOL_SOCKET");

    /** Level of options: IPv4. */
    int SOL_IP = constant("SOL_IP");

    /** Level of options: IPv6. */
    int SOL_IPV6 = constant("SOL_IPV6");

    /** Level of options: TCP. */
    int SOL_TCP = constant("SOL_TCP");

    /** Level of options: UDP. */
    int SOL_UDP = constant("SOL_UDP");

    /** Level of options: netlink. */
    int SOL_NETLINK = constant("SOL_NETLINK");

    /** Level of options: {@code AF_PACKET}. */
    int SOL_PACKET = constant("SOL_PACKET");

    /** Whether it listens. */
    int SO_ACCEPTCONN = constant("SO_ACCEPTCONN");

    /** The network interface that it is bound to, by name. */
    int SO_BINDTODEVICE = constant("SO_BINDTODEVICE");

    /** Whether datagrams may go to all. */
    int SO_BROADCAST = constant("SO_BROADCAST");

    /** For how many microseconds a read asks the network card before it waits. */
    int SO_BUSY_POLL = constant("SO_BUSY_POLL");

    /** Whether the protocol is traced, for who may. */
    int SO_DEBUG = constant("SO_DEBUG");

    /** The address family that it was made with. */
    int SO_DOMAIN = constant("SO_DOMAIN");

    /** Whether packets go to hosts on the same network alone. */
    int SO_DONTROUTE = constant("SO_DONTROUTE");

    /** The error that is pending, which reading it clears. */
    int SO_ERROR = constant("SO_ERROR");

    /** The processor that its packets come in on. */
    int SO_INCOMING_CPU = constant("SO_INCOMING_CPU");

    /** The queue of the network card that its packets come in on. */
    int SO_INCOMING_NAPI_ID = constant("SO_INCOMING_NAPI_ID");

    /** Whether a connection that is idle is tested now and then. */
    int SO_KEEPALIVE = constant("SO_KEEPALIVE");

    /** Whether, and how long, close waits for what was not sent. */
    int SO_LINGER = constant("SO_LINGER");

    /** Whether its filter can no longer be changed. */
    int SO_LOCK_FILTER = constant("SO_LOCK_FILTER");

    /** A filter of the packets that it gets. */
    int SO_ATTACH_FILTER = constant("SO_ATTACH_FILTER");

    /** A filter of the packets that it gets, a program of eBPF. */
    int SO_ATTACH_BPF = constant("SO_ATTACH_BPF");

    /** Removes its filter. */
    int SO_DETACH_FILTER = constant("SO_DETACH_FILTER");

    /** The mark that routing sees in its packets. */
    int SO_MARK = constant("SO_MARK");

    /** The most bytes a second that it sends. */
    int SO_MAX_PACING_RATE = constant("SO_MAX_PACING_RATE");

    /** Whether urgent data comes with the rest. */
    int SO_OOBINLINE = constant("SO_OOBINLINE");

    /** Whether each message brings its sender's credentials. */
    int SO_PASSCRED = constant("SO_PASSCRED");

    /** Whether each message brings its sender's security label. */
    int SO_PASSSEC = constant("SO_PASSSEC");

    /** Where in what waits {@code MSG_PEEK} begins. */
    int SO_PEEK_OFF = constant("SO_PEEK_OFF");

    /** The credentials of the process at the other end. */
    int SO_PEERCRED = constant("SO_PEERCRED");

    /** The groups of the process at the other end. */
    int SO_PEERGROUPS = constant("SO_PEERGROUPS");

    /** A pidfd of the process at the other end (Linux 6.5). */
    int SO_PEERPIDFD = constant("SO_PEERPIDFD");

    /** The security label of the process at the other end. */
    int SO_PEERSEC = constant("SO_PEERSEC");

    /** Whether each message brings a pidfd of its sender (Linux 6.5). */
    int SO_PASSPIDFD = constant("SO_PASSPIDFD");

    /** The priority of its packets. */
    int SO_PRIORITY = constant("SO_PRIORITY");

    /** The protocol that it was made with. */
    int SO_PROTOCOL = constant("SO_PROTOCOL");

    /** Room for what comes in, in bytes; Linux doubles what is set. */
    int SO_RCVBUF = constant("SO_RCVBUF");

    /** As {@code SO_RCVBUF}, beyond the system's limit, for who may. */
    int SO_RCVBUFFORCE = constant("SO_RCVBUFFORCE");

    /** How many bytes a read waits for. */
    int SO_RCVLOWAT = constant("SO_RCVLOWAT");

    /** How long a read waits before it fails with EAGAIN. */
    int SO_RCVTIMEO = constant("SO_RCVTIMEO");

    /** Whether an address can be bound that is still in use by old connections. */
    int SO_REUSEADDR = constant("SO_REUSEADDR");

    /** Whether several sockets can be bound to one address, and share what comes in. */
    int SO_REUSEPORT = constant("SO_REUSEPORT");

    /** Whether each message brings the number of those that were lost. */
    int SO_RXQ_OVFL = constant("SO_RXQ_OVFL");

    /** Room for what goes out, in bytes; Linux doubles what is set. */
    int SO_SNDBUF = constant("SO_SNDBUF");

    /** As {@code SO_SNDBUF}, beyond the system's limit, for who may. */
    int SO_SNDBUFFORCE = constant("SO_SNDBUFFORCE");

    /** How long a write, or a connect, waits before it fails. */
    int SO_SNDTIMEO = constant("SO_SNDTIMEO");

    /** Whether each message brings the time that it came in. */
    int SO_TIMESTAMP = constant("SO_TIMESTAMP");

    /** As {@code SO_TIMESTAMP}, in nanoseconds. */
    int SO_TIMESTAMPNS = constant("SO_TIMESTAMPNS");

    /** Which times of the network card's and the kernel's are told. */
    int SO_TIMESTAMPING = constant("SO_TIMESTAMPING");

    /** Whether messages can say when they are to be sent. */
    int SO_TXTIME = constant("SO_TXTIME");

    /** The type that it was made with. */
    int SO_TYPE = constant("SO_TYPE");

    /** Whether {@code MSG_ZEROCOPY} may be used. */
    int SO_ZEROCOPY = constant("SO_ZEROCOPY");

    /** A number that no other socket has. */
    int SO_COOKIE = constant("SO_COOKIE");

    /** Control message: descriptors. */
    int SCM_RIGHTS = constant("SCM_RIGHTS");

    /** Control message: the sender's process, user and group. */
    int SCM_CREDENTIALS = constant("SCM_CREDENTIALS");

    /** Control message: the sender's security label. */
    int SCM_SECURITY = constant("SCM_SECURITY");

    /** Control message: a pidfd of the sender (Linux 6.5). */
    int SCM_PIDFD = constant("SCM_PIDFD");

    /** Control message: the time that it came in, a {@code struct timeval}. */
    int SCM_TIMESTAMP = constant("SCM_TIMESTAMP");

    /** Control message: the time that it came in, a {@code struct timespec}. */
    int SCM_TIMESTAMPNS = constant("SCM_TIMESTAMPNS");

    /** recvmsg: descriptors that come in are close-on-exec; os4j always adds it. */
    int MSG_CMSG_CLOEXEC = constant("MSG_CMSG_CLOEXEC");

    /** sendmsg: the neighbour has answered, its address need not be asked for. */
    int MSG_CONFIRM = constant("MSG_CONFIRM");

    /** Answer of recvmsg: there was no room for some control messages. */
    int MSG_CTRUNC = constant("MSG_CTRUNC");

    /** Send to a host on the same network alone. */
    int MSG_DONTROUTE = constant("MSG_DONTROUTE");

    /** Fail with EAGAIN rather than wait. */
    int MSG_DONTWAIT = constant("MSG_DONTWAIT");

    /** The end of a record. */
    int MSG_EOR = constant("MSG_EOR");

    /** Read errors that were queued. */
    int MSG_ERRQUEUE = constant("MSG_ERRQUEUE");

    /** Send with the connection's first packet. */
    int MSG_FASTOPEN = constant("MSG_FASTOPEN");

    /** More follows: wait for it before a packet is sent. */
    int MSG_MORE = constant("MSG_MORE");

    /** No SIGPIPE when the other side has closed; the JVM catches that anyhow. */
    int MSG_NOSIGNAL = constant("MSG_NOSIGNAL");

    /** Urgent data. */
    int MSG_OOB = constant("MSG_OOB");

    /** Leave what is read where it is. */
    int MSG_PEEK = constant("MSG_PEEK");

    /** Answer of recvmsg: a datagram was cut; asked for, a read returns the datagram's whole length. */
    int MSG_TRUNC = constant("MSG_TRUNC");

    /** Wait until all that is asked for is there. */
    int MSG_WAITALL = constant("MSG_WAITALL");

    /** recvmmsg: wait for the first message alone. */
    int MSG_WAITFORONE = constant("MSG_WAITFORONE");

    /** Send from the program's memory, without a copy. */
    int MSG_ZEROCOPY = constant("MSG_ZEROCOPY");

    /** Protocol: IPv4, or whatever fits. */
    int IPPROTO_IP = constant("IPPROTO_IP");

    /** Protocol: control messages of IPv4. */
    int IPPROTO_ICMP = constant("IPPROTO_ICMP");

    /** Protocol: groups of IPv4. */
    int IPPROTO_IGMP = constant("IPPROTO_IGMP");

    /** Protocol: IPv4 within IPv4. */
    int IPPROTO_IPIP = constant("IPPROTO_IPIP");

    /** Protocol: TCP. */
    int IPPROTO_TCP = constant("IPPROTO_TCP");

    /** Protocol: UDP. */
    int IPPROTO_UDP = constant("IPPROTO_UDP");

    /** Protocol: IPv6. */
    int IPPROTO_IPV6 = constant("IPPROTO_IPV6");

    /** Protocol: generic tunnels. */
    int IPPROTO_GRE = constant("IPPROTO_GRE");

    /** Protocol: encrypted packets of IPsec. */
    int IPPROTO_ESP = constant("IPPROTO_ESP");

    /** Protocol: signed packets of IPsec. */
    int IPPROTO_AH = constant("IPPROTO_AH");

    /** Protocol: control messages of IPv6. */
    int IPPROTO_ICMPV6 = constant("IPPROTO_ICMPV6");

    /** Protocol: SCTP. */
    int IPPROTO_SCTP = constant("IPPROTO_SCTP");

    /** Protocol: UDP whose checksum covers a part. */
    int IPPROTO_UDPLITE = constant("IPPROTO_UDPLITE");

    /** Protocol: TCP over several paths (Linux 5.6). */
    int IPPROTO_MPTCP = constant("IPPROTO_MPTCP");

    /** Protocol: packets whose header the program writes. */
    int IPPROTO_RAW = constant("IPPROTO_RAW");

    /** Whether small packets are sent at once. */
    int TCP_NODELAY = constant("TCP_NODELAY");

    /** The largest segment, in bytes. */
    int TCP_MAXSEG = constant("TCP_MAXSEG");

    /** Whether only full packets are sent. */
    int TCP_CORK = constant("TCP_CORK");

    /** For how many seconds a connection is idle before it is tested. */
    int TCP_KEEPIDLE = constant("TCP_KEEPIDLE");

    /** How many seconds lie between two tests. */
    int TCP_KEEPINTVL = constant("TCP_KEEPINTVL");

    /** How many tests may fail. */
    int TCP_KEEPCNT = constant("TCP_KEEPCNT");

    /** How often a connection is attempted. */
    int TCP_SYNCNT = constant("TCP_SYNCNT");

    /** For how many seconds a closed connection waits for the other side's end. */
    int TCP_LINGER2 = constant("TCP_LINGER2");

    /** Whether accept waits until data has come. */
    int TCP_DEFER_ACCEPT = constant("TCP_DEFER_ACCEPT");

    /** The largest window that is offered. */
    int TCP_WINDOW_CLAMP = constant("TCP_WINDOW_CLAMP");

    /** What TCP knows of the connection, a {@code struct tcp_info}. */
    int TCP_INFO = constant("TCP_INFO");

    /** Whether what comes in is acknowledged at once. */
    int TCP_QUICKACK = constant("TCP_QUICKACK");

    /** The name of the algorithm against congestion. */
    int TCP_CONGESTION = constant("TCP_CONGESTION");

    /** The key that segments are signed with. */
    int TCP_MD5SIG = constant("TCP_MD5SIG");

    /** For how many milliseconds data may wait for its acknowledgement. */
    int TCP_USER_TIMEOUT = constant("TCP_USER_TIMEOUT");

    /** How many connections whose first packet has data may wait. */
    int TCP_FASTOPEN = constant("TCP_FASTOPEN");

    /** Whether the first write sends the connection's first packet. */
    int TCP_FASTOPEN_CONNECT = constant("TCP_FASTOPEN_CONNECT");

    /** The clock of the timestamps that are sent. */
    int TCP_TIMESTAMP = constant("TCP_TIMESTAMP");

    /** Up to how many unsent bytes a socket is writable. */
    int TCP_NOTSENT_LOWAT = constant("TCP_NOTSENT_LOWAT");

    /** The protocol above, such as {@code tls}. */
    int TCP_ULP = constant("TCP_ULP");

    /** Whether the first packet of a connection is kept. */
    int TCP_SAVE_SYN = constant("TCP_SAVE_SYN");

    /** The first packet of the connection. */
    int TCP_SAVED_SYN = constant("TCP_SAVED_SYN");

    /** The type of service of packets that are sent. */
    int IP_TOS = constant("IP_TOS");

    /** How many routers packets may pass. */
    int IP_TTL = constant("IP_TTL");

    /** Whether the program writes the header. */
    int IP_HDRINCL = constant("IP_HDRINCL");

    /** The options of packets that are sent. */
    int IP_OPTIONS = constant("IP_OPTIONS");

    /** Whether each datagram brings where it came in. */
    int IP_PKTINFO = constant("IP_PKTINFO");

    /** Whether each datagram brings its time to live. */
    int IP_RECVTTL = constant("IP_RECVTTL");

    /** Whether each datagram brings its type of service. */
    int IP_RECVTOS = constant("IP_RECVTOS");

    /** Whether errors are queued, to be read by {@code MSG_ERRQUEUE}. */
    int IP_RECVERR = constant("IP_RECVERR");

    /** The largest packet on the connection's way. */
    int IP_MTU = constant("IP_MTU");

    /** Whether that way's largest packet is found out. */
    int IP_MTU_DISCOVER = constant("IP_MTU_DISCOVER");

    /** Whether an address can be bound that is not there yet. */
    int IP_FREEBIND = constant("IP_FREEBIND");

    /** Whether an address can be bound that is another machine's. */
    int IP_TRANSPARENT = constant("IP_TRANSPARENT");

    /** Whether a port is chosen at connect rather than at bind. */
    int IP_BIND_ADDRESS_NO_PORT = constant("IP_BIND_ADDRESS_NO_PORT");

    /** The interface that datagrams to groups go out by. */
    int IP_MULTICAST_IF = constant("IP_MULTICAST_IF");

    /** How many routers datagrams to groups may pass. */
    int IP_MULTICAST_TTL = constant("IP_MULTICAST_TTL");

    /** Whether datagrams to groups come back. */
    int IP_MULTICAST_LOOP = constant("IP_MULTICAST_LOOP");

    /** Joins a group. */
    int IP_ADD_MEMBERSHIP = constant("IP_ADD_MEMBERSHIP");

    /** Leaves a group. */
    int IP_DROP_MEMBERSHIP = constant("IP_DROP_MEMBERSHIP");

    /** Joins a group for one sender. */
    int IP_ADD_SOURCE_MEMBERSHIP = constant("IP_ADD_SOURCE_MEMBERSHIP");

    /** Leaves a group for one sender. */
    int IP_DROP_SOURCE_MEMBERSHIP = constant("IP_DROP_SOURCE_MEMBERSHIP");

    /** Whether it is for IPv6 alone, and not for IPv4 too. */
    int IPV6_V6ONLY = constant("IPV6_V6ONLY");

    /** How many routers packets may pass. */
    int IPV6_UNICAST_HOPS = constant("IPV6_UNICAST_HOPS");

    /** The traffic class of packets that are sent. */
    int IPV6_TCLASS = constant("IPV6_TCLASS");

    /** The largest packet on the connection's way. */
    int IPV6_MTU = constant("IPV6_MTU");

    /** Whether errors are queued, to be read by {@code MSG_ERRQUEUE}. */
    int IPV6_RECVERR = constant("IPV6_RECVERR");

    /** Whether each datagram brings where it came in. */
    int IPV6_RECVPKTINFO = constant("IPV6_RECVPKTINFO");

    /** Control message: where a datagram came in, or is to go out. */
    int IPV6_PKTINFO = constant("IPV6_PKTINFO");

    /** Whether each datagram brings its hop limit. */
    int IPV6_RECVHOPLIMIT = constant("IPV6_RECVHOPLIMIT");

    /** Control message: a datagram's hop limit. */
    int IPV6_HOPLIMIT = constant("IPV6_HOPLIMIT");

    /** Whether each datagram brings its traffic class. */
    int IPV6_RECVTCLASS = constant("IPV6_RECVTCLASS");

    /** The interface that datagrams to groups go out by. */
    int IPV6_MULTICAST_IF = constant("IPV6_MULTICAST_IF");

    /** How many routers datagrams to groups may pass. */
    int IPV6_MULTICAST_HOPS = constant("IPV6_MULTICAST_HOPS");

    /** Whether datagrams to groups come back. */
    int IPV6_MULTICAST_LOOP = constant("IPV6_MULTICAST_LOOP");

    /** Joins a group. */
    int IPV6_JOIN_GROUP = constant("IPV6_JOIN_GROUP");

    /** Leaves a group. */
    int IPV6_LEAVE_GROUP = constant("IPV6_LEAVE_GROUP");

    /** Whether what is sent is gathered into one datagram. */
    int UDP_CORK = constant("UDP_CORK");

    /** The length of the datagrams that one write is cut into. */
    int UDP_SEGMENT = constant("UDP_SEGMENT");

    /** Whether several datagrams may come in as one. */
    int UDP_GRO = constant("UDP_GRO");

    /** {@code AF_VSOCK}: any machine. */
    int VMADDR_CID_ANY = constant("VMADDR_CID_ANY");

    /** {@code AF_VSOCK}: this machine, whichever it is. */
    int VMADDR_CID_LOCAL = constant("VMADDR_CID_LOCAL");

    /** {@code AF_VSOCK}: the host. */
    int VMADDR_CID_HOST = constant("VMADDR_CID_HOST");

    /** {@code AF_VSOCK}: any port. */
    int VMADDR_PORT_ANY = constant("VMADDR_PORT_ANY");

    /** ioctl on {@code /dev/vsock}: this machine's own context id. */
    int IOCTL_VM_SOCKETS_GET_LOCAL_CID = constant("IOCTL_VM_SOCKETS_GET_LOCAL_CID");

    /** Netlink: interfaces, addresses and routes. */
    int NETLINK_ROUTE = constant("NETLINK_ROUTE");

    /** Netlink: what sockets there are. */
    int NETLINK_SOCK_DIAG = constant("NETLINK_SOCK_DIAG");

    /** Netlink: the audit's log. */
    int NETLINK_AUDIT = constant("NETLINK_AUDIT");

    /** Netlink: the firewall. */
    int NETLINK_NETFILTER = constant("NETLINK_NETFILTER");

    /** Netlink: devices that come and go. */
    int NETLINK_KOBJECT_UEVENT = constant("NETLINK_KOBJECT_UEVENT");

    /** Netlink: everything else, by name. */
    int NETLINK_GENERIC = constant("NETLINK_GENERIC");

    private static int constant(String name) {
        return Constants.get("sockets", name);
    }
}
