/*
 * HotSpot's own fields, found by the tables that libjvm exports for debuggers (gHotSpotVMStructs): name, type, offset.
 * No offset of HotSpot's is written down here.
 */
#include "fork.h"
#include <dlfcn.h>
#include <string.h>

struct vm_layout vm;

struct tables { const char *entries; uint64_t stride, type, field, is_static, offset, address; };

static bool value(void *libjvm, const char *symbol, uint64_t *to)
{
	const uint64_t *at = dlsym(libjvm, symbol);
	if (at)
		*to = *at;
	return at;
}

static const char *find(const struct tables *t, const char *type, const char *field)
{
	for (const char *e = t->entries;; e += t->stride) {
		const char *type_name = *(const char *const *)(e + t->type), *field_name = *(const char *const *)(e + t->field);
		if (!type_name)
			return NULL;
		if (!strcmp(type_name, type) && field_name && !strcmp(field_name, field))
			return e;
	}
}

static bool offset(const struct tables *t, const char *type, const char *field, ptrdiff_t *to)
{
	const char *e = find(t, type, field);
	if (!e || *(const int32_t *)(e + t->is_static))
		return false;
	*to = (ptrdiff_t) * (const uint64_t *)(e + t->offset);
	return true;
}

static bool address(const struct tables *t, const char *type, const char *field, void *to)
{
	const char *e = find(t, type, field);
	if (!e || !*(const int32_t *)(e + t->is_static))
		return false;
	memcpy(to, e + t->address, sizeof(void *));
	return true;
}

static size_t size_of(void *libjvm, const char *type)
{
	uint64_t entries, stride, name_at, size_at;

	if (!value(libjvm, "gHotSpotVMTypes", &entries) || !value(libjvm, "gHotSpotVMTypeEntryArrayStride", &stride)
	    || !value(libjvm, "gHotSpotVMTypeEntryTypeNameOffset", &name_at) || !value(libjvm, "gHotSpotVMTypeEntrySizeOffset", &size_at))
		return 0;
	for (const char *e = (const char *)(uintptr_t)entries; *(const char *const *)(e + name_at); e += stride)
		if (!strcmp(*(const char *const *)(e + name_at), type))
			return (size_t) * (const uint64_t *)(e + size_at);
	return 0;
}

static bool constant(void *libjvm, const char *name, int *to)
{
	uint64_t entries, stride, name_at, value_at;

	if (!value(libjvm, "gHotSpotVMIntConstants", &entries) || !value(libjvm, "gHotSpotVMIntConstantEntryArrayStride", &stride)
	    || !value(libjvm, "gHotSpotVMIntConstantEntryNameOffset", &name_at)
	    || !value(libjvm, "gHotSpotVMIntConstantEntryValueOffset", &value_at))
		return false;
	for (const char *e = (const char *)(uintptr_t)entries; *(const char *const *)(e + name_at); e += stride)
		if (!strcmp(*(const char *const *)(e + name_at), name)) {
			*to = *(const int32_t *)(e + value_at);
			return true;
		}
	return false;
}

static void find_monitors(const struct tables *t, void *libjvm)
{
	char *list;
	ptrdiff_t head;

	vm.monitor_size = size_of(libjvm, "ObjectMonitor");
	if (vm.monitor_size && address(t, "ObjectSynchronizer", "_in_use_list", &list) && offset(t, "MonitorList", "_head", &head)
	    && offset(t, "ObjectMonitor", "_next_om", &vm.next_monitor) && offset(t, "ObjectMonitor", "_waiters", &vm.waiters)
	    && offset(t, "JavaThread", "_current_waiting_monitor", &vm.waiting_monitor)
	    && offset(t, "JavaThread", "_current_pending_monitor", &vm.pending_monitor)
	    && offset(t, "JavaThread", "_stack_base", &vm.stack_base) && offset(t, "JavaThread", "_stack_size", &vm.stack_size))
		vm.monitors = (char **)(list + head);
}

const char *vm_find_layout(void *libjvm)
{
	struct tables t;
	uint64_t entries;

	if (!value(libjvm, "gHotSpotVMStructs", &entries) || !entries
	    || !value(libjvm, "gHotSpotVMStructEntryArrayStride", &t.stride)
	    || !value(libjvm, "gHotSpotVMStructEntryTypeNameOffset", &t.type)
	    || !value(libjvm, "gHotSpotVMStructEntryFieldNameOffset", &t.field)
	    || !value(libjvm, "gHotSpotVMStructEntryIsStaticOffset", &t.is_static)
	    || !value(libjvm, "gHotSpotVMStructEntryOffsetOffset", &t.offset)
	    || !value(libjvm, "gHotSpotVMStructEntryAddressOffset", &t.address))
		return "this JVM is not HotSpot: libjvm exports no gHotSpotVMStructs";
	t.entries = (const char *)(uintptr_t)entries;
	if (!offset(&t, "JavaThread", "_thread_state", &vm.thread_state) || !offset(&t, "Thread", "_osthread", &vm.osthread)
	    || !offset(&t, "OSThread", "_thread_id", &vm.thread_id) || !offset(&t, "OSThread", "_pthread_id", &vm.pthread_id)
	    || !address(&t, "Threads", "_number_of_non_daemon_threads", &vm.non_daemon_threads)
	    || !address(&t, "ThreadsSMRSupport", "_java_thread_list", &vm.thread_list)
	    || !offset(&t, "ThreadsList", "_length", &vm.list_length) || !offset(&t, "ThreadsList", "_threads", &vm.list_threads)
	    || !offset(&t, "JavaThread", "_terminated", &vm.terminated) || !constant(libjvm, "JavaThread::_thread_exiting", &vm.exiting)
	    || !constant(libjvm, "_thread_in_native", &vm.in_native) || !constant(libjvm, "_thread_blocked", &vm.blocked)
	    || !offset(&t, "JavaThread", "_lock_stack", &vm.lock_stack) || !offset(&t, "LockStack", "_top", &vm.lock_stack_top)
	    || !offset(&t, "LockStack", "_base[0]", &vm.lock_stack_base)
	    || !address(&t, "ClassLoaderDataGraph", "_head", &vm.class_loaders) || !offset(&t, "ClassLoaderData", "_next", &vm.next_loader)
	    || !offset(&t, "ClassLoaderData", "_klasses", &vm.classes) || !offset(&t, "Klass", "_next_link", &vm.next_class)
	    || !offset(&t, "Klass", "_layout_helper", &vm.layout_helper) || !offset(&t, "InstanceKlass", "_init_thread", &vm.init_thread)
	    || !address(&t, "PerfMemory", "_start", &vm.perf_start) || !address(&t, "PerfMemory", "_end", &vm.perf_end))
		return "this HotSpot's tables lack a field that fork() needs (JavaThread._thread_state, Thread._osthread, "
		       "OSThread._thread_id, OSThread._pthread_id, Threads._number_of_non_daemon_threads, ThreadsSMRSupport._java_thread_list, "
		       "JavaThread._lock_stack, ClassLoaderDataGraph._head, InstanceKlass._init_thread, PerfMemory._start)";
	find_monitors(&t, libjvm);
	if (!offset(&t, "JavaThread", "_threadObj", &vm.thread_object))
		vm.thread_object = -1;
	vm.java_thread_size = size_of(libjvm, "JavaThread");
	return vm.java_thread_size ? NULL : "this HotSpot's tables lack JavaThread";
}
