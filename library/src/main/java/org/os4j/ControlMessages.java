package org.os4j;

import static org.os4j.SocketConstants.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** The control messages of one {@code struct msghdr}: {@code struct cmsghdr} and what follows it. */
final class ControlMessages {
    private static final Struct HEADER = Struct.named("cmsghdr");
    private static final Field LENGTH = HEADER.field("cmsg_len");
    private static final Field LEVEL = HEADER.field("cmsg_level");
    private static final Field TYPE = HEADER.field("cmsg_type");

    static int length(int data) {
        return Math.addExact(HEADER.size(), data);
    }

    static int space(int data) {
        return Math.addExact(length(data), Long.BYTES - 1) & -Long.BYTES;
    }

    static void write(Scratch scratch, long message, List<? extends ControlMessage> control) {
        List<Raw> all = new ArrayList<>();
        int size = 0;
        for (ControlMessage one : control) {
            Raw raw = raw(one);
            all.add(raw);
            size = Math.addExact(size, space(raw.data().length));
        }
        if (size == 0) {
            return;
        }
        long at = scratch.allocateZeroed(size);
        MessageHeader.CONTROL.set(message, at);
        MessageHeader.CONTROLLEN.set(message, size);
        for (Raw raw : all) {
            LENGTH.set(at, length(raw.data().length));
            LEVEL.set(at, raw.level());
            TYPE.set(at, raw.type());
            Memory.copy(raw.data(), 0, at + HEADER.size(), raw.data().length);
            at += space(raw.data().length);
        }
    }

    private record Raw(int level, int type, byte[] data) {}

    private static Raw raw(ControlMessage message) {
        return switch (Objects.requireNonNull(message, "control")) {
            case ControlMessage.Rights(List<Integer> descriptors) -> new Raw(SOL_SOCKET, SCM_RIGHTS, ints(descriptors));
            case ControlMessage.Credentials(PeerCredentials sender) -> new Raw(SOL_SOCKET, SCM_CREDENTIALS, Ucred.bytes(sender));
            case ControlMessage.Other other -> new Raw(other.level(), other.type(), other.data());
        };
    }

    private static byte[] ints(List<Integer> values) {
        try (Scratch scratch = Scratch.take()) {
            long memory = scratch.allocate((long) values.size() * Integer.BYTES);
            for (int i = 0; i < values.size(); i++) {
                Memory.setInt(memory + (long) i * Integer.BYTES, values.get(i));
            }
            return Memory.bytes(memory, values.size() * Integer.BYTES);
        }
    }

    static List<ControlMessage> read(long message) {
        List<ControlMessage> all = new ArrayList<>();
        long at = MessageHeader.CONTROL.get(message);
        long end = at + MessageHeader.CONTROLLEN.get(message);
        while (end - at >= HEADER.size()) {
            // What was cut keeps the length that it had: all that is there is what lies before the end.
            long length = Math.min(LENGTH.get(at), end - at);
            if (length < HEADER.size()) {
                break;
            }
            all.add(read(at, (int) length - HEADER.size()));
            at += space((int) length - HEADER.size());
        }
        return all;
    }

    private static ControlMessage read(long at, int size) {
        long data = at + HEADER.size();
        int level = LEVEL.getInt(at);
        int type = TYPE.getInt(at);
        if (level == SOL_SOCKET && type == SCM_RIGHTS) {
            List<Integer> descriptors = new ArrayList<>();
            for (int i = 0; i + Integer.BYTES <= size; i += Integer.BYTES) {
                descriptors.add(Memory.getInt(data + i));
            }
            return new ControlMessage.Rights(descriptors);
        }
        if (level == SOL_SOCKET && type == SCM_CREDENTIALS && size >= Ucred.STRUCT.size()) {
            return new ControlMessage.Credentials(Ucred.read(data));
        }
        return new ControlMessage.Other(level, type, Memory.bytes(data, size));
    }
}
