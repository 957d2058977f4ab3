#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run.sh - measure which kernel code for PID namespaces the suite runs.
#
#	run.sh OUT PACKAGE DIRECTORY
#
# Builds the kernel of PACKAGE (see ../kernel.sh) with gcov, runs OUT/pidspec on it, and
# prints a table of lines and branches.  DIRECTORY/gcov has the output of gcov for each
# line.
set -eu

out=$(cd "$1" && pwd) package=$2 directory=$3
here=$(cd "$(dirname "$0")" && pwd)
files='kernel/pid_namespace kernel/pid kernel/exit kernel/signal kernel/fork
	kernel/nsproxy fs/nsfs fs/proc/root fs/proc/self fs/proc/thread_self
	fs/proc/namespaces fs/proc/base fs/proc/array'

# shellcheck disable=SC2046 # words
"$here/../kernel.sh" x86-coverage "$package" "$directory" \
	KCFLAGS=-DPIDSPEC_HEALTHY \
	$(for file in $files; do echo "GCOV_PROFILE_${file##*/}.o=y"; done) >&2

# The programs of the rules, and dump, which runs last.
programs=$directory/counted
rm -rf "$programs"
cp -al "$out/guest/x86_64/testcases" "$programs"
mkdir "$programs/zz"
"${CC:-cc}" -static -O2 -o "$programs/zz/dump" "$here/dump.c"

"$out/pidspec" boot -q -o "$directory/counts" --cpus 1 --timeout 60 \
	--programs "$programs" "$directory/linux-x86-coverage" >&2 || :
directory=$(cd "$directory" && pwd -P)
exec /usr/bin/python3 "$here/table" "$directory/${package%/*}" \
	"$directory/${package%/*}-x86-coverage" \
	"$directory/counts/linux-x86-coverage/console.log" "$directory/gcov"
