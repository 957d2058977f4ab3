/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * vm.h - what the files about guests share: kernels that are booted, with the
 * programs in an initramfs, and judged from inside.
 *
 *	image.c    what kind of kernel a file is
 *	archive.c  the initramfs, and the bundle for hosts
 *	machine.c  the command lines of QEMU and User-Mode Linux
 *	guest.c    one booted kernel, as a process
 *	trial.c    one kernel, judged by as many boots as it takes
 *	boot.c     many of them
 */
#ifndef VM_H
#define VM_H

#include "runner.h"

/* ---- image.c ------------------------------------------------------------ */

enum vm { VM_AUTO, VM_QEMU, VM_UML };

struct image {
	const char *word; /* as it was typed */
	char *name;	  /* of the target, in reports and of its directory */
	char *path;	  /* of what is booted */
	enum vm vm;
	const char *machine; /* as uname(2) calls it: "x86_64" */
};

/* Whether a word on the command line is a kernel, rather than a rule. */
bool is_image(const char *word);
/* Fails if it is none.  What has to be unpacked goes to scratch(). */
struct image find_image(const char *word);
/* A directory of ours that is removed when we exit. */
const char *scratch(void);

/* ---- archive.c ---------------------------------------------------------- */

enum archive { TAR, INITRAMFS, SCRIPT };

/* For a shell: a tar archive on its standard input, of which "$@" is run. */
extern const char unpack_and_run[];

/* The directory of what goes into guests of that machine; NULL: of this one. */
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
	int initramfs, console, results; /* descriptors it inherits */
};

/* Its command line, to be freed; @channel becomes the results' device. */
struct words machine_words(const struct image *image,
			   const struct machine *machine);
const char *results_device(const struct image *image);
char *machine_in_words(const struct image *image, enum accel accel);
int cpus_of_guest(void);
/* KVM, unless it is certain that it cannot run this kernel. */
enum accel fastest_accel(const struct image *image);

/* ---- guest.c ------------------------------------------------------------ */

enum channel { RESULTS, CONSOLE, COMPLAINTS, CHANNELS };

/* What is wrong with a guest that did not get to the end. */
enum fate { ALIVE, ENDED, NEVER_BEGAN, DIED, HUNG };

struct guest {
	pid_t pid;
	int fd[CHANNELS];
	enum accel accel;
	struct record record;
	struct text tail, complaints; /* the last of the console, and of
					 what runs it */
	int64_t heard, advanced;      /* now(), then */
	bool began, ended, hung;
	int status; /* of the runner in it */
};

/* Fails if there is nothing to run it with. */
void start_guest(struct guest *guest, const struct image *image,
		 const struct text *initramfs);
/* Takes in what it says; its console goes to @log, too. */
void hear_guest(struct guest *guest, enum channel channel, struct out *log);
/* Milliseconds until it has been silent, or got no further, for too long. */
int64_t patience_with(const struct guest *guest);
void kill_guest(const struct guest *guest);
/* After its process is gone: takes in what it said last, and closes all. */
enum fate bury_guest(struct guest *guest, struct out *log);
/* What it said is not kept. */
void forget_guest(struct guest *guest);
/* In words; the console tells, or the complaints of what ran it. */
char *cause_of_death(const struct guest *guest, enum fate fate);

/* ---- trial.c ------------------------------------------------------------- */

enum stage { NOT_YET, BOOTED, FINISHED };

struct trial {
	struct image image;
	struct relay relay;
	enum stage stage;
	struct guest guest;
	bool *suspect; /* of each program: it ran when the kernel died */
	bool alone;    /* this boot is for the suspects */
	int crashes;
	size_t done_before; /* this boot */
	struct text base;   /* the initramfs, without arguments */
	struct out log;
	struct program label; /* for the bar */
};

void begin_trial(struct trial *trial);
/* The process of its guest has ended. */
void end_boot(struct trial *trial);

#endif
