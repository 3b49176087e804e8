/*
 * Holds every other kernel thread of the process where it is.
 *
 * A real-time signal goes to each id in /proc/self/task until a scan finds nobody new. Its handler notes what the thread
 * needs to live again and waits. The full register state, floating point included, lies in the signal's frame on the
 * thread's own stack, which the child has too. Between freeze() and release() the caller must not need a lock of anyone's:
 * no malloc, no JNI, no printing. The handler may have interrupted malloc, so it makes system calls and nothing else; it
 * must not even touch libjvm's thread-local variables, whose first use in a thread allocates.
 */
#define OS4J_ARCH_CODE
#include "fork.h"
#include <limits.h>
#include <linux/futex.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* glibc 2.35 and later register rseq for each thread and say here where; the symbols are absent before. */
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned __rseq_size __attribute__((weak));
#if defined __x86_64__
#define RSEQ_SIGNATURE 0x53053053
#else
#define RSEQ_SIGNATURE 0xd428bc00
#endif
#define RSEQ_REGISTERED_SIZE 32
#define PF_IO_WORKER 0x10                /* the kernel's flag of a thread, in /proc/TID/stat */
#define LONGEST_LEAVE 900000000LL        /* of the threads that were released, in ns */

struct frozen *frozen;
int frozen_count;
int freeze_signal;
uintptr_t freezer_thread_pointer;
char reason[512];

static size_t capacity;
static int in_child;     /* whether the waiting threads are those that restart() made */
static int freezing;     /* whether a handler that starts now must wait */
static int inside;       /* how many threads are in the handler */
static int parked;       /* how many of them have noted everything and wait; a futex of the caller's */
static int wanted;       /* how many the caller waits for: the last of them wakes it */
static int gate;         /* a futex of theirs: 0 while they wait */
static int refused;      /* threads that found no room in the table */

static struct schedule inherited;        /* the caller's, which the threads that it starts begin with */
static bool all_scheduled_alike;         /* before the freeze: as the caller; then no thread has to ask in the freeze how it is scheduled */

struct asked { pid_t tid; bool gone; };
static struct asked *asked;
static int asked_count;

void say(const char *format, ...)
{
	va_list a;
	va_start(a, format);
	vsnprintf(reason, sizeof reason, format, a);
	va_end(a);
}

static int too_many(void)
{
	say("threads are being started faster than they can be held");
	return EAGAIN;
}

int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

void futex_wait(int *word, int value, int64_t nanoseconds)
{
	struct timespec t = { nanoseconds / 1000000000, nanoseconds % 1000000000 };
	SYS(SYS_futex, word, FUTEX_WAIT, value, nanoseconds < 0 ? NULL : &t);
}

void futex_wake(int *word) { SYS(SYS_futex, word, FUTEX_WAKE, 1 << 30, 0); }

/* Of the calling thread, if tid is 0. */
static void note_schedule(struct schedule *s, pid_t tid)
{
	SYS(SYS_sched_getaffinity, tid, sizeof s->affinity, &s->affinity, 0);
	s->policy = (int)SYS(SYS_sched_getscheduler, tid, 0, 0, 0);
	SYS(SYS_sched_getparam, tid, &s->priority, 0, 0);
	s->nice = 20 - (int)SYS(SYS_getpriority, PRIO_PROCESS, tid, 0, 0);   /* the raw call returns 20 - nice */
}

static bool same_affinity(const struct schedule *a, const struct schedule *b) { return !memcmp(&a->affinity, &b->affinity, sizeof a->affinity); }

static bool same_policy(const struct schedule *a, const struct schedule *b)
{
	return a->policy == b->policy && a->priority.sched_priority == b->priority.sched_priority;
}

static void note_state(struct frozen *f, ucontext_t *context)
{
	f->interrupted = context;
	f->thread_pointer = (uintptr_t)__builtin_thread_pointer();
	f->identity = identity_in(pthread_with(f->thread_pointer));
	if (*f->identity.tid != (pid_t)SYS(SYS_gettid, 0, 0, 0, 0))
		f->identity = (struct identity) { NULL, NULL };             /* none of glibc's: it shares the thread pointer of who made it */
	SYS(SYS_get_robust_list, 0, &f->robust_list, &f->robust_size, 0);
	SYS(SYS_prctl, PR_GET_NAME, f->name, 0, 0);
	SYS(SYS_sigaltstack, 0, &f->signal_stack, 0, 0);
	if (all_scheduled_alike)
		f->schedule = inherited;
	else
		note_schedule(&f->schedule, 0);
	f->java = NULL;
	f->vm_tid = NULL;
	f->fate = UNDECIDED;
	f->overdue = f->asleep = false;
}

