package org.os4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Constants;
import org.os4j.internal.Struct;
import org.os4j.internal.Struct.Field;
import org.os4j.internal.Times;

/**
 * What is under way in an io_uring: each operation has a place here until its completion is taken, which keeps its memory reachable and its caller's
 * number. The kernel is told the place. For one thread at a time.
 */
final class UringOperations implements Leaks.Lost {
    private static final int ASYNC_CANCEL = Constants.get("io_uring", "IORING_OP_ASYNC_CANCEL");
    private static final Struct IOVEC = Struct.named("iovec");
    private static final Field BASE = IOVEC.field("iov_base");
    private static final Field LENGTH = IOVEC.field("iov_len");
    /** No operation's place: nobody asks what came of it. */
    private static final long NONE = -1;

    private final UringRings rings;
    private final long[] userData;
    private final @Nullable Object[] kept;
    private final boolean[] isTaken;
    /** The places that are free, of which the first {@code freeCount} count. */
    private final int[] free;
    private int freeCount;
    private final MemorySegment times;
    private boolean closed;

    private UringOperations(UringRings rings) {
        this.rings = rings;
        // One completion less than have room: that of a cancellation when all is closed.
        int most = rings.completionCount() - 1;
        userData = new long[most];
        kept = new Object[most];
        isTaken = new boolean[most];
        free = new int[most];
        freeCount = most;
        for (int i = 0; i < most; i++) {
            free[i] = most - 1 - i;
        }
        times = Arena.ofAuto().allocate((long) most * Times.TIMESPEC_SIZE, Long.BYTES);
    }

    static UringOperations open(int entries) throws ErrnoException {
        UringRings rings = UringRings.open(entries);
        boolean complete = false;
        try {
            UringOperations operations = new UringOperations(rings);
            complete = true;
            return operations;
        } finally {
            if (!complete) {
                rings.close();
            }
        }
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this ring is closed");
        }
    }

    int fd() {
        return rings.fd();
    }

    /** How many operations can be added now. */
    int room() {
        return Math.min(rings.room(), freeCount);
    }

    /** How many were added whose completions were not taken. */
    int underWay() {
        return free.length - freeCount;
    }

    private void checkRoom() {
        checkOpen();
        if (rings.room() == 0) {
            throw new IllegalStateException("the submission queue is full: submit what is in it first");
        }
        if (freeCount == 0) {
            throw new IllegalStateException("the ring is full: take completions first");
        }
    }

    /** Adds an operation that uses this memory until its completion. */
    void add(int opcode, int file, long offset, long address, int length, int flags, long number, @Nullable Object memory) {
        checkRoom();
        int place = free[--freeCount];
        userData[place] = number;
        kept[place] = memory;
        isTaken[place] = true;
        rings.add(opcode, file, offset, address, length, flags, place);
    }

    /** Adds an operation on several pieces of memory. */
    void addVector(int opcode, int file, MemorySegment[] memory, long offset, long number) {
        checkRoom();
        MemorySegment vector = Arena.ofAuto().allocate(Math.max(1, (long) memory.length * IOVEC.size()), Long.BYTES);
        for (int i = 0; i < memory.length; i++) {
            long struct = vector.address() + (long) i * IOVEC.size();
            BASE.set(struct, memory[i].address());
            LENGTH.set(struct, memory[i].byteSize());
        }
        add(opcode, file, offset, vector.address(), memory.length, 0, number, new Object[] {vector, memory});
    }

    /** Adds an operation that takes a span of time. */
    void addTimed(int opcode, Duration span, long number) {
        checkRoom();
        long timespec = times.address() + (long) free[freeCount - 1] * Times.TIMESPEC_SIZE;
        Times.write(timespec, span);
        add(opcode, -1, 0, timespec, 1, 0, number, null);
    }

    /** Adds the cancellation of the operation with this number. */
    void addCancel(long cancelled, long number) {
        checkRoom();
        int place = 0;
        while (place < isTaken.length && !(isTaken[place] && userData[place] == cancelled)) {
            place++;
        }
        add(ASYNC_CANCEL, -1, 0, place < isTaken.length ? place : NONE, 0, 0, number, null);
    }

    /** Submits all, and waits until there are so many completions; says how many were submitted. */
    int submit(int toWaitFor) throws ErrnoException {
        checkOpen();
        int submitted = 0;
        int left = rings.unsubmitted();
        while (left > 0 || rings.available() < toWaitFor) {
            int taken = rings.enter(left, toWaitFor);
            submitted += taken;
            if (left > 0 && taken == 0) {
                throw new ErrnoException("io_uring_enter", Errno.EAGAIN.code());
            }
            left = rings.unsubmitted();
        }
        return submitted;
    }

    /** Takes the completions that there are. */
    List<IoUring.Completion> completions() {
        checkOpen();
        List<IoUring.Completion> all = new ArrayList<>();
        rings.drain((place, result, flags) -> {
            all.add(new IoUring.Completion(userData[(int) place], result, flags));
            release((int) place);
        });
        return all;
    }

    private void release(int place) {
        kept[place] = null;
        isTaken[place] = false;
        free[freeCount++] = place;
    }

    /** Ends all that is under way, waits until the kernel has let go of its memory, and gives everything back; false if that was done before. */
    boolean close() {
        if (closed) {
            return false;
        }
        closed = true;
        try {
            endAll();
        } catch (ErrnoException e) {
            // The kernel ends what is left when the descriptor is closed.
        } finally {
            rings.close();
        }
        return true;
    }

    private void endAll() throws ErrnoException {
        while (rings.unsubmitted() > 0) {
            release((int) rings.takeBack());
        }
        drop();
        for (int place = 0; place < isTaken.length; place++) {
            if (isTaken[place]) {
                rings.add(ASYNC_CANCEL, -1, 0, place, 0, 0, NONE);
                rings.enter(1, 1);
                drop();
            }
        }
        while (underWay() > 0) {
            rings.enter(0, 1);
            drop();
        }
    }

    private void drop() {
        rings.drain((place, result, flags) -> {
            if (place != NONE) {
                release((int) place);
            }
        });
    }

    @Override
    public @Nullable String closeLost() {
        int number = rings.fd();
        return close() ? "io_uring " + number : null;
    }
}
