/*
 * The capabilities that fork() needs of JVMTI: can_suspend, and to see which monitors a suspended thread owns.
 *
 * HotSpot gives can_suspend to one agent at a time, so a debugger that was started with the JVM keeps it; and it gives the
 * second at start-up only, since it makes the compiler keep locks that it could have removed. For us neither matters: a
 * thread may be suspended by two agents, and a lock that was removed is nobody's. HotSpot's functions look at nothing but
 * the caller's own set of capabilities, which lies in its environment. Its place is found by watching it change, and what
 * was written is read back through JVMTI itself.
 */
#include "fork.h"
#include <link.h>
#include <string.h>

#define SEARCHED_OF_ENVIRONMENT 1024     /* HotSpot's JvmtiEnvBase begins with the jvmtiEnv, its capabilities come some 600 bytes later */

/* HotSpot stores and copies no more bits than there are capabilities, 45 by now. */
#define SIZE_OF_SET 6

static char *find(char *from, const char *to, const jvmtiCapabilities *what)
{
	for (char *at = from; at + SIZE_OF_SET <= to; at += 4)
		if (!memcmp(at, what, SIZE_OF_SET))
			return at;
	return NULL;
}

/* The place where the set of capabilities follows what is added and taken away; null unless there is exactly one. */
static jvmtiCapabilities *find_own_set(jvmtiEnv *jvmti)
{
	jvmtiCapabilities change, with, without;
	char *place, *found = NULL, *end = (char *)jvmti + SEARCHED_OF_ENVIRONMENT;

	memset(&change, 0, sizeof change);
	memset(&with, 0, sizeof with);
	memset(&without, 0, sizeof without);
	change.can_get_source_file_name = 1;
	change.can_get_line_numbers = 1;
	if ((*jvmti)->AddCapabilities(jvmti, &change) || (*jvmti)->GetCapabilities(jvmti, &with))
		return NULL;
	for (char *at = (char *)jvmti; (place = find(at, end, &with)); at = place + 4) {
		if ((*jvmti)->RelinquishCapabilities(jvmti, &change) || (*jvmti)->GetCapabilities(jvmti, &without))
			return NULL;
		bool follows = memcmp(&with, &without, SIZE_OF_SET) && !memcmp(place, &without, SIZE_OF_SET);
		if ((*jvmti)->AddCapabilities(jvmti, &change))
			return NULL;
		if (follows && !memcmp(place, &with, SIZE_OF_SET)) {
			if (found)
				return NULL;
			found = place;
		}
	}
	return (jvmtiCapabilities *)found;
}

/*
 * A debugger's agent (libjdwp) stops threads at its events and leaves the rest to threads of its own, which are not in the
 * child: the first event there would stop the child for ever. So the agent's environment loses its callbacks in the child.
 * The agent keeps a pointer to it in its data, or in a structure that its data points to; HotSpot's environments are told
 * by their function table and by the magic number behind it.
 */
#define MAGIC_OF_ENVIRONMENT 0x71EE
#define MOST_RANGES 4096

struct memory { struct range range[MOST_RANGES]; int count; };
static jvmtiEnv *debugger;

static bool note_readable(const struct mapping *m, void *data)
{
	struct memory *memory = data;
	if (m->permissions[0] == 'r' && m->permissions[1] == 'w')
		memory->range[memory->count++] = m->range;
	return memory->count == MOST_RANGES;
}

static bool can_read(const struct memory *memory, uintptr_t at, size_t size)
{
	for (int i = 0; i < memory->count; i++)
		if (in_range(memory->range[i], at))
			return at % sizeof(void *) == 0 && at + size <= memory->range[i].to;
	return false;
}

static bool is_environment(const struct memory *memory, uintptr_t at, jvmtiEnv *ours)
{
	return at != (uintptr_t)ours && can_read(memory, at, 16) && *(void *const *)at == *(void *const *)ours
	       && *(const int *)(at + 8) == MAGIC_OF_ENVIRONMENT;
}

static int find_debugger_data(struct dl_phdr_info *info, size_t size, void *data)
{
	const char *name = info->dlpi_name ? strrchr(info->dlpi_name, '/') : NULL;

	(void)size;
	if (!name || strcmp(name, "/libjdwp.so"))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++)
		if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_W)) {
			uintptr_t from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
			*(struct range *)data = (struct range) { (from + 7) & ~(uintptr_t)7, from + info->dlpi_phdr[i].p_memsz };
		}
	return 1;
}

static const char *find_debugger(jvmtiEnv *ours)
{
	static struct memory memory;
	struct range data = { 0, 0 };

	if (debugger || !dl_iterate_phdr(find_debugger_data, &data))
		return NULL;
	memory.count = 0;
	each_mapping(note_readable, &memory);
	for (uintptr_t at = data.from; at + sizeof at <= data.to && !debugger; at += sizeof at) {
		uintptr_t word = can_read(&memory, at, sizeof at) ? *(uintptr_t *)at : 0;
		if (!word)
			continue;
		if (is_environment(&memory, word, ours))
			debugger = (jvmtiEnv *)word;
		else if (can_read(&memory, word, sizeof word) && is_environment(&memory, *(uintptr_t *)word, ours))
			debugger = *(jvmtiEnv **)word;
	}
	return debugger ? NULL : "a debugger's agent is loaded (-agentlib:jdwp), whose environment could not be found to free the child of it";
}

void leave_debugger(void)
{
	if (debugger)
		(*debugger)->SetEventCallbacks(debugger, NULL, 0);
}

const char *take_capabilities(jvmtiEnv *jvmti)
{
	jvmtiCapabilities wanted, have;
	jvmtiCapabilities *own = find_own_set(jvmti);

	memset(&wanted, 0, sizeof wanted);
	memset(&have, 0, sizeof have);
	wanted.can_suspend = 1;
	if ((*jvmti)->AddCapabilities(jvmti, &wanted) && own)
		own->can_suspend = 1;
	if (own)
		own->can_get_owned_monitor_stack_depth_info = 1;
	if ((*jvmti)->GetCapabilities(jvmti, &have) || !have.can_suspend)
		return "a debugger or another agent holds JVMTI's can_suspend (-agentlib:jdwp), and it could not be shared";
	if (!have.can_get_owned_monitor_stack_depth_info)
		return "JVMTI does not tell which monitors a thread owns";
	return find_debugger(jvmti);
}
