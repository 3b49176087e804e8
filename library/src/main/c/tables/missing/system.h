/* Newer than the oldest supported headers. */
#ifndef GRND_INSECURE
#define GRND_INSECURE 0x0004
#endif
