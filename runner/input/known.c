// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * known.c - known issues: failures that are expected, with the reason.
 *
 *	# deb822, as in debian/control: stanzas of fields, and comments
 *	Rule: procfs.hidepid-*
 *	Kernel: >= 5.8, < 5.10.44
 *	Match: actual: 0
 *	Reason: hidepid=2 is not kept on remount
 *	Url: https://...
 *
 * Those of --known come first, then those of this machine and of the user, then
 * those that come with the programs.  The first entry that matches is used.
 *
 * Only a FAIL can be a known issue.  An entry that has no effect is reported,
 * so that entries are removed when issues are fixed.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/foreign.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/read.h"
#include "base/text.h"
#include "input/explorer.h"
#include "input/known.h"
#include "input/result.h"
#include "input/select.h"
#include "input/tap.h"
#include "input/version.h"
#include "options/options.h"
#include "options/words.h"

enum field { RULE, KERNEL, ARCH, ABI, MATCH, REASON, URL, FIXED_BY, EXPIRES };
enum { FIELDS = EXPIRES + 1 };

static const char *const field_names[FIELDS] = {
	"Rule",	  "Kernel", "Arch",	"Abi",	   "Match",
	"Reason", "Url",    "Fixed-By", "Expires",
};

struct entry {
	const char *file;
	int line;
	char *field[FIELDS];
	bool applies;	/* to this kernel, on this day */
	bool of_others; /* applies to another version of the kernel */
	bool expired;
	bool used;
	bool mismatched; /* its rule failed, but in another way */
};

static struct words files; /* that were read */
static const char *file;   /* the last of them */
static struct entry *entries;
static size_t n_entries;
static struct entry begun; /* its lines are being read */

