package org.os4j;

/**
 * Who is at the other end of a Unix socket: C's {@code struct ucred}.
 *
 * @param pid the process; 0 if it is not visible from here
 * @param uid its effective user; 65534 for one that this user namespace does not know
 * @param gid its effective group
 */
public record PeerCredentials(int pid, int uid, int gid) {}
