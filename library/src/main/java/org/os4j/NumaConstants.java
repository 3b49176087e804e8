package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of mbind(2) and its like, as this platform has them. They are members of {@link Linux}. */
public sealed interface NumaConstants permits LinuxNuma {
    /** No policy of its own: that of the thread, or the system's, which is the node where the thread runs. */
    int MPOL_DEFAULT = constant("MPOL_DEFAULT");

    /** One node, others if it has none left. */
    int MPOL_PREFERRED = constant("MPOL_PREFERRED");

    /** These nodes alone. */
    int MPOL_BIND = constant("MPOL_BIND");

    /** These nodes in turn, page by page. */
    int MPOL_INTERLEAVE = constant("MPOL_INTERLEAVE");

    /** The node where the thread runs. */
    int MPOL_LOCAL = constant("MPOL_LOCAL");

    /** These nodes, others if they have none left; since Linux 5.15. */
    int MPOL_PREFERRED_MANY = constant("MPOL_PREFERRED_MANY");

    /** These nodes in turn, by the weights of {@code /sys/kernel/mm/mempolicy}; since Linux 6.9. */
    int MPOL_WEIGHTED_INTERLEAVE = constant("MPOL_WEIGHTED_INTERLEAVE");

    /** The nodes are those of the machine, whatever a cpuset allows later. */
    int MPOL_F_STATIC_NODES = constant("MPOL_F_STATIC_NODES");

    /** The nodes are counted among those that a cpuset allows. */
    int MPOL_F_RELATIVE_NODES = constant("MPOL_F_RELATIVE_NODES");

    /** Pages may be moved among the nodes to where they are used; since Linux 5.12. */
    int MPOL_F_NUMA_BALANCING = constant("MPOL_F_NUMA_BALANCING");

    /** mbind: EIO for pages that are elsewhere already. */
    int MPOL_MF_STRICT = constant("MPOL_MF_STRICT");

    /** mbind, move_pages: pages that no other process has are moved. */
    int MPOL_MF_MOVE = constant("MPOL_MF_MOVE");

    /** mbind, move_pages: all pages are moved; needs CAP_SYS_NICE. */
    int MPOL_MF_MOVE_ALL = constant("MPOL_MF_MOVE_ALL");

    private static int constant(String name) {
        return Constants.get("numa", name);
    }
}
