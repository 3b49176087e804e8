/*
 * The JVM's side of fork(): which Java threads there are, which of them live in the child, and how they are held.
 *
 * A thread that dies in the child must be at a place that HotSpot calls safe, or the child's first safepoint would wait for
 * it for ever. JVMTI's suspension brings it there. Whether everyone is there is looked at after the freeze, when nobody
 * moves; if one is not, all are released and it is done again.
 */
#include "fork.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_PAUSE 900000000LL        /* of the parent's threads in freezes that come to nothing, in ns */
#define LONGEST_WAIT_FOR_ARRAYS 900000000LL
#define LONGEST_CALL 5000000000LL        /* of all that, with the times in between in which the threads run */
#define LONGEST_PATIENCE 400000000LL     /* with threads that hold what the child may need; they run in between */
#define MOST_ENDINGS 20                  /* how often all are let go so that a thread can end */
#define JAVA(name) JNICALL Java_org_os4j_internal_fork_Native_##name

JavaVM *java_vm;
static jvmtiEnv *jvmti;
static ptrdiff_t critical_count = -1;    /* where JavaThread counts the arrays that it keeps from moving; -1 if it does not */
static ptrdiff_t env_in_thread;          /* where a JNIEnv lies in HotSpot's JavaThread */

static struct { jclass thread, object; jfieldID eetop, holder, task, group, parent_group, group_name, name; jclass reference_handler, finalizer, cleaner; } java;

enum kind { OWN, APPLICATION };
struct java_thread { char *thread; jthread object; enum kind kind; bool ours, daemon, fresh; };

/* Of the last fork, in ns: how long the parent's threads stood still, the kernel's clone in it, the freezes in it; and how many freezes. */
static struct { int64_t pause, clone, freeze, rounds; } timing;

static struct java_thread *known;        /* of this fork */
static int known_count, known_capacity;
static char **dead;                      /* JavaThreads that an earlier fork left behind in this process */
static int dead_count, dead_capacity;

/* JavaThreads that JVMTI never lists (compilers, service threads) are told by their C++ class: the first word. */
struct stranger { char *thread; pid_t tid; };
static struct stranger strangers[64], earlier_strangers[64];
static int stranger_count, earlier_count;
static void *hidden_class[16];
static int hidden_count;

static void *class_of(char *thread) { return *(void **)thread; }

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

static struct java_thread *find_known(const char *thread)
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

/* Suspends every thread of the application's that is not known yet. How many there were, or minus an errno. */
static int suspend_new(JNIEnv *env, jobject self, jobject keeper)
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
		char *thread = (char *)(uintptr_t)(*env)->GetLongField(env, threads[i], java.eetop);
		if (!thread || (*env)->IsSameObject(env, threads[i], self) || find_known(thread)) {
			(*env)->DeleteLocalRef(env, threads[i]);
			continue;
		}
		known[known_count++] = (struct java_thread) { thread, threads[i], kind_of(env, threads[i], keeper), false, true, !is_dead(thread) };
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
	if (!timing.pause)
		timing.pause = now();                      /* from here on the first of them stands still */
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

static void resume_all(bool virtual_threads)
{
	if (virtual_threads)
		(*jvmti)->ResumeAllVirtualThreads(jvmti, 0, NULL);
	for (int i = 0; i < known_count; i++)
		if (known[i].ours)
			(*jvmti)->ResumeThread(jvmti, known[i].object);
}

static void forget(JNIEnv *env)
{
	while (known_count > 0)
		(*env)->DeleteLocalRef(env, known[--known_count].object);
}

static bool holds_array(const struct java_thread *t)
{
	return critical_count >= 0 && t->ours && __atomic_load_n((int *)(t->thread + critical_count), __ATOMIC_SEQ_CST) > 0;
}

/*
 * To give its array back a thread must enter the JVM, where it is suspended: so it is let go for a moment, by itself, and
 * suspended again, until it is caught without one. A collection would have to wait for it as well. False if that took too long.
 */
