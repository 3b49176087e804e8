package org.os4j;

import org.os4j.internal.Constants;

/** The numbers of kcmp(2), futex(2), membarrier(2), memfd_secret(2) and sched_setattr(2). They are members of {@link Linux}. */
public sealed interface ProcessMemoryConstants permits LinuxProcesses {
    /** kcmp: the open files behind two descriptors. */
    int KCMP_FILE = constant("KCMP_FILE");

    /** kcmp: the memory. */
    int KCMP_VM = constant("KCMP_VM");

    /** kcmp: the tables of descriptors. */
    int KCMP_FILES = constant("KCMP_FILES");

    /** kcmp: root, working directory and umask. */
    int KCMP_FS = constant("KCMP_FS");

    /** kcmp: the signal handlers. */
    int KCMP_SIGHAND = constant("KCMP_SIGHAND");

    /** kcmp: the I/O context. */
    int KCMP_IO = constant("KCMP_IO");

    /** kcmp: what is undone to System V semaphores at the end. */
    int KCMP_SYSVSEM = constant("KCMP_SYSVSEM");

    /** futex: wait. */
    int FUTEX_WAIT = constant("FUTEX_WAIT");

    /** futex: wake. */
    int FUTEX_WAKE = constant("FUTEX_WAKE");

    /** membarrier: which commands there are. */
    int MEMBARRIER_CMD_QUERY = constant("MEMBARRIER_CMD_QUERY");

    /** membarrier: on every thread of the system; slow. */
    int MEMBARRIER_CMD_GLOBAL = constant("MEMBARRIER_CMD_GLOBAL");

    /** membarrier: on the threads of the processes that registered for it, at once. */
    int MEMBARRIER_CMD_GLOBAL_EXPEDITED = constant("MEMBARRIER_CMD_GLOBAL_EXPEDITED");

    /** membarrier: register this process for that. */
    int MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED = constant("MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED");

    /** membarrier: on the threads of this process, at once. */
    int MEMBARRIER_CMD_PRIVATE_EXPEDITED = constant("MEMBARRIER_CMD_PRIVATE_EXPEDITED");

    /** membarrier: register this process for that. */
    int MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED = constant("MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED");

    /** sched_setattr: children begin with the usual policy. */
    int SCHED_FLAG_RESET_ON_FORK = constant("SCHED_FLAG_RESET_ON_FORK");

    /** sched_setattr: use the time that others leave, for {@code SCHED_DEADLINE}. */
    int SCHED_FLAG_RECLAIM = constant("SCHED_FLAG_RECLAIM");

    /** sched_setattr: SIGXCPU when the time is used up, for {@code SCHED_DEADLINE}. */
    int SCHED_FLAG_DL_OVERRUN = constant("SCHED_FLAG_DL_OVERRUN");

    /** sched_setattr: leave the policy as it is. */
    int SCHED_FLAG_KEEP_POLICY = constant("SCHED_FLAG_KEEP_POLICY");

    /** sched_setattr: leave the parameters as they are. */
    int SCHED_FLAG_KEEP_PARAMS = constant("SCHED_FLAG_KEEP_PARAMS");

    /** sched_setattr: the least utilization is given. */
    int SCHED_FLAG_UTIL_CLAMP_MIN = constant("SCHED_FLAG_UTIL_CLAMP_MIN");

    /** sched_setattr: the greatest utilization is given. */
    int SCHED_FLAG_UTIL_CLAMP_MAX = constant("SCHED_FLAG_UTIL_CLAMP_MAX");

    private static int constant(String name) {
        return Constants.get("processmemory", name);
    }
}
