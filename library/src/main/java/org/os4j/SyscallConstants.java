package org.os4j;

import org.os4j.internal.Constants;

/**
 * The numbers of the system calls that every platform of os4j has. They are members of {@link Posix}. What one platform alone has, such as x86-64's
 * {@code SYS_open}, is in {@code syscall_names}. And the flags of dlopen(3).
 */
public sealed interface SyscallConstants permits PosixSyscall {
    /** accept(2). */
    int SYS_accept = constant("SYS_accept");
    /** accept4(2). */
    int SYS_accept4 = constant("SYS_accept4");
    /** acct(2). */
    int SYS_acct = constant("SYS_acct");
    /** add_key(2). */
    int SYS_add_key = constant("SYS_add_key");
    /** adjtimex(2). */
    int SYS_adjtimex = constant("SYS_adjtimex");

    /** bind(2). */
    int SYS_bind = constant("SYS_bind");
    /** bpf(2). */
    int SYS_bpf = constant("SYS_bpf");
    /** brk(2). */
    int SYS_brk = constant("SYS_brk");

    /** cachestat(2). */
    int SYS_cachestat = constant("SYS_cachestat");
    /** capget(2). */
    int SYS_capget = constant("SYS_capget");
    /** capset(2). */
    int SYS_capset = constant("SYS_capset");
    /** chdir(2). */
    int SYS_chdir = constant("SYS_chdir");
    /** chroot(2). */
    int SYS_chroot = constant("SYS_chroot");
    /** clock_adjtime(2). */
    int SYS_clock_adjtime = constant("SYS_clock_adjtime");
    /** clock_getres(2). */
    int SYS_clock_getres = constant("SYS_clock_getres");
    /** clock_gettime(2). */
    int SYS_clock_gettime = constant("SYS_clock_gettime");
    /** clock_nanosleep(2). */
    int SYS_clock_nanosleep = constant("SYS_clock_nanosleep");
    /** clock_settime(2). */
    int SYS_clock_settime = constant("SYS_clock_settime");
    /** clone(2). */
    int SYS_clone = constant("SYS_clone");
    /** clone3(2). */
    int SYS_clone3 = constant("SYS_clone3");
    /** close(2). */
    int SYS_close = constant("SYS_close");
    /** close_range(2). */
    int SYS_close_range = constant("SYS_close_range");
    /** connect(2). */
    int SYS_connect = constant("SYS_connect");
    /** copy_file_range(2). */
    int SYS_copy_file_range = constant("SYS_copy_file_range");

    /** delete_module(2). */
    int SYS_delete_module = constant("SYS_delete_module");
    /** dup(2). */
    int SYS_dup = constant("SYS_dup");
    /** dup3(2). */
    int SYS_dup3 = constant("SYS_dup3");

    /** epoll_create1(2). */
    int SYS_epoll_create1 = constant("SYS_epoll_create1");
    /** epoll_ctl(2). */
    int SYS_epoll_ctl = constant("SYS_epoll_ctl");
    /** epoll_pwait(2). */
    int SYS_epoll_pwait = constant("SYS_epoll_pwait");
    /** epoll_pwait2(2). */
    int SYS_epoll_pwait2 = constant("SYS_epoll_pwait2");
    /** eventfd2(2). */
    int SYS_eventfd2 = constant("SYS_eventfd2");
    /** execve(2). */
    int SYS_execve = constant("SYS_execve");
    /** execveat(2). */
    int SYS_execveat = constant("SYS_execveat");
    /** exit(2). */
    int SYS_exit = constant("SYS_exit");
    /** exit_group(2). */
    int SYS_exit_group = constant("SYS_exit_group");

