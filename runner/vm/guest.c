// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * guest.c - one booted kernel: a process with three output channels.
 *
 * QEMU exits when the kernel crashes (panic=-1).  The last line on the channel
 * of the results distinguishes a normal end from a crash.  The init of the
 * guest sends a heartbeat each second, so a kernel without output hangs.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/foreign.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/out.h"
#include "base/stopwatch.h"
#include "base/text.h"
#include "input/record.h"
#include "options/options.h"
#include "options/words.h"
#include "run/spawn.h"
#include "vm/guest.h"
#include "vm/image.h"
#include "vm/machine.h"

/* ---- Starting ------------------------------------------------------------ */

/* The initramfs, as a file in memory. */
static int make_initramfs(const struct text *initramfs)
{
	struct out file = { .fd = memfd_create("initramfs", 0),
			    .name = "the initramfs" };

	add_bytes(&file.pending, initramfs->data, initramfs->length);
	flush_out(&file);
	drop(&file.pending);
	if (file.fd == -1 || file.error)
		fail("no memory for an initramfs: %s", strerror(errno));
	return file.fd;
}

/* The writer's end is inherited. */
static int open_channel(struct guest *guest, enum channel channel)
{
	int ends[2];

	if (pipe(ends) == -1)
		fail("cannot make a pipe: %s", strerror(errno));
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	guest->fd[channel] = ends[0];
	return ends[1];
}

/* Takes ownership of @name. */
static char *find_tool(char *name, const struct image *image)
{
	char *full = find_in_path(name);

	if (!full)
		fail("requires %s (apt-get install %s)", name,
		     image->arch->package);
	free(name);
	return full;
}

void start_guest(struct guest *guest, const struct image *image,
		 const struct text *initramfs)
{
	int complaints = open_channel(guest, COMPLAINTS);
	struct machine machine = {
		.accel = guest->accel,
		.no_sandbox = guest->no_sandbox,
		.kernel =
			image->vm == VM_UML ? open(image->path, O_RDONLY) : -1,
		.initramfs = make_initramfs(initramfs),
		.console = open_channel(guest, CONSOLE),
		.results = open_channel(guest, RESULTS),
	};
	struct words words = machine_words(image, &machine);
	struct command_line line = { .argv = words.word,
				     .id = image->name,
				     .out = complaints,
				     .err = complaints };

	words.word[0] = find_tool((char *)words.word[0], image);
	guest->pid = spawn(&line);
	start_stopwatch(&guest->silence);
	start_stopwatch(&guest->standstill);
	if (guest->pid < 0)
		fail("cannot start %s: %s", words.word[0],
		     strerror(-guest->pid));
	if (machine.kernel != -1)
		close(machine.kernel);
	close(machine.initramfs);
	close(machine.console);
	close(machine.results);
	close(complaints);
	for (size_t i = 0; i < words.n; i++)
		free((char *)words.word[i]);
	free(words.word);
}

/* ---- Listening ----------------------------------------------------------- */

static void hear_results(struct guest *guest, const char *bytes, size_t length)
{
	if (!guest->began)
		restart_stopwatch(&guest->standstill);
	guest->began = true;
	restart_stopwatch(&guest->silence);
	guest->received += length;
	if (guest->received <= MOST_STREAM) {
		record_feed(&guest->record, bytes, length);
		return;
	}
	guest->flooded = true;
	kill_guest(guest);
}

/* Complete lines are written to the log. */
static void feed_console(struct guest *guest, struct log *log,
			 const char *bytes, size_t length)
{
	struct text lines = { 0 };

	guest->console.also = &lines;
	feed_tail(&guest->console, bytes, length);
	write_to_log(log, lines.data, lines.length);
	drop(&lines);
}

static void end_console(struct guest *guest, struct log *log)
{
	struct text line = { 0 };

	guest->console.also = &line;
	end_tail(&guest->console);
	write_to_log(log, line.data, line.length);
	drop(&line);
}

static ssize_t hear_once(struct guest *guest, enum channel channel,
			 struct log *log)
{
	char bytes[16384];
	ssize_t n = read(guest->fd[channel], bytes, sizeof(bytes));

	if (n <= 0)
		return n;
	if (channel == RESULTS) {
		hear_results(guest, bytes, n);
		return n;
	}
	if (channel == CONSOLE) {
		feed_console(guest, log, bytes, n);
		return n;
	}
	feed_tail(&guest->complaints, bytes, n);
	return n;
}

/* Limits the reads, so that a fast writer delays neither signals nor deadlines.
 * A pipe without writers holds no more than that. */
