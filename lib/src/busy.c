// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * busy.c - whether a test missed its deadline because the machine is busy.
 *
 * Then the result is not about the kernel.  The scheduler shows which
 * processes waited for a CPU.  A guest whose host is busy cannot see that: its
 * processes have CPUs, which are slow.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "sys.h"
#include "world.h"

enum { MOST_PROCESSES = 4096 };

static const int64_t NS_PER_S = 1000000000;

/* Sanitizers make fork(2) slow. */
#ifdef __SANITIZE_ADDRESS__
enum { SLOWED = 10 };
#else
enum { SLOWED = 1 };
#endif

static pid_t ours[MOST_PROCESSES];

/* Puts the processes of the test into ours[], and returns their number.  A test
   may have left thousands of zombies; the processes that matter are older. */
static int find_ours(void)
{
	DIR *processes = opendir("/proc");
	pid_t own = getpid_in_proc();
	struct dirent *entry;
	int seen = 0, found = 0;

	while (processes && seen < MOST_PROCESSES &&
	       (entry = readdir(processes))) {
		pid_t n = atoi(entry->d_name);

		seen += n > 0;
		if (n > 0 && n != own && is_ours(n))
			ours[found++] = n;
	}
	if (processes)
		closedir(processes);
	return found;
}

/* The fields of proc_pid_stat(5) from state on, after the name.  Empty if the
   process is gone. */
static const char *read_stat(pid_t n, char line[static 1024])
{
	char path[48];
	const char *end;

	snprintf(path, sizeof(path), "/proc/%d/stat", n);
	if (read_text(path, line, 1024) <= 0)
		return "";
	end = strrchr(line, ')');
	return end ? end + 1 : "";
}

static bool got_little_time(pid_t n, int seconds)
{
	char line[1024], state;
	uintmax_t user, system;

	return sscanf(read_stat(n, line),
		      " %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %ju %ju",
		      &state, &user, &system) == 3 &&
	       state == 'R' &&
	       (user + system) * 2 < (uintmax_t)seconds * sysconf(_SC_CLK_TCK);
}

/* How long it was runnable without a CPU, in nanoseconds; -1 if the kernel does
   not count it (CONFIG_SCHED_INFO). */
static intmax_t ns_without_cpu(pid_t n)
{
	uintmax_t delay;
	char path[48];
	FILE *file;
	int found;

	snprintf(path, sizeof(path), "/proc/%d/schedstat", n);
	file = fopen(path, "re");
	if (!file)
		return -1;
	found = fscanf(file, "%*u %ju", &delay);
	fclose(file);
	return found == 1 ? (intmax_t)delay : -1;
}

/*
 * Whether a process of the test could run, but had a CPU for less than half of
 * @seconds, and all of them together waited for a CPU for at least half of it.
 * Then the test did not wait for the kernel, but for the scheduler.
 */
static bool was_starved(int seconds)
{
	bool could_run = false, counted = true;
	intmax_t waited = 0;
	int n = find_ours();

	for (int i = 0; i < n; i++) {
		intmax_t ns = ns_without_cpu(ours[i]);

		could_run = could_run || got_little_time(ours[i], seconds);
		counted = counted && ns != -1;
		waited += ns;
	}
	return could_run && (!counted || waited * 2 >= seconds * NS_PER_S);
}

/* -1 if the kernel does not count it. */
static intmax_t time_of_thread(pid_t process, int thread)
{
	uintmax_t time;
	char path[64];
	FILE *file;
	int found;

	snprintf(path, sizeof(path), "/proc/%d/task/%d/schedstat", process,
		 thread);
	file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ? 0 : -1;
	found = fscanf(file, "%ju", &time);
	fclose(file);
	return found == 1 ? (intmax_t)time : -1;
}

