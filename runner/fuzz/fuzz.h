/* SPDX-License-Identifier: GPL-2.0-or-later */
/* fuzz.h - what the fuzzers share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "options/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must be; aborts. */
void want(bool true_here);
bool same(const char *a, const char *b);
/* Nothing that is kept may reach a terminal as it came. */
void want_clean(const char *string);
/* Whether @step returned; otherwise it complained, and gave up with USAGE. */
bool goes_well(void (*step)(void));
/* The lines of @bytes, which become words of their own. */
void split_lines(char *bytes, struct words *lines);

#endif