    /** faccessat(2). */
    int SYS_faccessat = constant("SYS_faccessat");
    /** faccessat2(2). */
    int SYS_faccessat2 = constant("SYS_faccessat2");
    /** fadvise64(2). */
    int SYS_fadvise64 = constant("SYS_fadvise64");
    /** fallocate(2). */
    int SYS_fallocate = constant("SYS_fallocate");
    /** fanotify_init(2). */
    int SYS_fanotify_init = constant("SYS_fanotify_init");
    /** fanotify_mark(2). */
    int SYS_fanotify_mark = constant("SYS_fanotify_mark");
    /** fchdir(2). */
    int SYS_fchdir = constant("SYS_fchdir");
    /** fchmod(2). */
    int SYS_fchmod = constant("SYS_fchmod");
    /** fchmodat(2). */
    int SYS_fchmodat = constant("SYS_fchmodat");
    /** fchmodat2(2). */
    int SYS_fchmodat2 = constant("SYS_fchmodat2");
    /** fchown(2). */
    int SYS_fchown = constant("SYS_fchown");
    /** fchownat(2). */
    int SYS_fchownat = constant("SYS_fchownat");
    /** fcntl(2). */
    int SYS_fcntl = constant("SYS_fcntl");
    /** fdatasync(2). */
    int SYS_fdatasync = constant("SYS_fdatasync");
    /** fgetxattr(2). */
    int SYS_fgetxattr = constant("SYS_fgetxattr");
    /** file_getattr(2). */
    int SYS_file_getattr = constant("SYS_file_getattr");
    /** file_setattr(2). */
    int SYS_file_setattr = constant("SYS_file_setattr");
    /** finit_module(2). */
    int SYS_finit_module = constant("SYS_finit_module");
    /** flistxattr(2). */
    int SYS_flistxattr = constant("SYS_flistxattr");
    /** flock(2). */
    int SYS_flock = constant("SYS_flock");
    /** fremovexattr(2). */
    int SYS_fremovexattr = constant("SYS_fremovexattr");
    /** fsconfig(2). */
    int SYS_fsconfig = constant("SYS_fsconfig");
    /** fsetxattr(2). */
    int SYS_fsetxattr = constant("SYS_fsetxattr");
    /** fsmount(2). */
    int SYS_fsmount = constant("SYS_fsmount");
    /** fsopen(2). */
    int SYS_fsopen = constant("SYS_fsopen");
    /** fspick(2). */
    int SYS_fspick = constant("SYS_fspick");
    /** fstat(2). */
    int SYS_fstat = constant("SYS_fstat");
    /** fstatfs(2). */
    int SYS_fstatfs = constant("SYS_fstatfs");
    /** fsync(2). */
    int SYS_fsync = constant("SYS_fsync");
    /** ftruncate(2). */
    int SYS_ftruncate = constant("SYS_ftruncate");
    /** futex(2). */
    int SYS_futex = constant("SYS_futex");
    /** futex_requeue(2). */
    int SYS_futex_requeue = constant("SYS_futex_requeue");
    /** futex_wait(2). */
    int SYS_futex_wait = constant("SYS_futex_wait");
    /** futex_waitv(2). */
    int SYS_futex_waitv = constant("SYS_futex_waitv");
    /** futex_wake(2). */
    int SYS_futex_wake = constant("SYS_futex_wake");

