// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * run.c - a sandbox for each worker, and a PID namespace for each scene.
 *
 * When p0 ends, the kernel ends all processes of the scene.  A scene that does
 * not end is not repeated: its processes may be impossible to end.
 */
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "aftermath.h"
#include "files.h"
#include "perform.h"
#include "run.h"
#include "src/sys.h"
#include "steps.h"
#include "storm.h"

enum {
	LIMIT = 5000,
	LIMIT_OF_SCENE = 120000,
	LIMIT_OF_END = 30000, /* of p0, after its last step */
	FIRST_UID = 2000000000,
	UIDS = 1000
};

struct finding sums;

/* ---- The user ---------------------------------------------------------- */

bool is_real_root(void)
{
	unsigned inner = 1, outer = 1, count = 0;
	FILE *map = fopen("/proc/self/uid_map", "re");

	if (map && fscanf(map, "%u %u %u", &inner, &outer, &count) != 3)
		count = 0;
	if (map)
		fclose(map);
	return geteuid() == 0 && inner == 0 && outer == 0 && count == ~0U;
}

/* getpriority(2) finds every visible process of a user. */
static bool is_unused(unsigned uid)
{
	errno = 0;
	return syscall(SYS_getpriority, PRIO_USER, uid) == -1 && errno == ESRCH;
}

/* Finds two consecutive IDs; the second one is for the second user of scenes.
 */
static bool find_unused_user(struct identity *identity)
{
	for (unsigned uid = FIRST_UID; uid < FIRST_UID + UIDS; uid += 2)
		if (is_unused(uid) && is_unused(uid + 1)) {
			identity->uid = identity->gid = uid;
			return true;
		}
	return false;
}

/*
 * Unprivileged: kill(-1, 0) succeeds if any process but PID 1 and the caller is
 * visible, whether the caller may signal it or not.
 */
bool find_identity(struct identity *identity, char why[200])
{
	identity->change = is_real_root();
	identity->uid = geteuid();
	identity->gid = getegid();
	if (!identity->change) {
		identity->alone =
			syscall(SYS_kill, -1, 0) == -1 && errno == ESRCH;
		return true;
	}
	identity->alone = find_unused_user(identity);
	if (!identity->alone)
		snprintf(why, 200, "requires an unused user ID from %d on",
			 FIRST_UID);
	return identity->alone;
}

static bool set_capabilities(uint32_t set)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[2] = {
		{ .effective = set, .permitted = set },
	};

	return syscall(SYS_capset, &header, data) == 0;
}

/* CAP_SETUID remains until a second user is mapped. */
static bool become(const struct identity *identity)
{
	return !identity->change ||
	       (setgroups(0, NULL) == 0 &&
		setresgid(identity->gid, identity->gid, identity->gid) == 0 &&
		prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) == 0 &&
		setresuid(identity->uid, identity->uid, identity->uid) == 0 &&
		set_capabilities(1u << CAP_SETUID));
}

/* ---- The sandbox ------------------------------------------------------- */

static bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool written = fd != -1 &&
		       write(fd, text, strlen(text)) == (ssize_t)strlen(text);

	if (fd != -1)
		close(fd);
	return written;
}

/* The caller has CAP_SETUID in the parent user namespace.  @pid is a PID in
   worker_proc. */
static bool map_two_users(const struct identity *identity, pid_t pid)
{
	char path[60], self[24] = "", map[80];
	int fd, length;

	if (!identity->change ||
	    readlinkat(worker_proc, "self", self, sizeof(self) - 1) <= 0 ||
	    atoi(self) != getpid())
		return false;
	snprintf(path, sizeof(path), "%d/uid_map", pid);
	fd = openat(worker_proc, path, O_WRONLY | O_CLOEXEC);
	length = snprintf(map, sizeof(map), "0 %u 1\n1 %u 1\n", identity->uid,
			  identity->uid + 1);
	if (fd == -1)
		return false;
	length -= (int)write(fd, map, length);
	close(fd);
	return length == 0;
}

/* @news: a pipe; the byte is 1 if two users are mapped. */
static bool map_user(const struct identity *identity, int news)
{
	char map[40], is_mapped = 0;
	bool has_news = read(news, &is_mapped, 1) == 1;

	close(news);
	if (!has_news)
		return false;
	without_user = !is_mapped;
	snprintf(map, sizeof(map), "0 %u 1", identity->uid);
	if (!is_mapped && !write_file("/proc/self/uid_map", map))
		return false;
	write_file("/proc/self/setgroups", "deny");
	snprintf(map, sizeof(map), "0 %u 1", identity->gid);
	return write_file("/proc/self/gid_map", map) &&
	       setresgid(0, 0, 0) == 0 && setresuid(0, 0, 0) == 0;
}

