/* fork() itself: suspends and freezes until everyone is where he may be, clones, and brings the child to life. */
#include "jvm.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LONGEST_PAUSE 900000000LL        /* of the parent's threads in freezes that come to nothing, in ns */
#define LONGEST_CALL 5000000000LL        /* of all that, with the times in between in which the threads run */
#define LONGEST_PATIENCE 800000000LL     /* with threads that hold what the child may need; they run in between */
#define SHORTEST_RUN 100000L             /* in between, in ns, and twice as long the next time */
#define FIRST_FREEZE 20000000L           /* how long the first freeze may take, in ns, and twice as long the next one that was too late */
#define MOST_DOUBLINGS 7
#define MOST_DOUBLINGS_IN_FREEZE 5       /* of what adds to the pause */
#define LONGEST_COURTESY 5000000LL       /* of a child that lets the parent's threads have the processor first, in ns */
#define SHORTEST_STILLNESS 100000L       /* after a freeze in which somebody moved, in which he gets to where he may be, in ns */
#define MOST_ENDINGS 20                  /* how often all are let go so that a thread can end */
#define MOST_LINGERINGS 8

/*
 * Of the last fork, in ns: how long the parent's threads stood still, the kernel's clone in it, the freezes in it; how many
 * freezes, how often all were suspended, how many children were thrown away since somebody had moved in the clone.
 */
static struct { int64_t pause, clone, freeze, rounds, attempts, spoiled; } timing;

/* Where the parent says how the clone went and that its own threads go on, and the child how its start went. */
struct report { int word, done, error; };
enum word { NONE_YET, ALL_STOOD_STILL, ALL_GO_ON, SOMEONE_MOVED };

static void tell(struct report *report, enum word word)
{
	STORE(report->word, (int)word);
	futex_wake(&report->word);
}

/* What the caller was before the clone, and how the attempt goes. */
struct attempt {
	JNIEnv *env;
	jobject self_object, keeper;
	char *self;                              /* its JavaThread */
	bool virtual_threads;
	pid_t process, tid;
	struct identity identity;
	void *robust_list;
	size_t robust_size;
	sigset_t mask;                           /* before all is blocked */
	int64_t start, spent;                    /* spent in freezes that came to nothing */
	int late, patient;
	int found[HOW_SETTLED];                  /* how often settle() found that */
	unsigned given_up;                       /* what is not waited for any more */
};

/* A recursive mutex knows its owner by the kernel's id, which has changed. */
static void renumber_loader_locks(pid_t old, pid_t new)
{
	for (int l = 0; l < LOADER_LOCKS; l++)
		if (loader_lock[l].owner && *loader_lock[l].owner == old)
			*loader_lock[l].owner = new;
}

/* In the child: a copy that was made while somebody moved is no good. */
static void wait_for_word(const struct attempt *a, struct report *report)
{
	while (LOAD(report->word) == NONE_YET && (getppid() == a->process || getppid() == 0))
		futex_wait(&report->word, NONE_YET, LONGEST_COURTESY);
	if (LOAD(report->word) != ALL_STOOD_STILL && LOAD(report->word) != ALL_GO_ON)
		SYS(SYS_exit_group, 127, 0, 0, 0);
}

/* In the child: the caller alone runs. Everyone who lives gets a kernel thread again, or nobody runs and the child ends. */
static void live(struct attempt *a, struct report *report)
{
	int tid = (int)SYS(SYS_gettid, 0, 0, 0, 0);

	SYS(SYS_set_robust_list, a->robust_list, a->robust_size, 0, 0);
	*a->identity.tid = *kernel_id_of(a->self) = tid;
	child_detach_from_parent(a->process);
	wait_for_word(a, report);
	if (LOAD(report->word) == ALL_STOOD_STILL)
		futex_wait(&report->word, ALL_STOOD_STILL, LONGEST_COURTESY);
	asleep_forget();
	monitors_forget_dead();
	int error = restart();
	if (error) {
		report->error = error;
		STORE(report->done, 1);
		futex_wake(&report->done);
		SYS(SYS_exit_group, 127, 0, 0, 0);
	}
	for (int i = 0; i < frozen_count; i++) {
		struct frozen *f = &frozen[i];
		if (f->fate == LIVES || f->fate == SUSPENDED)
			renumber_loader_locks(f->tid, f->tid_in_child);
	}
	renumber_loader_locks(a->tid, tid);
	STORE(report->done, 1);
	futex_wake(&report->done);
	doors_close();
	release();
	jail_keep();
	doors_open();
	child_free_stdio();
}