void hear_guest(struct guest *guest, enum channel channel, struct log *log)
{
	enum { MOST_READS = 16 };
	ssize_t n = 1;

	for (int i = 0; i < MOST_READS && n > 0; i++)
		n = hear_once(guest, channel, log);
	if (n == 0 || (n == -1 && errno != EAGAIN && errno != EINTR)) {
		close(guest->fd[channel]);
		guest->fd[channel] = -1;
	}
}

/* If KVM does not work although /dev/kvm exists, the kernel prints nothing. */
static bool is_silent_kvm(const struct guest *guest)
{
	return guest->accel == KVM && options.accel == ACCEL_AUTO &&
	       !guest->began && is_silent(&guest->console);
}

bool is_late(struct guest *guest)
{
	double silence = guest->began || is_silent_kvm(guest)
				 ? options.hang_timeout
				 : options.boot_timeout;
	double standstill =
		silence + options.repeat * (options.timeout + options.grace);

	if (options.gdb)
		return false;
	update_stopwatch(&guest->silence);
	update_stopwatch(&guest->standstill);
	return guest->silence.waited > nanoseconds(silence) ||
	       guest->standstill.waited > nanoseconds(standstill);
}

/* ---- The end ------------------------------------------------------------- */

void kill_guest(const struct guest *guest)
{
	kill_group(guest->pid);
}

enum fate reap_guest(struct guest *guest, struct log *log)
{
	kill_group(guest->pid); /* its helpers */
	waitpid(guest->pid, NULL, 0);
	for (int i = 0; i < CHANNELS; i++) {
		if (guest->fd[i] == -1)
			continue;
		hear_guest(guest, i, log);
		if (guest->fd[i] != -1)
			close(guest->fd[i]);
		guest->fd[i] = -1;
	}
	end_console(guest, log);
	end_tail(&guest->complaints);
	return guest->flooded			      ? FLOODED
	       : guest->ended			      ? ENDED
	       : guest->hung && !is_silent_kvm(guest) ? HUNG
	       : guest->began			      ? DIED
						      : NEVER_BEGAN;
}

void forget_guest(struct guest *guest)
{
	drop_tail(&guest->console);
	drop_tail(&guest->complaints);
	record_free(&guest->record);
}

/* The line that has the cause of the crash, without its time stamp, or NULL. */
static char *line_of_crash(const struct text *console)
{
	const char *lines = console->data ? console->data : "";
	const char *found = strstr(lines, "Kernel panic"), *more;

	while (found && (more = strstr(found + 1, "Kernel panic")))
		found = more;
	if (!found)
		found = strstr(lines, "BUG: ");
	return found ? copy_part(found, strcspn(found, "\n")) : NULL;
}

bool never_reached_user_space(const struct guest *guest, enum fate fate)
{
	char *crash = line_of_crash(&guest->console.lines);
	bool result = fate == HUNG || (fate == NEVER_BEGAN && crash);

	free(crash);
	return result && !guest->began;
}

bool lacks_sandbox(const struct guest *guest, enum fate fate)
{
	return fate == NEVER_BEGAN && !guest->no_sandbox &&
	       is_silent(&guest->console) && guest->complaints.lines.length &&
	       strstr(guest->complaints.lines.data, "seccomp");
}

/* Some versions of User-Mode Linux have an area of fixed size for
 * floating-point registers, which is too small for AMX. */
static bool lacks_room_for_registers(const struct guest *guest)
{
	return !guest->began && guest->console.lines.length &&
	       strstr(guest->console.lines.data, "ptrace set fp regs failed");
}

char *cause_of_death(const struct guest *guest, enum fate fate)
{
	char *words = line_of_crash(&guest->console.lines);
	char *cause, *complaint = last_line(&guest->complaints);

	if (lacks_room_for_registers(guest))
		cause = copy("this User-Mode Linux has no room for the "
			     "registers of this processor");
	else if (fate == FLOODED)
		cause = print("the guest wrote more than %d MiB of results",
			      MOST_STREAM >> 20);
	else if (words)
		cause = print("the kernel crashed: %s", words);
	else if (fate == HUNG && guest->began)
		cause = print("the kernel hung: no heartbeat, or no rule "
			      "started or ended, for too long");
	else if (fate == HUNG)
		cause = print("the kernel did not reach user space within %g s",
			      options.boot_timeout);
	else if (*complaint)
		cause = copy(complaint);
	else if (guest->hung)
		cause = print("no console output for %g s",
			      options.hang_timeout);
	else
		cause = copy(
			"the virtual machine exited without an error message");
	free(words);
	free(complaint);
	return cause;
}
