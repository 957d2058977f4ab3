// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * recorded.c - the difference in a recorded stream, which is not trusted.
 *
 * A guest or a container wrote the stream.  So the files of a difference are
 * made here, from steps and numbers that are valid in the model.  Text of the
 * stream is only displayed; a check, which becomes source code, has one of the
 * forms that observe.c prints.
 */
#include <errno.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "recorded.h"
#include "replay.h"
#include "steps.h"

/* No text can end the comment that program.c puts it in. */
static void take_text(char *to, size_t size, const char *text)
{
	size_t length = 0;

	for (; *text && length < size - 1; text++)
		if (*text >= ' ' && *text <= '~' && *text != '*')
			to[length++] = *text;
	to[length] = '\0';
}

static bool is_check(const char *text)
{
	static const char form[] =
		"^(CHECK_(ENDS|GONE)\\(p[0-7]\\)|"
		"CHECK_(EQ|ERRNO)\\((get(pid|tid|ppid)\\(\\)|"
		"get(pgid|sid)\\([0-9]+\\)|kill\\([0-9]+, 0\\)|"
		"(sender_of|is_pending)\\(SIG[A-Z0-9]+\\)|"
		"death_signal\\(\\)|tracer_in_own_proc\\(\\)|owner_(of|type)\\("
		"owned\\)|"
		"peer_of\\(pair\\[0\\]\\)\\.pid|"
		"facts_by\\(pidfd_of\\(p[0-7]\\)\\)\\.(pid|tgid|ppid)), "
		"(-?[0-9]+|E[A-Z]+)\\))$";
	regex_t regex;
	bool matches;

	if (regcomp(&regex, form, REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	matches = regexec(&regex, text, 0, NULL, 0) == 0;
	regfree(&regex);
	return matches;
}

/* "fork 0 1 0 = 2 0 0 0": the answer of the kernel. */
static bool take_step_line(const char *text, struct finding *finding)
{
	const char *equals = strstr(text, " = ");
	struct answer *answer = &finding->answers[finding->count];
	char line[100], rest;

	if (!equals || equals - text >= (int)sizeof(line) ||
	    finding->count == MAX_STEPS)
		return false;
	snprintf(line, sizeof(line), "%.*s", (int)(equals - text), text);
	if (!parse_step(line, &finding->steps[finding->count]) ||
	    sscanf(equals, " = %d %d %d %d %c", &answer->result, &answer->pid,
		   &answer->code, &answer->status, &rest) != 4)
		return false;
	finding->count++;
	return true;
}

static bool take_number(const char *text, long most, long *number)
{
	char *end;

	errno = 0;
	*number = strtol(text, &end, 10);
	return *text && !*end && !errno && *number >= 0 && *number <= most;
}

static bool take_line(const char *key, const char *value,
		      struct finding *finding)
{
	long number = 0;
	bool fits = true;

	if (strcmp(key, "difference") == 0) {
		take_text(finding->what, sizeof(finding->what), value);
	} else if (strcmp(key, "key") == 0) {
		take_text(finding->key, sizeof(finding->key), value);
	} else if (strcmp(key, "proof") == 0) {
		if (is_check(value))
			take_text(finding->proof, sizeof(finding->proof),
				  value);
	} else if (strcmp(key, "at-step") == 0) {
		fits = take_number(value, MAX_STEPS, &number);
		finding->at = (int)number - 1;
	} else if (strcmp(key, "witness") == 0) {
		fits = take_number(value, PROCESSES - 1, &number);
		finding->witness = (int)number;
	} else if (strcmp(key, "step") == 0) {
		fits = take_step_line(value, finding);
	}
	return fits;
}

/* Each step has to be one that the explorer takes in that state. */
static bool is_scene(const struct finding *finding)
{
	struct model m;

	if (finding->count == 0 || finding->at < 0 ||
	    finding->at >= finding->count)
		return false;
	begin_scene(&m);
	for (int i = 0; i < finding->count; i++) {
		if (!step_fits(&m, &finding->steps[i]))
			return false;
		take_step(&m, &finding->steps[i], &finding->answers[i]);
	}
	return m.p[finding->witness].state != ABSENT;
}

static bool read_lines(FILE *file, const char *path, struct finding *finding,
		       char why[300])
{
	char line[1024], *value;

	for (int number = 1; fgets(line, sizeof(line), file); number++) {
		line[strcspn(line, "\n")] = '\0';
		value = strncmp(line, "# ", 2) == 0 ? strstr(line, ": ") : NULL;
		if (!value)
			continue;
		*value = '\0';
		if (take_line(line + 2, value + 2, finding))
			continue;
		snprintf(why, 300,
			 "%.200s:%d: malformed; read a results.tap that "
			 "pidspec wrote",
			 path, number);
		return false;
	}
	return true;
}

bool read_recorded(const char *path, struct finding *finding, char why[300])
{
	FILE *file = fopen(path, "re");
	bool whole;

	*finding = (struct finding){ .news = DIFFERENCE, .at = -1 };
	if (!file) {
		snprintf(why, 300, "%.200s: %s; name a results.tap", path,
			 strerror(errno));
		return false;
	}
	whole = read_lines(file, path, finding, why);
	fclose(file);
	if (whole && !is_scene(finding)) {
		whole = false;
		snprintf(why, 300,
			 "%.200s: no difference that this version can read; "
			 "name a results.tap in which explore failed",
			 path);
	}
	return whole;
}