static bool wait_for_arrays(void)
{
	int64_t end = now() + LONGEST_WAIT_FOR_ARRAYS;

	for (int i = 0; i < known_count; i++) {
		for (long turn = 1; holds_array(&known[i]); turn++) {
			struct timespec pause = { 0, 20000 + turn * 7919 % 400000 };
			if (now() > end)
				return false;
			(*jvmti)->ResumeThread(jvmti, known[i].object);
			nanosleep(&pause, NULL);
			if ((*jvmti)->SuspendThread(jvmti, known[i].object)) {
				known[i--] = known[--known_count];         /* it has ended */
				break;
			}
		}
	}
	return true;
}

/* Lets all go for a moment, so that somebody can finish what the others must not be held in the middle of. */
static void let_run(JNIEnv *env, bool virtual_threads, long nanoseconds)
{
	struct timespec pause = { 0, nanoseconds };

	resume_all(virtual_threads);
	forget(env);
	nanosleep(&pause, NULL);
}

/* Whether a method belongs to the JDK: its class was defined by the boot loader. */
static bool is_of_jdk(JNIEnv *env, jmethodID method)
{
	jclass class;
	jobject loader = NULL;

	if ((*jvmti)->GetMethodDeclaringClass(jvmti, method, &class))
		return false;
	bool of_jdk = !(*jvmti)->GetClassLoader(jvmti, class, &loader) && !loader;
	(*env)->DeleteLocalRef(env, class);
	if (loader)
		(*env)->DeleteLocalRef(env, loader);
	return of_jdk;
}

/* The same methods are on the stacks at each fork: what they are is remembered. */
static bool is_initializer(jmethodID method)
{
	static struct { jmethodID method; bool initializer; } seen[1024];
	unsigned place = (unsigned)((uintptr_t)method >> 3) % 1024;
	char *name = NULL;

	if (seen[place].method != method) {
		if ((*jvmti)->GetMethodName(jvmti, method, &name, NULL, NULL))
			return false;
		seen[place].method = method;
		seen[place].initializer = !strcmp(name, "<clinit>");
		(*jvmti)->Deallocate(jvmti, (unsigned char *)name);
	}
	return seen[place].initializer;
}

static bool owns_jdk_monitor(JNIEnv *env, jthread thread, const jvmtiFrameInfo *frames, int count)
{
	jvmtiMonitorStackDepthInfo *owned = NULL;
	jint n = 0;
	bool found = false;

	if ((*jvmti)->GetOwnedMonitorStackDepthInfo(jvmti, thread, &n, &owned))
		return false;
	for (int i = 0; i < n; i++) {
		/* Thread.start() holds the new thread's own monitor: nobody else's business. */
		found |= owned[i].stack_depth >= 0 && owned[i].stack_depth < count && !(*env)->IsInstanceOf(env, owned[i].monitor, java.thread)
			 && is_of_jdk(env, frames[owned[i].stack_depth].method);
		(*env)->DeleteLocalRef(env, owned[i].monitor);
	}
	(*jvmti)->Deallocate(jvmti, (unsigned char *)owned);
	return found;
}

#define FRAMES_LOOKED_AT 64

/*
 * Whether one of the suspended threads is in the middle of what the child would wait for: it holds a monitor that code of
 * the JDK entered (a class loader's, a jar's), or initializes a class. Threads that wait are not looked at.
 */
static bool someone_is_needed(JNIEnv *env)
{
	const jint moving = JVMTI_THREAD_STATE_RUNNABLE | JVMTI_THREAD_STATE_BLOCKED_ON_MONITOR_ENTER;

	for (int i = 0; i < known_count; i++) {
		jvmtiFrameInfo frames[FRAMES_LOOKED_AT];
		jint state = 0, count = 0;
		if (!known[i].ours || (*jvmti)->GetThreadState(jvmti, known[i].object, &state) || !(state & moving)
		    || (*jvmti)->GetStackTrace(jvmti, known[i].object, 0, FRAMES_LOOKED_AT, frames, &count))
			continue;
		for (int f = 0; f < count; f++)
			if (is_initializer(frames[f].method))
				return true;
		if (owns_jdk_monitor(env, known[i].object, frames, count))
			return true;
	}
	return false;
}

