/*
 * The processor's part alone, so that an emulator can run it too: a thread saves itself and waits for ever; a new kernel
 * thread continues in its place, on its stack, with its registers and its thread-local variables.
 */
#define _GNU_SOURCE
#define OS4J_ARCH_CODE
#include "../../../main/c/fork/fork.h"
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static struct registers saved;
static uintptr_t thread_pointer;
static volatile int ready, done, kernel_id;
static __thread volatile long own;
static const struct timespec long_time = { 1000, 0 };
static int parent_tid, child_tid;

static void *body(void *unused)
{
	register double a = 1.25, b = 2.5;
	long c = 7, d = 11;

	own = 42;
	thread_pointer = (uintptr_t)__builtin_thread_pointer();
	if (os4j_save(&saved) == 0) {
		ready = 1;
		for (;;)
			SYS(SYS_nanosleep, &long_time, 0, 0, 0);
	}
	kernel_id = (int)SYS(SYS_gettid, 0, 0, 0, 0);
	done = own == 42 && a * b == 3.125 && c * d == 77 && unused == &ready ? 1 : 2;
	for (;;)
		SYS(SYS_nanosleep, &long_time, 0, 0, 0);
	return NULL;
}

int main(void)
{
	pthread_t t;
	pthread_create(&t, NULL, body, (void *)&ready);
	while (!ready)
		usleep(1000);
	long tid = os4j_start(CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID
				      | CLONE_CHILD_CLEARTID, &saved, &parent_tid, &child_tid, thread_pointer);
	for (int i = 0; !done && i < 5000; i++)
		usleep(1000);
	int ok = tid > 0 && done == 1 && parent_tid == tid && kernel_id == tid;
	printf("%s: clone %s, parent_tid %s, state %s\n", OS4J_ARCH, tid > 0 ? "ok" : "failed", parent_tid == tid ? "ok" : "wrong", done == 1 ? "kept" : "lost");
	fflush(stdout);
	_exit(!ok);
}
