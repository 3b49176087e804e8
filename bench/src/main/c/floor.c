/*
 * The floor: what each row costs in C. A second thread is parked beside it, since a JVM is never single-threaded, and glibc and the kernel are
 * quicker with one thread alone.
 *
 * usage: floor ROW [X]  - prints a line for each value: row, peer, variant, x and value, with tabs between
 */
#define _GNU_SOURCE
#include "floor.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char *const NAME = "C";
/* A call is timed in batches of this many nanoseconds, so that the clock costs nothing. */
static const double BATCH = 1e6;

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

const char *setting(const char *name) {
    const char *value = getenv(name);
    must(value != NULL, name);
    return value;
}

int repeats(void) {
    return atoi(setting("OS4J_BENCH_REPEATS"));
}

void tell(const char *row, const char *variant, long x, double value) {
    printf("%s\t%s\t%s\t%ld\t%.1f\n", row, NAME, variant, x, value);
    fflush(stdout);
}

void must(int succeeded, const char *what) {
    if (!succeeded) {
        perror(what);
        exit(1);
    }
}

/* Calls it at least so often and so long, and returns the nanoseconds of one call. */
static double time_for(int (*call)(void), long batch, double nanoseconds) {
    int failed = 0;
    long calls = 0;
    double begin = now(), end;
    do {
        for (long i = 0; i < batch; i++)
            failed |= call();
        calls += batch;
        end = now();
    } while (end - begin < nanoseconds);
    must(!failed, "the call");
    return (end - begin) / calls;
}

void time_call(const char *row, long x, int (*call)(void)) {
    int iterations = atoi(setting("OS4J_BENCH_ITERATIONS"));
    double nanoseconds = atof(setting("OS4J_BENCH_MILLISECONDS")) * 1e6;
    double once = time_for(call, 1, nanoseconds / 2);
    long batch = once < BATCH ? (long)(BATCH / once) + 1 : 1;
    for (int i = 0; i < iterations; i++)
        tell(row, "", x, time_for(call, batch, nanoseconds));
}

static void *park(void *unused) {
    for (;;)
        pause();
    return unused;
}

static const struct row *find(const struct row *rows, const char *name) {
    while (rows->name != NULL && strcmp(rows->name, name) != 0)
        rows++;
    return rows->name == NULL ? NULL : rows;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: floor ROW [X]\n", stderr);
        return 2;
    }
    pthread_t parked;
    must(pthread_create(&parked, NULL, park, NULL) == 0, "pthread_create");
    const struct row *row = find(call_rows, argv[1]);
    if (row == NULL)
        row = find(directory_rows, argv[1]);
    if (row == NULL)
        row = find(process_rows, argv[1]);
    if (row == NULL) {
        fprintf(stderr, "no such row: %s\n", argv[1]);
        return 2;
    }
    row->measure(row->name, argc > 2 ? atol(argv[2]) : 0);
    return 0;
}
