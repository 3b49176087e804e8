package org.os4j;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.CStrings;

/** What is left of an {@link Fd} when the owner is lost: the number, how many calls use it, and whether it was closed. */
final class FdState implements Leaks.Lost {
    static final int CLOSED = 1 << 31;
    static final int DETACHED = 1 << 30;

    final int number;
    private final @Nullable String name;
    private final AtomicInteger state = new AtomicInteger();

    FdState(int number, @Nullable String name) {
        this.number = number;
        this.name = name;
    }

    boolean isOpen() {
        return state.get() >= 0;
    }

    /** Holds off the closing; false if it was closed. */
    boolean begin() {
        int seen;
        do {
            seen = state.get();
            if (seen < 0) {
                return false;
            }
        } while (!state.compareAndSet(seen, seen + 1));
        return true;
    }

    void end() {
        // The last call in a descriptor that was closed meanwhile gives back the number.
        if (state.decrementAndGet() == CLOSED) {
            FileCalls.closeQuietly(number);
        }
    }

    /** Marks it as closed; false if it was before. The number is free at once if no call is in it. */
    boolean close(int how) throws ErrnoException {
        int seen;
        do {
            seen = state.get();
            if (seen < 0) {
                return false;
            }
        } while (!state.compareAndSet(seen, seen | how));
        if (seen == 0 && how == CLOSED) {
            PosixDescriptors.close(number);
        }
        return true;
    }

    @Override
    public @Nullable String closeLost() {
        try {
            return close(CLOSED) ? this.toString() : null;
        } catch (ErrnoException e) {
            return this + " (" + e.getMessage() + ")";
        }
    }

    @Override
    public String toString() {
        return name == null ? "Fd " + number : "Fd " + number + " " + CStrings.quoted(name);
    }
}
