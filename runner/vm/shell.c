// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * shell.c - a shell in a guest, in place of tests.
 *
 * The console of the guest is our terminal, which QEMU switches to raw mode.
 * The guest has the rules, the runner, and the static busybox of this host.
 */
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/text.h"
#include "input/arch.h"
#include "input/tree.h"
#include "options/options.h"
#include "options/words.h"
#include "run/signals.h"
#include "run/spawn.h"
#include "vm/archive.h"
#include "vm/format.h"
#include "vm/kernel.h"
#include "vm/machine.h"
#include "vm/shell.h"
#include "vm/unpack.h"

void require_terminal(void)
{
	if (!isatty(0) || !isatty(1))
		fail("--shell requires a terminal (run it without pipes)");
}

/* ---- busybox ------------------------------------------------------------- */

/* Whether the program needs no dynamic loader, which the guest lacks. */
static bool is_static(struct bytes file)
{
	ElfW(Ehdr) header;
	ElfW(Phdr) part;

	if (file.length < sizeof(header))
		return false;
	memcpy(&header, file.at, sizeof(header));
	for (size_t i = 0; i < header.e_phnum; i++) {
		size_t offset = header.e_phoff + i * sizeof(part);

		if (offset + sizeof(part) > file.length)
			return false;
		memcpy(&part, file.at + offset, sizeof(part));
		if (part.p_type == PT_INTERP)
			return false;
	}
	return true;
}

static bool suits(struct bytes file, const struct image *image)
{
	struct image program = { 0 };

	return recognise(&program, file) && program.arch == image->arch &&
	       is_static(file);
}

/* Empty if the file does not exist, or is not static or of this architecture.
 */
static struct bytes try_busybox(const char *path, const struct image *image)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct bytes file = { 0 };

	if (fd == -1)
		return file;
	file = map_file(fd);
	close(fd);
	if (file.at && suits(file, image))
		return file;
	unmap(file);
	return (struct bytes){ 0 };
}

static struct bytes find_busybox(const struct image *image)
{
	struct bytes file = try_busybox("/bin/busybox", image);

	if (!file.at)
		file = try_busybox("/usr/bin/busybox", image);
	if (!file.at)
		fail("--shell requires a static busybox for %s in /bin or "
		     "/usr/bin (apt-get install busybox-static)",
		     image->arch->name);
	return file;
}

/* ---- The initramfs ------------------------------------------------------- */

/* $TERM, if it is a name without characters of the shell. */
static const char *terminal_name(void)
{
	const char *name = getenv("TERM");

	if (!name || !*name)
		return "linux";
	for (const char *c = name; *c; c++)
		if (!isalnum((unsigned char)*c) && !strchr("+-._", *c))
			return "linux";
	return name;
}

/* A serial port does not transmit the size of the terminal. */
static char *make_script(void)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	ioctl(1, TIOCGWINSZ, &size);
	return print("/bin/busybox --install -s /bin\n"
		     "ln -s /pidspec /bin/pidspec\n"
		     "stty rows %d cols %d\n"
		     "export TERM=%s\n"
		     "echo\n"
		     "echo 'pidspec run runs the rules, which are in "
		     "/testcases; exit ends the guest.'\n"
		     "exec sh",
		     size.ws_row ? size.ws_row : 24,
		     size.ws_col ? size.ws_col : 80, terminal_name());
}

/* For the init of the guest: no device for results, the terminal, the shell. */
static struct text make_arguments(const struct image *image)
{
	char *device = print("/dev/%s", image->arch->console);
	char *script = make_script();
	const char *const words[] = { "",   device, "/bin/busybox",
				      "sh", "-c",   script };
	struct text arguments = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		add_bytes(&arguments, words[i], strlen(words[i]) + 1);
	free(script);
	free(device);
	return arguments;
}

static void append_file(struct text *archive, const char *name,
			unsigned int mode, struct bytes bytes)
{
	struct text file =
		archive_file(name, mode, (const char *)bytes.at, bytes.length);

	add_bytes(archive, file.data, file.length);
	drop(&file);
}

/* A descriptor that QEMU inherits. */
static int make_initramfs(const struct image *image,
			  const struct programs *programs)
{
	struct bytes busybox = find_busybox(image);
	struct text arguments = make_arguments(image);
	struct text archive = archive_programs(
		INITRAMFS, guest_tree(image->arch->name), programs);
	int fd;

	append_file(&archive, "bin", S_IFDIR | 0755, (struct bytes){ 0 });
	append_file(&archive, "bin/busybox", S_IFREG | 0755, busybox);
	append_file(&archive, "arguments", S_IFREG | 0644,
		    (struct bytes){ (const unsigned char *)arguments.data,
				    arguments.length });
	fd = make_file((struct bytes){ (const unsigned char *)archive.data,
				       archive.length });
	fcntl(fd, F_SETFD, 0);
	unmap(busybox);
	drop(&arguments);
	drop(&archive);
	return fd;
}

/* ---- The guest ----------------------------------------------------------- */

static pid_t start_qemu(const struct image *image, int initramfs)
{
	enum accel given = options.accel;
	const struct machine machine = {
		.accel = given == ACCEL_AUTO ? fastest_accel(image) : given,
		.has_terminal = true,
		.initramfs = initramfs,
	};
	struct words words = machine_words(image, &machine);
	struct command_line line = {
		.argv = words.word, .id = image->name, .out = 1, .err = 2
	};
	char *path = find_in_path(words.word[0]);
	pid_t pid;

	if (!path)
		fail("requires %s (apt-get install %s)", words.word[0],
		     image->arch->package);
	free((char *)words.word[0]);
	words.word[0] = path;
	pid = spawn(&line);
	if (pid < 0)
		fail("cannot start %s: %s", path, strerror(-pid));
	free_words(&words);
	return pid;
}

/* ^C is for the guest; any other signal ends it. */
static int wait_for_qemu(pid_t pid, int signals)
{
	struct pollfd fds = { .fd = signals, .events = POLLIN };
	int status;

	while (waitpid(pid, &status, WNOHANG) == 0) {
		poll(&fds, 1, -1);
		hear_signals(signals);
		if (interrupted_by())
			kill_group(pid);
	}
	return status;
}

int run_shell(const struct image *image, const struct programs *programs,
	      int signals)
{
	int initramfs = make_initramfs(image, programs), status;
	struct termios before;
	bool saved = tcgetattr(0, &before) == 0;

	complain("%s: booting for a shell; Ctrl-A X ends QEMU", image->word);
	status = wait_for_qemu(start_qemu(image, initramfs), signals);
	if (saved)
		tcsetattr(0, TCSADRAIN, &before);
	close(initramfs);
	if (interrupted_by())
		return 128 + interrupted_by();
	return status == 0 ? ALL_PASSED : LOST;
}
