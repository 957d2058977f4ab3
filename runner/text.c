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

/* The length of the printable character at @bytes, or 0. */
static size_t printable(const unsigned char *bytes, size_t length)
{
	static const uint32_t least[] = { 0, 0, 0xa0, 0x800, 0x10000 };
	size_t n = *bytes >= 0xf0 ? 4 : *bytes >= 0xe0 ? 3 : 2;
	uint32_t point = *bytes & (0x7f >> n);

	if (*bytes < 0x80)
		return *bytes >= ' ' && *bytes != 0x7f;
	if (*bytes < 0xc0 || *bytes >= 0xf8 || n > length)
		return 0;
	for (size_t i = 1; i < n; i++) {
		if ((bytes[i] & 0xc0) != 0x80)
			return 0;
		point = point << 6 | (bytes[i] & 0x3f);
	}
	if (point < least[n] || point > 0x10ffff ||
	    (point >= 0xd800 && point < 0xe000))
		return 0;
	return n;
}

void add_clean(struct text *text, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t n = printable((const unsigned char *)bytes, length);

		if (n)
			add_bytes(text, bytes, n);
		else if (*bytes == '\t')
			add_bytes(text, " ", 1);
		else
			add(text, "\\x%02x", (unsigned char)*bytes);
		n += n == 0;
		bytes += n;
		length -= n;
	}
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
	struct text line = { 0 }, clean = { 0 };

	wipe_bar();
	vadd(&line, format, args);
	add_clean(&clean, line.data, line.length);
	fprintf(stderr, "pidspec: %s\n", clean.data ? clean.data : "");
	drop(&line);
	drop(&clean);
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

void feed_lines(struct text *rest, const char *bytes, size_t length,
		void (*take)(void *whom, char *line), void *whom)
{
	const char *end = bytes + length, *newline;

	for (; bytes < end; bytes = newline + 1) {
		size_t room = MAX_LINE - rest->length, part;

		newline = memchr(bytes, '\n', end - bytes);
		part = (newline ? newline : end) - bytes;
		add_bytes(rest, bytes, part < room ? part : room);
		if (!newline)
			return;
		end_lines(rest, take, whom);
	}
}

void end_lines(struct text *rest, void (*take)(void *whom, char *line),
	       void *whom)
{
	struct text clean = { 0 };

	if (rest->length && rest->data[rest->length - 1] == '\r')
		rest->length--;
	add_clean(&clean, rest->data, rest->length);
	if (clean.length)
		take(whom, clean.data);
	drop(&clean);
	rest->length = 0;
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
