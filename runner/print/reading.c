// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * reading.c - the documents of a source, on the web.
 *
 * man7.org has the pages of man-pages, util-linux, procps and coreutils, and
 * docs.kernel.org has Documentation of the kernel.  Files of kernel source and
 * commits have no address.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "print/reading.h"

static const char NAME[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	"0123456789_.+-";
static const char LOWER[] = "abcdefghijklmnopqrstuvwxyz";

/* "pid_namespaces(7)", "NS_GET_PARENT(2const)"; its length, or 0. */
static size_t add_page(struct text *url, const char *document)
{
	size_t name = strspn(document, NAME);
	const char *section = document + name + 1;
	size_t letters;

	if (!name || document[name] != '(' || *section < '1' || *section > '9')
		return 0;
	letters = strspn(section + 1, LOWER);
	if (section[1 + letters] != ')')
		return 0;
	add(url, "https://man7.org/linux/man-pages/man%c/%.*s.%.*s.html",
	    *section, (int)name, document, (int)letters + 1, section);
	return name + letters + 3;
}

/* "Documentation/filesystems/proc.rst"; its length, or 0. */
static size_t add_rst(struct text *url, const char *document)
{
	static const char top[] = "Documentation/", suffix[] = ".rst";
	const char *path = document + strlen(top);
	size_t length = 0, all;

	if (strncmp(document, top, strlen(top)) != 0)
		return 0;
	while (path[length] == '/' || strspn(path + length, NAME))
		length++;
	all = strlen(suffix);
	if (length <= all || strncmp(path + length - all, suffix, all) != 0)
		return 0;
	add(url, "https://docs.kernel.org/%.*s.html", (int)(length - all),
	    path);
	return strlen(top) + length;
}

static void add_document(struct text *lines, const char *document)
{
	struct text url = { 0 };
	size_t length = add_page(&url, document);

	if (!length)
		length = add_rst(&url, document);
	if (length && strncmp(document + length, ", ", 2) == 0)
		add(lines, "%s (%s)\n", url.data, document + length + 2);
	else if (length && !document[length])
		add(lines, "%s\n", url.data);
	drop(&url);
}

void add_reading(struct text *lines, const char *source)
{
	char *documents = copy(source), *rest;

	for (char *one = strtok_r(documents, ";", &rest); one;
	     one = strtok_r(NULL, ";", &rest))
		add_document(lines, one + strspn(one, " "));
	free(documents);
}
