package org.os4j;

import java.util.SortedSet;

/**
 * The descriptors that select(2) found ready. The sets cannot be changed.
 *
 * @param readable those that can be read without waiting, the end and an error included
 * @param writable those that can be written without waiting, an error included
 * @param exceptional those with an exceptional condition, such as urgent data on a socket
 */
public record Selected(SortedSet<Integer> readable, SortedSet<Integer> writable, SortedSet<Integer> exceptional) {
    /**
     * Whether none is ready.
     *
     * @return true if the time was over
     */
    public boolean isEmpty() {
        return readable.isEmpty() && writable.isEmpty() && exceptional.isEmpty();
    }
}
