/* How the child ends when nobody calls exit: as a JVM does, when its last non-daemon thread has ended. */
#include "fork.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static pthread_key_t leader_key;
static bool leader_key_made;

/*
 * The thread that called fork() leads the child's process. Once a leader has ended, /proc/PID/fd, maps and exe are empty,
 * so its kernel thread stays: the Java thread is gone when pthread's destructors run.
 */
static void stay(void *unused)
{
	sigset_t all;

	(void)unused;
	sigfillset(&all);
	sigdelset(&all, freeze_signal);
	pthread_sigmask(SIG_SETMASK, &all, NULL);
	for (;;)
		pause();
}

int end_prepare(void)
{
	if (!leader_key_made && pthread_key_create(&leader_key, stay))
		return EAGAIN;
	leader_key_made = true;
	return 0;
}

void end_keep_leader(void) { pthread_setspecific(leader_key, &leader_key); }

static void *wait_for_last(void *unused)
{
	(void)unused;
	(*java_vm)->DestroyJavaVM(java_vm);
	exit(0);
}

int end_with_last_thread(void)
{
	pthread_t thread;
	pthread_attr_t detached;

	pthread_attr_init(&detached);
	pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
	int error = pthread_create(&thread, &detached, wait_for_last, NULL);
	pthread_attr_destroy(&detached);
	return error;
}
