/* <linux/time.h> cannot be included beside <time.h>. */
#ifndef CLOCK_SGI_CYCLE
#define CLOCK_SGI_CYCLE 10
#endif
#ifndef CLOCK_AUX
#define CLOCK_AUX 16
#endif