static long doubled(long first, int times, int most) { return first << (times < most ? times : most); }

static void wait_for_end(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) == -1 && errno == EINTR)
		;
}

/* In the parent: waits until the child's threads are there, or the child is gone. 0, or an errno; then the child has been waited for. */
static int hear(struct report *report, pid_t child)
{
	while (!LOAD(report->done)) {
		siginfo_t info;
		futex_wait(&report->done, 0, 20000000);
		info.si_pid = 0;
		if (!LOAD(report->done) && (waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) || info.si_pid == child))
			return 0;              /* killed by somebody: the caller's own wait will say so */
	}
	if (report->error) {
		wait_for_end(child);
		say("the child could not start its threads (RLIMIT_NPROC, a limit of pids or of memory)");
	}
	return report->error;
}

static void block_signals(sigset_t *old)
{
	sigset_t all;

	sigfillset(&all);
	SYS(SYS_rt_sigprocmask, SIG_SETMASK, &all, old, 8);
}

static void unblock_signals(const sigset_t *old) { SYS(SYS_rt_sigprocmask, SIG_SETMASK, old, 0, 8); }

/* Suspends until nobody is in the middle of what the child needs. 0 or an errno; EINTR if all were let go, to begin again. */
static int suspend_all(struct attempt *a)
{
	int fresh;
	bool first = nobody_known();

	while ((fresh = suspend_new(a->env, a->self_object, a->keeper)) > 0)
		;
	if (fresh < 0)
		return -fresh;
	int error = make_room_for_dead();
	if (error)
		return error;
	if (first && a->virtual_threads)
		(*jvmti)->SuspendAllVirtualThreads(jvmti, 0, NULL);
	/* Who was let go to give an array back may have got to where he is needed, and the other way round. */
	long runs;
	bool arrays;
	do {
		runs = runs_alone();
		/* After that it is done all the same: docs/fork.md says which locks to stay away from then. */
		if (now() < a->start + LONGEST_PATIENCE && someone_is_needed(a->env)) {
			let_run(a->env, a->virtual_threads, doubled(SHORTEST_RUN, a->patient++, MOST_DOUBLINGS));
			return EINTR;
		}
		arrays = wait_for_arrays();
	} while (arrays && runs != runs_alone() && now() < a->start + LONGEST_PATIENCE);
	if (arrays)
		return make_list_of_dead(a->env);
	if (now() > a->start + LONGEST_CALL) {
		say("a thread holds an array of the heap for longer than that (GetPrimitiveArrayCritical)");
		return EAGAIN;
	}
	let_run(a->env, a->virtual_threads, 1000000);
	return EINTR;
}

/*
 * Longer each time: on a busy machine a thread is interrupted again before it has done anything, if the next freeze comes before
 * its turn.
 */
static void wait_after(struct attempt *a, enum settled found)
{
	int times = a->found[found]++;

	if (found != SOMEONE_MOVES || times % 16 == 15) {
		let_run(a->env, a->virtual_threads, doubled(SHORTEST_RUN, times, MOST_DOUBLINGS_IN_FREEZE));
	} else if (times > 2) {
		struct timespec pause = { 0, doubled(SHORTEST_STILLNESS, times - 3, MOST_DOUBLINGS_IN_FREEZE) };
		nanosleep(&pause, NULL);
	}
	if ((found == SOMEONE_ENDS && times >= MOST_ENDINGS) || (found == SOMEONE_LINGERS && times >= MOST_LINGERINGS)
	    || (found == SOMEONE_INITIALIZES && now() > a->start + LONGEST_PATIENCE))
		a->given_up |= 1U << found;
}