static bool hidden(void *class)
{
	for (int i = 0; i < hidden_count; i++)
		if (hidden_class[i] == class)
			return true;
	return false;
}

/* A stranger of two freezes in a row that the listing between them did not show is a thread of HotSpot's that is never shown. */
static void learn_hidden(const char *self)
{
	for (int i = 0; i < stranger_count; i++)
		for (int j = 0; j < earlier_count; j++)
			if (strangers[i].thread == earlier_strangers[j].thread && strangers[i].tid == earlier_strangers[j].tid
			    && class_of(strangers[i].thread) != class_of((char *)self) && !hidden(class_of(strangers[i].thread)) && hidden_count < 16)
				hidden_class[hidden_count++] = class_of(strangers[i].thread);
	memcpy(earlier_strangers, strangers, sizeof strangers);
	earlier_count = stranger_count;
}

static int kernel_id(const char *thread)
{
	const char *osthread = *(const char *const *)(thread + vm.osthread);
	return osthread ? *(const int *)(osthread + vm.thread_id) : 0;
}

static void set_kernel_id(char *thread, int tid)
{
	char *osthread = *(char **)(thread + vm.osthread);
	if (osthread)
		*(int *)(osthread + vm.thread_id) = tid;
}

/* A thread that is not the JVM's, or is in code that is not: it may hold malloc's lock if it is inside libc. */
static enum fate fate_in_native(const struct frozen *f)
{
	return is_busy_in_libc(f->interrupted) ? FINISHES : DIES;
}

/* Whether code of libjvm's is what the thread is in or will return to shortly: it may be becoming a Java thread. */
static bool is_in_libjvm(const struct frozen *f)
{
	const uintptr_t *stack = (const uintptr_t *)(context_sp(f->interrupted) & ~(uintptr_t)7);
	bool found = in_range(libjvm_text, context_pc(f->interrupted));

	for (int i = 0; i < 48 && !found; i++)
		found = in_range(libjvm_text, stack[i]);
	return found;
}

/* The launcher's first thread waits for the main thread to end, to end the process then: pthread_join is a futex on its id. */
static bool joins_a_living(const struct frozen *f, const int *caller_tid)
{
	uintptr_t word = context_argument(f->interrupted, 0);

	if (context_system_call(f->interrupted) != SYS_futex)
		return false;
	if (word == (uintptr_t)caller_tid)
		return true;
	for (int i = 0; i < frozen_count; i++)
		if ((uintptr_t)frozen[i].tid_address == word && frozen[i].java && frozen[i].fate == LIVES)
			return true;
	return false;
}

/*
 * Which kernel thread belongs to which JavaThread: HotSpot's list cannot change now. A thread that is not on it has not
 * begun to be a Java thread, or has ceased to be one.
 */
static void match_java_threads(void)
{
	const char *list = *vm.thread_list;
	unsigned length = *(const unsigned *)(list + vm.list_length);
	char *const *threads = *(char *const *const *)(list + vm.list_threads);

	for (unsigned i = 0; i < length; i++) {
		int tid = kernel_id(threads[i]);
		for (int j = 0; tid && j < frozen_count; j++)
			if (frozen[j].tid == tid) {
				frozen[j].java = threads[i];
				break;
			}
	}
}

/* A lock that was taken but names no owner yet has one that does not say so. */
static bool owner_lives(pid_t owner)
{
	if (owner == (pid_t)SYS(SYS_gettid, 0, 0, 0, 0))
		return true;
	for (int i = 0; i < frozen_count; i++)
		if (frozen[i].tid == owner)
			return frozen[i].fate == LIVES;
	return false;
}

