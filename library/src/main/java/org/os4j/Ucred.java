package org.os4j;

import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/** Who sent a message, or is at the other end: {@code struct ucred}. */
final class Ucred {
    static final Struct STRUCT = Struct.named("ucred");
    private static final Field PID = STRUCT.field("pid");
    private static final Field UID = STRUCT.field("uid");
    private static final Field GID = STRUCT.field("gid");

    static PeerCredentials read(long struct) {
        return new PeerCredentials(PID.getInt(struct), UID.getInt(struct), GID.getInt(struct));
    }

    static byte[] bytes(PeerCredentials credentials) {
        try (Scratch scratch = Scratch.take()) {
            long struct = scratch.allocate(STRUCT);
            PID.set(struct, credentials.pid());
            UID.set(struct, credentials.uid());
            GID.set(struct, credentials.gid());
            return Memory.bytes(struct, STRUCT.size());
        }
    }
}
