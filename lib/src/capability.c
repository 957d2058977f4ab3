// SPDX-License-Identifier: GPL-2.0-or-later
/* capability.c - the capabilities of the caller. */
#include <linux/capability.h>
#include <sys/syscall.h>

#include "world.h"

static struct __user_cap_header_struct header = {
	.version = _LINUX_CAPABILITY_VERSION_3,
};

bool has_capability(int number)
{
	struct __user_cap_data_struct data[2];

	return syscall(SYS_capget, &header, data) == 0 &&
	       data[number / 32].effective >> number % 32 & 1;
}

void keep_capabilities(uint64_t those)
{
	struct __user_cap_data_struct data[2];

	must(syscall(SYS_capget, &header, data));
	for (int i = 0; i < 2; i++) {
		data[i].permitted &= (uint32_t)(those >> 32 * i);
		data[i].effective = data[i].permitted;
		data[i].inheritable = 0;
	}
	must(syscall(SYS_capset, &header, data));
}
