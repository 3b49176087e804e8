/*
 * The floor: what a call costs in C. A second thread is parked beside the loop, since a JVM is never single-threaded, and glibc and the kernel are
 * quicker with one thread alone.
 *
 * usage: floor PATH  - prints a line a call: its name and its nanoseconds
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { REPEATS = 200000, ROUNDS = 9 };

static const char *path;
static int file, null;

static void *park(void *unused) {
    pause();
    return unused;
}

static int call_stat(void) {
    struct stat status;
    return stat(path, &status);
}

static int call_stat_missing(void) {
    struct stat status;
    return stat("/nowhere/at/all", &status) + 1;
}

static int call_open_close(void) {
    return close(open(path, O_RDONLY | O_CLOEXEC));
}

static int call_pread(void) {
    char byte;
    return (int)pread(file, &byte, 1, 0) - 1;
}

static int call_write(void) {
    return (int)write(null, "x", 1) - 1;
}

static int by_size(const void *a, const void *b) {
    return *(const double *)a < *(const double *)b ? -1 : 1;
}

/* The median of the rounds. */
static double nanoseconds(int (*call)(void)) {
    double times[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
        struct timespec begin, end;
        int failed = 0;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        for (int i = 0; i < REPEATS; i++)
            failed |= call();
        clock_gettime(CLOCK_MONOTONIC, &end);
        if (failed)
            return -1;
        times[round] = ((end.tv_sec - begin.tv_sec) * 1e9 + (end.tv_nsec - begin.tv_nsec)) / REPEATS;
    }
    qsort(times, ROUNDS, sizeof *times, by_size);
    return times[ROUNDS / 2];
}

int main(int argc, char **argv) {
    pthread_t parked;
    if (argc != 2 || pthread_create(&parked, NULL, park, NULL))
        return 2;
    path = argv[1];
    file = open(path, O_RDONLY | O_CLOEXEC);
    null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    printf("stat %.1f\n", nanoseconds(call_stat));
    printf("statMissing %.1f\n", nanoseconds(call_stat_missing));
    printf("openClose %.1f\n", nanoseconds(call_open_close));
    printf("pread1 %.1f\n", nanoseconds(call_pread));
    printf("write1 %.1f\n", nanoseconds(call_write));
    return 0;
}
