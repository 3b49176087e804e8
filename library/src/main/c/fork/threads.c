/*
 * Which Java threads there are, which of them are the JVM's own, and how the application's are suspended.
 *
 * A thread that dies in the child must be at a place that HotSpot calls safe, or the child's first safepoint would wait for
 * it for ever. JVMTI's suspension brings it there.
 */
#include "jvm.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LONGEST_WAIT_FOR_ARRAYS 900000000LL

static struct { jclass thread; jfieldID eetop, holder, task, group, group_name, name, daemon; jclass reference_handler, finalizer, cleaner; } java;

static struct java_thread *known;        /* of this fork */
static int known_count, known_capacity;
static int64_t since;
static char **dead;                      /* JavaThreads that an earlier fork left behind in this process */
static int dead_count, dead_capacity;

static int grow(void *array, int *capacity, int wanted, size_t size)
{
	if (wanted <= *capacity)
		return 0;
	int bigger = wanted * 2 + 64;
	void *p = realloc(*(void **)array, (size_t)bigger * size);
	if (!p)
		return ENOMEM;
	*(void **)array = p;
	*capacity = bigger;
	return 0;
}

bool is_thread(JNIEnv *env, jobject object) { return (*env)->IsInstanceOf(env, object, java.thread); }

bool nobody_known(void) { return known_count == 0; }

struct java_thread *each_known(struct java_thread *last)
{
	struct java_thread *next = last ? last + 1 : known;

	return next < known + known_count ? next : NULL;
}

char *java_thread_of(JNIEnv *env, jobject thread) { return (char *)(uintptr_t)(*env)->GetLongField(env, thread, java.eetop); }

struct java_thread *find_known(const char *thread)
{
	for (int i = 0; i < known_count; i++)
		if (known[i].thread == thread)
			return &known[i];
	return NULL;
}

static bool is_dead(const char *thread)
{
	for (int i = 0; i < dead_count; i++)
		if (dead[i] == thread)
			return true;
	return false;
}

static bool named(JNIEnv *env, jstring string, const char *const *names)
{
	char text[64] = "";
	jsize length = string ? (*env)->GetStringUTFLength(env, string) : 0;
	bool found = false;

	if (!length || length >= (jsize)sizeof text)
		return false;
	(*env)->GetStringUTFRegion(env, string, 0, (*env)->GetStringLength(env, string), text);
	for (; *names; names++)
		found |= !strcmp(text, *names);
	return found;
}

/*
 * The JVM's own: the threads that HotSpot made without a task of Java's, in the group that no application has by chance,
 * those that handle references, and the one that waits to end the JVM.
 */
static enum kind kind_of(JNIEnv *env, jobject thread, jobject keeper)
{
	static const char *const of_hotspot[] = { "Signal Dispatcher", "Attach Listener", "Notification Thread", "Service Thread",
						  "Monitor Deflation Thread", "JFR Recorder Thread", NULL };
	static const char *const of_launcher[] = { "DestroyJavaVM", NULL };
	static const char *const of_scheduler[] = { "VirtualThread-unblocker", NULL };
	static const char *const system[] = { "system", NULL };
	enum kind kind = APPLICATION;

	if ((*env)->IsSameObject(env, thread, keeper) || (*env)->IsInstanceOf(env, thread, java.reference_handler)
	    || (*env)->IsInstanceOf(env, thread, java.finalizer))
		return OWN;
	if ((*env)->PushLocalFrame(env, 8))
		return APPLICATION;
	jobject holder = (*env)->GetObjectField(env, thread, java.holder);
	jobject task = holder ? (*env)->GetObjectField(env, holder, java.task) : NULL;
	jobject group = holder ? (*env)->GetObjectField(env, holder, java.group) : NULL;
	jstring name = (*env)->GetObjectField(env, thread, java.name);
	jclass class = (*env)->GetObjectClass(env, thread);
	bool plain = (*env)->IsSameObject(env, class, java.thread);
	if (task && (*env)->IsInstanceOf(env, task, java.cleaner)) {
		kind = OWN;
	} else if (plain && !task && group && named(env, (*env)->GetObjectField(env, group, java.group_name), system)) {
		kind = named(env, name, of_hotspot) ? OWN : APPLICATION;
	} else if (plain && !task && named(env, name, of_launcher)) {
		jint frames = 1;
		kind = !(*jvmti)->GetFrameCount(jvmti, thread, &frames) && frames == 0 ? OWN : APPLICATION;
	} else if (!plain && named(env, name, of_scheduler)) {
		jobject loader = NULL;
		kind = !(*jvmti)->GetClassLoader(jvmti, class, &loader) && !loader ? OWN : APPLICATION;
	}
	(*env)->PopLocalFrame(env, NULL);
	return kind;
}

