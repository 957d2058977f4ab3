// SPDX-License-Identifier: GPL-2.0-or-later
/* kernel.c - the command line of a kernel, and properties of its machine. */
#include <stdbool.h>

#include "base/text.h"
#include "options/options.h"
#include "run/run.h"
#include "src/guest.h"
#include "vm/image.h"
#include "vm/kernel.h"

int cpus_of_guest(void)
{
	int cpus = (int)count_cpus(), guests = options.jobs ? options.jobs : 1;

	if (options.cpus)
		return options.cpus;
	return cpus > guests ? cpus / guests : 1;
}

const char *results_device(const struct image *image)
{
	return image->vm == VM_UML ? "/dev/tty1" : image->arch->results;
}

/*
 * The kernel restarts at once when it panics, and logs tasks that hang.  It
 * needs no mitigations, because a guest runs nothing but the tests, and no
 * self-tests of its ciphers, which take up to a second.  gdb needs the
 * addresses of the vmlinux.
 */
char *kernel_words(const struct image *image)
{
	bool uml = image->vm == VM_UML;

	return print("console=%s panic=-1 loglevel=5 mitigations=off "
		     "cryptomgr.notests "
		     "sysctl.kernel.hung_task_timeout_secs=20 " GUEST_WORD
		     "%s%s%s%s",
		     uml ? "tty0" : image->arch->console,
		     uml ? "" : image->arch->append,
		     options.gdb ? " nokaslr" : "", options.append ? " " : "",
		     options.append ? options.append : "");
}
