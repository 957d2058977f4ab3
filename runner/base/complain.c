// SPDX-License-Identifier: GPL-2.0-or-later
/* complain.c - messages on stderr. */
#include <stdio.h>

#include "base/complain.h"
#include "base/exit.h"
#include "base/foreign.h"
#include "base/terminal.h"
#include "base/text.h"

static void vcomplain(const char *format, va_list args)
{
	struct text line = { 0 }, fit = { 0 };

	wipe_line();
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
