package org.os4j.internal;

/** Written by src/main/c/tables from the system's headers: change it there, then {@code ./os4j tables}. */
final class LinuxAarch64 implements Tables {
    @Override
    public String constants(String domain) {
        return switch (domain) {
            case "errno" -> """
                    EPERM 1
                    ENOENT 2
                    ESRCH 3
                    EINTR 4
                    EIO 5
                    ENXIO 6
                    E2BIG 7
                    ENOEXEC 8
                    EBADF 9
                    ECHILD 10
                    EAGAIN 11
                    ENOMEM 12
                    EACCES 13
                    EFAULT 14
                    ENOTBLK 15
                    EBUSY 16
                    EEXIST 17
                    EXDEV 18
                    ENODEV 19
                    ENOTDIR 20
                    EISDIR 21
                    EINVAL 22
                    ENFILE 23
                    EMFILE 24
                    ENOTTY 25
                    ETXTBSY 26
                    EFBIG 27
                    ENOSPC 28
                    ESPIPE 29
                    EROFS 30
                    EMLINK 31
                    EPIPE 32
                    EDOM 33
                    ERANGE 34
                    EDEADLK 35
                    ENAMETOOLONG 36
                    ENOLCK 37
                    ENOSYS 38
                    ENOTEMPTY 39
                    ELOOP 40
                    ENOMSG 42
                    EIDRM 43
                    ECHRNG 44
                    EL2NSYNC 45
                    EL3HLT 46
                    EL3RST 47
                    ELNRNG 48
                    EUNATCH 49
                    ENOCSI 50
                    EL2HLT 51
                    EBADE 52
                    EBADR 53
                    EXFULL 54
                    ENOANO 55
                    EBADRQC 56
                    EBADSLT 57
                    EBFONT 59
                    ENOSTR 60
                    ENODATA 61
                    ETIME 62
                    ENOSR 63
                    ENONET 64
                    ENOPKG 65
                    EREMOTE 66
                    ENOLINK 67
                    EADV 68
                    ESRMNT 69
                    ECOMM 70
                    EPROTO 71
                    EMULTIHOP 72
                    EDOTDOT 73
                    EBADMSG 74
                    EOVERFLOW 75
                    ENOTUNIQ 76
                    EBADFD 77
                    EREMCHG 78
                    ELIBACC 79
                    ELIBBAD 80
                    ELIBSCN 81
                    ELIBMAX 82
                    ELIBEXEC 83
                    EILSEQ 84
                    ERESTART 85
                    ESTRPIPE 86
                    EUSERS 87
                    ENOTSOCK 88
                    EDESTADDRREQ 89
                    EMSGSIZE 90
                    EPROTOTYPE 91
                    ENOPROTOOPT 92
                    EPROTONOSUPPORT 93
                    ESOCKTNOSUPPORT 94
                    EOPNOTSUPP 95
                    EPFNOSUPPORT 96
                    EAFNOSUPPORT 97
                    EADDRINUSE 98
                    EADDRNOTAVAIL 99
                    ENETDOWN 100
                    ENETUNREACH 101
                    ENETRESET 102
                    ECONNABORTED 103
                    ECONNRESET 104
                    ENOBUFS 105
                    EISCONN 106
                    ENOTCONN 107
                    ESHUTDOWN 108
                    ETOOMANYREFS 109
                    ETIMEDOUT 110
                    ECONNREFUSED 111
                    EHOSTDOWN 112
                    EHOSTUNREACH 113
                    EALREADY 114
                    EINPROGRESS 115
                    ESTALE 116
                    EUCLEAN 117
                    ENOTNAM 118
                    ENAVAIL 119
                    EISNAM 120
                    EREMOTEIO 121
                    EDQUOT 122
                    ENOMEDIUM 123
                    EMEDIUMTYPE 124
                    ECANCELED 125
                    ENOKEY 126
                    EKEYEXPIRED 127
                    EKEYREVOKED 128
                    EKEYREJECTED 129
                    EOWNERDEAD 130
                    ENOTRECOVERABLE 131
                    ERFKILL 132
                    EHWPOISON 133
                    """;
            case "descriptors" -> """
                    O_RDONLY 0
                    O_WRONLY 1
                    O_RDWR 2
                    O_ACCMODE 3
                    O_CREAT 64
                    O_EXCL 128
                    O_NOCTTY 256
                    O_TRUNC 512
                    O_APPEND 1024
                    O_NONBLOCK 2048
                    O_NDELAY 2048
                    O_DSYNC 4096
                    O_SYNC 1052672
                    O_RSYNC 1052672
                    O_ASYNC 8192
                    O_FSYNC 1052672
                    O_DIRECT 65536
                    O_LARGEFILE 0
                    O_DIRECTORY 16384
                    O_NOFOLLOW 32768
                    O_NOATIME 262144
                    O_CLOEXEC 524288
                    O_PATH 2097152
                    O_TMPFILE 4210688
                    SEEK_SET 0
                    SEEK_CUR 1
                    SEEK_END 2
                    SEEK_DATA 3
                    SEEK_HOLE 4
                    F_DUPFD 0
                    F_DUPFD_CLOEXEC 1030
                    F_GETFD 1
                    F_SETFD 2
                    F_GETFL 3
                    F_SETFL 4
                    FD_CLOEXEC 1
                    STDIN_FILENO 0
                    STDOUT_FILENO 1
                    STDERR_FILENO 2
                    AT_FDCWD -100
                    IOV_MAX 1024
                    RWF_HIPRI 1
                    RWF_DSYNC 2
                    RWF_SYNC 4
                    RWF_NOWAIT 8
                    RWF_APPEND 16
                    """;
            case "files" -> """
                    S_IFMT 61440
                    S_IFSOCK 49152
                    S_IFLNK 40960
                    S_IFREG 32768
                    S_IFBLK 24576
                    S_IFDIR 16384
                    S_IFCHR 8192
                    S_IFIFO 4096
                    S_ISUID 2048
                    S_ISGID 1024
                    S_ISVTX 512
                    S_IRWXU 448
                    S_IRUSR 256
                    S_IWUSR 128
                    S_IXUSR 64
                    S_IRWXG 56
                    S_IRGRP 32
                    S_IWGRP 16
                    S_IXGRP 8
                    S_IRWXO 7
                    S_IROTH 4
                    S_IWOTH 2
                    S_IXOTH 1
                    F_OK 0
                    R_OK 4
                    W_OK 2
                    X_OK 1
                    AT_SYMLINK_NOFOLLOW 256
                    AT_SYMLINK_FOLLOW 1024
                    AT_REMOVEDIR 512
                    AT_EACCESS 512
                    AT_EMPTY_PATH 4096
                    AT_NO_AUTOMOUNT 2048
                    AT_STATX_SYNC_AS_STAT 0
                    AT_STATX_FORCE_SYNC 8192
                    AT_STATX_DONT_SYNC 16384
                    UTIME_NOW 1073741823
                    UTIME_OMIT 1073741822
                    RENAME_NOREPLACE 1
                    RENAME_EXCHANGE 2
                    RENAME_WHITEOUT 4
                    PATH_MAX 4096
                    NAME_MAX 255
                    DT_UNKNOWN 0
                    DT_FIFO 1
                    DT_CHR 2
                    DT_DIR 4
                    DT_BLK 6
                    DT_REG 8
                    DT_LNK 10
                    DT_SOCK 12
                    DT_WHT 14
                    STATX_TYPE 1
                    STATX_MODE 2
                    STATX_NLINK 4
                    STATX_UID 8
                    STATX_GID 16
                    STATX_ATIME 32
                    STATX_MTIME 64
                    STATX_CTIME 128
                    STATX_INO 256
                    STATX_SIZE 512
                    STATX_BLOCKS 1024
                    STATX_BASIC_STATS 2047
                    STATX_BTIME 2048
                    STATX_ALL 4095
                    STATX_MNT_ID 4096
                    STATX_DIOALIGN 8192
                    STATX_MNT_ID_UNIQUE 16384
                    STATX_SUBVOL 32768
                    STATX_WRITE_ATOMIC 65536
                    STATX_DIO_READ_ALIGN 131072
                    STATX_ATTR_COMPRESSED 4
                    STATX_ATTR_IMMUTABLE 16
                    STATX_ATTR_APPEND 32
                    STATX_ATTR_NODUMP 64
                    STATX_ATTR_ENCRYPTED 2048
                    STATX_ATTR_AUTOMOUNT 4096
                    STATX_ATTR_MOUNT_ROOT 8192
                    STATX_ATTR_VERITY 1048576
                    STATX_ATTR_DAX 2097152
                    STATX_ATTR_WRITE_ATOMIC 4194304
                    """;
            case "file calls" -> """
                    SYS_newfstatat 79
                    SYS_fstat 80
                    SYS_mknodat 33
                    SYS_getdents64 61
                    """;
            case "processes" -> """
                    WNOHANG 1
                    WUNTRACED 2
                    WSTOPPED 2
                    WEXITED 4
                    WCONTINUED 8
                    WNOWAIT 16777216
                    P_ALL 0
                    P_PID 1
                    P_PGID 2
                    P_PIDFD 3
                    CLD_EXITED 1
                    CLD_KILLED 2
                    CLD_DUMPED 3
                    CLD_TRAPPED 4
                    CLD_STOPPED 5
                    CLD_CONTINUED 6
                    POSIX_SPAWN_RESETIDS 1
                    POSIX_SPAWN_SETPGROUP 2
                    POSIX_SPAWN_SETSIGDEF 4
                    POSIX_SPAWN_SETSIGMASK 8
                    POSIX_SPAWN_SETSCHEDPARAM 16
                    POSIX_SPAWN_SETSCHEDULER 32
                    POSIX_SPAWN_USEVFORK 64
                    POSIX_SPAWN_SETSID 128
                    SCHED_OTHER 0
                    SCHED_FIFO 1
                    SCHED_RR 2
                    EXIT_SUCCESS 0
                    EXIT_FAILURE 1
                    _CS_PATH 0
                    """;
            case "signals" -> """
                    SIGHUP 1
                    SIGINT 2
                    SIGQUIT 3
                    SIGILL 4
                    SIGTRAP 5
                    SIGABRT 6
                    SIGIOT 6
                    SIGBUS 7
                    SIGFPE 8
                    SIGKILL 9
                    SIGUSR1 10
                    SIGSEGV 11
                    SIGUSR2 12
                    SIGPIPE 13
                    SIGALRM 14
                    SIGTERM 15
                    SIGSTKFLT 16
                    SIGCHLD 17
                    SIGCLD 17
                    SIGCONT 18
                    SIGSTOP 19
                    SIGTSTP 20
                    SIGTTIN 21
                    SIGTTOU 22
                    SIGURG 23
                    SIGXCPU 24
                    SIGXFSZ 25
                    SIGVTALRM 26
                    SIGPROF 27
                    SIGWINCH 28
                    SIGIO 29
                    SIGPOLL 29
                    SIGPWR 30
                    SIGSYS 31
                    SIGRTMIN 34
                    SIGRTMAX 64
                    NSIG 65
                    SIG_BLOCK 0
                    SIG_UNBLOCK 1
                    SIG_SETMASK 2
                    """;
            case "xattr" -> """
                    XATTR_CREATE 1
                    XATTR_REPLACE 2
                    XATTR_SIZE_MAX 65536
                    XATTR_NAME_MAX 255
                    XATTR_LIST_MAX 65536
                    """;
            case "transfer" -> """
                    SPLICE_F_MOVE 1
                    SPLICE_F_NONBLOCK 2
                    SPLICE_F_MORE 4
                    SPLICE_F_GIFT 8
                    FICLONE 1074041865
                    FICLONERANGE 1075876877
                    """;
            case "space" -> """
                    POSIX_FADV_NORMAL 0
                    POSIX_FADV_RANDOM 1
                    POSIX_FADV_SEQUENTIAL 2
                    POSIX_FADV_WILLNEED 3
                    POSIX_FADV_DONTNEED 4
                    POSIX_FADV_NOREUSE 5
                    FALLOC_FL_KEEP_SIZE 1
                    FALLOC_FL_PUNCH_HOLE 2
                    FALLOC_FL_COLLAPSE_RANGE 8
                    FALLOC_FL_ZERO_RANGE 16
                    FALLOC_FL_INSERT_RANGE 32
                    FALLOC_FL_UNSHARE_RANGE 64
                    F_ULOCK 0
                    F_LOCK 1
                    F_TLOCK 2
                    F_TEST 3
                    SYNC_FILE_RANGE_WAIT_BEFORE 1
                    SYNC_FILE_RANGE_WRITE 2
                    SYNC_FILE_RANGE_WAIT_AFTER 4
                    """;
            case "locks" -> """
                    LOCK_SH 1
                    LOCK_EX 2
                    LOCK_NB 4
                    LOCK_UN 8
                    LOCK_MAND 32
                    LOCK_READ 64
                    LOCK_WRITE 128
                    LOCK_RW 192
                    F_GETLK 5
                    F_SETLK 6
                    F_SETLKW 7
                    F_GETLK64 5
                    F_SETLK64 6
                    F_SETLKW64 7
                    F_OFD_GETLK 36
                    F_OFD_SETLK 37
                    F_OFD_SETLKW 38
                    F_RDLCK 0
                    F_WRLCK 1
                    F_UNLCK 2
                    F_EXLCK 4
                    F_SHLCK 8
                    F_SETLEASE 1024
                    F_GETLEASE 1025
                    F_NOTIFY 1026
                    DN_ACCESS 1
                    DN_MODIFY 2
                    DN_CREATE 4
                    DN_DELETE 8
                    DN_RENAME 16
                    DN_ATTRIB 32
                    DN_MULTISHOT -2147483648
                    F_SETPIPE_SZ 1031
                    F_GETPIPE_SZ 1032
                    F_ADD_SEALS 1033
                    F_GET_SEALS 1034
                    F_SEAL_SEAL 1
                    F_SEAL_SHRINK 2
                    F_SEAL_GROW 4
                    F_SEAL_WRITE 8
                    F_SEAL_FUTURE_WRITE 16
                    F_SEAL_EXEC 32
                    F_DUPFD_QUERY 1027
                    F_CREATED_QUERY 1028
                    F_SETOWN 8
                    F_GETOWN 9
                    F_SETOWN_EX 15
                    F_GETOWN_EX 16
                    F_OWNER_TID 0
                    F_OWNER_PID 1
                    F_OWNER_PGRP 2
                    F_SETSIG 10
                    F_GETSIG 11
                    FASYNC 8192
                    F_GET_RW_HINT 1035
                    F_SET_RW_HINT 1036
                    F_GET_FILE_RW_HINT 1037
                    F_SET_FILE_RW_HINT 1038
                    RWH_WRITE_LIFE_NOT_SET 0
                    RWH_WRITE_LIFE_NONE 1
                    RWH_WRITE_LIFE_SHORT 2
                    RWH_WRITE_LIFE_MEDIUM 3
                    RWH_WRITE_LIFE_LONG 4
                    RWH_WRITE_LIFE_EXTREME 5
                    """;
            case "memory" -> """
                    PROT_NONE 0
                    PROT_READ 1
                    PROT_WRITE 2
                    PROT_EXEC 4
                    MAP_SHARED 1
                    MAP_PRIVATE 2
                    MAP_SHARED_VALIDATE 3
                    MAP_FIXED 16
                    MAP_FIXED_NOREPLACE 1048576
                    MAP_ANONYMOUS 32
                    MAP_ANON 32
                    MAP_32BIT 0
                    MAP_GROWSDOWN 256
                    MAP_DENYWRITE 2048
                    MAP_EXECUTABLE 4096
                    MAP_LOCKED 8192
                    MAP_NORESERVE 16384
                    MAP_POPULATE 32768
                    MAP_NONBLOCK 65536
                    MAP_STACK 131072
                    MAP_HUGETLB 262144
                    MAP_HUGE_SHIFT 26
                    MAP_HUGE_MASK 63
                    MAP_HUGE_2MB 1409286144
                    MAP_HUGE_1GB 2013265920
                    MAP_SYNC 524288
                    MREMAP_MAYMOVE 1
                    MREMAP_FIXED 2
                    MREMAP_DONTUNMAP 4
                    MS_ASYNC 1
                    MS_SYNC 4
                    MS_INVALIDATE 2
                    MADV_NORMAL 0
                    MADV_RANDOM 1
                    MADV_SEQUENTIAL 2
                    MADV_WILLNEED 3
                    MADV_DONTNEED 4
                    MADV_FREE 8
                    MADV_REMOVE 9
                    MADV_DONTFORK 10
                    MADV_DOFORK 11
                    MADV_MERGEABLE 12
                    MADV_UNMERGEABLE 13
                    MADV_HUGEPAGE 14
                    MADV_NOHUGEPAGE 15
                    MADV_COLLAPSE 25
                    MADV_DONTDUMP 16
                    MADV_DODUMP 17
                    MADV_WIPEONFORK 18
                    MADV_KEEPONFORK 19
                    MADV_COLD 20
                    MADV_PAGEOUT 21
                    MADV_POPULATE_READ 22
                    MADV_POPULATE_WRITE 23
                    MADV_DONTNEED_LOCKED 24
                    MADV_GUARD_INSTALL 102
                    MADV_GUARD_REMOVE 103
                    MADV_HWPOISON 100
                    MADV_SOFT_OFFLINE 101
                    POSIX_MADV_NORMAL 0
                    POSIX_MADV_RANDOM 1
                    POSIX_MADV_SEQUENTIAL 2
                    POSIX_MADV_WILLNEED 3
                    POSIX_MADV_DONTNEED 4
                    MCL_CURRENT 1
                    MCL_FUTURE 2
                    MCL_ONFAULT 4
                    MLOCK_ONFAULT 1
                    MFD_CLOEXEC 1
                    MFD_ALLOW_SEALING 2
                    MFD_HUGETLB 4
                    MFD_NOEXEC_SEAL 8
                    MFD_EXEC 16
                    MFD_HUGE_SHIFT 26
                    MFD_HUGE_MASK 63
                    MFD_HUGE_64KB 1073741824
                    MFD_HUGE_512KB 1275068416
                    MFD_HUGE_1MB 1342177280
                    MFD_HUGE_2MB 1409286144
                    MFD_HUGE_8MB 1543503872
                    MFD_HUGE_16MB 1610612736
                    MFD_HUGE_32MB 1677721600
                    MFD_HUGE_256MB 1879048192
                    MFD_HUGE_512MB 1946157056
                    MFD_HUGE_1GB 2013265920
                    MFD_HUGE_2GB 2080374784
                    MFD_HUGE_16GB -2013265920
                    ACCESS_DEFAULT 0
                    ACCESS_READ 1
                    ACCESS_WRITE 2
                    ACCESS_COPY 3
                    SYS_mprotect 226
                    SYS_msync 227
                    SYS_madvise 233
                    SYS_mincore 232
                    SYS_mlock 228
                    SYS_mlock2 284
                    SYS_munlock 229
                    """;
            case "filesystems" -> """
                    ST_RDONLY 1
                    ST_NOSUID 2
                    ST_NODEV 4
                    ST_NOEXEC 8
                    ST_SYNCHRONOUS 16
                    ST_MANDLOCK 64
                    ST_WRITE 128
                    ST_APPEND 256
                    ST_NOATIME 1024
                    ST_NODIRATIME 2048
                    ST_RELATIME 4096
                    ST_NOSYMFOLLOW 8192
                    MS_RDONLY 1
                    MS_NOSUID 2
                    MS_NODEV 4
                    MS_NOEXEC 8
                    MS_SYNCHRONOUS 16
                    MS_REMOUNT 32
                    MS_MANDLOCK 64
                    MS_DIRSYNC 128
                    MS_NOSYMFOLLOW 256
                    MS_NOATIME 1024
                    MS_NODIRATIME 2048
                    MS_BIND 4096
                    MS_MOVE 8192
                    MS_REC 16384
                    MS_SILENT 32768
                    MS_POSIXACL 65536
                    MS_UNBINDABLE 131072
                    MS_PRIVATE 262144
                    MS_SLAVE 524288
                    MS_SHARED 1048576
                    MS_RELATIME 2097152
                    MS_I_VERSION 8388608
                    MS_STRICTATIME 16777216
                    MS_LAZYTIME 33554432
                    MNT_FORCE 1
                    MNT_DETACH 2
                    MNT_EXPIRE 4
                    UMOUNT_NOFOLLOW 8
                    RESOLVE_NO_XDEV 1
                    RESOLVE_NO_MAGICLINKS 2
                    RESOLVE_NO_SYMLINKS 4
                    RESOLVE_BENEATH 8
                    RESOLVE_IN_ROOT 16
                    RESOLVE_CACHED 32
                    AT_HANDLE_FID 512
                    MAX_HANDLE_SZ 128
                    EXT4_SUPER_MAGIC 61267
                    XFS_SUPER_MAGIC 1481003842
                    BTRFS_SUPER_MAGIC 2435016766
                    F2FS_SUPER_MAGIC 4076150800
                    TMPFS_MAGIC 16914836
                    RAMFS_MAGIC 2240043254
                    HUGETLBFS_MAGIC 2508478710
                    OVERLAYFS_SUPER_MAGIC 2035054128
                    SQUASHFS_MAGIC 1936814952
                    EROFS_SUPER_MAGIC_V1 3774210530
                    ISOFS_SUPER_MAGIC 38496
                    UDF_SUPER_MAGIC 352400198
                    MSDOS_SUPER_MAGIC 19780
                    EXFAT_SUPER_MAGIC 538032816
                    NFS_SUPER_MAGIC 26985
                    CIFS_SUPER_MAGIC 4283649346
                    SMB2_SUPER_MAGIC 4266872130
                    CEPH_SUPER_MAGIC 12805120
                    FUSE_SUPER_MAGIC 1702057286
                    V9FS_MAGIC 16914839
                    PROC_SUPER_MAGIC 40864
                    SYSFS_MAGIC 1650812274
                    DEVPTS_SUPER_MAGIC 7377
                    CGROUP_SUPER_MAGIC 2613483
                    CGROUP2_SUPER_MAGIC 1667723888
                    DEBUGFS_MAGIC 1684170528
                    TRACEFS_MAGIC 1953653091
                    SECURITYFS_MAGIC 1935894131
                    BPF_FS_MAGIC 3405662737
                    NSFS_MAGIC 1853056627
                    PIPEFS_MAGIC 1346981957
                    SOCKFS_MAGIC 1397703499
                    AUTOFS_SUPER_MAGIC 391
                    SYS_openat2 437
                    """;
            case "configuration" -> """
                    """;
            case "scheduling" -> """
                    """;
            case "resources" -> """
                    """;
            case "log" -> """
                    """;
            case "poll" -> """
                    POLLIN 1
                    POLLPRI 2
                    POLLOUT 4
                    POLLERR 8
                    POLLHUP 16
                    POLLNVAL 32
                    POLLRDNORM 64
                    POLLRDBAND 128
                    POLLWRNORM 256
                    POLLWRBAND 512
                    POLLMSG 1024
                    POLLRDHUP 8192
                    EPOLLIN 1
                    EPOLLPRI 2
                    EPOLLOUT 4
                    EPOLLERR 8
                    EPOLLHUP 16
                    EPOLLRDNORM 64
                    EPOLLRDBAND 128
                    EPOLLWRNORM 256
                    EPOLLWRBAND 512
                    EPOLLMSG 1024
                    EPOLLRDHUP 8192
                    EPOLLEXCLUSIVE 268435456
                    EPOLLWAKEUP 536870912
                    EPOLLONESHOT 1073741824
                    EPOLLET -2147483648
                    EPOLL_CLOEXEC 524288
                    EPOLL_CTL_ADD 1
                    EPOLL_CTL_DEL 2
                    EPOLL_CTL_MOD 3
                    PIPE_BUF 4096
                    """;
            case "events" -> """
                    EFD_CLOEXEC 524288
                    EFD_NONBLOCK 2048
                    EFD_SEMAPHORE 1
                    TFD_CLOEXEC 524288
                    TFD_NONBLOCK 2048
                    TFD_TIMER_ABSTIME 1
                    TFD_TIMER_CANCEL_ON_SET 2
                    SFD_CLOEXEC 524288
                    SFD_NONBLOCK 2048
                    IN_CLOEXEC 524288
                    IN_NONBLOCK 2048
                    IN_ACCESS 1
                    IN_MODIFY 2
                    IN_ATTRIB 4
                    IN_CLOSE_WRITE 8
                    IN_CLOSE_NOWRITE 16
                    IN_OPEN 32
                    IN_MOVED_FROM 64
                    IN_MOVED_TO 128
                    IN_CREATE 256
                    IN_DELETE 512
                    IN_DELETE_SELF 1024
                    IN_MOVE_SELF 2048
                    IN_UNMOUNT 8192
                    IN_Q_OVERFLOW 16384
                    IN_IGNORED 32768
                    IN_CLOSE 24
                    IN_MOVE 192
                    IN_ALL_EVENTS 4095
                    IN_ONLYDIR 16777216
                    IN_DONT_FOLLOW 33554432
                    IN_EXCL_UNLINK 67108864
                    IN_MASK_CREATE 268435456
                    IN_MASK_ADD 536870912
                    IN_ISDIR 1073741824
                    IN_ONESHOT -2147483648
                    """;
            case "pidfd" -> """
                    PIDFD_NONBLOCK 2048
                    PIDFD_THREAD 128
                    PIDFD_SIGNAL_THREAD 1
                    PIDFD_SIGNAL_THREAD_GROUP 2
                    PIDFD_SIGNAL_PROCESS_GROUP 4
                    """;
            case "pidfd calls" -> """
                    SYS_pidfd_open 434
                    SYS_pidfd_send_signal 424
                    SYS_pidfd_getfd 438
                    """;
            case "signalmasks" -> """
                    ITIMER_REAL 0
                    ITIMER_VIRTUAL 1
                    ITIMER_PROF 2
                    SI_USER 0
                    SI_KERNEL 128
                    SI_QUEUE -1
                    SI_TIMER -2
                    SI_MESGQ -3
                    SI_ASYNCIO -4
                    SI_SIGIO -5
                    SI_TKILL -6
                    """;
            case "signalmasks calls" -> """
                    SYS_tgkill 131
                    """;
            case "terminals" -> """
                    """;
            case "sockets" -> """
                    """;
            case "network" -> """
                    """;
            case "control" -> """
                    """;
            case "capabilities" -> """
                    """;
            case "seccomp" -> """
                    """;
            case "namespaces" -> """
                    """;
            case "clocks" -> """
                    CLOCK_REALTIME 0
                    CLOCK_MONOTONIC 1
                    CLOCK_PROCESS_CPUTIME_ID 2
                    CLOCK_THREAD_CPUTIME_ID 3
                    CLOCK_MONOTONIC_RAW 4
                    CLOCK_REALTIME_COARSE 5
                    CLOCK_MONOTONIC_COARSE 6
                    CLOCK_BOOTTIME 7
                    CLOCK_REALTIME_ALARM 8
                    CLOCK_BOOTTIME_ALARM 9
                    CLOCK_SGI_CYCLE 10
                    CLOCK_TAI 11
                    CLOCK_AUX 16
                    TIMER_ABSTIME 1
                    """;
            case "syscalls" -> """
                    """;
            case "system" -> """
                    GRND_NONBLOCK 1
                    GRND_RANDOM 2
                    GRND_INSECURE 4
                    SYS_gettid 178
                    """;
            default -> throw new AssertionError("no constants for " + domain);
        };
    }

