package org.os4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.BitSet;
import java.util.Objects;
import org.os4j.internal.Arguments;
import org.os4j.internal.CFunction;
import org.os4j.internal.Constants;
import org.os4j.internal.Memory;
import org.os4j.internal.Scratch;

/**
 * Memory: mapped, locked, advised: a part of {@link Posix}.
 *
 * <pre>{@code
 * try (Arena arena = Arena.ofConfined()) {
 *     MemorySegment memory = mmap(arena, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
 *     madvise(memory, MADV_HUGEPAGE);
 *     ...
 * }                                                                     // munmap
 * }</pre>
 *
 * <p>A mapping is a {@link MemorySegment}. One that is made with an arena is unmapped when the arena closes, and until then the JVM checks every
 * access against its bounds and the arena's life. What the JVM does not know is what the pages allow: touching a page that {@code PROT_NONE} or
 * {@link #mprotect} forbids ends the process with SIGSEGV; beyond the end of a file that was cut it is an {@link InternalError}.
 *
 * <p>The calls on memory take any native segment, also of a direct buffer or of a {@code FileChannel}'s mapping. No arena can free it meanwhile.
 */
public abstract sealed class PosixMemory extends PosixLocks implements MemoryConstants, PageConstants permits PosixFilesystems {
    private static final CFunction MMAP = CFunction.ofLong("mmap");
    private static final CFunction MUNMAP = CFunction.ofInt("munmap");
    private static final CFunction MREMAP = CFunction.ofLong("mremap");
    private static final CFunction MLOCKALL = CFunction.ofInt("mlockall");
    private static final CFunction MUNLOCKALL = CFunction.ofInt("munlockall");
    private static final CFunction MEMFD_CREATE = CFunction.ofInt("memfd_create");
    private static final CFunction GETPAGESIZE = CFunction.ofInt("getpagesize");
    private static final CFunction SYSCALL = CFunction.ofLong("syscall");
    private static final long MAP_FAILED = -1;

    PosixMemory() {}

    /**
     * {@code int getpagesize(void)} - the size of a page of memory.
     *
     * @return its size in bytes: 4096 on x86-64, 4096, 16384 or 65536 on aarch64
     * @see "getpagesize(2), Python mmap.PAGESIZE"
     */
    public static int getpagesize() {
        try (Scratch scratch = Scratch.take()) {
            return (int) GETPAGESIZE.call(scratch);
        }
    }

