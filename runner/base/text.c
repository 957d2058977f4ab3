// SPDX-License-Identifier: GPL-2.0-or-later
/* text.c - strings that grow, and memory for them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exit.h"
#include "base/text.h"

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

/* Allocates the exact size, because there may be tens of thousands. */
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

void add_xml(struct text *text, const char *string)
{
	static const char *const entities[] = {
		['&'] = "&amp;",
		['<'] = "&lt;",
		['>'] = "&gt;",
		['"'] = "&quot;",
	};

	for (const char *c = string; *c; c++) {
		size_t i = (unsigned char)*c;

		if (i < sizeof(entities) / sizeof(entities[0]) && entities[i])
			add(text, "%s", entities[i]);
		else
			add_bytes(text, c, 1);
	}
}

char *after(const char *line, const char *start)
{
	size_t length = strlen(start);

	return strncmp(line, start, length) == 0 ? (char *)line + length : NULL;
}