    /** get_mempolicy(2). */
    int SYS_get_mempolicy = constant("SYS_get_mempolicy");
    /** get_robust_list(2). */
    int SYS_get_robust_list = constant("SYS_get_robust_list");
    /** getcpu(2). */
    int SYS_getcpu = constant("SYS_getcpu");
    /** getcwd(2). */
    int SYS_getcwd = constant("SYS_getcwd");
    /** getdents64(2). */
    int SYS_getdents64 = constant("SYS_getdents64");
    /** getegid(2). */
    int SYS_getegid = constant("SYS_getegid");
    /** geteuid(2). */
    int SYS_geteuid = constant("SYS_geteuid");
    /** getgid(2). */
    int SYS_getgid = constant("SYS_getgid");
    /** getgroups(2). */
    int SYS_getgroups = constant("SYS_getgroups");
    /** getitimer(2). */
    int SYS_getitimer = constant("SYS_getitimer");
    /** getpeername(2). */
    int SYS_getpeername = constant("SYS_getpeername");
    /** getpgid(2). */
    int SYS_getpgid = constant("SYS_getpgid");
    /** getpid(2). */
    int SYS_getpid = constant("SYS_getpid");
    /** getppid(2). */
    int SYS_getppid = constant("SYS_getppid");
    /** getpriority(2). */
    int SYS_getpriority = constant("SYS_getpriority");
    /** getrandom(2). */
    int SYS_getrandom = constant("SYS_getrandom");
    /** getresgid(2). */
    int SYS_getresgid = constant("SYS_getresgid");
    /** getresuid(2). */
    int SYS_getresuid = constant("SYS_getresuid");
    /** getrlimit(2). */
    int SYS_getrlimit = constant("SYS_getrlimit");
    /** getrusage(2). */
    int SYS_getrusage = constant("SYS_getrusage");
    /** getsid(2). */
    int SYS_getsid = constant("SYS_getsid");
    /** getsockname(2). */
    int SYS_getsockname = constant("SYS_getsockname");
    /** getsockopt(2). */
    int SYS_getsockopt = constant("SYS_getsockopt");
    /** gettid(2). */
    int SYS_gettid = constant("SYS_gettid");
    /** gettimeofday(2). */
    int SYS_gettimeofday = constant("SYS_gettimeofday");
    /** getuid(2). */
    int SYS_getuid = constant("SYS_getuid");
    /** getxattr(2). */
    int SYS_getxattr = constant("SYS_getxattr");
    /** getxattrat(2). */
    int SYS_getxattrat = constant("SYS_getxattrat");

    /** init_module(2). */
    int SYS_init_module = constant("SYS_init_module");
    /** inotify_add_watch(2). */
    int SYS_inotify_add_watch = constant("SYS_inotify_add_watch");
    /** inotify_init1(2). */
    int SYS_inotify_init1 = constant("SYS_inotify_init1");
    /** inotify_rm_watch(2). */
    int SYS_inotify_rm_watch = constant("SYS_inotify_rm_watch");
    /** io_cancel(2). */
    int SYS_io_cancel = constant("SYS_io_cancel");
    /** io_destroy(2). */
    int SYS_io_destroy = constant("SYS_io_destroy");
    /** io_getevents(2). */
    int SYS_io_getevents = constant("SYS_io_getevents");
    /** io_pgetevents(2). */
    int SYS_io_pgetevents = constant("SYS_io_pgetevents");
    /** io_setup(2). */
    int SYS_io_setup = constant("SYS_io_setup");
    /** io_submit(2). */
    int SYS_io_submit = constant("SYS_io_submit");
    /** io_uring_enter(2). */
    int SYS_io_uring_enter = constant("SYS_io_uring_enter");
    /** io_uring_register(2). */
    int SYS_io_uring_register = constant("SYS_io_uring_register");
    /** io_uring_setup(2). */
    int SYS_io_uring_setup = constant("SYS_io_uring_setup");
    /** ioctl(2). */
    int SYS_ioctl = constant("SYS_ioctl");
    /** ioprio_get(2). */
    int SYS_ioprio_get = constant("SYS_ioprio_get");
    /** ioprio_set(2). */
    int SYS_ioprio_set = constant("SYS_ioprio_set");

    /** kcmp(2). */
    int SYS_kcmp = constant("SYS_kcmp");
    /** kexec_file_load(2). */
    int SYS_kexec_file_load = constant("SYS_kexec_file_load");
    /** kexec_load(2). */
    int SYS_kexec_load = constant("SYS_kexec_load");
    /** keyctl(2). */
    int SYS_keyctl = constant("SYS_keyctl");
    /** kill(2). */
    int SYS_kill = constant("SYS_kill");

