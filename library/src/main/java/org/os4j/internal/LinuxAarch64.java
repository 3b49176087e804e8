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
                    """;
            case "transfer" -> """
                    """;
            case "space" -> """
                    """;
            case "locks" -> """
                    """;
            case "memory" -> """
                    """;
            case "filesystems" -> """
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
                    """;
            case "events" -> """
                    """;
            case "pidfd" -> """
                    """;
            case "signalmasks" -> """
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
            default -> throw new AssertionError("no layout of " + struct);
        };
    }
}