#define bad_line(line, format, ...) \
	fail("%s:%d: " format, file, (line), ##__VA_ARGS__)

/* ---- Does an entry apply? ----------------------------------------------- */

/*
 * Debian's release "5.10.0-46-amd64" may be any 5.10.  The build has the exact
 * version: "#1 SMP Debian 5.10.262-1 (2026-07-31)".  The version may have an
 * epoch: "1:6.6.31-1+rpt1".
 */
static const char *version_of(const struct utsname *names)
{
	static const char mark[] = "Debian ";
	const char *at = strstr(names->version, mark);
	const char *colon;

	if (!at)
		return names->release;
	at += strlen(mark);
	colon = at + strspn(at, "0123456789");
	return *colon == ':' ? colon + 1 : at;
}

/* Evaluates one condition of ">= 5.8, < 5.10.44", and moves @condition past it;
   -1 if it is malformed. */
static int kernel_is(const char *kernel, const char **condition)
{
	const char *sign = *condition, *at;
	size_t length = strspn(sign, "<>=");
	uint64_t version[VERSION_PARTS];
	int n = parse_version(sign + length + strspn(sign + length, " "),
			      version, &at);
	int order = compare_version(kernel, version, n);

	*condition = at + strspn(at, " ");
	if (n == 0 || (**condition && **condition != ','))
		return -1;
	if (length == 2 && strncmp(sign, ">=", 2) == 0)
		return order >= 0;
	if (length == 2 && strncmp(sign, "<=", 2) == 0)
		return order <= 0;
	if (length == 1)
		return *sign == '>'   ? order > 0
		       : *sign == '<' ? order < 0
				      : order == 0;
	return -1;
}

static bool applies_to_kernel(const struct entry *entry, const char *kernel)
{
	const char *at = entry->field[KERNEL];
	bool applies = true;
	int is;

	while (at) {
		is = kernel_is(kernel, &at);
		if (is == -1)
			bad_line(entry->line,
				 "invalid 'Kernel: %s'; write "
				 "'>= 5.8, < 5.10.44'",
				 entry->field[KERNEL]);
		applies &= is;
		at = *at == ',' ? at + 1 + strspn(at + 1, " ") : NULL;
	}
	return applies;
}

static const char *today(void)
{
	static char date[sizeof("YYYY-MM-DD") + 16];
	time_t when = (time_t)source_date(time(NULL));

	strftime(date, sizeof(date), "%Y-%m-%d", gmtime(&when));
	return date;
}

static bool is_date(const char *text)
{
	uint64_t year, month, day;

	return strlen(text) == strlen("YYYY-MM-DD") && text[4] == '-' &&
	       text[7] == '-' && take_whole(&text, 9999, &year) &&
	       *text++ == '-' && take_whole(&text, 12, &month) && month > 0 &&
	       *text++ == '-' && parse_whole(text, 1, 31, &day);
}

static bool has_expired(const struct entry *entry)
{
	const char *date = entry->field[EXPIRES];

	if (!date)
		return false;
	if (!is_date(date))
		bad_line(entry->line,
			 "invalid date 'Expires: %s'; write YYYY-MM-DD", date);
	return strcmp(today(), date) > 0;
}

/* ---- Reading ------------------------------------------------------------ */

/* An entry without the field applies to all programs. */
static bool applies_to_abi(const struct entry *entry)
{
	const char *abi = entry->field[ABI];

	if (abi && strcmp(abi, "32") != 0 && strcmp(abi, "native") != 0)
		bad_line(entry->line, "'Abi: %s' is neither 32 nor native",
			 abi);
	return !abi || (strcmp(abi, "32") == 0) == (options.abi == ABI_32);
}

static void finish_entry(struct entry *entry)
{
	struct utsname names;
	bool kernel, here;

	if (!entry->line)
		return;
	for (int i = RULE; i <= REASON; i += REASON - RULE)
		if (!entry->field[i])
			bad_line(entry->line,
				 "no '%s:'; every entry requires one",
				 field_names[i]);
	uname(&names);
	entry->file = file;
	entry->expired = has_expired(entry);
	kernel = applies_to_kernel(entry, version_of(&names));
	here = !entry->expired && applies_to_abi(entry) &&
	       (!entry->field[ARCH] ||
		strcmp(entry->field[ARCH], names.machine) == 0);
	entry->applies = here && kernel;
	entry->of_others = here && !kernel;
	entries = enlarge(entries, (n_entries + 1) * sizeof(*entries));
	entries[n_entries++] = *entry;
	*entry = (struct entry){ 0 };
}

static int find_field(const char *name, size_t length, int line)
{
	char *typed = copy_part(name, length);
	const char *guess;

	for (int i = 0; i < FIELDS; i++)
		if (strcasecmp(typed, field_names[i]) == 0) {
			free(typed);
			return i;
		}
	guess = nearest(typed, field_names, FIELDS);
	free(typed);
	if (guess)
		bad_line(line, "no field '%.*s'; did you mean '%s'?",
			 (int)length, name, guess);
	bad_line(line,
		 "no field '%.*s'; there are Rule, Kernel, Arch, Abi, "
		 "Match, Reason, Url, Fixed-By and Expires",
		 (int)length, name);
}

static void read_field(struct entry *entry, const char *text, int line)
{
	size_t length = strcspn(text, ":");
	const char *value = text + length;
	int field;

	if (!*value)
		bad_line(line, "'%s' is not a field; write 'Field: value'",
			 text);
	field = find_field(text, length, line);
	if (entry->field[field])
		bad_line(line, "a second '%s:'; an empty line ends an entry",
			 field_names[field]);
	value += 1 + strspn(value + 1, " \t");
	if (!*value)
		bad_line(line, "'%s:' is empty; fill it or remove it",
			 field_names[field]);
	if (!entry->line)
		entry->line = line;
	entry->field[field] = clean(value);
}

void parse_known(const char *name, char *text)
{
	char *end;

	file = clean(name);
	add_word(&files, file);
	for (int line = 1; *text; text = end, line++) {
		end = text + strcspn(text, "\n");
		if (*end)
			*end++ = '\0';
		for (char *last = text + strlen(text);
		     last > text && strchr(" \t\r", last[-1]);)
			*--last = '\0';
		if (*text == '#')
			continue;
		if (*text == '\0')
			finish_entry(&begun);
		else
			read_field(&begun, text, line);
	}
	finish_entry(&begun);
}

static void free_entry(struct entry *entry)
{
	for (int i = 0; i < FIELDS; i++)
		free(entry->field[i]);
	*entry = (struct entry){ 0 };
}

void forget_known(void)
{
	free_entry(&begun);
	while (n_entries > 0)
		free_entry(&entries[--n_entries]);
	free(entries);
	entries = NULL;
	free_words(&files);
	file = NULL;
}

/* Beside the programs, or in the sources that they were built from. */
static char *default_file(void)
{
	static const char *const places[] = { "known-issues",
					      "../../testcases/known-issues" };

	for (int i = 0; i < 2; i++) {
		char *path = print("%s/%s", programs_directory(), places[i]);

		if (access(path, F_OK) == 0)
			return path;
		free(path);
	}
	return NULL;
}

/* The file of this machine; NULL: it does not exist. */
static char *file_in(const char *directory, const char *below)
{
	char *path = print("%s%s/pidspec/known-issues", directory, below);

	if (access(path, F_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* XDG Base Directory Specification: $XDG_CONFIG_HOME, or ~/.config. */
static char *file_of_user(void)
{
	const char *config = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (config && *config == '/')
		return file_in(config, "");
	return home && *home ? file_in(home, "/.config") : NULL;
}

/* All files except that of the programs. */
static struct words own_files(void)
{
	char *paths[] = {
		options.known ? copy(options.known) : NULL,
		options.no_known ? NULL : file_of_user(),
		options.no_known ? NULL : file_in("/etc", ""),
	};
	struct words found = { 0 };

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (paths[i])
			add_word(&found, paths[i]);
	return found;
}

static void read_one(const char *name)
{
	struct text text = read_text(name);

	parse_known(name, text.data);
	drop(&text);
}

void read_own_known(void)
{
	struct words own = own_files();

	for (size_t i = 0; i < own.n; i++)
		read_one(own.word[i]);
	free_words(&own);
}

void read_known(void)
{
	char *name = options.no_known ? NULL : default_file();

	read_own_known();
	if (name)
		read_one(name);
	free(name);
}

const struct words *known_files(void)
{
	return &files;
}

struct text own_known(void)
{
	struct words own = own_files();
	struct text all = { 0 };

	for (size_t i = 0; i < own.n; i++) {
		struct text text = read_text(own.word[i]);

		add(&all, "%s\n\n", text.data);
		drop(&text);
	}
	free_words(&own);
	return all;
}

/* ---- Applying ----------------------------------------------------------- */

static bool matches(const struct entry *entry, const struct tap *tap)
{
	char *failure = print(
		"%s\nwhere: %s\nexpected: %s\nactual: %s\n", tap->failure.text,
		tap->failure.where ? tap->failure.where : "",
		tap->failure.expected ? tap->failure.expected : "",
		tap->failure.actual ? tap->failure.actual : "");
	bool found =
		!entry->field[MATCH] || strstr(failure, entry->field[MATCH]);

	free(failure);
	return found;
}

static void change(struct result *result, enum verdict verdict, char *reason)
{
	result->verdict = verdict;
	free(result->reason);
	result->reason = reason;
}

/* A range of versions ends at the first release that conforms. */
static char *why_unexpected(const struct entry *entry)
{
	struct utsname names;
	struct text reason = { 0 };

	add(&reason, "%s:%d: %s; the rule passes here, so ", entry->file,
	    entry->line, entry->field[REASON]);
	uname(&names);
	if (entry->field[KERNEL])
		add(&reason, "end the range of 'Kernel:' before %.*s, or ",
		    (int)strspn(version_of(&names), "0123456789."),
		    version_of(&names));
	add(&reason, "remove the entry");
	return reason.data;
}

void apply_known(struct result *result)
{
	bool failed = result->verdict == FAIL || result->verdict == INFO_FAIL;

	for (size_t i = 0; i < n_entries; i++) {
		struct entry *entry = &entries[i];
		const char *url = entry->field[URL];

		if (!entry->applies ||
		    !names(entry->field[RULE], result->program->id))
			continue;
		if (failed && matches(entry, &result->tap)) {
			entry->used = true;
			change(result, XFAIL,
			       print("%s%s%s", entry->field[REASON],
				     url ? ", " : "", url ? url : ""));
			return;
		}
		if (result->verdict == PASS) {
			change(result, XPASS, why_unexpected(entry));
			return;
		}
		entry->mismatched |= failed;
	}
}

/* The results of a guest or container may be of another kernel. */
static bool is_elsewhere(const struct entry *entry, const struct result *result)
{
	return entry->of_others && !result->target &&
	       (result->verdict == FAIL || result->verdict == INFO_FAIL) &&
	       names(entry->field[RULE], result->program->id) &&
	       matches(entry, &result->tap);
}

char *known_elsewhere(const struct result *result)
{
	const struct entry *first = NULL;
	const char *fixed = NULL; /* Fixed-By of the last entry that has it */
	struct text text = { 0 };

	for (size_t i = 0; i < n_entries; i++) {
		const struct entry *entry = &entries[i];

		if (!is_elsewhere(entry, result) ||
		    (first &&
		     strcmp(first->field[REASON], entry->field[REASON]) != 0))
			continue;
		add(&text, "%s%s", first ? "; " : "known on Linux ",
		    entry->field[KERNEL]);
		first = first ? first : entry;
		if (entry->field[FIXED_BY])
			fixed = entry->field[FIXED_BY];
	}
	if (!first)
		return NULL;
	add(&text, ": %s", first->field[REASON]);
	if (fixed)
		add(&text, " (fixed by %s)", fixed);
	if (first->field[URL])
		add(&text, ", %s", first->field[URL]);
	return text.data;
}

static void report_entry(const struct entry *entry, const struct programs *all)
{
	const char *rule = entry->field[RULE];
	size_t i = 0;

	while (i < all->n && !names(rule, all->at[i].id))
		i++;
	/* Other files may have entries for programs that are not here. */
	if (i == all->n && options.known && !explores() &&
	    strcmp(entry->file, files.word[0]) == 0)
		complain("%s:%d: unused: no rule matches '%s'", entry->file,
			 entry->line, rule);
	else if (i == all->n)
		return;
	else if (entry->expired)
		complain("%s:%d: expired on %s: %s", entry->file, entry->line,
			 entry->field[EXPIRES], rule);
	else if (entry->mismatched && !entry->used)
		complain("%s:%d: unused: %s fails, but not with '%s'",
			 entry->file, entry->line, rule, entry->field[MATCH]);
}

void report_known(void)
{
	struct programs all;

	if (n_entries == 0)
		return;
	all = explores() ? select_explorer() : find_programs();
	for (size_t i = 0; i < n_entries; i++)
		report_entry(&entries[i], &all);
	free_programs(&all);
	forget_known();
}
