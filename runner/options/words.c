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

/* Adds @word in single quotes, which end before each quote in it. */
static void add_quoted(struct text *text, const char *word)
{
	add(text, "'");
	for (; *word; word++)
		add(text, *word == '\'' ? "'\\''" : "%c", *word);
	add(text, "'");
}

/* Adds a part, quoted by @quote or not at all; returns what follows. */
static const char *take_part(struct text *word, const char *at, char quote)
{
	const char *ends = quote == '\'' ? "'" : quote ? "\\\"" : "\\'\" \t\n";
	size_t length = strcspn(at, ends);

	add_bytes(word, at, length);
	at += length;
	if (*at != '\\' || quote == '\'')
		return at;
	if (at[1])
		add_bytes(word, at + 1, 1);
	return at[1] ? at + 2 : at + 1;
}

/* Returns what follows the word, or NULL if a quote is open. */
static const char *take_word(struct text *word, const char *at)
{
	char quote = '\0';

	while (*at && (quote || !strchr(" \t\n", *at))) {
		if (quote && *at == quote) {
			quote = '\0';
			at++;
		} else if (!quote && (*at == '\'' || *at == '"')) {
			quote = *at++;
		} else {
			at = take_part(word, at, quote);
		}
	}
	return quote ? NULL : at;
}

bool split_words(struct words *words, const char *text)
{
	const char *at = text + strspn(text, " \t\n");

	while (at && *at) {
		struct text word = { 0 };

		add_bytes(&word, "", 0);
		at = take_word(&word, at);
		add_word(words, word.data);
		at = at ? at + strspn(at, " \t\n") : NULL;
	}
	return at;
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
