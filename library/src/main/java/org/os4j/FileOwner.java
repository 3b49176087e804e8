package org.os4j;

import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;

/**
 * Who gets the signals that an open file sends: the {@code struct f_owner_ex} of fcntl(2).
 *
 * @param type {@code F_OWNER_TID}, {@code F_OWNER_PID} or {@code F_OWNER_PGRP}
 * @param id the number of the thread, process or process group; 0 for nobody
 */
public record FileOwner(int type, int id) {
    private static final Struct STRUCT = Struct.named("f_owner_ex");
    private static final Field TYPE = STRUCT.field("type");
    private static final Field PID = STRUCT.field("pid");

    static final int SIZE = STRUCT.size();

    /**
     * A thread.
     *
     * @param tid its number, as gettid(2) has it
     * @return the owner
     */
    public static FileOwner thread(int tid) {
        return new FileOwner(Posix.F_OWNER_TID, tid);
    }

    /**
     * A process.
     *
     * @param pid its number
     * @return the owner
     */
    public static FileOwner process(int pid) {
        return new FileOwner(Posix.F_OWNER_PID, pid);
    }

    /**
     * A process group.
     *
     * @param pgid its number
     * @return the owner
     */
    public static FileOwner group(int pgid) {
        return new FileOwner(Posix.F_OWNER_PGRP, pgid);
    }

    /** Reads a {@code struct f_owner_ex}. */
    static FileOwner at(long struct) {
        return new FileOwner(TYPE.getInt(struct), PID.getInt(struct));
    }

    /** Writes a {@code struct f_owner_ex}. */
    void writeTo(long struct) {
        TYPE.set(struct, type);
        PID.set(struct, id);
    }

    @Override
    public String toString() {
        if (id == 0) {
            return "nobody";
        }
        String kind = type == Posix.F_OWNER_TID ? "thread " : type == Posix.F_OWNER_PGRP ? "process group " : "process ";
        return kind + id;
    }
}
