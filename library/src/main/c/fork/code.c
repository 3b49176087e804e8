/*
 * Code in a child, and what else is mapped from files to be read. fork() does not copy the page tables of a file's mapping
 * that nobody has written to, since the pages can be found again: each 64 KiB of libjvm that the child runs through, or of
 * the archive of classes, would be a fault of its own. A mapping with one page that was written to is copied as a whole. So
 * one byte of each is written, to what it is: by /proc/self/mem, as a debugger sets a breakpoint, for the mappings stay as
 * they are. Where that is not allowed the child is slower by some faults.
 */
#include "fork.h"
#include <fcntl.h>
#include <unistd.h>

/* Larger ones are data of the application's, whose tables it would take long to copy. */
#define LARGEST (256L << 20)

static bool write_to(const struct mapping *m, void *memory)
{
	const int fd = *(const int *)memory;
	char byte;

	/* Read in the same way: the file may have been cut short, which would be a signal. */
	if (m->permissions[0] == 'r' && m->permissions[1] == '-' && m->permissions[3] == 'p' && m->path[0] == '/'
	    && m->range.to - m->range.from <= LARGEST && pread(fd, &byte, 1, (off_t)m->range.from) == 1)
		(void)!pwrite(fd, &byte, 1, (off_t)m->range.from);
	return false;
}

void code_be_copied(void)
{
	int memory = open("/proc/self/mem", O_RDWR | O_CLOEXEC);

	if (memory < 0)
		return;
	each_mapping(write_to, &memory);
	close(memory);
}
