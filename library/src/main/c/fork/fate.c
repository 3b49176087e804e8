/*
 * What becomes of each kernel thread in the child. It is looked at after the freeze, when nobody moves: who is where nobody
 * may be is a reason to release all and to do it again.
 */
#include "jvm.h"
#include <linux/futex.h>
#include <string.h>

/* A lock of HotSpot's may be held for as long as a collection takes. */
#define MOST_MOVES_FOR_LOCKS 64

/* JavaThreads that JVMTI never lists (compilers, service threads) are told by their C++ class: the first word. */
struct stranger { char *thread; pid_t tid; };
static struct stranger strangers[64], earlier_strangers[64];
static int stranger_count, earlier_count;
#define MOST_VISITORS 64
#define ENOUGH_SIGHTINGS 8
#define ENOUGH_WORK 1000000              /* in ns; to attach a thread takes a tenth of that */
static struct visitor { pid_t tid; int times, last; int64_t work; } visitors[MOST_VISITORS];
static int visitor_count, looks;         /* looks: how often settle() was called for this fork */
static void *hidden_class[16];
static int hidden_count;

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
			    && class_of(strangers[i].thread) != class_of(self) && !hidden(class_of(strangers[i].thread)) && hidden_count < 16)
				hidden_class[hidden_count++] = class_of(strangers[i].thread);
	memcpy(earlier_strangers, strangers, sizeof strangers);
	earlier_count = stranger_count;
}

static enum fate fate_in_native(const struct frozen *f)
{
	return is_busy_in_libc(f->interrupted) && f->identity.tid ? FINISHES : DIES;
}

/* Whether code of libjvm's is what the thread is in or will return to shortly: it may be becoming a Java thread. */
static bool is_in_libjvm(const struct frozen *f)
{
	enum { NEAR = 48, FAR = 256 };                                     /* words; malloc may be deep below who called it */
	uintptr_t stack[FAR], sp = context_sp(f->interrupted) & ~(uintptr_t)7;
	bool found = in_range(libjvm_text, context_pc(f->interrupted));
	size_t size = (in_range(libc_text, context_pc(f->interrupted)) ? FAR : NEAR) * sizeof *stack;

	if (copy_memory(stack, sp, size) < (long)size) {                   /* not so much there, or in a sandbox */
		size = NEAR * sizeof *stack;
		memcpy(stack, (const void *)sp, size);
	}
	for (size_t i = 0; i < size / sizeof *stack && !found; i++)
		found = in_range(libjvm_text, stack[i]);
	return found;
}

/*
 * What is on a stack may be left over from an earlier visit. So whoever computes must be seen on his way several times in a row,
 * with processor time in between in which he could have gone it, to be taken for such a one.
 */
static bool has_had_its_time(pid_t tid)
{
	struct visitor *v = visitors;

	while (v < visitors + visitor_count && v->tid != tid)
		v++;
	if (v == visitors + visitor_count) {
		if (visitor_count == MOST_VISITORS)
			return false;
		visitor_count++;
		*v = (struct visitor) { tid, 0, 0, 0 };
	}
	if (v->last + 1 != looks)
		*v = (struct visitor) { tid, 0, 0, work_of(tid) };
	v->last = looks;
	return ++v->times >= ENOUGH_SIGHTINGS && work_of(tid) - v->work >= ENOUGH_WORK;
}

/* Of a thread that is none of Java's. In a system call it may be one of those only that HotSpot makes there. */
static enum settled way_into_jvm(const struct frozen *f)
{
	long call = context_system_call(f->interrupted);

	if (!is_in_libjvm(f))
		return SETTLED;
	if (call == -1)
		return has_had_its_time(f->tid) ? SETTLED : SOMEONE_ARRIVES;
	if (is_busy_in_libc(f->interrupted) || (call == SYS_futex && in_range(libjvm_data, context_argument(f->interrupted, 0))))
		return SOMEONE_LINGERS;
	return SETTLED;
}

/* The launcher's first thread waits for the main thread to end, to end the process then: pthread_join is a futex on what is cleared then. */
static bool joins_a_living(const struct frozen *f, const int *caller_alive)
{
	uintptr_t word = context_argument(f->interrupted, 0);

	if (context_system_call(f->interrupted) != SYS_futex)
		return false;
	if (word == (uintptr_t)caller_alive)
		return true;
	for (int i = 0; i < frozen_count; i++)
		if ((uintptr_t)frozen[i].identity.alive == word && frozen[i].java && frozen[i].fate == LIVES)
			return true;
	return false;
}

static struct range memory_of(const char *thread)
{
	return (struct range) { (uintptr_t)thread, (uintptr_t)thread + vm.java_thread_size };
}

/*
 * Parked, or stopped by JVMTI: on a condition variable that lies in the thread's own JavaThread, where nobody else ever waits.
 * It holds none of HotSpot's locks there, and a signal to the variable does not wait for it. Locks wait with plain FUTEX_WAIT.
 * Thread.sleep() and who is in one of a monitor's lists wait on such a variable too, which lies elsewhere.
 */
