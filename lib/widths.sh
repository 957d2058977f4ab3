#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# widths.sh - find values of the kernel that are kept in a long.
#
#	widths.sh testcases/*/*.c lib/src/*.[ch]
#
# A long has 32 bits on a 32-bit machine; inode numbers and what /proc prints may
# have 64.  An unsigned long is accepted: flags and requests of system calls are
# words of the machine.  So is a cast, which passes an argument to syscall(2) and
# keeps nothing.  The 32-bit build finds values that are converted to one
# (-Wconversion, see the Makefile).

complaints=$(awk '{
	text = $0
	gsub(/"([^"\\]|\\.)*"/, "\"\"", text)
	gsub(/\/\*([^*]|\*[^\/])*\*\//, "", text)
	sub(/\/\*.*/, "", text)
	sub(/\/\/.*/, "", text)
	if (text ~ /^[ \t]*\*/)
		next
	gsub(/unsigned long|\(long\)/, "", text)
	if (text ~ /(^|[^A-Za-z0-9_])(long|atol|strtou?l)([^A-Za-z0-9_]|$)/ ||
	    $0 ~ /%[0-9*$]*ld/)
		print FILENAME ":" FNR ": keep values of the kernel in intmax_t, " \
		      "uint64_t, pid_t, not in a long:" $0
}' "$@")

[ -z "$complaints" ] || { printf '%s\n' "$complaints" >&2; exit 1; }
