// SPDX-License-Identifier: GPL-2.0-or-later
/* words.c - lists of words. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "options/words.h"

void add_word(struct words *words, const char *word)
{
	words->word =
		enlarge(words->word, (words->n + 1) * sizeof(*words->word));
	words->word[words->n++] = word;
}

void free_words(struct words *words)
{
	for (size_t i = 0; i < words->n; i++)
		free((char *)words->word[i]);
	free(words->word);
	*words = (struct words){ 0 };
}

/* In single quotes; each of its own becomes '\''. */
static void add_quoted(struct text *text, const char *word)
{
	add(text, "'");
	for (size_t n; *word; word += n) {
		n = strcspn(word, "'");
		add_bytes(text, word, n);
		if (word[n]) {
			add(text, "'\\''");
			n++;
		}
	}
	add(text, "'");
}

char *words_in_shell(const struct words *words)
{
	struct text text = { 0 };

	for (size_t i = 0; i < words->n; i++) {
		const char *word = words->word[i];
		bool plain =
			*word && !strpbrk(word, " \t\n'\"\\$`&|;<>()*?[#~");

		add(&text, "%s", i ? " " : "");
		if (plain)
			add(&text, "%s", word);
		else
			add_quoted(&text, word);
	}
	return text.data;
}
