package org.os4j;

/**
 * Two sockets that are connected: what is written to one is read from the other.
 *
 * @param first one descriptor
 * @param second the other
 */
public record SocketPair(int first, int second) {}
