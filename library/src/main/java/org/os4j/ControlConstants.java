package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of ioctl(2) and prctl(2), as this platform has them. They are members of {@link Posix}. */
public sealed interface ControlConstants permits PosixControl {
    /** ioctl: the size of a file or directory, into a long. */
    int FIOQSIZE = constant("FIOQSIZE");

    /** ioctl: holds writing to the file system. */
    long FIFREEZE = longConstant("FIFREEZE");

    /** ioctl: writing to the file system goes on. */
    long FITHAW = longConstant("FITHAW");

    /** ioctl: tells the disk which blocks are free. */
    long FITRIM = longConstant("FITRIM");

    /** ioctl: what lsattr shows, into an int. */
    long FS_IOC_GETFLAGS = longConstant("FS_IOC_GETFLAGS");

    /** ioctl: what chattr sets, from an int. */
    long FS_IOC_SETFLAGS = longConstant("FS_IOC_SETFLAGS");

    /** A file's flag: writing waits for the disk. */
    int FS_SYNC_FL = constant("FS_SYNC_FL");

    /** A file's flag: nobody may change or remove it. */
    int FS_IMMUTABLE_FL = constant("FS_IMMUTABLE_FL");

    /** A file's flag: it can only grow. */
    int FS_APPEND_FL = constant("FS_APPEND_FL");

    /** A file's flag: dump leaves it out. */
    int FS_NODUMP_FL = constant("FS_NODUMP_FL");

    /** A file's flag: the access time stays. */
    int FS_NOATIME_FL = constant("FS_NOATIME_FL");

    /** A file's flag: it is written in place, on a file system that copies. */
    int FS_NOCOW_FL = constant("FS_NOCOW_FL");

    /** ioctl: the size of a block device in bytes, into a long. */
    long BLKGETSIZE64 = longConstant("BLKGETSIZE64");

    /** ioctl: the size of a block device's sector in bytes, into an int. */
    long BLKSSZGET = longConstant("BLKSSZGET");

    /** ioctl: whether a block device is read-only, into an int. */
    long BLKROGET = longConstant("BLKROGET");

    /** ioctl: writes and forgets what is cached of a block device. */
    long BLKFLSBUF = longConstant("BLKFLSBUF");

    /** prctl: the signal that comes when the parent ends. */
    int PR_SET_PDEATHSIG = constant("PR_SET_PDEATHSIG");

    /** prctl: the signal that comes when the parent ends, into an int. */
    int PR_GET_PDEATHSIG = constant("PR_GET_PDEATHSIG");

    /** prctl: whether the process may be dumped and traced. */
    int PR_GET_DUMPABLE = constant("PR_GET_DUMPABLE");

    /** prctl: sets whether the process may be dumped and traced. */
    int PR_SET_DUMPABLE = constant("PR_SET_DUMPABLE");

    /** prctl: whether capabilities outlive the change from root to another user. */
    int PR_GET_KEEPCAPS = constant("PR_GET_KEEPCAPS");

    /** prctl: sets whether capabilities outlive the change from root to another user. */
    int PR_SET_KEEPCAPS = constant("PR_SET_KEEPCAPS");

    /** prctl: sets the thread's name. */
    int PR_SET_NAME = constant("PR_SET_NAME");

    /** prctl: the thread's name. */
    int PR_GET_NAME = constant("PR_GET_NAME");

    /** prctl: how the thread's system calls are filtered. */
    int PR_GET_SECCOMP = constant("PR_GET_SECCOMP");

    /** prctl: filters the thread's system calls; see seccomp. */
    int PR_SET_SECCOMP = constant("PR_SET_SECCOMP");

    /** prctl: whether a capability is in the bounding set. */
    int PR_CAPBSET_READ = constant("PR_CAPBSET_READ");

    /** prctl: takes a capability out of the bounding set. */
    int PR_CAPBSET_DROP = constant("PR_CAPBSET_DROP");

    /** prctl: whether the time stamp counter may be read, into an int; x86-64 alone. */
    int PR_GET_TSC = constant("PR_GET_TSC");

    /** prctl: sets whether the time stamp counter may be read; x86-64 alone. */
    int PR_SET_TSC = constant("PR_SET_TSC");

    /** prctl: how root's id and capabilities go together. */
    int PR_GET_SECUREBITS = constant("PR_GET_SECUREBITS");

    /** prctl: sets how root's id and capabilities go together. */
    int PR_SET_SECUREBITS = constant("PR_SET_SECUREBITS");

    /** prctl: sets by how many nanoseconds the thread's timers may be late. */
    int PR_SET_TIMERSLACK = constant("PR_SET_TIMERSLACK");

