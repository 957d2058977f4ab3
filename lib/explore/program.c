// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * program.c - a difference as a rule program, in the words of pidspec.h.
 *
 * test() orders the steps: it posts a note for each, and waits for a note in
 * reply.  If a step ends the process that takes it, test() waits for that end
 * instead.  Processes are nested blocks.  The step that differs, or a final
 * observation, checks what the model expects.
 */
#include <string.h>

#include "program.h"
#include "steps.h"

static FILE *out;
static const struct finding *finding;
static struct model before[MAX_STEPS + 1]; /* the state before each step */
static struct answer expected[MAX_STEPS];

static void indent(int depth)
{
	for (int i = 0; i < depth; i++)
		fputc('\t', out);
}

/* The step that differs has what the model expects, not what the kernel did. */
static void compute_states(void)
{
	begin_scene(&before[0]);
	for (int i = 0; i < finding->count; i++) {
		struct model *after = &before[i + 1];

		*after = before[i];
		expected[i] = take_step(after, &finding->steps[i],
					i < finding->at ? &finding->answers[i]
							: NULL);
	}
}

static const struct kind *kind_of(int i)
{
	return &kinds[finding->steps[i].kind];
}

static bool is_silent(int i)
{
	return !can_act(&before[i + 1], finding->steps[i].by);
}

static bool is_wait(int i)
{
	return strncmp(kind_of(i)->name, "wait", 4) == 0;
}

/* Whether the step creates a process of the program.  It does not if the result
   of its clone(2) is the difference. */
static bool creates(int i)
{
	return kind_of(i)->a == NEW_PROCESS && expected[i].result > 0 &&
	       !(i == finding->at && strcmp(finding->key, "result") == 0);
}

static void call_text(int i, char *text)
{
	long x[3] = { 0 };

	kind_of(i)->resolve(&before[i], &finding->steps[i], x);
	kind_of(i)->print_c(text, &finding->steps[i], x);
}

static void write_report(int i, int depth)
{
	indent(depth);
	fprintf(out, "CHECK_EQ(info.si_pid, %d);\n", expected[i].pid);
	if (!expected[i].pid)
		return;
	indent(depth);
	fprintf(out, "CHECK_EQ(info.si_code, %d);\n", expected[i].code);
	indent(depth);
	fprintf(out, "CHECK_EQ(info.si_status, %d);\n", expected[i].status);
}

static void write_call(int i, int depth)
{
	char call[LONGEST_TEXT];
	int result = expected[i].result;

	if (kind_of(i)->predict == to_receive)
		result = expected[i].pid;
	call_text(i, call);
	if (is_wait(i)) {
		indent(depth);
		fprintf(out, "info = (siginfo_t){ 0 };\n");
	}
	indent(depth);
	if (is_silent(i))
		fprintf(out, "%s;\n", call);
	else if (result < 0)
		fprintf(out, "CHECK_ERRNO(%s, %s);\n", call,
			ERROR_TEXT(result));
	else
		fprintf(out, "CHECK_EQ(%s, %d);\n", call, result);
	if (is_wait(i) && result == 0)
		write_report(i, depth);
}

static void write_block(int p, int depth);

static void write_child(int i, int depth)
{
	const struct step *step = &finding->steps[i];

	indent(depth);
	if (kind_of(i)->predict == to_set_tid)
		fprintf(out,
			"child3(p%d, .set_tid = (uintptr_t)(pid_t[]){ %d },\n",
			step->a,
			wanted_number(&before[i],
				      before[i].p[step->by].ns_for_children,
				      step->b));
	else
		fprintf(out, "child(p%d, %s) {\n", step->a,
			kind_of(i)->predict == to_clone_newuser
				? "CLONE_NEWUSER | CLONE_NEWPID"
			: kind_of(i)->predict == to_clone_newpid
				? "CLONE_NEWPID"
			: kind_of(i)->predict == to_clone_parent
				? "CLONE_PARENT"
				: "0");
	if (kind_of(i)->predict == to_set_tid) {
		indent(depth);
		fprintf(out, "       .set_tid_size = 1) {\n");
	}
	indent(depth + 1);
	fprintf(out, "forget_signals();\n");
	write_block(step->a, depth + 1);
	indent(depth);
	fprintf(out, "}\n");
}

/* A final observation has the number after that of the last step. */
static bool has_last_look(int p)
{
	return finding->proof[0] && finding->witness == p &&
	       strncmp(finding->proof, "CHECK_ENDS", 10) != 0 &&
	       strncmp(finding->proof, "CHECK_GONE", 10) != 0;
}

