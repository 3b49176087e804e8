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
                    F_SETOWN 8
                    F_GETOWN 9
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
                    CLOSE_RANGE_UNSHARE 2
                    CLOSE_RANGE_CLOEXEC 4
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
                    S_ENFMT 1024
                    S_IREAD 256
                    S_IWRITE 128
                    S_IEXEC 64
                    """;
            case "file calls" -> """
                    SYS_newfstatat 79
                    SYS_fstat 80
                    SYS_mknodat 33
                    SYS_getdents64 61
                    SYS_faccessat2 439
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
                    """;
            case "sysconf" -> """
                    _SC_ARG_MAX 0
                    _SC_CHILD_MAX 1
                    _SC_CLK_TCK 2
                    _SC_NGROUPS_MAX 3
                    _SC_OPEN_MAX 4
                    _SC_STREAM_MAX 5
                    _SC_TZNAME_MAX 6
                    _SC_JOB_CONTROL 7
                    _SC_SAVED_IDS 8
                    _SC_REALTIME_SIGNALS 9
                    _SC_PRIORITY_SCHEDULING 10
                    _SC_TIMERS 11
                    _SC_ASYNCHRONOUS_IO 12
                    _SC_PRIORITIZED_IO 13
                    _SC_SYNCHRONIZED_IO 14
                    _SC_FSYNC 15
                    _SC_MAPPED_FILES 16
                    _SC_MEMLOCK 17
                    _SC_MEMLOCK_RANGE 18
                    _SC_MEMORY_PROTECTION 19
                    _SC_MESSAGE_PASSING 20
                    _SC_SEMAPHORES 21
                    _SC_SHARED_MEMORY_OBJECTS 22
                    _SC_AIO_LISTIO_MAX 23
                    _SC_AIO_MAX 24
                    _SC_AIO_PRIO_DELTA_MAX 25
                    _SC_DELAYTIMER_MAX 26
                    _SC_MQ_OPEN_MAX 27
                    _SC_MQ_PRIO_MAX 28
                    _SC_VERSION 29
                    _SC_PAGESIZE 30
                    _SC_RTSIG_MAX 31
                    _SC_SEM_NSEMS_MAX 32
                    _SC_SEM_VALUE_MAX 33
                    _SC_SIGQUEUE_MAX 34
                    _SC_TIMER_MAX 35
                    _SC_BC_BASE_MAX 36
                    _SC_BC_DIM_MAX 37
                    _SC_BC_SCALE_MAX 38
                    _SC_BC_STRING_MAX 39
                    _SC_COLL_WEIGHTS_MAX 40
                    _SC_EQUIV_CLASS_MAX 41
                    _SC_EXPR_NEST_MAX 42
                    _SC_LINE_MAX 43
                    _SC_RE_DUP_MAX 44
                    _SC_CHARCLASS_NAME_MAX 45
                    _SC_2_VERSION 46
                    _SC_2_C_BIND 47
                    _SC_2_C_DEV 48
                    _SC_2_FORT_DEV 49
                    _SC_2_FORT_RUN 50
                    _SC_2_SW_DEV 51
                    _SC_2_LOCALEDEF 52
                    _SC_PII 53
                    _SC_PII_XTI 54
                    _SC_PII_SOCKET 55
                    _SC_PII_INTERNET 56
                    _SC_PII_OSI 57
                    _SC_POLL 58
                    _SC_SELECT 59
                    _SC_UIO_MAXIOV 60
                    _SC_IOV_MAX 60
                    _SC_PII_INTERNET_STREAM 61
                    _SC_PII_INTERNET_DGRAM 62
                    _SC_PII_OSI_COTS 63
                    _SC_PII_OSI_CLTS 64
                    _SC_PII_OSI_M 65
                    _SC_T_IOV_MAX 66
                    _SC_THREADS 67
                    _SC_THREAD_SAFE_FUNCTIONS 68
                    _SC_GETGR_R_SIZE_MAX 69
                    _SC_GETPW_R_SIZE_MAX 70
                    _SC_LOGIN_NAME_MAX 71
                    _SC_TTY_NAME_MAX 72
                    _SC_THREAD_DESTRUCTOR_ITERATIONS 73
                    _SC_THREAD_KEYS_MAX 74
                    _SC_THREAD_STACK_MIN 75
                    _SC_THREAD_THREADS_MAX 76
                    _SC_THREAD_ATTR_STACKADDR 77
                    _SC_THREAD_ATTR_STACKSIZE 78
                    _SC_THREAD_PRIORITY_SCHEDULING 79
                    _SC_THREAD_PRIO_INHERIT 80
                    _SC_THREAD_PRIO_PROTECT 81
                    _SC_THREAD_PROCESS_SHARED 82
                    _SC_NPROCESSORS_CONF 83
                    _SC_NPROCESSORS_ONLN 84
                    _SC_PHYS_PAGES 85
                    _SC_AVPHYS_PAGES 86
                    _SC_ATEXIT_MAX 87
                    _SC_PASS_MAX 88
                    _SC_XOPEN_VERSION 89
                    _SC_XOPEN_XCU_VERSION 90
                    _SC_XOPEN_UNIX 91
                    _SC_XOPEN_CRYPT 92
                    _SC_XOPEN_ENH_I18N 93
                    _SC_XOPEN_SHM 94
                    _SC_2_CHAR_TERM 95
                    _SC_2_C_VERSION 96
                    _SC_2_UPE 97
                    _SC_XOPEN_XPG2 98
                    _SC_XOPEN_XPG3 99
                    _SC_XOPEN_XPG4 100
                    _SC_CHAR_BIT 101
                    _SC_CHAR_MAX 102
                    _SC_CHAR_MIN 103
                    _SC_INT_MAX 104
                    _SC_INT_MIN 105
                    _SC_LONG_BIT 106
                    _SC_WORD_BIT 107
                    _SC_MB_LEN_MAX 108
                    _SC_NZERO 109
                    _SC_SSIZE_MAX 110
                    _SC_SCHAR_MAX 111
                    _SC_SCHAR_MIN 112
                    _SC_SHRT_MAX 113
                    _SC_SHRT_MIN 114
                    _SC_UCHAR_MAX 115
                    _SC_UINT_MAX 116
                    _SC_ULONG_MAX 117
                    _SC_USHRT_MAX 118
                    _SC_NL_ARGMAX 119
                    _SC_NL_LANGMAX 120
                    _SC_NL_MSGMAX 121
                    _SC_NL_NMAX 122
                    _SC_NL_SETMAX 123
                    _SC_NL_TEXTMAX 124
                    _SC_XBS5_ILP32_OFF32 125
                    _SC_XBS5_ILP32_OFFBIG 126
                    _SC_XBS5_LP64_OFF64 127
                    _SC_XBS5_LPBIG_OFFBIG 128
                    _SC_XOPEN_LEGACY 129
                    _SC_XOPEN_REALTIME 130
                    _SC_XOPEN_REALTIME_THREADS 131
                    _SC_ADVISORY_INFO 132
                    _SC_BARRIERS 133
                    _SC_BASE 134
                    _SC_C_LANG_SUPPORT 135
                    _SC_C_LANG_SUPPORT_R 136
                    _SC_CLOCK_SELECTION 137
                    _SC_CPUTIME 138
                    _SC_THREAD_CPUTIME 139
                    _SC_DEVICE_IO 140
                    _SC_DEVICE_SPECIFIC 141
                    _SC_DEVICE_SPECIFIC_R 142
                    _SC_FD_MGMT 143
                    _SC_FIFO 144
                    _SC_PIPE 145
                    _SC_FILE_ATTRIBUTES 146
                    _SC_FILE_LOCKING 147
                    _SC_FILE_SYSTEM 148
                    _SC_MONOTONIC_CLOCK 149
                    _SC_MULTI_PROCESS 150
                    _SC_SINGLE_PROCESS 151
                    _SC_NETWORKING 152
                    _SC_READER_WRITER_LOCKS 153
                    _SC_SPIN_LOCKS 154
                    _SC_REGEXP 155
                    _SC_REGEX_VERSION 156
                    _SC_SHELL 157
                    _SC_SIGNALS 158
                    _SC_SPAWN 159
                    _SC_SPORADIC_SERVER 160
                    _SC_THREAD_SPORADIC_SERVER 161
                    _SC_SYSTEM_DATABASE 162
                    _SC_SYSTEM_DATABASE_R 163
                    _SC_TIMEOUTS 164
                    _SC_TYPED_MEMORY_OBJECTS 165
                    _SC_USER_GROUPS 166
                    _SC_USER_GROUPS_R 167
                    _SC_2_PBS 168
                    _SC_2_PBS_ACCOUNTING 169
                    _SC_2_PBS_LOCATE 170
                    _SC_2_PBS_MESSAGE 171
                    _SC_2_PBS_TRACK 172
                    _SC_SYMLOOP_MAX 173
                    _SC_STREAMS 174
                    _SC_2_PBS_CHECKPOINT 175
                    _SC_V6_ILP32_OFF32 176
                    _SC_V6_ILP32_OFFBIG 177
                    _SC_V6_LP64_OFF64 178
                    _SC_V6_LPBIG_OFFBIG 179
                    _SC_HOST_NAME_MAX 180
                    _SC_TRACE 181
                    _SC_TRACE_EVENT_FILTER 182
                    _SC_TRACE_INHERIT 183
                    _SC_TRACE_LOG 184
                    _SC_LEVEL1_ICACHE_SIZE 185
                    _SC_LEVEL1_ICACHE_ASSOC 186
                    _SC_LEVEL1_ICACHE_LINESIZE 187
                    _SC_LEVEL1_DCACHE_SIZE 188
                    _SC_LEVEL1_DCACHE_ASSOC 189
                    _SC_LEVEL1_DCACHE_LINESIZE 190
                    _SC_LEVEL2_CACHE_SIZE 191
                    _SC_LEVEL2_CACHE_ASSOC 192
                    _SC_LEVEL2_CACHE_LINESIZE 193
                    _SC_LEVEL3_CACHE_SIZE 194
                    _SC_LEVEL3_CACHE_ASSOC 195
                    _SC_LEVEL3_CACHE_LINESIZE 196
                    _SC_LEVEL4_CACHE_SIZE 197
                    _SC_LEVEL4_CACHE_ASSOC 198
                    _SC_LEVEL4_CACHE_LINESIZE 199
                    _SC_IPV6 235
                    _SC_RAW_SOCKETS 236
                    _SC_V7_ILP32_OFF32 237
                    _SC_V7_ILP32_OFFBIG 238
                    _SC_V7_LP64_OFF64 239
                    _SC_V7_LPBIG_OFFBIG 240
                    _SC_SS_REPL_MAX 241
                    _SC_TRACE_EVENT_NAME_MAX 242
                    _SC_TRACE_NAME_MAX 243
                    _SC_TRACE_SYS_MAX 244
                    _SC_TRACE_USER_EVENT_MAX 245
                    _SC_XOPEN_STREAMS 246
                    _SC_THREAD_ROBUST_PRIO_INHERIT 247
                    _SC_THREAD_ROBUST_PRIO_PROTECT 248
                    _SC_MINSIGSTKSZ 249
                    _SC_SIGSTKSZ 250
                    _SC_PAGE_SIZE 30
                    """;
            case "pathconf" -> """
                    _PC_LINK_MAX 0
                    _PC_MAX_CANON 1
                    _PC_MAX_INPUT 2
                    _PC_NAME_MAX 3
                    _PC_PATH_MAX 4
                    _PC_PIPE_BUF 5
                    _PC_CHOWN_RESTRICTED 6
                    _PC_NO_TRUNC 7
                    _PC_VDISABLE 8
                    _PC_SYNC_IO 9
                    _PC_ASYNC_IO 10
                    _PC_PRIO_IO 11
                    _PC_SOCK_MAXBUF 12
                    _PC_FILESIZEBITS 13
                    _PC_REC_INCR_XFER_SIZE 14
                    _PC_REC_MAX_XFER_SIZE 15
                    _PC_REC_MIN_XFER_SIZE 16
                    _PC_REC_XFER_ALIGN 17
                    _PC_ALLOC_SIZE_MIN 18
                    _PC_SYMLINK_MAX 19
                    _PC_2_SYMLINKS 20
                    """;
            case "confstr" -> """
                    _CS_PATH 0
                    _CS_V6_WIDTH_RESTRICTED_ENVS 1
                    _CS_GNU_LIBC_VERSION 2
                    _CS_GNU_LIBPTHREAD_VERSION 3
                    _CS_V5_WIDTH_RESTRICTED_ENVS 4
                    _CS_V7_WIDTH_RESTRICTED_ENVS 5
                    _CS_LFS_CFLAGS 1000
                    _CS_LFS_LDFLAGS 1001
                    _CS_LFS_LIBS 1002
                    _CS_LFS_LINTFLAGS 1003
                    _CS_LFS64_CFLAGS 1004
                    _CS_LFS64_LDFLAGS 1005
                    _CS_LFS64_LIBS 1006
                    _CS_LFS64_LINTFLAGS 1007
                    _CS_XBS5_ILP32_OFF32_CFLAGS 1100
                    _CS_XBS5_ILP32_OFF32_LDFLAGS 1101
                    _CS_XBS5_ILP32_OFF32_LIBS 1102
                    _CS_XBS5_ILP32_OFF32_LINTFLAGS 1103
                    _CS_XBS5_ILP32_OFFBIG_CFLAGS 1104
                    _CS_XBS5_ILP32_OFFBIG_LDFLAGS 1105
                    _CS_XBS5_ILP32_OFFBIG_LIBS 1106
                    _CS_XBS5_ILP32_OFFBIG_LINTFLAGS 1107
                    _CS_XBS5_LP64_OFF64_CFLAGS 1108
                    _CS_XBS5_LP64_OFF64_LDFLAGS 1109
                    _CS_XBS5_LP64_OFF64_LIBS 1110
                    _CS_XBS5_LP64_OFF64_LINTFLAGS 1111
                    _CS_XBS5_LPBIG_OFFBIG_CFLAGS 1112
                    _CS_XBS5_LPBIG_OFFBIG_LDFLAGS 1113
                    _CS_XBS5_LPBIG_OFFBIG_LIBS 1114
                    _CS_XBS5_LPBIG_OFFBIG_LINTFLAGS 1115
                    _CS_POSIX_V6_ILP32_OFF32_CFLAGS 1116
                    _CS_POSIX_V6_ILP32_OFF32_LDFLAGS 1117
                    _CS_POSIX_V6_ILP32_OFF32_LIBS 1118
                    _CS_POSIX_V6_ILP32_OFF32_LINTFLAGS 1119
                    _CS_POSIX_V6_ILP32_OFFBIG_CFLAGS 1120
                    _CS_POSIX_V6_ILP32_OFFBIG_LDFLAGS 1121
                    _CS_POSIX_V6_ILP32_OFFBIG_LIBS 1122
                    _CS_POSIX_V6_ILP32_OFFBIG_LINTFLAGS 1123
                    _CS_POSIX_V6_LP64_OFF64_CFLAGS 1124
                    _CS_POSIX_V6_LP64_OFF64_LDFLAGS 1125
                    _CS_POSIX_V6_LP64_OFF64_LIBS 1126
                    _CS_POSIX_V6_LP64_OFF64_LINTFLAGS 1127
                    _CS_POSIX_V6_LPBIG_OFFBIG_CFLAGS 1128
                    _CS_POSIX_V6_LPBIG_OFFBIG_LDFLAGS 1129
                    _CS_POSIX_V6_LPBIG_OFFBIG_LIBS 1130
                    _CS_POSIX_V6_LPBIG_OFFBIG_LINTFLAGS 1131
                    _CS_POSIX_V7_ILP32_OFF32_CFLAGS 1132
                    _CS_POSIX_V7_ILP32_OFF32_LDFLAGS 1133
                    _CS_POSIX_V7_ILP32_OFF32_LIBS 1134
                    _CS_POSIX_V7_ILP32_OFF32_LINTFLAGS 1135
                    _CS_POSIX_V7_ILP32_OFFBIG_CFLAGS 1136
                    _CS_POSIX_V7_ILP32_OFFBIG_LDFLAGS 1137
                    _CS_POSIX_V7_ILP32_OFFBIG_LIBS 1138
                    _CS_POSIX_V7_ILP32_OFFBIG_LINTFLAGS 1139
                    _CS_POSIX_V7_LP64_OFF64_CFLAGS 1140
                    _CS_POSIX_V7_LP64_OFF64_LDFLAGS 1141
                    _CS_POSIX_V7_LP64_OFF64_LIBS 1142
                    _CS_POSIX_V7_LP64_OFF64_LINTFLAGS 1143
                    _CS_POSIX_V7_LPBIG_OFFBIG_CFLAGS 1144
                    _CS_POSIX_V7_LPBIG_OFFBIG_LDFLAGS 1145
                    _CS_POSIX_V7_LPBIG_OFFBIG_LIBS 1146
                    _CS_POSIX_V7_LPBIG_OFFBIG_LINTFLAGS 1147
                    _CS_V6_ENV 1148
                    _CS_V7_ENV 1149
                    _CS_POSIX_V5_WIDTH_RESTRICTED_ENVS 4
                    _CS_POSIX_V6_WIDTH_RESTRICTED_ENVS 1
                    _CS_POSIX_V7_WIDTH_RESTRICTED_ENVS 5
                    """;
            case "configuration" -> """
                    AT_PHDR 3
                    AT_PHENT 4
                    AT_PHNUM 5
                    AT_PAGESZ 6
                    AT_BASE 7
                    AT_ENTRY 9
                    AT_UID 11
                    AT_EUID 12
                    AT_GID 13
                    AT_EGID 14
                    AT_PLATFORM 15
                    AT_HWCAP 16
                    AT_HWCAP2 26
                    AT_CLKTCK 17
                    AT_SECURE 23
                    AT_RANDOM 25
                    AT_EXECFN 31
                    AT_SYSINFO_EHDR 33
                    AT_MINSIGSTKSZ 51
                    NGROUPS_MAX 65536
                    TMP_MAX 238328
                    EX_OK 0
                    EX_USAGE 64
                    EX_DATAERR 65
                    EX_NOINPUT 66
                    EX_NOUSER 67
                    EX_NOHOST 68
                    EX_UNAVAILABLE 69
                    EX_SOFTWARE 70
                    EX_OSERR 71
                    EX_OSFILE 72
                    EX_CANTCREAT 73
                    EX_IOERR 74
                    EX_TEMPFAIL 75
                    EX_PROTOCOL 76
                    EX_NOPERM 77
                    EX_CONFIG 78
                    LC_CTYPE 0
                    LC_NUMERIC 1
                    LC_TIME 2
                    LC_COLLATE 3
                    LC_MONETARY 4
                    LC_MESSAGES 5
                    LC_ALL 6
                    CODESET 14
                    D_T_FMT 131112
                    D_FMT 131113
                    T_FMT 131114
                    T_FMT_AMPM 131115
                    AM_STR 131110
                    PM_STR 131111
                    DAY_1 131079
                    ABDAY_1 131072
                    MON_1 131098
                    ABMON_1 131086
                    RADIXCHAR 65536
                    THOUSEP 65537
                    YESEXPR 327680
                    NOEXPR 327681
                    CRNCYSTR 262159
                    ERA 131116
                    """;
            case "scheduling" -> """
                    PRIO_PROCESS 0
                    PRIO_PGRP 1
                    PRIO_USER 2
                    SCHED_OTHER 0
                    SCHED_NORMAL 0
                    SCHED_FIFO 1
                    SCHED_RR 2
                    SCHED_BATCH 3
                    SCHED_IDLE 5
                    SCHED_DEADLINE 6
                    SCHED_RESET_ON_FORK 1073741824
                    IOPRIO_WHO_PROCESS 1
                    IOPRIO_WHO_PGRP 2
                    IOPRIO_WHO_USER 3
                    IOPRIO_CLASS_NONE 0
                    IOPRIO_CLASS_RT 1
                    IOPRIO_CLASS_BE 2
                    IOPRIO_CLASS_IDLE 3
                    """;
            case "resources" -> """
                    RLIM_INFINITY -1
                    RLIMIT_AS 9
                    RLIMIT_CORE 4
                    RLIMIT_CPU 0
                    RLIMIT_DATA 2
                    RLIMIT_FSIZE 1
                    RLIMIT_LOCKS 10
                    RLIMIT_MEMLOCK 8
                    RLIMIT_MSGQUEUE 12
                    RLIMIT_NICE 13
                    RLIMIT_NOFILE 7
                    RLIMIT_OFILE 7
                    RLIMIT_NPROC 6
                    RLIMIT_RSS 5
                    RLIMIT_RTPRIO 14
                    RLIMIT_RTTIME 15
                    RLIMIT_SIGPENDING 11
                    RLIMIT_STACK 3
                    RUSAGE_SELF 0
                    RUSAGE_CHILDREN -1
                    RUSAGE_THREAD 1
                    """;
            case "log" -> """
                    LOG_EMERG 0
                    LOG_ALERT 1
                    LOG_CRIT 2
                    LOG_ERR 3
                    LOG_WARNING 4
                    LOG_NOTICE 5
                    LOG_INFO 6
                    LOG_DEBUG 7
                    LOG_KERN 0
                    LOG_USER 8
                    LOG_MAIL 16
                    LOG_DAEMON 24
                    LOG_AUTH 32
                    LOG_SYSLOG 40
                    LOG_LPR 48
                    LOG_NEWS 56
                    LOG_UUCP 64
                    LOG_CRON 72
                    LOG_AUTHPRIV 80
                    LOG_FTP 88
                    LOG_LOCAL0 128
                    LOG_LOCAL1 136
                    LOG_LOCAL2 144
                    LOG_LOCAL3 152
                    LOG_LOCAL4 160
                    LOG_LOCAL5 168
                    LOG_LOCAL6 176
                    LOG_LOCAL7 184
                    LOG_PID 1
                    LOG_CONS 2
                    LOG_ODELAY 4
                    LOG_NDELAY 8
                    LOG_NOWAIT 16
                    LOG_PERROR 32
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
                    TCSANOW 0
                    TCSADRAIN 1
                    TCSAFLUSH 2
                    TCOOFF 0
                    TCOON 1
                    TCIOFF 2
                    TCION 3
                    TCIFLUSH 0
                    TCOFLUSH 1
                    TCIOFLUSH 2
                    NCCS 19
                    _POSIX_VDISABLE 0
                    VINTR 0
                    VQUIT 1
                    VERASE 2
                    VKILL 3
                    VEOF 4
                    VTIME 5
                    VMIN 6
                    VSWTC 7
                    VSWTCH 7
                    VSTART 8
                    VSTOP 9
                    VSUSP 10
                    VEOL 11
                    VREPRINT 12
                    VDISCARD 13
                    VWERASE 14
                    VLNEXT 15
                    VEOL2 16
                    IGNBRK 1
                    BRKINT 2
                    IGNPAR 4
                    PARMRK 8
                    INPCK 16
                    ISTRIP 32
                    INLCR 64
                    IGNCR 128
                    ICRNL 256
                    IUCLC 512
                    IXON 1024
                    IXANY 2048
                    IXOFF 4096
                    IMAXBEL 8192
                    IUTF8 16384
                    OPOST 1
                    OLCUC 2
                    ONLCR 4
                    OCRNL 8
                    ONOCR 16
                    ONLRET 32
                    OFILL 64
                    OFDEL 128
                    NLDLY 256
                    NL0 0
                    NL1 256
                    CRDLY 1536
                    CR0 0
                    CR1 512
                    CR2 1024
                    CR3 1536
                    TABDLY 6144
                    TAB0 0
                    TAB1 2048
                    TAB2 4096
                    TAB3 6144
                    XTABS 6144
                    BSDLY 8192
                    BS0 0
                    BS1 8192
                    VTDLY 16384
                    VT0 0
                    VT1 16384
                    FFDLY 32768
                    FF0 0
                    FF1 32768
                    CSIZE 48
                    CS5 0
                    CS6 16
                    CS7 32
                    CS8 48
                    CSTOPB 64
                    CREAD 128
                    PARENB 256
                    PARODD 512
                    HUPCL 1024
                    CLOCAL 2048
                    CMSPAR 1073741824
                    CRTSCTS -2147483648
                    CBAUD 4111
                    CBAUDEX 4096
                    CIBAUD 269418496
                    IBSHIFT 16
                    BOTHER 4096
                    ISIG 1
                    ICANON 2
                    XCASE 4
                    ECHO 8
                    ECHOE 16
                    ECHOK 32
                    ECHONL 64
                    NOFLSH 128
                    TOSTOP 256
                    ECHOCTL 512
                    ECHOPRT 1024
                    ECHOKE 2048
                    FLUSHO 4096
                    PENDIN 16384
                    IEXTEN 32768
                    EXTPROC 65536
                    B0 0
                    B50 1
                    B75 2
                    B110 3
                    B134 4
                    B150 5
                    B200 6
                    B300 7
                    B600 8
                    B1200 9
                    B1800 10
                    B2400 11
                    B4800 12
                    B9600 13
                    B19200 14
                    B38400 15
                    EXTA 14
                    EXTB 15
                    B57600 4097
                    B115200 4098
                    B230400 4099
                    B460800 4100
                    B500000 4101
                    B576000 4102
                    B921600 4103
                    B1000000 4104
                    B1152000 4105
                    B1500000 4106
                    B2000000 4107
                    B2500000 4108
                    B3000000 4109
                    B3500000 4110
                    B4000000 4111
                    CINTR 3
                    CQUIT 28
                    CERASE 127
                    CKILL 21
                    CEOF 4
                    CEOT 4
                    CEOL 0
                    CSTART 17
                    CSTOP 19
                    CSUSP 26
                    CDSUSP 25
                    CRPRNT 18
                    CFLUSH 15
                    CWERASE 23
                    CLNEXT 22
                    """;
            case "terminalrequests" -> """
                    TCGETS 21505
                    TCSETS 21506
                    TCSETSW 21507
                    TCSETSF 21508
                    TCGETS2 -2144578518
                    TCSETS2 1076646955
                    TCSETSW2 1076646956
                    TCSETSF2 1076646957
                    TCGETA 21509
                    TCSETA 21510
                    TCSETAW 21511
                    TCSETAF 21512
                    NCC 8
                    TCSBRK 21513
                    TCSBRKP 21541
                    TIOCSBRK 21543
                    TIOCCBRK 21544
                    TCXONC 21514
                    TCFLSH 21515
                    TIOCGWINSZ 21523
                    TIOCSWINSZ 21524
                    TIOCSCTTY 21518
                    TIOCNOTTY 21538
                    TIOCGPGRP 21519
                    TIOCSPGRP 21520
                    TIOCGSID 21545
                    TIOCEXCL 21516
                    TIOCNXCL 21517
                    TIOCGEXCL -2147199936
                    TIOCGPTN -2147199952
                    TIOCSPTLCK 1074025521
                    TIOCGPTLCK -2147199943
                    TIOCGPTPEER 21569
                    TIOCPKT 21536
                    TIOCGPKT -2147199944
                    TIOCPKT_DATA 0
                    TIOCPKT_FLUSHREAD 1
                    TIOCPKT_FLUSHWRITE 2
                    TIOCPKT_STOP 4
                    TIOCPKT_START 8
                    TIOCPKT_NOSTOP 16
                    TIOCPKT_DOSTOP 32
                    TIOCPKT_IOCTL 64
                    TIOCSTI 21522
                    TIOCCONS 21533
                    TIOCLINUX 21532
                    TIOCINQ 21531
                    TIOCOUTQ 21521
                    TIOCGETD 21540
                    TIOCSETD 21539
                    N_TTY 0
                    N_SLIP 1
                    N_MOUSE 2
                    N_PPP 3
                    N_STRIP 4
                    TIOCMGET 21525
                    TIOCMSET 21528
                    TIOCMBIS 21526
                    TIOCMBIC 21527
                    TIOCMIWAIT 21596
                    TIOCGICOUNT 21597
                    TIOCM_LE 1
                    TIOCM_DTR 2
                    TIOCM_RTS 4
                    TIOCM_ST 8
                    TIOCM_SR 16
                    TIOCM_CTS 32
                    TIOCM_CAR 64
                    TIOCM_CD 64
                    TIOCM_RNG 128
                    TIOCM_RI 128
                    TIOCM_DSR 256
                    TIOCGSOFTCAR 21529
                    TIOCSSOFTCAR 21530
                    TIOCGLCKTRMIOS 21590
                    TIOCSLCKTRMIOS 21591
                    TIOCGSERIAL 21534
                    TIOCSSERIAL 21535
                    TIOCSERCONFIG 21587
                    TIOCSERGWILD 21588
                    TIOCSERSWILD 21589
                    TIOCSERGSTRUCT 21592
                    TIOCSERGETLSR 21593
                    TIOCSER_TEMT 1
                    TIOCSERGETMULTI 21594
                    TIOCSERSETMULTI 21595
                    TIOCVHANGUP 21559
                    FIONREAD 21531
                    FIONBIO 21537
                    FIOASYNC 21586
                    FIOCLEX 21585
                    FIONCLEX 21584
                    IOCSIZE_MASK 1073676288
                    IOCSIZE_SHIFT 16
                    """;
            case "sockets" -> """
                    AF_UNSPEC 0
                    AF_UNIX 1
                    AF_LOCAL 1
                    AF_INET 2
                    AF_INET6 10
                    AF_NETLINK 16
                    AF_PACKET 17
                    AF_VSOCK 40
                    AF_ALG 38
                    AF_CAN 29
                    AF_BLUETOOTH 31
                    AF_TIPC 30
                    AF_XDP 44
                    SOCK_STREAM 1
                    SOCK_DGRAM 2
                    SOCK_RAW 3
                    SOCK_RDM 4
                    SOCK_SEQPACKET 5
                    SOCK_CLOEXEC 524288
                    SOCK_NONBLOCK 2048
                    SHUT_RD 0
                    SHUT_WR 1
                    SHUT_RDWR 2
                    SOMAXCONN 4096
                    SOL_SOCKET 1
                    SOL_IP 0
                    SOL_IPV6 41
                    SOL_TCP 6
                    SOL_UDP 17
                    SOL_NETLINK 270
                    SOL_PACKET 263
                    SO_ACCEPTCONN 30
                    SO_BINDTODEVICE 25
                    SO_BROADCAST 6
                    SO_BUSY_POLL 46
                    SO_DEBUG 1
                    SO_DOMAIN 39
                    SO_DONTROUTE 5
                    SO_ERROR 4
                    SO_INCOMING_CPU 49
                    SO_INCOMING_NAPI_ID 56
                    SO_KEEPALIVE 9
                    SO_LINGER 13
                    SO_LOCK_FILTER 44
                    SO_ATTACH_FILTER 26
                    SO_ATTACH_BPF 50
                    SO_DETACH_FILTER 27
                    SO_MARK 36
                    SO_MAX_PACING_RATE 47
                    SO_OOBINLINE 10
                    SO_PASSCRED 16
                    SO_PASSSEC 34
                    SO_PEEK_OFF 42
                    SO_PEERCRED 17
                    SO_PEERGROUPS 59
                    SO_PEERPIDFD 77
                    SO_PEERSEC 31
                    SO_PASSPIDFD 76
                    SO_PRIORITY 12
                    SO_PROTOCOL 38
                    SO_RCVBUF 8
                    SO_RCVBUFFORCE 33
                    SO_RCVLOWAT 18
                    SO_RCVTIMEO 20
                    SO_REUSEADDR 2
                    SO_REUSEPORT 15
                    SO_RXQ_OVFL 40
                    SO_SNDBUF 7
                    SO_SNDBUFFORCE 32
                    SO_SNDTIMEO 21
                    SO_TIMESTAMP 29
                    SO_TIMESTAMPNS 35
                    SO_TIMESTAMPING 37
                    SO_TXTIME 61
                    SO_TYPE 3
                    SO_ZEROCOPY 60
                    SO_COOKIE 57
                    SCM_RIGHTS 1
                    SCM_CREDENTIALS 2
                    SCM_SECURITY 3
                    SCM_PIDFD 4
                    SCM_TIMESTAMP 29
                    SCM_TIMESTAMPNS 35
                    MSG_CMSG_CLOEXEC 1073741824
                    MSG_CONFIRM 2048
                    MSG_CTRUNC 8
                    MSG_DONTROUTE 4
                    MSG_DONTWAIT 64
                    MSG_EOR 128
                    MSG_ERRQUEUE 8192
                    MSG_FASTOPEN 536870912
                    MSG_MORE 32768
                    MSG_NOSIGNAL 16384
                    MSG_OOB 1
                    MSG_PEEK 2
                    MSG_TRUNC 32
                    MSG_WAITALL 256
                    MSG_WAITFORONE 65536
                    MSG_ZEROCOPY 67108864
                    IPPROTO_IP 0
                    IPPROTO_ICMP 1
                    IPPROTO_IGMP 2
                    IPPROTO_IPIP 4
                    IPPROTO_TCP 6
                    IPPROTO_UDP 17
                    IPPROTO_IPV6 41
                    IPPROTO_GRE 47
                    IPPROTO_ESP 50
                    IPPROTO_AH 51
                    IPPROTO_ICMPV6 58
                    IPPROTO_SCTP 132
                    IPPROTO_UDPLITE 136
                    IPPROTO_MPTCP 262
                    IPPROTO_RAW 255
                    TCP_NODELAY 1
                    TCP_MAXSEG 2
                    TCP_CORK 3
                    TCP_KEEPIDLE 4
                    TCP_KEEPINTVL 5
                    TCP_KEEPCNT 6
                    TCP_SYNCNT 7
                    TCP_LINGER2 8
                    TCP_DEFER_ACCEPT 9
                    TCP_WINDOW_CLAMP 10
                    TCP_INFO 11
                    TCP_QUICKACK 12
                    TCP_CONGESTION 13
                    TCP_MD5SIG 14
                    TCP_USER_TIMEOUT 18
                    TCP_FASTOPEN 23
                    TCP_FASTOPEN_CONNECT 30
                    TCP_TIMESTAMP 24
                    TCP_NOTSENT_LOWAT 25
                    TCP_ULP 31
                    TCP_SAVE_SYN 27
                    TCP_SAVED_SYN 28
                    IP_TOS 1
                    IP_TTL 2
                    IP_HDRINCL 3
                    IP_OPTIONS 4
                    IP_PKTINFO 8
                    IP_RECVTTL 12
                    IP_RECVTOS 13
                    IP_RECVERR 11
                    IP_MTU 14
                    IP_MTU_DISCOVER 10
                    IP_FREEBIND 15
                    IP_TRANSPARENT 19
                    IP_BIND_ADDRESS_NO_PORT 24
                    IP_MULTICAST_IF 32
                    IP_MULTICAST_TTL 33
                    IP_MULTICAST_LOOP 34
                    IP_ADD_MEMBERSHIP 35
                    IP_DROP_MEMBERSHIP 36
                    IP_ADD_SOURCE_MEMBERSHIP 39
                    IP_DROP_SOURCE_MEMBERSHIP 40
                    IPV6_V6ONLY 26
                    IPV6_UNICAST_HOPS 16
                    IPV6_TCLASS 67
                    IPV6_MTU 24
                    IPV6_RECVERR 25
                    IPV6_RECVPKTINFO 49
                    IPV6_PKTINFO 50
                    IPV6_RECVHOPLIMIT 51
                    IPV6_HOPLIMIT 52
                    IPV6_RECVTCLASS 66
                    IPV6_MULTICAST_IF 17
                    IPV6_MULTICAST_HOPS 18
                    IPV6_MULTICAST_LOOP 19
                    IPV6_JOIN_GROUP 20
                    IPV6_LEAVE_GROUP 21
                    UDP_CORK 1
                    UDP_SEGMENT 103
                    UDP_GRO 104
                    VMADDR_CID_ANY -1
                    VMADDR_CID_LOCAL 1
                    VMADDR_CID_HOST 2
                    VMADDR_PORT_ANY -1
                    IOCTL_VM_SOCKETS_GET_LOCAL_CID 1977
                    NETLINK_ROUTE 0
                    NETLINK_SOCK_DIAG 4
                    NETLINK_AUDIT 9
                    NETLINK_NETFILTER 12
                    NETLINK_KOBJECT_UEVENT 15
                    NETLINK_GENERIC 16
                    """;
            case "network" -> """
                    IF_NAMESIZE 16
                    IFF_UP 1
                    IFF_BROADCAST 2
                    IFF_DEBUG 4
                    IFF_LOOPBACK 8
                    IFF_POINTOPOINT 16
                    IFF_NOTRAILERS 32
                    IFF_RUNNING 64
                    IFF_NOARP 128
                    IFF_PROMISC 256
                    IFF_ALLMULTI 512
                    IFF_MASTER 1024
                    IFF_SLAVE 2048
                    IFF_MULTICAST 4096
                    IFF_PORTSEL 8192
                    IFF_AUTOMEDIA 16384
                    IFF_DYNAMIC 32768
                    IFF_LOWER_UP 65536
                    IFF_DORMANT 131072
                    IFF_ECHO 262144
                    """;
            case "control" -> """
                    FIOQSIZE 21600
                    FIFREEZE 3221510263
                    FITHAW 3221510264
                    FITRIM 3222820985
                    FS_IOC_GETFLAGS 2148034049
                    FS_IOC_SETFLAGS 1074292226
                    FS_SYNC_FL 8
                    FS_IMMUTABLE_FL 16
                    FS_APPEND_FL 32
                    FS_NODUMP_FL 64
                    FS_NOATIME_FL 128
                    FS_NOCOW_FL 8388608
                    BLKGETSIZE64 2148012658
                    BLKSSZGET 4712
                    BLKROGET 4702
                    BLKFLSBUF 4705
                    PR_SET_PDEATHSIG 1
                    PR_GET_PDEATHSIG 2
                    PR_GET_DUMPABLE 3
                    PR_SET_DUMPABLE 4
                    PR_GET_KEEPCAPS 7
                    PR_SET_KEEPCAPS 8
                    PR_SET_NAME 15
                    PR_GET_NAME 16
                    PR_GET_SECCOMP 21
                    PR_SET_SECCOMP 22
                    PR_CAPBSET_READ 23
                    PR_CAPBSET_DROP 24
                    PR_GET_TSC 25
                    PR_SET_TSC 26
                    PR_GET_SECUREBITS 27
                    PR_SET_SECUREBITS 28
                    PR_SET_TIMERSLACK 29
                    PR_GET_TIMERSLACK 30
                    PR_MCE_KILL 33
                    PR_MCE_KILL_GET 34
                    PR_SET_MM 35
                    PR_SET_PTRACER 1499557217
                    PR_SET_CHILD_SUBREAPER 36
                    PR_GET_CHILD_SUBREAPER 37
                    PR_SET_NO_NEW_PRIVS 38
                    PR_GET_NO_NEW_PRIVS 39
                    PR_GET_TID_ADDRESS 40
                    PR_SET_THP_DISABLE 41
                    PR_GET_THP_DISABLE 42
                    PR_CAP_AMBIENT 47
                    PR_CAP_AMBIENT_IS_SET 1
                    PR_CAP_AMBIENT_RAISE 2
                    PR_CAP_AMBIENT_LOWER 3
                    PR_CAP_AMBIENT_CLEAR_ALL 4
                    PR_GET_SPECULATION_CTRL 52
                    PR_SET_SPECULATION_CTRL 53
                    PR_SET_IO_FLUSHER 57
                    PR_GET_IO_FLUSHER 58
                    PR_SET_VMA 1398164801
                    PR_SET_VMA_ANON_NAME 0
                    PR_SET_MDWE 65
                    PR_GET_MDWE 66
                    PR_SET_MEMORY_MERGE 67
                    PR_GET_MEMORY_MERGE 68
                    PR_GET_AUXV 1096112214
                    """;
            case "capabilities" -> """
                    SECBIT_NOROOT 1
                    SECBIT_NOROOT_LOCKED 2
                    SECBIT_NO_SETUID_FIXUP 4
                    SECBIT_NO_SETUID_FIXUP_LOCKED 8
                    SECBIT_KEEP_CAPS 16
                    SECBIT_KEEP_CAPS_LOCKED 32
                    SECBIT_NO_CAP_AMBIENT_RAISE 64
                    SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED 128
                    """;
            case "seccomp" -> """
                    SECCOMP_MODE_DISABLED 0
                    SECCOMP_MODE_STRICT 1
                    SECCOMP_MODE_FILTER 2
                    SECCOMP_SET_MODE_STRICT 0
                    SECCOMP_SET_MODE_FILTER 1
                    SECCOMP_GET_ACTION_AVAIL 2
                    SECCOMP_GET_NOTIF_SIZES 3
                    SECCOMP_FILTER_FLAG_TSYNC 1
                    SECCOMP_FILTER_FLAG_LOG 2
                    SECCOMP_FILTER_FLAG_SPEC_ALLOW 4
                    SECCOMP_FILTER_FLAG_NEW_LISTENER 8
                    SECCOMP_FILTER_FLAG_TSYNC_ESRCH 16
                    SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV 32
                    SECCOMP_RET_KILL_PROCESS -2147483648
                    SECCOMP_RET_KILL_THREAD 0
                    SECCOMP_RET_KILL 0
                    SECCOMP_RET_TRAP 196608
                    SECCOMP_RET_ERRNO 327680
                    SECCOMP_RET_USER_NOTIF 2143289344
                    SECCOMP_RET_TRACE 2146435072
                    SECCOMP_RET_LOG 2147221504
                    SECCOMP_RET_ALLOW 2147418112
                    SECCOMP_RET_ACTION_FULL -65536
                    SECCOMP_RET_DATA 65535
                    AUDIT_ARCH_X86_64 -1073741762
                    AUDIT_ARCH_AARCH64 -1073741641
                    """;
            case "namespaces" -> """
                    CLONE_FILES 1024
                    CLONE_FS 512
                    CLONE_SYSVSEM 262144
                    CLONE_VM 256
                    CLONE_SIGHAND 2048
                    CLONE_THREAD 65536
                    CLONE_NEWNS 131072
                    CLONE_NEWCGROUP 33554432
                    CLONE_NEWUTS 67108864
                    CLONE_NEWIPC 134217728
                    CLONE_NEWUSER 268435456
                    CLONE_NEWPID 536870912
                    CLONE_NEWNET 1073741824
                    CLONE_NEWTIME 128
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
                    SIGEV_NONE 1
                    SIGEV_SIGNAL 0
                    SIGEV_THREAD_ID 4
                    """;
            case "syscalls" -> """
                    SYS__sysctl -1
                    SYS_accept 202
                    SYS_accept4 242
                    SYS_access -1
                    SYS_acct 89
                    SYS_add_key 217
                    SYS_adjtimex 171
                    SYS_afs_syscall -1
                    SYS_alarm -1
                    SYS_arch_prctl -1
                    SYS_bind 200
                    SYS_bpf 280
                    SYS_brk 214
                    SYS_cachestat 451
                    SYS_capget 90
                    SYS_capset 91
                    SYS_chdir 49
                    SYS_chmod -1
                    SYS_chown -1
                    SYS_chroot 51
                    SYS_clock_adjtime 266
                    SYS_clock_getres 114
                    SYS_clock_gettime 113
                    SYS_clock_nanosleep 115
                    SYS_clock_settime 112
                    SYS_clone 220
                    SYS_clone3 435
                    SYS_close 57
                    SYS_close_range 436
                    SYS_connect 203
                    SYS_copy_file_range 285
                    SYS_creat -1
                    SYS_create_module -1
                    SYS_delete_module 106
                    SYS_dup 23
                    SYS_dup2 -1
                    SYS_dup3 24
                    SYS_epoll_create -1
                    SYS_epoll_create1 20
                    SYS_epoll_ctl 21
                    SYS_epoll_ctl_old -1
                    SYS_epoll_pwait 22
                    SYS_epoll_pwait2 441
                    SYS_epoll_wait -1
                    SYS_epoll_wait_old -1
                    SYS_eventfd -1
                    SYS_eventfd2 19
                    SYS_execve 221
                    SYS_execveat 281
                    SYS_exit 93
                    SYS_exit_group 94
                    SYS_faccessat 48
                    SYS_faccessat2 439
                    SYS_fadvise64 223
                    SYS_fallocate 47
                    SYS_fanotify_init 262
                    SYS_fanotify_mark 263
                    SYS_fchdir 50
                    SYS_fchmod 52
                    SYS_fchmodat 53
                    SYS_fchmodat2 452
                    SYS_fchown 55
                    SYS_fchownat 54
                    SYS_fcntl 25
                    SYS_fdatasync 83
                    SYS_fgetxattr 10
                    SYS_file_getattr 468
                    SYS_file_setattr 469
                    SYS_finit_module 273
                    SYS_flistxattr 13
                    SYS_flock 32
                    SYS_fork -1
                    SYS_fremovexattr 16
                    SYS_fsconfig 431
                    SYS_fsetxattr 7
                    SYS_fsmount 432
                    SYS_fsopen 430
                    SYS_fspick 433
                    SYS_fstat 80
                    SYS_fstatfs 44
                    SYS_fsync 82
                    SYS_ftruncate 46
                    SYS_futex 98
                    SYS_futex_requeue 456
                    SYS_futex_wait 455
                    SYS_futex_waitv 449
                    SYS_futex_wake 454
                    SYS_futimesat -1
                    SYS_get_kernel_syms -1
                    SYS_get_mempolicy 236
                    SYS_get_robust_list 100
                    SYS_get_thread_area -1
                    SYS_getcpu 168
                    SYS_getcwd 17
                    SYS_getdents -1
                    SYS_getdents64 61
                    SYS_getegid 177
                    SYS_geteuid 175
                    SYS_getgid 176
                    SYS_getgroups 158
                    SYS_getitimer 102
                    SYS_getpeername 205
                    SYS_getpgid 155
                    SYS_getpgrp -1
                    SYS_getpid 172
                    SYS_getpmsg -1
                    SYS_getppid 173
                    SYS_getpriority 141
                    SYS_getrandom 278
                    SYS_getresgid 150
                    SYS_getresuid 148
                    SYS_getrlimit 163
                    SYS_getrusage 165
                    SYS_getsid 156
                    SYS_getsockname 204
                    SYS_getsockopt 209
                    SYS_gettid 178
                    SYS_gettimeofday 169
                    SYS_getuid 174
                    SYS_getxattr 8
                    SYS_getxattrat 464
                    SYS_init_module 105
                    SYS_inotify_add_watch 27
                    SYS_inotify_init -1
                    SYS_inotify_init1 26
                    SYS_inotify_rm_watch 28
                    SYS_io_cancel 3
                    SYS_io_destroy 1
                    SYS_io_getevents 4
                    SYS_io_pgetevents 292
                    SYS_io_setup 0
                    SYS_io_submit 2
                    SYS_io_uring_enter 426
                    SYS_io_uring_register 427
                    SYS_io_uring_setup 425
                    SYS_ioctl 29
                    SYS_ioperm -1
                    SYS_iopl -1
                    SYS_ioprio_get 31
                    SYS_ioprio_set 30
                    SYS_kcmp 272
                    SYS_kexec_file_load 294
                    SYS_kexec_load 104
                    SYS_keyctl 219
                    SYS_kill 129
                    SYS_landlock_add_rule 445
                    SYS_landlock_create_ruleset 444
                    SYS_landlock_restrict_self 446
                    SYS_lchown -1
                    SYS_lgetxattr 9
                    SYS_link -1
                    SYS_linkat 37
                    SYS_listen 201
                    SYS_listmount 458
                    SYS_listns 470
                    SYS_listxattr 11
                    SYS_listxattrat 465
                    SYS_llistxattr 12
                    SYS_lookup_dcookie 18
                    SYS_lremovexattr 15
                    SYS_lseek 62
                    SYS_lsetxattr 6
                    SYS_lsm_get_self_attr 459
                    SYS_lsm_list_modules 461
                    SYS_lsm_set_self_attr 460
                    SYS_lstat -1
                    SYS_madvise 233
                    SYS_map_shadow_stack 453
                    SYS_mbind 235
                    SYS_membarrier 283
                    SYS_memfd_create 279
                    SYS_memfd_secret 447
                    SYS_migrate_pages 238
                    SYS_mincore 232
                    SYS_mkdir -1
                    SYS_mkdirat 34
                    SYS_mknod -1
                    SYS_mknodat 33
                    SYS_mlock 228
                    SYS_mlock2 284
                    SYS_mlockall 230
                    SYS_mmap 222
                    SYS_modify_ldt -1
                    SYS_mount 40
                    SYS_mount_setattr 442
                    SYS_move_mount 429
                    SYS_move_pages 239
                    SYS_mprotect 226
                    SYS_mq_getsetattr 185
                    SYS_mq_notify 184
                    SYS_mq_open 180
                    SYS_mq_timedreceive 183
                    SYS_mq_timedsend 182
                    SYS_mq_unlink 181
                    SYS_mremap 216
                    SYS_mseal 462
                    SYS_msgctl 187
                    SYS_msgget 186
                    SYS_msgrcv 188
                    SYS_msgsnd 189
                    SYS_msync 227
                    SYS_munlock 229
                    SYS_munlockall 231
                    SYS_munmap 215
                    SYS_name_to_handle_at 264
                    SYS_nanosleep 101
                    SYS_newfstatat 79
                    SYS_nfsservctl 42
                    SYS_open -1
                    SYS_open_by_handle_at 265
                    SYS_open_tree 428
                    SYS_open_tree_attr 467
                    SYS_openat 56
                    SYS_openat2 437
                    SYS_pause -1
                    SYS_perf_event_open 241
                    SYS_personality 92
                    SYS_pidfd_getfd 438
                    SYS_pidfd_open 434
                    SYS_pidfd_send_signal 424
                    SYS_pipe -1
                    SYS_pipe2 59
                    SYS_pivot_root 41
                    SYS_pkey_alloc 289
                    SYS_pkey_free 290
                    SYS_pkey_mprotect 288
                    SYS_poll -1
                    SYS_ppoll 73
                    SYS_prctl 167
                    SYS_pread64 67
                    SYS_preadv 69
                    SYS_preadv2 286
                    SYS_prlimit64 261
                    SYS_process_madvise 440
                    SYS_process_mrelease 448
                    SYS_process_vm_readv 270
                    SYS_process_vm_writev 271
                    SYS_pselect6 72
                    SYS_ptrace 117
                    SYS_putpmsg -1
                    SYS_pwrite64 68
                    SYS_pwritev 70
                    SYS_pwritev2 287
                    SYS_query_module -1
                    SYS_quotactl 60
                    SYS_quotactl_fd 443
                    SYS_read 63
                    SYS_readahead 213
                    SYS_readlink -1
                    SYS_readlinkat 78
                    SYS_readv 65
                    SYS_reboot 142
                    SYS_recvfrom 207
                    SYS_recvmmsg 243
                    SYS_recvmsg 212
                    SYS_remap_file_pages 234
                    SYS_removexattr 14
                    SYS_removexattrat 466
                    SYS_rename -1
                    SYS_renameat 38
                    SYS_renameat2 276
                    SYS_request_key 218
                    SYS_restart_syscall 128
                    SYS_rmdir -1
                    SYS_rseq 293
                    SYS_rseq_slice_yield 471
                    SYS_rt_sigaction 134
                    SYS_rt_sigpending 136
                    SYS_rt_sigprocmask 135
                    SYS_rt_sigqueueinfo 138
                    SYS_rt_sigreturn 139
                    SYS_rt_sigsuspend 133
                    SYS_rt_sigtimedwait 137
                    SYS_rt_tgsigqueueinfo 240
                    SYS_sched_get_priority_max 125
                    SYS_sched_get_priority_min 126
                    SYS_sched_getaffinity 123
                    SYS_sched_getattr 275
                    SYS_sched_getparam 121
                    SYS_sched_getscheduler 120
                    SYS_sched_rr_get_interval 127
                    SYS_sched_setaffinity 122
                    SYS_sched_setattr 274
                    SYS_sched_setparam 118
                    SYS_sched_setscheduler 119
                    SYS_sched_yield 124
                    SYS_seccomp 277
                    SYS_security -1
                    SYS_select -1
                    SYS_semctl 191
                    SYS_semget 190
                    SYS_semop 193
                    SYS_semtimedop 192
                    SYS_sendfile 71
                    SYS_sendmmsg 269
                    SYS_sendmsg 211
                    SYS_sendto 206
                    SYS_set_mempolicy 237
                    SYS_set_mempolicy_home_node 450
                    SYS_set_robust_list 99
                    SYS_set_thread_area -1
                    SYS_set_tid_address 96
                    SYS_setdomainname 162
                    SYS_setfsgid 152
                    SYS_setfsuid 151
                    SYS_setgid 144
                    SYS_setgroups 159
                    SYS_sethostname 161
                    SYS_setitimer 103
                    SYS_setns 268
                    SYS_setpgid 154
                    SYS_setpriority 140
                    SYS_setregid 143
                    SYS_setresgid 149
                    SYS_setresuid 147
                    SYS_setreuid 145
                    SYS_setrlimit 164
                    SYS_setsid 157
                    SYS_setsockopt 208
                    SYS_settimeofday 170
                    SYS_setuid 146
                    SYS_setxattr 5
                    SYS_setxattrat 463
                    SYS_shmat 196
                    SYS_shmctl 195
                    SYS_shmdt 197
                    SYS_shmget 194
                    SYS_shutdown 210
                    SYS_sigaltstack 132
                    SYS_signalfd -1
                    SYS_signalfd4 74
                    SYS_socket 198
                    SYS_socketpair 199
                    SYS_splice 76
                    SYS_stat -1
                    SYS_statfs 43
                    SYS_statmount 457
                    SYS_statx 291
                    SYS_swapoff 225
                    SYS_swapon 224
                    SYS_symlink -1
                    SYS_symlinkat 36
                    SYS_sync 81
                    SYS_sync_file_range 84
                    SYS_syncfs 267
                    SYS_sysfs -1
                    SYS_sysinfo 179
                    SYS_syslog 116
                    SYS_tee 77
                    SYS_tgkill 131
                    SYS_time -1
                    SYS_timer_create 107
                    SYS_timer_delete 111
                    SYS_timer_getoverrun 109
                    SYS_timer_gettime 108
                    SYS_timer_settime 110
                    SYS_timerfd_create 85
                    SYS_timerfd_gettime 87
                    SYS_timerfd_settime 86
                    SYS_times 153
                    SYS_tkill 130
                    SYS_truncate 45
                    SYS_tuxcall -1
                    SYS_umask 166
                    SYS_umount2 39
                    SYS_uname 160
                    SYS_unlink -1
                    SYS_unlinkat 35
                    SYS_unshare 97
                    SYS_uprobe -1
                    SYS_uretprobe -1
                    SYS_uselib -1
                    SYS_userfaultfd 282
                    SYS_ustat -1
                    SYS_utime -1
                    SYS_utimensat 88
                    SYS_utimes -1
                    SYS_vfork -1
                    SYS_vhangup 58
                    SYS_vmsplice 75
                    SYS_vserver -1
                    SYS_wait4 260
                    SYS_waitid 95
                    SYS_write 64
                    SYS_writev 66
                    """;
            case "libraries" -> """
                    RTLD_LAZY 1
                    RTLD_NOW 2
                    RTLD_GLOBAL 256
                    RTLD_LOCAL 0
                    RTLD_NODELETE 4096
                    RTLD_NOLOAD 4
                    RTLD_DEEPBIND 8
                    """;
            case "system" -> """
                    GRND_NONBLOCK 1
                    GRND_RANDOM 2
                    GRND_INSECURE 4
                    SYS_gettid 178
                    """;
            case "mounts" -> """
                    FSOPEN_CLOEXEC 1
                    FSPICK_CLOEXEC 1
                    FSPICK_SYMLINK_NOFOLLOW 2
                    FSPICK_NO_AUTOMOUNT 4
                    FSPICK_EMPTY_PATH 8
                    FSCONFIG_SET_FLAG 0
                    FSCONFIG_SET_STRING 1
                    FSCONFIG_SET_BINARY 2
                    FSCONFIG_SET_PATH 3
                    FSCONFIG_SET_PATH_EMPTY 4
                    FSCONFIG_SET_FD 5
                    FSCONFIG_CMD_CREATE 6
                    FSCONFIG_CMD_RECONFIGURE 7
                    FSMOUNT_CLOEXEC 1
                    MOUNT_ATTR_RDONLY 1
                    MOUNT_ATTR_NOSUID 2
                    MOUNT_ATTR_NODEV 4
                    MOUNT_ATTR_NOEXEC 8
                    MOUNT_ATTR__ATIME 112
                    MOUNT_ATTR_RELATIME 0
                    MOUNT_ATTR_NOATIME 16
                    MOUNT_ATTR_STRICTATIME 32
                    MOUNT_ATTR_NODIRATIME 128
                    MOUNT_ATTR_IDMAP 1048576
                    MOUNT_ATTR_NOSYMFOLLOW 2097152
                    MOVE_MOUNT_F_SYMLINKS 1
                    MOVE_MOUNT_F_AUTOMOUNTS 2
                    MOVE_MOUNT_F_EMPTY_PATH 4
                    MOVE_MOUNT_T_SYMLINKS 16
                    MOVE_MOUNT_T_AUTOMOUNTS 32
                    MOVE_MOUNT_T_EMPTY_PATH 64
                    MOVE_MOUNT_SET_GROUP 256
                    MOVE_MOUNT_BENEATH 512
                    OPEN_TREE_CLONE 1
                    OPEN_TREE_CLOEXEC 524288
                    AT_RECURSIVE 32768
                    """;
            case "landlock" -> """
                    LANDLOCK_ACCESS_FS_EXECUTE 1
                    LANDLOCK_ACCESS_FS_WRITE_FILE 2
                    LANDLOCK_ACCESS_FS_READ_FILE 4
                    LANDLOCK_ACCESS_FS_READ_DIR 8
                    LANDLOCK_ACCESS_FS_REMOVE_DIR 16
                    LANDLOCK_ACCESS_FS_REMOVE_FILE 32
                    LANDLOCK_ACCESS_FS_MAKE_CHAR 64
                    LANDLOCK_ACCESS_FS_MAKE_DIR 128
                    LANDLOCK_ACCESS_FS_MAKE_REG 256
                    LANDLOCK_ACCESS_FS_MAKE_SOCK 512
                    LANDLOCK_ACCESS_FS_MAKE_FIFO 1024
                    LANDLOCK_ACCESS_FS_MAKE_BLOCK 2048
                    LANDLOCK_ACCESS_FS_MAKE_SYM 4096
                    LANDLOCK_ACCESS_FS_REFER 8192
                    LANDLOCK_ACCESS_FS_TRUNCATE 16384
                    LANDLOCK_ACCESS_FS_IOCTL_DEV 32768
                    LANDLOCK_ACCESS_NET_BIND_TCP 1
                    LANDLOCK_ACCESS_NET_CONNECT_TCP 2
                    LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET 1
                    LANDLOCK_SCOPE_SIGNAL 2
                    """;
            case "processmemory" -> """
                    KCMP_FILE 0
                    KCMP_VM 1
                    KCMP_FILES 2
                    KCMP_FS 3
                    KCMP_SIGHAND 4
                    KCMP_IO 5
                    KCMP_SYSVSEM 6
                    FUTEX_WAIT 0
                    FUTEX_WAKE 1
                    MEMBARRIER_CMD_QUERY 0
                    MEMBARRIER_CMD_GLOBAL 1
                    MEMBARRIER_CMD_GLOBAL_EXPEDITED 2
                    MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED 4
                    MEMBARRIER_CMD_PRIVATE_EXPEDITED 8
                    MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED 16
                    SCHED_FLAG_RESET_ON_FORK 1
                    SCHED_FLAG_RECLAIM 2
                    SCHED_FLAG_DL_OVERRUN 4
                    SCHED_FLAG_KEEP_POLICY 8
                    SCHED_FLAG_KEEP_PARAMS 16
                    SCHED_FLAG_UTIL_CLAMP_MIN 32
                    SCHED_FLAG_UTIL_CLAMP_MAX 64
                    """;
            case "fanotify" -> """
                    FAN_CLOEXEC 1
                    FAN_NONBLOCK 2
                    FAN_CLASS_NOTIF 0
                    FAN_CLASS_CONTENT 4
                    FAN_CLASS_PRE_CONTENT 8
                    FAN_UNLIMITED_QUEUE 16
                    FAN_UNLIMITED_MARKS 32
                    FAN_ENABLE_AUDIT 64
                    FAN_REPORT_TID 256
                    FAN_REPORT_FID 512
                    FAN_REPORT_DIR_FID 1024
                    FAN_REPORT_NAME 2048
                    FAN_REPORT_DFID_NAME 3072
                    FAN_REPORT_PIDFD 128
                    FAN_MARK_ADD 1
                    FAN_MARK_REMOVE 2
                    FAN_MARK_FLUSH 128
                    FAN_MARK_DONT_FOLLOW 4
                    FAN_MARK_ONLYDIR 8
                    FAN_MARK_INODE 0
                    FAN_MARK_MOUNT 16
                    FAN_MARK_FILESYSTEM 256
                    FAN_MARK_IGNORED_MASK 32
                    FAN_MARK_IGNORED_SURV_MODIFY 64
                    FAN_ACCESS 1
                    FAN_MODIFY 2
                    FAN_ATTRIB 4
                    FAN_CLOSE_WRITE 8
                    FAN_CLOSE_NOWRITE 16
                    FAN_CLOSE 24
                    FAN_OPEN 32
                    FAN_OPEN_EXEC 4096
                    FAN_MOVED_FROM 64
                    FAN_MOVED_TO 128
                    FAN_MOVE 192
                    FAN_CREATE 256
                    FAN_DELETE 512
                    FAN_DELETE_SELF 1024
                    FAN_MOVE_SELF 2048
                    FAN_Q_OVERFLOW 16384
                    FAN_OPEN_PERM 65536
                    FAN_ACCESS_PERM 131072
                    FAN_OPEN_EXEC_PERM 262144
                    FAN_EVENT_ON_CHILD 134217728
                    FAN_ONDIR 1073741824
                    FAN_ALLOW 1
                    FAN_DENY 2
                    FAN_AUDIT 16
                    FAN_NOFD -1
                    """;
            case "fanotifyinfo" -> """
                    FAN_EVENT_INFO_TYPE_FID 1
                    FAN_EVENT_INFO_TYPE_DFID_NAME 2
                    FAN_EVENT_INFO_TYPE_DFID 3
                    FAN_EVENT_INFO_TYPE_PIDFD 4
                    """;
            case "administration" -> """
                    RB_AUTOBOOT 19088743
                    RB_HALT_SYSTEM -839974621
                    RB_POWER_OFF 1126301404
                    RB_ENABLE_CAD -1985229329
                    RB_DISABLE_CAD 0
                    RB_SW_SUSPEND -805241630
                    RB_KEXEC 1163412803
                    SWAP_FLAG_PREFER 32768
                    SWAP_FLAG_PRIO_MASK 32767
                    SWAP_FLAG_PRIO_SHIFT 0
                    SWAP_FLAG_DISCARD 65536
                    ADDR_NO_RANDOMIZE 262144
                    ADDR_COMPAT_LAYOUT 2097152
                    READ_IMPLIES_EXEC 4194304
                    PER_LINUX 0
                    PER_LINUX32 8
                    UNAME26 131072
                    ADJ_OFFSET 1
                    ADJ_FREQUENCY 2
                    ADJ_MAXERROR 4
                    ADJ_ESTERROR 8
                    ADJ_STATUS 16
                    ADJ_TIMECONST 32
                    ADJ_SETOFFSET 256
                    ADJ_MICRO 4096
                    ADJ_NANO 8192
                    ADJ_TICK 16384
                    ADJ_TAI 128
                    STA_PLL 1
                    STA_INS 16
                    STA_DEL 32
                    STA_UNSYNC 64
                    STA_FREQHOLD 128
                    STA_CLOCKERR 4096
                    STA_NANO 8192
                    TIME_OK 0
                    TIME_INS 1
                    TIME_DEL 2
                    TIME_OOP 3
                    TIME_WAIT 4
                    TIME_ERROR 5
                    """;
            case "numa" -> """
                    MPOL_DEFAULT 0
                    MPOL_PREFERRED 1
                    MPOL_BIND 2
                    MPOL_INTERLEAVE 3
                    MPOL_LOCAL 4
                    MPOL_PREFERRED_MANY 5
                    MPOL_WEIGHTED_INTERLEAVE 6
                    MPOL_F_STATIC_NODES 32768
                    MPOL_F_RELATIVE_NODES 16384
                    MPOL_F_NUMA_BALANCING 8192
                    MPOL_F_NODE 1
                    MPOL_F_ADDR 2
                    MPOL_F_MEMS_ALLOWED 4
                    MPOL_MF_STRICT 1
                    MPOL_MF_MOVE 2
                    MPOL_MF_MOVE_ALL 4
                    """;
            case "quotas" -> """
                    USRQUOTA 0
                    GRPQUOTA 1
                    PRJQUOTA 2
                    Q_SYNC 8388609
                    Q_QUOTAON 8388610
                    Q_QUOTAOFF 8388611
                    Q_GETFMT 8388612
                    Q_GETINFO 8388613
                    Q_SETINFO 8388614
                    Q_GETQUOTA 8388615
                    Q_SETQUOTA 8388616
                    Q_GETNEXTQUOTA 8388617
                    QIF_BLIMITS 1
                    QIF_SPACE 2
                    QIF_ILIMITS 4
                    QIF_INODES 8
                    QIF_BTIME 16
                    QIF_ITIME 32
                    IIF_BGRACE 1
                    IIF_IGRACE 2
                    QFMT_VFS_OLD 1
                    QFMT_VFS_V0 2
                    QFMT_OCFS2 3
                    QFMT_VFS_V1 4
                    QFMT_SHMEM 5
                    """;
            case "io_uring" -> """
                    IORING_OFF_SQ_RING 0
                    IORING_OFF_CQ_RING 134217728
                    IORING_OFF_SQES 268435456
                    IORING_ENTER_GETEVENTS 1
                    IORING_FSYNC_DATASYNC 1
                    IORING_OP_NOP 0
                    IORING_OP_READV 1
                    IORING_OP_WRITEV 2
                    IORING_OP_FSYNC 3
                    IORING_OP_POLL_ADD 6
                    IORING_OP_TIMEOUT 11
                    IORING_OP_ACCEPT 13
                    IORING_OP_ASYNC_CANCEL 14
                    IORING_OP_READ 22
                    IORING_OP_WRITE 23
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
            case "rlimit" -> """
                    16
                    rlim_cur 0 8 u
                    rlim_max 8 8 u
                    """;
            case "tms" -> """
                    32
                    tms_utime 0 8 s
                    tms_stime 8 8 s
                    tms_cutime 16 8 s
                    tms_cstime 24 8 s
                    """;
            case "sysinfo" -> """
                    112
                    uptime 0 8 s
                    loads 8 24 u
                    totalram 32 8 u
                    freeram 40 8 u
                    sharedram 48 8 u
                    bufferram 56 8 u
                    totalswap 64 8 u
                    freeswap 72 8 u
                    procs 80 2 u
                    totalhigh 88 8 u
                    freehigh 96 8 u
                    mem_unit 104 4 u
                    """;
            case "passwd" -> """
                    48
                    pw_name 0 8 u
                    pw_passwd 8 8 u
                    pw_uid 16 4 u
                    pw_gid 20 4 u
                    pw_gecos 24 8 u
                    pw_dir 32 8 u
                    pw_shell 40 8 u
                    """;
            case "group" -> """
                    32
                    gr_name 0 8 u
                    gr_passwd 8 8 u
                    gr_gid 16 4 u
                    gr_mem 24 8 u
                    """;
            case "lconv" -> """
                    96
                    decimal_point 0 8 u
                    thousands_sep 8 8 u
                    grouping 16 8 u
                    int_curr_symbol 24 8 u
                    currency_symbol 32 8 u
                    mon_decimal_point 40 8 u
                    mon_thousands_sep 48 8 u
                    mon_grouping 56 8 u
                    positive_sign 64 8 u
                    negative_sign 72 8 u
                    int_frac_digits 80 1 u
                    frac_digits 81 1 u
                    p_cs_precedes 82 1 u
                    p_sep_by_space 83 1 u
                    n_cs_precedes 84 1 u
                    n_sep_by_space 85 1 u
                    p_sign_posn 86 1 u
                    n_sign_posn 87 1 u
                    """;
            case "termios2" -> """
                    44
                    c_iflag 0 4 u
                    c_oflag 4 4 u
                    c_cflag 8 4 u
                    c_lflag 12 4 u
                    c_line 16 1 u
                    c_cc 17 19 u
                    c_ispeed 36 4 u
                    c_ospeed 40 4 u
                    """;
            case "winsize" -> """
                    8
                    ws_row 0 2 u
                    ws_col 2 2 u
                    ws_xpixel 4 2 u
                    ws_ypixel 6 2 u
                    """;
            case "sockaddr_un" -> """
                    110
                    sun_family 0 2 u
                    sun_path 2 108 u
                    """;
            case "sockaddr_in" -> """
                    16
                    sin_family 0 2 u
                    sin_port 2 2 u
                    sin_addr 4 4 u
                    """;
            case "sockaddr_in6" -> """
                    28
                    sin6_family 0 2 u
                    sin6_port 2 2 u
                    sin6_flowinfo 4 4 u
                    sin6_addr 8 16 u
                    sin6_scope_id 24 4 u
                    """;
            case "sockaddr_vm" -> """
                    16
                    svm_family 0 2 u
                    svm_port 4 4 u
                    svm_cid 8 4 u
                    """;
            case "sockaddr_nl" -> """
                    12
                    nl_family 0 2 u
                    nl_pid 4 4 u
                    nl_groups 8 4 u
                    """;
            case "sockaddr_ll" -> """
                    20
                    sll_family 0 2 u
                    sll_protocol 2 2 u
                    sll_ifindex 4 4 s
                    sll_hatype 8 2 u
                    sll_pkttype 10 1 u
                    sll_halen 11 1 u
                    sll_addr 12 8 u
                    """;
            case "sockaddr_storage" -> """
                    128
                    ss_family 0 2 u
                    """;
            case "linger" -> """
                    8
                    l_onoff 0 4 s
                    l_linger 4 4 s
                    """;
            case "ucred" -> """
                    12
                    pid 0 4 s
                    uid 4 4 u
                    gid 8 4 u
                    """;
            case "msghdr" -> """
                    56
                    msg_name 0 8 u
                    msg_namelen 8 4 u
                    msg_iov 16 8 u
                    msg_iovlen 24 8 u
                    msg_control 32 8 u
                    msg_controllen 40 8 u
                    msg_flags 48 4 s
                    """;
            case "mmsghdr" -> """
                    64
                    msg_hdr 0 56 u
                    msg_len 56 4 u
                    """;
            case "cmsghdr" -> """
                    16
                    cmsg_len 0 8 u
                    cmsg_level 8 4 s
                    cmsg_type 12 4 s
                    """;
            case "ifaddrs" -> """
                    56
                    ifa_next 0 8 u
                    ifa_name 8 8 u
                    ifa_flags 16 4 u
                    ifa_addr 24 8 u
                    ifa_netmask 32 8 u
                    ifa_broadaddr 40 8 u
                    """;
            case "if_nameindex" -> """
                    16
                    if_index 0 4 u
                    if_name 8 8 u
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
            case "mount_attr" -> """
                    32
                    attr_set 0 8 u
                    attr_clr 8 8 u
                    propagation 16 8 u
                    userns_fd 24 8 u
                    """;
            case "mntent" -> """
                    40
                    mnt_fsname 0 8 u
                    mnt_dir 8 8 u
                    mnt_type 16 8 u
                    mnt_opts 24 8 u
                    """;
            case "landlock_ruleset_attr" -> """
                    24
                    handled_access_fs 0 8 u
                    handled_access_net 8 8 u
                    scoped 16 8 u
                    """;
            case "landlock_path_beneath_attr" -> """
                    12
                    allowed_access 0 8 u
                    parent_fd 8 4 s
                    """;
            case "landlock_net_port_attr" -> """
                    16
                    allowed_access 0 8 u
                    port 8 8 u
                    """;
            case "sched_attr" -> """
                    56
                    size 0 4 u
                    sched_policy 4 4 u
                    sched_flags 8 8 u
                    sched_nice 16 4 s
                    sched_priority 20 4 u
                    sched_runtime 24 8 u
                    sched_deadline 32 8 u
                    sched_period 40 8 u
                    sched_util_min 48 4 u
                    sched_util_max 52 4 u
                    """;
            case "cachestat_range" -> """
                    16
                    off 0 8 u
                    len 8 8 u
                    """;
            case "cachestat" -> """
                    40
                    nr_cache 0 8 u
                    nr_dirty 8 8 u
                    nr_writeback 16 8 u
                    nr_evicted 24 8 u
                    nr_recently_evicted 32 8 u
                    """;
            case "fanotify_event_metadata" -> """
                    24
                    event_len 0 4 u
                    vers 4 1 u
                    metadata_len 6 2 u
                    mask 8 8 u
                    fd 16 4 s
                    pid 20 4 s
                    """;
            case "fanotify_response" -> """
                    8
                    fd 0 4 s
                    response 4 4 u
                    """;
            case "fanotify_event_info" -> """
                    16
                    info_type 0 1 u
                    len 2 2 u
                    fsid 4 8 s
                    handle 12 4 u
                    pidfd 4 4 s
                    """;
            case "dqblk" -> """
                    72
                    dqb_bhardlimit 0 8 u
                    dqb_bsoftlimit 8 8 u
                    dqb_curspace 16 8 u
                    dqb_ihardlimit 24 8 u
                    dqb_isoftlimit 32 8 u
                    dqb_curinodes 40 8 u
                    dqb_btime 48 8 u
                    dqb_itime 56 8 u
                    dqb_valid 64 4 u
                    """;
            case "nextdqblk" -> """
                    80
                    dqb_id 72 4 u
                    """;
            case "dqinfo" -> """
                    24
                    dqi_bgrace 0 8 u
                    dqi_igrace 8 8 u
                    dqi_flags 16 4 u
                    dqi_valid 20 4 u
                    """;
            case "io_uring_params" -> """
                    120
                    sq_entries 0 4 u
                    cq_entries 4 4 u
                    sq_off.head 40 4 u
                    sq_off.tail 44 4 u
                    sq_off.ring_mask 48 4 u
                    sq_off.array 64 4 u
                    cq_off.head 80 4 u
                    cq_off.tail 84 4 u
                    cq_off.ring_mask 88 4 u
                    cq_off.cqes 100 4 u
                    """;
            case "io_uring_sqe" -> """
                    64
                    opcode 0 1 u
                    fd 4 4 s
                    off 8 8 u
                    addr 16 8 u
                    len 24 4 u
                    op_flags 28 4 u
                    user_data 32 8 u
                    """;
            case "io_uring_cqe" -> """
                    16
                    user_data 0 8 u
                    res 8 4 s
                    flags 12 4 u
                    """;
            case "mq_attr" -> """
                    64
                    mq_flags 0 8 s
                    mq_maxmsg 8 8 s
                    mq_msgsize 16 8 s
                    mq_curmsgs 24 8 s
                    """;
            case "sigevent" -> """
                    64
                    sigev_signo 8 4 s
                    sigev_notify 12 4 s
                    sigev_value 0 8 s
                    sigev_notify_thread_id 16 4 s
                    """;
            case "timex" -> """
                    208
                    modes 0 4 u
                    offset 8 8 s
                    freq 16 8 s
                    maxerror 24 8 s
                    esterror 32 8 s
                    status 40 4 s
                    constant 48 8 s
                    precision 56 8 s
                    tolerance 64 8 s
                    time.tv_sec 72 8 s
                    time.tv_usec 80 8 s
                    tick 88 8 s
                    tai 160 4 s
                    """;
            case "sem_t" -> """
                    32
                    """;
            default -> throw new AssertionError("no layout of " + struct);
        };
    }
}
