/* Native threads of every kind that fork() must cope with, for its tests. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

volatile long bytes_read, turns;

static void start(void *(*body)(void *), void *argument)
{
	pthread_t t;
	if (pthread_create(&t, NULL, body, argument))
		abort();
	pthread_detach(t);
}

static void *block(void *unused)
{
	sigset_t all;
	(void)unused;
	memset(&all, 0xff, sizeof all);
	pthread_setname_np(pthread_self(), "deaf-thread");
	pthread_sigmask(SIG_SETMASK, &all, NULL);
	for (;;)
		sleep(1);
}

void start_deaf(void) { start(block, NULL); }

static void *nothing(void *x) { return x; }

static void *churn(void *unused)
{
	(void)unused;
	for (;; turns++) {
		pthread_t t;
		if (!pthread_create(&t, NULL, nothing, NULL))
			pthread_join(t, NULL);
	}
}

void start_churn(void) { start(churn, NULL); }

static void *allocate(void *unused)
{
	(void)unused;
	for (;; turns++) {
		void *p[64];
		for (int i = 0; i < 64; i++)
			p[i] = malloc((size_t)(i * 37 + 16) * (turns % 7 == 0 ? 300 : 1));
		for (int i = 0; i < 64; i++)
			free(p[i]);
	}
}

void start_malloc(void) { start(allocate, NULL); }
/* On the calling thread: never returns. */
void malloc_for_ever(void) { allocate(NULL); }

static void *read_pipe(void *fd)
{
	char c;
	while (read((int)(long)fd, &c, 1) == 1)
		bytes_read++;
	return NULL;
}

void start_reader(int fd) { start(read_pipe, (void *)(long)fd); }

static FILE *file;

static void *write_file(void *unused)
{
	char line[64];
	(void)unused;
	for (;; turns++) {
		memset(line, 'a' + (int)(turns % 26), sizeof line);
		fwrite(line, 1, sizeof line, file);
	}
}

/* Turns are counted in records of 64 bytes, written through stdio. */
void start_writer(const char *path)
{
	file = fopen(path, "w");
	start(write_file, NULL);
}

/* In the child: the FILE that a dead thread was writing must not be locked for ever. */
int can_lock_file(void)
{
	if (ftrylockfile(file))
		return 0;
	funlockfile(file);
	return 1;
}

static void *load(void *unused)
{
	(void)unused;
	for (;; turns++) {
		void *h = dlopen("libresolv.so.2", RTLD_NOW);
		if (h)
			dlclose(h);
	}
}

void start_loader(void) { start(load, NULL); }
int can_load(void)
{
	void *h = dlopen("libutil.so.1", RTLD_NOW);
	if (!h)
		fprintf(stderr, "%s\n", dlerror());
	return h != NULL;
}
int can_allocate(void) { void *p = malloc(100); free(p); return p != NULL; }