/* Nobody is in the handler's first half any more who could take the same place in the table. 0 or an errno. */
static int note_sleepers(void)
{
	pid_t tid;
	uintptr_t pthread;

	for (int at = 0; (at = each_left_asleep(at, &tid, &pthread)) > 0;) {
		if ((size_t)frozen_count >= capacity)
			return too_many();
		frozen[frozen_count++] = (struct frozen) { .asleep = true, .tid = tid, .identity = identity_in(pthread),
							   .thread_pointer = thread_pointer_in(pthread) };
	}
	return 0;
}

/* Alive again, in the child, as a new kernel thread that has nothing yet but stack, thread pointer and the caller's mask. */
static void put_state_back(struct frozen *f)
{
	f->tid_in_child = (pid_t)SYS(SYS_gettid, 0, 0, 0, 0);
	if (f->vm_tid)
		*f->vm_tid = f->tid_in_child;
	SYS(SYS_set_robust_list, f->robust_list, f->robust_size, 0, 0);
	SYS(SYS_prctl, PR_SET_NAME, f->name, 0, 0);
	if (!(f->signal_stack.ss_flags & SS_DISABLE)) {
		f->signal_stack.ss_flags &= ~SS_ONSTACK;
		SYS(SYS_sigaltstack, &f->signal_stack, 0, 0, 0);
	}
	if (!same_affinity(&f->schedule, &inherited))
		SYS(SYS_sched_setaffinity, 0, sizeof f->schedule.affinity, &f->schedule.affinity, 0);
	if (!same_policy(&f->schedule, &inherited))
		SYS(SYS_sched_setscheduler, 0, f->schedule.policy, &f->schedule.priority, 0);
	if (f->schedule.nice != inherited.nice)
		SYS(SYS_setpriority, PRIO_PROCESS, 0, f->schedule.nice, 0);
	if (&__rseq_size && __rseq_size) {
		char *area = (char *)f->thread_pointer + __rseq_offset;
		memset(area, 0, RSEQ_REGISTERED_SIZE);
		*(uint32_t *)(area + 4) = -1u;                              /* cpu_id: RSEQ_CPU_ID_UNINITIALIZED */
		sys6(SYS_rseq, (long)area, RSEQ_REGISTERED_SIZE, 0, RSEQ_SIGNATURE, 0, 0);
	}
}

static void handler(int number, siginfo_t *info, void *context)
{
	int saved_errno = errno;
	volatile enum fate fate = LIVES;          /* read after os4j_save has returned for the second time */

	(void)number, (void)info;
	ADD(inside, 1);
	if (LOAD(jail_open) && jail_wants_end(context)) {
		ADD(inside, -1);
		SYS(SYS_exit, 0, 0, 0, 0);
	}
	if (LOAD(freezing)) {
		int mine = ADD(frozen_count, 1) - 1;
		if ((size_t)mine >= capacity) {
			ADD(frozen_count, -1);
			ADD(refused, 1);
			while (LOAD(freezing))
				futex_wait(&gate, 0, -1);
		} else {
			struct frozen *f = &frozen[mine];
			note_state(f, context);
			if (os4j_save(&f->registers) == 1) {
				put_state_back(f);
			} else {
				STORE(f->tid, (pid_t)SYS(SYS_gettid, 0, 0, 0, 0));     /* last: says that all is noted */
				if (ADD(parked, 1) >= LOAD(wanted))
					futex_wake(&parked);
			}
			while (!LOAD(gate))
				futex_wait(&gate, 0, -1);
			if (LOAD(in_child))
				fate = f->fate == FINISHES && f->java ? SUSPENDED : f->fate;
		}
	}
	if (ADD(inside, -1) == 0)
		futex_wake(&inside);
	if (fate == FINISHES || fate == SUSPENDED)
		jail_enter(fate);
	errno = saved_errno;
}

/* Chooses a real-time signal that nobody uses, and keeps it as long as nobody takes it away. */
static int take_signal(void)
{
	struct sigaction a = { .sa_flags = SA_SIGINFO | SA_RESTART }, is;

	a.sa_sigaction = handler;
	sigfillset(&a.sa_mask);
	if (freeze_signal && !sigaction(freeze_signal, NULL, &is) && (is.sa_flags & SA_SIGINFO) && is.sa_sigaction == handler)
		return 0;
	for (int s = SIGRTMIN + 7; s <= SIGRTMAX - 3; s++)
		if (!sigaction(s, NULL, &is) && !(is.sa_flags & SA_SIGINFO) && is.sa_handler == SIG_DFL && !sigaction(s, &a, NULL)) {
			freeze_signal = s;
			return 0;
		}
	say("every real-time signal has a handler of somebody's");
	return EAGAIN;
}

