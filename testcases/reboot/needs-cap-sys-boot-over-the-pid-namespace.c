// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/capability.h>

const struct rule rule = {
	.says = "reboot(2) in a PID namespace fails with EPERM unless the "
		"caller has CAP_SYS_BOOT in the user namespace that owns that "
		"PID namespace.",
	.source = "user_namespaces(7), Interaction of user namespaces and "
		  "other types of namespaces; reboot(2), ERRORS",
	.needs = { need_reboot },
	.harmful = true,
};

static struct process init, powerless, powerful_elsewhere, powerful_below;
static struct process owner, owned, stranger;

static int restart(void)
{
	return reboot_namespace(LINUX_REBOOT_CMD_RESTART2);
}

/* PID namespace and owner are those of the sandbox. */
static void check_below_the_sandbox(void)
{
	child(init, CLONE_NEWPID) {
		child(powerless) {
			keep_capabilities(~(1ull << CAP_SYS_BOOT));
			CHECK_ERRNO(restart(), EPERM);
		}
		CHECK_EXITED(powerless, 0);
		child(powerful_elsewhere) {
			make_user_namespace();
			CHECK_ERRNO(restart(), EPERM);
		}
		CHECK_EXITED(powerful_elsewhere, 0);
		/* The owner of the namespace for children does not matter. */
		child(powerful_below) {
			make_user_namespace();
			divert_children();
			CHECK_ERRNO(restart(), EPERM);
		}
		CHECK_EXITED(powerful_below, 0);
		/* Control: with the capability there, it succeeds. */
		restart();
	}
	CHECK_KILLED(init, SIGHUP);
}

static void check_below_a_new_owner(void)
{
	child(owner) {
		make_user_namespace(CLONE_NEWPID);
		child(owned) {
			CHECK_EQ(getpid(), 1);
			child(stranger) {
				make_user_namespace();
				CHECK_ERRNO(restart(), EPERM);
			}
			CHECK_EXITED(stranger, 0);
			restart();
		}
		CHECK_KILLED(owned, SIGHUP);
	}
	CHECK_EXITED(owner, 0);
}

void test(void)
{
	check_below_the_sandbox();
	check_below_a_new_owner();
}
