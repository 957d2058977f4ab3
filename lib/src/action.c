// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * action.c - dispositions of signals, by the system call.
 *
 * A C library reserves some signals, which its functions do not handle.
 */
#include <signal.h>
#include <string.h>

#include "action.h"
#include "pidspec.h"

#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__) || \
	defined(__arm__) || defined(__s390x__) || defined(__powerpc__)
#define HAVE_RESTORER 1
#elif defined(__riscv)
#define HAVE_RESTORER 0
#endif

#ifdef HAVE_RESTORER
/* The kernel's struct sigaction. */
struct action {
	void (*handler)(int);
	unsigned long flags;
#if HAVE_RESTORER
	void (*restorer)(void);
#endif
	unsigned long mask[SIGNAL_SET / sizeof(unsigned long)];
};

/* Elsewhere, the kernel provides the code that handlers return to. */
#ifdef __x86_64__
void pidspec_restorer_(void);
__asm__(".pushsection .text\n"
	".globl pidspec_restorer_\n"
	".type pidspec_restorer_, @function\n"
	"pidspec_restorer_:\n\t"
	"mov $15, %eax\n\t" /* rt_sigreturn(2) */
	"syscall\n"
	".size pidspec_restorer_, . - pidspec_restorer_\n"
	".popsection");

static void set_restorer(struct action *action)
{
	enum { SA_RESTORER_ = 0x04000000 };

	action->flags |= SA_RESTORER_;
	action->restorer = pidspec_restorer_;
}
#else
static void set_restorer(struct action *action)
{
	(void)action;
}
#endif

int call_sigaction_(int signal, const struct sigaction *new,
		    struct sigaction *old)
{
	struct action to = { 0 }, from = { 0 };

	if (new) {
		to.handler = new->sa_handler;
		to.flags = (unsigned long)new->sa_flags;
		memcpy(to.mask, &new->sa_mask, sizeof(to.mask));
		set_restorer(&to);
	}
	if (syscall(SYS_rt_sigaction, (long)signal, new ? &to : NULL,
		    old ? &from : NULL, (long)SIGNAL_SET) == -1)
		return -1;
	if (old) {
		*old = (struct sigaction){ .sa_flags = (int)from.flags };
		old->sa_handler = from.handler;
		memcpy(&old->sa_mask, from.mask, sizeof(from.mask));
	}
	return 0;
}
#else
int call_sigaction_(int signal, const struct sigaction *new,
		    struct sigaction *old)
{
	return (sigaction)(signal, new, old);
}
#endif

int call_signal_(int signal, void (*handler)(int))
{
	struct sigaction action = {
		.sa_handler = handler,
		.sa_flags = SA_RESTART,
	};

	return sigaction(signal, &action, NULL);
}

/* Signals that the runner ignores or blocks must not affect the test. */
void forget_inherited_signals(void)
{
	struct sigaction by_default = { .sa_handler = SIG_DFL };
	sigset_t none;

	for (int signal = 1; signal < NSIG; signal++)
		sigaction(signal, &by_default, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}
