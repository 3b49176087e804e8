/* <linux/fs.h> cannot be included beside <sys/mount.h>: its part of the ABI. */
struct os4j_file_clone_range {
    long long src_fd;
    unsigned long long src_offset;
    unsigned long long src_length;
    unsigned long long dest_offset;
};
#ifndef FICLONE
#define FICLONE 0x40049409
#endif
#ifndef FICLONERANGE
#define FICLONERANGE 0x4020940d
#endif