    /** landlock_add_rule(2). */
    int SYS_landlock_add_rule = constant("SYS_landlock_add_rule");
    /** landlock_create_ruleset(2). */
    int SYS_landlock_create_ruleset = constant("SYS_landlock_create_ruleset");
    /** landlock_restrict_self(2). */
    int SYS_landlock_restrict_self = constant("SYS_landlock_restrict_self");
    /** lgetxattr(2). */
    int SYS_lgetxattr = constant("SYS_lgetxattr");
    /** linkat(2). */
    int SYS_linkat = constant("SYS_linkat");
    /** listen(2). */
    int SYS_listen = constant("SYS_listen");
    /** listmount(2). */
    int SYS_listmount = constant("SYS_listmount");
    /** listns(2). */
    int SYS_listns = constant("SYS_listns");
    /** listxattr(2). */
    int SYS_listxattr = constant("SYS_listxattr");
    /** listxattrat(2). */
    int SYS_listxattrat = constant("SYS_listxattrat");
    /** llistxattr(2). */
    int SYS_llistxattr = constant("SYS_llistxattr");
    /** lookup_dcookie(2). */
    int SYS_lookup_dcookie = constant("SYS_lookup_dcookie");
    /** lremovexattr(2). */
    int SYS_lremovexattr = constant("SYS_lremovexattr");
    /** lseek(2). */
    int SYS_lseek = constant("SYS_lseek");
    /** lsetxattr(2). */
    int SYS_lsetxattr = constant("SYS_lsetxattr");
    /** lsm_get_self_attr(2). */
    int SYS_lsm_get_self_attr = constant("SYS_lsm_get_self_attr");
    /** lsm_list_modules(2). */
    int SYS_lsm_list_modules = constant("SYS_lsm_list_modules");
    /** lsm_set_self_attr(2). */
    int SYS_lsm_set_self_attr = constant("SYS_lsm_set_self_attr");

    /** madvise(2). */
    int SYS_madvise = constant("SYS_madvise");
    /** map_shadow_stack(2). */
    int SYS_map_shadow_stack = constant("SYS_map_shadow_stack");
    /** mbind(2). */
    int SYS_mbind = constant("SYS_mbind");
    /** membarrier(2). */
    int SYS_membarrier = constant("SYS_membarrier");
    /** memfd_create(2). */
    int SYS_memfd_create = constant("SYS_memfd_create");
    /** memfd_secret(2). */
    int SYS_memfd_secret = constant("SYS_memfd_secret");
    /** migrate_pages(2). */
    int SYS_migrate_pages = constant("SYS_migrate_pages");
    /** mincore(2). */
    int SYS_mincore = constant("SYS_mincore");
    /** mkdirat(2). */
    int SYS_mkdirat = constant("SYS_mkdirat");
    /** mknodat(2). */
    int SYS_mknodat = constant("SYS_mknodat");
    /** mlock(2). */
    int SYS_mlock = constant("SYS_mlock");
    /** mlock2(2). */
    int SYS_mlock2 = constant("SYS_mlock2");
    /** mlockall(2). */
    int SYS_mlockall = constant("SYS_mlockall");
    /** mmap(2). */
    int SYS_mmap = constant("SYS_mmap");
    /** mount(2). */
    int SYS_mount = constant("SYS_mount");
    /** mount_setattr(2). */
    int SYS_mount_setattr = constant("SYS_mount_setattr");
    /** move_mount(2). */
    int SYS_move_mount = constant("SYS_move_mount");
    /** move_pages(2). */
    int SYS_move_pages = constant("SYS_move_pages");
    /** mprotect(2). */
    int SYS_mprotect = constant("SYS_mprotect");
    /** mq_getsetattr(2). */
    int SYS_mq_getsetattr = constant("SYS_mq_getsetattr");
    /** mq_notify(2). */
    int SYS_mq_notify = constant("SYS_mq_notify");
    /** mq_open(2). */
    int SYS_mq_open = constant("SYS_mq_open");
    /** mq_timedreceive(2). */
    int SYS_mq_timedreceive = constant("SYS_mq_timedreceive");
    /** mq_timedsend(2). */
    int SYS_mq_timedsend = constant("SYS_mq_timedsend");
    /** mq_unlink(2). */
    int SYS_mq_unlink = constant("SYS_mq_unlink");
    /** mremap(2). */
    int SYS_mremap = constant("SYS_mremap");
    /** mseal(2). */
    int SYS_mseal = constant("SYS_mseal");
    /** msgctl(2). */
    int SYS_msgctl = constant("SYS_msgctl");
    /** msgget(2). */
    int SYS_msgget = constant("SYS_msgget");
    /** msgrcv(2). */
    int SYS_msgrcv = constant("SYS_msgrcv");
    /** msgsnd(2). */
    int SYS_msgsnd = constant("SYS_msgsnd");
    /** msync(2). */
    int SYS_msync = constant("SYS_msync");
    /** munlock(2). */
    int SYS_munlock = constant("SYS_munlock");
    /** munlockall(2). */
    int SYS_munlockall = constant("SYS_munlockall");
    /** munmap(2). */
    int SYS_munmap = constant("SYS_munmap");

