/*
 * A thread that dies in the child may have been in the middle of malloc. The child would wait for its lock for ever, so the
 * thread is started once more, inside a jail: a seccomp filter on that one thread, which lets it use memory and futexes
 * and ends it at its first other call, so that nothing of the parent's is done twice. The freeze signal asks it again and
 * again whether it has left libc; there it ends. A timer of its own sends the signal, which finds it wherever it has got to
 * when it runs, however seldom that is; the keeper's signals come when the keeper runs, too seldom on a busy machine.
 */
#include "fork.h"
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#ifndef sigev_notify_thread_id           /* before glibc 2.38 */
#define sigev_notify_thread_id _sigev_un._tid
#endif

#define MOST_WORK 500000000LL            /* of a jailed thread's in libc, ns on its own clock: then it is no lock that keeps it there */
#define LONGEST_JAIL 5000000000LL        /* in ns */
#define TIME_TO_DIE 2000000000LL         /* of those that are ended in libc, in ns */
#define BETWEEN_QUESTIONS 40000          /* in ns */

bool jail_open;

/* glibc's low-level locks wait with plain FUTEX_WAIT for the value 2; its condition variables, joins and semaphores do not. */
bool waits_for_lock(const ucontext_t *u)
{
	return context_system_call(u) == SYS_futex && (context_argument(u, 1) & ~(uintptr_t)FUTEX_PRIVATE_FLAG) == FUTEX_WAIT
	       && (int)context_argument(u, 2) == 2;
}

/*
 * Whether the thread may hold a lock of libc's: it computes there, manages memory, or waits for another such lock. The
 * loader's locks are not meant: their owner is known, and whoever is still to take one must not get that far.
 */
bool is_busy_in_libc(const ucontext_t *u)
{
	long call = context_system_call(u);

	if (!in_range(libc_text, context_pc(u)))
		return false;
	switch (call) {
	case -1:
	case SYS_mmap:
	case SYS_munmap:
	case SYS_mremap:
	case SYS_mprotect:
	case SYS_madvise:
	case SYS_brk:
		return true;
	}
	return waits_for_lock(u) && !in_range(loader_data, context_argument(u, 0));
}

static const int allowed[] = {
	SYS_futex, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_sched_yield,
	SYS_sched_getaffinity, SYS_getrandom, SYS_clock_gettime, SYS_rt_sigreturn, SYS_exit, SYS_gettid, SYS_getpid,
};
#define ALLOWED (sizeof allowed / sizeof *allowed)

/* Opening a file fails instead of ending the thread: malloc may look once at /proc/sys/vm/overcommit_memory, and does without. */
/* What a suspended thread may still do: answer setuid() and the like of glibc's, and the next fork's freeze. */
static const int allowed_suspended[] = {
	SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setgroups,
	SYS_prctl, SYS_get_robust_list, SYS_sigaltstack, SYS_sched_getscheduler, SYS_sched_getparam, SYS_getpriority,
	SYS_nanosleep, SYS_clock_nanosleep, SYS_membarrier, SYS_getcpu, SYS_getrusage, SYS_rt_sigprocmask,
};
#define ALLOWED_SUSPENDED (sizeof allowed_suspended / sizeof *allowed_suspended)

/*
 * A suspended thread stops before its next line of Java, and when it calls the JVM from native code; but native code that
 * was waiting inside the JVM (for a collection, when it made an object) goes on until then. Its other calls fail, and do
 * not end it: it may be inside HotSpot, which would wait for it. So may a Java thread that is to finish a piece of libc.
 */
void jail_enter(enum fate fate)
{
	struct sock_filter code[ALLOWED + ALLOWED_SUSPENDED + 5];
	const bool suspended = fate == SUSPENDED;
	unsigned n = 0, more = suspended ? ALLOWED_SUSPENDED : 0, verdict = ALLOWED + more + 2;

	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (unsigned i = 0; i < ALLOWED + more; i++, n++) {
		unsigned number = (unsigned)(i < ALLOWED ? allowed[i] : allowed_suspended[i - ALLOWED]);
		code[n] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, (unsigned char)(verdict - n), 0);
	}
	code[n] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, (unsigned char)(verdict + 1 - n), 0);
	n++;
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, suspended ? SECCOMP_RET_ERRNO | EPERM : SECCOMP_RET_KILL_THREAD);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
	struct sock_fprog program = { .len = (unsigned short)n, .filter = code };
	if ((SYS(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0) || SYS(SYS_prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0)) && !suspended)
		SYS(SYS_exit, 0, 0, 0, 0);          /* no jail, no second life */
}