static bool fails(char why[200], const char *what, const char *remedy)
{
	snprintf(why, 200, "%s: %s (%s)", what, strerror(errno), remedy);
	return false;
}

/* Calls attempt() in a new process. */
static bool succeeds(unsigned long flags, int (*attempt)(void *))
{
	int status = 1;
	pid_t pid = sys_clone(flags);

	if (pid == 0)
		_exit(attempt(NULL));
	if (pid > 0)
		waitpid(pid, &status, 0);
	return pid > 0 && status == 0;
}

static bool has_last_pid(void)
{
	int fd = open_last_pid();

	if (fd != -1)
		close(fd);
	return fd != -1;
}

static ino_t inode_of_pid_max; /* of the worker */
static bool has_own_ipc;       /* CONFIG_IPC_NS */

/* In a new PID namespace, the file must differ from that of the worker. */
static int try_pid_max(void *unused)
{
	int fd = open_pid_max(inode_of_pid_max);

	(void)unused;
	return !(fd != -1 && write_number(fd, 30000));
}

/* The file stays open, so that no other file has its inode number. */
static bool has_own_pid_max(void)
{
	int fd =
		openat(worker_proc, "sys/kernel/pid_max", O_RDONLY | O_CLOEXEC);
	struct stat file;

	if (fd == -1 || fstat(fd, &file) == -1)
		return false;
	inode_of_pid_max = file.st_ino;
	return succeeds(CLONE_NEWPID, try_pid_max);
}

static int do_nothing(void *unused)
{
	(void)unused;
	return 0;
}

static int trace_parent(void *unused)
{
	(void)unused;
	return syscall(SYS_ptrace, (long)PTRACE_SEIZE, (long)getppid(), NULL,
		       NULL) == -1;
}

/* Determines which steps are not possible here; they are left out. */
static void find_features(const struct identity *identity)
{
	without_execute = !can_borrow();
	without_last_pid = !has_last_pid();
	without_newuser = !succeeds(CLONE_NEWUSER, do_nothing);
	without_ptrace = !succeeds(0, trace_parent);
	without_pid_max = without_last_pid || !has_own_pid_max();
	without_kill_all = !identity->alone;
}

/* Set-up by the first process in its namespaces. */
static bool furnish(const struct identity *identity, intmax_t outside, int news,
		    char why[200])
{
	if (!map_user(identity, news))
		return fails(why, "requires a user namespace; uid_map",
			     "run as root, without a security module that "
			     "confines user namespaces");
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* another user ID resets it */
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1 ||
	    mount("proc", "/proc", "proc", 0, NULL) == -1)
		return fails(why, "requires mounting /proc",
			     "run where no part of /proc is masked");
	worker_proc = open("/proc", O_RDONLY | O_DIRECTORY);
	errno = 0;
	if (worker_proc == -1 || getpid() != 1 || own_namespace() <= 0 ||
	    own_namespace() == outside || setsid() == -1)
		return fails(why,
			     "the worker is not in a PID namespace of its own",
			     "run on a kernel with CONFIG_PID_NS");
	scene = create_scene();
	if (!scene)
		return fails(why, "memfd_create(2)", "free memory");
	find_features(identity);
	has_own_ipc = unshare(CLONE_NEWIPC) == 0;
	scene->limit = LIMIT;
	scene->probe = ANOTHER_EACH_TIME;
	scene->alone = identity->alone;
	return true;
}

/* Returns in the sandbox.  The caller waits for it, and exits in the same
   way. */
