package org.os4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.os4j.Linux.*;
import static org.os4j.Posix.*;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.os4j.testing.Fails;
import org.os4j.testing.LeakCheck;
import org.os4j.testing.OwnThread;
import org.os4j.testing.VirtualThreads;

/** On node 0, which every machine has, and 1023, which this one has not. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class LinuxNumaTest {
    @BeforeEach
    void requireNuma() throws Exception {
        try {
            get_mempolicy();
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, e.getMessage());
        } catch (ErrnoException e) {
            assumeTrue(e.errno() != Errno.EPERM, "a container refuses it");
            throw e;
        }
    }

    private static MemorySegment pages(Arena arena, int count) throws ErrnoException {
        return mmap(arena, (long) count * PAGESIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }

    /**
     * The line of numa_maps for the mapping that holds the first byte of the memory: the mapping's start, its policy, and the pages that it has on
     * each node. The kernel may have joined the memory with a neighbour, so that the mapping starts before it.
     */
    private static String line(String file, MemorySegment memory) throws Exception {
        return Files.readAllLines(Path.of(file)).stream().filter(line -> start(line) <= memory.address()).max(Comparator.comparing(LinuxNumaTest::start)).orElseThrow();
    }

    private static long start(String line) {
        return Long.parseLong(line, 0, line.indexOf(' '), 16);
    }

    @Test
    void aThreadsPolicy() throws Exception {
        OwnThread.call(() -> {
            assertThat(get_mempolicy()).isEqualTo(new MemoryPolicy(MPOL_DEFAULT, new java.util.TreeSet<>()));
            set_mempolicy(MPOL_BIND | MPOL_F_STATIC_NODES, Set.of(0));
            MemoryPolicy policy = get_mempolicy();
            assertThat(policy.mode()).isEqualTo(MPOL_BIND | MPOL_F_STATIC_NODES);
            assertThat(policy.nodes()).containsExactly(0);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = pages(arena, 1);
                memory.fill((byte) 1);
                assertThat(line("/proc/thread-self/numa_maps", memory)).contains(" bind=static:0 ").containsPattern(" N0=[1-9]");
            }
            set_mempolicy(MPOL_DEFAULT, List.of());
            assertThat(get_mempolicy().mode()).isEqualTo(MPOL_DEFAULT);
            assertThat(Fails.with(Errno.EINVAL, () -> set_mempolicy(MPOL_BIND, Set.of(1023))).function()).isEqualTo("set_mempolicy");
            Fails.with(Errno.EINVAL, () -> set_mempolicy(MPOL_BIND, Set.of()));
            Fails.with(Errno.EINVAL, () -> set_mempolicy(77, Set.of()));
            return null;
        });
        assertThat(get_mempolicy().mode()).isEqualTo(MPOL_DEFAULT);
        assertThatIllegalArgumentException().isThrownBy(() -> set_mempolicy(MPOL_BIND, Set.of(1024))).withMessageStartingWith("nodes: ");
        assertThatIllegalArgumentException().isThrownBy(() -> set_mempolicy(MPOL_BIND, Set.of(-1))).withMessageStartingWith("nodes: ");
        Fails.onNull("nodes", () -> set_mempolicy(MPOL_BIND, null));
        VirtualThreads.areRefusedBy("set_mempolicy", () -> set_mempolicy(MPOL_DEFAULT, Set.of()));
        VirtualThreads.areRefusedBy("get_mempolicy", () -> get_mempolicy());
    }

    @Test
    void nodesThatAreAllowed() throws Exception {
        SortedSet<Integer> allowed = get_mempolicy_allowed();
        String status = Files.readAllLines(Path.of("/proc/thread-self/status")).stream().filter(line -> line.startsWith("Mems_allowed_list:")).findFirst()
                .orElseThrow().replaceFirst(".*:\\s*", "");
        assertThat(ranges(status)).isEqualTo(List.copyOf(allowed));
    }

    private static List<Integer> ranges(String list) {
        return Arrays.stream(list.split(",")).map(range -> range.split("-"))
                .flatMap(ends -> java.util.stream.IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])).boxed()).toList();
    }

    @Test
    void aMappingsPolicy() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 3);
            mbind(memory, MPOL_PREFERRED, Set.of(0), MPOL_MF_MOVE | MPOL_MF_STRICT);
            memory.fill((byte) 1);
            assertThat(line("/proc/self/numa_maps", memory)).contains(" prefer:0 ").contains(" N0=3");
            assertThat(line("/proc/self/numa_maps", memory.asSlice(PAGESIZE))).isEqualTo(line("/proc/self/numa_maps", memory));
            assertThat(get_mempolicy(memory.asSlice(PAGESIZE)).mode()).isEqualTo(MPOL_PREFERRED);
            assertThat(get_mempolicy(memory).nodes()).containsExactly(0);
            assertThat(get_mempolicy_node(memory)).isZero();
            Fails.with(Errno.EINVAL, () -> mbind(memory, MPOL_BIND, Set.of(1023), 0));
            assertThat(Fails.with(Errno.EINVAL, () -> mbind(memory.asSlice(1), MPOL_BIND, Set.of(0), 0)).function()).isEqualTo("mbind");
            Fails.with(Errno.EINVAL, () -> mbind(memory, MPOL_BIND, Set.of(0), 1 << 20));
            assertThat(Fails.with(Errno.EFAULT, () -> get_mempolicy(MemorySegment.ofAddress(PAGESIZE))).function()).isEqualTo("get_mempolicy");
            Fails.with(Errno.EFAULT, () -> get_mempolicy_node(MemorySegment.ofAddress(PAGESIZE)));
        }
        MemorySegment heap = MemorySegment.ofArray(new byte[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> mbind(heap, MPOL_BIND, Set.of(0), 0)).withMessageStartingWith("memory: ");
        assertThatIllegalArgumentException().isThrownBy(() -> get_mempolicy(heap)).withMessageStartingWith("memory: ");
        assertThatIllegalArgumentException().isThrownBy(() -> get_mempolicy_node(heap)).withMessageStartingWith("memory: ");
        MemorySegment closed;
        try (Arena arena = Arena.ofConfined()) {
            closed = pages(arena, 1);
        }
        assertThatIllegalStateException().isThrownBy(() -> mbind(closed, MPOL_BIND, Set.of(0), 0));
    }

    @Test
    void pagesOfAProcess() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = pages(arena, 2);
            memory.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 0, (byte) 1);
            long[] addresses = {memory.address(), memory.address() + PAGESIZE, PAGESIZE};
            assertThat(move_pages(0, addresses)).containsExactly(0, -Errno.ENOENT.code(), -Errno.EFAULT.code());
            assertThat(move_pages(getpid(), addresses, new int[3], MPOL_MF_MOVE)).startsWith(0);
            assertThat(move_pages(0, new long[0])).isEmpty();
            assertThat(Fails.with(Errno.ENODEV, () -> move_pages(0, addresses, new int[] {1023, 1023, 1023}, MPOL_MF_MOVE)).function()).isEqualTo("move_pages");
            Fails.with(Errno.EINVAL, () -> move_pages(0, addresses, new int[3], 1 << 20));
            Fails.with(Errno.ESRCH, () -> move_pages(Integer.MAX_VALUE, addresses));
            assertThatIllegalArgumentException().isThrownBy(() -> move_pages(0, addresses, new int[2], MPOL_MF_MOVE)).withMessageStartingWith("nodes: ");
            Fails.onNull("pages", () -> move_pages(0, null));
        }
    }

    @Test
    void allPagesOfAProcess() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(migrate_pages((int) sleeper.pid(), Set.of(0), Set.of(0))).isZero();
        } finally {
            sleeper.destroyForcibly().waitFor();
        }
        assertThat(Fails.with(Errno.EINVAL, () -> migrate_pages(0, Set.of(0), Set.of(1023))).function()).isEqualTo("migrate_pages");
        Fails.with(Errno.ESRCH, () -> migrate_pages(Integer.MAX_VALUE, Set.of(0), Set.of(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> migrate_pages(0, Set.of(5000), Set.of(0))).withMessageStartingWith("from: ");
        Fails.onNull("to", () -> migrate_pages(0, Set.of(0), null));
    }
}
