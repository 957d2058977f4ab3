// SPDX-License-Identifier: GPL-2.0-or-later
/* capability.c - doing without them, as a user does who is not root. */
#include <linux/capability.h>
#include <sys/syscall.h>

#include "world.h"

void keep_capabilities(uint64_t those)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = { 0 };

	data[0].effective = data[0].permitted = those;
	data[1].effective = data[1].permitted = those >> 32;
	must(syscall(SYS_capset, &header, data));
}
