/*
 * Who waits in Object.wait(), or to enter a monitor. Such a thread is gone in the child, and must not be notified there in
 * place of one that lives, nor be given the monitor, which it would keep for ever. HotSpot's monitor has two lists of nodes,
 * one for each thread, on the threads' own stacks: a ring of those that were not notified yet, and a queue of those that want
 * to enter. The dead are taken out of both while nobody moves.
 *
 * HotSpot's tables do not say where a monitor keeps its lists: threads of os4j's, one in the ring and one in the queue, show it.
 */
#include "jvm.h"
#include <string.h>

#define LONGEST_QUEUE 1000000

struct node { struct node *next, *previous; };

static struct { ptrdiff_t ring, queue, tail, thread; } at = { -1, -1, -1, -1 };

static char *waits_in(const char *thread) { return *(char *const *)(thread + vm.waiting_monitor); }
static char *wants_to_enter(const char *thread) { return *(char *const *)(thread + vm.pending_monitor); }
static struct node **list_at(char *monitor, ptrdiff_t offset) { return (struct node **)(monitor + offset); }
static const char *thread_of(const struct node *n) { return *(const char *const *)((const char *)n + at.thread); }

bool may_wait_for_monitor(const char *thread) { return at.ring >= 0 && (waits_in(thread) || wants_to_enter(thread)); }

static bool is_on_stack(const char *thread, const struct node *n)
{
	uintptr_t base = *(const uintptr_t *)(thread + vm.stack_base), size = *(const size_t *)(thread + vm.stack_size);
	return in_range((struct range) { base - size, base - 64 }, (uintptr_t)n) && (uintptr_t)n % sizeof(void *) == 0;
}

/* Where in the monitor an address of the thread's stack stands that may be its node. How many there are; the last two are kept. */
static int find_nodes(char *monitor, const char *thread, ptrdiff_t found[2])
{
	int n = 0;

	for (ptrdiff_t o = 0; o + (ptrdiff_t)sizeof(void *) <= (ptrdiff_t)vm.monitor_size; o += (ptrdiff_t)sizeof(void *))
		if (is_on_stack(thread, *list_at(monitor, o))) {
			found[0] = found[1];
			found[1] = o;
			n++;
		}
	return n;
}

static ptrdiff_t find_thread(const struct node *n, const char *thread)
{
	const char *const *word = (const char *const *)n;

	for (int i = 2; i < 6; i++)
		if (word[i] == thread)
			return i * (ptrdiff_t)sizeof(void *);
	return -1;
}

/* Who was chosen to enter next: behind the queue's end. While there is one, HotSpot wakes nobody else. */
static int64_t *heir_of(char *monitor, ptrdiff_t tail) { return (int64_t *)(monitor + tail + (ptrdiff_t)sizeof(void *)); }

/*
 * One thread waits in a monitor and one wants to enter it, no others; there was one before it, so that HotSpot has looked for the
 * queue's end. Whether they have got there, and all is as assumed.
 */
JNIEXPORT jboolean JAVA(findMonitorLists)(JNIEnv *env, jclass class, jobject waiting, jobject entering)
{
	const char *waiter = java_thread_of(env, waiting), *enterer = java_thread_of(env, entering);
	char *monitor = waiter && vm.monitors ? waits_in(waiter) : NULL;
	ptrdiff_t in_ring[2], in_queue[2];

	(void)class;
	if (!monitor || !enterer || wants_to_enter(enterer) != monitor || *(int *)(monitor + vm.waiters) != 1)
		return JNI_FALSE;
	if (find_nodes(monitor, waiter, in_ring) != 1 || find_nodes(monitor, enterer, in_queue) != 2)
		return JNI_FALSE;
	struct node *ring = *list_at(monitor, in_ring[1]), *queue = *list_at(monitor, in_queue[0]);
	const int64_t *heir = heir_of(monitor, in_queue[1]);
	if (ring->next != ring || ring->previous != ring || queue->next || queue->previous || queue != *list_at(monitor, in_queue[1])
	    || in_queue[1] - in_queue[0] != sizeof(void *) || *heir)
		return JNI_FALSE;
	ptrdiff_t thread = find_thread(ring, waiter);
	if (thread < 0 || find_thread(queue, enterer) != thread)
		return JNI_FALSE;
	at.thread = thread, at.queue = in_queue[0], at.tail = in_queue[1], at.ring = in_ring[1];
	return JNI_TRUE;
}

