/* What fork() needs to know of aarch64: system calls without libc, and leaving and re-entering a thread. */
#ifndef OS4J_ARCH_H
#define OS4J_ARCH_H
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <ucontext.h>

#define OS4J_ARCH "aarch64"

/* The registers that a called function must keep, and where to go on: what setjmp keeps. */
struct registers { uint64_t x19_x30[12], sp, d8_d15[8]; };

static inline long sys6(long n, long a, long b, long c, long d, long e, long f)
{
	register long x8 __asm__("x8") = n;
	register long x0 __asm__("x0") = a;
	register long x1 __asm__("x1") = b;
	register long x2 __asm__("x2") = c;
	register long x3 __asm__("x3") = d;
	register long x4 __asm__("x4") = e;
	register long x5 __asm__("x5") = f;
	__asm__ volatile("svc #0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory", "cc");
	return x0;
}

/* 0 when it saves; 1 when a new kernel thread continues from what was saved. */
extern long os4j_save(struct registers *to) __attribute__((returns_twice, visibility("hidden")));

/* clone() a kernel thread whose first act is to continue from `from`, on the stack and thread pointer that it had. */
extern long os4j_start(unsigned long flags, struct registers *from, int *parent_tid, int *child_tid, uintptr_t tls)
	__attribute__((visibility("hidden")));

#ifdef OS4J_ARCH_CODE
__asm__(
	".text\n.hidden os4j_save\n.globl os4j_save\n.type os4j_save,%function\nos4j_save:\n"
	"	stp x19,x20,[x0,#0]\n	stp x21,x22,[x0,#16]\n	stp x23,x24,[x0,#32]\n	stp x25,x26,[x0,#48]\n"
	"	stp x27,x28,[x0,#64]\n	stp x29,x30,[x0,#80]\n	mov x1,sp\n	str x1,[x0,#96]\n"
	"	stp d8,d9,[x0,#104]\n	stp d10,d11,[x0,#120]\n	stp d12,d13,[x0,#136]\n	stp d14,d15,[x0,#152]\n"
	"	mov x0,#0\n	ret\n.size os4j_save,.-os4j_save\n"
	/* aarch64's clone takes (flags, stack, parent_tid, tls, child_tid). The new thread starts below the frame it
	   will continue in, so that nothing there is written before it does. */
	".hidden os4j_start\n.globl os4j_start\n.type os4j_start,%function\nos4j_start:\n"
	"	mov x9,x1\n	ldr x1,[x1,#96]\n	sub x1,x1,#256\n	mov x5,x3\n	mov x3,x4\n	mov x4,x5\n"
	"	mov x8,#220\n	svc #0\n	cbz x0,1f\n	ret\n"
	"1:	mov x0,x9\n"
	"	ldp x19,x20,[x0,#0]\n	ldp x21,x22,[x0,#16]\n	ldp x23,x24,[x0,#32]\n	ldp x25,x26,[x0,#48]\n"
	"	ldp x27,x28,[x0,#64]\n	ldp x29,x30,[x0,#80]\n	ldr x1,[x0,#96]\n	mov sp,x1\n"
	"	ldp d8,d9,[x0,#104]\n	ldp d10,d11,[x0,#120]\n	ldp d12,d13,[x0,#136]\n	ldp d14,d15,[x0,#152]\n"
	"	mov x0,#1\n	ret\n.size os4j_start,.-os4j_start\n");
#endif

static inline long fork_process(int *alive, unsigned long flags)
{
	return sys6(220, (long)flags, 0, 0, 0, (long)alive, 0);
}

static inline uintptr_t context_pc(const ucontext_t *u) { return (uintptr_t)u->uc_mcontext.pc; }
static inline uintptr_t context_sp(const ucontext_t *u) { return (uintptr_t)u->uc_mcontext.sp; }
static inline uintptr_t context_argument(const ucontext_t *u, int n) { return (uintptr_t)u->uc_mcontext.regs[n]; }

/*
 * The number of the system call in which the signal found the thread; -1 if it was computing, -2 if the call was ended
 * with EINTR, so that its number is gone. A call that the kernel starts again has its instruction still ahead.
 */
static inline long context_system_call(const ucontext_t *u)
{
	uint32_t here, before;

	memcpy(&here, (void *)context_pc(u), 4);
	memcpy(&before, (void *)(context_pc(u) - 4), 4);
	if (here == 0xd4000001u)
		return (long)u->uc_mcontext.regs[8];
	return before == 0xd4000001u && (long)u->uc_mcontext.regs[0] == -EINTR ? -2 : -1;
}
#endif
