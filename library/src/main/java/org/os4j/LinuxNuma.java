package org.os4j;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.os4j.internal.Arguments;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Memory of machines that have several, each nearer to some processors: a part of {@link Linux}.
 *
 * <p>A node is a number, as in {@code /sys/devices/system/node}. A kernel that was built without NUMA has none of these calls; containers often refuse
 * them with EPERM.
 */
public abstract sealed class LinuxNuma extends LinuxQuotas implements NumaConstants permits LinuxAdministration {
    private static final String SINCE = "2.6, where it is built for NUMA";
    private static final KernelCall SET_MEMPOLICY = new KernelCall("set_mempolicy", SINCE);
    private static final KernelCall GET_MEMPOLICY = new KernelCall("get_mempolicy", SINCE);
    private static final KernelCall MBIND = new KernelCall("mbind", SINCE);
    private static final KernelCall MOVE_PAGES = new KernelCall("move_pages", SINCE);
    private static final KernelCall MIGRATE_PAGES = new KernelCall("migrate_pages", SINCE);
    /** As many as Linux can be built for; it wants room for all that there may be, and refuses none of these. */
    private static final int MOST_NODES = 1024;

    LinuxNuma() {}

    /** Sets of nodes as the kernel has them: bits of longs. */
    private static final class Nodes {
        static final int F_NODE = Constants.get("numa", "MPOL_F_NODE");
        static final int F_ADDR = Constants.get("numa", "MPOL_F_ADDR");
        static final int F_MEMS_ALLOWED = Constants.get("numa", "MPOL_F_MEMS_ALLOWED");
        /** The kernel takes one bit less than it is told. */
        static final int BITS = MOST_NODES + 1;

        private Nodes() {}

        static long allocate(Scratch scratch) {
            return scratch.allocateZeroed(MOST_NODES / Byte.SIZE);
        }

        static long write(Scratch scratch, Collection<Integer> nodes, String argument) {
            long mask = allocate(scratch);
            for (int node : Objects.requireNonNull(nodes, argument)) {
                if (node < 0 || node >= MOST_NODES) {
                    throw new IllegalArgumentException(argument + ": has no node " + node + ", they are from 0 to " + (MOST_NODES - 1));
                }
                long at = mask + node / Long.SIZE * (long) Long.BYTES;
                Memory.setLong(at, Memory.getLong(at) | 1L << node);
            }
            return mask;
        }

        static SortedSet<Integer> read(long mask) {
            SortedSet<Integer> nodes = new TreeSet<>();
            for (int node = 0; node < MOST_NODES; node++) {
                if ((Memory.getLong(mask + node / Long.SIZE * (long) Long.BYTES) >>> node & 1) != 0) {
                    nodes.add(node);
                }
            }
            return nodes;
        }
    }

    /**
     * {@code long set_mempolicy(int mode, const unsigned long *nodemask, unsigned long maxnode)} - says from which nodes the calling thread's memory is
     * taken from now on, and that of threads and processes that it starts.
     *
     * @param mode one of the {@code MPOL_} constants, with any of {@code MPOL_F_STATIC_NODES} and its sisters
     * @param nodes the nodes; none for {@code MPOL_DEFAULT} and {@code MPOL_LOCAL}
     * @throws ErrnoException EINVAL for another mode, nodes that are not there or not allowed, or none where some are needed; EPERM where a container
     *     refuses it
     * @throws IllegalArgumentException if a node is not from 0 to 1023
     * @throws UnsupportedOperationException in a virtual thread, or if the kernel was built without NUMA
     * @see "set_mempolicy(2), numactl(8)"
     */
    public static void set_mempolicy(int mode, Collection<Integer> nodes) throws ErrnoException {
        Arguments.requirePlatformThread("set_mempolicy");
        try (Scratch scratch = Scratch.take()) {
            if (SET_MEMPOLICY.call(scratch, mode, Nodes.write(scratch, nodes, "nodes"), Nodes.BITS) == -1) {
                throw SET_MEMPOLICY.failed(scratch);
            }
        }
    }

    /**
     * {@code long get_mempolicy(int *mode, unsigned long *nodemask, unsigned long maxnode, void *addr, unsigned long flags)} - from which nodes the
     * calling thread's memory is taken.
     *
     * @return the policy
     * @throws ErrnoException EPERM where a container refuses it
     * @throws UnsupportedOperationException in a virtual thread, or if the kernel was built without NUMA
     * @see "get_mempolicy(2), numactl(8)"
     */
    public static MemoryPolicy get_mempolicy() throws ErrnoException {
        Arguments.requirePlatformThread("get_mempolicy");
        return policy(null);
    }

