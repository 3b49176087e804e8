package org.os4j;

/**
 * A connection that came in: the result of accept(2).
 *
 * @param fd its descriptor
 * @param address where it came from
 */
public record Accepted(int fd, SocketAddress address) {}
