/* Newer than the oldest supported headers. */
#ifndef IN_MASK_CREATE
#define IN_MASK_CREATE 0x10000000
#endif
