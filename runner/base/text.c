// SPDX-License-Identifier: GPL-2.0-or-later
/* text.c - strings that grow, complaints, and other small change. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "runner.h"

void *enlarge(void *memory, size_t size)
{
	memory = realloc(memory, size);
	if (memory)
		return memory;
	fputs("pidspec: out of memory\n", stderr);
	end_with(NO_VERDICT);
}

void *make(size_t size)
{
	return memset(enlarge(NULL, size ? size : 1), 0, size);
}

char *copy_part(const char *string, size_t length)
{
	char *part = make(length + 1);

	memcpy(part, string, length);
	return part;
}

char *copy(const char *string)
{
	return copy_part(string, strlen(string));
}

static void reserve(struct text *text, size_t length)
{
	size_t wanted = text->length + length + 1;

	if (wanted <= text->capacity)
		return;
	text->capacity = wanted < 256 ? 256 : wanted * 2;
	text->data = enlarge(text->data, text->capacity);
}

void add_bytes(struct text *text, const char *bytes, size_t length)
{
	reserve(text, length);
	if (length)
		memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
}

void vadd(struct text *text, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	reserve(text, length);
	vsnprintf(text->data + text->length, length + 1, format, args);
	text->length += length;
}

void add(struct text *text, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vadd(text, format, args);
	va_end(args);
}

/* No larger than it has to be: there may be tens of thousands. */
char *print(const char *format, ...)
{
	va_list args;
	char *string;
	int length;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	string = make(length + 1);
	va_start(args, format);
	vsnprintf(string, length + 1, format, args);
	va_end(args);
	return string;
}

void drop(struct text *text)
{
	free(text->data);
	*text = (struct text){ 0 };
}

void add_json(struct text *text, const char *string)
{
	add_bytes(text, "\"", 1);
	for (const char *c = string; *c; c++) {
		if (*c == '"' || *c == '\\')
			add(text, "\\%c", *c);
		else if ((unsigned char)*c < ' ')
			add(text, "\\u%04x", (unsigned char)*c);
		else
			add_bytes(text, c, 1);
	}
	add_bytes(text, "\"", 1);
}

static void vcomplain(const char *format, va_list args)
{
	struct text line = { 0 }, fit = { 0 };

	wipe_bar();
	vadd(&line, format, args);
	add_clean(&fit, line.data, line.length);
	fprintf(stderr, "pidspec: %s\n", fit.data ? fit.data : "");
	drop(&line);
	drop(&fit);
}

void complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vcomplain(format, args);
	va_end(args);
}

void fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vcomplain(format, args);
	va_end(args);
	end_with(USAGE);
}

const char *signal_name(int signal)
{
	static const char *const known[] = {
		[SIGHUP] = "SIGHUP",	   [SIGINT] = "SIGINT",
		[SIGQUIT] = "SIGQUIT",	   [SIGILL] = "SIGILL",
		[SIGTRAP] = "SIGTRAP",	   [SIGABRT] = "SIGABRT",
		[SIGBUS] = "SIGBUS",	   [SIGFPE] = "SIGFPE",
		[SIGKILL] = "SIGKILL",	   [SIGUSR1] = "SIGUSR1",
		[SIGSEGV] = "SIGSEGV",	   [SIGUSR2] = "SIGUSR2",
		[SIGPIPE] = "SIGPIPE",	   [SIGALRM] = "SIGALRM",
		[SIGTERM] = "SIGTERM",	   [SIGXCPU] = "SIGXCPU",
		[SIGXFSZ] = "SIGXFSZ",	   [SIGSYS] = "SIGSYS",
		[SIGVTALRM] = "SIGVTALRM", [SIGPROF] = "SIGPROF",
		[SIGIO] = "SIGIO",	   [SIGPWR] = "SIGPWR",
	};
	static char other[sizeof("signal -2147483648")];

	if (signal > 0 && signal < (int)(sizeof(known) / sizeof(known[0])) &&
	    known[signal])
		return known[signal];
	snprintf(other, sizeof(other), "signal %d", signal);
	return other;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* How many letters have to be changed, added or taken away. */
static size_t distance(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b), width = n + 1, result;
	size_t *all = make((m + 1) * width * sizeof(*all)), *row = all;

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; i <= m; i++) {
		const size_t *above = row;

		row += width;
		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t change = above[j - 1] + (a[i - 1] != b[j - 1]);

			row[j] = least(change, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				row[j] = least(row[j],
					       (above - width)[j - 2] + 1);
		}
	}
	result = row[n];
	free(all);
	return result;
}

const char *nearest(const char *word, const char *const *candidates, size_t n)
{
	size_t best = strlen(word) / 2 + 1;
	const char *found = NULL;

	for (size_t i = 0; i < n; i++) {
		size_t d = best;

		/* What is so long is not near, and may be a whole file. */
		if (strlen(word) <= 2 * strlen(candidates[i]) + 2)
			d = distance(word, candidates[i]);
		if (d < best) {
			best = d;
			found = candidates[i];
		}
	}
	for (size_t i = 0; i < n && !found && strlen(word) > 2; i++)
		if (strstr(candidates[i], word))
			found = candidates[i];
	return found;
}

char *after(const char *line, const char *start)
{
	size_t length = strlen(start);

	return strncmp(line, start, length) == 0 ? (char *)line + length : NULL;
}

int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

struct text read_file(const char *path)
{
	int fd = strcmp(path, "-") == 0 ? dup(0)
					: open(path, O_RDONLY | O_CLOEXEC);
	struct text text = { 0 };
	char bytes[4096];
	ssize_t n = fd;

	while (n != -1 && (n = read(fd, bytes, sizeof(bytes))) > 0)
		add_bytes(&text, bytes, n);
	if (n == -1)
		fail("%s: %s", path, strerror(errno));
	close(fd);
	add_bytes(&text, "", 0);
	return text;
}

struct text read_text(const char *path)
{
	struct text text = read_file(path);

	if (strlen(text.data) < text.length)
		fail("%s: a NUL byte is in it; write plain text, as UTF-8",
		     path);
	return text;
}
