/*
 * fork() with a complete JVM in the child. docs/fork.md says what it means and why each step is there.
 *
 *   forking.c fork() itself, from the suspension to the child's first step
 *   threads.c which Java threads there are, which are the JVM's own, and how the application's are suspended
 *   needed.c  who is in the middle of what the child needs, and must get out of it first
 *   fate.c    decides who lives in the child, when all are frozen
 *   monitors.c takes those who are gone in the child out of HotSpot's lists of who waits for a monitor
 *   jvm.c     what is looked up in the JVM and checked before the first fork
 *   reach.c   the JDK's own objects, for os4j's Java
 *   agent.c   takes the capabilities of JVMTI that it needs, also beside a debugger
 *   vm.c      finds HotSpot's own fields by the tables that it exports for debuggers
 *   freeze.c  holds every kernel thread where it is, within a deadline; gives them back
 *   asleep.c  who sleeps so that nobody can wake him, and need not be held
 *   child.c   starts the threads again that live in the child; what the child must not share with its parent
 *   jail.c    lets a thread that dies in the child finish a piece of libc first, and nothing else
 *   doors.c   keeps such a thread from getting into the JVM
 *   check.c   checks what is assumed of glibc and of the mappings, before anything is touched
 *   code.c    has the kernel copy the page tables of code for the child
 *   end.c     how the child ends when its last thread has
 *   proc.c    reads /proc: mappings, threads, descriptors
 */
#ifndef OS4J_FORK_H
#define OS4J_FORK_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <jni.h>
#include <jvmti.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#if defined __x86_64__
#include "arch_x86_64.h"
#elif defined __aarch64__
#include "arch_aarch64.h"
#else
#error "fork() has no port to this processor"
#endif

#define SYS(number, a, b, c, d) sys6(number, (long)(a), (long)(b), (long)(c), (long)(d), 0, 0)
#define LOAD(x) __atomic_load_n(&(x), __ATOMIC_SEQ_CST)
#define STORE(x, v) __atomic_store_n(&(x), v, __ATOMIC_SEQ_CST)
#define ADD(x, v) __atomic_add_fetch(&(x), v, __ATOMIC_SEQ_CST)

struct range { uintptr_t from, to; };
static inline bool in_range(struct range r, uintptr_t a) { return a >= r.from && a < r.to; }

/* What becomes of a thread in the child. */
enum fate {
	UNDECIDED,
	LIVES,          /* the JVM's own: goes on as if nothing had happened */
	SUSPENDED,      /* the application's, inside HotSpot: started, so that it can leave the JVM's own locks; JVMTI holds it for ever, and the jail
			   what native code it may return to before */
	FINISHES,       /* in the middle of malloc or the like: started in the jail, ended as soon as it is outside libc */
	DIES            /* not started at all */
};

struct schedule { cpu_set_t affinity; int policy, nice; struct sched_param priority; };

/*
 * What glibc keeps of a thread in its struct pthread: its copy of the kernel's thread id; and a word that is not 0 as long as
 * the thread lives, which the kernel clears at its end to wake who joins it. Before glibc 2.43 both are one.
 */
struct identity { int *tid, *alive; };

/* What a frozen thread leaves behind so that the child can start it again. */
struct frozen {
	struct registers registers;
	uintptr_t thread_pointer;         /* glibc's struct pthread and every thread-local variable hang on it */
	struct identity identity;
	void *robust_list;
	size_t robust_size;
	ucontext_t *interrupted;          /* where the signal caught it: all its registers */
	int *vm_tid;                      /* HotSpot's copy of the kernel's thread id; null if it has none */
	char *java;                       /* HotSpot's JavaThread; null for a thread that is not a Java thread */
	stack_t signal_stack;
	struct schedule schedule;
	pid_t tid, tid_in_child;
	enum fate fate;
	bool overdue;                     /* in the jail: is to end wherever it is */
	bool asleep;                      /* was not interrupted, see asleep.c: of all this only ids, thread pointer and fate are known */
	int questions;                    /* in the jail: its timer's id */
	char name[16];
};

/* The freeze. One at a time: the caller holds a lock in Java. */
extern struct frozen *frozen;
extern int frozen_count;
extern uintptr_t freezer_thread_pointer;

/* 0, or an errno with the reason in `reason`; on failure everyone has been released. The deadline is on CLOCK_MONOTONIC, in ns. */
int freeze(int64_t deadline);
/* Everyone goes on. */
void release(void);
/* In the child: those that live get a kernel thread each, and wait for release(). 0, or the errno of the clone that failed; then nobody has run. */
int restart(void);
/* What the kernel says that a thread does: the letter of proc(5), 0 if there is no such thread; and its name. */
char state_of(pid_t tid, char name[16]);
int freeze_prepare(void);
extern int freeze_signal;
int64_t now(void);
void futex_wait(int *word, int value, int64_t nanoseconds);
void futex_wake(int *word);
/* In the handler of a thread that the child started to finish something: see jail.c. */
void jail_enter(enum fate fate);
/* In the freeze handler while the jail is open: whether this thread is in it and may end here, outside libc. */
bool jail_wants_end(const ucontext_t *interrupted);
/* Returns when the jail is empty. */
void jail_keep(void);
extern bool jail_open;
bool is_busy_in_libc(const ucontext_t *interrupted);
bool waits_for_lock(const ucontext_t *interrupted);

