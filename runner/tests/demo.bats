#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The command demo, and the claims and commands that show prints.
# Without sanitizers: runs shells.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	PATH=${PATH#/usr/libexec/bats-core:} # bats adds this directory for itself
	unset PIDSPEC_PROGRAMS
	id=tools.long-options-require-two-dashes
}

# may_demonstrate - skip the test if this host denies the sandbox
may_demonstrate() {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
}

# write_rule NAME TEST - a rule about commands in $tmp/programs/some
write_rule() {
	mkdir -p "$tmp/programs/some/.bats"
	cp testcases/tools/*.bash "$tmp/programs/some/.bats"
	printf '%s\n' '# says: A.' '# source: b(7), c' '# needs: true:coreutils' '' \
		'load common' '' '@test "so it is" {' "$2" '}' \
		> "$tmp/programs/some/.bats/$1.bats"
	cp "$out/lib/bats" "$tmp/programs/some/$1"
	awk -f lib/src/commands.awk "$tmp/programs/some/.bats/$1.bats" \
		> "$tmp/programs/some/.bats/$1.commands"
}

@test "pidspec demo prints each command with its output and exit status" {
	may_demonstrate
	run --separate-stderr "$pidspec" demo "$id"
	assert_success
	assert_line --index 0 "$id"
	assert_line "# -fp is --fork --pid"
	assert_line "\$ unshare -fp bash -c 'echo \$\$'"
	assert_line 1
	assert_line "\$ unshare -pid -fork bash -c 'echo \$\$'"
	assert_line --partial "invalid option"
	assert_line "[exit status 1]"
	assert_equal "$stderr" ""
}

@test "pidspec demo prints the output of a command even if it violates the rule" {
	may_demonstrate
	write_rule fails '	run echo some words
	assert_output others'
	run "$pidspec" demo --programs "$tmp/programs" some.fails
	assert_success
	assert_line '$ echo some words'
	assert_line 'some words'
}

@test "pidspec demo runs commands in the sandbox, and prints only printable characters" {
	may_demonstrate
	write_rule harms "	run bash -c 'touch /dev/shm/planted; kill -9 -1; printf \"\\033[31m\"'
	run readlink /proc/self/ns/pid"
	run "$pidspec" demo --programs "$tmp/programs" some.harms
	refute_output --partial $'\033'
	[ ! -e /dev/shm/planted ]
	refute_line "$(readlink /proc/self/ns/pid)"
	kill -0 $$
}

@test "a demonstration is never a pass" {
	may_demonstrate
	PIDSPEC_DEMO=1 run "$pidspec" run -F tap "$id"
	assert_failure 4
	assert_line "ok 1 $id # SKIP a demonstration tests nothing (unset PIDSPEC_DEMO)"
}

@test "pidspec demo of a rule without commands names related rules with commands" {
	run "$pidspec" demo numbering.one-pid-per-layer
	assert_failure 4
	assert_output "pidspec: numbering.one-pid-per-layer has no commands; related rules with commands: tools.nspid-has-one-number-for-each-level tools.a-namespace-sees-itself-and-those-below"
	# The rule has no claim, but cites the same heading of the same manual page.
	run "$pidspec" demo lifecycle.failed-first-fork-can-be-retried
	assert_failure 4
	assert_output --regexp '^pidspec: lifecycle[^ ]* has no commands; .*: tools\.'
	run "$pidspec" demo ioctl.owner-uid-on-pidns-is-einval
	assert_failure 4
	assert_output "pidspec: ioctl.owner-uid-on-pidns-is-einval has no commands; 'pidspec list tools' prints the rules with commands"
	run "$pidspec" demo
	assert_failure 2
	assert_output --partial "no id given"
	run "$pidspec" demo no.such-rule
	assert_failure 2
}

@test "pidspec demo names the package of a command that is missing" {
	may_demonstrate
	write_rule misses '	true'
	sed -i 's/true:coreutils/no-such-command:no-package/' "$tmp/programs/some/.bats/misses.bats"
	run "$pidspec" demo --programs "$tmp/programs" some.misses
	assert_failure 4
	assert_line "pidspec: some.misses: requires no-such-command (apt-get install no-package)"
}

@test "pidspec show prints the commands and the claims of a rule" {
	run "$pidspec" show "$id"
	assert_success
	assert_line --regexp '^  claim +C76, (true|imprecise|false): '
	assert_line "  demo     pidspec demo $id"
	assert_line "    unshare -fp bash -c 'echo \$\$'"
	refute_output --partial assert_
	run "$pidspec" show numbering.one-pid-per-layer
	assert_line --regexp '^  claim +C10, false: '
	assert_line --regexp '^  see also tools\.nspid-has-one-number-for-each-level '
	run "$pidspec" show --json "$id"
	assert_line --partial '"claims":"C76"'
	assert_line --partial '"commands":"# -fp is --fork --pid'
}

@test "pidspec show prints a claim, and the rules that settle it" {
	run "$pidspec" show C7
	assert_success
	assert_line --index 0 'C7, true: PIDs start at 1 in each namespace.'
	assert_line --regexp '^  fact +They increase by one\.'
	assert_line '  rules    numbering.pids-go-up-from-1 numbering.wraps-before-pid-max'
	run "$pidspec" show --json C7 numbering.pids-go-up-from-1
	assert_success
	assert_line --index 0 --partial '{"claim":"C7","verdict":"true","says":"PIDs start at 1'
	assert_line --index 1 --partial '{"rule":"numbering.pids-go-up-from-1"'
	run "$pidspec" show C99999
	assert_failure 2
	assert_output "pidspec: no rule matches 'C99999'; see 'pidspec list'"
}

@test "every rule about commands has commands for show, without functions of bats" {
	for file in testcases/tools/*.bats; do
		awk -f lib/src/commands.awk "$file" > "$tmp/commands"
		titles=$(grep -c '^@test' "$file")
		[ "$(grep -vc '^#' "$tmp/commands")" -ge "$titles" ] || fail "$file: fewer commands than tests"
		run grep -E '^(run|start|say|hear|in_namespace|assert_(success|output|line|equal)|refute)( |$)' "$tmp/commands"
		assert_output ''
	done
}
