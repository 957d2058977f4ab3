/* SPDX-License-Identifier: GPL-2.0-or-later */
/* fuzz.h - functions that the fuzzers share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "options/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Aborts if @true_here is false. */
void want(bool true_here);
bool same(const char *a, const char *b);
/* Requires that @string is safe to print on a terminal. */
void want_clean(const char *string);
/* Whether @step returned; otherwise it failed with USAGE. */
bool goes_well(void (*step)(void));
/* Splits @bytes into lines. */
void split_lines(char *bytes, struct words *lines);

#endif
