/*
 * What fork() assumes of the kernel, of glibc and of this process, checked before anything is touched. A wrong assumption
 * is a refusal, not a crash.
 */
#include "fork.h"
#include <dlfcn.h>
#include <gnu/libc-version.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <unistd.h>

#ifndef PR_GET_TID_ADDRESS
#define PR_GET_TID_ADDRESS 40
#endif
#define ARCH_SHSTK_STATUS 0x5005
/* Less than struct pthread has in any glibc on our processors (1,776 bytes on aarch64, 2,304 on x86-64). */
#define SEARCHED_OF_STRUCT_PTHREAD 1768

struct range libjvm_text, libjvm_data, libc_text, loader_text, loader_data;
struct loader_lock loader_lock[LOADER_LOCKS];
static ptrdiff_t start_routine_offset = -1, pthread_from_thread_pointer, tid_offset, alive_offset;

struct search { uintptr_t inside; struct range *text, *data; };

static int find_ranges(struct dl_phdr_info *info, size_t size, void *data)
{
	struct search *s = data;
	bool here = false;

	(void)size;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = info->dlpi_addr + p->p_vaddr;
		here |= p->p_type == PT_LOAD && s->inside >= from && s->inside < from + p->p_memsz;
	}
	for (int i = 0; here && i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = info->dlpi_addr + p->p_vaddr;
		if (p->p_type == PT_LOAD && (p->p_flags & PF_X))
			*s->text = (struct range) { from, from + p->p_memsz };
		if (p->p_type == PT_LOAD && (p->p_flags & PF_W) && s->data)
			*s->data = (struct range) { from, from + p->p_memsz };
	}
	return here;
}

static bool ranges_of(uintptr_t inside, struct range *text, struct range *data)
{
	struct search s = { inside, text, data };
	return dl_iterate_phdr(find_ranges, &s) && text->to;
}

/* Where in struct pthread the id may be, seen from one more thread. */
static void *look_for_tid(void *candidates)
{
	const int *word = (const int *)pthread_self(), tid = (int)SYS(SYS_gettid, 0, 0, 0, 0);
	bool *candidate = candidates;

	for (size_t i = 0; i < SEARCHED_OF_STRUCT_PTHREAD / sizeof *word; i++)
		candidate[i] &= word[i] == tid;
	return NULL;
}

/* The one place that holds each thread's id. */
static bool find_tid(void)
{
	enum { WORDS = SEARCHED_OF_STRUCT_PTHREAD / sizeof(int), PROBES = 3 };
	bool candidate[WORDS];
	int found = 0;
	pthread_t probe;

	memset(candidate, true, sizeof candidate);
	look_for_tid(candidate);
	for (int i = 0; i < PROBES; i++)
		if (!pthread_create(&probe, NULL, look_for_tid, candidate))
			pthread_join(probe, NULL);
	for (ptrdiff_t i = 0; i < WORDS; i++)
		if (candidate[i]) {
			tid_offset = i * (ptrdiff_t)sizeof(int);
			found++;
		}
	return found == 1;
}

/*
 * What the kernel clears when a thread ends: the id itself before glibc 2.43, a state since. A kernel that was built without
 * CONFIG_CHECKPOINT_RESTORE, or an emulator's, does not tell.
 */
static bool find_alive(uintptr_t self)
{
	int *address = NULL, release = 0;

	if (SYS(SYS_prctl, PR_GET_TID_ADDRESS, &address, 0, 0) < 0) {
		alive_offset = tid_offset;
		return sscanf(gnu_get_libc_version(), "2.%d", &release) == 1 && release < 43;
	}
	alive_offset = (ptrdiff_t)((uintptr_t)address - self);
	return alive_offset > 0 && alive_offset < SEARCHED_OF_STRUCT_PTHREAD && *address;
}

struct probe { bool start_routine, alive; };

/* A thread of our own finds in its struct pthread the function that it was started with. */
static void *look_at_myself(void *result)
{
	uintptr_t self = (uintptr_t)pthread_self(), function = (uintptr_t)look_at_myself;
	struct probe *probe = result;
	int found = 0;

	for (ptrdiff_t o = 0; o < SEARCHED_OF_STRUCT_PTHREAD; o += (ptrdiff_t)sizeof(uintptr_t)) {
		const uintptr_t *word = (const uintptr_t *)(self + (uintptr_t)o);
		if (word[0] == function && word[1] == (uintptr_t)result) {
			start_routine_offset = o;
			found++;
		}
	}
	pthread_from_thread_pointer = (ptrdiff_t)(self - (uintptr_t)__builtin_thread_pointer());
	*probe = (struct probe) { found == 1, find_alive(self) };
	return NULL;
}

uintptr_t start_routine(uintptr_t thread_pointer, uintptr_t *argument)
{
	const uintptr_t *word = (const uintptr_t *)(thread_pointer + (uintptr_t)(pthread_from_thread_pointer + start_routine_offset));
	if (argument)
		*argument = word[1];
	return word[0];
}

struct identity identity_in(uintptr_t pthread)
{
	return (struct identity) { (int *)(pthread + (uintptr_t)tid_offset), (int *)(pthread + (uintptr_t)alive_offset) };
}

uintptr_t thread_pointer_in(uintptr_t pthread) { return pthread - (uintptr_t)pthread_from_thread_pointer; }

