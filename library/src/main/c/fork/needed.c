/*
 * Whether one of the suspended threads is in the middle of what the child would wait for: it holds a monitor that code of
 * the JDK or of os4j entered (a class loader's, a jar's), or links or initializes a class. Such a thread is let go for a
 * moment, by itself, while nobody else can take what it gives back; if it does not get out so, all are let go. Most of it
 * is asked of JVMTI before the freeze; what HotSpot does for itself shows in no stack of Java's, and is looked for when
 * nobody moves.
 */
#include "jvm.h"
#include <string.h>

#define FRAMES_LOOKED_AT 64

/* What is asked of each method on a stack. The same methods are there at each fork, so the answers are remembered. */
struct method { jmethodID id; bool initializer, of_jdk; };

#define MOST_TURNS 6                     /* of a thread that is let go by itself, each twice as long as the last */
#define MOST_SCANS 4
#define FIRST_TURN 50000                 /* in ns */

static struct { jclass carrier, ints, deflating, inflating; } java;
static bool runs_java;                   /* whether somebody was in the middle of Java */

static jclass class_if_there(JNIEnv *env, const char *name)
{
	jclass class = global_class(env, name);

	(*env)->ExceptionClear(env);
	return class;
}

const char *needed_find_classes(JNIEnv *env)
{
	java.carrier = global_class(env, "jdk/internal/misc/CarrierThread");
	java.ints = global_class(env, "[I");
	java.deflating = class_if_there(env, "java/util/zip/Deflater$DeflaterZStreamRef");
	java.inflating = class_if_there(env, "java/util/zip/Inflater$InflaterZStreamRef");
	return java.carrier && java.ints ? NULL : "the JDK's classes are not as assumed (CarrierThread)";
}

/* Its class was defined by the boot loader; or it is os4j's, whose locks are no application's either. */
static bool is_of_jdk(JNIEnv *env, jmethodID method)
{
	jclass class;
	jobject loader = NULL;
	char *signature = NULL;

	if ((*jvmti)->GetMethodDeclaringClass(jvmti, method, &class))
		return false;
	bool of_jdk = !(*jvmti)->GetClassLoader(jvmti, class, &loader) && !loader;
	if (!of_jdk && !(*jvmti)->GetClassSignature(jvmti, class, &signature, NULL)) {
		of_jdk = !strncmp(signature, "Lorg/os4j/", 10);
		(*jvmti)->Deallocate(jvmti, (unsigned char *)signature);
	}
	(*env)->DeleteLocalRef(env, class);
	if (loader)
		(*env)->DeleteLocalRef(env, loader);
	return of_jdk;
}

static const struct method *method_of(JNIEnv *env, jmethodID id)
{
	static struct method seen[1024];
	static const struct method unknown;
	struct method *m = &seen[((uintptr_t)id >> 3) % 1024];
	char *name = NULL;

	if (m->id != id) {
		if ((*jvmti)->GetMethodName(jvmti, id, &name, NULL, NULL))
			return &unknown;
		*m = (struct method) { id, !strcmp(name, "<clinit>"), is_of_jdk(env, id) };
		(*jvmti)->Deallocate(jvmti, (unsigned char *)name);
	}
	return m;
}

/* HotSpot's own list of the monitors that a thread holds and nobody else wants; it ends where `top` says, from the thread's start. */
static unsigned locks_of(const char *thread, char *const **locks)
{
	uint32_t top = *(const uint32_t *)(thread + vm.lock_stack + vm.lock_stack_top);
	ptrdiff_t first = vm.lock_stack + vm.lock_stack_base;

	*locks = (char *const *)(thread + first);
	return top > first && top - first <= MOST_LOCKS * (ptrdiff_t)sizeof(char *) ? (unsigned)((top - first) / (ptrdiff_t)sizeof(char *)) : 0;
}

/*
 * Whether others may come to want a monitor that the JDK's code has entered. Not a new thread's own, which Thread.start() holds;
 * nor that of a Deflater's or an Inflater's stream, which is whose the object is and is held as long as the work takes.
 */
static bool may_be_wanted(JNIEnv *env, jobject monitor)
{
	return !is_thread(env, monitor) && !(java.deflating && (*env)->IsInstanceOf(env, monitor, java.deflating))
	       && !(java.inflating && (*env)->IsInstanceOf(env, monitor, java.inflating));
}

/* Which monitors a thread's frames hold. They are kept, to tell them later from those that HotSpot holds for it. */
static bool owns_needed_monitor(JNIEnv *env, struct java_thread *k, jthread thread, const jvmtiFrameInfo *frames, int count)
{
	jvmtiMonitorStackDepthInfo *owned = NULL;
	jint n = 0;
	bool found = false;

	if ((*jvmti)->GetOwnedMonitorStackDepthInfo(jvmti, thread, &n, &owned))
		return false;
	for (int i = 0; i < n; i++) {
		bool of_frame = owned[i].stack_depth >= 0;
		found |= of_frame && owned[i].stack_depth < count && method_of(env, frames[owned[i].stack_depth].method)->of_jdk
			 && may_be_wanted(env, owned[i].monitor);
		/* A class is linked under the monitor of an array of its own, which no frame has entered. */
		found |= !of_frame && (*env)->IsInstanceOf(env, owned[i].monitor, java.ints);
		if (of_frame && k->lock_count < MOST_LOCKS)
			k->locks[k->lock_count++] = owned[i].monitor;
		else
			(*env)->DeleteLocalRef(env, owned[i].monitor);
	}
	(*jvmti)->Deallocate(jvmti, (unsigned char *)owned);
	return found;
}

