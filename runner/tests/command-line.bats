#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Selections, options and error messages.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

# assert_selected ID... -- ARGUMENT...
assert_selected() {
	local expected=()
	while [ "$1" != -- ]; do
		expected+=("$1")
		shift
	done
	shift
	run "$pidspec" list "$@"
	assert_success
	assert_equal "$output" "$(printf '%s\n' "${expected[@]}")"
}

@test "rules are selected and excluded by id, area and glob" {
	assert_selected fine.passes -- fine.passes
	assert_selected broken.fails broken.for-information -- broken
	assert_selected fine.skips fine.skips-as-well -- 'fine.sk*'
	assert_selected fine.passes -- fine -x 'fine.s*'
	assert_selected broken.fails fine.passes -- fine.passes broken -x broken.for-information
}

@test "rules are selected by a file, which may have comments" {
	cat > "$tmp/some" <<-END
	# A list.
	fine.passes   # because it does

	broken.*
	END
	assert_selected broken.fails broken.for-information fine.passes -- -S "$tmp/some"
	run "$pidspec" list -S - <<< fine.skips
	assert_output fine.skips
}

@test "a selection without a match is an error with a suggestion" {
	run "$pidspec" run fine.pases
	assert_failure 2
	assert_output "pidspec: no rule matches 'fine.pases'; did you mean 'fine.passes'?"
	run "$pidspec" list brokn
	assert_failure 2
	assert_output "pidspec: no rule matches 'brokn'; did you mean 'broken'?"
	run "$pidspec" run -x fine.nothing-like-this-at-all-in-here
	assert_failure 2
}

@test "rules on demand are selected only by name" {
	cp -r "$programs" "$tmp/programs"
	touch "$tmp/programs/broken/.on-demand"
	cd "$tmp" || return
	export PIDSPEC_PROGRAMS=$tmp/programs
	run "$pidspec" list
	assert_line fine.passes
	refute_line --partial broken.
	assert_selected broken.fails broken.for-information -- broken
	assert_selected broken.fails -- broken.fails
	run "$pidspec" list '*'
	assert_line fine.passes
	assert_line broken.fails
	run "$pidspec" list -x fine.passes
	refute_line --partial broken.
}

@test "a rule that cannot be read is an error" {
	cp -r "$programs" "$tmp/programs"
	as_nobody() {
		if [ "$(id -u)" -eq 0 ]; then
			setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
		else
			"$@"
		fi
	}
	chmod 755 "$BATS_RUN_TMPDIR" "$tmp" "$tmp/.." "$tmp/../.."
	as_nobody "$pidspec" list --programs "$tmp/programs" > /dev/null || skip "requires a build directory that every user can read"
	chmod 0 "$tmp/programs/fine"
	for command in list run; do
		run as_nobody "$pidspec" $command --programs "$tmp/programs"
		assert_failure 2
		assert_output "pidspec: cannot read $tmp/programs/fine: Permission denied; make it readable, or name others with --programs"
	done
	chmod 744 "$tmp/programs/fine"
	run as_nobody "$pidspec" list --programs "$tmp/programs"
	assert_failure 2
	assert_output --regexp "^pidspec: cannot read $tmp/programs/fine/[a-z-]+: Permission denied; "
	chmod 755 "$tmp/programs/fine"
	ln -s nowhere "$tmp/programs/fine/gone"
	run "$pidspec" list --programs "$tmp/programs"
	assert_failure 2
	assert_output --partial "cannot read $tmp/programs/fine/gone: No such file or directory"
}

@test "too few file descriptors is reported with its remedy" {
	! ldd "$pidspec" > /dev/null 2>&1 || skip "requires a static build: a loader opens files as well"
	for files in 3 4; do
		run bash -c 'ulimit -n "$0"; exec "$@"' "$files" "$pidspec" list
		assert_failure 2
		assert_output --regexp "^pidspec: cannot read $programs(/[a-z]+)?: (Too many open files|No file descriptors available); raise the limit of open files \\(ulimit -n\\)$"
	done
}

@test "partitions are disjoint and complete" {
	"$pidspec" list | sort > "$tmp/all"
	for part in 1 2 3; do
		"$pidspec" list --partition "$part/3"
	done | sort | diff - "$tmp/all"
}

@test "an empty partition runs nothing, and exits with 4" {
	run_rules --partition 2/2 fine.passes
	assert_failure 4
	run_rules --partition 2/2 --until-fail fine.passes
	assert_failure 4
}

