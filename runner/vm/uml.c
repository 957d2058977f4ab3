// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * uml.c - the command line of User-Mode Linux, a program of this host.
 *
 * The kernel has all permissions of its user, so it is no sandbox.  If the
 * caller is root, it runs as a user without files and other processes.
 */
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/read.h"
#include "base/text.h"
#include "options/options.h"
#include "options/words.h"
#include "run/spawn.h"
#include "vm/format.h"
#include "vm/kernel.h"
#include "vm/scratch.h"
#include "vm/uml.h"

/* Above the UIDs of users, services, and containers of systemd. */
enum { FIRST_UID = 1900000000, UIDS = 100000000 };

/* Whether this user namespace maps @uid. */
static bool has_uid(unsigned int uid)
{
	struct text map = read_file("/proc/self/uid_map");
	unsigned int inside, outside, length;
	bool found = false;

	for (const char *line = map.data; line && *line && !found;
	     line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
		found = sscanf(line, "%u %u %u", &inside, &outside, &length) ==
				3 &&
			uid >= inside && uid - inside < length;
	drop(&map);
	return found;
}

unsigned int uid_for_uml(void)
{
	unsigned int uid = FIRST_UID + getpid() % UIDS;
	char *setpriv = find_in_path("setpriv");
	bool can = geteuid() == 0 && setpriv && has_uid(uid);

	free(setpriv);
	return can ? uid : geteuid();
}

/* Tries it as that user, because modes, ACLs and security modules count. */
static bool can_enter(unsigned int uid, const char *path)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		_exit(setgroups(0, NULL) == -1 || setgid(uid) == -1 ||
		      setuid(uid) == -1 || access(path, X_OK) == -1);
	return waitpid(pid, &status, 0) == pid && status == 0;
}

/* A directory for its socket and PID file. */
static char *make_directory(unsigned int uid)
{
	char *path = print("%s/uml", scratch());

	chmod(scratch(), 0711);
	mkdir(path, 0700);
	if (uid == geteuid())
		return path;
	if (chown(path, uid, uid) == -1)
		complain("cannot change the owner of %s to user %u", path, uid);
	if (!can_enter(uid, path))
		fail("User-Mode Linux runs as user %u, who cannot enter %s "
		     "(set TMPDIR to a directory that every user can enter)",
		     uid, path);
	return path;
}

/* The memory of User-Mode Linux is a file in TMPDIR, /dev/shm or /tmp.  TMPDIR
   is unset, because the user may not be able to write there. */
static void push_user(struct words *words, unsigned int uid)
{
	static const char *const variables[] = { "TMPDIR", "TMP", "TEMP" };

	add_word(words, copy("env"));
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		add_word(words, print("--unset=%s", variables[i]));
	add_word(words, copy("setpriv"));
	add_word(words, print("--reuid=%u", uid));
	add_word(words, print("--regid=%u", uid));
	add_word(words, copy("--clear-groups"));
	add_word(words, copy("--no-new-privs"));
	add_word(words, copy("--pdeathsig=KILL"));
}

struct words uml_words(const struct image *image, const struct machine *machine)
{
	unsigned int uid = uid_for_uml();
	char *directory = make_directory(uid);
	struct words words = { 0 };

	if (uid != geteuid())
		push_user(&words, uid);
	add_word(&words, print("/proc/self/fd/%d", machine->kernel));
	add_word(&words, print("mem=%dM", options.memory));
	add_word(&words, print("initrd=/proc/self/fd/%d", machine->initramfs));
	add_word(&words, print("uml_dir=%s", directory));
	add_word(&words, copy("con=none"));
	add_word(&words, print("con0=null,fd:%d", machine->console));
	add_word(&words, print("con1=null,fd:%d", machine->results));
	add_word(&words, kernel_words(image));
	free(directory);
	return words;
}