static bool waits_by_itself(const struct java_thread *k, const struct frozen *f)
{
	uintptr_t word = context_argument(f->interrupted, 0), operation = context_argument(f->interrupted, 1);
	long call = context_system_call(f->interrupted);

	return (call == SYS_futex || call == -2) && in_range(libc_text, context_pc(f->interrupted))
	       && (operation & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET
	       && (k->sleeps || k->node || in_range(memory_of(f->java), word));
}

void choose_sleepers(const char *self)
{
	static const struct range anywhere = { 0, UINTPTR_MAX };

	for (struct java_thread *k = each_known(NULL); k; k = each_known(k)) {
		int *tid = kernel_id_of(k->thread);
		if (k->ours && !k->restless && tid && class_of(k->thread) == class_of(self) && *(int *)(k->thread + vm.thread_state) == vm.blocked)
			leave_asleep(*tid, k->sleeps || may_wait_for_monitor(k->thread) ? anywhere : memory_of(k->thread), pthread_of(k->thread));
	}
}

/*
 * Which kernel thread belongs to which JavaThread: HotSpot's list cannot change now. A thread that is not on it has not
 * begun to be a Java thread, or has ceased to be one.
 */
static void match_java_threads(void)
{
	char *const *threads;
	unsigned length = java_threads(&threads);

	for (unsigned i = 0; i < length; i++) {
		int *tid = kernel_id_of(threads[i]);
		for (int j = 0; tid && j < frozen_count; j++)
			if (frozen[j].tid == *tid) {
				frozen[j].java = threads[i];
				frozen[j].vm_tid = tid;
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
 * of Java but is not gone: it may wait for a monitor that a suspended thread holds (join), and must be given the time;
 * SOMEONE_ARRIVES if a thread that is not Java's runs HotSpot's code, to become Java's or to cease to be: it may hold one of
 * HotSpot's locks; SOMEONE_LINGERS if it seems to be on its way there, in a system call; SOMEONE_INITIALIZES if the child
 * would wait for ever for a class.
 */
enum settled settle(const char *self, const int *caller_alive, int moves, unsigned given_up)
{
	bool found[HOW_SETTLED] = { false };

	looks++;
	match_java_threads();
	monitors_look();
	stranger_count = 0;
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
			found[SOMEONE_ENDS] = true;
			say("Java thread \"%s\" (%d) has ended but is not gone", f->name, f->tid);
		} else if (k && k->kind == OWN)
			f->fate = LIVES;
		else if (k && critical_count >= 0 && *(int *)(thread + critical_count) > 0)
			;                                  /* the child's first collection would wait for it */
		else if (k && f->asleep) {
			k->restless = state != vm.blocked || (may_wait_for_monitor(thread) && !k->node);
			f->fate = k->restless ? UNDECIDED : DIES;
		} else if (k && class_of(thread) != class_of(self))
			f->fate = fate_in_native(f);       /* an agent's thread: it runs native code, which no suspension holds */
		else if (k && state == vm.in_native)
			f->fate = fate_in_native(f);
		else if (k && moves < MOST_MOVES_FOR_LOCKS && state == vm.blocked && waits_for_lock(f->interrupted))
			;                                  /* of HotSpot's: it would go on in the child and begin what it waited to do */
		else if (k && state == vm.blocked && waits_by_itself(k, f))
			f->fate = DIES;
		else if (k && k->node && moves < MOST_MOVES_FOR_LOCKS)
			;                                  /* on its way to where it waits, or away from there */
		else if (k && (state == vm.blocked || state == vm.blocked + 1 || state == vm.in_native + 1))
			f->fate = SUSPENDED;               /* the odd values: on its way between two states */
		else if (!k && hidden(class_of(thread)))
			f->fate = LIVES;
		else if (!k && stranger_count < 64)
			strangers[stranger_count++] = (struct stranger) { thread, f->tid };
		if (k)
			k->dies = f->fate == DIES;
		if (f->fate == UNDECIDED) {
			found[SOMEONE_MOVES] = true;
			say("Java thread \"%s\" (%d) could not be brought to a safe place", f->name, f->tid);
		}
	}
	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		if (f->java)
			continue;
		uintptr_t argument = 0;
		if (in_range(libjvm_text, start_routine(f->thread_pointer, &argument))) {
			int *tid = kernel_id_of((char *)argument);
			f->vm_tid = tid && *tid == f->tid ? tid : NULL;
			f->fate = LIVES;
		} else if (joins_a_living(f, caller_alive)) {
			f->fate = LIVES;
		} else {
			enum settled way = way_into_jvm(f);
			f->fate = fate_in_native(f);
			if (way != SETTLED) {
				found[way] = true;
				say("thread \"%s\" (%d) is on its way into the JVM, or out of it", f->name, f->tid);
				/* It would go on to take the lock, and be ended with it. */
				if (waits_for_lock(f->interrupted))
					f->fate = DIES;
			}
		}
	}
	for (int l = 0; l < LOADER_LOCKS && !found[SOMEONE_MOVES]; l++)
		if (loader_lock[l].word && *loader_lock[l].word && !owner_lives(*loader_lock[l].owner)) {
			found[SOMEONE_MOVES] = true;
			say("a thread that will not be in the child is loading a library");
		}
	learn_hidden(self);
	for (int s = SOMEONE_MOVES; s < SOMEONE_INITIALIZES; s++)
		if (found[s] && !(given_up & 1U << s))
			return (enum settled)s;
	return !(given_up & 1U << SOMEONE_INITIALIZES) && class_is_in_the_making() ? SOMEONE_INITIALIZES : SETTLED;
}

void fates_begin(void) { earlier_count = visitor_count = looks = 0; }
