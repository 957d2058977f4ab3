#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# join.sh - print one C source that has the rules of all test cases, for lib/src/many.c.
#
#	join.sh testcases/AREA/RULE.c...
#
# The source defines the same symbols as the objects that the Makefile renames one by
# one.  It compiles in a tenth of the time, because the compiler reads each header once.
# Other names that a rule declares at file scope get the number of the rule as a suffix.

echo '#include "pidspec.h"'
grep -hE '^#include <' "$@" | LC_ALL=C sort -u
exec awk '
# A macro renames each name: it changes neither headers, which were read before, nor the
# text of checks.
function rename(name) {
	if (name ~ /^[A-Za-z_]/ && !(name in names)) {
		names[name]
		print "#define " name " " name "_" n_rules
	}
}

# The last word of each part between commas.
function rename_declared(text,    parts, words, n, i) {
	n = split(text, parts, ",")
	for (i = 1; i <= n; i++)
		rename(words[split(parts[i], words, " ")])
}

# A declaration at file scope, up to its body or semicolon.
function declare(text,    tag) {
	if (text ~ /^enum/) {
		gsub(/^[^{]*{|}.*|\([^()]*\)/, "", text)
		gsub(/=[^,]*/, "", text)
		rename_declared(text)
	} else if (text ~ /^struct [a-z_0-9]+ {/) {
		split(text, tag, " ")
		rename(tag[2])
	} else if (text ~ /^static [^=;]*\(/) {
		sub(/\(.*/, "", text)
		gsub(/\*/, " ", text)
		rename_declared(text)
	} else if (text ~ /^static /) {
		sub(/= *{.*/, "", text)
		gsub(/=[^,;]*|\[[^]]*\]|[;*]/, " ", text)
		rename_declared(text)
	}
}

function declare_all(    i, text) {
	for (i = 1; i <= n_lines; i++) {
		if (lines[i] !~ /^(static|enum|struct) /)
			continue
		text = lines[i]
		while (text !~ /[;)]|[^m] {/ && i < n_lines)
			text = text " " lines[++i]
		declare(text)
	}
}

function macro_of(line) {
	sub(/^# *define /, "", line)
	sub(/[^A-Za-z_0-9].*/, "", line)
	return line
}

# Prints the rule.  Macros that it defines get their previous definitions afterwards.
function print_rule(    i, word, name) {
	if (!n_rules++)
		return
	word = rule
	gsub("/", "__", word)
	gsub("-", "_", word)
	print "#define section(_) section(\"checks_" word "\")"
	declare_all()
	for (i = 1; i <= n_lines; i++)
		if (lines[i] ~ /^# *define [A-Z]/)
			own[macro_of(lines[i])]
	for (name in own)
		print "#pragma push_macro(\"" name "\")"
	print "#line 1 \"testcases/" rule ".c\""
	for (i = 1; i <= n_lines; i++) {
		sub(/^const struct rule rule /, "const struct rule rule_" word " ", lines[i])
		sub(/^void test\(/, "void test_" word "(", lines[i])
		sub(/^int after_exec\(/, "int after_exec_" word "(", lines[i])
		print lines[i]
	}
	print "#undef section"
	for (name in names)
		print "#undef " name
	for (name in own)
		print "#pragma pop_macro(\"" name "\")"
	split("", names)
	split("", own)
}

FNR == 1 {
	print_rule()
	rule = FILENAME
	sub(/^testcases\//, "", rule)
	sub(/\.c$/, "", rule)
}
{ lines[FNR] = $0; n_lines = FNR }
END { print_rule() }' "$@"