    /** name_to_handle_at(2). */
    int SYS_name_to_handle_at = constant("SYS_name_to_handle_at");
    /** nanosleep(2). */
    int SYS_nanosleep = constant("SYS_nanosleep");
    /** newfstatat(2). */
    int SYS_newfstatat = constant("SYS_newfstatat");
    /** nfsservctl(2). */
    int SYS_nfsservctl = constant("SYS_nfsservctl");

    /** open_by_handle_at(2). */
    int SYS_open_by_handle_at = constant("SYS_open_by_handle_at");
    /** open_tree(2). */
    int SYS_open_tree = constant("SYS_open_tree");
    /** open_tree_attr(2). */
    int SYS_open_tree_attr = constant("SYS_open_tree_attr");
    /** openat(2). */
    int SYS_openat = constant("SYS_openat");
    /** openat2(2). */
    int SYS_openat2 = constant("SYS_openat2");

    /** perf_event_open(2). */
    int SYS_perf_event_open = constant("SYS_perf_event_open");
    /** personality(2). */
    int SYS_personality = constant("SYS_personality");
    /** pidfd_getfd(2). */
    int SYS_pidfd_getfd = constant("SYS_pidfd_getfd");
    /** pidfd_open(2). */
    int SYS_pidfd_open = constant("SYS_pidfd_open");
    /** pidfd_send_signal(2). */
    int SYS_pidfd_send_signal = constant("SYS_pidfd_send_signal");
    /** pipe2(2). */
    int SYS_pipe2 = constant("SYS_pipe2");
    /** pivot_root(2). */
    int SYS_pivot_root = constant("SYS_pivot_root");
    /** pkey_alloc(2). */
    int SYS_pkey_alloc = constant("SYS_pkey_alloc");
    /** pkey_free(2). */
    int SYS_pkey_free = constant("SYS_pkey_free");
    /** pkey_mprotect(2). */
    int SYS_pkey_mprotect = constant("SYS_pkey_mprotect");
    /** ppoll(2). */
    int SYS_ppoll = constant("SYS_ppoll");
    /** prctl(2). */
    int SYS_prctl = constant("SYS_prctl");
    /** pread64(2). */
    int SYS_pread64 = constant("SYS_pread64");
    /** preadv(2). */
    int SYS_preadv = constant("SYS_preadv");
    /** preadv2(2). */
    int SYS_preadv2 = constant("SYS_preadv2");
    /** prlimit64(2). */
    int SYS_prlimit64 = constant("SYS_prlimit64");
    /** process_madvise(2). */
    int SYS_process_madvise = constant("SYS_process_madvise");
    /** process_mrelease(2). */
    int SYS_process_mrelease = constant("SYS_process_mrelease");
    /** process_vm_readv(2). */
    int SYS_process_vm_readv = constant("SYS_process_vm_readv");
    /** process_vm_writev(2). */
    int SYS_process_vm_writev = constant("SYS_process_vm_writev");
    /** pselect6(2). */
    int SYS_pselect6 = constant("SYS_pselect6");
    /** ptrace(2). */
    int SYS_ptrace = constant("SYS_ptrace");
    /** pwrite64(2). */
    int SYS_pwrite64 = constant("SYS_pwrite64");
    /** pwritev(2). */
    int SYS_pwritev = constant("SYS_pwritev");
    /** pwritev2(2). */
    int SYS_pwritev2 = constant("SYS_pwritev2");

    /** quotactl(2). */
    int SYS_quotactl = constant("SYS_quotactl");
    /** quotactl_fd(2). */
    int SYS_quotactl_fd = constant("SYS_quotactl_fd");

