/* SPDX-License-Identifier: GPL-2.0-or-later */
/* text.h - strings that grow, and memory for them. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

struct text {
	char *data; /* ends in a NUL, which length does not include */
	size_t length, capacity;
};

#define PRINTF(n) __attribute__((format(printf, n, n + 1)))

void add(struct text *text, const char *format, ...) PRINTF(2);
void add_bytes(struct text *text, const char *bytes, size_t length);
/* The rest of @line if it begins with @start, or NULL. */
char *after(const char *line, const char *start);
/* Adds a JSON string. */
void add_json(struct text *text, const char *string);
/* Adds text of an XML element, or of an attribute in double quotes. */
void add_xml(struct text *text, const char *string);
void vadd(struct text *text, const char *format, va_list args);
void drop(struct text *text);
char *print(const char *format, ...) PRINTF(1); /* free() it */

void *make(size_t size); /* zeroed; never NULL */
void *enlarge(void *memory, size_t size);
char *copy(const char *string);
char *copy_part(const char *string, size_t length);

#endif
