/*
 * What the child must not share with its parent: HotSpot's performance counters and the files that it keeps under the
 * process id, the attach socket, a flight recording's files. And the locks of FILEs, whose owners may be dead.
 */
#include "fork.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static char *counters_file;              /* HotSpot's own copy of the name, which it unlinks at exit */
static bool counters_are_shared;

static bool shared_at(const struct mapping *m, void *address)
{
	return in_range(m->range, (uintptr_t)address) && m->permissions[3] == 's';
}

#define MOST_MAPPINGS 4096
#define LONGEST_NAME 256
struct writable { struct range range[MOST_MAPPINGS]; int count; };

static bool note_writable(const struct mapping *m, void *data)
{
	struct writable *w = data;
	if (m->permissions[1] == 'w' && m->permissions[0] == 'r' && m->permissions[3] == 'p')
		w->range[w->count++] = m->range;
	return w->count == MOST_MAPPINGS;
}

/* A thread that has ended meanwhile may have taken the mapping with it: the kernel reads, and does not mind. */
static bool starts_with(uintptr_t at, const char *prefix)
{
	char text[LONGEST_NAME];
	size_t n = strlen(prefix);
	long got = copy_memory(text, at, n);

	if (got == -EPERM || got == -ENOSYS)                              /* in a sandbox */
		return !memcmp((void *)at, prefix, n);
	return got == (long)n && !memcmp(text, prefix, n);
}

static char *string_at(const struct writable *w, uintptr_t at, const char *prefix)
{
	int low = 0, high = w->count;

	while (low < high) {
		int middle = (low + high) / 2;
		if (at >= w->range[middle].to)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == w->count || !in_range(w->range[low], at) || at + LONGEST_NAME > w->range[low].to || !starts_with(at, prefix))
		return NULL;
	return (char *)at;
}

/* The name is in the C heap, a pointer to it in libjvm's data. It is told by what it says. */
void child_find_files(void)
{
	static struct writable writable;
	char suffix[16];

	counters_are_shared = *vm.perf_start && each_mapping(shared_at, *vm.perf_start);
	if (!counters_are_shared || counters_file)
		return;
	writable.count = 0;
	each_mapping(note_writable, &writable);
	snprintf(suffix, sizeof suffix, "/%d", (int)getpid());
	for (uintptr_t at = libjvm_data.from; at + 8 <= libjvm_data.to; at += 8) {
		uintptr_t word = *(uintptr_t *)at;
		char *name;
		if (word < 65536 || word % 16 /* as malloc's are */ || in_range(libjvm_data, word) || !(name = string_at(&writable, word, "/tmp/hsperfdata_")))
			continue;
		char *slash = strrchr(name, '/');
		if (!strcmp(slash, suffix))
			counters_file = name;
	}
}

static void keep_counters_private(void)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)*vm.perf_start & ~(page - 1);
	size_t size = ((uintptr_t)*vm.perf_end - from + page - 1) & ~(page - 1);

	if (counters_file)
		*counters_file = 0;
	counters_file = NULL;
	if (!counters_are_shared)
		return;
	void *copy = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (copy != MAP_FAILED) {
		memcpy(copy, (void *)from, size);
		mremap(copy, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)from);
	}
	counters_are_shared = false;
}

static bool is_attach_socket(int fd, const char *suffix)
{
	struct sockaddr_un name;
	socklen_t length = sizeof name;

	memset(&name, 0, sizeof name);
	if (getsockname(fd, (struct sockaddr *)&name, &length) || name.sun_family != AF_UNIX)
		return false;
	char *found = strstr(name.sun_path, suffix);
	return found && (found[strlen(suffix)] == 0 || !strcmp(found + strlen(suffix), ".tmp"));    /* bound under the one, then renamed */
}

/* The file that a descriptor is open for, by the link that opens it once more. False if it is none with a name of some length. */
static bool path_of(int fd, char link[64], char *path, size_t size, size_t *length)
{
	snprintf(link, 64, "/proc/thread-self/fd/%d", fd);
	ssize_t n = readlink(link, path, size);
	*length = n > 0 ? (size_t)n : 0;
	return n > 4;
}

static bool ends_with(const char *path, size_t length, const char suffix[4]) { return !memcmp(path + length - 4, suffix, 4); }