/*
 * Decides everyone's fate. SOMEONE_MOVES if somebody is where nobody may be; SOMEONE_ENDS if a thread has run its last line
 * of Java but is not gone: it may wait for a monitor that a suspended thread holds (join), and must be given the time.
 */
enum settled { SETTLED, SOMEONE_MOVES, SOMEONE_ENDS };

static enum settled settle(const char *self, const int *caller_tid, int round, bool *joiner)
{
	bool settled = true, ending = false;

	match_java_threads();
	stranger_count = 0;
	*joiner = false;
	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		if (!f->java)
			continue;
		char *thread = f->java;
		struct java_thread *k = find_known(thread);
		int state = *(int *)(thread + vm.thread_state);
		f->fate = UNDECIDED;
		if (*(int *)(thread + vm.terminated) == vm.exiting) {
			f->fate = LIVES;
			ending = true;
		} else if (k && k->kind == OWN)
			f->fate = LIVES;
		else if (k && critical_count >= 0 && *(int *)(thread + critical_count) > 0)
			;                                  /* the child's first collection would wait for it */
		else if (k && class_of(thread) != class_of((char *)(uintptr_t)self))
			f->fate = fate_in_native(f);       /* an agent's thread: it runs native code, which no suspension holds */
		else if (k && state == vm.in_native)
			f->fate = fate_in_native(f);
		else if (k && (state == vm.blocked || state == vm.blocked + 1 || state == vm.in_native + 1))
			f->fate = SUSPENDED;               /* the odd values: on its way between two states */
		else if (!k && hidden(class_of(thread)))
			f->fate = LIVES;
		else if (!k && stranger_count < 64)
			strangers[stranger_count++] = (struct stranger) { thread, f->tid };
		if (f->fate == UNDECIDED) {
			settled = false;
			say("Java thread \"%s\" (%d) could not be brought to a safe place", f->name, f->tid);
		}
	}
	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		if (f->java)
			continue;
		if (in_range(libjvm_text, start_routine(f->thread_pointer, NULL))) {
			f->fate = LIVES;
		} else if (joins_a_living(f, caller_tid)) {
			f->fate = LIVES;
			*joiner = true;
		} else if (round < 8 && context_system_call(f->interrupted) != -2 && is_in_libjvm(f)) {
			settled = false;
			say("thread \"%s\" (%d) is on its way into the JVM", f->name, f->tid);
		} else {
			f->fate = fate_in_native(f);
		}
	}
	for (int l = 0; l < LOADER_LOCKS && settled; l++)
		if (loader_lock[l].word && *loader_lock[l].word && !owner_lives(*loader_lock[l].owner)) {
			settled = false;
			say("a thread that will not be in the child is loading a library");
		}
	learn_hidden(self);
	return !settled ? SOMEONE_MOVES : ending ? SOMEONE_ENDS : SETTLED;
}

/* Where parent and child say to each other how the child's start went. */
struct report { int done, error; };

/* A recursive mutex knows its owner by the kernel's id, which has changed. */
static void renumber_loader_locks(pid_t old, pid_t new)
{
	for (int l = 0; l < LOADER_LOCKS; l++)
		if (loader_lock[l].owner && *loader_lock[l].owner == old)
			*loader_lock[l].owner = new;
}

