// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * stack.c - clone(2) with CLONE_VM, whose child needs a stack of its own.
 *
 * The clone(3) of a C library may reject flags that the kernel accepts (musl
 * 1.2.5 does), so the system call is made here.  The child returns from it on
 * an empty stack, which takes a few instructions of each architecture.  All
 * registers but the result have the values that they have in the parent.
 *
 * Where an architecture is not known, or PIDSPEC_WITHOUT_ASSEMBLY is defined,
 * the tests that need this skip.
 */
#include "pidspec.h"
#include "sys.h"

struct start {
	int (*run)(void *);
	void *argument;
};

/* The stack grows down from its end, which is @start. */
static struct {
	_Alignas(16) char space[16384];
	_Alignas(16) struct start start;
} stack;

/* exit(2), not exit_group(2): it may be a thread. */
static _Noreturn void begin(struct start *start)
{
	int status = start->run(start->argument);

	for (;;)
		syscall(SYS_exit, status);
}

/* Returns the result of the system call: a negative errno if it fails. */
#if defined(PIDSPEC_WITHOUT_ASSEMBLY)
#elif defined(__x86_64__) && defined(__LP64__)
#define HAVE_CLONE_ON_STACK
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register atomic_int *r10 __asm__("r10") = tid;
	register long r8 __asm__("r8") = 0;
	long result;

	__asm__ volatile("syscall\n\t"
			 "test %%rax, %%rax\n\t"
			 "jnz 1f\n\t"
			 "mov %[start], %%rdi\n\t"
			 "call *%[begin]\n"
			 "1:"
			 : "=a"(result)
			 : "a"(SYS_clone), "D"(flags), "S"(start), "d"(0),
			   "r"(r10),
			   "r"(r8), [start] "r"(start), [begin] "r"(begin)
			 : "rcx", "r11", "cc", "memory");
	return result;
}
#elif defined(__i386__)
#define HAVE_CLONE_ON_STACK
/* All registers are in use: function and argument are passed on the stack. */
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	void **top = (void **)start - 4;
	long result;

	top[0] = start;
	*--top = begin;
	__asm__ volatile("int $0x80\n\t"
			 "test %%eax, %%eax\n\t"
			 "jnz 1f\n\t"
			 "pop %%eax\n\t"
			 "call *%%eax\n"
			 "1:"
			 : "=a"(result)
			 : "a"(SYS_clone), "b"(flags), "c"(top), "d"(0), "S"(0),
			   "D"(tid)
			 : "cc", "memory");
	return result;
}
#elif defined(__aarch64__)
#define HAVE_CLONE_ON_STACK
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register long x8 __asm__("x8") = SYS_clone;
	register long x0 __asm__("x0") = flags;
	register struct start *x1 __asm__("x1") = start;
	register long x2 __asm__("x2") = 0;
	register long x3 __asm__("x3") = 0;
	register atomic_int *x4 __asm__("x4") = tid;

	__asm__ volatile("svc 0\n\t"
			 "cbnz x0, 1f\n\t"
			 "mov x0, %[start]\n\t"
			 "blr %[begin]\n"
			 "1:"
			 : "+r"(x0)
			 : "r"(x8), "r"(x1), "r"(x2), "r"(x3),
			   "r"(x4), [start] "r"(start), [begin] "r"(begin)
			 : "x30", "cc", "memory");
	return x0;
}
#elif defined(__arm__)
#define HAVE_CLONE_ON_STACK
/* In Thumb code, r7 may be the frame pointer. */
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register long r0 __asm__("r0") = flags;
	register struct start *r1 __asm__("r1") = start;
	register long r2 __asm__("r2") = 0;
	register long r3 __asm__("r3") = 0;
	register atomic_int *r4 __asm__("r4") = tid;

	__asm__ volatile("mov ip, r7\n\t"
			 "mov r7, %[clone]\n\t"
			 "svc 0\n\t"
			 "mov r7, ip\n\t"
			 "cmp r0, #0\n\t"
			 "bne 1f\n\t"
			 "mov r0, %[start]\n\t"
			 "blx %[begin]\n"
			 "1:"
			 : "+r"(r0)
			 : "r"(r1), "r"(r2), "r"(r3),
			   "r"(r4), [clone] "i"(SYS_clone), [start] "r"(start),
			   [begin] "r"(begin)
			 : "ip", "lr", "cc", "memory");
	return r0;
}
#elif defined(__riscv) && __riscv_xlen == 64
#define HAVE_CLONE_ON_STACK
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register long a7 __asm__("a7") = SYS_clone;
	register long a0 __asm__("a0") = flags;
	register struct start *a1 __asm__("a1") = start;
	register long a2 __asm__("a2") = 0;
	register long a3 __asm__("a3") = 0;
	register atomic_int *a4 __asm__("a4") = tid;

	__asm__ volatile("ecall\n\t"
			 "bnez a0, 1f\n\t"
			 "mv a0, %[start]\n\t"
			 "jalr %[begin]\n"
			 "1:"
			 : "+r"(a0)
			 : "r"(a7), "r"(a1), "r"(a2), "r"(a3),
			   "r"(a4), [start] "r"(start), [begin] "r"(begin)
			 : "ra", "memory");
	return a0;
}
#elif defined(__s390x__)
#define HAVE_CLONE_ON_STACK
/* The stack comes before the flags; a callee may write to 160 bytes above its
   stack pointer. */
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register long r1 __asm__("r1") = SYS_clone;
	register long r2 __asm__("r2") = (long)start - 160;
	register long r3 __asm__("r3") = flags;
	register long r4 __asm__("r4") = 0;
	register atomic_int *r5 __asm__("r5") = tid;
	register long r6 __asm__("r6") = 0;

	__asm__ volatile("svc 0\n\t"
			 "ltgr %%r2, %%r2\n\t"
			 "jnz 1f\n\t"
			 "lgr %%r2, %[start]\n\t"
			 "basr %%r14, %[begin]\n"
			 "1:"
			 : "+r"(r2)
			 : "r"(r1), "r"(r3), "r"(r4), "r"(r5),
			   "r"(r6), [start] "a"(start), [begin] "a"(begin)
			 : "r14", "cc", "memory");
	return r2;
}
#elif defined(__powerpc64__) && defined(_CALL_ELF) && _CALL_ELF == 2
#define HAVE_CLONE_ON_STACK
/* An error is a positive number, and the summary overflow bit. */
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	register long r0 __asm__("r0") = SYS_clone;
	register long r3 __asm__("r3") = flags;
	register long r4 __asm__("r4") = (long)start - 112;
	register long r5 __asm__("r5") = 0;
	register long r6 __asm__("r6") = 0;
	register atomic_int *r7 __asm__("r7") = tid;

	__asm__ volatile("sc\n\t"
			 "bns+ 2f\n\t"
			 "neg %%r3, %%r3\n"
			 "2:\n\t"
			 "cmpdi %%r3, 0\n\t"
			 "bne 1f\n\t"
			 "mr %%r3, %[start]\n\t"
			 "mr %%r12, %[begin]\n\t"
			 "mtctr %%r12\n\t"
			 "bctrl\n"
			 "1:"
			 : "+r"(r0), "+r"(r3), "+r"(r4), "+r"(r5), "+r"(r6),
			   "+r"(r7)
			 : [start] "r"(start), [begin] "r"(begin)
			 : "r8", "r9", "r10", "r11", "r12", "cr0", "ctr", "lr",
			   "memory");
	return r3;
}
#endif

#ifdef HAVE_CLONE_ON_STACK
const char *need_own_stack(void)
{
	return NULL;
}
#else
static long clone_on_stack(unsigned long flags, struct start *start,
			   atomic_int *tid)
{
	(void)flags, (void)start, (void)tid, (void)begin;
	skip("%s", need_own_stack());
}

const char *need_own_stack(void)
{
	return "requires clone(2) with a stack on this architecture (add it to "
	       "lib/src/stack.c)";
}
#endif

pid_t sys_clone_on_stack(int (*run)(void *), unsigned long flags,
			 void *argument, atomic_int *tid)
{
	long result;

	stack.start = (struct start){ run, argument };
	result = clone_on_stack(flags, &stack.start, tid);
	if (result >= 0)
		return (pid_t)result;
	errno = (int)-result;
	return -1;
}