static bool is_recording(int fd)
{
	char link[64], path[512];
	size_t n;

	return (fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY && path_of(fd, link, path, sizeof path, &n) && ends_with(path, n, ".jfr");
}

/*
 * The JDK reads a jar by seeking and reading. A file's offset is shared with the parent, which may be loading a class from the
 * same jar at this moment: each of the two would read where the other has sought. So the child opens its jars anew.
 */
static void open_jar_anew(int fd)
{
	char link[64], path[512], magic[4];
	size_t n;

	if ((fcntl(fd, F_GETFL) & (O_ACCMODE | O_PATH)) != O_RDONLY)
		return;
	if (!path_of(fd, link, path, sizeof path, &n) || path[0] != '/')
		return;
	if (!ends_with(path, n, ".jar") && (pread(fd, magic, 4, 0) != 4 || memcmp(magic, "PK\3\4", 4)))
		return;
	off_t offset = lseek(fd, 0, SEEK_CUR);
	int flags = fcntl(fd, F_GETFD);
	int fresh = open(link, O_RDONLY | O_CLOEXEC);
	if (fresh < 0)
		return;
	if (offset > 0)
		lseek(fresh, offset, SEEK_SET);
	dup3(fresh, fd, flags & FD_CLOEXEC ? O_CLOEXEC : 0);
	close(fresh);
}

/* Who stands in for the parent's attach sockets and recordings; -1 before there is one. */
struct stand_ins { const char *attach_suffix; int socket, null; };

static int replace_descriptor(int fd, void *data)
{
	struct stand_ins *s = data;

	if (fd == s->socket || fd == s->null)
		return 0;
	if (is_attach_socket(fd, s->attach_suffix)) {
		if (s->socket < 0)
			s->socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
		dup3(s->socket, fd, O_CLOEXEC);
	} else if (is_recording(fd)) {
		if (s->null < 0)
			s->null = open("/dev/null", O_RDWR | O_CLOEXEC);
		dup3(s->null, fd, O_CLOEXEC);
	} else {
		open_jar_anew(fd);
	}
	return 0;
}

/* The thread that HotSpot has on the other end goes on; what it reads and writes must not be the parent's. Whether attach listens. */
static bool replace_descriptors(const char *attach_suffix)
{
	struct stand_ins s = { attach_suffix, -1, -1 };

	each_number("/proc/thread-self/fd", replace_descriptor, &s);
	bool listens = s.socket >= 0;
	if (listens)
		close(s.socket);
	if (s.null >= 0)
		close(s.null);
	return listens;
}

/* The attach listener's path is an array in libjvm's data: empty, so that the child's exit does not remove the parent's socket. */
static void forget_attach_path(const char *suffix)
{
	size_t n = strlen(suffix);
	char *at = (char *)libjvm_data.from, *end = (char *)libjvm_data.to;

	while ((at = memmem(at, (size_t)(end - at), suffix, n))) {
		char *start = at;
		while (start > (char *)libjvm_data.from && start[-1])
			start--;
		if (at[n] == 0 && *start == '/')
			memset(start, 0, (size_t)(at - start) + n);
		at += n;
	}
}

void child_detach_from_parent(pid_t parent)
{
	char suffix[32];

	snprintf(suffix, sizeof suffix, "/.java_pid%d", (int)parent);
	keep_counters_private();
	if (replace_descriptors(suffix))
		forget_attach_path(suffix);
}

struct stdio_lock { int lock, count; void *owner; };

/* As glibc's own fork() does, but only for the dead: a thread that lives still holds what it holds. */
void child_free_stdio(void)
{
	extern void *_IO_iter_begin(void) __attribute__((weak)), *_IO_iter_end(void) __attribute__((weak));
	extern void *_IO_iter_next(void *) __attribute__((weak));
	extern FILE *_IO_iter_file(void *) __attribute__((weak));

	if (!_IO_iter_begin || !_IO_iter_end || !_IO_iter_next || !_IO_iter_file)
		return;
	for (void *i = _IO_iter_begin(); i != _IO_iter_end(); i = _IO_iter_next(i)) {
		struct stdio_lock *l = (struct stdio_lock *)_IO_iter_file(i)->_lock;
		for (int t = 0; l && l->owner && t < frozen_count; t++)
			if (frozen[t].thread_pointer == (uintptr_t)l->owner && (frozen[t].fate == DIES || frozen[t].fate == FINISHES))
				*l = (struct stdio_lock) { 0, 0, NULL };
	}
}
