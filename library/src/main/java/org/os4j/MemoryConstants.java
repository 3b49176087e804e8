package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of mmap(2) and its like, as this platform has them. They are members of {@link Posix}. */
public sealed interface MemoryConstants permits PosixMemory {
    /** The memory cannot be touched. */
    int PROT_NONE = constant("PROT_NONE");

    /** The memory can be read. */
    int PROT_READ = constant("PROT_READ");

    /** The memory can be written. */
    int PROT_WRITE = constant("PROT_WRITE");

    /** The memory can be executed. */
    int PROT_EXEC = constant("PROT_EXEC");

    /** Writes reach the file, and everybody who maps it. */
    int MAP_SHARED = constant("MAP_SHARED");

    /** Writes stay with the process. */
    int MAP_PRIVATE = constant("MAP_PRIVATE");

    /** As {@code MAP_SHARED}, but unknown flags fail with EOPNOTSUPP. */
    int MAP_SHARED_VALIDATE = constant("MAP_SHARED_VALIDATE");

    /** Exactly at the address, in place of what is there. */
    int MAP_FIXED = constant("MAP_FIXED");

    /** Exactly at the address, or fail with EEXIST; since Linux 4.17. */
    int MAP_FIXED_NOREPLACE = constant("MAP_FIXED_NOREPLACE");

    /** Zeros, and no file. */
    int MAP_ANONYMOUS = constant("MAP_ANONYMOUS");

    /** Another name of {@code MAP_ANONYMOUS}. */
    int MAP_ANON = constant("MAP_ANON");

    /** Below 2 GiB; 0 where there is no such flag: it is of x86-64 alone. */
    int MAP_32BIT = constant("MAP_32BIT");

    /** It grows towards lower addresses when touched, as a stack. */
    int MAP_GROWSDOWN = constant("MAP_GROWSDOWN");

    /** Ignored. */
    int MAP_DENYWRITE = constant("MAP_DENYWRITE");

    /** Ignored. */
    int MAP_EXECUTABLE = constant("MAP_EXECUTABLE");

    /** Locked as by mlock, so far as that succeeds. */
    int MAP_LOCKED = constant("MAP_LOCKED");

    /** Reserve no swap space for it. */
    int MAP_NORESERVE = constant("MAP_NORESERVE");

    /** Read it in, or make its pages, before the call returns. */
    int MAP_POPULATE = constant("MAP_POPULATE");

    /** With {@code MAP_POPULATE}: do not read anything in. */
    int MAP_NONBLOCK = constant("MAP_NONBLOCK");

    /** Suits a stack; without effect on Linux. */
    int MAP_STACK = constant("MAP_STACK");

    /** Of huge pages. */
    int MAP_HUGETLB = constant("MAP_HUGETLB");

    /** With {@code MAP_HUGETLB}: the base-2 logarithm of the page's size is shifted left by this. */
    int MAP_HUGE_SHIFT = constant("MAP_HUGE_SHIFT");

    /** The bits of that, before the shift. */
    int MAP_HUGE_MASK = constant("MAP_HUGE_MASK");

    /** With {@code MAP_HUGETLB}: pages of 2 MiB. */
    int MAP_HUGE_2MB = constant("MAP_HUGE_2MB");

    /** With {@code MAP_HUGETLB}: pages of 1 GiB. */
    int MAP_HUGE_1GB = constant("MAP_HUGE_1GB");

    /** With {@code MAP_SHARED_VALIDATE}: writes to persistent memory survive a crash. */
    int MAP_SYNC = constant("MAP_SYNC");

    /** mremap: it may move. */
    int MREMAP_MAYMOVE = constant("MREMAP_MAYMOVE");

    /** mremap: to an address; not for os4j's mremap, which takes none. */
    int MREMAP_FIXED = constant("MREMAP_FIXED");

    /** mremap: leave the old place mapped, empty; since Linux 5.7. */
    int MREMAP_DONTUNMAP = constant("MREMAP_DONTUNMAP");

    /** msync: begin to write; without effect on Linux. */
    int MS_ASYNC = constant("MS_ASYNC");

    /** msync: wait until it is written. */
    int MS_SYNC = constant("MS_SYNC");

