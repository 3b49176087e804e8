/* What the files share that know the JVM: threads.c, fate.c, forking.c, jvm.c. */
#ifndef OS4J_JVM_H
#define OS4J_JVM_H
#include "fork.h"

#define JAVA(name) JNICALL Java_org_os4j_internal_fork_Native_##name

/* jvm.c */
extern jvmtiEnv *jvmti;
extern jvmtiError (*get_virtual_thread)(jvmtiEnv *, jthread carrier, jthread *mounted);
extern ptrdiff_t critical_count;                 /* where JavaThread counts the arrays that it keeps from moving; -1 if it does not */
extern ptrdiff_t env_in_thread;                  /* where a JNIEnv lies in HotSpot's JavaThread */
static inline void *class_of(const char *thread) { return *(void *const *)thread; }
int *kernel_id_of(const char *thread);           /* where HotSpot keeps it; null before a thread has one */
unsigned java_threads(char *const **threads);    /* HotSpot's list of all JavaThreads, and how many there are */
uintptr_t pthread_of(const char *thread);        /* its pthread_t, if it has a kernel id */

/* threads.c */
enum kind { OWN, APPLICATION };
#define MOST_LOCKS 8                             /* HotSpot's list of a thread's uncontended monitors has as many */
struct java_thread {
	char *thread;
	jthread object;
	enum kind kind;
	bool ours, daemon, fresh, runs_java, in_native, initializes, sleeps, waits_outside;
	jobject locks[MOST_LOCKS];               /* monitors that its frames have entered */
	int lock_count;
	struct node *node;                       /* in a list of those who wait for a monitor, in which the child will not miss it */
	bool restless, dies;                     /* must be frozen, though it sleeps; is gone in the child */
};
const char *threads_find_classes(JNIEnv *env);   /* null, or what of the JDK's is not as assumed */
char *java_thread_of(JNIEnv *env, jobject thread); /* its JavaThread, HotSpot's; null before its start and after its end */
bool is_thread(JNIEnv *env, jobject object);
jclass global_class(JNIEnv *env, const char *name);
struct java_thread *each_known(struct java_thread *last); /* the next one; the first after NULL; NULL after the last */
void threads_begin(void);                        /* of each fork */
struct java_thread *find_known(const char *thread);
bool nobody_known(void);                         /* whether all are still to be suspended */
/* Suspends every thread of the application's that is not known yet. How many there were, or minus an errno. */
int suspend_new(JNIEnv *env, jobject self, jobject keeper);
int64_t suspended_since(void);                   /* when the first of them was suspended; 0 before */
void resume_all(bool virtual_threads);
/* Lets all go for a moment, so that somebody can finish what the others must not be held in the middle of. */
void let_run(JNIEnv *env, bool virtual_threads, long nanoseconds);
/* Lets one of the suspended go for a moment. False if it has ended. */
bool run_alone(struct java_thread *k, long nanoseconds);
long runs_alone(void);                           /* how often, up to now */
bool wait_for_arrays(void);
int make_room_for_dead(void);
void bury(void);                                 /* in the child: who is suspended is dead, and nobody waits for him */
void become_main(JNIEnv *env, jobject self);     /* in the child */
bool destroyer_lives(JNIEnv *env);
int make_list_of_dead(JNIEnv *env);              /* 0 or an errno */
void forget_list_of_dead(JNIEnv *env);
jobjectArray take_list_of_dead(JNIEnv *env);     /* empty if none was made */

/* needed.c */
const char *needed_find_classes(JNIEnv *env);
bool someone_is_needed(JNIEnv *env);             /* all are suspended */
bool class_is_in_the_making(void);               /* all are frozen */
void needed_forget(JNIEnv *env, struct java_thread *k);

/* monitors.c */
bool may_wait_for_monitor(const char *thread);
void monitors_look(void);                        /* all are frozen: sets each one's node */
void monitors_forget_dead(void);                 /* in the child, before anyone moves */

/* fate.c */
enum settled { SETTLED, SOMEONE_MOVES, SOMEONE_ENDS, SOMEONE_ARRIVES, SOMEONE_LINGERS, SOMEONE_INITIALIZES, HOW_SETTLED };
void choose_sleepers(const char *self);          /* all are suspended: who need not be frozen */
/* `moves` is how often SOMEONE_MOVES was the answer. What is given up, by the bits 1 << SOMEONE_..., counts as settled. */
enum settled settle(const char *self, const int *caller_alive, int moves, unsigned given_up);
void fates_begin(void);                          /* of each fork */
#endif
