// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * machine.c - the command line of QEMU, and code that User-Mode Linux shares.
 *
 * A guest has no disk and no network.  It has two serial ports, or the
 * equivalent of its machine (arch.c).  At the end it restarts, and QEMU exits
 * because of -no-reboot.
 */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/text.h"
#include "input/arch.h"
#include "options/options.h"
#include "options/words.h"
#include "vm/image.h"
#include "vm/kernel.h"
#include "vm/machine.h"
#include "vm/scratch.h"
#include "vm/uml.h"

static void push_all(struct words *words, const char *const *all)
{
	for (; *all; all++)
		add_word(words, copy(*all));
}

enum accel fastest_accel(const struct image *image)
{
	return image->vm == VM_QEMU && arch_has_kvm(image->arch) ? KVM : TCG;
}

static void push_channel(struct words *words, const char *id, int fd)
{
	add_word(words, copy("-chardev"));
	add_word(words, print("file,id=%s,path=/proc/self/fd/%d", id, fd));
}

/* On a terminal, ^C is for the guest, and ^A X ends QEMU. */
static void push_channels(struct words *words, const struct machine *machine)
{
	static const char *const terminal[] = {
		"-chardev", "stdio,id=console,mux=on,signal=off",
		"-mon",	    "chardev=console",
		"-chardev", "null,id=results",
		NULL
	};

	if (machine->has_terminal) {
		push_all(words, terminal);
		return;
	}
	push_channel(words, "console", machine->console);
	push_channel(words, "results", machine->results);
}

char *socket_for_gdb(void)
{
	return print("%s/gdb", scratch());
}

static void push_gdb(struct words *words)
{
	char *path = socket_for_gdb();

	add_word(words, copy("-S"));
	add_word(words, copy("-chardev"));
	add_word(words,
		 print("socket,id=gdb,path=%s,server=on,wait=off", path));
	add_word(words, copy("-gdb"));
	add_word(words, copy("chardev:gdb"));
	free(path);
}

/* Adds the options that the user gave. */
static void push_options(struct words *words)
{
	if (options.dtb) {
		add_word(words, copy("-dtb"));
		add_word(words, copy(options.dtb));
	}
	if (options.gdb)
		push_gdb(words);
	if (options.qemu_args && !split_words(words, options.qemu_args))
		fail("--qemu-args: a quote is not closed: %s",
		     options.qemu_args);
}

static struct words qemu_words(const struct image *image,
			       const struct machine *machine)
{
	static const char *const bare[] = { "-nodefaults", "-no-user-config",
					    "-display",	   "none",
					    "-no-reboot",  NULL };
	static const char *const sandbox[] = {
		"-sandbox",
		"on,obsolete=deny,elevateprivileges=deny,spawn=deny,"
		"resourcecontrol=deny",
		NULL
	};
	struct words words = { 0 };

	add_word(&words, copy(options.qemu ? options.qemu : image->arch->qemu));
	add_word(&words, copy("-M"));
	add_word(&words, copy(image->arch->board));
	add_word(&words, copy("-accel"));
	add_word(&words,
		 copy(machine->accel == KVM ? "kvm" : "tcg,thread=multi"));
	add_word(&words, copy("-cpu"));
	add_word(&words,
		 copy(machine->accel == KVM ? "host" : image->arch->cpu));
	add_word(&words, copy("-smp"));
	add_word(&words, print("%d", cpus_of_guest()));
	add_word(&words, copy("-m"));
	add_word(&words, print("%d", options.memory));
	push_all(&words, bare);
	if (!machine->no_sandbox)
		push_all(&words, sandbox);
	add_word(&words, copy("-kernel"));
	add_word(&words, copy(image->path));
	add_word(&words, copy("-initrd"));
	add_word(&words, print("/proc/self/fd/%d", machine->initramfs));
	add_word(&words, copy("-append"));
	add_word(&words, kernel_words(image));
	push_channels(&words, machine);
	push_all(&words, image->arch->wiring);
	push_options(&words);
	return words;
}

/* For execve(2): ends in a NULL, which is not counted. */
struct words machine_words(const struct image *image,
			   const struct machine *machine)
{
	struct words words = image->vm == VM_UML ? uml_words(image, machine)
						 : qemu_words(image, machine);

	add_word(&words, NULL);
	words.n--;
	return words;
}

char *machine_in_words(const struct image *image, enum accel accel)
{
	int cpus = cpus_of_guest();

	if (image->vm == VM_UML)
		return print("uml, %d MiB", options.memory);
	return print("qemu %s, %s, %d CPU%s, %d MiB", image->arch->board,
		     accel == KVM ? "kvm" : "tcg", cpus, cpus == 1 ? "" : "s",
		     options.memory);
}