static void write_block(int p, int depth)
{
	for (int i = 0; i < finding->count; i++) {
		if (finding->steps[i].by != p)
			continue;
		indent(depth);
		fprintf(out, "await(go[%d]);\n", i);
		if (creates(i))
			write_child(i, depth);
		else
			write_call(i, depth);
		indent(depth);
		fprintf(out, "post(done[%d]);\n", i);
	}
	if (has_last_look(p)) {
		indent(depth);
		fprintf(out, "await(go[%d]);\n", finding->count);
		indent(depth);
		fprintf(out, "%s;\n", finding->proof);
		indent(depth);
		fprintf(out, "post(done[%d]);\n", finding->count);
	}
	indent(depth);
	fprintf(out, "linger();\n");
}

static void write_order(int i)
{
	fprintf(out, "\tpost(go[%d]);\n", i);
	if (!is_silent(i))
		fprintf(out, "\tawait(done[%d]);\n", i);
	for (int p = 1; p < PROCESSES; p++) {
		int was = before[i].p[p].state, is = before[i + 1].p[p].state;

		if (i < finding->at && was == LIVE &&
		    (is == ZOMBIE || is == GONE))
			fprintf(out, "\tawait_end(p%d);\n", p);
	}
}

static void write_variables(void)
{
	bool waits = false;

	fprintf(out, "static struct process p0");
	for (int p = 1; p < PROCESSES; p++)
		if (before[finding->count].p[p].state != ABSENT)
			fprintf(out, ", p%d", p);
	fprintf(out, ";\nstatic struct note go[%d], done[%d];\n",
		finding->count + 1, finding->count + 1);
	for (int i = 0; i < finding->count; i++)
		waits |= is_wait(i);
	if (waits)
		fprintf(out, "static siginfo_t info;\n");
}

static bool has_step(transition *predict)
{
	for (int i = 0; i < finding->count; i++)
		if (kind_of(i)->predict == predict)
			return true;
	return false;
}

/* The rule program must not run where the explorer would not take the step. */
static bool can_hang(void)
{
	for (int i = 0; i < finding->count; i++) {
		int target, group;

		if (kind_of(i)->predict != to_setpgid)
			continue;
		resolve_setpgid(&before[i], &finding->steps[i], &target,
				&group);
		if (is_forbidden(&before[i], target, group))
			return true;
	}
	return false;
}

static void write_needs(void)
{
	const struct {
		const char *name;
		bool required;
	} needs[] = {
		{ "need_guest", can_hang() },
		{ "need_last_pid", has_step(to_last_pid) },
		{ "need_own_pid_max", has_step(to_pid_max) },
		{ "need_reboot", has_step(to_reboot) },
		{ "need_userns",
		  has_step(to_clone_newuser) || has_step(to_unshare_newuser) },
	};
	int count = 0;

	for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
		if (needs[i].required)
			fprintf(out, "%s%s", count++ ? ", " : "\t.needs = { ",
				needs[i].name);
	if (count)
		fprintf(out, " },\n");
}

static void write_head(void)
{
	fprintf(out,
		"// SPDX-License-Identifier: GPL-2.0-or-later\n"
		"/* explore: %s */\n"
		"#include <fcntl.h>\n"
		"#include <linux/reboot.h>\n"
		"#include <sys/prctl.h>\n"
		"#include <sys/ptrace.h>\n"
		"#include <sys/wait.h>\n\n"
		"#include \"pidspec.h\"\n\n"
		"const struct rule rule = {\n"
		"\t.says = \"TODO.\",\n"
		"\t.source = \"TODO\",\n"
		"\t.harmful = true,\n",
		finding->what);
	write_needs();
	fprintf(out, "};\n\n");
	write_variables();
}

static void write_helpers(void)
{
	fprintf(out, "%s",
		"static int sockets[2], pair[2] "
		"__attribute__((unused));\n"
		"#define owned sockets[0]\n"
		"static int senders[65];\n\n"
		"static inline void forget_signals(void)\n"
		"{\n"
		"\tfor (int i = 0; i < 65; i++)\n"
		"\t\tsenders[i] = -1;\n"
		"}\n\n"
		"static inline int sender_of(int signal)\n"
		"{\n"
		"\treturn senders[signal];\n"
		"}\n\n"
		"static inline void handler(int signal, siginfo_t *from, void "
		"*context)\n"
		"{\n"
		"\t(void)context;\n"
		"\tsenders[signal] = from->si_pid;\n"
		"}\n\n"
		"enum action { to_default, to_ignore, to_note };\n\n"
		"static inline int set_action(int signal, enum action action)\n"
		"{\n"
		"\tstruct sigaction to = { .sa_handler = SIG_DFL };\n\n"
		"\tif (action == to_ignore)\n"
		"\t\tto.sa_handler = SIG_IGN;\n"
		"\tif (action == to_note) {\n"
		"\t\tto.sa_flags = SA_SIGINFO;\n"
		"\t\tto.sa_sigaction = handler;\n"
		"\t}\n"
		"\treturn sigaction(signal, &to, NULL);\n"
		"}\n\n"
		"static inline int set_mask(int how, int signal)\n"
		"{\n"
		"\tsigset_t set;\n\n"
		"\tsigemptyset(&set);\n"
		"\tsigaddset(&set, signal);\n"
		"\treturn sigprocmask(how, &set, NULL);\n"
		"}\n\n"
		"static inline int is_pending(int signal)\n"
		"{\n"
		"\tsigset_t set;\n\n"
		"\tsigpending(&set);\n"
		"\treturn sigismember(&set, signal);\n"
		"}\n\n");
}

