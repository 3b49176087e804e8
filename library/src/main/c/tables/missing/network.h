/* Newer than the oldest supported headers. */
#ifndef IF_NAMESIZE
#define IF_NAMESIZE IFNAMSIZ
#endif
