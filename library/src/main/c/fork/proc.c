/* Reads what /proc says of this process, with system calls alone: so that it works where no memory may be asked for. */
#include "fork.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>

static uintptr_t hexadecimal(const char **p)
{
	uintptr_t value = 0;

	for (;; (*p)++) {
		unsigned char c = (unsigned char)**p;
		if (c >= '0' && c <= '9')
			value = value * 16 + (c - '0');
		else if (c >= 'a' && c <= 'f')
			value = value * 16 + (c - 'a' + 10);
		else
			return value;
	}
}

static void parse(const char *line, struct mapping *m)
{
	m->range.from = hexadecimal(&line);
	line++;
	m->range.to = hexadecimal(&line);
	line++;
	memcpy(m->permissions, line, 4);
	m->permissions[4] = 0;
	for (int field = 0; field < 4; field++) {          /* permissions, offset, device, inode */
		while (*line && *line != ' ')
			line++;
		while (*line == ' ')
			line++;
	}
	strncpy(m->path, line, sizeof m->path - 1);
	m->path[sizeof m->path - 1] = 0;
}

bool each_mapping(bool (*visit)(const struct mapping *, void *), void *data)
{
	char buffer[8192];
	size_t have = 0;
	bool found = false;
	long fd = SYS(SYS_openat, AT_FDCWD, "/proc/thread-self/maps", O_RDONLY | O_CLOEXEC, 0);

	if (fd < 0)
		return false;
	for (;;) {
		long got = SYS(SYS_read, fd, buffer + have, sizeof buffer - have - 1, 0);
		if (got == -EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
		buffer[have] = 0;
		char *line = buffer, *end;
		while (!found && (end = memchr(line, '\n', have - (size_t)(line - buffer)))) {
			struct mapping m;
			*end = 0;
			parse(line, &m);
			found = visit(&m, data);
			line = end + 1;
		}
		if (found)
			break;
		have -= (size_t)(line - buffer);
		memmove(buffer, line, have);
	}
	SYS(SYS_close, fd, 0, 0, 0);
	return found;
}

long read_text(const char *path, char *text, size_t size)
{
	long fd = SYS(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
	if (fd < 0)
		return 0;
	long n = SYS(SYS_read, fd, text, size - 1, 0);

	SYS(SYS_close, fd, 0, 0, 0);
	n = n > 0 ? n : 0;
	text[n] = 0;
	return n;
}

long copy_memory(void *to, uintptr_t from, size_t size)
{
	struct iovec here = { to, size }, there = { (void *)from, size };

	return sys6(SYS_process_vm_readv, SYS(SYS_getpid, 0, 0, 0, 0), (long)&here, 1, (long)&there, 1, 0);
}

int each_number(const char *directory, int (*visit)(int number, void *data), void *data)
{
	struct entry { uint64_t inode; int64_t offset; unsigned short length; unsigned char type; char name[]; };
	char buffer[8192] __attribute__((aligned(8)));
	int error = 0;
	long fd = SYS(SYS_openat, AT_FDCWD, directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0), length;

	if (fd < 0)
		return (int)fd;
	while (!error && (length = SYS(SYS_getdents64, fd, buffer, sizeof buffer, 0)) > 0)
		for (long at = 0; at < length && !error;) {
			struct entry *e = (struct entry *)(buffer + at);
			int number = atoi(e->name);
			at += e->length;
			if (e->name[0] != '.')
				error = visit(number, data);
		}
	SYS(SYS_close, fd, 0, 0, 0);
	return error;
}
