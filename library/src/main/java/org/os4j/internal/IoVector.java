package org.os4j.internal;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;

/**
 * The buffers of one vectored call: an array of {@code struct iovec} in scratch memory.
 *
 * <p>Native memory is passed in place. Its address alone keeps nothing alive, so one segment of each arena goes along with the call; there is room
 * for those of eight arenas, and what belongs to a ninth goes by a copy, as heap memory does.
 */
public final class IoVector {
    private static final Struct IOVEC = Struct.named("iovec");
    private static final Struct.Field BASE = IOVEC.field("iov_base");
    private static final Struct.Field LENGTH = IOVEC.field("iov_len");

    private final Scratch scratch;
    private final MemorySegment[] buffers;
    private final MemorySegment[] kept = new MemorySegment[CFunction.KEPT_ALIVE];
    private final boolean[] copied;
    /** Not read back from the vector: where there is no port its layout is empty. */
    private final long[] places;
    private final long vector;
    private int keptCount;

    private IoVector(Scratch scratch, MemorySegment[] buffers) {
        this.scratch = scratch;
        this.buffers = buffers;
        Arrays.fill(kept, MemorySegment.NULL);
        copied = new boolean[buffers.length];
        places = new long[buffers.length];
        vector = scratch.allocate((long) buffers.length * IOVEC.size());
        for (int i = 0; i < buffers.length; i++) {
            copied[i] = !buffers[i].isNative() || !isKept(buffers[i]);
            long size = buffers[i].byteSize();
            places[i] = copied[i] ? scratch.allocate(size) : buffers[i].address();
            long struct = vector + (long) i * IOVEC.size();
            BASE.set(struct, places[i]);
            LENGTH.set(struct, size);
        }
    }

    /** Buffers that a call fills. */
    public static IoVector toFill(Scratch scratch, MemorySegment[] buffers) {
        return new IoVector(scratch, buffers);
    }

    /** Buffers that a call writes. */
    public static IoVector toWrite(Scratch scratch, MemorySegment[] buffers) {
        IoVector vector = new IoVector(scratch, buffers);
        for (int i = 0; i < buffers.length; i++) {
            if (vector.copied[i]) {
                MemorySegment.copy(buffers[i], 0, vector.copy(i), 0, buffers[i].byteSize());
            }
        }
        return vector;
    }

    /** Calls a function whose second and third parameters are the vector and its length. */
    public long call(CFunction function, int fd, long offset, int flags) {
        try {
            return function.callKeepingAlive(scratch, fd, vector, buffers.length, offset, flags, kept);
        } finally {
            Reference.reachabilityFence(buffers);
        }
    }

    /** Brings what a call read to where it belongs. */
    public void finishFilling(long count) {
        long left = count;
        for (int i = 0; i < buffers.length && left > 0; i++) {
            long filled = Math.min(left, buffers[i].byteSize());
            if (copied[i]) {
                MemorySegment.copy(copy(i), 0, buffers[i], 0, filled);
            }
            left -= filled;
        }
    }

    private boolean isKept(MemorySegment buffer) {
        for (int i = 0; i < keptCount; i++) {
            if (kept[i].scope().equals(buffer.scope())) {
                return true;
            }
        }
        if (keptCount == kept.length) {
            checkUsable(buffer);
            return false;
        }
        kept[keptCount++] = buffer;
        return true;
    }

    /** What goes along with the call is checked by it; what is copied must be as good, or a read would lose what it read. */
    private static void checkUsable(MemorySegment buffer) {
        if (!buffer.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("a segment belongs to another thread's arena");
        }
        if (!buffer.scope().isAlive()) {
            throw new IllegalStateException("Already closed");
        }
    }

    private MemorySegment copy(int i) {
        return Memory.segment(places[i], buffers[i].byteSize());
    }
}
