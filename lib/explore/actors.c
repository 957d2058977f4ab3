// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * actors.c - the processes of a scene wait for orders, perform them, and reply.
 *
 * Each process has a slot in shared memory with two counters.  The counter of
 * orders is a futex.  The counter of answers has an eventfd(2) beside it, so
 * that p0 can wait for an answer and for the end of the process at once.  A
 * signal handler runs before the next order is read, because the kernel calls
 * it when the process returns to user mode.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "actors.h"
#include "files.h"
#include "numbers.h"
#include "perform.h"
#include "probes.h"
#include "src/sys.h"
#include "steps.h"

static uint8_t pending_signals(void)
{
	sigset_t set;
	uint8_t pending = 0;

	sigemptyset(&set);
	sigpending(&set);
	for (int i = 0; i < SIGNALS; i++)
		if (sigismember(&set, signal_numbers[i]) == 1)
			pending |= 1 << i;
	return pending;
}

/* PIDFD_GET_INFO of linux/pidfd.h (Linux 6.13). */
struct pidfd_facts {
	uint64_t mask, cgroup;
	uint32_t pid, tgid, ppid, ids[8];
	int32_t exit_code;
};

/* Linux 6.11 and 6.12 reject any argument of any request, also of one that does
   not exist. */
static bool takes_no_argument(int pidfd)
{
	int any;

	return errno_or(ioctl(pidfd, _IO(0xFF, 0xFF), &any)) == -EINVAL;
}

static struct pidfd_view look_at_pidfd(int pidfd)
{
	struct pidfd_facts facts = { .mask = 0 };
	int result = errno_or(
		ioctl(pidfd, _IOWR(0xFF, 11, struct pidfd_facts), &facts));

	if (result == -EINVAL && takes_no_argument(pidfd))
		result = -ENOTTY;
	if (result < 0)
		return (struct pidfd_view){ result, result, result };
	return (struct pidfd_view){ (int)facts.pid, (int)facts.tgid,
				    (int)facts.ppid };
}

static int look_at_peer(int socket)
{
	struct ucred peer = { 0 };
	socklen_t size = sizeof(peer);
	int result = getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size);

	return result == -1 ? -errno : peer.pid;
}

static void look_at_settings(struct observation *seen)
{
	struct f_owner_ex owner = { -1, -1 };
	int fd;

	prctl(PR_GET_PDEATHSIG, &seen->death_signal);
	fd = borrow(scene->owned);
	seen->owner = errno_or(fcntl(fd, F_GETOWN_EX, &owner));
	give_back(fd);
	if (seen->owner == 0)
		seen->owner = owner.pid;
	seen->owner_type = owner.type;
}

/* TracerPid, as in proc(5), in an instance of procfs for the PID namespace of
   the caller; -1 if procfs cannot be mounted (Linux 5.2). */
static int own_tracer(void)
{
	char text[4096] = "";
	int number = -1, proc = mount_own_proc();

	if (proc != -1 && read_below(proc, "self/status", text, sizeof(text)))
		numbers_behind(text, "TracerPid:", &number, 1);
	return number;
}

static void look_at_files(struct observation *seen, long processes)
{
	int fd = borrow(scene->pair[0]);

	seen->peer = look_at_peer(fd);
	give_back(fd);
	for (int p = 0; p < PROCESSES; p++) {
		if (!(processes & 1 << p))
			continue;
		fd = borrow(scene->slot[p].pidfd);
		seen->pidfd[p] = look_at_pidfd(fd);
		give_back(fd);
	}
}

/* @last: the last PID to look at; @processes: by their pidfds, a bit each. */
static void look_around(struct observation *seen, long last, long processes)
{
	seen->pid = (int)syscall(SYS_getpid);
	seen->tid = (int)syscall(SYS_gettid);
	seen->ppid = (int)syscall(SYS_getppid);
	seen->group = (int)syscall(SYS_getpgid, 0);
	seen->session = (int)syscall(SYS_getsid, 0);
	seen->pending = pending_signals();
	look_at_settings(seen);
	look_at_files(seen, processes);
	for (int n = 1; n <= last; n++) {
		seen->exists[n] = (int16_t)errno_or(syscall(SYS_kill, n, 0));
		seen->group_of[n] = (int16_t)errno_or(syscall(SYS_getpgid, n));
		seen->session_of[n] = (int16_t)errno_or(syscall(SYS_getsid, n));
	}
}

/* A process that this step creates also returns from here, and does not
   reply. */
static void perform(struct slot *slot)
{
	int kind = slot->order.kind, self = me;
	struct answer answer;

	if (kind == OBSERVE) {
		look_around(&slot->seen, slot->order.x[1], slot->order.x[2]);
		if (slot->order.x[0] & 1)
			slot->seen.tracer = own_tracer();
		if (slot->order.x[0] >> 1)
			make_probe((int)(slot->order.x[0] >> 1) - 1,
				   (int)slot->order.x[1], slot->seen.probed);
		close_own_proc();
		return;
	}
	answer = kinds[kind].perform(slot->order.x);
	if (self == me)
		slot->answer = answer;
}

static void answer_by(struct slot *slot, int count)
{
	const uint64_t one = 1;

	atomic_store(&slot->answered, count);
	if (write(slot->bell, &one, sizeof(one)) == -1)
		_exit(1);
}