/* In the child: the caller alone runs. Everyone who lives gets a kernel thread again, or nobody runs and the child ends. */
static void live(struct report *report, char *self, pid_t parent, pid_t old_tid, void *robust_list, size_t robust_size)
{
	int tid = (int)SYS(SYS_gettid, 0, 0, 0, 0);

	SYS(SYS_set_robust_list, robust_list, robust_size, 0, 0);
	set_kernel_id(self, tid);
	child_detach_from_parent(parent);
	int error = restart();
	if (error) {
		report->error = error;
		STORE(report->done, 1);
		futex_wake(&report->done);
		SYS(SYS_exit_group, 127, 0, 0, 0);
	}
	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		uintptr_t argument = 0;
		if (f->fate != LIVES && f->fate != SUSPENDED)
			continue;
		renumber_loader_locks(f->tid, f->tid_in_child);
		if (f->java)
			set_kernel_id(f->java, f->tid_in_child);
		else if (in_range(libjvm_text, start_routine(f->thread_pointer, &argument)) && kernel_id((char *)argument) == f->tid)
			set_kernel_id((char *)argument, f->tid_in_child);
	}
	renumber_loader_locks(old_tid, tid);
	STORE(report->done, 1);
	futex_wake(&report->done);
	release();
	jail_keep();
	child_free_stdio();
}

/* In the parent: waits until the child's threads are there, or the child is gone. 0, or an errno; then the child has been waited for. */
static int hear(struct report *report, pid_t child)
{
	int status;

	while (!LOAD(report->done)) {
		siginfo_t info;
		futex_wait(&report->done, 0, 20000000);
		info.si_pid = 0;
		if (!LOAD(report->done) && (waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) || info.si_pid == child))
			return 0;              /* killed by somebody: the caller's own wait will say so */
	}
	if (report->error) {
		while (waitpid(child, &status, 0) == -1 && errno == EINTR)
			;
		say("the child could not start its threads (RLIMIT_NPROC, a limit of pids or of memory)");
	}
	return report->error;
}

static void bury(void)
{
	int non_daemons = 0;

	for (int i = 0; i < known_count; i++)
		if (known[i].kind == APPLICATION && known[i].fresh) {
			dead[dead_count++] = known[i].thread;
			non_daemons += !known[i].daemon;
		}
	__atomic_sub_fetch(vm.non_daemon_threads, non_daemons, __ATOMIC_SEQ_CST);
}

static bool destroyer_lives(JNIEnv *env)
{
	static const char *const of_launcher[] = { "DestroyJavaVM", NULL };
	for (int i = 0; i < known_count; i++)
		if (known[i].kind == OWN && named(env, (*env)->GetObjectField(env, known[i].object, java.name), of_launcher))
			return true;
	return false;
}

