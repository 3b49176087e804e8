/*
 * A jailed thread that has left libc may be in the JVM before it is asked whether it may end: it would end with a lock of
 * HotSpot's. A thread that is not Java's gets in by JNI's function that attaches it. As long as the jail is open, that
 * function ends it.
 */
#include "fork.h"

static const struct JNIInvokeInterface_ *original;
static struct JNIInvokeInterface_ guarded;

static void end_if_jailed(void)
{
	uintptr_t me = (uintptr_t)__builtin_thread_pointer();

	for (int i = 0; i < frozen_count; i++)
		if (frozen[i].thread_pointer == me && LOAD(frozen[i].fate) == FINISHES)
			SYS(SYS_exit, 0, 0, 0, 0);
}

static jint JNICALL attach(JavaVM *vm, void **env, void *arguments)
{
	end_if_jailed();
	return original->AttachCurrentThread(vm, env, arguments);
}

static jint JNICALL attach_daemon(JavaVM *vm, void **env, void *arguments)
{
	end_if_jailed();
	return original->AttachCurrentThreadAsDaemon(vm, env, arguments);
}

void doors_close(void)
{
	original = *java_vm;
	guarded = *original;
	guarded.AttachCurrentThread = attach;
	guarded.AttachCurrentThreadAsDaemon = attach_daemon;
	STORE(*java_vm, &guarded);
}

void doors_open(void) { STORE(*java_vm, original); }
