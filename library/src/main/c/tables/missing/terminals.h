/* Only in glibc's <termios.h>. */
#ifndef VSWTCH
#define VSWTCH VSWTC
#endif