/* 0 in the child, its process id in the parent, minus an errno on failure. */
JNIEXPORT jint JAVA(fork)(JNIEnv *env, jclass class, jobject keeper, jboolean virtual_threads)
{
	sigset_t all, old;
	jthread self_object;
	int error, *caller_tid = NULL, round = 0, late = 0, endings = 0;
	bool frozen_now = false, joiner = false;
	void *robust_list;
	size_t robust_size;
	long child = -1;

	(void)class;
	reason[0] = 0;
	known_count = earlier_count = 0;
	if ((*jvmti)->GetCurrentThread(jvmti, &self_object))
		return -ENOSYS;
	char *self = (char *)env - env_in_thread;
	if ((error = freeze_prepare()) || (error = end_prepare()))
		return -error;
	struct report *report = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (report == MAP_FAILED) {
		say("no memory for the child's report");
		return -ENOMEM;
	}
	caller_tid = own_tid_address();
	SYS(SYS_get_robust_list, 0, &robust_list, &robust_size, 0);
	pid_t parent = getpid(), old_tid = (pid_t)SYS(SYS_gettid, 0, 0, 0, 0);

	int64_t start = now(), spent = 0;
	memset(&timing, 0, sizeof timing);
	for (;; round++) {
		int fresh;
		bool first = known_count == 0;
		while ((fresh = suspend_new(env, self_object, keeper)) > 0)
			;
		if (fresh == 0 && grow(&dead, &dead_capacity, dead_count + known_count, sizeof *dead))
			fresh = -ENOMEM;
		if (fresh < 0) {
			error = -fresh;
			break;
		}
		if (first && virtual_threads)
			(*jvmti)->SuspendAllVirtualThreads(jvmti, 0, NULL);
		/* After that it is done all the same: docs/fork.md says which locks to stay away from then. */
		if (now() < start + LONGEST_PATIENCE && someone_is_needed(env)) {
			let_run(env, virtual_threads, 100000);
			continue;
		}
		if (!wait_for_arrays()) {
			if (now() > start + LONGEST_CALL) {
				say("a thread holds an array of the heap for longer than that (GetPrimitiveArrayCritical)");
				error = EAGAIN;
				break;
			}
			let_run(env, virtual_threads, 1000000);
			continue;
		}
		sigfillset(&all);
		SYS(SYS_rt_sigprocmask, SIG_SETMASK, &all, &old, 8);
		int64_t freeze_start = now();
		/* An ending thread blocks every signal and may wait for a lock of a frozen one: let all go then, and try again. */
		int64_t patience = freeze_start + (20000000LL << (late < 5 ? late : 5));
		int64_t end = freeze_start + LONGEST_PAUSE - spent;
		error = freeze(patience < end ? patience : end);
		timing.freeze += now() - freeze_start;
		timing.rounds++;
		if (error) {
			SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
			spent += now() - freeze_start;
			if (error == EAGAIN && spent < LONGEST_PAUSE && now() < start + LONGEST_CALL) {
				late++;
				let_run(env, virtual_threads, late * 1000000L);
				continue;
			}
			break;
		}
		enum settled settled = settle(self, caller_tid, round, &joiner);
		if (settled == SETTLED || (settled == SOMEONE_ENDS && endings > MOST_ENDINGS)) {
			frozen_now = true;
			break;
		}
		release();
		SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
		if (endings <= MOST_ENDINGS && (settled == SOMEONE_ENDS || round % 16 == 15)) {
			endings++;
			let_run(env, virtual_threads, 100000);
		}
		spent += now() - freeze_start;
		if (spent > LONGEST_PAUSE || now() > start + LONGEST_CALL) {
			error = EAGAIN;
			break;
		}
		if (round > 2) {
			struct timespec pause = { 0, 200000 };
			nanosleep(&pause, NULL);
		}
	}
	if (frozen_now) {
		int64_t clone_start = now();
		child = fork_process(caller_tid, CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD);
		timing.clone = now() - clone_start;
		if (child == 0) {
			live(report, self, parent, old_tid, robust_list, robust_size);
			SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
			munmap(report, sizeof *report);
			leave_debugger();
			bury();
			if (in_range(libjvm_text, start_routine(freezer_thread_pointer, NULL))) {
				end_keep_leader();
				if (!destroyer_lives(env))
					end_with_last_thread();
			}
			return 0;
		}
		release();
		SYS(SYS_rt_sigprocmask, SIG_SETMASK, &old, 0, 8);
		if (child < 0) {
			error = (int)-child;
			say("clone was refused");
		}
	}
	resume_all(virtual_threads);
	timing.pause = now() - timing.pause;
	if (child > 0)
		error = hear(report, (pid_t)child);
	munmap(report, sizeof *report);
	return error ? -error : (jint)child;
}

/* In the child: the threads of the parent's that do not live. */
JNIEXPORT jobjectArray JAVA(dead)(JNIEnv *env, jclass class)
{
	int n = 0;

	(void)class;
	for (int i = 0; i < known_count; i++)
		n += known[i].kind == APPLICATION;
	jobjectArray array = (*env)->NewObjectArray(env, n, java.thread, NULL);
	for (int i = 0; array && i < known_count; i++)
		if (known[i].kind == APPLICATION)
			(*env)->SetObjectArrayElement(env, array, --n, known[i].object);
	return array;
}