/* asleep.c */
void asleep_look(void);                          /* before anyone is suspended: who sleeps, and where */
void asleep_forget(void);                        /* in the child, whose threads are others */
void asleep_wake_all(void);                      /* before each freeze: nobody is left asleep yet */
/* Of a suspended thread: from now on it is left asleep, if it sleeps on a word in that range and has not moved since it was looked at. */
void leave_asleep(pid_t tid, struct range where, uintptr_t pthread);
bool is_left_asleep(pid_t tid);
bool someone_woke(void);                         /* since then; he is left asleep no more */
void asleep_distrust(void);                      /* somebody woke in the clone: the next forks interrupt everyone */
/* The next one after `after`, and its number, which is the next `after`; 0 after the last. */
int each_left_asleep(int after, pid_t *tid, uintptr_t *pthread);
int64_t work_of(pid_t tid);                      /* the processor time that a thread has had, in ns */

/* The message of the last failure. */
extern char reason[512];
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* check.c: null, or why this process cannot fork. */
const char *check_platform(const void *in_libjvm, void **libjvm);
const char *check_threads(void);                 /* a part of it: struct pthread */
const char *check_heap(const void *in_heap);
extern struct range libjvm_text, libjvm_data, libc_text, loader_text, loader_data;
/* The function that pthread_create was given, and its argument; 0 for the process's first thread. */
uintptr_t start_routine(uintptr_t thread_pointer, uintptr_t *argument);
/* By a thread's pthread_t. */
struct identity identity_in(uintptr_t pthread);
uintptr_t thread_pointer_in(uintptr_t pthread);
uintptr_t pthread_with(uintptr_t thread_pointer);
/* The dynamic loader's locks: recursive mutexes, which name their owner by its thread id. The third is null before glibc 2.35. */
#define LOADER_LOCKS 3
#define LOADER_LOCK_STATE 16             /* lock, count, owner, users: before the kind */
extern struct loader_lock { int *word, *owner; } loader_lock[LOADER_LOCKS];

/* agent.c: null, or why not. */
const char *take_capabilities(jvmtiEnv *jvmti);
void leave_debugger(void);                       /* in the child */

/* vm.c */
struct vm_layout {
	ptrdiff_t thread_object;                 /* -1 if the tables do not say */
	ptrdiff_t thread_state, osthread, thread_id, pthread_id, terminated;
	char **thread_list;                      /* HotSpot's list of every JavaThread, those included that JVMTI does not show */
	ptrdiff_t list_length, list_threads;
	size_t java_thread_size;
	int in_native, blocked, exiting;         /* values of JavaThread._thread_state and _terminated */
	int *non_daemon_threads;
	ptrdiff_t lock_stack, lock_stack_top, lock_stack_base;
	char **class_loaders;                    /* HotSpot's list of class loaders, each with a list of its classes */
	ptrdiff_t next_loader, classes, next_class, layout_helper, init_thread;
	char **perf_start, **perf_end;
	char **monitors;                         /* the first of all; null if the tables lack something of what follows */
	ptrdiff_t next_monitor, waiters, waiting_monitor, pending_monitor, stack_base, stack_size;
	size_t monitor_size;
};
extern struct vm_layout vm;
const char *vm_find_layout(void *libjvm);

/* child.c */
extern JavaVM *java_vm;
void child_find_files(void);                     /* in the parent, once: what HotSpot keeps in files under its process id */
void child_detach_from_parent(pid_t parent);     /* in the child, before anyone else runs */
void child_free_stdio(void);                     /* in the child: the locks of FILEs whose owners are dead */

/* doors.c: in the child. In between a thread that is in the jail ends where it would be attached to the JVM. */
void doors_close(void);
void doors_open(void);

/* code.c: in the parent, once. */
void code_be_copied(void);

/* end.c: in the child. */
void end_keep_leader(void);                      /* the caller's kernel thread, now the process's leader, outlives its Java thread */
int end_with_last_thread(void);                  /* as the launcher's main thread does: waits for the last thread, then exits */
int end_prepare(void);

/* proc.c */
struct mapping { struct range range; char permissions[5]; char path[256]; };
/* Calls visit for each mapping of this process until it returns true; whether it did. Needs no memory. */
bool each_mapping(bool (*visit)(const struct mapping *, void *), void *data);
/* The start of a file as text. Its length; 0 if it is empty or cannot be read. */
long read_text(const char *path, char *text, size_t size);
/* Memory of this process's that may not be there: how many bytes were had, or minus an errno. */
long copy_memory(void *to, uintptr_t from, size_t size);
/* Calls visit for each number in a directory of /proc until that returns an error. 0 or that, or minus an errno. */
int each_number(const char *directory, int (*visit)(int number, void *data), void *data);
#endif
