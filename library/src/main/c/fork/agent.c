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
	return NULL;
}