bool enter_sandbox(const struct identity *identity, char why[200])
{
	const unsigned long all = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS;
	intmax_t outside;
	int status = 0, news[2];
	char is_mapped;
	pid_t pid;

	worker_proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	outside = own_namespace();
	if (worker_proc == -1 || outside <= 0)
		return fails(why, "requires /proc", "mount it");
	if (!become(identity))
		return fails(why, "requires another user ID",
			     "run with CAP_SETUID and CAP_SETGID");
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 1);
	if (pipe(news) == -1)
		return fails(why, "pipe(2)", "close files");
	pid = sys_clone(all);
	if (pid == -1)
		return fails(why, "requires user and PID namespaces; clone(2)",
			     "run as root, without a seccomp filter");
	if (pid == 0) {
		close(news[1]);
		return furnish(identity, outside, news[0], why);
	}
	is_mapped = map_two_users(identity, pid);
	set_capabilities(0);
	if (write(news[1], &is_mapped, 1) == 1)
		waitpid(pid, &status, 0);
	_exit(status == 0 ? 0 : 3);
}

/* ---- Scenes ------------------------------------------------------------ */

static struct {
	const struct step *steps;
	int count, next;
} given;

void set_given(const struct step *steps, int count)
{
	given.steps = steps;
	given.count = count;
	given.next = 0;
}

/* A step may no longer be possible when others before it were left out. */
bool next_given(const struct model *m, int at, struct step *step)
{
	(void)at;
	while (given.next < given.count) {
		*step = given.steps[given.next++];
		if (step_fits(m, step) && exclusion_of(m, step) == TAKEN)
			return true;
	}
	return false;
}

static void reset_scene(void)
{
	int limit = scene->limit;
	bool alone = scene->alone;
	uint64_t seed = scene->seed;
	int probe = scene->probe;
	int length = scene->length, processes = scene->storm.processes,
	    steps = scene->storm.steps;
	bool is_storm = scene->storm.on;

	memset(scene, 0, sizeof(*scene));
	scene->storm.on = is_storm;
	scene->storm.processes = processes;
	scene->storm.steps = steps;
	scene->limit = limit;
	scene->alone = alone;
	scene->seed = seed;
	scene->probe = probe;
	scene->differing_probe = NO_PROBE;
	scene->length = length;
	scene->own_ipc = has_own_ipc;
	scene->outer_pid_max = inode_of_pid_max;
}

/* Every other storm ends because p0 is killed. */
static bool is_killed(void)
{
	return scene->storm.on && scene->seed % 2;
}

static _Noreturn void be_p0(intmax_t outside, int over, chooser *choose)
{
	const uint64_t one = 1;
	bool written;

	if (choose)
		play(outside, choose);
	else
		storm(outside);
	written = write(over, &one, sizeof(one)) != -1;
	while (written && is_killed())
		pause();
	_exit(!written);
}

/* @over: becomes readable after the last step. */
static pid_t start_p0(int *pidfd, int over, chooser *choose)
{
	struct clone_args args = {
		.flags = CLONE_NEWPID | CLONE_PIDFD,
		.pidfd = (uintptr_t)pidfd,
		.exit_signal = SIGCHLD,
	};
	intmax_t outside = own_namespace();
	pid_t pid = sys_clone3(&args);

	if (pid == 0)
		be_p0(outside, over, choose);
	return pid;
}

static enum ending fail_scene(const char *why)
{
	scene->ending = FAILED;
	snprintf(scene->what, sizeof(scene->what), "%s", why);
	return FAILED;
}

static void add_sums(void)
{
	sums.scenes++;
	sums.performed += scene->performed;
	for (int i = 0; i < kinds_count; i++)
		sums.transitions[i] += scene->transitions[i];
	if (!scene->storm.on)
		return;
	sums.performed += atomic_load(&scene->storm.steps_taken);
	sums.processes += atomic_load(&scene->storm.begun);
	sums.rejected += atomic_load(&scene->storm.rejected);
	for (int i = 0; i < kinds_count; i++) {
		sums.transitions[i] += atomic_load(&scene->storm.taken[i]);
		sums.failed[i] += atomic_load(&scene->storm.failed[i]);
	}
}

/* STAYS: SIGKILL does not end p0, although no process waits for a CPU.  Only in
   a guest is that found out. */
enum fate { ENDED, STUCK, STAYS };

static enum fate await_end_of(int pidfd, int over)
{
	struct pollfd fds[] = {
		{ .fd = pidfd, .events = POLLIN },
		{ .fd = over, .events = POLLIN },
	};

	if (poll(fds, 2, LIMIT_OF_SCENE) > 0) {
		if (is_killed() && !fds[0].revents)
			sys_pidfd_kill(pidfd, SIGKILL);
		if (fds[0].revents || poll(fds, 1, LIMIT_OF_END) == 1)
			return ENDED;
	}
	sys_pidfd_kill(pidfd, SIGKILL);
	return may_hang && poll(fds, 1, LIMIT_OF_END) == 0 && !is_one_runnable()
		       ? STAYS
		       : STUCK;
}