static struct asked *find_asked(pid_t tid)
{
	for (int i = asked_count - 1; i >= 0; i--)      /* from the end: an id may have been given out again */
		if (asked[i].tid == tid)
			return &asked[i];
	return NULL;
}

static bool is_parked(pid_t tid)
{
	int n = LOAD(frozen_count);
	for (int i = 0; i < n && (size_t)i < capacity; i++)
		if (frozen[i].tid == tid)
			return true;
	return false;
}

struct stat_of_thread { char state; unsigned flags; char name[16]; };

/* False if there is no such thread. */
static bool read_stat(pid_t tid, struct stat_of_thread *stat)
{
	char path[64], text[512], *end;

	snprintf(path, sizeof path, "/proc/self/task/%d/stat", tid);
	if (!read_text(path, text, sizeof text) || !(end = strrchr(text, ')')))
		return false;
	*end = 0;
	snprintf(stat->name, sizeof stat->name, "%s", strchr(text, '(') + 1);
	return sscanf(end + 1, " %c %*d %*d %*d %*d %*d %u", &stat->state, &stat->flags) == 2;
}

char state_of(pid_t tid, char name[16])
{
	struct stat_of_thread stat;

	if (!read_stat(tid, &stat))
		return 0;
	if (name)
		memcpy(name, stat.name, sizeof stat.name);
	return stat.state;
}

/* A zombie answers kill() but never runs a handler. */
static bool has_ended(const struct stat_of_thread *stat) { return stat->state == 'Z' || stat->state == 'X'; }

/*
 * The kernel's own threads that work for an io_uring are listed among the process's. They never run its code, and take no signal:
 * one that is sent to them waits in their queue for as long as they live, so it is sent once only.
 */
static pid_t of_ring[64];
static int of_ring_count;

static void note_worker_of_ring(pid_t tid)
{
	of_ring[of_ring_count++ % (int)(sizeof of_ring / sizeof *of_ring)] = tid;
}

static bool is_worker_of_ring(pid_t tid)
{
	struct stat_of_thread stat;

	for (size_t i = 0; i < sizeof of_ring / sizeof *of_ring; i++)
		if (of_ring[i] == tid)
			return read_stat(tid, &stat) && stat.flags & PF_IO_WORKER;       /* the id may have been given out again */
	return false;
}

/* Calls visit with the id of each thread of this process until it returns an error. 0 or that, or minus an errno. */
static int each_thread(int (*visit)(pid_t tid, void *data), void *data) { return each_number("/proc/self/task", visit, data); }

struct asking { pid_t process, self; int fresh; };

static int ask(pid_t tid, void *data)
{
	struct asking *a = data;
	struct asked *known;
	struct stat_of_thread stat;

	if (tid == a->self || ((known = find_asked(tid)) && !known->gone) || is_parked(tid) || is_left_asleep(tid)
	    || is_worker_of_ring(tid))
		return 0;
	if ((size_t)asked_count == capacity)
		return -too_many();
	long r = SYS(SYS_tgkill, a->process, tid, freeze_signal, 0);
	if (r == -ESRCH || (tid == a->process && read_stat(tid, &stat) && has_ended(&stat)))     /* a leader that ended stays, as a zombie */
		return 0;
	if (r < 0) {            /* EAGAIN: the queue of signals is full */
		say("the signal to thread %d was refused (RLIMIT_SIGPENDING)", tid);
		return (int)r;
	}
	asked[asked_count++] = (struct asked) { tid, false };
	a->fresh++;
	return 0;
}

/* Asks those that were not asked yet. The number of the new ones, or minus errno. */
static int ask_everyone(pid_t self)
{
	struct asking a = { (pid_t)SYS(SYS_getpid, 0, 0, 0, 0), self, 0 };
	reason[0] = 0;
	int error = each_thread(ask, &a);

	if (error && !reason[0])
		say("cannot read /proc/self/task");
	return error ? error : a.fresh;
}

/* One that has ended meanwhile is scheduled like anyone. */
static int compare_schedule(pid_t tid, void *unused)
{
	struct schedule its = inherited;

	(void)unused;
	note_schedule(&its, tid);
	all_scheduled_alike &= (same_affinity(&its, &inherited) && same_policy(&its, &inherited) && its.nice == inherited.nice)
			       || SYS(SYS_sched_getscheduler, tid, 0, 0, 0) == -ESRCH;
	return all_scheduled_alike ? 0 : -EEXIST;
}

static void compare_schedules(void)
{
	memset(&inherited, 0, sizeof inherited);
	note_schedule(&inherited, 0);
	all_scheduled_alike = true;
	if (each_thread(compare_schedule, NULL))
		all_scheduled_alike = false;
}

