// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * format.c - detects the format of a kernel by its header.
 *
 *	x86 bzImage     Documentation/arch/x86/boot.rst
 *	arm64 Image     Documentation/arch/arm64/booting.rst
 *	riscv Image     Documentation/arch/riscv/boot-image-header.rst
 *	arm zImage      Documentation/arch/arm/booting.rst
 *	s390 bzImage    arch/s390/boot/head.S
 *	ELF             vmlinux, or User-Mode Linux, which has sections ".uml."
 */
#include <elf.h>
#include <string.h>

#include "input/arch.h"
#include "vm/format.h"

#ifndef EM_RISCV
#define EM_RISCV 243
#endif

bool has_bytes(struct bytes file, size_t offset, const char *magic,
	       size_t length)
{
	return offset <= file.length && length <= file.length - offset &&
	       memcmp(file.at + offset, magic, length) == 0;
}

uint32_t little_endian(struct bytes file, size_t offset)
{
	uint32_t value = 0;

	for (int i = 3; i >= 0 && offset + 4 <= file.length; i--)
		value = value << 8 | file.at[offset + i];
	return value;
}

bool is_bzimage(struct bytes file)
{
	return has_bytes(file, 0x202, "HdrS", 4);
}

static const char *arch_of_bzimage(struct bytes file)
{
	enum { XLF_KERNEL_64 = 1 };

	return little_endian(file, 0x236) & XLF_KERNEL_64 ? "x86_64" : "i686";
}

/* Class, byte order and e_machine, which is 16 bits wide in that order. */
static const char *arch_of_elf(struct bytes file)
{
	static const struct {
		unsigned char class, order;
		unsigned int machine;
		const char *arch;
	} known[] = {
		{ ELFCLASS64, ELFDATA2LSB, EM_X86_64, "x86_64" },
		{ ELFCLASS32, ELFDATA2LSB, EM_386, "i686" },
		{ ELFCLASS64, ELFDATA2LSB, EM_AARCH64, "aarch64" },
		{ ELFCLASS32, ELFDATA2LSB, EM_ARM, "arm" },
		{ ELFCLASS64, ELFDATA2LSB, EM_RISCV, "riscv64" },
		{ ELFCLASS64, ELFDATA2MSB, EM_S390, "s390x" },
		{ ELFCLASS64, ELFDATA2LSB, EM_PPC64, "powerpc64le" },
	};
	const unsigned char *at = file.at;
	bool little;

	if (file.length < sizeof(Elf64_Ehdr))
		return NULL;
	little = at[EI_DATA] == ELFDATA2LSB;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (at[EI_CLASS] == known[i].class &&
		    at[EI_DATA] == known[i].order &&
		    at[little ? 18 : 19] == (known[i].machine & 0xff) &&
		    at[little ? 19 : 18] == known[i].machine >> 8)
			return known[i].arch;
	return NULL;
}

static bool is_user_mode_linux(struct bytes file)
{
	static const char section[] = "\0.uml.";

	return memmem(file.at, file.length, section, sizeof(section) - 1);
}

bool recognise(struct image *image, struct bytes file)
{
	static const struct {
		size_t offset;
		const char *magic, *arch;
	} known[] = {
		{ 0x38, "ARM\x64", "aarch64" },
		{ 0x38, "RSC\x05", "riscv64" },
		{ 0x24, "\x18\x28\x6f\x01", "arm" },
		{ 0x10008, "S390EP", "s390x" },
	};
	const char *arch = NULL;

	image->vm = VM_QEMU;
	if (has_bytes(file, 0, ELFMAG, SELFMAG)) {
		arch = arch_of_elf(file);
		if (arch && is_user_mode_linux(file))
			image->vm = VM_UML;
	} else if (is_bzimage(file)) {
		arch = arch_of_bzimage(file);
	}
	for (size_t i = 0; !arch && i < sizeof(known) / sizeof(known[0]); i++)
		if (has_bytes(file, known[i].offset, known[i].magic,
			      strlen(known[i].magic)))
			arch = known[i].arch;
	image->arch = arch ? find_arch(arch) : NULL;
	return image->arch;
}
