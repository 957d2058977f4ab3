// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * machine.c - the command lines of QEMU and User-Mode Linux.
 *
 * Measured with Debian's kernels under TCG: "pc" comes up faster than "q35",
 * and "microvm" does not calibrate its clock; a CPU without what is expensive
 * to emulate, as are five levels of page tables, takes a fifth less than "max".
 * A guest has no disk and no network; it has two serial ports, where QEMU or
 * the kernel would have to be built for virtio.  It ends by a restart, which
 * QEMU takes for the end.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "vm.h"

static void push(struct words *words, char *word)
{
	words->word =
		enlarge(words->word, (words->n + 2) * sizeof(*words->word));
	words->word[words->n++] = word;
	words->word[words->n] = NULL;
}

static void push_all(struct words *words, const char *const *all)
{
	for (; *all; all++)
		push(words, copy(*all));
}

int cpus_of_guest(void)
{
	int cpus = count_cpus(), guests = options.jobs ? options.jobs : 1;

	if (options.cpus)
		return options.cpus;
	return cpus > guests ? cpus / guests : 1;
}

static bool is_arm(const struct image *image)
{
	return strcmp(image->machine, "aarch64") == 0;
}

const char *results_device(const struct image *image)
{
	return image->vm == VM_UML ? "/dev/tty1"
	       : is_arm(image)	   ? "/dev/ttyS0"
				   : "/dev/ttyS1";
}

/*
 * The kernel gives up at once when it panics, and tells of tasks that hang.  It
 * has nothing to load, to draw, or to be protected from.  Where time is short,
 * the timer of an emulated machine seems broken to one that tests it, and it
 * panics.
 */
static char *kernel_words(const struct image *image)
{
	const char *console = image->vm == VM_UML ? "tty0"
			      : is_arm(image)	  ? "ttyAMA0"
						  : "ttyS0";
	const char *others = image->vm == VM_UML ? ""
			     : is_arm(image)	 ? " reboot=t"
						 : " reboot=t no_timer_check";

	return print("console=%s panic=-1 loglevel=5 mitigations=off "
		     "sysctl.kernel.hung_task_timeout_secs=20%s%s%s",
		     console, others, options.append ? " " : "",
		     options.append ? options.append : "");
}

static const char *qemu(const struct image *image)
{
	static char *names[2];

	if (options.qemu)
		return options.qemu;
	if (!names[is_arm(image)])
		names[is_arm(image)] = print("qemu-system-%s", image->machine);
	return names[is_arm(image)];
}

static const char *cpu(const struct image *image, enum accel accel)
{
	return accel == KVM ? "host" : is_arm(image) ? "cortex-a72" : "Nehalem";
}

static const char *board(const struct image *image)
{
	return is_arm(image) ? "virt" : "pc";
}

/* There are hosts with a KVM for kernels made for it, on processors that cannot
 * run others. */
static bool can_virtualize(void)
{
	struct text cpus = read_file("/proc/cpuinfo");
	bool can = strstr(cpus.data, " vmx") || strstr(cpus.data, " svm");

	drop(&cpus);
	return can;
}

enum accel fastest_accel(const struct image *image)
{
	struct utsname host;

	if (uname(&host) == -1 || strcmp(host.machine, image->machine) != 0 ||
	    access("/dev/kvm", R_OK | W_OK) == -1)
		return TCG;
	return is_arm(image) || can_virtualize() ? KVM : TCG;
}

static void push_channel(struct words *words, const char *id, int fd)
{
	push(words, copy("-chardev"));
	push(words, print("file,id=%s,path=/proc/self/fd/%d", id, fd));
}

static void push_serial(struct words *words, const struct image *image)
{
	static const char *const pc[] = { "-serial", "chardev:console",
					  "-serial", "chardev:results", NULL };
	static const char *const virt[] = { "-serial", "chardev:console",
					    "-device",
					    "pci-serial,chardev=results",
					    NULL };

	push_all(words, is_arm(image) ? virt : pc);
}

static struct words qemu_words(const struct image *image,
			       const struct machine *machine)
{
	static const char *const bare[] = { "-nodefaults", "-no-user-config",
					    "-display",	   "none",
					    "-no-reboot",  NULL };
	struct words words = { 0 };

	push(&words, copy(qemu(image)));
	push(&words, copy("-M"));
	push(&words, copy(board(image)));
	push(&words, copy("-accel"));
	push(&words, copy(machine->accel == KVM ? "kvm" : "tcg,thread=multi"));
	push(&words, copy("-cpu"));
	push(&words, copy(cpu(image, machine->accel)));
	push(&words, copy("-smp"));
	push(&words, print("%d", cpus_of_guest()));
	push(&words, copy("-m"));
	push(&words, print("%d", options.memory));
	push_all(&words, bare);
	push(&words, copy("-kernel"));
	push(&words, copy(image->path));
	push(&words, copy("-initrd"));
	push(&words, print("/proc/self/fd/%d", machine->initramfs));
	push(&words, copy("-append"));
	push(&words, kernel_words(image));
	push_channel(&words, "console", machine->console);
	push_channel(&words, "results", machine->results);
	push_serial(&words, image);
	return words;
}

static struct words uml_words(const struct image *image,
			      const struct machine *machine)
{
	struct words words = { 0 };

	push(&words, copy(image->path));
	push(&words, print("mem=%dM", options.memory));
	push(&words, print("initrd=/proc/self/fd/%d", machine->initramfs));
	push(&words, print("uml_dir=%s", scratch()));
	push(&words, copy("con=none"));
	push(&words, print("con0=null,fd:%d", machine->console));
	push(&words, print("con1=null,fd:%d", machine->results));
	push(&words, kernel_words(image));
	return words;
}

struct words machine_words(const struct image *image,
			   const struct machine *machine)
{
	return image->vm == VM_UML ? uml_words(image, machine)
				   : qemu_words(image, machine);
}

char *machine_in_words(const struct image *image, enum accel accel)
{
	int cpus = cpus_of_guest();

	if (image->vm == VM_UML)
		return print("uml, %d MiB", options.memory);
	return print("qemu %s, %s, %d CPU%s, %d MiB", board(image),
		     accel == KVM ? "kvm" : "tcg", cpus, cpus == 1 ? "" : "s",
		     options.memory);
}