/* All are frozen; one of the JVM's own may be in the middle of a change of its ring. */
static bool is_whole(char *monitor)
{
	struct node *first = *list_at(monitor, at.ring), *n = first;

	for (int left = *(int *)(monitor + vm.waiters); left >= 0 && n; left--) {
		if (!n->next || n->next->previous != n)
			return false;
		n = n->next;
		if (n == first)
			return true;
	}
	return !first;
}

/* Null for a virtual thread's node, of which none lives; and for a thread that is not to die. */
static bool waits_and_may_die(const char *thread, struct java_thread **k)
{
	*k = thread ? find_known(thread) : NULL;
	return !thread || (*k && (*k)->ours && *(const int *)(thread + vm.thread_state) == vm.blocked);
}

static void look_at_ring(char *monitor)
{
	struct node *first = *list_at(monitor, at.ring), *n = first;
	struct java_thread *k;

	if (!first || !is_whole(monitor))
		return;
	do {
		if (waits_and_may_die(thread_of(n), &k) && k)
			k->node = n;
		n = n->next;
	} while (n != first);
}

/* A queue is emptied as a whole, or left. */
static bool all_may_die(char *monitor)
{
	struct java_thread *k;
	int length = 0;

	for (struct node *n = *list_at(monitor, at.queue); n; n = n->next)
		if (!waits_and_may_die(thread_of(n), &k) || length++ > LONGEST_QUEUE)
			return false;
	return true;
}

static void look_at_queue(char *monitor)
{
	struct java_thread *k;

	if (!all_may_die(monitor))
		return;
	for (struct node *n = *list_at(monitor, at.queue); n; n = n->next)
		if (waits_and_may_die(thread_of(n), &k) && k)
			k->node = n;
}

void monitors_look(void)
{
	for (struct java_thread *k = each_known(NULL); k; k = each_known(k))
		k->node = NULL;
	for (struct java_thread *k = each_known(NULL); k && at.ring >= 0; k = each_known(k)) {
		char *monitor = waits_in(k->thread) ? waits_in(k->thread) : wants_to_enter(k->thread);
		if (k->ours && !k->node && monitor) {
			look_at_ring(monitor);
			look_at_queue(monitor);
		}
	}
}

static bool is_dead(const struct node *n)
{
	const char *thread = thread_of(n);
	const struct java_thread *k = thread ? find_known(thread) : NULL;

	return !thread || (k && k->node == n && k->dies);
}

static void leave_ring(char *monitor)
{
	struct node **first = list_at(monitor, at.ring), *n = *first;

	if (!is_whole(monitor))
		return;
	for (struct node *last = n ? n->previous : NULL, *next; n; n = next) {
		next = n == last ? NULL : n->next;
		if (!is_dead(n))
			continue;
		n->next->previous = n->previous;
		n->previous->next = n->next;
		if (*first == n)
			*first = n->next == n ? NULL : n->next;
	}
}

static void leave_queue(char *monitor)
{
	struct node *first = *list_at(monitor, at.queue);

	if (!first)
		return;
	for (struct node *n = first; n; n = n->next)
		if (!is_dead(n))
			return;
	*list_at(monitor, at.queue) = *list_at(monitor, at.tail) = NULL;
	*heir_of(monitor, at.tail) = 0;
}

void monitors_forget_dead(void)
{
	if (at.ring < 0)
		return;
	for (char *monitor = *vm.monitors; monitor; monitor = *(char **)(monitor + vm.next_monitor)) {
		leave_ring(monitor);
		leave_queue(monitor);
	}
}
