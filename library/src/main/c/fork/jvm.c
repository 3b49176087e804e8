/*
 * What is looked up in HotSpot and checked before the first fork, and the small functions of os4j's class Native.
 */
#include "jvm.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

JavaVM *java_vm;
jvmtiEnv *jvmti;
ptrdiff_t critical_count = -1, env_in_thread;

int *kernel_id_of(const char *thread)
{
	char *osthread = *(char *const *)(thread + vm.osthread);
	return osthread ? (int *)(osthread + vm.thread_id) : NULL;
}

uintptr_t pthread_of(const char *thread) { return *(uintptr_t *)(*(char *const *)(thread + vm.osthread) + vm.pthread_id); }

unsigned java_threads(char *const **threads)
{
	const char *list = *vm.thread_list;

	*threads = *(char *const *const *)(list + vm.list_threads);
	return *(const unsigned *)(list + vm.list_length);
}

JNIEXPORT jlong JAVA(pid)(JNIEnv *env, jclass class)
{
	(void)env, (void)class;
	return SYS(SYS_getpid, 0, 0, 0, 0);
}

JNIEXPORT jlong JAVA(random)(JNIEnv *env, jclass class)
{
	jlong value = 0;

	(void)class;
	if (SYS(SYS_getrandom, &value, sizeof value, 0, 0) != sizeof value)
		(*env)->ThrowNew(env, (*env)->FindClass(env, "java/lang/IllegalStateException"), "getrandom");
	return value;
}

/* In the child: the threads of the parent's that do not live. */
JNIEXPORT jobjectArray JAVA(dead)(JNIEnv *env, jclass class)
{
	(void)class;
	return take_list_of_dead(env);
}

/*
 * In the child. The mounted ones stay suspended, as their carriers do; the others have nothing to run on. HotSpot's time for
 * those that stay grows with the square of their number.
 */
JNIEXPORT void JAVA(endVirtualThreads)(JNIEnv *env, jclass class, jobjectArray threads, jobject state, jint terminated, jobject carrier)
{
	jsize n = (*env)->GetArrayLength(env, threads), mounted_count = 0;
	jthread *mounted = malloc((size_t)(n + 1) * sizeof *mounted);
	jfieldID state_id = (*env)->FromReflectedField(env, state), carrier_id = (*env)->FromReflectedField(env, carrier);

	(void)class;
	if (!mounted || (*env)->PushLocalFrame(env, 16)) {
		free(mounted);
		return;
	}
	for (jsize i = 0; i < n; i++) {
		jthread thread = (*env)->GetObjectArrayElement(env, threads, i);
		(*env)->SetIntField(env, thread, state_id, terminated);
		jobject on = (*env)->GetObjectField(env, thread, carrier_id);
		if (on && !(*env)->EnsureLocalCapacity(env, 16)) {
			mounted[mounted_count++] = thread;
			(*env)->DeleteLocalRef(env, on);
		} else {
			(*env)->DeleteLocalRef(env, thread);
		}
	}
	(*jvmti)->ResumeAllVirtualThreads(jvmti, mounted_count, mounted);
	(*env)->PopLocalFrame(env, NULL);
	free(mounted);
}

JNIEXPORT jstring JAVA(reason)(JNIEnv *env, jclass class)
{
	(void)class;
	return (*env)->NewStringUTF(env, reason);
}

jvmtiError (*get_virtual_thread)(jvmtiEnv *, jthread, jthread *);

/* An extension of HotSpot's to JVMTI. */
static bool find_get_virtual_thread(void)
{
	jint count = 0;
	jvmtiExtensionFunctionInfo *all = NULL;

	if ((*jvmti)->GetExtensionFunctions(jvmti, &count, &all))
		return false;
	for (int i = 0; i < count; i++)
		if (!strcmp(all[i].id, "com.sun.hotspot.functions.GetVirtualThread"))
			get_virtual_thread = (jvmtiError (*)(jvmtiEnv *, jthread, jthread *))all[i].func;
	return get_virtual_thread;
}

static bool someone_attaches(void)
{
	char *const *threads;
	unsigned length = java_threads(&threads);

	for (unsigned i = 0; i < length; i++)
		if (!*(void *const *)(threads[i] + vm.thread_object))
			return true;
	return false;
}

/*
 * HotSpot goes through its threads when it is first asked for JVMTI, and crashes (25.0.3) if one of them is being attached
 * and has no object of class Thread yet.
 */
static void wait_for_attaching(void)
{
	for (int i = 0; i < 100 && vm.thread_object >= 0 && someone_attaches(); i++) {
		struct timespec pause = { 0, 1000000 };
		nanosleep(&pause, NULL);
	}
}

