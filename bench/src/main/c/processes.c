/* Children: spawned and forked by a program that has touched as much memory as the JVM beside it. */
#define _GNU_SOURCE
#include "floor.h"
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MIB = 1 << 20, WARM_UP = 5 };

extern char **environ;

static char *touch(long mebibytes, int advice) {
    size_t size = (size_t)mebibytes * MIB;
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED, "mmap");
    madvise(memory, size, advice);
    memset(memory, 1, size);
    return memory;
}

static void spawn_true(const char *row, long x) {
    char *arguments[] = {"/bin/true", NULL};
    touch(x, MADV_NOHUGEPAGE);
    for (int i = 0; i < WARM_UP + repeats(); i++) {
        pid_t child;
        int status;
        double begin = now();
        must(posix_spawn(&child, arguments[0], NULL, NULL, arguments, environ) == 0, "posix_spawn");
        must(waitpid(child, &status, 0) == child && status == 0, "/bin/true");
        if (i >= WARM_UP)
            tell(row, "", x, now() - begin);
    }
}

static void fork_times(const char *row, const char *variant, long x) {
    for (int i = 0; i < WARM_UP + repeats(); i++) {
        int status;
        double begin = now();
        pid_t child = fork();
        if (child == 0)
            _exit(0);
        double took = now() - begin;
        must(child > 0 && waitpid(child, &status, 0) == child, "fork");
        if (i >= WARM_UP)
            tell(row, variant, x, took);
    }
}

static void fork_returns(const char *row, long x) {
    char *memory = touch(x, MADV_NOHUGEPAGE);
    fork_times(row, "", x);
    munmap(memory, (size_t)x * MIB);
    touch(x, MADV_HUGEPAGE);
    fork_times(row, "huge pages", x);
}

const struct row process_rows[] = {
    {"spawn", spawn_true},
    {"fork", fork_returns},
    {NULL, NULL},
};
