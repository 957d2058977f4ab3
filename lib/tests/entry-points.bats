#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each place where the kernel translates a PID has a rule, or the reason why not.

# shellcheck disable=SC2016 # the backquotes are those of Markdown
bats_load_library bats-support
bats_load_library bats-assert

readonly TRANSLATES='(pid_vnr|pid_nr_ns|find_vpid|find_(get_)?task_by_vpid|find_get_pid|task_active_pid_ns|task_(pid|tgid|pgrp|session|ppid)_(vnr|nr_ns))\('

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	table=testcases/entry-points.md
	linux=${PIDSPEC_OUT:-out}/sources/linux
}

# rows FILE - the lines of its table
rows() {
	sed -n '/^| File /,$p' "$1" | tail -n +3
}

# malformed FILE - rows that are not "| FILE | FUNCTIONS | WHAT | RULES |", where RULES are
# rules, or "none: REASON"
malformed() {
	rows "$1" | grep -vE '^\| [a-z0-9_./-]+ \| [^|]+ \| [^|]+ \| (`[a-z-]+\.[a-z0-9-]+`(, `[a-z-]+\.[a-z0-9-]+`)*|none: [^|]+) \|$'
}

# unknown_rules FILE - those that it names, and that do not exist
unknown_rules() {
	rows "$1" | grep -oE '`[a-z-]+\.[a-z0-9-]+`' | tr -d '`' | tr . / | sort -u |
		while read -r rule; do
			[ -e "testcases/$rule.c" ] || echo "$rule"
		done
}

# missing_files FILE LINUX - files of the kernel that translate PIDs, and that FILE leaves out
missing_files() {
	(cd "$2" && grep -rlE "$TRANSLATES" --include='*.c' kernel fs ipc) | sort |
		while read -r file; do
			grep -q "^| $file |" "$1" || echo "$file"
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

# Controls: the searches above do find what they are for.
@test "a row without a rule or reason, an unknown rule and a missing file are found" {
	local top=$BATS_TEST_TMPDIR
	cat > "$top/table.md" <<-'END'
	| File | Functions | What they do | Rules |
	|---|---|---|---|
	| kernel/one.c | `one` | something |  |
	| kernel/two.c | `two` | something | `no-area.no-rule` |
	END
	run malformed "$top/table.md"
	assert_output '| kernel/one.c | `one` | something |  |'
	run unknown_rules "$top/table.md"
	assert_output no-area/no-rule
	mkdir -p "$top/linux/kernel" "$top/linux/fs" "$top/linux/ipc"
	echo 'pid = find_vpid(number);' > "$top/linux/kernel/three.c"
	run missing_files "$top/table.md" "$top/linux"
	assert_output kernel/three.c
}