static const char *take_suspension(void)
{
	jvmtiCapabilities wanted, potential;

	memset(&wanted, 0, sizeof wanted);
	wait_for_attaching();
	if ((*java_vm)->GetEnv(java_vm, (void **)&jvmti, JVMTI_VERSION_21))
		return "the JVM gives no JVMTI environment";
	wanted.can_support_virtual_threads = 1;
	if ((*jvmti)->GetPotentialCapabilities(jvmti, &potential) || !potential.can_support_virtual_threads
	    || (*jvmti)->AddCapabilities(jvmti, &wanted) || !find_get_virtual_thread())
		return "JVMTI does not support virtual threads here";
	return take_capabilities(jvmti);
}

/*
 * Serial and Parallel count in each JavaThread how many arrays it holds by GetPrimitiveArrayCritical, and do not collect
 * before all are given back. The count is not in HotSpot's tables: it is the number that follows two arrays taken and given
 * back. Other collectors pin the array instead, and there is no such number.
 */
static void find_critical_count(JNIEnv *env, const char *thread)
{
	size_t n = vm.java_thread_size / sizeof(int);
	int *seen[5];
	jbyteArray arrays[2] = { (*env)->NewByteArray(env, 1), (*env)->NewByteArray(env, 1) };
	void *inside[2];
	int *memory = calloc(n, 5 * sizeof *memory);

	critical_count = -1;
	if (!memory || !arrays[0] || !arrays[1]) {
		free(memory);
		return;
	}
	for (int i = 0; i < 5; i++)
		seen[i] = memory + (size_t)i * n;
	memcpy(seen[0], thread, n * sizeof(int));
	inside[0] = (*env)->GetPrimitiveArrayCritical(env, arrays[0], NULL);
	memcpy(seen[1], thread, n * sizeof(int));
	inside[1] = (*env)->GetPrimitiveArrayCritical(env, arrays[1], NULL);
	memcpy(seen[2], thread, n * sizeof(int));
	(*env)->ReleasePrimitiveArrayCritical(env, arrays[1], inside[1], JNI_ABORT);
	memcpy(seen[3], thread, n * sizeof(int));
	(*env)->ReleasePrimitiveArrayCritical(env, arrays[0], inside[0], JNI_ABORT);
	memcpy(seen[4], thread, n * sizeof(int));
	for (size_t i = 0; i < n; i++)
		if (seen[0][i] == 0 && seen[1][i] == 1 && seen[2][i] == 2 && seen[3][i] == 1 && seen[4][i] == 0)
			critical_count = (ptrdiff_t)(i * sizeof(int));
	free(memory);
}

static const char *check_heap_of(JNIEnv *env)
{
	jbyteArray array = (*env)->NewByteArray(env, 1);
	void *inside = array ? (*env)->GetPrimitiveArrayCritical(env, array, NULL) : NULL;

	if (inside)
		(*env)->ReleasePrimitiveArrayCritical(env, array, inside, JNI_ABORT);
	return inside ? check_heap(inside) : "the heap cannot be found";
}

/* Null, or why this process cannot fork. Nothing is touched before all of it has been looked at. */
static const char *check(JNIEnv *env)
{
	void *libjvm = NULL;
	jobject self;
	const char *why;

	if ((why = check_platform((const void *)(uintptr_t)(*env)->GetVersion, &libjvm)) || (why = threads_find_classes(env))
	    || (why = needed_find_classes(env)) || (why = check_heap_of(env)) || (why = take_suspension()))
		return why;
	if ((*jvmti)->GetCurrentThread(jvmti, &self))
		return "JVMTI does not tell the current thread";
	char *thread = java_thread_of(env, self);
	env_in_thread = (char *)env - thread;
	if (env_in_thread <= 0 || env_in_thread > 16384 || !kernel_id_of(thread) || *kernel_id_of(thread) != (int)SYS(SYS_gettid, 0, 0, 0, 0)
	    || *(int *)(thread + vm.thread_state) != vm.in_native)
		return "HotSpot's JavaThread is not as assumed (JNIEnv, state, kernel id)";
	find_critical_count(env, thread);
	child_find_files();
	code_be_copied();
	return NULL;
}

JNIEXPORT jstring JAVA(check)(JNIEnv *env, jclass class)
{
	(void)class;
	const char *why = check(env);
	return why ? (*env)->NewStringUTF(env, why) : NULL;
}

JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *loaded_into, void *reserved)
{
	(void)reserved;
	java_vm = loaded_into;
	return JNI_VERSION_10;
}
