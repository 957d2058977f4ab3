#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What streams record of the run itself: time, host, rule set, configuration, command.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01
}

# fact KEY - the value in the stream that was printed
fact() {
	sed -n "s/^#:pidspec_$1: //p" <<< "$output"
}

@test "a stream records its start before the rules, and its end before the summary" {
	run_rules -F tap fine.passes
	assert_equal "$(fact began)" 2026-01-01T00:00:00Z
	assert_equal "${lines[-2]}" "#:pidspec_ended: 2026-01-01T00:00:00Z"
	assert_equal "$(fact host)" "$(uname -n)"
	run -0 awk '/_began:/ { began = NR } /_rule:/ { exit !(began && began < NR) }' <<< "$output"
}

@test "without SOURCE_DATE_EPOCH, start and end are those of the clock" {
	unset SOURCE_DATE_EPOCH
	local before after
	before=$(date -u +%Y-%m-%dT%H:%M:%SZ)
	run_rules -F tap fine.passes
	after=$(date -u +%Y-%m-%dT%H:%M:%SZ)
	[[ ! $(fact began) < $before && ! $(fact ended) < $(fact began) && ! $after < $(fact ended) ]]
}

@test "a stream records version and hash of the rules that were built with the runner" {
	unset PIDSPEC_PROGRAMS
	run "$pidspec" run -F tap numbering.pids-go-up-from-1
	assert_equal "$(fact rule_set)" \
		"$("$pidspec" --version | cut -d ' ' -f 2) $(cut -d '"' -f 2 "$out/rule-set.h")"
	run "$pidspec" run -F tap --programs "$programs" fine.passes
	assert_equal "$(fact rule_set)" ""
	PIDSPEC_PROGRAMS=$programs run "$pidspec" run -F tap fine.passes
	assert_equal "$(fact rule_set)" ""
}

@test "the hash of the rules depends on names and contents of their sources alone" {
	[ -e Makefile ] || skip "requires the sources"
	cp -r Makefile README.md .github lib testcases runner reports "$tmp"
	cd "$tmp"
	make -s O=one one/rule-set.h
	touch testcases/numbering/*.c
	echo >> testcases/README.md
	make -s O=two two/rule-set.h
	diff one/rule-set.h two/rule-set.h
	echo >> testcases/numbering/pids-go-up-from-1.c
	make -s O=two two/rule-set.h
	run ! diff one/rule-set.h two/rule-set.h
	cp one/rule-set.h two
	mv testcases/numbering/pids-go-up-from-1.c testcases/numbering/another.c
	sed -i '$d' testcases/numbering/another.c
	make -s O=two two/rule-set.h
	run ! diff one/rule-set.h two/rule-set.h
}

@test "the configuration of the kernel is recorded if it can be read" {
	run_rules -F tap fine.passes
	local config
	config=$(fact config)
	if [ -r /proc/config.gz ] || [ -r "/boot/config-$(uname -r)" ]; then
		[[ $config =~ ^[0-9a-f]{16}$ ]]
	else
		assert_equal "$config" ""
	fi
}

@test "the command line is recorded for a shell, without control characters" {
	run_rules -F tap --target "a 'b' \$c" --wrap $'env X=\e[1m' fine.passes
	refute_output --partial $'\e'
	local command
	command=$(fact command)
	[[ $command == *"'env X=\\x1b[1m'"* ]]
	eval "set -- $command"
	assert_equal "$1" "$pidspec"
	assert_equal "${*: -5:2}" "--target a 'b' \$c"
}

@test "jsonl and junit have the same facts" {
	run_rules -F jsonl fine.passes
	assert_line --index 0 --partial '"began":"2026-01-01T00:00:00Z","host":'
	assert_line --index 0 --partial "\"command\":\"$pidspec run "
	assert_line --index 2 --partial '"event":"end","ended":"2026-01-01T00:00:00Z"'
	run_rules -F junit fine.passes
	assert_line --partial " hostname=\"$(uname -n)\" timestamp=\"2026-01-01T00:00:00Z\" "
	assert_line --partial '<property name="ended" value="2026-01-01T00:00:00Z"/>'
}

@test "an invalid SOURCE_DATE_EPOCH is an error" {
	SOURCE_DATE_EPOCH=now run_rules -F tap fine.passes
	assert_failure 2
	assert_output "pidspec: SOURCE_DATE_EPOCH: 'now' is not a time; write seconds since 1970, or unset it"
}

# inside SCRIPT - run a rule elsewhere; sed edits the stream of the runner there
inside() {
	[ -e "$out/guest/$(uname -m)/testcases/known-issues" ] || skip "requires programs for guests (make)"
	unset PIDSPEC_PROGRAMS
	# shellcheck disable=SC2016 # expanded by that shell
	run --separate-stderr "$pidspec" inside numbering.pids-go-up-from-1 -F tap -- sh -c '
		change=$1
		shift 5
		env -u SOURCE_DATE_EPOCH "$0" "$@" | sed "$change"' "$pidspec" "$1"
}

@test "inside takes rule set and configuration from the target, and all else from this host" {
	inside 's/_rule_set: .*/_rule_set: 9.9 cafe/; s/_config: .*//; s/^1\.\..*/&\n#:pidspec_host: evil\n#:pidspec_command: evil/; s/_context: .*/&\n#:pidspec_config: beef/'
	assert_success
	assert_equal "$(fact rule_set)" "9.9 cafe"
	assert_equal "$(fact config)" beef
	assert_equal "$(fact began)" 2026-01-01T00:00:00Z
	assert_equal "$(fact host)" "$(uname -n)"
	[[ $(fact command) == "$pidspec inside numbering.pids-go-up-from-1 "* ]]
}

@test "inside a target whose stream has no rule set, none is recorded" {
	inside '/_rule_set: /d; /_config: /d'
	assert_success
	assert_equal "$(fact rule_set)$(fact config)" ""
}

@test "inside rejects a target that contradicts itself about its rule set" {
	inside 's/^#:pidspec_rule_set: .*/&\n#:pidspec_rule_set: 9.9 cafe/'
	assert_failure 3
	assert_output --partial "contradictory output: rule_set "
}