    /** msync: let other mappings of the file see it; on Linux they do. */
    int MS_INVALIDATE = constant("MS_INVALIDATE");

    /** No advice. */
    int MADV_NORMAL = constant("MADV_NORMAL");

    /** Touched in no order: do not read ahead. */
    int MADV_RANDOM = constant("MADV_RANDOM");

    /** Touched from the beginning to the end: read further ahead. */
    int MADV_SEQUENTIAL = constant("MADV_SEQUENTIAL");

    /** Wanted soon: begin to read it in. */
    int MADV_WILLNEED = constant("MADV_WILLNEED");

    /** Not wanted: private memory becomes zeros, or what the file has. */
    int MADV_DONTNEED = constant("MADV_DONTNEED");

    /** The kernel may drop it when it needs memory; writing it again keeps it. */
    int MADV_FREE = constant("MADV_FREE");

    /** Give the space back, in the file too. */
    int MADV_REMOVE = constant("MADV_REMOVE");

    /** A child does not get it. */
    int MADV_DONTFORK = constant("MADV_DONTFORK");

    /** A child gets it: undoes {@code MADV_DONTFORK}. */
    int MADV_DOFORK = constant("MADV_DOFORK");

    /** Equal pages may be kept once. */
    int MADV_MERGEABLE = constant("MADV_MERGEABLE");

    /** Undoes {@code MADV_MERGEABLE}. */
    int MADV_UNMERGEABLE = constant("MADV_UNMERGEABLE");

    /** Make its pages huge where possible. */
    int MADV_HUGEPAGE = constant("MADV_HUGEPAGE");

    /** Do not make its pages huge. */
    int MADV_NOHUGEPAGE = constant("MADV_NOHUGEPAGE");

    /** Make its pages huge now; since Linux 6.1. */
    int MADV_COLLAPSE = constant("MADV_COLLAPSE");

    /** Leave it out of a core dump. */
    int MADV_DONTDUMP = constant("MADV_DONTDUMP");

    /** Undoes {@code MADV_DONTDUMP}. */
    int MADV_DODUMP = constant("MADV_DODUMP");

    /** A child sees zeros; since Linux 4.14. */
    int MADV_WIPEONFORK = constant("MADV_WIPEONFORK");

    /** Undoes {@code MADV_WIPEONFORK}. */
    int MADV_KEEPONFORK = constant("MADV_KEEPONFORK");

    /** Not wanted soon: the first to be dropped; since Linux 5.4. */
    int MADV_COLD = constant("MADV_COLD");

    /** Drop or swap it out now; since Linux 5.4. */
    int MADV_PAGEOUT = constant("MADV_PAGEOUT");

    /** Make its pages as if they were read; since Linux 5.14. */
    int MADV_POPULATE_READ = constant("MADV_POPULATE_READ");

    /** Make its pages as if they were written; since Linux 5.14. */
    int MADV_POPULATE_WRITE = constant("MADV_POPULATE_WRITE");

    /** As {@code MADV_DONTNEED}, locked memory too; since Linux 5.18. */
    int MADV_DONTNEED_LOCKED = constant("MADV_DONTNEED_LOCKED");

    /** Touching it ends the process, without a mapping of its own; since Linux 6.13. */
    int MADV_GUARD_INSTALL = constant("MADV_GUARD_INSTALL");

    /** Undoes {@code MADV_GUARD_INSTALL}. */
    int MADV_GUARD_REMOVE = constant("MADV_GUARD_REMOVE");

    /** Behave as if the memory were broken, for tests. */
    int MADV_HWPOISON = constant("MADV_HWPOISON");

    /** Move it away from memory that is going to break, for tests. */
    int MADV_SOFT_OFFLINE = constant("MADV_SOFT_OFFLINE");

    /** posix_madvise: no advice. */
    int POSIX_MADV_NORMAL = constant("POSIX_MADV_NORMAL");

    /** posix_madvise: touched in no order. */
    int POSIX_MADV_RANDOM = constant("POSIX_MADV_RANDOM");

    /** posix_madvise: touched from the beginning to the end. */
    int POSIX_MADV_SEQUENTIAL = constant("POSIX_MADV_SEQUENTIAL");

    /** posix_madvise: wanted soon. */
    int POSIX_MADV_WILLNEED = constant("POSIX_MADV_WILLNEED");

