/* The calls: one after the other, on files that the harness has made. */
#define _GNU_SOURCE
#include "floor.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

enum { THREADS = 8, ALIGNMENT = 64 };

static const char *path;
static char text[PATH_MAX];
static int file, poller;
static long count;
static char *buffer;
static struct epoll_event *events;

static int call_stat(void) {
    struct stat status;
    return stat(path, &status);
}

static int call_stat_missing(void) {
    struct stat status;
    return stat(path, &status) + 1;
}

static int call_open_close(void) {
    return close(open(path, O_RDONLY | O_CLOEXEC));
}

static int call_pread(void) {
    return pread(file, buffer, count, 0) != count;
}

static int call_write(void) {
    return write(file, buffer, count) != count;
}

static int call_getcwd(void) {
    return getcwd(text, sizeof text) == NULL;
}

static int call_readlink(void) {
    return readlink(path, text, sizeof text) <= 0;
}

static int call_getenv(void) {
    return getenv("OS4J_BENCH_FILE") == NULL;
}

static int call_epoll_wait(void) {
    return epoll_wait(poller, events, (int)count, -1) <= 0;
}

static void time_path(const char *row, const char *name, int (*call)(void)) {
    path = setting(name);
    time_call(row, 0, call);
}

static void stat_short(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_SHORT", call_stat);
}

static void stat_long(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_LONG", call_stat);
}

static void stat_unicode(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_UNICODE", call_stat);
}

static void stat_missing(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_MISSING", call_stat_missing);
}

static void open_close(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_SHORT", call_open_close);
}

static void read_link(const char *row, long x) {
    (void)x;
    time_path(row, "OS4J_BENCH_LINK", call_readlink);
}

static void time_buffer(const char *row, long size, int (*call)(void)) {
    must(file >= 0, "open");
    must(posix_memalign((void **)&buffer, ALIGNMENT, size < ALIGNMENT ? ALIGNMENT : size) == 0, "posix_memalign");
    count = size;
    time_call(row, size, call);
}

static void read_file(const char *row, long size) {
    file = open(setting("OS4J_BENCH_FILE"), O_RDONLY | O_CLOEXEC);
    time_buffer(row, size, call_pread);
}

static void write_null(const char *row, long size) {
    file = open("/dev/null", O_WRONLY | O_CLOEXEC);
    time_buffer(row, size, call_write);
}

static void get_directory(const char *row, long x) {
    time_call(row, x, call_getcwd);
}

static void get_environment(const char *row, long x) {
    time_call(row, x, call_getenv);
}

/* x descriptors of which so many are ready, and stay so. */
static void poll_events(const char *row, long x, long ready) {
    poller = epoll_create1(EPOLL_CLOEXEC);
    events = calloc(x, sizeof *events);
    count = x;
    for (long i = 0; i < x; i++) {
        struct epoll_event event = {.events = EPOLLIN};
        event.data.fd = eventfd(i < ready, EFD_CLOEXEC);
        must(event.data.fd >= 0, "eventfd");
        must(epoll_ctl(poller, EPOLL_CTL_ADD, event.data.fd, &event) == 0, "epoll_ctl");
    }
    time_call(row, x, call_epoll_wait);
}

static void poll_one(const char *row, long x) {
    poll_events(row, x, 1);
}

static void poll_all(const char *row, long x) {
    poll_events(row, x, x);
}

static void *stat_for_a_while(void *nanoseconds) {
    double begin = now(), end = begin;
    long calls = 0;
    while (end - begin < *(double *)nanoseconds) {
        for (int i = 0; i < 1000; i++)
            must(call_stat() == 0, path);
        calls += 1000;
        end = now();
    }
    double *result = malloc(sizeof *result);
    *result = (end - begin) / calls;
    return result;
}

static void stat_threads(const char *row, long x) {
    double nanoseconds = atof(setting("OS4J_BENCH_MILLISECONDS")) * 1e6;
    path = setting("OS4J_BENCH_SHORT");
    for (int i = 0; i < atoi(setting("OS4J_BENCH_ITERATIONS")); i++) {
        pthread_t threads[THREADS];
        double sum = 0;
        for (int t = 0; t < THREADS; t++)
            must(pthread_create(&threads[t], NULL, stat_for_a_while, &nanoseconds) == 0, "pthread_create");
        for (int t = 0; t < THREADS; t++) {
            void *result;
            pthread_join(threads[t], &result);
            sum += *(double *)result;
            free(result);
        }
        tell(row, "", x, sum / THREADS);
    }
}

const struct row call_rows[] = {
    {"stat", stat_short},
    {"statLong", stat_long},
    {"statUnicode", stat_unicode},
    {"statMissing", stat_missing},
    {"statThreads", stat_threads},
    {"openClose", open_close},
    {"pread", read_file},
    {"write", write_null},
    {"getcwd", get_directory},
    {"readlink", read_link},
    {"getenv", get_environment},
    {"epollOne", poll_one},
    {"epollAll", poll_all},
    {NULL, NULL},
};
