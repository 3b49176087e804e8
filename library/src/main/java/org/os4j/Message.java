package org.os4j;

import static org.os4j.SocketConstants.*;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data and what comes beside it: the result of recvmsg(2), and what sendmmsg(2) sends.
 *
 * @param data what came in; empty at the end of a connection, or for a datagram without data
 * @param control what came beside it
 * @param flags any of {@code MSG_TRUNC} (a datagram was cut), {@code MSG_CTRUNC} (there was no room for all that came beside it), {@code MSG_EOR},
 *     {@code MSG_OOB} and {@code MSG_ERRQUEUE}
 * @param address the sender, or where it goes; null on a connection
 */
public record Message(byte[] data, List<ControlMessage> control, int flags, @Nullable SocketAddress address) {
    /** A message that came in, or that is to be sent. */
    public Message {
        control = List.copyOf(control);
    }

    /**
     * A message that is to be sent.
     *
     * @param data the bytes
     * @param address where it goes; null for the other side of a connection
     * @return a message with nothing beside the data
     */
    public static Message of(byte[] data, @Nullable SocketAddress address) {
        return new Message(data, List.of(), 0, address);
    }

    /**
     * The descriptors among what came beside the data.
     *
     * @return all of them, open and close-on-exec
     */
    public List<Integer> descriptors() {
        return control.stream().filter(ControlMessage.Rights.class::isInstance).flatMap(one -> ((ControlMessage.Rights) one).descriptors().stream())
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message that && flags == that.flags && Arrays.equals(data, that.data) && control.equals(that.control)
                && Objects.equals(address, that.address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(data), control, flags, address);
    }

    /** How much came from where, and what came beside it. */
    @Override
    public String toString() {
        return data.length + " bytes" + (address == null ? "" : " from " + address) + (control.isEmpty() ? "" : " " + control)
                + (flags == 0 ? "" : " " + Names.FLAGS.of(flags));
    }

    /** The names, for those who print. */
    private static final class Names {
        static final FlagNames FLAGS = new FlagNames(new String[] {"MSG_TRUNC", "MSG_CTRUNC", "MSG_EOR", "MSG_OOB", "MSG_ERRQUEUE"},
                MSG_TRUNC, MSG_CTRUNC, MSG_EOR, MSG_OOB, MSG_ERRQUEUE);
    }
}
