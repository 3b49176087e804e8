/* The freeze and the restart without a JVM: threads that compute go on in the child, with their registers, and floating point, as they were. */
#define _GNU_SOURCE
#include "../../../main/c/fork/fork.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THREADS 5

JavaVM *java_vm;
static volatile long turns[THREADS];
static __thread long own;

static void *work(void *number)
{
	int n = (int)(long)number;
	double x = n + 1.5, y = x;
	char name[16];
	snprintf(name, sizeof name, "worker-%d", n);
	pthread_setname_np(pthread_self(), name);
	for (long i = 0;; i++) {
		own++;
		x = x * 3.0 / 3.0;
		if (own != i + 1 || x != y)
			_exit(50 + n);
		turns[n]++;
		if (n == 0) {
			struct timespec pause = { 0, 100000 };
			nanosleep(&pause, NULL);
		}
	}
}

static int go_on(void)
{
	for (int n = 0; n < THREADS; n++) {
		long before = turns[n];
		for (int i = 0; turns[n] == before; i++) {
			if (i == 5000)
				return 60 + n;
			usleep(1000);
		}
	}
	return 0;
}

int main(void)
{
	sigset_t all, old;
	struct identity identity;
	const char *wrong = check_threads();

	for (long n = 0; n < THREADS; n++) {
		pthread_t t;
		pthread_create(&t, NULL, work, (void *)n);
	}
	if (go_on())
		return 1;
	if (wrong) {
		puts(wrong);
		return 7;
	}
	identity = identity_in((uintptr_t)pthread_self());
	for (int round = 0; round < 20; round++) {
		if (freeze_prepare()) {
			puts(reason);
			return 2;
		}
		sigfillset(&all);
		SYS(SYS_rt_sigprocmask, SIG_SETMASK, &all, &old, 8);
		if (freeze(now() + 1000000000)) {
			puts(reason);
			return 3;
		}
		if (frozen_count != THREADS)
			return 4;
		for (int i = 0; i < frozen_count; i++)
			frozen[i].fate = LIVES;
		long child = fork_process(identity.alive, CLONE_CHILD_CLEARTID | SIGCHLD);
		if (child == 0) {
			*identity.tid = (int)SYS(SYS_gettid, 0, 0, 0, 0);
			if (restart())
				_exit(5);
			release();
			SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
			int value = go_on();
			_exit(value ? value : 7);
		}
		release();
		SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
		int status;
		waitpid((pid_t)child, &status, 0);
		if (status != 7 << 8 || go_on()) {
			printf("round %d: status 0x%x\n", round, status);
			return 6;
		}
	}
	puts("20 of 20");
	return 0;
}
