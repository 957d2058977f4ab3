// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * arch.c - the architectures of guests, and the QEMU machine for each.
 *
 * The results of a guest have a device of their own.  Its driver must be built
 * into Debian's kernels, because the initramfs has no modules.
 *
 * Measured with Debian's kernels under TCG: "pc" boots faster than "q35", and
 * "microvm" does not calibrate its clock.  A CPU without features that are slow
 * to emulate, such as five levels of page tables, takes a fifth less time than
 * "max".  On a busy host, the kernel's test of the emulated timer fails, and
 * the kernel panics; so no_timer_check disables the test.
 */
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/read.h"
#include "base/text.h"
#include "input/arch.h"

/* Two serial ports. */
static const char *const uarts[] = { "-serial", "chardev:console", "-serial",
				     "chardev:results", NULL };
/* The board has one serial port; the other is a PCI card. */
static const char *const pci[] = { "-serial", "chardev:console", "-device",
				   "pci-serial,chardev=results", NULL };
/* Firmware and console: the line-mode terminal; results: the VT220. */
static const char *const sclp[] = { "-device", "sclplmconsole,chardev=console",
				    "-device", "sclpconsole,chardev=results",
				    NULL };
static const char *const vty[] = { "-device", "spapr-vty,chardev=console",
				   "-device", "spapr-vty,chardev=results",
				   NULL };

static const struct arch archs[] = {
	{ "x86_64", "x86_64", "amd64 x86-64", "qemu-system-x86_64",
	  "qemu-system-x86", "pc", "Nehalem", "ttyS0", "/dev/ttyS1",
	  " reboot=t no_timer_check", uarts },
	{ "i686", "i686", "i386 i486 i586 x86", "qemu-system-i386",
	  "qemu-system-x86", "pc", "n270", "ttyS0", "/dev/ttyS1",
	  " reboot=t no_timer_check", uarts },
	{ "aarch64", "aarch64", "arm64", "qemu-system-aarch64",
	  "qemu-system-arm", "virt", "cortex-a72", "ttyAMA0", "/dev/ttyS0",
	  " reboot=t", pci },
	{ "arm", "armv7l", "armhf armv8l", "qemu-system-arm", "qemu-system-arm",
	  "virt,highmem=off", "cortex-a15", "ttyAMA0", "/dev/ttyS0", "", pci },
	{ "riscv64", "riscv64", "", "qemu-system-riscv64", "qemu-system-misc",
	  "virt", "rv64", "ttyS0", "/dev/ttyS1", "", pci },
	{ "s390x", "s390x", "", "qemu-system-s390x",
	  "qemu-system-s390x or qemu-system-misc", "s390-ccw-virtio", "max",
	  "ttyS0", "/dev/ttysclp0", "", sclp },
	{ "powerpc64le", "ppc64le", "ppc64el", "qemu-system-ppc64",
	  "qemu-system-ppc", "pseries", "power9", "hvc0", "/dev/hvc1", "",
	  vty },
};

static bool has_word(const char *words, const char *word)
{
	size_t length = strlen(word);
	const char *at = words;

	while ((at = strstr(at, word))) {
		if ((at == words || at[-1] == ' ') &&
		    (at[length] == ' ' || at[length] == '\0'))
			return true;
		at += length;
	}
	return false;
}

const struct arch *find_arch(const char *name)
{
	for (size_t i = 0; i < sizeof(archs) / sizeof(archs[0]); i++)
		if (strcmp(name, archs[i].name) == 0 ||
		    strcmp(name, archs[i].machine) == 0 ||
		    has_word(archs[i].aliases, name))
			return &archs[i];
	return NULL;
}

/* On some hosts, KVM runs only kernels made for it, because the processor
 * cannot virtualize others. */
static bool can_virtualize(void)
{
	struct text cpus = read_file("/proc/cpuinfo");
	bool can = strstr(cpus.data, " vmx") || strstr(cpus.data, " svm");

	drop(&cpus);
	return can;
}

bool arch_has_kvm(const struct arch *arch)
{
	bool x86 = strcmp(arch->name, "x86_64") == 0 ||
		   strcmp(arch->name, "i686") == 0;
	struct utsname host;

	if (uname(&host) == -1 || access("/dev/kvm", R_OK | W_OK) == -1)
		return false;
	if (strcmp(host.machine, x86 ? "x86_64" : arch->machine) != 0)
		return false;
	return !x86 || can_virtualize();
}