@test "--shuffle prints its seed, and the seed gives the same order again" {
	run "$pidspec" run -F tap --shuffle=7 fine broken
	assert_line "#:pidspec_seed: 7"
	"$pidspec" run -n --shuffle=7 > "$tmp/one"
	"$pidspec" run -n --shuffle=7 > "$tmp/same"
	"$pidspec" run -n --shuffle=8 > "$tmp/other"
	cmp "$tmp/one" "$tmp/same"
	run -1 cmp -s "$tmp/one" "$tmp/other"
	diff <(sort "$tmp/one") <("$pidspec" list)
	run_rules --shuffle fine.passes
	assert_line --regexp '^shuffled with --shuffle=[0-9]+$'
}

@test "--until-fail repeats all tests until one fails" {
	mkdir -p "$tmp/programs/moody"
	cat > "$tmp/programs/moody/tires" <<-'END'
	#!/bin/sh
	echo >> "$COUNT"
	echo 1..1
	[ "$(wc -l < "$COUNT")" -lt 4 ] && echo ok 1 a && exit
	echo not ok 1 a
	exit 1
	END
	chmod +x "$tmp/programs/moody/tires"
	COUNT=$tmp/count run_rules --programs "$tmp/programs" --timeout 10 --until-fail
	assert_failure 1
	assert_line --partial "pidspec: 1 rule: 0 pass, 1 fail"
	run wc -l < "$tmp/count"
	assert_output 4
	COUNT=$tmp/another run_rules --programs "$tmp/programs" --until-fail --repeat 3
	assert_success
}

@test "--repeat-for repeats all tests, and the worst verdict of each counts" {
	run_rules -F tap --repeat-for 1000 --repeat 3 fine.passes broken.fails
	assert_failure 1
	assert_line "#:pidspec_runs: 3 of 3 PASS"
	assert_line "#:pidspec_runs: 3 of 3 FAIL"
	# The last repetition is finished.
	run_rules -F tap --repeat-for 1e-9 fine.passes
	assert_success
	refute_output --partial pidspec_runs
	run_rules --partition 2/2 --repeat-for 1000 fine.passes
	assert_failure 4
	run_rules -j 1 --repeat-for 1000 --fail-fast broken fine
	assert_failure 1
	assert_line --partial "pidspec: 1 of 6 rules: 0 pass, 1 fail"
}

@test "--fail-fast starts no further tests after a failure" {
	run_rules -j 1 --fail-fast broken fine
	assert_failure 1
	assert_line --partial "pidspec: 1 of 6 rules: 0 pass, 1 fail"
}

@test "--wrap starts each program under a command" {
	# shellcheck disable=SC2016 # expanded by that shell
	run_rules --wrap 'sh -c '\''echo "$1" >> '"$tmp"'/wrapped; exec "$1"'\'' sh' fine.passes
	assert_success
	run cat "$tmp/wrapped"
	assert_output "$programs/fine/passes"
}

@test "--dry-run runs nothing" {
	run "$pidspec" run -n fine.passes
	assert_success
	assert_output fine.passes
}

@test "pidspec without arguments runs all rules" {
	run "$pidspec" --programs "$programs" -x odd -x gated -x fine.starts-clean
	assert_failure 1
	assert_line --partial "pidspec: 5 rules: 1 pass, 1 fail, 2 skip, 0 error, 1 info"
}

@test "the ids in the examples of pidspec help exist" {
	run "$pidspec" help
	assert_success
	ids=$(grep -oE '[(][a-z-]+[.][a-z0-9-]+[)]' <<< "$output" | tr -d '()')
	use_rules_of_suite
	# shellcheck disable=SC2086 # words
	run "$pidspec" list $ids numbering '*.kill-*'
	assert_success
	assert_line "$ids"
}

@test "pidspec --version and -V print the version" {
	run "$pidspec" -V
	assert_output "$("$pidspec" --version)"
	assert_output --regexp '^pidspec [0-9]+[.][0-9]+[.][0-9]+$'
}

@test "pidspec list --long and --json print the facts of each program" {
	run "$pidspec" list --long fine.passes
	assert_line "fine.passes"
	assert_line "  MUST: Two is even."
	run "$pidspec" list --json fine.passes
	assert_output "{\"rule\":\"fine.passes\",\"program\":\"$programs/fine/passes\",\"says\":\"Two is even.\",\"level\":\"MUST\",\"source\":\"arithmetic(7), Numbers\",\"checks\":\"2\",\"future\":\"unknown\"}"
}

@test "pidspec show prints a rule, with unknown keys" {
	run "$pidspec" show fine.passes
	assert_success
	assert_line "  says     Two is even."
	assert_line "  future   unknown"
	assert_line "  program  $programs/fine/passes"
	run "$pidspec" show fine.nothing
	assert_failure 2
}

