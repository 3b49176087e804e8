/*
 * Who sleeps so that nobody can wake him while all others are frozen is not interrupted: a parked thread waits on a
 * condition variable inside its own JavaThread. Where each thread sleeps is read before any is suspended, since it takes
 * some time. From then on its processor time says whether it has moved: before the clone, and once more after it.
 */
#include "fork.h"
#include <linux/futex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define LONGEST_CLONE 1000000000LL       /* who wakes by himself within that is interrupted like anyone, in ns */
#define MOST_DISTRUST 10

struct sleeper {
	pid_t tid;
	bool asleep;                         /* on a condition variable */
	bool left;                           /* in this freeze */
	bool by_calendar;
	int64_t work;
	uintptr_t word;
	const struct timespec *until;        /* on the sleeper's stack; null if it has no deadline */
	uintptr_t pthread;
};
struct sleepers { struct sleeper *all; int count, capacity; };

static struct sleepers sleepers;             /* by their ids */
static int distrust, distrusted;             /* how often somebody moved all the same; for how many forks nobody is left asleep after that */

int64_t work_of(pid_t tid)
{
	struct timespec t = { 0, 0 };
	const int clock = (int)(~(unsigned)tid << 3 | 6);                 /* as pthread_getcpuclockid() makes it: of one thread, by the scheduler */

	SYS(SYS_clock_gettime, clock, &t, 0, 0);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Some kernels count by ticks: a thread could run between two of them and not be seen. */
static bool work_is_counted_finely(void)
{
	pid_t self = (pid_t)SYS(SYS_gettid, 0, 0, 0, 0);
	int64_t first = work_of(self), second = work_of(self);

	return first > 0 && second > first && work_of(self) > second;
}

static int by_id(const void *a, const void *b)
{
	pid_t x = ((const struct sleeper *)a)->tid, y = ((const struct sleeper *)b)->tid;
	return (x > y) - (x < y);
}

static struct sleeper *find(pid_t tid)
{
	struct sleeper key = { .tid = tid };
	return sleepers.count ? bsearch(&key, sleepers.all, (size_t)sleepers.count, sizeof key, by_id) : NULL;
}

/* The kernel says so of a thread that sleeps in a system call: its number, six arguments, stack pointer, program counter. */
static void look_where(struct sleeper *s)
{
	enum { WORD, OPERATION, VALUE, TIMEOUT, PC = 7, FIELDS };
	char path[64], text[256], *at;
	unsigned long field[FIELDS];

	s->asleep = false;
	snprintf(path, sizeof path, "/proc/self/task/%d/syscall", s->tid);
	if (!read_text(path, text, sizeof text) || strtol(text, &at, 10) != SYS_futex || at == text)      /* or the word "running" */
		return;
	for (int i = 0; i < FIELDS; i++)
		field[i] = strtoul(at, &at, 16);
	s->asleep = (field[OPERATION] & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET && in_range(libc_text, field[PC]);
	s->by_calendar = field[OPERATION] & FUTEX_CLOCK_REALTIME;
	s->word = field[WORD];
	s->until = (const struct timespec *)field[TIMEOUT];
}

/* The time is taken first: if it is the same later on, the thread slept already when it was looked at. */
static int look_at(pid_t tid, void *data)
{
	struct sleepers *fresh = data;
	struct sleeper s = { .tid = tid, .work = work_of(tid) }, *known = find(tid);

	if (fresh->count == fresh->capacity) {
		int bigger = fresh->capacity * 2 + 64;
		struct sleeper *all = realloc(fresh->all, (size_t)bigger * sizeof *all);
		if (!all)
			return -ENOMEM;
		fresh->all = all, fresh->capacity = bigger;
	}
	if (known && known->asleep && known->work == s.work)
		s = *known;
	else if (s.work > 0)                     /* 0: the kernel does not say */
		look_where(&s);
	s.left = false;
	fresh->all[fresh->count++] = s;
	return 0;
}

void asleep_look(void)
{
	static struct sleepers earlier;
	struct sleepers fresh = { .all = earlier.all, .capacity = earlier.capacity };

	if (distrusted > 0 || !work_is_counted_finely() || each_number("/proc/self/task", look_at, &fresh))
		fresh.count = 0;
	distrusted -= distrusted > 0;
	if (fresh.count)
		qsort(fresh.all, (size_t)fresh.count, sizeof *fresh.all, by_id);
	earlier = sleepers;
	sleepers = fresh;
}

void asleep_forget(void) { sleepers.count = 0; }

void asleep_wake_all(void)
{
	for (int i = 0; i < sleepers.count; i++)
		sleepers.all[i].left = false;
}

static bool wakes_soon(const struct sleeper *s)
{
	struct timespec t;

	if (!s->until)
		return false;
	clock_gettime(s->by_calendar ? CLOCK_REALTIME : CLOCK_MONOTONIC, &t);
	return (s->until->tv_sec - t.tv_sec) * 1000000000LL + s->until->tv_nsec - t.tv_nsec < LONGEST_CLONE;
}

void leave_asleep(pid_t tid, struct range where, uintptr_t pthread)
{
	struct sleeper *s = find(tid);

	if (!s || !s->asleep || !in_range(where, s->word) || *identity_in(pthread).tid != tid || work_of(tid) != s->work)
		return;
	s->pthread = pthread;
	s->left = !wakes_soon(s);                /* it has not moved, so the deadline is still where it was */
}

bool is_left_asleep(pid_t tid)
{
	const struct sleeper *s = find(tid);
	return s && s->left;
}

bool someone_woke(void)
{
	bool woke = false;

	for (int i = 0; i < sleepers.count; i++) {
		struct sleeper *s = &sleepers.all[i];
		if (s->left && work_of(s->tid) != s->work) {
			s->left = false;
			woke = true;
		}
	}
	return woke;
}

void asleep_distrust(void)
{
	distrust += distrust < MOST_DISTRUST;
	distrusted = 1 << distrust;
	asleep_forget();
}

int each_left_asleep(int after, pid_t *tid, uintptr_t *pthread)
{
	for (int i = after; i < sleepers.count; i++)
		if (sleepers.all[i].left) {
			*tid = sleepers.all[i].tid;
			*pthread = sleepers.all[i].pthread;
			return i + 1;
		}
	return 0;
}