/* A scene whose p0 cannot be killed is repeated in a guest, where a reboot
   removes p0.  Otherwise, a difference is reported, but not repeated. */
static enum ending fail_to_end(enum fate fate)
{
	const char *why =
		scene->storm.on ? "the storm has not ended; it is not repeated"
				: "the scene has not ended; it is not repeated";
	size_t length = strlen(scene->what);
	bool counts = scene->storm.on;

	if (scene->storm.on && scene->ending == AGREES)
		differ("end", 0, NULL, "p0 has not ended within %d s",
		       LIMIT_OF_END / 1000);
	if (!scene->storm.on && fate == STAYS && renew_scene()) {
		counts = scene->hung = true;
		differ("end", 0, NULL, "SIGKILL does not end p0");
	}
	if (counts && scene->ending == DIFFERS)
		return DIFFERS;
	if (scene->ending != DIFFERS)
		return fail_scene(why);
	snprintf(scene->what + length, sizeof(scene->what) - length, "; %s",
		 why);
	return FAILED;
}

static bool is_fault(int signal)
{
	return signal == SIGSEGV || signal == SIGBUS || signal == SIGILL ||
	       signal == SIGFPE || signal == SIGABRT || signal == SIGSYS;
}

/* No step ends p0, because no process of an ancestor namespace takes one.  If
   p0 is killed again when the scene is repeated, the kernel killed it for a
   step.  A fault may be that of the explorer. */
static enum ending end_early(int status)
{
	if (!WIFSIGNALED(status) || is_fault(WTERMSIG(status)) ||
	    scene->count == 0)
		return fail_scene("p0 has ended before the scene was over");
	differ("killed", 0, "CHECK_EQ(getpid(), 1)",
	       "p0 is killed by signal %d; expected: it lives",
	       WTERMSIG(status));
	return scene->ending;
}

/* @held: a pipe that all processes of the scene inherit. */
static enum ending run_p0(int over, int held[2], chooser *choose)
{
	enum fate fate;
	int pidfd = -1, status = 0;
	pid_t pid;

	reset_scene();
	pid = start_p0(&pidfd, over, choose);
	close(held[1]);
	held[1] = -1;
	if (pid == -1 && errno == ENOSYS)
		return fail_scene("requires Linux 5.5 (clone3(2) with "
				  "set_tid)");
	if (pid == -1)
		return fail_scene("requires clone3(2) with CLONE_PIDFD, and "
				  "room for a PID namespace (see "
				  "/proc/sys/user)");
	fate = await_end_of(pidfd, over);
	if (fate == ENDED)
		waitpid(pid, &status, 0);
	close(pidfd);
	if (fate != ENDED)
		return fail_to_end(fate);
	if (scene->ending == NOT_OVER)
		return end_early(status);
	add_sums();
	if (scene->storm.on && scene->ending == AGREES)
		is_all_gone(held[0], now_ms() + LIMIT_OF_END);
	return scene->ending;
}

enum ending run_scene(chooser *choose)
{
	int over = eventfd(0, EFD_CLOEXEC), held[2] = { -1, -1 };
	enum ending ending;

	if (over == -1 || pipe(held) == -1)
		ending = fail_scene("eventfd(2) or pipe(2) fails");
	else
		ending = run_p0(over, held, choose);
	close(over);
	close(held[0]);
	return ending;
}

enum ending run_storm(uint64_t seed, int processes, int steps)
{
	scene->storm.on = true;
	scene->storm.processes = processes;
	scene->storm.steps = steps;
	scene->seed = seed;
	return run_scene(NULL);
}

void fill_finding(struct finding *finding)
{
	finding->news = scene->ending == DIFFERS ? DIFFERENCE : FAILURE;
	finding->seed = scene->seed;
	memcpy(finding->steps, scene->steps, sizeof(finding->steps));
	memcpy(finding->answers, scene->answers, sizeof(finding->answers));
	finding->count = scene->count;
	finding->at = scene->at;
	finding->witness = scene->witness;
	memcpy(finding->key, scene->key, sizeof(finding->key));
	memcpy(finding->what, scene->what, sizeof(finding->what));
	memcpy(finding->proof, scene->proof, sizeof(finding->proof));
}