    /** prctl: by how many nanoseconds the thread's timers may be late. */
    int PR_GET_TIMERSLACK = constant("PR_GET_TIMERSLACK");

    /** prctl: what a broken page of memory does. */
    int PR_MCE_KILL = constant("PR_MCE_KILL");

    /** prctl: what a broken page of memory does, as it is set. */
    int PR_MCE_KILL_GET = constant("PR_MCE_KILL_GET");

    /** prctl: changes what the kernel knows of the process's memory. */
    int PR_SET_MM = constant("PR_SET_MM");

    /** prctl: who may trace the process, where Yama guards it. */
    int PR_SET_PTRACER = constant("PR_SET_PTRACER");

    /** prctl: sets whether orphans among the descendants become this process's children. */
    int PR_SET_CHILD_SUBREAPER = constant("PR_SET_CHILD_SUBREAPER");

    /** prctl: whether orphans among the descendants become this process's children, into an int. */
    int PR_GET_CHILD_SUBREAPER = constant("PR_GET_CHILD_SUBREAPER");

    /** prctl: exec gives no more rights from now on. */
    int PR_SET_NO_NEW_PRIVS = constant("PR_SET_NO_NEW_PRIVS");

    /** prctl: whether exec gives no more rights. */
    int PR_GET_NO_NEW_PRIVS = constant("PR_GET_NO_NEW_PRIVS");

    /** prctl: the address that is cleared when the thread ends. */
    int PR_GET_TID_ADDRESS = constant("PR_GET_TID_ADDRESS");

    /** prctl: sets whether huge pages are left alone. */
    int PR_SET_THP_DISABLE = constant("PR_SET_THP_DISABLE");

    /** prctl: whether huge pages are left alone. */
    int PR_GET_THP_DISABLE = constant("PR_GET_THP_DISABLE");

    /** prctl: reads or changes the ambient set. */
    int PR_CAP_AMBIENT = constant("PR_CAP_AMBIENT");

    /** The second argument of {@code PR_CAP_AMBIENT}: whether a capability is in it. */
    int PR_CAP_AMBIENT_IS_SET = constant("PR_CAP_AMBIENT_IS_SET");

    /** The second argument of {@code PR_CAP_AMBIENT}: adds a capability. */
    int PR_CAP_AMBIENT_RAISE = constant("PR_CAP_AMBIENT_RAISE");

    /** The second argument of {@code PR_CAP_AMBIENT}: takes a capability out. */
    int PR_CAP_AMBIENT_LOWER = constant("PR_CAP_AMBIENT_LOWER");

    /** The second argument of {@code PR_CAP_AMBIENT}: empties it. */
    int PR_CAP_AMBIENT_CLEAR_ALL = constant("PR_CAP_AMBIENT_CLEAR_ALL");

    /** prctl: how the processor's speculation is restrained. */
    int PR_GET_SPECULATION_CTRL = constant("PR_GET_SPECULATION_CTRL");

    /** prctl: sets how the processor's speculation is restrained. */
    int PR_SET_SPECULATION_CTRL = constant("PR_SET_SPECULATION_CTRL");

    /** prctl: sets whether the process is needed to write memory to a disk. Since Linux 5.6. */
    int PR_SET_IO_FLUSHER = constant("PR_SET_IO_FLUSHER");

    /** prctl: whether the process is needed to write memory to a disk. Since Linux 5.6. */
    int PR_GET_IO_FLUSHER = constant("PR_GET_IO_FLUSHER");

    /** prctl: sets a mapping's attribute. Since Linux 5.17. */
    int PR_SET_VMA = constant("PR_SET_VMA");

    /** The second argument of {@code PR_SET_VMA}: the name of anonymous memory. */
    int PR_SET_VMA_ANON_NAME = constant("PR_SET_VMA_ANON_NAME");

    /** prctl: no memory becomes both writable and executable, which a JIT needs. Since Linux 6.3. */
    int PR_SET_MDWE = constant("PR_SET_MDWE");

    /** prctl: whether no memory becomes both writable and executable. Since Linux 6.3. */
    int PR_GET_MDWE = constant("PR_GET_MDWE");

    /** prctl: sets whether equal pages are merged. Since Linux 6.4. */
    int PR_SET_MEMORY_MERGE = constant("PR_SET_MEMORY_MERGE");

    /** prctl: whether equal pages are merged. Since Linux 6.4. */
    int PR_GET_MEMORY_MERGE = constant("PR_GET_MEMORY_MERGE");

    /** prctl: the auxiliary vector. Since Linux 6.4. */
    int PR_GET_AUXV = constant("PR_GET_AUXV");

    private static int constant(String name) {
        return Constants.get("control", name);
    }

    private static long longConstant(String name) {
        return Constants.getLong("control", name);
    }
}
