package org.os4j;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * From which NUMA nodes memory is taken.
 *
 * @param mode one of the {@code MPOL_} constants, with any of {@code MPOL_F_STATIC_NODES} and its sisters
 * @param nodes the nodes; empty for {@code MPOL_DEFAULT} and {@code MPOL_LOCAL}
 */
public record MemoryPolicy(int mode, SortedSet<Integer> nodes) {
    /** Keeps a copy of the nodes. */
    public MemoryPolicy {
        nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    }
}