JNIEXPORT void JAVA(resumeVirtualThreadsBut)(JNIEnv *env, jclass class, jobjectArray ended)
{
	jsize n = (*env)->GetArrayLength(env, ended);
	jthread *threads = malloc((size_t)(n + 1) * sizeof *threads);

	(void)class;
	if (!threads || (*env)->PushLocalFrame(env, n + 16))
		return;
	for (jsize i = 0; i < n; i++)
		threads[i] = (*env)->GetObjectArrayElement(env, ended, i);
	(*jvmti)->ResumeAllVirtualThreads(jvmti, n, threads);
	(*env)->PopLocalFrame(env, NULL);
	free(threads);
}

JNIEXPORT jlongArray JAVA(timings)(JNIEnv *env, jclass class)
{
	jlong values[] = { timing.pause, timing.clone, timing.freeze, timing.rounds };
	jlongArray array = (*env)->NewLongArray(env, 4);

	(void)class;
	if (array)
		(*env)->SetLongArrayRegion(env, array, 0, 4, values);
	return array;
}

JNIEXPORT jstring JAVA(reason)(JNIEnv *env, jclass class)
{
	(void)class;
	return (*env)->NewStringUTF(env, reason);
}

/* Lets os4j's own reflection reach what the module system hides, member by member: the JDK's state that must be put right in the child. */
JNIEXPORT void JAVA(open)(JNIEnv *env, jclass class, jobject member)
{
	jclass accessible = (*env)->FindClass(env, "java/lang/reflect/AccessibleObject");
	jfieldID override = accessible ? (*env)->GetFieldID(env, accessible, "override", "Z") : NULL;

	(void)class;
	if (override)
		(*env)->SetBooleanField(env, member, override, JNI_TRUE);
}

JNIEXPORT jboolean JAVA(isInitialized)(JNIEnv *env, jclass class, jclass which)
{
	jint status = 0;

	(void)env, (void)class;
	return !(*jvmti)->GetClassStatus(jvmti, which, &status) && (status & JVMTI_CLASS_STATUS_INITIALIZED);
}

static jclass global_class(JNIEnv *env, const char *name)
{
	jclass local = (*env)->FindClass(env, name);
	return local ? (*env)->NewGlobalRef(env, local) : NULL;
}

static const char *find_java(JNIEnv *env)
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
	java.group = java.task ? (*env)->GetFieldID(env, holder, "group", "Ljava/lang/ThreadGroup;") : NULL;
	java.group_name = java.group ? (*env)->GetFieldID(env, group, "name", "Ljava/lang/String;") : NULL;
	return java.group_name ? NULL : "the JDK's Thread is not as assumed (eetop, holder.task, holder.group)";
}

static const char *take_suspension(void)
{
	jvmtiCapabilities wanted, potential;

	memset(&wanted, 0, sizeof wanted);
	if ((*java_vm)->GetEnv(java_vm, (void **)&jvmti, JVMTI_VERSION_21))
		return "the JVM gives no JVMTI environment";
	wanted.can_support_virtual_threads = 1;
	if ((*jvmti)->GetPotentialCapabilities(jvmti, &potential) || !potential.can_support_virtual_threads
	    || (*jvmti)->AddCapabilities(jvmti, &wanted))
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

	if ((why = check_platform((const void *)(uintptr_t)(*env)->GetVersion, &libjvm)) || (why = find_java(env)) || (why = check_heap_of(env))
	    || (why = take_suspension()))
		return why;
	if ((*jvmti)->GetCurrentThread(jvmti, &self))
		return "JVMTI does not tell the current thread";
	char *thread = (char *)(uintptr_t)(*env)->GetLongField(env, self, java.eetop);
	env_in_thread = (char *)env - thread;
	if (env_in_thread <= 0 || env_in_thread > 16384 || kernel_id(thread) != (int)SYS(SYS_gettid, 0, 0, 0, 0)
	    || *(int *)(thread + vm.thread_state) != vm.in_native)
		return "HotSpot's JavaThread is not as assumed (JNIEnv, state, kernel id)";
	find_critical_count(env, thread);
	child_find_files();
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
