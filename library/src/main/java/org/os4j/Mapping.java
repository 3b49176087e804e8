package org.os4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.os4j.internal.Memory;

/**
 * A mapping that an arena owns: it is unmapped when the arena closes, unless mremap has taken it away by then.
 *
 * <p>The arena's cleanup knows neither segment nor arena, so that an automatic arena can be collected.
 */
final class Mapping {
    /** By the address where they begin. */
    private static final ConcurrentHashMap<Long, Mapping> OWNED = new ConcurrentHashMap<>();

    private final long address;
    private final long length;
    private boolean isMapped = true;

    private Mapping(long address, long length) {
        this.address = address;
        this.length = length;
    }

    /** What moves a mapping. */
    @FunctionalInterface
    interface Move {
        void run() throws ErrnoException;
    }

    /**
     * Refuses an arena that would not take a mapping, before there is one.
     *
     * @throws IllegalStateException if it is closed
     * @throws WrongThreadException if it is another thread's
     */
    static void checkOpen(Arena arena) {
        MemorySegment.NULL.reinterpret(Objects.requireNonNull(arena, "arena"), null);
    }

    /**
     * Refuses memory whose arena does not let the calling thread use it.
     *
     * @throws IllegalStateException if it is closed
     * @throws WrongThreadException if it is another thread's
     */
    static void checkOpen(MemorySegment memory) {
        if (!memory.scope().isAlive()) {
            throw new IllegalStateException("memory: its arena is closed");
        }
        if (!memory.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("memory: its arena is another thread's");
        }
    }

    /** Gives what was just mapped to an arena. If the arena does not take it, it is unmapped. */
    static MemorySegment own(Arena arena, long address, long length) {
        if (arena.scope().equals(Arena.global().scope())) {
            return Memory.segment(address, length);
        }
        Mapping mapping = new Mapping(address, length);
        OWNED.put(address, mapping);
        try {
            return MemorySegment.ofAddress(address).reinterpret(length, arena, ignored -> mapping.unmap());
        } catch (RuntimeException e) {
            mapping.unmap();
            throw e;
        }
    }

    /** Whether memory belongs to nobody: Java never frees it. */
    static boolean isUnowned(MemorySegment memory) {
        return memory.scope().equals(Arena.global().scope());
    }

    /**
     * Takes a mapping from its arena by what moves it; if that fails the arena keeps it.
     *
     * @throws IllegalArgumentException if the memory is not the whole of a mapping that an arena owns
     */
    static void take(MemorySegment memory, Move move) throws ErrnoException {
        Mapping mapping = OWNED.get(memory.address());
        if (mapping == null || mapping.length != memory.byteSize()) {
            throw new IllegalArgumentException("memory: is not what mmap returned, or not all of it: " + memory);
        }
        synchronized (mapping) {
            if (!mapping.isMapped) {
                throw new IllegalArgumentException("memory: is not mapped any more: " + memory);
            }
            // Forgotten before it moves: by then the place may be another mapping's.
            OWNED.remove(mapping.address, mapping);
            try {
                move.run();
                mapping.isMapped = false;
            } finally {
                if (mapping.isMapped) {
                    OWNED.put(mapping.address, mapping);
                }
            }
        }
    }

    private synchronized void unmap() {
        if (isMapped) {
            isMapped = false;
            OWNED.remove(address, this);
            PosixMemory.unmap(address, length);
        }
    }
}
