/* SPDX-License-Identifier: GPL-2.0-or-later */
/* words.h - lists of words. */
#ifndef OPTIONS_WORDS_H
#define OPTIONS_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct words {
	const char **word;
	size_t n;
};

void add_word(struct words *words, const char *word);
void free_words(struct words *words); /* frees each word, too */
/* Splits @text at spaces, like a shell without expansions: '...' and "..."
   group, and a backslash quotes the next character.  False if a quote is
   open. */
bool split_words(struct words *words, const char *text);
/* Quoted for a shell; free() it. */
char *words_in_shell(const struct words *words);

#endif