    /** posix_madvise: not wanted soon; without effect with glibc. */
    int POSIX_MADV_DONTNEED = constant("POSIX_MADV_DONTNEED");

    /** mlockall: all memory that is mapped now. */
    int MCL_CURRENT = constant("MCL_CURRENT");

    /** mlockall: all memory that will be mapped. */
    int MCL_FUTURE = constant("MCL_FUTURE");

    /** mlockall: each page when it is first touched; since Linux 4.4. */
    int MCL_ONFAULT = constant("MCL_ONFAULT");

    /** mlock2: each page when it is first touched. */
    int MLOCK_ONFAULT = constant("MLOCK_ONFAULT");

    /** memfd_create: close-on-exec, which os4j adds. */
    int MFD_CLOEXEC = constant("MFD_CLOEXEC");

    /** memfd_create: it can be sealed. */
    int MFD_ALLOW_SEALING = constant("MFD_ALLOW_SEALING");

    /** memfd_create: of huge pages. */
    int MFD_HUGETLB = constant("MFD_HUGETLB");

    /** memfd_create: not executable, for good; since Linux 6.3. */
    int MFD_NOEXEC_SEAL = constant("MFD_NOEXEC_SEAL");

    /** memfd_create: executable; since Linux 6.3. */
    int MFD_EXEC = constant("MFD_EXEC");

    /** With {@code MFD_HUGETLB}: the base-2 logarithm of the page's size is shifted left by this. */
    int MFD_HUGE_SHIFT = constant("MFD_HUGE_SHIFT");

    /** The bits of that, before the shift. */
    int MFD_HUGE_MASK = constant("MFD_HUGE_MASK");

    /** With {@code MFD_HUGETLB}: pages of 64 KiB. */
    int MFD_HUGE_64KB = constant("MFD_HUGE_64KB");

    /** With {@code MFD_HUGETLB}: pages of 512 KiB. */
    int MFD_HUGE_512KB = constant("MFD_HUGE_512KB");

    /** With {@code MFD_HUGETLB}: pages of 1 MiB. */
    int MFD_HUGE_1MB = constant("MFD_HUGE_1MB");

    /** With {@code MFD_HUGETLB}: pages of 2 MiB. */
    int MFD_HUGE_2MB = constant("MFD_HUGE_2MB");

    /** With {@code MFD_HUGETLB}: pages of 8 MiB. */
    int MFD_HUGE_8MB = constant("MFD_HUGE_8MB");

    /** With {@code MFD_HUGETLB}: pages of 16 MiB. */
    int MFD_HUGE_16MB = constant("MFD_HUGE_16MB");

    /** With {@code MFD_HUGETLB}: pages of 32 MiB. */
    int MFD_HUGE_32MB = constant("MFD_HUGE_32MB");

    /** With {@code MFD_HUGETLB}: pages of 256 MiB. */
    int MFD_HUGE_256MB = constant("MFD_HUGE_256MB");

    /** With {@code MFD_HUGETLB}: pages of 512 MiB. */
    int MFD_HUGE_512MB = constant("MFD_HUGE_512MB");

    /** With {@code MFD_HUGETLB}: pages of 1 GiB. */
    int MFD_HUGE_1GB = constant("MFD_HUGE_1GB");

    /** With {@code MFD_HUGETLB}: pages of 2 GiB. */
    int MFD_HUGE_2GB = constant("MFD_HUGE_2GB");

    /** With {@code MFD_HUGETLB}: pages of 16 GiB; negative, since it has the highest bit. */
    int MFD_HUGE_16GB = constant("MFD_HUGE_16GB");

    /** mmap of a file: shared, to read and write, as {@code ACCESS_WRITE}. */
    int ACCESS_DEFAULT = constant("ACCESS_DEFAULT");

    /** mmap of a file: shared, to read. */
    int ACCESS_READ = constant("ACCESS_READ");

    /** mmap of a file: shared, to read and write; writes reach the file. */
    int ACCESS_WRITE = constant("ACCESS_WRITE");

    /** mmap of a file: private, to read and write; writes stay with the process. */
    int ACCESS_COPY = constant("ACCESS_COPY");

    private static int constant(String name) {
        return Constants.get("memory", name);
    }
}
