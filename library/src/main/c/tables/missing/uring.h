/* <linux/io_uring.h> is newer than the oldest headers, and cannot be included beside <sys/mount.h>: the part of the ABI that os4j uses. A test compares. */
struct os4j_io_uring_params {
    unsigned sq_entries;
    unsigned cq_entries;
    unsigned flags;
    unsigned sq_thread_cpu;
    unsigned sq_thread_idle;
    unsigned features;
    unsigned wq_fd;
    unsigned resv[3];
    struct {
        unsigned head;
        unsigned tail;
        unsigned ring_mask;
        unsigned ring_entries;
        unsigned flags;
        unsigned dropped;
        unsigned array;
        unsigned resv1;
        unsigned long long user_addr;
    } sq_off;
    struct {
        unsigned head;
        unsigned tail;
        unsigned ring_mask;
        unsigned ring_entries;
        unsigned overflow;
        unsigned cqes;
        unsigned flags;
        unsigned resv1;
        unsigned long long user_addr;
    } cq_off;
};
struct os4j_io_uring_sqe {
    unsigned char opcode;
    unsigned char flags;
    unsigned short ioprio;
    int fd;
    unsigned long long off;
    unsigned long long addr;
    unsigned len;
    unsigned op_flags;
    unsigned long long user_data;
    unsigned long long more[3];
};
struct os4j_io_uring_cqe {
    unsigned long long user_data;
    int res;
    unsigned flags;
};
enum {
    IORING_OP_NOP = 0,
    IORING_OP_READV = 1,
    IORING_OP_WRITEV = 2,
    IORING_OP_FSYNC = 3,
    IORING_OP_POLL_ADD = 6,
    IORING_OP_TIMEOUT = 11,
    IORING_OP_ACCEPT = 13,
    IORING_OP_ASYNC_CANCEL = 14,
    IORING_OP_READ = 22,
    IORING_OP_WRITE = 23
};
#define IORING_OFF_SQ_RING 0
#define IORING_OFF_CQ_RING 0x8000000
#define IORING_OFF_SQES 0x10000000
#define IORING_ENTER_GETEVENTS (1U << 0)
#define IORING_FSYNC_DATASYNC (1U << 0)
