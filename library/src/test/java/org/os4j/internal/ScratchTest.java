package org.os4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.os4j.Errno;

class ScratchTest {
    private static final CFunction CLOSE = CFunction.ofInt("close");
    private static final CFunction GETPID = CFunction.ofInt("getpid");

    @Test
    void aNestedCallFindsItsOwnPlaceAndLeavesTheOtherAlone() {
        try (Scratch outer = Scratch.take()) {
            long mine = outer.path("outer", "path");
            CLOSE.call(outer, -1);
            for (int i = 0; i < 3; i++) {
                try (Scratch inner = Scratch.take()) {
                    long theirs = inner.path("inner, and much longer".repeat(i * 1000 + 1), "path");
                    assertThat(theirs).isNotEqualTo(mine);
                    inner.allocateZeroed(100_000);
                    CFunction.ofInt("open").call(inner, inner.path("/nowhere", "path"), 0);
                    assertThat(Errno.of(inner.errno())).isEqualTo(Errno.ENOENT);
                }
            }
            assertThat(CStrings.read(mine)).isEqualTo("outer");
            assertThat(Errno.of(outer.errno())).isEqualTo(Errno.EBADF);
        }
    }

    @Test
    void errnoOutlastsALargeAllocation() {
        try (Scratch scratch = Scratch.take()) {
            CLOSE.call(scratch, -1);
            scratch.allocate(1 << 20);
            assertThat(Errno.of(scratch.errno())).isEqualTo(Errno.EBADF);
        }
    }

    @Test
    void memoryIsGivenBackAlsoAfterAnException() {
        long first = addressOfTheNext();
        for (int i = 0; i < 1000; i++) {
            assertThatIllegalArgumentException().isThrownBy(() -> {
                try (Scratch scratch = Scratch.take()) {
                    scratch.allocate(10_000);
                    scratch.path("a\0", "path");
                }
            });
        }
        assertThat(addressOfTheNext()).isEqualTo(first);
    }

    private static long addressOfTheNext() {
        try (Scratch scratch = Scratch.take()) {
            return scratch.allocate(1);
        }
    }

    @Test
    void allocationsAreAlignedAndApart() {
        try (Scratch scratch = Scratch.take()) {
            List<long[]> blocks = new ArrayList<>();
            for (long size : new long[] {1, 15, 16, 17, 100, 16_000, 1, 16_384, 1 << 20, 3}) {
                long address = scratch.allocateZeroed(size);
                assertThat(address % 16).isZero();
                Memory.setByte(address + size - 1, (byte) 1);
                for (long[] other : blocks) {
                    assertThat(address >= other[0] + other[1] || address + size <= other[0]).isTrue();
                }
                blocks.add(new long[] {address, size});
            }
        }
    }

    @Test
    void aSizeThatCannotBeIsRefused() {
        try (Scratch scratch = Scratch.take()) {
            long before = scratch.allocate(0);
            assertThatIllegalArgumentException().isThrownBy(() -> scratch.allocate(-1)).withMessage("size: must not be negative: -1");
            assertThatIllegalArgumentException().isThrownBy(() -> scratch.allocate(Long.MIN_VALUE));
            assertThat(catchThrowable(() -> scratch.allocate(Long.MAX_VALUE))).isInstanceOf(OutOfMemoryError.class);
            assertThat(catchThrowable(() -> scratch.allocate(1L << 60))).isInstanceOf(OutOfMemoryError.class);
            assertThat(scratch.allocate(0)).isEqualTo(before);
        }
    }

    @Test
    void nestingHasNoLimitButTheStack() {
        assertThat(nestTo(300)).isEqualTo(300);
    }

    /** A StackOverflowError can strike in close itself, as often as a program survives one. */
    @Test
    void levelsThatWereNeverGivenBackDoNotEndAThread() throws Exception {
        FutureTask<Integer> thread = new FutureTask<>(() -> {
            for (int i = 0; i < 1000; i++) {
                Scratch.take().allocate(100);
            }
            try (Scratch scratch = Scratch.take()) {
                CLOSE.call(scratch, -1);
                return nestTo(10) + scratch.errno();
            }
        });
        Thread.ofPlatform().start(thread);
        assertThat(thread.get()).isEqualTo(10 + Errno.EBADF.code());
    }

    private static int nestTo(int depth) {
        if (depth == 0) {
            return 0;
        }
        try (Scratch scratch = Scratch.take()) {
            scratch.allocate(1);
            return nestTo(depth - 1) + 1;
        }
    }

    @Test
    void stringsAreCountedOnce() {
        // A collection that grows between two iterations must not be written past its place.
        int[] asked = {0};
        Iterable<String> growing = () -> {
            Iterator<String> now = java.util.Collections.nCopies(asked[0] * 4000, "x").iterator();
            asked[0]++;
            return now;
        };
        try (Scratch scratch = Scratch.take()) {
            long array = scratch.strings(growing, "argv");
            assertThat(Memory.getLong(array)).isZero();
            long two = scratch.strings(List.of("a", ""), "argv");
            assertThat(CStrings.read(Memory.getLong(two))).isEqualTo("a");
            assertThat(CStrings.read(Memory.getLong(two + 8))).isEmpty();
            assertThat(Memory.getLong(two + 16)).isZero();
            assertThatNullPointerException().isThrownBy(() -> scratch.strings(null, "argv")).withMessage("argv");
            assertThatNullPointerException().isThrownBy(() -> scratch.strings(java.util.Arrays.asList("a", null), "argv")).withMessage("argv[1]");
            assertThatIllegalArgumentException().isThrownBy(() -> scratch.strings(List.of("a\0"), "argv")).withMessageStartingWith("argv[0]: ");
        }
    }

    @Test
    void virtualThreadsKeepTheirPlacesApart() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String text = "text " + i;
                tasks.add(() -> {
                    try (Scratch scratch = Scratch.take()) {
                        long address = scratch.path(text, "path");
                        CLOSE.call(scratch, -1);
                        Thread.sleep(1);
                        try (Scratch inner = Scratch.take()) {
                            GETPID.call(inner);
                            inner.path("other", "path");
                        }
                        return Errno.of(scratch.errno()) + CStrings.read(address);
                    }
                });
            }
            List<Future<String>> answers = threads.invokeAll(tasks);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("EBADFtext " + i);
            }
        }
    }

    @Test
    void aFunctionThatIsMissingIsNamedAtEachCall() {
        CFunction missing = CFunction.ofInt("no_such_function");
        for (int i = 0; i < 2; i++) {
            try (Scratch scratch = Scratch.take()) {
                assertThat(catchThrowable(() -> missing.call(scratch))).isInstanceOf(UnsupportedOperationException.class)
                        .hasMessage("no_such_function: this system's C library has no such function");
            }
        }
    }
}