uintptr_t pthread_with(uintptr_t thread_pointer) { return thread_pointer + (uintptr_t)pthread_from_thread_pointer; }

/*
 * glibc keeps the loader's locks in _rtld_global, next to each other: _dl_load_lock, _dl_load_write_lock and, since 2.35,
 * _dl_load_tls_lock. The second is held during dl_iterate_phdr's callback, the first while a library's constructors run:
 * that is how they are told. The third is told by being a recursive mutex.
 */
struct recursive_mutex { int lock; unsigned count; int owner; unsigned users; int kind; };

static int find_write_lock(struct dl_phdr_info *info, size_t size, void *result)
{
	const char *global = dlsym(RTLD_DEFAULT, "_rtld_global");
	Dl_info about;
	const ElfW(Sym) *symbol = NULL;
	int tid = (int)SYS(SYS_gettid, 0, 0, 0, 0);

	(void)info, (void)size;
	if (!global || !dladdr1(global, &about, (void **)&symbol, RTLD_DL_SYMENT) || !symbol)
		return 1;
	for (size_t o = sizeof(pthread_mutex_t); o + sizeof(pthread_mutex_t) <= symbol->st_size; o += sizeof(void *)) {
		const struct recursive_mutex *m = (const void *)(global + o), *before = (const void *)(global + o - sizeof(pthread_mutex_t));
		if (m->lock && m->count == 1 && m->owner == tid && before->owner == tid && before->lock) {
			*(const struct recursive_mutex **)result = m;
			return 1;
		}
	}
	return 1;
}

__attribute__((constructor)) static void find_loader_locks(void)
{
	struct recursive_mutex *write_lock = NULL;

	dl_iterate_phdr(find_write_lock, &write_lock);
	if (write_lock) {
		struct recursive_mutex *load_lock = (void *)((char *)write_lock - sizeof(pthread_mutex_t));
		loader_lock[0] = (struct loader_lock) { &load_lock->lock, &load_lock->owner };
		loader_lock[1] = (struct loader_lock) { &write_lock->lock, &write_lock->owner };
		struct recursive_mutex *tls_lock = (void *)((char *)write_lock + sizeof(pthread_mutex_t));
		if (tls_lock->kind == PTHREAD_MUTEX_RECURSIVE && (tls_lock->owner == 0) == (tls_lock->lock == 0))
			loader_lock[2] = (struct loader_lock) { &tls_lock->lock, &tls_lock->owner };
	}
}

const char *check_threads(void)
{
	pthread_t thread;
	struct probe probe;
	bool as_assumed = find_tid();

	if (pthread_create(&thread, NULL, look_at_myself, &probe))
		return "no thread can be started";
	pthread_join(thread, NULL);
	if (!as_assumed || !probe.start_routine)
		return "glibc's struct pthread is not as assumed (start routine, thread id)";
	if (!probe.alive)
		return "what the kernel clears at a thread's end is not in glibc's struct pthread, or the kernel does not tell where it is "
		       "(PR_GET_TID_ADDRESS, CONFIG_CHECKPOINT_RESTORE)";
	return NULL;
}

const char *check_platform(const void *in_libjvm, void **libjvm)
{
	Dl_info about;
	uintptr_t loader = getauxval(AT_BASE);

	if (!dladdr(in_libjvm, &about) || !(*libjvm = dlopen(about.dli_fname, RTLD_LAZY | RTLD_NOLOAD)))
		return "libjvm cannot be found";
	if (!ranges_of((uintptr_t)in_libjvm, &libjvm_text, &libjvm_data) || !ranges_of((uintptr_t)dlsym(RTLD_DEFAULT, "malloc_usable_size"), &libc_text, NULL)
	    || !loader || !ranges_of(loader, &loader_text, &loader_data))
		return "the code of libjvm, libc or the loader cannot be found";
	const char *wrong = check_threads();
	if (wrong)
		return wrong;
	if (!loader_lock[0].owner)
		return "glibc's loader keeps its locks elsewhere than assumed (_rtld_global)";
#ifdef __x86_64__
	unsigned long features = 0;
	if (SYS(SYS_arch_prctl, ARCH_SHSTK_STATUS, &features, 0, 0) == 0 && features)
		return "the process runs with shadow stacks, which a thread cannot take along into the child";
#endif
	return vm_find_layout(*libjvm);
}

struct heap_check { uintptr_t address; const char *reason; };

static bool check_mapping(const struct mapping *m, void *data)
{
	struct heap_check *h = data;

	if (!in_range(m->range, h->address))
		return false;
	if (m->permissions[3] == 's')
		h->reason = "the heap is a writable shared mapping, which parent and child would both change (ZGC, or -XX:AllocateHeapAt); use another "
			    "collector";
	else if (strstr(m->path, "hugepage"))
		h->reason = "the heap is in explicit huge pages, of which there may be too few for the child's copies (-XX:+UseLargePages); "
			    "-XX:+UseTransparentHugePages does without";
	return true;
}

const char *check_heap(const void *in_heap)
{
	struct heap_check h = { (uintptr_t)in_heap, "the heap's mapping cannot be found" };
	if (each_mapping(check_mapping, &h) && !strcmp(h.reason, "the heap's mapping cannot be found"))
		return NULL;
	return h.reason;
}
