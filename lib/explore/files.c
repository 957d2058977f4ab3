// SPDX-License-Identifier: GPL-2.0-or-later
/* files.c - files of a scene, also for processes that have executed a program.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "files.h"
#include "scene.h"
#include "src/sys.h"

#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif

bool has_own_files;

static struct scene *map_scene(int file)
{
	void *memory = mmap(NULL, sizeof(struct scene), PROT_READ | PROT_WRITE,
			    MAP_SHARED, file, 0);

	scene_file = file;
	return memory == MAP_FAILED ? NULL : memory;
}

/* With vm.memfd_noexec = 2, MFD_NOEXEC_SEAL (Linux 6.3) is required. */
struct scene *create_scene(void)
{
	enum { NOEXEC_SEAL = 8 };
	int file = (int)syscall(SYS_memfd_create, "scene", NOEXEC_SEAL);

	if (file == -1 && errno == EINVAL)
		file = (int)syscall(SYS_memfd_create, "scene", 0);
	if (file == -1 || ftruncate(file, sizeof(struct scene)) == -1)
		return NULL;
	return map_scene(file);
}

bool renew_scene(void)
{
	struct scene *old = scene;
	int file = scene_file;
	struct scene *new = create_scene();

	if (!new)
		return false;
	memcpy(new, old, sizeof(*new));
	scene = new;
	munmap(old, sizeof(*old));
	close(file);
	return true;
}

bool enter_scene(int file)
{
	scene = map_scene(file);
	if (!scene)
		return false;
	worker_proc = scene->proc_file;
	has_own_files = true;
	return true;
}

int borrow(int fd)
{
	if (!has_own_files || fd < 0)
		return fd;
	return (int)syscall(SYS_pidfd_getfd, scene->p0_file, fd, 0);
}

void give_back(int fd)
{
	if (has_own_files && fd >= 0)
		close(fd);
}

bool can_borrow(void)
{
	int status = 1, self = sys_pidfd_open(getpid());
	pid_t pid = self == -1 ? -1 : sys_clone(0);

	if (pid == 0)
		_exit(syscall(SYS_pidfd_getfd, self, self, 0) == -1);
	if (pid > 0)
		waitpid(pid, &status, 0);
	if (self != -1)
		close(self);
	return pid > 0 && status == 0;
}
