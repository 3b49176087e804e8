/* What fork() needs to know of x86-64: system calls without libc, and leaving and re-entering a thread. */
#ifndef OS4J_ARCH_H
#define OS4J_ARCH_H
#include <errno.h>
#include <stdint.h>
#include <ucontext.h>

#define OS4J_ARCH "x86_64"

/* The registers that a called function must keep, and where to go on: what setjmp keeps. */
struct registers { uint64_t rbx, rbp, r12, r13, r14, r15, rsp, rip; };

static inline long sys6(long n, long a, long b, long c, long d, long e, long f)
{
	long r;
	register long r10 __asm__("r10") = d;
	register long r8 __asm__("r8") = e;
	register long r9 __asm__("r9") = f;
	__asm__ volatile("syscall" : "=a"(r) : "a"(n), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return r;
}

/* 0 when it saves; 1 when a new kernel thread continues from what was saved. */
extern long os4j_save(struct registers *to) __attribute__((returns_twice, visibility("hidden")));

/* clone() a kernel thread whose first act is to continue from `from`, on the stack and thread pointer that it had. */
extern long os4j_start(unsigned long flags, struct registers *from, int *parent_tid, int *child_tid, uintptr_t tls)
	__attribute__((visibility("hidden")));

#ifdef OS4J_ARCH_CODE
__asm__(
	".text\n.hidden os4j_save\n.globl os4j_save\n.type os4j_save,@function\nos4j_save:\n"
	"	mov %rbx,0(%rdi)\n	mov %rbp,8(%rdi)\n	mov %r12,16(%rdi)\n	mov %r13,24(%rdi)\n"
	"	mov %r14,32(%rdi)\n	mov %r15,40(%rdi)\n"
	"	lea 8(%rsp),%rax\n	mov %rax,48(%rdi)\n	mov (%rsp),%rax\n	mov %rax,56(%rdi)\n"
	"	xor %eax,%eax\n	ret\n.size os4j_save,.-os4j_save\n"
	/* The new thread starts below the frame it will continue in, so that nothing there is written before it does. */
	".hidden os4j_start\n.globl os4j_start\n.type os4j_start,@function\nos4j_start:\n"
	"	push %rbx\n	mov %rsi,%rbx\n	mov 48(%rsi),%rsi\n	sub $256,%rsi\n"
	"	mov %rcx,%r10\n	mov $56,%eax\n	syscall\n"
	"	test %rax,%rax\n	jz 1f\n	pop %rbx\n	ret\n"
	"1:	mov %rbx,%rdi\n	mov 0(%rdi),%rbx\n	mov 8(%rdi),%rbp\n	mov 16(%rdi),%r12\n"
	"	mov 24(%rdi),%r13\n	mov 32(%rdi),%r14\n	mov 40(%rdi),%r15\n	mov 48(%rdi),%rsp\n"
	"	mov $1,%eax\n	jmp *56(%rdi)\n.size os4j_start,.-os4j_start\n");
#endif

static inline long fork_process(int *alive, unsigned long flags)
{
	return sys6(56, (long)flags, 0, 0, (long)alive, 0, 0);
}

static inline uintptr_t context_pc(const ucontext_t *u) { return (uintptr_t)u->uc_mcontext.gregs[REG_RIP]; }
static inline uintptr_t context_sp(const ucontext_t *u) { return (uintptr_t)u->uc_mcontext.gregs[REG_RSP]; }
static inline uintptr_t context_argument(const ucontext_t *u, int n)
{
	static const int registers[] = { REG_RDI, REG_RSI, REG_RDX };
	return (uintptr_t)u->uc_mcontext.gregs[registers[n]];
}

/*
 * The number of the system call in which the signal found the thread; -1 if it was computing, -2 if the call was ended
 * with EINTR, so that its number is gone. A call that the kernel starts again has its instruction still ahead.
 */
static inline long context_system_call(const ucontext_t *u)
{
	const unsigned char *pc = (const unsigned char *)context_pc(u);
	long rax = u->uc_mcontext.gregs[REG_RAX];

	if (pc[0] == 0x0f && pc[1] == 0x05)
		return rax;
	return pc[-2] == 0x0f && pc[-1] == 0x05 && rax == -EINTR ? -2 : -1;
}
#endif
