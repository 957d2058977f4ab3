// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * init.c - PID 1 of a guest: runs the tests and reboots.
 *
 * The command boot adds /arguments to the initramfs, a list of NUL-terminated
 * strings: the device for the results, and the command to run.  That device is
 * not the console, so kernel messages do not mix with results.  If its name is
 * empty, the next string is a terminal, and the command is a shell on it.
 *
 * A separate process sends a heartbeat each second, so that it is missing only
 * if the kernel hangs.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "src/guest.h"

enum { MOST_ARGUMENTS = 64, FAILED = 99 };

static const struct {
	const char *type, *where, *options;
} mounts[] = {
	{ "devtmpfs", "/dev", NULL },
	{ "devpts", "/dev/pts", "ptmxmode=666,mode=620" },
	{ "tmpfs", "/dev/shm", NULL },
	{ "mqueue", "/dev/mqueue", NULL },
	{ "proc", "/proc", NULL },
	{ "sysfs", "/sys", NULL },
	{ "cgroup2", "/sys/fs/cgroup", NULL },
	{ "tmpfs", "/tmp", "mode=1777" },
};

/* Errors are ignored: rules skip if the kernel lacks a file system. */
static void mount_all(void)
{
	for (size_t i = 0; i < sizeof(mounts) / sizeof(mounts[0]); i++) {
		mkdir(mounts[i].where, 0755);
		mount(mounts[i].type, mounts[i].where, mounts[i].type, 0,
		      mounts[i].options);
	}
	umask(022);
	sethostname("pidspec", strlen("pidspec"));
}

/* Returns the device, and the other strings in @arguments. */
static const char *read_arguments(char *arguments[])
{
	static char bytes[16384];
	int fd = open("/arguments", O_RDONLY);
	ssize_t length = read(fd, bytes, sizeof(bytes) - 1);
	const char *device = bytes;
	char *at = bytes + strlen(bytes) + 1;
	int n = 0;

	close(fd);
	while (at < bytes + length && n < MOST_ARGUMENTS) {
		arguments[n++] = at;
		at += strlen(at) + 1;
	}
	arguments[n] = NULL;
	return device;
}

/* Disables echo and the translation of newlines. */
static int open_channel(const char *device)
{
	int fd = open(device, O_RDWR | O_NOCTTY | O_CLOEXEC);
	struct termios raw;

	if (fd != -1 && tcgetattr(fd, &raw) == 0) {
		raw.c_iflag = raw.c_oflag = raw.c_lflag = 0;
		raw.c_cflag = CS8 | CREAD | CLOCAL | B115200;
		tcsetattr(fd, TCSANOW, &raw);
	}
	return fd;
}

static void say(int channel, const char *line)
{
	(void)!write(channel, line, strlen(line));
}

static pid_t start_heartbeat(int channel)
{
	pid_t pid = fork();

	while (pid == 0) {
		say(channel, "#:pidspec_alive: yes\n");
		sleep(1);
	}
	return pid;
}

static _Noreturn void execute(char *arguments[])
{
	static char *const environment[] = {
		"PATH=/usr/bin:/bin",	"HOME=/", "TERM=dumb", "TMPDIR=/tmp",
		"PIDSPEC_DISPOSABLE=1", NULL,
	};

	if (!arguments[0])
		_exit(FAILED);
	execve(arguments[0], arguments, environment);
	fprintf(stderr, "pidspec: cannot start %s: %s\n", arguments[0],
		strerror(errno));
	_exit(FAILED);
}

static pid_t start_command(int channel, char *arguments[])
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	setsid();
	dup2(channel, STDOUT_FILENO);
	execute(arguments);
}

/* The terminal becomes the controlling one, so that ^C reaches the jobs of the
   shell. */
static pid_t start_shell(const char *terminal, char *arguments[])
{
	pid_t pid = fork();
	int fd;

	if (pid != 0)
		return pid;
	setsid();
	fd = open(terminal, O_RDWR);
	for (int i = 0; i < 3 && fd != -1; i++)
		dup2(fd, i);
	if (fd > 2)
		close(fd);
	execute(arguments);
}

/* Returns its exit status, and reaps orphans. */
static int wait_for(pid_t pid)
{
	siginfo_t end = { 0 };

	while (end.si_pid != pid)
		if (waitid(P_ALL, 0, &end, WEXITED) == -1 && errno != EINTR)
			return FAILED;
	return end.si_code == CLD_EXITED ? end.si_status : FAILED;
}

static void run_shell(char *arguments[])
{
	pid_t shell =
		arguments[0] ? start_shell(arguments[0], arguments + 1) : -1;

	if (shell > 0)
		wait_for(shell);
}

static void run_tests(const char *device, char *arguments[])
{
	int channel = open_channel(device), status = FAILED;
	pid_t heart, command;
	char end[64];

	heart = start_heartbeat(channel);
	command = start_command(channel, arguments);
	if (command > 0)
		status = wait_for(command);
	if (heart > 0)
		kill(heart, SIGKILL);
	snprintf(end, sizeof(end), "#:pidspec_end: %d\n", status);
	say(channel, end);
	tcdrain(channel);
}

/* Ends the guest by a restart, which every kernel supports; QEMU then exits. */
int main(void)
{
	char *arguments[MOST_ARGUMENTS + 1];
	const char *device;

	mount_all();
	prctl(PR_SET_NAME, GUEST_INIT); /* for is_own_guest() */
	reboot(RB_DISABLE_CAD);
	device = read_arguments(arguments);
	if (*device)
		run_tests(device, arguments);
	else
		run_shell(arguments);
	reboot(RB_AUTOBOOT);
	for (;;)
		pause();
}