    /** read(2). */
    int SYS_read = constant("SYS_read");
    /** readahead(2). */
    int SYS_readahead = constant("SYS_readahead");
    /** readlinkat(2). */
    int SYS_readlinkat = constant("SYS_readlinkat");
    /** readv(2). */
    int SYS_readv = constant("SYS_readv");
    /** reboot(2). */
    int SYS_reboot = constant("SYS_reboot");
    /** recvfrom(2). */
    int SYS_recvfrom = constant("SYS_recvfrom");
    /** recvmmsg(2). */
    int SYS_recvmmsg = constant("SYS_recvmmsg");
    /** recvmsg(2). */
    int SYS_recvmsg = constant("SYS_recvmsg");
    /** remap_file_pages(2). */
    int SYS_remap_file_pages = constant("SYS_remap_file_pages");
    /** removexattr(2). */
    int SYS_removexattr = constant("SYS_removexattr");
    /** removexattrat(2). */
    int SYS_removexattrat = constant("SYS_removexattrat");
    /** renameat(2). */
    int SYS_renameat = constant("SYS_renameat");
    /** renameat2(2). */
    int SYS_renameat2 = constant("SYS_renameat2");
    /** request_key(2). */
    int SYS_request_key = constant("SYS_request_key");
    /** restart_syscall(2). */
    int SYS_restart_syscall = constant("SYS_restart_syscall");
    /** rseq(2). */
    int SYS_rseq = constant("SYS_rseq");
    /** rseq_slice_yield(2). */
    int SYS_rseq_slice_yield = constant("SYS_rseq_slice_yield");
    /** rt_sigaction(2). */
    int SYS_rt_sigaction = constant("SYS_rt_sigaction");
    /** rt_sigpending(2). */
    int SYS_rt_sigpending = constant("SYS_rt_sigpending");
    /** rt_sigprocmask(2). */
    int SYS_rt_sigprocmask = constant("SYS_rt_sigprocmask");
    /** rt_sigqueueinfo(2). */
    int SYS_rt_sigqueueinfo = constant("SYS_rt_sigqueueinfo");
    /** rt_sigreturn(2). */
    int SYS_rt_sigreturn = constant("SYS_rt_sigreturn");
    /** rt_sigsuspend(2). */
    int SYS_rt_sigsuspend = constant("SYS_rt_sigsuspend");
    /** rt_sigtimedwait(2). */
    int SYS_rt_sigtimedwait = constant("SYS_rt_sigtimedwait");
    /** rt_tgsigqueueinfo(2). */
    int SYS_rt_tgsigqueueinfo = constant("SYS_rt_tgsigqueueinfo");