void needed_forget(JNIEnv *env, struct java_thread *k)
{
	while (k->lock_count > 0)
		(*env)->DeleteLocalRef(env, k->locks[--k->lock_count]);
}

/* Threads that wait are not looked at. */
static bool is_needed(JNIEnv *env, struct java_thread *k, jthread thread)
{
	const jint moving = JVMTI_THREAD_STATE_RUNNABLE | JVMTI_THREAD_STATE_BLOCKED_ON_MONITOR_ENTER;
	jvmtiFrameInfo frames[FRAMES_LOOKED_AT];
	jint state = 0, count = 0;
	char *const *locks;
	bool jdk = false;

	k->sleeps = false;
	if ((*jvmti)->GetThreadState(jvmti, thread, &state))
		return false;
	k->sleeps = state & JVMTI_THREAD_STATE_SLEEPING;
	if (!(state & moving) || (*jvmti)->GetStackTrace(jvmti, thread, 0, FRAMES_LOOKED_AT, frames, &count))
		return false;
	k->runs_java |= (state & JVMTI_THREAD_STATE_RUNNABLE) && !(state & JVMTI_THREAD_STATE_IN_NATIVE);
	k->initializes = false;
	k->in_native = state & JVMTI_THREAD_STATE_IN_NATIVE;
	runs_java |= k->runs_java;
	for (int f = 0; f < count; f++) {
		const struct method *m = method_of(env, frames[f].method);
		if (m->initializer)
			return k->initializes = true;
		jdk |= m->of_jdk;
	}
	/* The question walks the whole stack, seconds long in a deep recursion, so it is asked only where the answer may matter. */
	return (jdk || locks_of(k->thread, &locks) > 0) && owns_needed_monitor(env, k, thread, frames, count);
}

/* The virtual thread that a carrier runs: the carrier's own stack does not show it. */
static bool is_needed_on_top(JNIEnv *env, struct java_thread *carrier)
{
	jthread mounted = NULL;

	if (!(*env)->IsInstanceOf(env, carrier->object, java.carrier) || get_virtual_thread(jvmti, carrier->object, &mounted) || !mounted)
		return false;
	bool needed = is_needed(env, carrier, mounted);
	(*env)->DeleteLocalRef(env, mounted);
	return needed;
}

/* In a system call that waits for the world outside: a reader of a pipe has the reader's monitor for as long as nobody writes. */
static bool sleeps_in_native(const struct java_thread *k)
{
	int *tid = kernel_id_of(k->thread);

	return k->in_native && !k->initializes && tid && state_of(*tid, NULL) == 'S';
}

/* Lets a thread that is needed get out of what it is in, while all others stand. False if that takes too long, or it has ended. */
static bool gets_out(JNIEnv *env, struct java_thread *k)
{
	bool asleep = sleeps_in_native(k);

	for (int turn = 0; turn < MOST_TURNS; turn++) {
		if (!run_alone(k, FIRST_TURN << turn))
			return false;
		needed_forget(env, k);
		if (!is_needed(env, k, k->object))
			return true;
		k->waits_outside = asleep && turn >= 1 && sleeps_in_native(k);
		if (k->waits_outside)
			return true;
	}
	return false;
}

bool someone_is_needed(JNIEnv *env)
{
	bool again = true;

	/* What one gives back another one may have taken who was waiting for it: so until nobody had to be let go. */
	for (int scan = 0; again && scan < MOST_SCANS; scan++) {
		again = false;
		runs_java = false;
		for (struct java_thread *k = each_known(NULL); k; k = each_known(k)) {
			needed_forget(env, k);
			k->runs_java = false;
			if (!k->ours || k->waits_outside)
				continue;
			if (is_needed_on_top(env, k))
				return true;
			if (is_needed(env, k, k->object)) {
				if (!gets_out(env, k))
					return true;
				again |= !k->waits_outside;
			}
		}
	}
	return again;
}

/* The lists cannot change now. An array's class is shorter than others and has no such field. */
static bool someone_initializes(void)
{
	for (char *loader = *vm.class_loaders; loader; loader = *(char **)(loader + vm.next_loader))
		for (char *class = *(char **)(loader + vm.classes); class; class = *(char **)(class + vm.next_class))
			if (*(int *)(class + vm.layout_helper) > 0) {
				char *thread = *(char **)(class + vm.init_thread);
				struct java_thread *k = thread ? find_known(thread) : NULL;
				if (k && k->ours)
					return true;
			}
	return false;
}

/* Whether HotSpot holds a monitor for the thread that none of its frames has entered: a local reference is the address of the object's. */
static bool holds_for_hotspot(const struct java_thread *k)
{
	char *const *locks;
	unsigned n = locks_of(k->thread, &locks);
	bool all_known = true;

	for (unsigned i = 0; i < n; i++) {
		bool of_frame = false;
		for (int j = 0; j < k->lock_count; j++)
			of_frame |= *(char **)k->locks[j] == locks[i];
		all_known &= of_frame;
	}
	return !all_known;
}

bool class_is_in_the_making(void)
{
	if (!runs_java)
		return false;
	for (struct java_thread *k = each_known(NULL); k; k = each_known(k))
		if (k->ours && k->runs_java && holds_for_hotspot(k))
			return true;
	return someone_initializes();
}