static bool is_daemon(JNIEnv *env, jobject thread)
{
	jvmtiThreadInfo info;

	if ((*jvmti)->GetThreadInfo(jvmti, thread, &info))
		return true;
	(*jvmti)->Deallocate(jvmti, (unsigned char *)info.name);
	if (info.thread_group)
		(*env)->DeleteLocalRef(env, info.thread_group);
	if (info.context_class_loader)
		(*env)->DeleteLocalRef(env, info.context_class_loader);
	return info.is_daemon;
}

/* The thread that reads a debugger's commands is there as long as a debugger is attached, not merely listened for. */
static bool is_debugged(JNIEnv *env, int first)
{
	static const char *const of_debugger[] = { "JDWP Command Reader", NULL };
	bool found = false;

	for (int i = first; i < known_count && !found; i++) {
		jstring name = known[i].kind == APPLICATION ? (*env)->GetObjectField(env, known[i].object, java.name) : NULL;
		if (name) {
			found = known[i].fresh && named(env, name, of_debugger);
			(*env)->DeleteLocalRef(env, name);
		}
	}
	return found;
}

int suspend_new(JNIEnv *env, jobject self, jobject keeper)
{
	jint count;
	jthread *threads;
	int first = known_count;

	if ((*jvmti)->GetAllThreads(jvmti, &count, &threads))
		return -ENOMEM;
	if (grow(&known, &known_capacity, known_count + count, sizeof *known) || (*env)->EnsureLocalCapacity(env, count + 16)) {
		(*jvmti)->Deallocate(jvmti, (unsigned char *)threads);
		return -ENOMEM;
	}
	for (int i = 0; i < count; i++) {
		char *thread = java_thread_of(env, threads[i]);
		if (!thread || (*env)->IsSameObject(env, threads[i], self) || find_known(thread)) {
			(*env)->DeleteLocalRef(env, threads[i]);
			continue;
		}
		known[known_count++] = (struct java_thread) { .thread = thread, .object = threads[i], .kind = kind_of(env, threads[i], keeper), .daemon = true,
							      .fresh = !is_dead(thread) };
	}
	(*jvmti)->Deallocate(jvmti, (unsigned char *)threads);

	for (int i = first; i < known_count; i++)
		if (known[i].kind == APPLICATION)
			known[i].daemon = is_daemon(env, known[i].object);

	if (is_debugged(env, first)) {
		say("a debugger is attached, and threads of the child would stop for it for ever: detach it first");
		known_count = first;
		return -ENOTSUP;
	}
	if (!since)
		since = now();                             /* from here on the first of them stands still */
	for (int i = first; i < known_count; i++) {
		struct java_thread *t = &known[i];
		if (t->kind == OWN)
			continue;
		jvmtiError error = (*jvmti)->SuspendThread(jvmti, t->object);
		t->ours = error == JVMTI_ERROR_NONE;
		if (!t->ours && error != JVMTI_ERROR_THREAD_SUSPENDED)
			known[i--] = known[--known_count];         /* it has ended */
	}
	return known_count - first;
}

void resume_all(bool virtual_threads)
{
	if (virtual_threads)
		(*jvmti)->ResumeAllVirtualThreads(jvmti, 0, NULL);
	for (int i = 0; i < known_count; i++)
		if (known[i].ours)
			(*jvmti)->ResumeThread(jvmti, known[i].object);
}

static void forget(JNIEnv *env)
{
	while (known_count > 0) {
		needed_forget(env, &known[--known_count]);
		(*env)->DeleteLocalRef(env, known[known_count].object);
	}
}

static long alone;                       /* how often that was done */

long runs_alone(void) { return alone; }

bool run_alone(struct java_thread *k, long nanoseconds)
{
	struct timespec pause = { 0, nanoseconds };

	alone++;
	(*jvmti)->ResumeThread(jvmti, k->object);
	nanosleep(&pause, NULL);
	k->ours = !(*jvmti)->SuspendThread(jvmti, k->object);
	return k->ours;
}

static bool holds_array(const struct java_thread *t)
{
	return critical_count >= 0 && t->ours && __atomic_load_n((int *)(t->thread + critical_count), __ATOMIC_SEQ_CST) > 0;
}

/*
 * To give its array back a thread must enter the JVM, where it is suspended: so it is let go for a moment, by itself, and
 * suspended again, until it is caught without one. A collection would have to wait for it as well. False if that took too long.
 */
bool wait_for_arrays(void)
{
	int64_t end = now() + LONGEST_WAIT_FOR_ARRAYS;

	for (int i = 0; i < known_count; i++) {
		for (long turn = 1; holds_array(&known[i]); turn++) {
			if (now() > end)
				return false;
			if (!run_alone(&known[i], 20000 + turn * 7919 % 400000)) {
				known[i--] = known[--known_count];
				break;
			}
		}
	}
	return true;
}

void let_run(JNIEnv *env, bool virtual_threads, long nanoseconds)
{
	struct timespec pause = { 0, nanoseconds };

	resume_all(virtual_threads);
	forget(env);
	nanosleep(&pause, NULL);
}

