#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each place where the kernel translates a PID has a rule, or the reason why not.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

readonly TRANSLATES='(pid_vnr|pid_nr_ns|find_vpid|find_(get_)?task_by_vpid|find_get_pid|task_active_pid_ns|task_(pid|tgid|pgrp|session|ppid)_(vnr|nr_ns))\('

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	table=testcases/entry-points.tsv
	linux=${PIDSPEC_OUT:-out}/sources/linux
}

# rows FILE - the lines of its table
rows() {
	grep -v '^#' "$1" | tail -n +2
}

# malformed FILE - rows that are not FILE, FUNCTIONS, SUBJECT, and either RULES or a REASON,
# separated by tabs
malformed() {
	rows "$1" | grep -vP '^[a-z0-9_./-]+\t[^\t]+\t[^\t]+\t([a-z-]+\.[a-z0-9-]+( [a-z-]+\.[a-z0-9-]+)*\t|\t[^\t]+)$'
}

# unknown_rules FILE - rules in it that do not exist
unknown_rules() {
	rows "$1" | cut -f 4 | tr ' ' '\n' | sed '/^$/d' | tr . / | sort -u |
		while read -r rule; do
			[ -e "testcases/$rule.c" ] || echo "$rule"
		done
}

# missing_files FILE LINUX - files of the kernel that translate PIDs, and that FILE leaves out
missing_files() {
	(cd "$2" && grep -rlE "$TRANSLATES" --include='*.c' kernel fs ipc) | sort |
		while read -r file; do
			rows "$1" | cut -f 1 | grep -qxF -e "$file" || echo "$file"
		done
}

@test "each row has a file, functions, what they do, and rules or a reason" {
	run malformed "$table"
	refute_output
	assert [ "$(rows "$table" | wc -l)" -gt 100 ]
}

@test "every rule in the table exists" {
	run unknown_rules "$table"
	refute_output
}

@test "no file of kernel, fs or ipc that translates PIDs is missing" {
	[ -d "$linux" ] || skip "requires the kernel's source (make sources)"
	run missing_files "$table" "$linux"
	refute_output
}

# Controls: the searches above find planted errors.
@test "a row without a rule or reason, an unknown rule and a missing file are found" {
	local top=$BATS_TEST_TMPDIR
	printf '%s\t%s\t%s\t%s\t%s\n' file functions subject rules reason \
		kernel/one.c one something '' '' \
		kernel/two.c two something no-area.no-rule '' > "$top/table.tsv"
	run malformed "$top/table.tsv"
	assert_output $'kernel/one.c\tone\tsomething\t\t'
	run unknown_rules "$top/table.tsv"
	assert_output no-area/no-rule
	mkdir -p "$top/linux/kernel" "$top/linux/fs" "$top/linux/ipc"
	echo 'pid = find_vpid(number);' > "$top/linux/kernel/three.c"
	run missing_files "$top/table.tsv" "$top/linux"
	assert_output kernel/three.c
}
