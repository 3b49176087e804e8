/*
 * What a child does between its birth and its program that posix_spawn cannot do: umask, limits, user, death signal. posix_spawn starts this program,
 * which does it and becomes the one that was meant. It needs no C library, so that one file serves every version, and is run from memory.
 *
 * argv: its own name, a word for each thing to be done (below), "-", and the arguments of the program.
 *   sN             the descriptor on which a failure is told: the letter of the word that failed, and errno; closed by the program that begins
 *   cN             a descriptor to be closed
 *   uMASK          umask
 *   lRES:SOFT:HARD a limit
 *   gN,N,...       the supplementary groups, none if there are no numbers
 *   iGID           the group: real, effective and saved
 *   jUID           the user: real, effective and saved
 *   dSIG:PPID      the signal that comes when the parent has died; at once, if that is another process by now
 *   xFILE          the program; of several the first that is there
 * All numbers are decimal.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
__asm__(".globl _start\n_start:\n mov %rsp, %rdi\n and $-16, %rsp\n call begin\n");

static long call(long number, long a, long b, long c, long d) {
    long result;
    register long fourth __asm__("r10") = d;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth) : "rcx", "r11", "memory");
    return result;
}
#elif defined(__aarch64__)
__asm__(".globl _start\n_start:\n mov x0, sp\n bl begin\n");

static long call(long number, long a, long b, long c, long d) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
    return x0;
}
#endif

#define MAX_GROUPS 65536
static unsigned groups[MAX_GROUPS];
static long status = -1;

static unsigned long number(const char **text) {
    unsigned long value = 0;
    for (; **text >= '0' && **text <= '9'; ++*text) {
        value = value * 10 + (unsigned long)(**text - '0');
    }
    return value;
}

/* The number behind a separator. */
static unsigned long next(const char **text) {
    if (**text) {
        ++*text;
    }
    return number(text);
}

static long set_groups(const char *text) {
    long count = 0;
    while (*text && count < MAX_GROUPS) {
        groups[count++] = (unsigned)number(&text);
        if (*text) {
            text++;
        }
    }
    return call(SYS_setgroups, count, (long)groups, 0, 0);
}

static long limit(const char *text) {
    long resource = (long)number(&text);
    unsigned long values[2];
    values[0] = next(&text);
    values[1] = next(&text);
    return call(SYS_prlimit64, 0, resource, (long)values, 0);
}

static long death_signal(const char *text) {
    long signal = (long)number(&text);
    long parent = (long)next(&text);
    long result = call(SYS_prctl, PR_SET_PDEATHSIG, signal, 0, 0);
    if (result == 0 && call(SYS_getppid, 0, 0, 0, 0) != parent) {
        call(SYS_kill, call(SYS_getpid, 0, 0, 0, 0), signal, 0, 0);
    }
    return result;
}

static long prepare(const char *word) {
    const char *text = word + 1;
    switch (*word) {
    case 's':
        status = (long)number(&text);
        return call(SYS_fcntl, status, F_SETFD, FD_CLOEXEC, 0);
    case 'c':
        return call(SYS_close, (long)number(&text), 0, 0, 0);
    case 'u':
        call(SYS_umask, (long)number(&text), 0, 0, 0);
        return 0;
    case 'l':
        return limit(text);
    case 'g':
        return set_groups(text);
    case 'i': {
        long gid = (long)number(&text);
        return call(SYS_setresgid, gid, gid, gid, 0);
    }
    case 'j': {
        long uid = (long)number(&text);
        return call(SYS_setresuid, uid, uid, uid, 0);
    }
    case 'd':
        return death_signal(text);
    default:
        return -EINVAL;
    }
}

static void fail(char step, long error) {
    int report[2] = {step, (int)-error};
    call(SYS_write, status, (long)report, sizeof report, 0);
    call(SYS_exit_group, 127, 0, 0, 0);
}

__attribute__((noreturn, used)) void begin(long *stack) {
    long count = stack[0];
    char **argv = (char **)(stack + 1);
    char **environment = argv + count + 1;
    char **program = argv + 1;
    while (*program && **program != '-') {
        program++;
    }
    char **word = argv + 1;
    for (; word < program && **word != 'x'; word++) {
        long result = prepare(*word);
        if (result < 0) {
            fail(**word, result);
        }
    }
    long error = -ENOENT;
    for (; word < program; word++) {
        long result = call(SYS_execve, (long)(*word + 1), (long)(program + 1), (long)environment, 0);
        if (result == -EACCES || (result != -ENOENT && result != -ENOTDIR && result != -ENAMETOOLONG)) {
            error = result;
        }
        if (result != -EACCES && result != -ENOENT && result != -ENOTDIR && result != -ENAMETOOLONG) {
            break;
        }
    }
    fail('x', error);
    __builtin_unreachable();
}
