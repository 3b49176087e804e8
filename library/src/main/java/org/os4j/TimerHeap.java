package org.os4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Timers by when they expire. Each knows its place, so that one that is cancelled goes at once: servers cancel nearly all that they set. */
final class TimerHeap {
    /** What is in the heap. */
    abstract static class Entry {
        private static final int NOWHERE = -1;
        private int place = NOWHERE;
        private long order;

        /** When it expires, on the clock of {@link System#nanoTime}. */
        long deadline;

        boolean isQueued() {
            return place != NOWHERE;
        }

        private boolean isBefore(Entry other) {
            long difference = deadline - other.deadline;
            return difference < 0 || difference == 0 && order < other.order;
        }
    }

    private @Nullable Entry[] heap = new Entry[16];
    private int size;
    private long added;

    /** The first to expire; of those that expire together the one that was added first. */
    @Nullable Entry first() {
        return heap[0];
    }

    void add(Entry entry) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        entry.order = added++;
        up(size++, entry);
    }

    void remove(Entry entry) {
        if (!entry.isQueued()) {
            return;
        }
        int hole = entry.place;
        entry.place = Entry.NOWHERE;
        Entry last = get(--size);
        heap[size] = null;
        if (hole < size) {
            down(hole, last);
            if (last.place == hole) {
                up(hole, last);
            }
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            get(i).place = Entry.NOWHERE;
            heap[i] = null;
        }
        size = 0;
    }

    private void up(int place, Entry entry) {
        int hole = place;
        while (hole > 0 && entry.isBefore(get((hole - 1) / 2))) {
            put(hole, get((hole - 1) / 2));
            hole = (hole - 1) / 2;
        }
        put(hole, entry);
    }

    private void down(int place, Entry entry) {
        int hole = place;
        while (2 * hole + 1 < size) {
            int child = 2 * hole + 1;
            if (child + 1 < size && get(child + 1).isBefore(get(child))) {
                child++;
            }
            if (!get(child).isBefore(entry)) {
                break;
            }
            put(hole, get(child));
            hole = child;
        }
        put(hole, entry);
    }

    private Entry get(int place) {
        Entry entry = heap[place];
        assert entry != null;
        return entry;
    }

    private void put(int place, Entry entry) {
        heap[place] = entry;
        entry.place = place;
    }
}