    /** The size of a page; 0 where every call is refused, as all constants are. */
    static int pageSizeOrZero() {
        try {
            return getpagesize();
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            return 0;
        }
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)} - maps a file or new memory, until an arena closes.
     *
     * @param arena what unmaps it; the global arena never does
     * @param length how many bytes, more than 0; the segment has as many, the mapping whole pages. With {@code MAP_HUGETLB} a multiple of the huge
     *     page's size, or it cannot be unmapped
     * @param prot {@code PROT_NONE} or any of the other {@code PROT_} constants. With {@code PROT_READ} and without {@code PROT_WRITE} the segment is
     *     read-only; what is to become writable later is mapped with {@code PROT_NONE}, or with both
     * @param flags {@code MAP_SHARED}, {@code MAP_SHARED_VALIDATE} or {@code MAP_PRIVATE}, and any of the other {@code MAP_} constants but those that
     *     take an address
     * @param fd the file, which may be closed afterwards; -1 with {@code MAP_ANONYMOUS}
     * @param offset where in the file, in bytes: a multiple of {@code PAGESIZE}
     * @return the memory
     * @throws ErrnoException EACCES if the file is not open for it, EINVAL for an offset that is no multiple or a length of 0, ENODEV for a file that
     *     cannot be mapped, ENOMEM if there is no room or are too many mappings, EAGAIN if too much is locked, EBADF, EPERM for a sealed file or
     *     {@code PROT_EXEC} where nothing may be executed
     * @throws IllegalArgumentException if the length is negative or the flags take an address
     * @throws IllegalStateException if the arena is closed
     * @throws WrongThreadException if it is another thread's
     * @see "mmap(2), Python mmap.mmap"
     */
    public static MemorySegment mmap(Arena arena, long length, int prot, int flags, int fd, long offset) throws ErrnoException {
        Mapping.checkOpen(arena);
        return withAccess(Mapping.own(arena, map(length, prot, flags, fd, offset), length), prot);
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)} - maps a file, until an arena closes, in the way that
     * Python's mmap does.
     *
     * @param arena what unmaps it
     * @param fd the file, which may be closed afterwards; -1 for new memory
     * @param length how many bytes; 0 for the whole file
     * @param access {@code ACCESS_READ}, {@code ACCESS_WRITE}, {@code ACCESS_COPY} or {@code ACCESS_DEFAULT}
     * @return the memory
     * @throws ErrnoException as {@link #mmap(Arena, long, int, int, int, long)}; EINVAL for an empty file
     * @throws IllegalArgumentException if the length is negative or the access unknown
     * @see "mmap(2), Python mmap.mmap(fd, length, access=...)"
     */
    public static MemorySegment mmap(Arena arena, int fd, long length, int access) throws ErrnoException {
        if (access < ACCESS_DEFAULT || access > ACCESS_COPY) {
            throw new IllegalArgumentException("access: is no ACCESS_ constant: " + access);
        }
        long size = length == 0 && fd != -1 ? fstat(fd).size() : length;
        int prot = access == ACCESS_READ ? PROT_READ : PROT_READ | PROT_WRITE;
        int flags = (access == ACCESS_COPY ? MAP_PRIVATE : MAP_SHARED) | (fd == -1 ? MAP_ANONYMOUS : 0);
        return mmap(arena, size, prot, flags, fd, 0);
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)} - maps a file or new memory, until {@link #munmap}.
     * The segment belongs to no arena: touching it after that ends the process.
     *
     * @param length how many bytes, more than 0
     * @param prot as for {@link #mmap(Arena, long, int, int, int, long)}
     * @param flags likewise
     * @param fd likewise
     * @param offset likewise
     * @return the memory
     * @throws ErrnoException as {@link #mmap(Arena, long, int, int, int, long)}
     * @throws IllegalArgumentException if the length is negative or the flags take an address
     * @see "mmap(2)"
     */
    public static MemorySegment mmap(long length, int prot, int flags, int fd, long offset) throws ErrnoException {
        return withAccess(Memory.segment(map(length, prot, flags, fd, offset), length), prot);
    }

    /**
     * {@code void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)} - maps a file or new memory in place of a part of a
     * mapping, which keeps its lifetime: {@code MAP_FIXED}.
     *
     * @param place whole pages of a mapping, such as a slice of one that {@code PROT_NONE} keeps free. Its arena must not be closed meanwhile
     * @param prot as for {@link #mmap(Arena, long, int, int, int, long)}; what the segments of the place allow is as it was
     * @param flags likewise; {@code MAP_FIXED} is added
     * @param fd likewise
     * @param offset likewise
     * @throws ErrnoException as {@link #mmap(Arena, long, int, int, int, long)}; EINVAL if the place does not begin with a page
     * @throws IllegalArgumentException if the place is not native memory, or its arena is closed
     * @throws WrongThreadException if its arena is another thread's
     * @see "mmap(2)"
     */
    public static void mmap(MemorySegment place, int prot, int flags, int fd, long offset) throws ErrnoException {
        checkNative(place, "place");
        if (!place.scope().isAlive()) {
            throw new IllegalArgumentException("place: its arena is closed");
        }
        if (!place.isAccessibleBy(Thread.currentThread())) {
            throw new WrongThreadException("place: its arena is another thread's");
        }
        try (Scratch scratch = Scratch.take()) {
            if (MMAP.call(scratch, place.address(), place.byteSize(), prot, flags | MAP_FIXED, fd, offset) == MAP_FAILED) {
                throw failed(MMAP, scratch);
            }
        } finally {
            Reference.reachabilityFence(place);
        }
    }

    /**
     * {@code int munmap(void *addr, size_t length)} - unmaps what mmap without an arena has mapped, or whole pages of it. Touching it afterwards ends
     * the process.
     *
     * @param memory the memory
     * @throws ErrnoException EINVAL if it does not begin with a page, ENOMEM if there would be too many mappings
     * @throws IllegalArgumentException if it belongs to an arena, which unmaps it, or is not native
     * @see "munmap(2)"
     */
    public static void munmap(MemorySegment memory) throws ErrnoException {
        checkNative(memory, "memory");
        if (!Mapping.isUnowned(memory)) {
            throw new IllegalArgumentException("memory: belongs to an arena, which unmaps it when it closes: " + memory);
        }
        try (Scratch scratch = Scratch.take()) {
            if (MUNMAP.call(scratch, memory.address(), memory.byteSize()) == -1) {
                throw failed(MUNMAP, scratch);
            }
        }
    }

    /** Unmaps what is known to be a mapping. */
    static void unmap(long address, long length) {
        try (Scratch scratch = Scratch.take()) {
            MUNMAP.call(scratch, address, length);
        }
    }

    /**
     * {@code void *mremap(void *old_address, size_t old_size, size_t new_size, int flags)} - makes a mapping larger or smaller, and moves it if need
     * be. The old segment must not be used any more, though the JVM does not know it: what it names may be gone, and touching it ends the process.
     *
     * @param arena what unmaps it from now on; that of the old segment, or another one
     * @param memory what mmap with an arena returned, all of it
     * @param length the new length in bytes, more than 0
     * @param flags 0 or {@code MREMAP_MAYMOVE}
     * @return the memory, read-only if the old segment is
     * @throws ErrnoException ENOMEM if it would have to move and may not, or there is no room; EINVAL for a length of 0 or other flags, EAGAIN if too
     *     much is locked, EFAULT if it is no longer one mapping
     * @throws IllegalArgumentException if the memory is not what mmap returned, the length negative, or the flags take an address or leave the old
     *     place mapped
     * @throws IllegalStateException if an arena is closed
     * @throws WrongThreadException if one is another thread's
     * @see "mremap(2), Python mmap.mmap.resize"
     */
    public static MemorySegment mremap(Arena arena, MemorySegment memory, long length, int flags) throws ErrnoException {
        checkRemap(memory, length, flags);
        Mapping.checkOpen(arena);
        Mapping.checkOpen(memory);
        long[] address = new long[1];
        Mapping.take(memory, () -> address[0] = remap(memory, length, flags));
        MemorySegment moved = Mapping.own(arena, address[0], length);
        return memory.isReadOnly() ? moved.asReadOnly() : moved;
    }

    /**
     * {@code void *mremap(void *old_address, size_t old_size, size_t new_size, int flags)} - as {@link #mremap(Arena, MemorySegment, long, int)}, for
     * what belongs to no arena.
     *
     * @param memory what mmap without an arena returned, or whole pages of it
     * @param length the new length in bytes, more than 0
     * @param flags 0 or {@code MREMAP_MAYMOVE}, and {@code MREMAP_DONTUNMAP}
     * @return the memory, read-only if the old segment is
     * @throws ErrnoException as {@link #mremap(Arena, MemorySegment, long, int)}
     * @throws IllegalArgumentException if the memory belongs to an arena or is not native, the length is negative or the flags take an address
     * @see "mremap(2)"
     */
    public static MemorySegment mremap(MemorySegment memory, long length, int flags) throws ErrnoException {
        checkRemap(memory, length, flags & ~MREMAP_DONTUNMAP);
        if (!Mapping.isUnowned(memory)) {
            throw new IllegalArgumentException("memory: belongs to an arena, which must be named: " + memory);
        }
        MemorySegment moved = Memory.segment(remap(memory, length, flags), length);
        return memory.isReadOnly() ? moved.asReadOnly() : moved;
    }

    /**
     * {@code int mprotect(void *addr, size_t len, int prot)} - changes what may be done with memory. The JVM does not know of it: an access that is
     * forbidden from now on ends the process.
     *
     * @param memory native memory that begins with a page
     * @param prot {@code PROT_NONE} or any of the other {@code PROT_} constants
     * @throws ErrnoException EACCES if a file is not open for it, ENOMEM if a part is not mapped or there would be too many mappings, EINVAL if it
     *     does not begin with a page
     * @throws IllegalArgumentException if it is not native
     * @see "mprotect(2)"
     */
    public static void mprotect(MemorySegment memory, int prot) throws ErrnoException {
        onMemory("mprotect", Numbers.MPROTECT, memory, prot);
    }

    /**
     * {@code int msync(void *addr, size_t length, int flags)} - writes to the file what was written to its mapping. {@code MS_SYNC} waits for the
     * disk; a virtual thread keeps its carrier meanwhile.
     *
     * @param memory the mapping, or a part that begins with a page
     * @param flags {@code MS_SYNC} or {@code MS_ASYNC}, and {@code MS_INVALIDATE}
     * @throws ErrnoException ENOMEM if a part is not mapped, EIO, EBUSY for {@code MS_INVALIDATE} of what is locked, EINVAL if it does not begin with
     *     a page or for other flags
     * @throws IllegalArgumentException if it is not native
     * @see "msync(2), Python mmap.mmap.flush"
     */
    public static void msync(MemorySegment memory, int flags) throws ErrnoException {
        onMemory("msync", Numbers.MSYNC, memory, flags);
    }

    /**
     * {@code int madvise(void *addr, size_t length, int advice)} - tells the kernel how memory will be used, or what to do with it.
     *
     * @param memory native memory that begins with a page
     * @param advice one of the {@code MADV_} constants; some of them, {@code MADV_DONTNEED} among them, throw away what is there
     * @throws ErrnoException EINVAL for an advice that this kernel does not know or that does not fit the mapping, or if it does not begin with a
     *     page; ENOMEM if a part is not mapped, EAGAIN, EIO, EPERM for {@code MADV_HWPOISON} without CAP_SYS_ADMIN
     * @throws IllegalArgumentException if it is not native
     * @see "madvise(2), Python mmap.mmap.madvise"
     */
    public static void madvise(MemorySegment memory, int advice) throws ErrnoException {
        onMemory("madvise", Numbers.MADVISE, memory, advice);
    }

    /**
     * {@code int posix_madvise(void *addr, size_t len, int advice)} - tells the kernel how memory will be used, and never changes what is there.
     *
     * @param memory native memory that begins with a page
     * @param advice one of the {@code POSIX_MADV_} constants; {@code POSIX_MADV_DONTNEED} has no effect, as with glibc
     * @throws ErrnoException EINVAL for another advice or if it does not begin with a page, ENOMEM if a part is not mapped
     * @throws IllegalArgumentException if it is not native
     * @see "posix_madvise(3)"
     */
    public static void posix_madvise(MemorySegment memory, int advice) throws ErrnoException {
        checkNative(memory, "memory");
        if (advice < POSIX_MADV_NORMAL || advice > POSIX_MADV_DONTNEED) {
            throw new ErrnoException("posix_madvise", Errno.EINVAL.code());
        }
        // Linux's madvise of that name would throw the contents away.
        if (advice != POSIX_MADV_DONTNEED) {
            onMemory("posix_madvise", Numbers.MADVISE, memory, advice);
        }
    }

    /**
     * {@code int mincore(void *addr, size_t length, unsigned char *vec)} - which pages are in memory, so that touching them does not wait for the
     * disk.
     *
     * @param memory native memory that begins with a page
     * @return a bit for each page; of another user's file, that may not be written, all are set
     * @throws ErrnoException ENOMEM if a part is not mapped, EINVAL if it does not begin with a page
     * @throws IllegalArgumentException if it is not native, or has more pages than a bit set can have bits
     * @see "mincore(2)"
     */
    public static BitSet mincore(MemorySegment memory) throws ErrnoException {
        checkNative(memory, "memory");
        int pageSize = getpagesize();
        long size = memory.byteSize() / pageSize + (memory.byteSize() % pageSize == 0 ? 0 : 1);
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("memory: has too many pages: " + size);
        }
        int pages = (int) size;
        try (Scratch scratch = Scratch.take()) {
            long vector = scratch.allocate(pages);
            if (SYSCALL.callWithSegment(scratch, Numbers.MINCORE, memory, memory.byteSize(), vector) == -1) {
                throw new ErrnoException("mincore", scratch.errno());
            }
            BitSet resident = new BitSet(pages);
            for (int page = 0; page < pages; page++) {
                resident.set(page, (Memory.getByte(vector + page) & 1) != 0);
            }
            return resident;
        }
    }

    /**
     * {@code int mlock(const void *addr, size_t len)} - brings memory in and keeps it from being swapped out, whole pages. Locks are not counted: one
     * {@link #munlock} undoes all.
     *
     * @param memory native memory
     * @throws ErrnoException ENOMEM if the limit {@code RLIMIT_MEMLOCK} would be exceeded or a part is not mapped, EPERM if the limit is 0, EAGAIN if
     *     a part could not be locked
     * @throws IllegalArgumentException if it is not native
     * @see "mlock(2)"
     */
    public static void mlock(MemorySegment memory) throws ErrnoException {
        onMemory("mlock", Numbers.MLOCK, memory, 0);
    }

    /**
     * {@code int mlock2(const void *addr, size_t len, unsigned flags)} - as {@link #mlock}; with {@code MLOCK_ONFAULT} each page when it is first
     * touched.
     *
     * @param memory native memory
     * @param flags 0 or {@code MLOCK_ONFAULT}
     * @throws ErrnoException as {@link #mlock}; EINVAL for another flag
     * @throws IllegalArgumentException if it is not native
     * @see "mlock2(2)"
     */
    public static void mlock2(MemorySegment memory, int flags) throws ErrnoException {
        onMemory("mlock2", Numbers.MLOCK2, memory, flags);
    }

    /**
     * {@code int munlock(const void *addr, size_t len)} - lets memory be swapped out again.
     *
     * @param memory native memory
     * @throws ErrnoException ENOMEM if a part is not mapped
     * @throws IllegalArgumentException if it is not native
     * @see "munlock(2)"
     */
    public static void munlock(MemorySegment memory) throws ErrnoException {
        onMemory("munlock", Numbers.MUNLOCK, memory, 0);
    }

    /**
     * {@code int mlockall(int flags)} - brings all of the process's memory in, the JVM's heap above all, and keeps it from being swapped out. Servers
     * call it once at their start, with {@code MCL_CURRENT} and a heap whose least size is its greatest ({@code -Xms}, {@code -Xmx}, and {@code
     * -XX:+AlwaysPreTouch} to have its pages).
     *
     * <p>With {@code MCL_FUTURE} every later mapping counts, too: where a limit is reached the JVM gets no memory any more.
     *
     * @param flags {@code MCL_CURRENT}, {@code MCL_FUTURE} or both, and {@code MCL_ONFAULT}
     * @throws ErrnoException ENOMEM if the limit {@code RLIMIT_MEMLOCK} would be exceeded, EPERM if it is 0, EAGAIN if a part could not be locked,
     *     EINVAL for other flags
     * @see "mlockall(2)"
     */
    public static void mlockall(int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (MLOCKALL.call(scratch, flags) == -1) {
                throw failed(MLOCKALL, scratch);
            }
        }
    }

    /**
     * {@code int munlockall(void)} - lets all of the process's memory be swapped out again, and undoes {@code MCL_FUTURE}.
     *
     * @throws ErrnoException EPERM with old kernels
     * @see "munlockall(2)"
     */
    public static void munlockall() throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            if (MUNLOCKALL.call(scratch) == -1) {
                throw failed(MUNLOCKALL, scratch);
            }
        }
    }

    /**
     * {@code int memfd_create(const char *name, unsigned flags)} - a file that is in memory alone, and has no name.
     *
     * @param name what {@code /proc/self/fd} shows, for people
     * @return a descriptor to read and write, close-on-exec
     * @throws ErrnoException as {@link #memfd_create(String, int)}
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "memfd_create(2), Python os.memfd_create"
     */
    public static int memfd_create(String name) throws ErrnoException {
        return memfd_create(name, 0);
    }

    /**
     * {@code int memfd_create(const char *name, unsigned flags)} - a file that is in memory alone, and has no name.
     *
     * @param name what {@code /proc/self/fd} shows, for people; at most 249 bytes
     * @param flags 0 or any of the {@code MFD_} constants; {@code MFD_CLOEXEC} is added
     * @return a descriptor to read and write, close-on-exec
     * @throws ErrnoException EINVAL for a longer name or a flag that the kernel does not know, EMFILE, ENFILE, ENOMEM, ENODEV for a size of huge
     *     pages that there is not
     * @throws IllegalArgumentException if the name holds a NUL
     * @see "memfd_create(2), Python os.memfd_create"
     */
    public static int memfd_create(String name, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            int fd = (int) MEMFD_CREATE.call(scratch, scratch.string(name, "name"), flags | MFD_CLOEXEC);
            if (fd == -1) {
                throw failed(MEMFD_CREATE, scratch);
            }
            return fd;
        }
    }

    private static long map(long length, int prot, int flags, int fd, long offset) throws ErrnoException {
        Arguments.checkCount(length, "length");
        if ((flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)) != 0) {
            throw new IllegalArgumentException("flags: MAP_FIXED needs an address: mmap with a place takes one");
        }
        try (Scratch scratch = Scratch.take()) {
            long address = MMAP.call(scratch, 0, length, prot, flags, fd, offset);
            if (address == MAP_FAILED) {
                throw failed(MMAP, scratch);
            }
            return address;
        }
    }

    private static MemorySegment withAccess(MemorySegment memory, int prot) {
        return (prot & (PROT_READ | PROT_WRITE)) == PROT_READ ? memory.asReadOnly() : memory;
    }

    private static void checkRemap(MemorySegment memory, long length, int flags) {
        checkNative(memory, "memory");
        Arguments.checkCount(length, "length");
        if ((flags & (MREMAP_FIXED | MREMAP_DONTUNMAP)) != 0) {
            throw new IllegalArgumentException("flags: MREMAP_FIXED and MREMAP_DONTUNMAP cannot be had here: " + flags);
        }
    }

    private static long remap(MemorySegment memory, long length, int flags) throws ErrnoException {
        try (Scratch scratch = Scratch.take()) {
            long address = MREMAP.call(scratch, memory.address(), memory.byteSize(), length, flags);
            if (address == MAP_FAILED) {
                throw failed(MREMAP, scratch);
            }
            return address;
        }
    }

    /**
     * Makes a call whose first parameter is memory. It goes by its number, since the segment is then the second argument: that one no arena can free
     * while the call runs.
     */
    private static void onMemory(String function, int number, MemorySegment memory, int argument) throws ErrnoException {
        checkNative(memory, "memory");
        try (Scratch scratch = Scratch.take()) {
            if (SYSCALL.callWithSegment(scratch, number, memory, memory.byteSize(), argument) == -1) {
                throw new ErrnoException(function, scratch.errno());
            }
        }
    }

    private static void checkNative(MemorySegment memory, String argument) {
        if (!Objects.requireNonNull(memory, argument).isNative()) {
            throw new IllegalArgumentException(argument + ": is not native memory");
        }
    }

    /** The numbers of the calls on memory. */
    private static final class Numbers {
        static final int MPROTECT = Constants.get("memory", "SYS_mprotect");
        static final int MSYNC = Constants.get("memory", "SYS_msync");
        static final int MADVISE = Constants.get("memory", "SYS_madvise");
        static final int MINCORE = Constants.get("memory", "SYS_mincore");
        static final int MLOCK = Constants.get("memory", "SYS_mlock");
        static final int MLOCK2 = Constants.get("memory", "SYS_mlock2");
        static final int MUNLOCK = Constants.get("memory", "SYS_munlock");
    }
}
