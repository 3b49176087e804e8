package org.os4j.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The memory that a call is made with: its strings, its structs, its errno. It is the thread's own, taken for one call and given back after it:
 *
 * <pre>{@code
 * try (var scratch = Scratch.take()) {
 *     if (RMDIR.call(scratch, scratch.path(path, "path")) == -1) throw failed(RMDIR, scratch, path);
 * }
 * }</pre>
 *
 * <p>It works as a stack, so that a call made from within another (from a hook, say) finds its own place above. A platform thread keeps one for its
 * life; virtual threads, of which there may be a million, take theirs from a pool.
 */
public final class Scratch implements AutoCloseable {
    private static final int SIZE = 16 * 1024;
    private static final int MAX_DEPTH = 64;
    private static final int ALIGNMENT = 64;
    private static final CFunction MALLOC = CFunction.ofLong("malloc");
    /** Without a result, so that no -1 must be taken for one, and the block freed twice. */
    private static final CFunction FREE = CFunction.ofLong("free").interruptible();

    private static final CFunction ERRNO_LOCATION = CFunction.ofLong("__errno_location");

    /** A class and not a lambda, whose first use in a program costs milliseconds; likewise wherever every program passes. */
    private static final ThreadLocal<Scratch> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch(false);
        }
    };
    private static final ConcurrentLinkedQueue<Scratch> POOL = new ConcurrentLinkedQueue<>();

    /** The first one lives as long as the program: an arena that the collector frees costs classes, and a millisecond of every start. */
    private static boolean first = true;

    private final boolean pooled;
    private final MemorySegment state;
    /** The same memory. What every call passes goes through it: reading by a layout would link method handles before the first call. */
    private final ByteBuffer memory;
    private final long start;
    /** What the calls below the innermost one had: how far they had come, their errno, their large blocks. The outermost one has nothing below it. */
    private final int[] marks = new int[MAX_DEPTH];
    private final int[] errnos = new int[MAX_DEPTH];
    private final long[] overflows = new long[MAX_DEPTH];
    private int depth;
    private int top;
    /** The large block that was allocated last, or 0; each holds the address of the one before it. */
    private long overflow;
    private long errnoLocation;

    private Scratch(boolean pooled) {
        Platform.requireNativeAccess();
        this.pooled = pooled;
        MemorySegment all = arena().allocate(SIZE, ALIGNMENT);
        memory = all.asByteBuffer().order(ByteOrder.nativeOrder());
        state = all.asSlice(0, ALIGNMENT);
        start = all.address();
        top = ALIGNMENT;
    }

    private static synchronized Arena arena() {
        Arena arena = first ? Arena.global() : Arena.ofAuto();
        first = false;
        return arena;
    }

    /** The calling thread's scratch memory, until it is closed. */
    public static Scratch take() {
        Scratch scratch = Thread.currentThread().isVirtual() ? ofPool() : OF_THREAD.get();
        if (scratch.depth == 0) {
            scratch.depth = 1;
            return scratch;
        }
        return scratch.depth < MAX_DEPTH ? scratch.takeAgain() : takeAnother();
    }

    private Scratch takeAgain() {
        errnos[depth] = errno();
        overflows[depth] = overflow;
        marks[depth++] = top;
        return this;
    }

    /** A StackOverflowError that struck in close left its level taken for ever. The calls around this one keep the other memory. */
    private static Scratch takeAnother() {
        Scratch scratch = new Scratch(false);
        OF_THREAD.set(scratch);
        scratch.depth = 1;
        return scratch;
    }

    private static Scratch ofPool() {
        Scratch scratch = POOL.poll();
        return scratch != null ? scratch : new Scratch(true);
    }

    /** Gives back what was allocated since it was taken, and errno to the call around this one. */
    @Override
    public void close() {
        if (depth == 1 && overflow == 0 && !pooled) {
            depth = 0;
            top = ALIGNMENT;
        } else {
            closeLevel();
        }
    }

    private void closeLevel() {
        int level = --depth;
        boolean isOutermost = level == 0;
        freeOverflow(isOutermost ? 0 : overflows[level]);
        top = isOutermost ? ALIGNMENT : marks[level];
        if (!isOutermost) {
            setErrno(errnos[level]);
        }
        if (pooled) {
            POOL.offer(this);
        }
    }

    /** Where a call leaves errno. */
    MemorySegment state() {
        return state;
    }

    /** errno as the last call left it. */
    public int errno() {
        return memory.getInt(0);
    }

    /** Where the C library keeps the errno of the calling thread. */
    long errnoLocation() {
        // A virtual thread has that of its carrier, and another one has this memory after it.
        if (errnoLocation == 0 || pooled) {
            errnoLocation = ERRNO_LOCATION.call(this);
        }
        return errnoLocation;
    }

    void setErrno(int errno) {
        memory.putInt(0, errno);
    }

    /** Memory for this call, aligned to 16 bytes; what it holds is undefined. */
    public long allocate(long size) {
        if (size >= 0 && size <= SIZE - top) {
            long address = start + top;
            top += (int) (size + 15) & ~15;
            return address;
        }
        return allocateOverflow(size);
    }

    /** Says whether memory that {@link #allocate} gave is a part of this, and not a block of its own. */
    public boolean holds(long address) {
        return address >= start && address < start + SIZE;
    }

    /** The whole of this memory; what lies at an address of it lies at {@link #indexOf}. */
    public ByteBuffer memory() {
        return memory;
    }

    /** Where an address that was allocated here lies in {@link #memory}. */
    public int indexOf(long address) {
        return (int) (address - start);
    }

    /** Memory for this call, all zero. */
    public long allocateZeroed(long size) {
        long address = allocate(size);
        Memory.clear(address, size);
        return address;
    }

    /** A struct for this call, all zero. */
    public long allocate(Struct struct) {
        return allocateZeroed(struct.size());
    }

    /**
     * A file name as C wants it: its bytes and a NUL.
     *
     * @param argument the argument's name, for the message
     * @throws IllegalArgumentException if it holds a NUL or a character that no file name can hold
     */
    public long path(String path, String argument) {
        Objects.requireNonNull(path, argument);
        return CStrings.write(this, path, argument);
    }

    /** Any other text as C wants it, under the rules of {@link #path}. */
    public long string(String text, String argument) {
        return path(text, argument);
    }

    /** A copy of bytes for this call. */
    public long bytes(byte[] bytes, int offset, int count) {
        long address = allocate(count);
        Memory.copy(bytes, offset, address, count);
        return address;
    }

    /** A NULL-terminated array of strings, as exec and spawn want it. */
    public long strings(Iterable<String> strings, String argument) {
        // One pass: a collection that another thread changes must not be counted once and written as another.
        List<String> all = new ArrayList<>();
        Objects.requireNonNull(strings, argument).forEach(all::add);
        long array = allocate((all.size() + 1L) * Long.BYTES);
        for (int i = 0; i < all.size(); i++) {
            Memory.setLong(array + (long) i * Long.BYTES, string(all.get(i), argument + "[" + i + "]"));
        }
        Memory.setLong(array + (long) all.size() * Long.BYTES, 0);
        return array;
    }

    /** A large block from malloc, which does not clear it; blocks of one level are linked through their first word. */
    private long allocateOverflow(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size: must not be negative: " + size);
        }
        int errno = errno();
        long block = MALLOC.call(this, size + 2 * ALIGNMENT);
        setErrno(errno);
        if (block == 0) {
            throw new OutOfMemoryError("malloc: no " + size + " bytes of native memory");
        }
        Memory.setLong(block, overflow);
        overflow = block;
        return (block + Long.BYTES + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** Frees the blocks that came after one. */
    private void freeOverflow(long until) {
        while (overflow != until) {
            long block = overflow;
            overflow = Memory.getLong(block);
            FREE.call(this, block);
        }
    }
}
