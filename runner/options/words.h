/* SPDX-License-Identifier: GPL-2.0-or-later */
/* words.h - lists of words. */
#ifndef OPTIONS_WORDS_H
#define OPTIONS_WORDS_H

#include <stddef.h>

struct words {
	const char **word;
	size_t n;
};

void add_word(struct words *words, const char *word);
void free_words(struct words *words); /* frees each word, too */
/* Quoted for a shell; free() it. */
char *words_in_shell(const struct words *words);

#endif