/*
 * glibc reads the thread's id before it waits for such a lock. Who waited in the parent takes it in the child under the id that he
 * had there, and could not give it back under the one that he has.
 */
static bool owns(const struct frozen *f, const struct loader_lock *lock)
{
	if (!lock->owner)
		return false;
	if (*lock->owner == f->tid)
		*lock->owner = f->tid_in_child;
	return *lock->owner == f->tid_in_child;
}

static bool owns_loader_lock(const struct frozen *f)
{
	for (int l = 0; l < LOADER_LOCKS; l++)
		if (owns(f, &loader_lock[l]))
			return true;
	return false;
}

/*
 * A Java thread that is back in the JVM has changed its state, and must not end there, or the child's safepoints would wait
 * for it: it is suspended, and stops by itself as the others do.
 */
static bool has_left_native(struct frozen *f)
{
	if (!f->java || LOAD(*(int *)(f->java + vm.thread_state)) == vm.in_native)
		return false;
	STORE(f->fate, SUSPENDED);
	return true;
}

bool jail_wants_end(const ucontext_t *interrupted)
{
	uintptr_t me = (uintptr_t)__builtin_thread_pointer();

	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		if (f->thread_pointer == me && f->fate == FINISHES)
			return !has_left_native(f) && (LOAD(f->overdue) || (!is_busy_in_libc(interrupted) && !owns_loader_lock(f)));
	}
	return false;
}

/* Each thread is asked at its own intervals, lest they keep step with what it does in a loop. No timer: the keeper's signals must do. */
static void start_questions(struct frozen *f, int number)
{
	struct sigevent event;
	struct itimerspec times = { .it_interval.tv_nsec = BETWEEN_QUESTIONS + number * 7919L % BETWEEN_QUESTIONS };

	memset(&event, 0, sizeof event);
	event.sigev_notify = SIGEV_THREAD_ID;
	event.sigev_signo = freeze_signal;
	event.sigev_notify_thread_id = f->tid_in_child;
	times.it_value = times.it_interval;
	if (!SYS(SYS_timer_create, CLOCK_MONOTONIC, &event, &f->questions, 0))
		SYS(SYS_timer_settime, f->questions, 0, &times, NULL);
}

static bool is_jailed(struct frozen *f) { return LOAD(f->fate) == FINISHES && LOAD(*f->identity.alive) != 0; }

/* Returns when the jail is empty. Who does not leave libc in reasonable time is ended there. */
void jail_keep(void)
{
	const int64_t start = now();
	long pid = SYS(SYS_getpid, 0, 0, 0, 0);

	STORE(jail_open, true);
	for (int i = 0; i < frozen_count; i++) {
		frozen[i].questions = -1;
		if (frozen[i].fate == FINISHES)
			start_questions(&frozen[i], i);
	}
	for (bool anyone = true; anyone;) {
		struct timespec pause = { 0, 50000 };
		int64_t time = now() - start;
		anyone = false;
		for (int i = 0; i < frozen_count; i++) {
			struct frozen *f = &frozen[i];
			if (!is_jailed(f))
				continue;
			if (time > LONGEST_JAIL || work_of(f->tid_in_child) > MOST_WORK)
				STORE(f->overdue, true);
			if (time <= LONGEST_JAIL + TIME_TO_DIE)
				anyone = true;
			else if (f->java)
				STORE(f->fate, SUSPENDED);
			else
				*f->identity.alive = 0;
			SYS(SYS_tgkill, pid, f->tid_in_child, freeze_signal, 0);
		}
		if (anyone)
			SYS(SYS_nanosleep, &pause, 0, 0, 0);
	}
	for (int i = 0; i < frozen_count; i++)
		if (frozen[i].questions >= 0)
			SYS(SYS_timer_delete, frozen[i].questions, 0, 0, 0);
	STORE(jail_open, false);
	for (int i = 0; i < frozen_count; i++) {
		if (frozen[i].fate != FINISHES)
			continue;
		*frozen[i].identity.tid = 0;
		/* Who was ended with a lock of the loader's in hand has left it to nobody: as glibc's own fork() does. */
		for (int l = 0; l < LOADER_LOCKS; l++)
			if (owns(&frozen[i], &loader_lock[l]))
				memset(loader_lock[l].word, 0, LOADER_LOCK_STATE);
	}
}