@test "pidspec doctor prints which rules are skipped, and why" {
	run "$pidspec" doctor fine
	assert_success
	assert_line --regexp '^kernel +Linux'
	assert_line --regexp '^user namespaces +(yes|no: )'
	assert_line "SKIP    2 rules: needs a moon"
}

@test "a first word that is not a command selects rules" {
	run "$pidspec" fine.passes -q --no-known
	assert_success
	assert_output --partial "pidspec: 1 rule: 1 pass"
	run "$pidspec" fine.passes broken.fails -q --no-known
	assert_failure 1
	assert_output --partial "pidspec: 2 rules: 1 pass, 1 fail"
}

@test "--failed runs only the rules that failed or were inconclusive" {
	run "$pidspec" fine.passes fine.skips broken odd.exits-with-42 -q --no-known -o "$tmp/results"
	assert_failure 1
	run "$pidspec" list --failed "$tmp/results"
	assert_line broken.fails
	assert_line odd.exits-with-42
	refute_line --partial fine
	refute_line broken.for-information
	run "$pidspec" run -q --no-known --failed "$tmp/results"
	assert_failure 1
	assert_output --partial "pidspec: 2 rules: 0 pass, 1 fail, 0 skip, 1 error"
	"$pidspec" run -q fine.passes -o "$tmp/good"
	run "$pidspec" run --failed "$tmp/good"
	assert_failure 4
	assert_output "pidspec: $tmp/good/results.tap: no rule failed or was inconclusive"
	run "$pidspec" run --failed "$tmp/nothing"
	assert_failure 2
	assert_output --partial "$tmp/nothing/results.tap: No such file"
}

@test "--fail-on: failures below that level change no exit status" {
	mkdir -p "$tmp/programs/area"
	for level in MUST SHOULD CODE; do
		printf '#!/bin/sh\nprintf "# level: %s\\n1..1\\nnot ok 1 x\\n"\nexit 1\n' "$level" > "$tmp/programs/area/$level"
		mv "$tmp/programs/area/$level" "$tmp/programs/area/${level,,}"
	done
	chmod +x "$tmp/programs/area/"*
	while read -r rule level wanted; do
		run "$pidspec" run -q --programs "$tmp/programs" "area.$rule" --fail-on "$level"
		assert_equal "$rule $level ${status:?}" "$rule $level $wanted"
		assert_output --partial ' 1 fail,'
	done <<-'END'
	must must 1
	should must 0
	code must 0
	must should 1
	should should 1
	code should 0
	code code 1
	END
	run "$pidspec" run -q --programs "$tmp/programs" area.code
	assert_failure 1
}

@test "error messages are printable" {
	run "$pidspec" list $'fine\e[31m\n'
	assert_failure 2
	assert_output "pidspec: no rule matches 'fine\x1b[31m\x0a'; see 'pidspec list'"
}

@test "a wrong argument is reported in one line, with a suggestion" {
	while IFS='|' read -r arguments expected; do
		# shellcheck disable=SC2086 # words
		run "$pidspec" $arguments
		assert_failure 2
		assert_output "pidspec: $expected"
	done <<-END
	runn|no command or rule 'runn'; did you mean 'pidspec run'?
	rnu|no command or rule 'rnu'; did you mean 'pidspec run'?
	brokn|no command or rule 'brokn'; did you mean 'pidspec broken'?
	xylophone|no command or rule 'xylophone'; see 'pidspec help' and 'pidspec list'
	help shwo|no command 'shwo'; did you mean 'pidspec help show'?
	help fine|no command 'fine'; 'pidspec help' lists them
	list --josn|no option --josn; did you mean --json?
	boot bzImaeg|no kernel given: 'bzImaeg' is neither a file nor debian:SUITE
	boot|no kernel given; KERNEL is a path, or debian:SUITE
	--jobbs 3|no option --jobbs; did you mean --jobs?
	-Z|no option -Z; see 'pidspec help'
	-j 0|--jobs: '0' is not a number from 1 to 1000000000
	-j 4294967297|--jobs: '4294967297' is not a number from 1 to 1000000000
	-j +1|--jobs: '+1' is not a number from 1 to 1000000000
	-j|-j requires a value: N
	--timeout|--timeout requires a value: S
	--timeout x|--timeout: 'x' is not a number of seconds from 0.001 to 1000000
	--timeout 1e-9|--timeout: '1e-9' is not a number of seconds from 0.001 to 1000000
	--timeout nan|--timeout: 'nan' is not a number of seconds from 0.001 to 1000000
	--timeout 0x1|--timeout: '0x1' is not a number of seconds from 0.001 to 1000000
	--grace -1|--grace: '-1' is not a number of seconds from 0 to 1000000
	--shuffle=-1|--shuffle: '-1' is not a number from 0 to 2^64-1
	--quiet=1|--quiet takes no value
	--partition 3/2|--partition: '3/2' is not M/N with 1 <= M <= N <= 1000000000
	--partition 4294967297/4294967297|--partition: '4294967297/4294967297' is not M/N with 1 <= M <= N <= 1000000000
	-F html|--format: 'html' is not pretty|tap|ktap|kselftest|jsonl|junit
	list --repeat 2|--repeat is not an option of 'pidspec list'; see 'pidspec help list'
	show|no id given; 'pidspec list' prints the ids
	inside|no command given: 'pidspec inside -- COMMAND...'
	init numbering|no program given: 'pidspec init -- PROGRAM...'
	init -- no-such-init {}|no-such-init: no such command
	completion|no shell given: 'pidspec completion bash|zsh|fish'
	END
	run "$pidspec" run --programs /nowhere
	assert_failure 2
	assert_output "pidspec: cannot read /nowhere: No such file or directory; name another directory with --programs"
}