    /** sched_get_priority_max(2). */
    int SYS_sched_get_priority_max = constant("SYS_sched_get_priority_max");
    /** sched_get_priority_min(2). */
    int SYS_sched_get_priority_min = constant("SYS_sched_get_priority_min");
    /** sched_getaffinity(2). */
    int SYS_sched_getaffinity = constant("SYS_sched_getaffinity");
    /** sched_getattr(2). */
    int SYS_sched_getattr = constant("SYS_sched_getattr");
    /** sched_getparam(2). */
    int SYS_sched_getparam = constant("SYS_sched_getparam");
    /** sched_getscheduler(2). */
    int SYS_sched_getscheduler = constant("SYS_sched_getscheduler");
    /** sched_rr_get_interval(2). */
    int SYS_sched_rr_get_interval = constant("SYS_sched_rr_get_interval");
    /** sched_setaffinity(2). */
    int SYS_sched_setaffinity = constant("SYS_sched_setaffinity");
    /** sched_setattr(2). */
    int SYS_sched_setattr = constant("SYS_sched_setattr");
    /** sched_setparam(2). */
    int SYS_sched_setparam = constant("SYS_sched_setparam");
    /** sched_setscheduler(2). */
    int SYS_sched_setscheduler = constant("SYS_sched_setscheduler");
    /** sched_yield(2). */
    int SYS_sched_yield = constant("SYS_sched_yield");
    /** seccomp(2). */
    int SYS_seccomp = constant("SYS_seccomp");
    /** semctl(2). */
    int SYS_semctl = constant("SYS_semctl");
    /** semget(2). */
    int SYS_semget = constant("SYS_semget");
    /** semop(2). */
    int SYS_semop = constant("SYS_semop");
    /** semtimedop(2). */
    int SYS_semtimedop = constant("SYS_semtimedop");
    /** sendfile(2). */
    int SYS_sendfile = constant("SYS_sendfile");
    /** sendmmsg(2). */
    int SYS_sendmmsg = constant("SYS_sendmmsg");
    /** sendmsg(2). */
    int SYS_sendmsg = constant("SYS_sendmsg");
    /** sendto(2). */
    int SYS_sendto = constant("SYS_sendto");
    /** set_mempolicy(2). */
    int SYS_set_mempolicy = constant("SYS_set_mempolicy");
    /** set_mempolicy_home_node(2). */
    int SYS_set_mempolicy_home_node = constant("SYS_set_mempolicy_home_node");
    /** set_robust_list(2). */
    int SYS_set_robust_list = constant("SYS_set_robust_list");
    /** set_tid_address(2). */
    int SYS_set_tid_address = constant("SYS_set_tid_address");
    /** setdomainname(2). */
    int SYS_setdomainname = constant("SYS_setdomainname");
    /** setfsgid(2). */
    int SYS_setfsgid = constant("SYS_setfsgid");
    /** setfsuid(2). */
    int SYS_setfsuid = constant("SYS_setfsuid");
    /** setgid(2). */
    int SYS_setgid = constant("SYS_setgid");
    /** setgroups(2). */
    int SYS_setgroups = constant("SYS_setgroups");
    /** sethostname(2). */
    int SYS_sethostname = constant("SYS_sethostname");
    /** setitimer(2). */
    int SYS_setitimer = constant("SYS_setitimer");
    /** setns(2). */
    int SYS_setns = constant("SYS_setns");
    /** setpgid(2). */
    int SYS_setpgid = constant("SYS_setpgid");
    /** setpriority(2). */
    int SYS_setpriority = constant("SYS_setpriority");
    /** setregid(2). */
    int SYS_setregid = constant("SYS_setregid");
    /** setresgid(2). */
    int SYS_setresgid = constant("SYS_setresgid");
    /** setresuid(2). */
    int SYS_setresuid = constant("SYS_setresuid");
    /** setreuid(2). */
    int SYS_setreuid = constant("SYS_setreuid");
    /** setrlimit(2). */
    int SYS_setrlimit = constant("SYS_setrlimit");
    /** setsid(2). */
    int SYS_setsid = constant("SYS_setsid");
    /** setsockopt(2). */
    int SYS_setsockopt = constant("SYS_setsockopt");
    /** settimeofday(2). */
    int SYS_settimeofday = constant("SYS_settimeofday");
    /** setuid(2). */
    int SYS_setuid = constant("SYS_setuid");
    /** setxattr(2). */
    int SYS_setxattr = constant("SYS_setxattr");
    /** setxattrat(2). */
    int SYS_setxattrat = constant("SYS_setxattrat");
    /** shmat(2). */
    int SYS_shmat = constant("SYS_shmat");
    /** shmctl(2). */
    int SYS_shmctl = constant("SYS_shmctl");
    /** shmdt(2). */
    int SYS_shmdt = constant("SYS_shmdt");
    /** shmget(2). */
    int SYS_shmget = constant("SYS_shmget");
    /** shutdown(2). */
    int SYS_shutdown = constant("SYS_shutdown");
    /** sigaltstack(2). */
    int SYS_sigaltstack = constant("SYS_sigaltstack");
    /** signalfd4(2). */
    int SYS_signalfd4 = constant("SYS_signalfd4");
    /** socket(2). */
    int SYS_socket = constant("SYS_socket");
    /** socketpair(2). */
    int SYS_socketpair = constant("SYS_socketpair");
    /** splice(2). */
    int SYS_splice = constant("SYS_splice");
    /** statfs(2). */
    int SYS_statfs = constant("SYS_statfs");
    /** statmount(2). */
    int SYS_statmount = constant("SYS_statmount");
    /** statx(2). */
    int SYS_statx = constant("SYS_statx");
    /** swapoff(2). */
    int SYS_swapoff = constant("SYS_swapoff");
    /** swapon(2). */
    int SYS_swapon = constant("SYS_swapon");
    /** symlinkat(2). */
    int SYS_symlinkat = constant("SYS_symlinkat");
    /** sync(2). */
    int SYS_sync = constant("SYS_sync");
    /** sync_file_range(2). */
    int SYS_sync_file_range = constant("SYS_sync_file_range");
    /** syncfs(2). */
    int SYS_syncfs = constant("SYS_syncfs");
    /** sysinfo(2). */
    int SYS_sysinfo = constant("SYS_sysinfo");
    /** syslog(2). */
    int SYS_syslog = constant("SYS_syslog");