/* Functions for calls that need a struct, or store their answer in one. */
static const char wrappers[] =
	"static inline int queue_signal(int pid, int signal)\n"
	"{\n"
	"\tsiginfo_t info = { .si_code = SI_QUEUE };\n\n"
	"\tinfo.si_pid = 77;\n"
	"\treturn (int)syscall(SYS_rt_sigqueueinfo, pid, signal, "
	"&info);\n"
	"}\n\n"
	"static inline int send_credentials(int socket, int pid)\n"
	"{\n"
	"\tpid = pid ? pid : (int)syscall(SYS_getpid);\n"
	"\treturn try_word_as(socket, (struct ucred){ pid, 0, 0 "
	"});\n"
	"}\n\n"
	"static inline int try_pidfd(int pid)\n"
	"{\n"
	"\tint pidfd = (int)syscall(SYS_pidfd_open, pid, 0);\n\n"
	"\treturn pidfd == -1 ? -1 : close(pidfd);\n"
	"}\n\n"
	"static inline int detach_from(int pid, int is_running)\n"
	"{\n"
	"\tif (is_running && ptrace(PTRACE_INTERRUPT, pid, 0, 0) == 0)\n"
	"\t\tmust(waitpid(pid, NULL, WSTOPPED | __WALL));\n"
	"\treturn (int)ptrace(PTRACE_DETACH, pid, 0, 0);\n"
	"}\n\n"
	"static inline int tracer_in_own_proc(void)\n"
	"{\n"
	"\treturn 0; /* TODO: TracerPid in /proc of this namespace */\n"
	"}\n\n"
	"static inline int death_signal(void)\n"
	"{\n"
	"\tint signal = -1;\n\n"
	"\tprctl(PR_GET_PDEATHSIG, &signal);\n"
	"\treturn signal;\n"
	"}\n\n"
	"static inline struct pidfd_facts facts_by(int pidfd)\n"
	"{\n"
	"\tstruct pidfd_facts facts;\n\n"
	"\tmust(ask_pidfd(pidfd, 0, &facts));\n"
	"\treturn facts;\n"
	"}\n\n"
	"static inline int set_owner(int fd, int type, int pid)\n"
	"{\n"
	"\tstruct f_owner_ex owner = { type, pid };\n\n"
	"\treturn fcntl(fd, F_SETOWN_EX, &owner);\n"
	"}\n\n"
	"static inline int owner_of(int fd)\n"
	"{\n"
	"\tstruct f_owner_ex owner = { -1, -1 };\n\n"
	"\tmust(fcntl(fd, F_GETOWN_EX, &owner));\n"
	"\treturn owner.pid;\n"
	"}\n\n"
	"static inline int owner_type(int fd)\n"
	"{\n"
	"\tstruct f_owner_ex owner = { -1, -1 };\n\n"
	"\tmust(fcntl(fd, F_GETOWN_EX, &owner));\n"
	"\treturn owner.type;\n"
	"}\n\n";

void write_program(FILE *to, const struct finding *what)
{
	bool is_end = strncmp(what->proof, "CHECK_ENDS", 10) == 0 ||
		      strncmp(what->proof, "CHECK_GONE", 10) == 0;

	out = to;
	finding = what;
	compute_states();
	write_head();
	write_helpers();
	fprintf(out, "%s", wrappers);
	fprintf(out, "void test(void)\n{\n"
		     "\tmake_sockets(sockets);\n"
		     "\tchild(p0, CLONE_NEWPID) {\n"
		     "\t\tforget_signals();\n"
		     "\t\tmust(setsid());\n");
	write_block(0, 2);
	fprintf(out, "\t}\n");
	for (int i = 0; i < finding->count; i++)
		write_order(i);
	if (is_end)
		fprintf(out, "\t%s;\n", finding->proof);
	else if (finding->proof[0])
		fprintf(out, "\tpost(go[%d]);\n\tawait(done[%d]);\n",
			finding->count, finding->count);
	fprintf(out, "}\n");
}
