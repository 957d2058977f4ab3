// SPDX-License-Identifier: GPL-2.0-or-later
#include "pidspec.h"

#include <linux/bpf.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

const struct rule rule = {
	.says = "bpf_get_ns_current_pid_tgid() returns the caller's TID and "
		"PID if given the device and inode number of the caller's PID "
		"namespace, and EINVAL otherwise.",
	.source = "include/uapi/linux/bpf.h, long "
		  "bpf_get_ns_current_pid_tgid(u64 dev, u64 ino",
	.level = SHOULD,
	.since = "6.10",
	.needs = { need_root },
};

enum { TID = 0, TGID = 4, HELPER = 120, RESULT = -8, BYTES = 8, HEADER = 14 };

static struct process init, member;
static int above;

static int call_bpf(int command, union bpf_attr *attributes)
{
	return syscall(SYS_bpf, command, attributes, sizeof(*attributes));
}

/* The kernel's own encoding of a device. */
static uint64_t device_of(const struct stat *status)
{
	return (uint64_t)major(status->st_dev) << 20 | minor(status->st_dev);
}

#define INSN(code, dst, src, off, imm)                      \
	{                                                   \
		(code), (dst), (src), (off), (int32_t)(imm) \
	}
#define LOAD_64(dst, value)                                  \
	INSN(BPF_LD | BPF_DW | BPF_IMM, dst, 0, 0, (value)), \
		INSN(0, 0, 0, 0, (value) >> 32)

static int load_code(const struct bpf_insn *code, int length)
{
	union bpf_attr attributes;

	memset(&attributes, 0, sizeof(attributes));
	attributes.prog_type = BPF_PROG_TYPE_SOCKET_FILTER;
	attributes.insns = (uintptr_t)code;
	attributes.insn_cnt = length;
	attributes.license = (uintptr_t) "GPL";
	return call_bpf(BPF_PROG_LOAD, &attributes);
}

/* Loads a program that returns TID or TGID, or a negative error. */
static int load(int ns, int which)
{
	struct stat status = { 0 };

	must(fstat(ns, &status));

	const struct bpf_insn code[] = {
		LOAD_64(BPF_REG_1, device_of(&status)),
		LOAD_64(BPF_REG_2, (uint64_t)status.st_ino),
		INSN(BPF_ST | BPF_MEM | BPF_DW, BPF_REG_10, 0, RESULT, 0),
		INSN(BPF_ALU64 | BPF_MOV | BPF_X, BPF_REG_3, BPF_REG_10, 0, 0),
		INSN(BPF_ALU64 | BPF_ADD | BPF_K, BPF_REG_3, 0, 0, RESULT),
		INSN(BPF_ALU64 | BPF_MOV | BPF_K, BPF_REG_4, 0, 0, BYTES),
		INSN(BPF_JMP | BPF_CALL, 0, 0, 0, HELPER),
		INSN(BPF_JMP | BPF_JNE | BPF_K, BPF_REG_0, 0, 1, 0),
		INSN(BPF_LDX | BPF_MEM | BPF_W, BPF_REG_0, BPF_REG_10,
		     RESULT + which, 0),
		INSN(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
	};

	return load_code(code, sizeof(code) / sizeof(code[0]));
}

/* Runs the program with an empty packet, and returns its result. */
static int run(int program)
{
	union bpf_attr attributes;
	char packet[HEADER] = "";

	memset(&attributes, 0, sizeof(attributes));
	attributes.test.prog_fd = program;
	attributes.test.data_in = (uintptr_t)packet;
	attributes.test.data_size_in = sizeof(packet);
	must(call_bpf(BPF_PROG_TEST_RUN, &attributes));
	return (int)attributes.test.retval;
}

static int ask(int ns, int which)
{
	return run(must(load(ns, which)));
}

static void ask_in_thread(void)
{
	int ns = open_own_namespace();

	CHECK_NE(gettid(), getpid());
	CHECK_EQ(ask(ns, TID), gettid());
	CHECK_EQ(ask(ns, TGID), getpid());
}

void test(void)
{
	int program;

	above = open_own_namespace();
	program = or_skip(load(above, TGID), "bpf(2)");
	CHECK_EQ(run(program), getpid());
	child(init, CLONE_NEWPID) {
		child(member) {
			run_in_thread(ask_in_thread);
			CHECK_EQ(ask(above, TGID), -EINVAL);
			/* unshare(2) does not change the caller's own
			 * namespace. */
			must(unshare(CLONE_NEWPID));
			CHECK_EQ(ask(open_own_namespace(), TGID), getpid());
		}
		CHECK_EXITED(member, 0);
	}
	CHECK_EXITED(init, 0);
}
