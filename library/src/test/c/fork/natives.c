/* Native threads of every kind that fork() must cope with, for its tests. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <link.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

volatile long bytes_read, turns;

static void start(void *(*body)(void *), void *argument)
{
	pthread_t t;
	if (pthread_create(&t, NULL, body, argument))
		abort();
	pthread_detach(t);
}

static void *block(void *unused)
{
	sigset_t all;
	(void)unused;
	memset(&all, 0xff, sizeof all);
	pthread_setname_np(pthread_self(), "deaf-thread");
	pthread_sigmask(SIG_SETMASK, &all, NULL);
	for (;;)
		sleep(1);
}

void start_deaf(void) { start(block, NULL); }

static void *nothing(void *x) { return x; }

static void *churn(void *unused)
{
	(void)unused;
	for (;; turns++) {
		pthread_t t;
		if (!pthread_create(&t, NULL, nothing, NULL))
			pthread_join(t, NULL);
	}
}

void start_churn(void) { start(churn, NULL); }

static void *allocate(void *unused)
{
	(void)unused;
	for (;; turns++) {
		void *p[64];
		for (int i = 0; i < 64; i++)
			p[i] = malloc((size_t)(i * 37 + 16) * (turns % 7 == 0 ? 300 : 1));
		for (int i = 0; i < 64; i++)
			free(p[i]);
	}
}

void start_malloc(void) { start(allocate, NULL); }
/* On the calling thread: never returns. */
void malloc_for_ever(void) { allocate(NULL); }

static void *read_pipe(void *fd)
{
	char c;
	while (read((int)(long)fd, &c, 1) == 1)
		bytes_read++;
	return NULL;
}

void start_reader(int fd) { start(read_pipe, (void *)(long)fd); }

static FILE *file;

static void *write_file(void *unused)
{
	char line[64];
	(void)unused;
	for (;; turns++) {
		memset(line, 'a' + (int)(turns % 26), sizeof line);
		fwrite(line, 1, sizeof line, file);
	}
}

/* Turns are counted in records of 64 bytes, written through stdio. */
void start_writer(const char *path)
{
	file = fopen(path, "w");
	start(write_file, NULL);
}

/* In the child: the FILE that a dead thread was writing must not be locked for ever. */
int can_lock_file(void)
{
	if (ftrylockfile(file))
		return 0;
	funlockfile(file);
	return 1;
}

static void *load(void *unused)
{
	(void)unused;
	for (;; turns++) {
		void *h = dlopen("libresolv.so.2", RTLD_NOW);
		if (h)
			dlclose(h);
	}
}

void start_loader(void) { start(load, NULL); }
int can_load(void)
{
	void *h = dlopen("libutil.so.1", RTLD_NOW);
	if (!h)
		fprintf(stderr, "%s\n", dlerror());
	return h != NULL;
}
int can_allocate(void) { void *p = malloc(100); free(p); return p != NULL; }

/* A thread that waits for the child of a vfork(): the kernel lets no signal interrupt that. */
static void *wait_in_vfork(void *seconds)
{
	pthread_setname_np(pthread_self(), "vfork-thread");
	pid_t pid = vfork();
	if (pid == 0) {
		sleep((unsigned)(long)seconds);
		_exit(0);
	}
	waitpid(pid, NULL, 0);
	return NULL;
}

void start_vfork(int seconds) { start(wait_in_vfork, (void *)(long)seconds); }

int sleep_millis(int millis) { return usleep((unsigned)millis * 1000); }

static int visit_once(struct dl_phdr_info *info, size_t size, void *body)
{
	int result = ((int (*)(void))body)();
	(void)info, (void)size;
	return result ? result : -1;
}

/* Calls the body while the calling thread holds the lock that dl_iterate_phdr takes. */
int with_loader_lock(void *body) { return dl_iterate_phdr(visit_once, body); }

/* A mutex in memory that parent and child share, which passes on when its owner dies. */
static pthread_mutex_t *robust;

int make_robust(void)
{
	pthread_mutexattr_t a;
	robust = mmap(NULL, sizeof *robust, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_init(&a);
	pthread_mutexattr_setrobust(&a, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&a, PTHREAD_PROCESS_SHARED);
	return pthread_mutex_init(robust, &a);
}

/* 0, or an errno: EOWNERDEAD if the owner died with it, ETIMEDOUT after a second. */
int lock_robust(void)
{
	struct timespec end;
	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec++;
	int error = pthread_mutex_timedlock(robust, &end);
	if (error == EOWNERDEAD)
		pthread_mutex_consistent(robust);
	return error;
}

int unlock_robust(void) { return pthread_mutex_unlock(robust); }

static int prepared, in_parent, in_child;
static void prepare(void) { prepared++; }
static void after_in_parent(void) { in_parent++; }
static void after_in_child(void) { in_child++; }
int register_atfork(void) { return pthread_atfork(prepare, after_in_parent, after_in_child); }
int atfork_calls(void) { return prepared + in_parent + in_child; }

/* On a busy machine they would otherwise become thousands, which all want the processors. */
#define MOST_ATTACHED 60
static sem_t places;

static void *call_body(void *body)
{
	((int (*)(void))body)();
	sem_post(&places);
	return NULL;
}

static void *start_threads(void *body)
{
	for (;; turns++) {
		while (sem_wait(&places))
			;
		start(call_body, body);
		usleep(2000);
	}
}

/* Starts threads without end, each of which calls the body once. */
void start_attaching(void *body)
{
	static int begun;
	if (!begun++)
		sem_init(&places, 0, MOST_ATTACHED);
	start(start_threads, body);
}

/* A filter for the whole process: the call fails with the error, clone only without CLONE_VM, prctl only for one operation. */
static int refuse(int call, unsigned argument, unsigned bits, unsigned wanted, int error)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args) + argument * 8),
		BPF_STMT(BPF_ALU | BPF_AND | BPF_K, bits),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, wanted, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (unsigned)error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { sizeof code / sizeof *code, code };
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return errno;
	return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) ? errno : 0;
}

int refuse_memfd(void) { return refuse(SYS_memfd_create, 0, 0, 0, EPERM); }
int refuse_fork(void) { return refuse(SYS_clone, 0, CLONE_VM, 0, ENOMEM); }
int refuse_filters(void) { return refuse(SYS_prctl, 0, ~0u, PR_SET_SECCOMP, EPERM); }
int refuse_tid_address(void) { return refuse(SYS_prctl, 0, ~0u, PR_GET_TID_ADDRESS, EINVAL); }