@test "help and the manual page have the same exit statuses" {
	"$pidspec" --help | sed -n '/^Exit status:/,$p' > "$tmp/help"
	for status in 0 1 2 3 4 5 6 130 143; do
		grep -qE "(^|[ ,])$status( |$)" "$tmp/help"
		sed -n '/^.Sh EXIT STATUS/,$p' runner/pidspec.1 | grep -qE "^\\.It .*\b$status\b"
	done
}

@test "help fits a terminal of 80 columns" {
	for command in '' $("$pidspec" help | sed -nE 's/^  ([a-z]+)  .*/\1/p'); do
		"$pidspec" help ${command:+"$command"} > "$tmp/help"
		run grep -nE '^.{81}' "$tmp/help"
		assert_output ''
	done
}

# options_of - print all options, from the help of each command
options_of() {
	for command in run boot inside init pack list show doctor; do
		"$pidspec" help "$command"
	done | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | grep -oE -- '-[-a-zA-Z]+' | sort -u
}

@test "the manual page has every option, and no other" {
	options_of > "$tmp/options"
	sed -nE 's/^\.It //p' runner/pidspec.1 | grep -oE 'Fl (Fl )?[-a-zA-Z]+' |
		sed 's/^Fl Fl /--/; s/^Fl -/--/; s/^Fl /-/' | sort -u > "$tmp/man"
	diff "$tmp/man" "$tmp/options"
}

@test "the helper that runs ssh(1) passes no host name as an option" {
	PIDSPEC_SSH='echo -n' run runner/fleet/ssh.sh -oProxyCommand=x true
	assert_success
	assert_output -- "-- -oProxyCommand=x  'true'"
}

@test "rules are selected by level, version, need and source" {
	use_rules_of_suite
	run "$pidspec" list --level INFO --level code
	assert_success
	mapfile -t ids <<< "$output"
	levels=$("$pidspec" show --json "${ids[@]}" | grep -o '"level":"[A-Z]*"' | sort -u)
	assert_equal "$levels" "$(printf '"level":"%s"\n' CODE INFO)"
	run "$pidspec" list --since 6.14
	assert_line limits.pid-exhaustion-is-eagain
	refute_line limits.per-user
	run "$pidspec" list --since 6.15
	refute_line limits.pid-exhaustion-is-eagain
	run "$pidspec" list --needs 'own-pid-*' limits
	assert_output "$(printf 'limits.%s\n' ancestor-pid-max-binds-descendants pid-exhaustion-is-eagain)"
	run "$pidspec" list --source 'Namespaces(7)' --level MUST limits
	assert_line limits.applies-to-uid-0
	refute_line limits.pid-exhaustion-is-eagain
	run "$pidspec" run -F tap --source 'fork(2), errors' limits
	assert_line 1..2
}

@test "a wrong level, version or need selects nothing, and is reported" {
	run "$pidspec" run --level MAY
	assert_failure 2
	assert_output "pidspec: --level: 'MAY' is not MUST, SHOULD, CODE or INFO"
	run "$pidspec" run --since next
	assert_failure 2
	assert_output "pidspec: --since: 'next' is not a version of Linux, such as 6.12"
	run "$pidspec" run --needs nothing fine
	assert_failure 2
	assert_output "pidspec: no selected rule matches --level, --since, --needs and --source; see 'pidspec list --long'"
}
