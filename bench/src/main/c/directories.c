/* Directories and trees: the names of one, a walk with a stat of each entry, a copy of a file. */
#define _GNU_SOURCE
#include "floor.h"
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[PATH_MAX];
static long expected;

static int is_dots(const char *name) {
    return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

static int call_listdir(void) {
    DIR *stream = opendir(directory);
    long names = 0;
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;)
        names += !is_dots(entry->d_name);
    closedir(stream);
    return names != expected;
}

static void list_directory(const char *row, long x) {
    snprintf(directory, sizeof directory, "%s/%ld", setting("OS4J_BENCH_DIRECTORIES"), x);
    expected = x;
    time_call(row, x, call_listdir);
}

/* How many entries there are below an open directory, which it closes; each is looked at. */
static long walk(int fd) {
    DIR *stream = fdopendir(fd);
    long entries = 0;
    must(stream != NULL, "fdopendir");
    for (struct dirent *entry; (entry = readdir(stream)) != NULL;) {
        struct stat status;
        if (is_dots(entry->d_name) || fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        entries++;
        if (S_ISDIR(status.st_mode)) {
            int child = openat(fd, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (child >= 0)
                entries += walk(child);
        }
    }
    closedir(stream);
    return entries;
}

static void walk_tree(const char *row, long x) {
    long entries = 0;
    for (int i = 0; i < repeats(); i++) {
        double begin = now();
        int fd = open(setting("OS4J_BENCH_TREE"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        must(fd >= 0, "open");
        entries = walk(fd);
        tell(row, "", x, now() - begin);
    }
    printf("note\tentries of the tree\t%ld\n", entries);
}

static void copy_file(const char *row, long x) {
    const char *source = setting("OS4J_BENCH_SOURCE"), *target = setting("OS4J_BENCH_TARGET");
    for (int i = 0; i < repeats(); i++) {
        double begin = now();
        int in = open(source, O_RDONLY | O_CLOEXEC), out = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        must(in >= 0 && out >= 0, "open");
        ssize_t copied;
        while ((copied = copy_file_range(in, NULL, out, NULL, 1 << 30, 0)) > 0)
            ;
        must(copied == 0, "copy_file_range");
        close(in);
        close(out);
        tell(row, "", x, now() - begin);
        unlink(target);
    }
}

const struct row directory_rows[] = {
    {"listdir", list_directory},
    {"walk", walk_tree},
    {"copy", copy_file},
    {NULL, NULL},
};