static intmax_t time_of_process(pid_t process)
{
	char path[48];
	struct dirent *entry;
	intmax_t sum = 0;
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%d/task", process);
	threads = opendir(path);
	while (threads && sum != -1 && (entry = readdir(threads))) {
		int thread = atoi(entry->d_name);
		intmax_t time =
			thread > 0 ? time_of_thread(process, thread) : 0;

		sum = time == -1 ? -1 : sum + time;
	}
	if (threads)
		closedir(threads);
	return sum;
}

/* Others cannot read the files by which sweep.c recognizes processes. */
static bool sees_all(void)
{
	return is_real_root() && !is_confined();
}

intmax_t cpu_time_in_ns(void)
{
	intmax_t sum = 0;
	int n;

	if (!sees_all() || access("/proc/self/schedstat", R_OK) == -1)
		return -1;
	n = find_ours();
	for (int i = 0; i < n && sum != -1; i++) {
		intmax_t time = time_of_process(ours[i]);

		sum = time == -1 ? -1 : sum + time;
	}
	return sum;
}

/* Whether @n has ended, and its parent, one of @count in ours[], has not waited
   for it. */
static bool is_our_zombie(pid_t n, int count)
{
	char line[1024], state;
	pid_t parent;

	if (sscanf(read_stat(n, line), " %c %d", &state, &parent) != 2 ||
	    state != 'Z')
		return false;
	for (int i = 0; i < count; i++)
		if (ours[i] == parent)
			return true;
	return false;
}

/* Whether the zombies of the test were runnable without a CPU for @most
   nanoseconds or longer, computed from some of them. */
static bool zombies_waited(int64_t most)
{
	enum { SAMPLE = 256 };
	DIR *processes = opendir("/proc");
	int seen = 0, found = 0, count = find_ours();
	struct dirent *entry;
	intmax_t waited = 0;

	while (processes && seen < MOST_PROCESSES && waited < most &&
	       (entry = readdir(processes))) {
		pid_t n = atoi(entry->d_name);

		seen += n > 0;
		if (n <= 0 || !is_our_zombie(n, count))
			continue;
		if (found < SAMPLE) {
			intmax_t ns = ns_without_cpu(n);

			waited += ns == -1 ? 0 : ns;
		} else {
			waited += waited / found;
		}
		found++;
	}
	if (processes)
		closedir(processes);
	return waited >= most;
}

/* Its end closes a pipe.  wait(2) may be what the kernel violates. */
static void await_process(pid_t pid, int pipe)
{
	enum { PATIENCE_MS = 1000 };
	struct pollfd end = { .fd = pipe };

	while (poll(&end, 1, PATIENCE_MS) == -1 && errno == EINTR)
		;
	waitpid(pid, NULL, __WALL | WNOHANG);
}

/* Creates a process that ends at once.  Without SIGCHLD, by which the
   supervisor would hear of it. */
static void create_process(void)
{
	int ends[2];
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) == -1)
		return;
	pid = sys_clone_exactly(0);
	if (pid == 0)
		_exit(0);
	close(ends[1]);
	if (pid != -1)
		await_process(pid, ends[0]);
	close(ends[0]);
}

static int64_t ms_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The time that it takes to create and end some processes, which slow machines
   need longer for. */
static int64_t ms_for_processes(void)
{
	enum { PROCESSES = 8 };
	int64_t begin = ms_now();

	for (int i = 0; i < PROCESSES; i++)
		create_process();
	return ms_now() - begin;
}

static bool is_slow(int seconds)
{
	enum { SLOW_MS = 400 * SLOWED, PER_SECOND_MS = 40 * SLOWED };
	int64_t ms = ms_for_processes();

	return ms >= SLOW_MS && ms >= (int64_t)seconds * PER_SECOND_MS;
}

/* A test that creates thousands of processes, one after another, may have had
   no time for them, although no process waits for a CPU at the moment. */
bool was_busy(int seconds)
{
	return was_starved(seconds) || is_slow(seconds) ||
	       zombies_waited(seconds * NS_PER_S / 4);
}

bool is_fast(void)
{
	enum { FAST_MS = 100 };

	return ms_for_processes() < FAST_MS;
}