    /**
     * {@code long get_mempolicy(int *mode, unsigned long *nodemask, unsigned long maxnode, void *addr, MPOL_F_ADDR)} - from which nodes a mapping's memory
     * is taken.
     *
     * @param memory native memory; the mapping is the one of its first byte
     * @return the policy: that of {@link #mbind}, or the calling thread's where there is none
     * @throws ErrnoException EFAULT if nothing is mapped there, EPERM where a container refuses it
     * @throws IllegalArgumentException if it is not native memory
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "get_mempolicy(2)"
     */
    public static MemoryPolicy get_mempolicy(MemorySegment memory) throws ErrnoException {
        return policy(checkNative(memory));
    }

    private static MemoryPolicy policy(@Nullable MemorySegment memory) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long mode = scratch.allocateZeroed(Integer.BYTES);
            long nodes = Nodes.allocate(scratch);
            ask(scratch, mode, nodes, memory, memory == null ? 0 : Nodes.F_ADDR);
            return new MemoryPolicy(Memory.getInt(mode), Nodes.read(nodes));
        }
    }

    /**
     * {@code long get_mempolicy(int *mode, NULL, 0, void *addr, MPOL_F_NODE | MPOL_F_ADDR)} - the node on which a page of memory is. A page that was
     * never touched gets its place by that.
     *
     * @param memory native memory; the page is the one of its first byte
     * @return the node
     * @throws ErrnoException EFAULT if nothing is mapped there, EPERM where a container refuses it
     * @throws IllegalArgumentException if it is not native memory
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "get_mempolicy(2)"
     */
    public static int get_mempolicy_node(MemorySegment memory) throws ErrnoException {
        checkNative(memory);
        try (Scratch scratch = Scratch.take()) {
            long node = scratch.allocateZeroed(Integer.BYTES);
            ask(scratch, node, 0, memory, Nodes.F_NODE | Nodes.F_ADDR);
            return Memory.getInt(node);
        }
    }

    /**
     * {@code long get_mempolicy(NULL, unsigned long *nodemask, unsigned long maxnode, NULL, MPOL_F_MEMS_ALLOWED)} - which nodes the calling thread may
     * have memory of, as its cpuset says.
     *
     * @return the nodes
     * @throws ErrnoException EPERM where a container refuses it
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "get_mempolicy(2), cpuset(7)"
     */
    public static SortedSet<Integer> get_mempolicy_allowed() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long nodes = Nodes.allocate(scratch);
            ask(scratch, 0, nodes, null, Nodes.F_MEMS_ALLOWED);
            return Collections.unmodifiableSortedSet(Nodes.read(nodes));
        }
    }

    private static void ask(Scratch scratch, long mode, long nodes, @Nullable MemorySegment memory, int flags) throws ErrnoException {
        // An address alone: the kernel looks at how it is mapped, and at nothing that is there.
        long result = GET_MEMPOLICY.call(scratch, mode, nodes, nodes == 0 ? 0 : Nodes.BITS, memory == null ? 0 : memory.address(), flags);
        Reference.reachabilityFence(memory);
        if (result == -1) {
            throw GET_MEMPOLICY.failed(scratch);
        }
    }

    /**
     * {@code long mbind(void *addr, unsigned long len, int mode, const unsigned long *nodemask, unsigned long maxnode, unsigned int flags)} - says from
     * which nodes the memory of a mapping, or of a part of one, is taken from now on.
     *
     * @param memory native memory that begins with a page, as mmap returns it
     * @param mode as for {@link #set_mempolicy}
     * @param nodes as for {@link #set_mempolicy}
     * @param flags 0, or any of {@code MPOL_MF_STRICT}, {@code MPOL_MF_MOVE} and {@code MPOL_MF_MOVE_ALL} for pages that are there already
     * @throws ErrnoException EINVAL for another mode or flag, nodes that are not there or not allowed, or what does not begin with a page; EFAULT if a
     *     part is not mapped, EIO if pages stayed elsewhere, EPERM without CAP_SYS_NICE or where a container refuses it, ENOMEM
     * @throws IllegalArgumentException if it is not native memory, or a node is not from 0 to 1023
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "mbind(2)"
     */
    public static void mbind(MemorySegment memory, int mode, Collection<Integer> nodes, int flags) throws ErrnoException {
        checkNative(memory);
        try (Scratch scratch = Scratch.take()) {
            long mask = Nodes.write(scratch, nodes, "nodes");
            long result = MBIND.callWithSix(scratch, memory.address(), memory.byteSize(), mode, mask, Nodes.BITS, Integer.toUnsignedLong(flags));
            Reference.reachabilityFence(memory);
            if (result == -1) {
                throw MBIND.failed(scratch);
            }
        }
    }

    /**
     * {@code long move_pages(int pid, unsigned long count, void **pages, NULL, int *status, 0)} - on which nodes pages of a process are.
     *
     * @param pid the process, which this one may trace; 0 for this one
     * @param pages addresses in its memory
     * @return for each its node, or minus errno: ENOENT for a page that is not there yet, EFAULT for one that is not mapped
     * @throws ErrnoException ESRCH if there is no such process, EPERM if it may not be traced, or where a container refuses it; E2BIG, ENOMEM
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "move_pages(2)"
     */
    public static int[] move_pages(int pid, long[] pages) throws ErrnoException {
        return move(pid, Objects.requireNonNull(pages, "pages"), null, 0);
    }

    /**
     * {@code long move_pages(int pid, unsigned long count, void **pages, const int *nodes, int *status, int flags)} - moves pages of a process to other
     * nodes. May take long; a virtual thread keeps its carrier meanwhile.
     *
     * @param pid the process, which this one may trace; 0 for this one
     * @param pages addresses in its memory
     * @param nodes for each the node
     * @param flags {@code MPOL_MF_MOVE} or {@code MPOL_MF_MOVE_ALL}
     * @return for each the node on which it is now, or minus errno: EACCES or EBUSY for a page that cannot be moved, ENOENT for one that is not there
     *     yet, EFAULT, ENOMEM
     * @throws ErrnoException ENODEV for a node that is not there, EACCES for one that is not allowed, EINVAL for another flag, ESRCH if there is no such
     *     process, EPERM if it may not be traced, without CAP_SYS_NICE for {@code MPOL_MF_MOVE_ALL}, or where a container refuses it
     * @throws IllegalArgumentException if there is not one node for each page
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "move_pages(2)"
     */
    public static int[] move_pages(int pid, long[] pages, int[] nodes, int flags) throws ErrnoException {
        if (Objects.requireNonNull(nodes, "nodes").length != Objects.requireNonNull(pages, "pages").length) {
            throw new IllegalArgumentException("nodes: must be one for each of the " + pages.length + " pages: " + nodes.length);
        }
        return move(pid, pages, nodes, flags);
    }

    private static int[] move(int pid, long[] pages, int @Nullable [] nodes, int flags) throws ErrnoException {
        int count = pages.length;
        try (Scratch scratch = Scratch.take()) {
            long addresses = scratch.allocate((long) count * Long.BYTES);
            long wanted = nodes == null ? 0 : scratch.allocate((long) count * Integer.BYTES);
            long status = scratch.allocate((long) count * Integer.BYTES);
            for (int i = 0; i < count; i++) {
                Memory.setLong(addresses + (long) i * Long.BYTES, pages[i]);
                // What the kernel does not come to is as one that it has not seen.
                Memory.setInt(status + (long) i * Integer.BYTES, -Errno.ENOENT.code());
                if (nodes != null) {
                    Memory.setInt(wanted + (long) i * Integer.BYTES, nodes[i]);
                }
            }
            if (MOVE_PAGES.callWithSix(scratch, pid, count, addresses, wanted, status, flags) == -1) {
                throw MOVE_PAGES.failed(scratch);
            }
            int[] states = new int[count];
            for (int i = 0; i < count; i++) {
                states[i] = Memory.getInt(status + (long) i * Integer.BYTES);
            }
            return states;
        }
    }

    /**
     * {@code long migrate_pages(int pid, unsigned long maxnode, const unsigned long *old_nodes, const unsigned long *new_nodes)} - moves all of a process's
     * memory that is on some nodes to others. May take long; a virtual thread keeps its carrier meanwhile.
     *
     * @param pid the process, which this one may trace; 0 for this one
     * @param from the nodes that it is taken from
     * @param to the nodes that it goes to
     * @return how many pages could not be moved
     * @throws ErrnoException EINVAL for nodes that are not there or not allowed, EPERM if it may not be traced, or where a container refuses it; ESRCH
     * @throws IllegalArgumentException if a node is not from 0 to 1023
     * @throws UnsupportedOperationException if the kernel was built without NUMA
     * @see "migrate_pages(2), migratepages(8)"
     */
    public static long migrate_pages(int pid, Collection<Integer> from, Collection<Integer> to) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long old = Nodes.write(scratch, from, "from");
            long left = MIGRATE_PAGES.call(scratch, pid, Nodes.BITS, old, Nodes.write(scratch, to, "to"));
            if (left == -1) {
                throw MIGRATE_PAGES.failed(scratch);
            }
            return left;
        }
    }

    private static MemorySegment checkNative(MemorySegment memory) {
        if (!Objects.requireNonNull(memory, "memory").isNative()) {
            throw new IllegalArgumentException("memory: is not native memory");
        }
        Mapping.checkOpen(memory);
        return memory;
    }
}