/* How many of those that were asked are still to park. Drops those that ended meanwhile, and who need not be held. */
static int missing(pid_t *who)
{
	int n = 0;
	for (int i = 0; i < asked_count; i++) {
		if (asked[i].gone || is_parked(asked[i].tid))
			continue;
		struct stat_of_thread stat;
		bool lives = read_stat(asked[i].tid, &stat) && !has_ended(&stat);
		if (lives && !(stat.flags & PF_IO_WORKER)) {
			n++;
			*who = asked[i].tid;
			continue;
		}
		if (lives)
			note_worker_of_ring(asked[i].tid);
		asked[i].gone = true;
	}
	return n;
}

static int name_the_late(pid_t tid)
{
	char name[16] = "?", state = state_of(tid, name);
	say("thread \"%s\" (%d) could not be held within the deadline: %s", name, tid,
	    state == 'D' ? "it is in an uninterruptible wait" : "it blocks every signal");
	return EAGAIN;
}

static int make_room(void)
{
	size_t threads = 0;
	char text[4096], *line;

	if (read_text("/proc/thread-self/status", text, sizeof text) && (line = strstr(text, "\nThreads:")))
		threads = strtoul(line + 9, NULL, 10);
	size_t room = threads * 2 + 256;
	if (room <= capacity)
		return 0;
	if (frozen)
		munmap(frozen, capacity * sizeof *frozen);
	if (asked)
		munmap(asked, capacity * sizeof *asked);
	capacity = 0;
	frozen = mmap(NULL, room * sizeof *frozen, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	asked = mmap(NULL, room * sizeof *asked, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (frozen == MAP_FAILED || asked == MAP_FAILED) {
		frozen = NULL, asked = NULL;
		say("no memory for the table of %zu threads", threads);
		return ENOMEM;
	}
	capacity = room;
	return 0;
}

/* The last freeze is over when everyone has left the handler, which reads the table and the gate. */
static int wait_for_the_last(int64_t deadline)
{
	for (int n; (n = LOAD(inside)) > 0;) {
		if (now() > deadline) {
			say("threads have not gone on yet since the last fork");
			return EAGAIN;
		}
		futex_wait(&inside, n, 1000000);
	}
	return 0;
}

int freeze_prepare(void)
{
	int error = wait_for_the_last(now() + LONGEST_LEAVE);
	if (!error)
		error = make_room();
	compare_schedules();
	return error ? error : take_signal();
}

int freeze(int64_t deadline)
{
	pid_t self = (pid_t)SYS(SYS_gettid, 0, 0, 0, 0), late = 0;
	int error = wait_for_the_last(deadline), fresh;

	if (error)
		return error;
	freezer_thread_pointer = (uintptr_t)__builtin_thread_pointer();
	for (int i = 0; i < frozen_count; i++)
		frozen[i].tid = 0;
	frozen_count = parked = gate = in_child = refused = asked_count = 0;
	wanted = INT_MAX;
	STORE(freezing, 1);
	do {
		if ((fresh = ask_everyone(self)) < 0)
			error = -fresh;
		while (!error) {
			int expected = 0;
			for (int i = 0; i < asked_count; i++)
				expected += !asked[i].gone;
			STORE(wanted, expected);
			int so_far = LOAD(parked);
			if (so_far < expected)
				futex_wait(&parked, so_far, 2000000);
			if ((LOAD(parked) >= expected || LOAD(parked) == so_far) && missing(&late) == 0)
				break;
			if (LOAD(refused))
				error = too_many();
			else if (now() > deadline && missing(&late))
				error = name_the_late(late);
		}
		if (!error && fresh > 0 && now() > deadline)
			error = too_many();
	} while (!error && (fresh > 0 || someone_woke()));
	if (error || (error = note_sleepers()))
		release();
	return error;
}

/* Nobody waits here for them to be scheduled: that is for the next freeze to do. */
void release(void)
{
	STORE(freezing, 0);
	STORE(gate, 1);
	futex_wake(&gate);
}

static bool lives(const struct frozen *f) { return f->fate == LIVES || f->fate == SUSPENDED || f->fate == FINISHES; }

int restart(void)
{
	const unsigned long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS
				    | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID;
	int n = frozen_count;

	STORE(inside, 0);
	STORE(in_child, 1);
	for (int i = 0; i < n; i++) {
		struct frozen *f = &frozen[i];
		if (!f->identity.tid)
			continue;
		if (!lives(f)) {
			/* So that glibc's setuid() does not wait for it, nor who joins it. */
			*f->identity.tid = *f->identity.alive = 0;
			continue;
		}
		ADD(inside, 1);
		long r = os4j_start(flags, &f->registers, f->identity.tid, f->identity.alive, f->thread_pointer);
		if (r < 0)
			return (int)-r;
		f->tid_in_child = (pid_t)r;
	}
	return 0;
}