/* Freezes, and looks whether everyone is where he may be. 0 or an errno; EINTR if all were released, to begin again. */
static int freeze_all(struct attempt *a)
{
	asleep_wake_all();
	choose_sleepers(a->self);
	block_signals(&a->mask);
	int64_t begin = now();
	/* An ending thread blocks every signal and may wait for a lock of a frozen one: let all go then, and try again. */
	int64_t patience = begin + doubled(FIRST_FREEZE, a->late, MOST_DOUBLINGS_IN_FREEZE);
	int64_t end = begin + LONGEST_PAUSE - a->spent;
	int error = freeze(patience < end ? patience : end);
	timing.freeze += now() - begin;
	timing.rounds++;
	if (error) {
		unblock_signals(&a->mask);
		a->spent += now() - begin;
		if (error != EAGAIN || a->spent >= LONGEST_PAUSE || now() >= a->start + LONGEST_CALL)
			return error;
		a->late++;
		let_run(a->env, a->virtual_threads, a->late * 1000000L);
		return EINTR;
	}
	enum settled settled = settle(a->self, a->identity.alive, a->found[SOMEONE_MOVES], a->given_up);
	if (settled == SETTLED)
		return 0;
	release();
	unblock_signals(&a->mask);
	wait_after(a, settled);
	a->spent += now() - begin;
	return a->spent > LONGEST_PAUSE || now() > a->start + LONGEST_CALL ? EAGAIN : EINTR;
}

/* 0 in the child, its id in the parent, or minus an errno; EINTR if somebody moved who was left asleep, and all is to be done again. */
static long clone_all(struct attempt *a, struct report *report)
{
	int64_t start = now();
	long child = fork_process(a->identity.alive, CLONE_CHILD_CLEARTID | SIGCHLD);

	if (child == 0)
		return 0;
	timing.clone = now() - start;
	bool moved = someone_woke();
	if (child > 0)
		tell(report, moved ? SOMEONE_MOVED : ALL_STOOD_STILL);
	release();
	unblock_signals(&a->mask);
	if (child < 0) {
		say("clone was refused");
	} else if (moved) {
		wait_for_end((pid_t)child);
		asleep_distrust();
		timing.spoiled++;
		STORE(report->word, NONE_YET);
		return -EINTR;
	}
	return child;
}

/* In the child, when its threads live again. */
static void begin_life(struct attempt *a)
{
	leave_debugger();
	bury();
	become_main(a->env, a->self_object);
	if (in_range(libjvm_text, start_routine(freezer_thread_pointer, NULL))) {
		end_keep_leader();
		if (!destroyer_lives(a->env))
			end_with_last_thread();
	}
}

/* 0 in the child, its process id in the parent, minus an errno on failure. */
JNIEXPORT jint JAVA(fork)(JNIEnv *env, jclass class, jobject keeper, jboolean virtual_threads)
{
	struct attempt a = { .env = env, .keeper = keeper, .self = (char *)env - env_in_thread, .virtual_threads = virtual_threads };
	int error;
	long child = -1;

	(void)class;
	reason[0] = 0;
	threads_begin();
	fates_begin();
	memset(&timing, 0, sizeof timing);
	if ((*jvmti)->GetCurrentThread(jvmti, &a.self_object))
		return -ENOSYS;
	if ((error = freeze_prepare()) || (error = end_prepare()))
		return -error;
	struct report *report = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (report == MAP_FAILED) {
		say("no memory for the child's report");
		return -ENOMEM;
	}
	a.identity = identity_in((uintptr_t)pthread_self());
	SYS(SYS_get_robust_list, 0, &a.robust_list, &a.robust_size, 0);
	a.process = getpid();
	a.tid = (pid_t)SYS(SYS_gettid, 0, 0, 0, 0);

	asleep_look();
	a.start = now();
	do {
		if (!(error = suspend_all(&a)) && !(error = freeze_all(&a)) && (child = clone_all(&a, report)) < 0)
			error = (int)-child;
		if (!error && child == 0) {
			live(&a, report);
			unblock_signals(&a.mask);
			munmap(report, sizeof *report);
			begin_life(&a);
			return 0;
		}
		timing.attempts++;
	} while (error == EINTR);
	resume_all(virtual_threads);
	forget_list_of_dead(env);
	timing.pause = suspended_since() ? now() - suspended_since() : 0;
	tell(report, ALL_GO_ON);
	if (child > 0)
		error = hear(report, (pid_t)child);
	munmap(report, sizeof *report);
	return error ? -error : (jint)child;
}

JNIEXPORT jlongArray JAVA(timings)(JNIEnv *env, jclass class)
{
	jlong values[] = { timing.pause, timing.clone, timing.freeze, timing.rounds, timing.attempts, timing.spoiled };
	jlongArray array = (*env)->NewLongArray(env, (jsize)(sizeof values / sizeof *values));

	(void)class;
	if (array)
		(*env)->SetLongArrayRegion(env, array, 0, (jsize)(sizeof values / sizeof *values), values);
	return array;
}
