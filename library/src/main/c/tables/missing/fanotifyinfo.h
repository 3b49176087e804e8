/* What follows the metadata, since Linux 5.1: one of two, by its type; the handle is a struct file_handle. */
struct os4j_fanotify_event_info {
    unsigned char info_type;
    unsigned char pad;
    unsigned short len;
    union {
        struct {
            long long fsid __attribute__((packed, aligned(4)));
            unsigned handle;
        };
        int pidfd;
    };
};
#ifndef FAN_EVENT_INFO_TYPE_FID
#define FAN_EVENT_INFO_TYPE_FID 1
#endif
#ifndef FAN_EVENT_INFO_TYPE_DFID_NAME
#define FAN_EVENT_INFO_TYPE_DFID_NAME 2
#endif
#ifndef FAN_EVENT_INFO_TYPE_DFID
#define FAN_EVENT_INFO_TYPE_DFID 3
#endif
#ifndef FAN_EVENT_INFO_TYPE_PIDFD
#define FAN_EVENT_INFO_TYPE_PIDFD 4
#endif
