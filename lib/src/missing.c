// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * missing.c - names of calls that failed, and what would permit them.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "world.h"

/* Yama denies tracing a non-descendant, or any process (ptrace(2)).
 */
static bool is_restricted_by_yama(const char *call)
{
	char scope[16] = "";
	int error = errno;
	bool restricted = strncmp(call, "ptrace(", strlen("ptrace(")) == 0 &&
			  read_text("/proc/sys/kernel/yama/ptrace_scope", scope,
				    sizeof(scope)) > 0 &&
			  scope[0] != '0';

	errno = error;
	return restricted;
}

static const char *remedy_for(const char *call, int error)
{
	switch (error) {
	case EACCES:
		if (geteuid() == 0)
			return "run as root with every capability, and without "
			       "Landlock or another security module";
		/* fallthrough */
	case EPERM:
		return is_restricted_by_yama(call)
			       ? "sysctl kernel.yama.ptrace_scope=0"
			       : "run as root with every capability";
	case EBUSY:
		return "run the rule by itself";
	case EROFS:
		return "mount it read-write";
	case ENOSPC:
	case EUSERS:
		return "fewer levels of nesting, or larger values in "
		       "/proc/sys/user";
	case EMFILE:
	case ENFILE:
		return "ulimit -n";
	}
	return "run a kernel that has it, and mount /proc";
}

/* What some functions of pidspec.h require of the kernel or of the host. */
static const struct {
	const char *word, *what;
} words[] = {
	{ "namespace_for_children", "/proc/PID/ns/pid_for_children" },
	{ "set_max_pid_namespaces",
	  "write access to /proc/sys/user/max_pid_namespaces" },
	{ "start_on_stack", "clone(2) with a stack" },
	{ "try_child", "clone(2)" },
	{ "try_child3", "clone3(2)" },
};

/* The first constant or path among @arguments, which identifies the ioctl(2) or
 * open(2); sets its length. */
static const char *find_argument(const char *arguments, size_t *length)
{
	static const char of_names[] = "abcdefghijklmnopqrstuvwxyz_0123456789"
				       "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	for (const char *at = arguments; *at; at += *length ? *length : 1) {
		*length = strspn(at, of_names);
		if (isupper((unsigned char)*at) && memchr(at, '_', *length))
			return at;
		if (at[0] != '"' || at[1] != '/')
			continue;
		*length = strcspn(at + 1, "\"");
		return at + 1;
	}
	return NULL;
}

/* @call is an expression of C.  Returns the path in it, or the system call. */
const char *name_call(const char *call)
{
	static char text[100];
	static const char direct[] = "syscall(SYS_";
	size_t length = strcspn(call, "("), of_argument = 0;
	const char *argument;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].word) == length &&
		    strncmp(call, words[i].word, length) == 0)
			return words[i].what;
	if (strncmp(call, direct, strlen(direct)) == 0) {
		call += strlen(direct);
		length = strcspn(call, ",)");
	}
	argument = find_argument(call + length, &of_argument);
	if (argument && *argument == '/' && strncmp(call, "mount", 5) == 0)
		argument = NULL;
	if (argument && *argument == '/')
		snprintf(text, sizeof(text), "%.*s", (int)of_argument,
			 argument);
	else if (argument)
		snprintf(text, sizeof(text), "%.*s(%.*s)", (int)length, call,
			 (int)of_argument, argument);
	else
		snprintf(text, sizeof(text), "%.*s(2)", (int)length, call);
	return text;
}

void or_skip_(const char *call, const char *what, const struct here *here)
{
	int error = errno;
	const char *name = *what ? what : name_call(call), *text;

	if (rule.since && is_older_than(rule.since))
		skip("requires Linux %s", rule.since);
	fail_if_present(call, name, here);
	errno = error;
	text = missing(name, remedy_for(call, error));
	skip("%s", text);
}
