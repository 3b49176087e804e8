package org.os4j;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** What sendmsg and recvmsg, and those that do many at once, are given: C's {@code struct msghdr}. */
final class MessageHeader {
    static final Struct STRUCT = Struct.named("msghdr");
    static final Field CONTROL = STRUCT.field("msg_control");
    static final Field CONTROLLEN = STRUCT.field("msg_controllen");
    private static final Field NAME = STRUCT.field("msg_name");
    private static final Field NAMELEN = STRUCT.field("msg_namelen");
    private static final Field VECTOR = STRUCT.field("msg_iov");
    private static final Field VECTORLEN = STRUCT.field("msg_iovlen");
    private static final Field FLAGS = STRUCT.field("msg_flags");
    private static final Struct IOVEC = Struct.named("iovec");
    private static final Field BASE = IOVEC.field("iov_base");
    private static final Field LENGTH = IOVEC.field("iov_len");

    private MessageHeader() {}

    /** Writes a message that is to be sent. */
    static void write(Scratch scratch, long header, byte[] data, List<? extends ControlMessage> control, @Nullable SocketAddress address) {
        setData(scratch, header, scratch.bytes(data, 0, data.length), data.length);
        if (address != null) {
            SocketAddresses.Native place = SocketAddresses.write(scratch, address);
            NAME.set(header, place.address());
            NAMELEN.set(header, place.length());
        }
        ControlMessages.write(scratch, header, control);
    }

    /** Makes room for a message that is to come. */
    static void makeRoom(Scratch scratch, long header, long memory, int count, long control, int controlSize) {
        setData(scratch, header, memory, count);
        NAME.set(header, SocketAddresses.allocate(scratch));
        NAMELEN.set(header, SocketAddresses.capacity());
        CONTROL.set(header, control);
        CONTROLLEN.set(header, controlSize);
    }

    private static void setData(Scratch scratch, long header, long data, long size) {
        long vector = scratch.allocate(IOVEC);
        BASE.set(vector, data);
        LENGTH.set(vector, size);
        VECTOR.set(header, vector);
        VECTORLEN.set(header, 1);
    }

    /** The message that came, given what came beside it and its length, which for a datagram that was cut may be more than there was room for. */
    static Message read(long header, List<ControlMessage> control, long length) {
        long vector = VECTOR.get(header);
        byte[] data = Memory.bytes(BASE.get(vector), (int) Math.min(length, LENGTH.get(vector)));
        return new Message(data, control, FLAGS.getInt(header) & ~SocketConstants.MSG_CMSG_CLOEXEC,
                SocketAddresses.readOrNull(NAME.get(header), NAMELEN.getInt(header)));
    }
}