    /** tee(2). */
    int SYS_tee = constant("SYS_tee");
    /** tgkill(2). */
    int SYS_tgkill = constant("SYS_tgkill");
    /** timer_create(2). */
    int SYS_timer_create = constant("SYS_timer_create");
    /** timer_delete(2). */
    int SYS_timer_delete = constant("SYS_timer_delete");
    /** timer_getoverrun(2). */
    int SYS_timer_getoverrun = constant("SYS_timer_getoverrun");
    /** timer_gettime(2). */
    int SYS_timer_gettime = constant("SYS_timer_gettime");
    /** timer_settime(2). */
    int SYS_timer_settime = constant("SYS_timer_settime");
    /** timerfd_create(2). */
    int SYS_timerfd_create = constant("SYS_timerfd_create");
    /** timerfd_gettime(2). */
    int SYS_timerfd_gettime = constant("SYS_timerfd_gettime");
    /** timerfd_settime(2). */
    int SYS_timerfd_settime = constant("SYS_timerfd_settime");
    /** times(2). */
    int SYS_times = constant("SYS_times");
    /** tkill(2). */
    int SYS_tkill = constant("SYS_tkill");
    /** truncate(2). */
    int SYS_truncate = constant("SYS_truncate");

    /** umask(2). */
    int SYS_umask = constant("SYS_umask");
    /** umount2(2). */
    int SYS_umount2 = constant("SYS_umount2");
    /** uname(2). */
    int SYS_uname = constant("SYS_uname");
    /** unlinkat(2). */
    int SYS_unlinkat = constant("SYS_unlinkat");
    /** unshare(2). */
    int SYS_unshare = constant("SYS_unshare");
    /** userfaultfd(2). */
    int SYS_userfaultfd = constant("SYS_userfaultfd");
    /** utimensat(2). */
    int SYS_utimensat = constant("SYS_utimensat");

    /** vhangup(2). */
    int SYS_vhangup = constant("SYS_vhangup");
    /** vmsplice(2). */
    int SYS_vmsplice = constant("SYS_vmsplice");

    /** wait4(2). */
    int SYS_wait4 = constant("SYS_wait4");
    /** waitid(2). */
    int SYS_waitid = constant("SYS_waitid");
    /** write(2). */
    int SYS_write = constant("SYS_write");
    /** writev(2). */
    int SYS_writev = constant("SYS_writev");

    /** dlopen: a function is looked up when it is first called. */
    int RTLD_LAZY = constant("RTLD_LAZY");
    /** dlopen: all functions are looked up at once. */
    int RTLD_NOW = constant("RTLD_NOW");
    /** dlopen: what is loaded later can use it. */
    int RTLD_GLOBAL = constant("RTLD_GLOBAL");
    /** dlopen: nothing that is loaded later can use it, as it is without {@code RTLD_GLOBAL}. */
    int RTLD_LOCAL = constant("RTLD_LOCAL");
    /** dlopen: it stays when it is given back. */
    int RTLD_NODELETE = constant("RTLD_NODELETE");
    /** dlopen: it is not loaded, only found if it is there. */
    int RTLD_NOLOAD = constant("RTLD_NOLOAD");
    /** dlopen: it uses its own functions before those of others. */
    int RTLD_DEEPBIND = constant("RTLD_DEEPBIND");

    private static int constant(String name) {
        return Constants.get(name.startsWith("SYS_") ? "syscalls" : "libraries", name);
    }
}
