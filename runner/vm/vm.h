/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vm.h - what the files about guests share: kernels that are booted, with the
 * programs in an initramfs, and judged from inside.
 *
 *	arch.c     machines, as Debian, uname(2) and QEMU call them
 *	format.c   what kind of kernel a file is
 *	image.c    the kernel that a word on the command line names
 *	scratch.c  a temporary directory
 *	copy.c     runner and programs, for a container to mount
 *	tool.c     programs that unpack or fetch a kernel
 *	archive.c  the initramfs, and the bundle for hosts
 *	machine.c  the command line of QEMU
 *	uml.c      that of User-Mode Linux
 *	guest.c    one booted kernel, as a process
 *	trial.c    one kernel, judged by as many boots as it takes
 *	boot.c     many of them
 */
#ifndef VM_H
#define VM_H

#include "runner.h"

/* ---- arch.c ------------------------------------------------------------- */

struct arch {
	const char *name;    /* of what is built by "make guest-NAME" */
	const char *machine; /* as uname(2) calls it */
	const char *aliases; /* separated by spaces */
	const char *qemu, *package, *board;
	const char *cpu;	   /* without KVM */
	const char *console;	   /* for the kernel */
	const char *results;	   /* the device in the guest */
	const char *append;	   /* more for the kernel, after a space */
	const char *const *wiring; /* of the two chardevs */
};

/* By any of its names; NULL if it is not known. */
const struct arch *find_arch(const char *name);
bool arch_has_kvm(const struct arch *arch);

enum vm { VM_QEMU, VM_UML };

struct image {
	const char *word; /* as it was typed */
	char *name;	  /* of the target, in reports and of its directory */
	char *path;	  /* of what is booted */
	enum vm vm;
	const struct arch *arch;
};

/* ---- format.c ----------------------------------------------------------- */

struct bytes {
	const unsigned char *at;
	size_t length;
};

bool has_bytes(struct bytes file, size_t offset, const char *magic,
	       size_t length);
uint32_t little_endian(struct bytes file, size_t offset);
bool is_bzimage(struct bytes file);
/* Sets what boots it, and the machine; false if it is no kernel we know. */
bool recognise(struct image *image, struct bytes file);

/* ---- image.c ------------------------------------------------------------ */

/* Whether a word on the command line is a kernel, rather than a rule. */
bool is_image(const char *word);
/* Fails if it is none.  What has to be unpacked goes to scratch(). */
struct image find_image(const char *word);

/* ---- scratch.c ---------------------------------------------------------- */

/* A directory of ours that is removed when we end, by SIGKILL too.  The first
 * call comes before prepare_strays(), or that would kill what removes it. */
const char *scratch(void);

/* ---- copy.c ------------------------------------------------------------- */
/* Of the directory with runner and programs: its path. */
const char *copy_for_container(const char *tree);

/* ---- tool.c ------------------------------------------------------------- */

enum { MOST_KERNEL = 512 << 20 }; /* unpacked */

void prepare_tools(int signals);
/* Whether it exited with 0.  It ends with us, and on a signal for us. */
bool run_tool(const char *const argv[], int in, int out);

/* ---- archive.c ---------------------------------------------------------- */

enum archive { TAR, INITRAMFS, SCRIPT };

/* For a shell: a tar archive on its standard input, of which "$@" is run. */
extern const char unpack_and_run[];

/* The directory of what goes into guests of that machine, by any of its names;
 * NULL: of this one. */
const char *guest_tree(const char *machine);
/* The selected programs and what runs them. */
struct text archive_programs(enum archive kind, const char *tree,
			     const struct programs *programs);
/* An archive of one file, to be appended to an initramfs. */
struct text archive_file(const char *name, const char *bytes, size_t length);

/* ---- machine.c ---------------------------------------------------------- */

enum accel { ACCEL_AUTO, KVM, TCG };

/* How a guest is started, and with what it talks. */
struct machine {
	enum accel accel;
	bool no_sandbox;			 /* its QEMU has none */
	int kernel, initramfs, console, results; /* descriptors it inherits */
};

/* Its command line, to be freed; @channel becomes the results' device. */
struct words machine_words(const struct image *image,
			   const struct machine *machine);
const char *results_device(const struct image *image);
char *machine_in_words(const struct image *image, enum accel accel);
int cpus_of_guest(void);
/* KVM, unless it is certain that it cannot run this kernel. */
/* What the kernel is called with, to be freed. */
char *kernel_words(const struct image *image);
enum accel fastest_accel(const struct image *image);

/* ---- uml.c -------------------------------------------------------------- */

/* As whom it runs; our own user where nobody else can. */
unsigned int uid_for_uml(void);
struct words uml_words(const struct image *image,
		       const struct machine *machine);

/* ---- guest.c ------------------------------------------------------------ */

enum channel { RESULTS, CONSOLE, COMPLAINTS, CHANNELS };

/* What is wrong with a guest that did not get to the end. */
enum fate { ENDED, NEVER_BEGAN, DIED, HUNG, FLOODED };

struct guest {
	pid_t pid;
	int fd[CHANNELS];
	enum accel accel;
	bool no_sandbox;
	struct record record;
	struct tail console, complaints;     /* what runs it complains */
	struct patience silence, standstill; /* until it is heard, advances */
	size_t said;			     /* bytes of results */
	bool began, ended, hung, flooded;
	int status; /* of the runner in it */
};

/* Fails if there is nothing to run it with. */
void start_guest(struct guest *guest, const struct image *image,
		 const struct text *initramfs);
/* Takes in some of what it says; its console goes to @log, too. */
void hear_guest(struct guest *guest, enum channel channel, struct log *log);
/* In each turn: whether it has been silent, or got no further, for too long. */
bool is_late(struct guest *guest);
void kill_guest(const struct guest *guest);
/* After its process is gone: takes in what it said last, and closes all. */
enum fate bury_guest(struct guest *guest, struct log *log);
/* What it said is not kept. */
void forget_guest(struct guest *guest);
/* Whether its QEMU was built without seccomp. */
bool lacks_sandbox(const struct guest *guest, enum fate fate);
/* In words; the console tells, or the complaints of what ran it. */
char *cause_of_death(const struct guest *guest, enum fate fate);

/* ---- trial.c ------------------------------------------------------------- */

enum stage { NOT_YET, BOOTED, FINISHED };

struct trial {
	struct image image;
	struct relay relay;
	enum stage stage;
	struct guest guest;
	char *run;     /* what its streams are known by */
	bool *suspect; /* of each program: it ran when the kernel died */
	bool alone;    /* this boot is for the suspects */
	int crashes;
	bool retried;	    /* it hung under TCG before it reached user space */
	size_t done_before; /* this boot */
	struct text base;   /* the initramfs, without arguments */
	struct log log;
	struct program label; /* for the bar */
};

void begin_trial(struct trial *trial);
/* The process of its guest has ended. */
void end_boot(struct trial *trial);

#endif
