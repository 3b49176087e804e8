package org.os4j;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data and its sender: the result of recvfrom(2).
 *
 * @param data what came in; empty at the end of a connection, or for a datagram without data
 * @param address the sender; null on a connection
 */
public record Received(byte[] data, @Nullable SocketAddress address) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Received that && Arrays.equals(data, that.data) && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data) * 31 + Objects.hashCode(address);
    }

    /** How much came from where. */
    @Override
    public String toString() {
        return data.length + " bytes" + (address == null ? "" : " from " + address);
    }
}
