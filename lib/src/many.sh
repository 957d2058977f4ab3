#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# many.sh - the table of test cases in one program, for lib/src/many.c.
#
#	many.sh AREA/RULE...
#
# The Makefile has appended the rule's name to the symbols that each defines.

printf '%s\n' "$@" | LC_ALL=C sort | awk '
{
	word = $0
	gsub("/", "__", word)
	gsub("-", "_", word)
	print "extern const struct rule rule_" word ";"
	print "void test_" word "(void);"
	print "__attribute__((weak)) int after_exec_" word "(void);"
	print "extern struct check *__start_checks_" word "[] __attribute__((weak));"
	print "extern struct check *__stop_checks_" word "[] __attribute__((weak));"
	rows = rows "\t{ \"" $0 "\", &rule_" word ", test_" word ", after_exec_" word \
		",\n\t  __start_checks_" word ", __stop_checks_" word " },\n"
}
BEGIN { print "#include \"src/many.h\"" }
END {
	print "const struct member members[] = {\n" rows "};"
	print "const size_t n_members = sizeof(members) / sizeof(members[0]);"
}'