void bury(void)
{
	int non_daemons = 0;

	for (int i = 0; i < known_count; i++)
		if (known[i].kind == APPLICATION && known[i].fresh) {
			dead[dead_count++] = known[i].thread;
			non_daemons += !known[i].daemon;
		}
	__atomic_sub_fetch(vm.non_daemon_threads, non_daemons, __ATOMIC_SEQ_CST);
}

/* The child's first thread keeps it alive, as main does a program, whatever it was in the parent. */
void become_main(JNIEnv *env, jobject self)
{
	jobject holder = (*env)->GetObjectField(env, self, java.holder);

	if (!holder || !(*env)->GetBooleanField(env, holder, java.daemon))
		return;
	(*env)->SetBooleanField(env, holder, java.daemon, JNI_FALSE);
	__atomic_add_fetch(vm.non_daemon_threads, 1, __ATOMIC_SEQ_CST);
}

bool destroyer_lives(JNIEnv *env)
{
	static const char *const of_launcher[] = { "DestroyJavaVM", NULL };
	for (int i = 0; i < known_count; i++)
		if (known[i].kind == OWN && named(env, (*env)->GetObjectField(env, known[i].object, java.name), of_launcher))
			return true;
	return false;
}

int make_room_for_dead(void) { return grow(&dead, &dead_capacity, dead_count + known_count, sizeof *dead); }

/*
 * Made before the clone, by which the references to the threads are local ones of the call that forks: Java asks for the list
 * in a later call, when a collection may have moved them.
 */
static jobjectArray list_of_dead;

void forget_list_of_dead(JNIEnv *env)
{
	if (list_of_dead)
		(*env)->DeleteGlobalRef(env, list_of_dead);
	list_of_dead = NULL;
}

int make_list_of_dead(JNIEnv *env)
{
	int n = 0;

	forget_list_of_dead(env);
	for (int i = 0; i < known_count; i++)
		n += known[i].kind == APPLICATION;
	jobjectArray array = (*env)->NewObjectArray(env, n, java.thread, NULL);
	for (int i = 0; array && i < known_count; i++)
		if (known[i].kind == APPLICATION)
			(*env)->SetObjectArrayElement(env, array, --n, known[i].object);
	list_of_dead = array ? (*env)->NewGlobalRef(env, array) : NULL;
	(*env)->DeleteLocalRef(env, array);
	(*env)->ExceptionClear(env);
	if (list_of_dead)
		return 0;
	say("no memory for the list of the threads");
	return ENOMEM;
}

jobjectArray take_list_of_dead(JNIEnv *env)
{
	jobjectArray array = list_of_dead ? (*env)->NewLocalRef(env, list_of_dead) : (*env)->NewObjectArray(env, 0, java.thread, NULL);

	forget_list_of_dead(env);
	return array;
}

void threads_begin(void)
{
	known_count = 0;
	since = 0;
}

int64_t suspended_since(void) { return since; }

jclass global_class(JNIEnv *env, const char *name)
{
	jclass local = (*env)->FindClass(env, name);
	return local ? (*env)->NewGlobalRef(env, local) : NULL;
}

const char *threads_find_classes(JNIEnv *env)
{
	jclass holder = (*env)->FindClass(env, "java/lang/Thread$FieldHolder");
	jclass group = (*env)->FindClass(env, "java/lang/ThreadGroup");

	java.thread = global_class(env, "java/lang/Thread");
	java.reference_handler = global_class(env, "java/lang/ref/Reference$ReferenceHandler");
	java.finalizer = global_class(env, "java/lang/ref/Finalizer$FinalizerThread");
	java.cleaner = global_class(env, "jdk/internal/ref/CleanerImpl");
	if (!holder || !group || !java.thread || !java.reference_handler || !java.finalizer || !java.cleaner)
		return "the JDK's classes are not as assumed (Thread.FieldHolder, CleanerImpl)";
	java.eetop = (*env)->GetFieldID(env, java.thread, "eetop", "J");
	java.holder = java.eetop ? (*env)->GetFieldID(env, java.thread, "holder", "Ljava/lang/Thread$FieldHolder;") : NULL;
	java.name = java.holder ? (*env)->GetFieldID(env, java.thread, "name", "Ljava/lang/String;") : NULL;
	java.task = java.name ? (*env)->GetFieldID(env, holder, "task", "Ljava/lang/Runnable;") : NULL;
	java.daemon = java.task ? (*env)->GetFieldID(env, holder, "daemon", "Z") : NULL;
	java.group = java.daemon ? (*env)->GetFieldID(env, holder, "group", "Ljava/lang/ThreadGroup;") : NULL;
	java.group_name = java.group ? (*env)->GetFieldID(env, group, "name", "Ljava/lang/String;") : NULL;
	return java.group_name ? NULL : "the JDK's Thread is not as assumed (eetop, holder.task, holder.daemon, holder.group)";
}