    @Override
    public String layout(String struct) {
        return switch (struct) {
            case "stat" -> """
                    128
                    st_dev 0 8 u
                    st_ino 8 8 u
                    st_mode 16 4 u
                    st_nlink 20 4 u
                    st_uid 24 4 u
                    st_gid 28 4 u
                    st_rdev 32 8 u
                    st_size 48 8 s
                    st_blksize 56 4 s
                    st_blocks 64 8 s
                    st_atim.tv_sec 72 8 s
                    st_atim.tv_nsec 80 8 s
                    st_mtim.tv_sec 88 8 s
                    st_mtim.tv_nsec 96 8 s
                    st_ctim.tv_sec 104 8 s
                    st_ctim.tv_nsec 112 8 s
                    """;
            case "statx" -> """
                    256
                    stx_mask 0 4 u
                    stx_blksize 4 4 u
                    stx_attributes 8 8 u
                    stx_nlink 16 4 u
                    stx_uid 20 4 u
                    stx_gid 24 4 u
                    stx_mode 28 2 u
                    stx_ino 32 8 u
                    stx_size 40 8 u
                    stx_blocks 48 8 u
                    stx_attributes_mask 56 8 u
                    stx_atime.tv_sec 64 8 s
                    stx_atime.tv_nsec 72 4 u
                    stx_btime.tv_sec 80 8 s
                    stx_btime.tv_nsec 88 4 u
                    stx_ctime.tv_sec 96 8 s
                    stx_ctime.tv_nsec 104 4 u
                    stx_mtime.tv_sec 112 8 s
                    stx_mtime.tv_nsec 120 4 u
                    stx_rdev_major 128 4 u
                    stx_rdev_minor 132 4 u
                    stx_dev_major 136 4 u
                    stx_dev_minor 140 4 u
                    stx_mnt_id 144 8 u
                    stx_dio_mem_align 152 4 u
                    stx_dio_offset_align 156 4 u
                    stx_subvol 160 8 u
                    stx_atomic_write_unit_min 168 4 u
                    stx_atomic_write_unit_max 172 4 u
                    stx_atomic_write_segments_max 176 4 u
                    stx_dio_read_offset_align 180 4 u
                    stx_atomic_write_unit_max_opt 184 4 u
                    """;
            case "dirent" -> """
                    280
                    d_ino 0 8 u
                    d_off 8 8 s
                    d_reclen 16 2 u
                    d_type 18 1 u
                    d_name 19 256 u
                    """;
            case "timespec" -> """
                    16
                    tv_sec 0 8 s
                    tv_nsec 8 8 s
                    """;
            case "timeval" -> """
                    16
                    tv_sec 0 8 s
                    tv_usec 8 8 s
                    """;
            case "iovec" -> """
                    16
                    iov_base 0 8 u
                    iov_len 8 8 u
                    """;
            case "rusage" -> """
                    144
                    ru_utime.tv_sec 0 8 s
                    ru_utime.tv_usec 8 8 s
                    ru_stime.tv_sec 16 8 s
                    ru_stime.tv_usec 24 8 s
                    ru_maxrss 32 8 s
                    ru_ixrss 40 8 s
                    ru_idrss 48 8 s
                    ru_isrss 56 8 s
                    ru_minflt 64 8 s
                    ru_majflt 72 8 s
                    ru_nswap 80 8 s
                    ru_inblock 88 8 s
                    ru_oublock 96 8 s
                    ru_msgsnd 104 8 s
                    ru_msgrcv 112 8 s
                    ru_nsignals 120 8 s
                    ru_nvcsw 128 8 s
                    ru_nivcsw 136 8 s
                    """;
            case "siginfo" -> """
                    128
                    si_signo 0 4 s
                    si_errno 4 4 s
                    si_code 8 4 s
                    si_pid 16 4 s
                    si_uid 20 4 u
                    si_status 24 4 s
                    """;
            case "sigset" -> """
                    128
                    """;
            case "sched_param" -> """
                    4
                    sched_priority 0 4 s
                    """;
            case "posix_spawn_file_actions" -> """
                    80
                    """;
            case "posix_spawnattr" -> """
                    336
                    """;
            case "utsname" -> """
                    390
                    sysname 0 65 u
                    nodename 65 65 u
                    release 130 65 u
                    version 195 65 u
                    machine 260 65 u
                    """;
            case "sigaction" -> """
                    152
                    sa_handler 0 8 u
                    """;
            case "pollfd" -> """
                    8
                    fd 0 4 s
                    events 4 2 s
                    revents 6 2 s
                    """;
            case "epoll_event" -> """
                    16
                    events 0 4 u
                    data.u64 8 8 u
                    """;
            case "itimerspec" -> """
                    32
                    it_interval.tv_sec 0 8 s
                    it_interval.tv_nsec 8 8 s
                    it_value.tv_sec 16 8 s
                    it_value.tv_nsec 24 8 s
                    """;
            case "itimerval" -> """
                    32
                    it_interval.tv_sec 0 8 s
                    it_interval.tv_usec 8 8 s
                    it_value.tv_sec 16 8 s
                    it_value.tv_usec 24 8 s
                    """;
            case "inotify_event" -> """
                    16
                    wd 0 4 s
                    mask 4 4 u
                    cookie 8 4 u
                    len 12 4 u
                    """;
            case "signalfd_siginfo" -> """
                    128
                    ssi_signo 0 4 u
                    ssi_errno 4 4 s
                    ssi_code 8 4 s
                    ssi_pid 12 4 u
                    ssi_uid 16 4 u
                    ssi_fd 20 4 s
                    ssi_tid 24 4 u
                    ssi_band 28 4 u
                    ssi_overrun 32 4 u
                    ssi_status 40 4 s
                    ssi_int 44 4 s
                    ssi_ptr 48 8 u
                    ssi_utime 56 8 u
                    ssi_stime 64 8 u
                    """;
            case "siginfo of a signal" -> """
                    128
                    si_signo 0 4 s
                    si_errno 4 4 s
                    si_code 8 4 s
                    si_pid 16 4 s
                    si_uid 20 4 u
                    si_status 24 4 s
                    si_utime 32 8 s
                    si_stime 40 8 s
                    si_band 16 8 s
                    si_fd 24 4 s
                    si_timerid 16 4 s
                    si_overrun 20 4 s
                    si_value 24 8 s
                    """;
            case "flock" -> """
                    32
                    l_type 0 2 s
                    l_whence 2 2 s
                    l_start 8 8 s
                    l_len 16 8 s
                    l_pid 24 4 s
                    """;
            case "f_owner_ex" -> """
                    8
                    type 0 4 s
                    pid 4 4 s
                    """;
            case "statvfs" -> """
                    112
                    f_bsize 0 8 u
                    f_frsize 8 8 u
                    f_blocks 16 8 u
                    f_bfree 24 8 u
                    f_bavail 32 8 u
                    f_files 40 8 u
                    f_ffree 48 8 u
                    f_favail 56 8 u
                    f_fsid 64 8 u
                    f_flag 72 8 u
                    f_namemax 80 8 u
                    """;
            case "statfs" -> """
                    120
                    f_type 0 8 s
                    f_bsize 8 8 s
                    f_blocks 16 8 u
                    f_bfree 24 8 u
                    f_bavail 32 8 u
                    f_files 40 8 u
                    f_ffree 48 8 u
                    f_fsid 56 8 u
                    f_namelen 64 8 s
                    f_frsize 72 8 s
                    f_flags 80 8 s
                    """;
            case "open_how" -> """
                    24
                    flags 0 8 u
                    mode 8 8 u
                    resolve 16 8 u
                    """;
            case "file_handle" -> """
                    8
                    handle_bytes 0 4 u
                    handle_type 4 4 s
                    """;
            case "file_clone_range" -> """
                    32
                    src_fd 0 8 s
                    src_offset 8 8 u
                    src_length 16 8 u
                    dest_offset 24 8 u
                    """;
            default -> throw new AssertionError("no layout of " + struct);
        };
    }
}
