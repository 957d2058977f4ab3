// SPDX-License-Identifier: GPL-2.0-or-later
/* scene.c - what every part of the explorer uses. */
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <time.h>

#include "scene.h"

struct scene *scene;
int me;
int worker_proc = -1, scene_file = -1;

bool differ(const char *key, int witness, const char *proof, const char *what,
	    ...)
{
	va_list arguments;

	if (scene->key[0] || scene->ending == REFUSED)
		return false;
	snprintf(scene->key, sizeof(scene->key), "%s", key);
	snprintf(scene->proof, sizeof(scene->proof), "%s", proof ? proof : "");
	scene->witness = witness;
	va_start(arguments, what);
	vsnprintf(scene->what, sizeof(scene->what), what, arguments);
	va_end(arguments);
	scene->ending = DIFFERS;
	return false;
}

const char *error_text(int result, char text[24])
{
	static const struct {
		int error;
		const char *name;
	} names[] = {
		{ EPERM, "EPERM" },   { ESRCH, "ESRCH" },
		{ EINVAL, "EINVAL" }, { ENOMEM, "ENOMEM" },
		{ ECHILD, "ECHILD" }, { EEXIST, "EEXIST" },
		{ EAGAIN, "EAGAIN" }, { ENOSYS, "ENOSYS" },
		{ ENOSPC, "ENOSPC" }, { EACCES, "EACCES" },
		{ EFAULT, "EFAULT" }, { EINTR, "EINTR" },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].error == -result)
			return names[i].name;
	snprintf(text, 24, "%d", result);
	return text;
}

long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000;
}

int errno_or(long result)
{
	return result == -1 ? -errno : (int)result;
}