/*
 * The second thread of a process shares errno with the first, which waits for
 * orders meanwhile.  The second thread blocks all signals, and its calls do not
 * fail.
 */
static void perform_as_thread(struct slot *slot)
{
	sigset_t set;

	slot->seen.pid = (int)syscall(SYS_getpid);
	slot->seen.tid = (int)syscall(SYS_gettid);
	slot->seen.ppid = (int)syscall(SYS_getppid);
	if (slot->order.kind == OBSERVE)
		return;
	sigemptyset(&set);
	for (int i = 0; i < SIGNALS; i++)
		if (slot->order.x[2] & 1 << i)
			sigaddset(&set, signal_numbers[i]);
	sigprocmask(SIG_SETMASK, &set, NULL);
	slot->answer = kinds[slot->order.kind].perform(slot->order.x);
}

static _Noreturn int be_thread(void *argument)
{
	struct slot *slot = argument;
	int seen = 1;

	for (;;) {
		answer_by(slot, seen);
		while (atomic_load(&slot->ordered) == seen)
			futex_wait(&slot->ordered, seen, NULL);
		seen++;
		perform_as_thread(slot);
	}
}

/* The first order has the number 2: the start of the process is the reply to
   1. */
static _Noreturn void wait_for_orders(int answered)
{
	second_thread = be_thread;
	for (;;) {
		int self = me;
		struct slot *slot = &scene->slot[self];
		int seen = answered;

		answer_by(slot, seen);
		while (self == me) {
			while (atomic_load(&slot->ordered) == seen)
				futex_wait(&slot->ordered, seen, NULL);
			seen++;
			perform(slot);
			if (self == me)
				answer_by(slot, seen);
		}
		answered = 1;
	}
}

/* Without close-on-exec, because programs that processes execute use these
   eventfds, too. */
bool make_bells(void)
{
	for (int i = 1; i < 2 * PROCESSES; i++) {
		scene->slot[i].bell = eventfd(0, EFD_NONBLOCK);
		if (scene->slot[i].bell == -1)
			return false;
	}
	return true;
}

void prepare_slot(int p)
{
	struct slot *slot = &scene->slot[p];
	int bell = slot->bell;

	memset(slot, 0, sizeof(*slot));
	slot->pidfd = -1;
	slot->bell = bell;
	atomic_store(&slot->ordered, 1);
}

void give_order(int p, const struct order *order)
{
	struct slot *slot = &scene->slot[p];

	slot->order = *order;
	if (p == 0) {
		perform(slot);
		if (me != 0)
			wait_for_orders(1);
		return;
	}
	atomic_fetch_add(&slot->ordered, 1);
	futex_wake_all(&slot->ordered);
}

bool return_to_scene(const char *state)
{
	int file;

	if (!state || sscanf(state, "%d:%d", &me, &file) != 2 || me <= 0 ||
	    me >= MEMBERS || !enter_scene(file) ||
	    (me >= PROCESSES && !scene->storm.on)) {
		fprintf(stderr, "explore: --resume is for programs of a scene; "
				"see --help\n");
		return false;
	}
	may_hang = scene->may_hang;
	return true;
}

/*
 * The order to execute the program is done, whichever thread received it.  p0
 * gives the next order after the answer of that thread.
 */
void resume_scene(void)
{
	struct slot *first, *second;
	int ordered;

	first = &scene->slot[me];
	second = &scene->slot[thread_of(me)];
	ordered = atomic_load(&first->ordered);
	first->answer = second->answer = (struct answer){ 0 };
	answer_by(second, atomic_load(&second->ordered));
	wait_for_orders(ordered);
}

bool has_ended(int p)
{
	struct pollfd end = { .fd = scene->slot[p].pidfd, .events = POLLIN };

	return p != 0 && poll(&end, 1, 0) == 1;
}

char state_of(int p)
{
	return state_in(worker_proc, scene->slot[p].outer);
}

static bool is_owing(int p)
{
	struct slot *slot = &scene->slot[p];

	return atomic_load(&slot->answered) != atomic_load(&slot->ordered);
}

/* Returns at the answer, the end of the process, or the deadline. */
static void wait_for_answer(int p, long deadline)
{
	struct slot *slot = &scene->slot[p];
	struct pollfd fds[] = {
		{ .fd = slot->bell, .events = POLLIN },
		{ .fd = slot->pidfd, .events = POLLIN },
	};
	uint64_t rings;

	while (is_owing(p)) {
		long left = deadline - now_ms();

		if (left <= 0 || poll(fds, 2, (int)left) == 0)
			return;
		if (read(slot->bell, &rings, sizeof(rings)) == -1 &&
		    fds[1].revents)
			return;
	}
}

bool has_answered(int p, const char *doing)
{
	if (p == 0)
		return true;
	wait_for_answer(p, now_ms() + scene->limit);
	if (!is_owing(p))
		return true;
	if (has_ended(p))
		return differ("ended", p, NULL, "p%d has ended while %s",
			      p % PROCESSES, doing);
	return differ("no-answer", p, NULL,
		      "p%d does not answer while %s (state %c)", p % PROCESSES,
		      doing, state_of(p % PROCESSES));
}

bool has_begun(int p)
{
	int numbers[2];

	if (numbers_of_pidfd(scene->slot[p].pidfd, numbers, 1) == 1)
		scene->slot[p].outer = numbers[0];
	return has_answered(p, "it begins");
}
