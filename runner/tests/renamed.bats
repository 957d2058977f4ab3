#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Former ids of rules are accepted wherever ids are.
# Without sanitizers: compares lists of ids.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
	# A program with the new id, and another one.
	PIDSPEC_PROGRAMS=$tmp/programs
	read -r old new < <(former | head -n 1)
	mkdir -p "$PIDSPEC_PROGRAMS/${new%.*}" "$PIDSPEC_PROGRAMS/fine"
	cp "$programs/broken/fails" "$PIDSPEC_PROGRAMS/${new%.*}/${new#*.}"
	cp "$programs/fine/passes" "$PIDSPEC_PROGRAMS/fine"
}

# former - "THEN NOW" of each
former() {
	tr -d '\n' < testcases/former-ids.h | grep -oE 'FORMER\("[^"]+",[ \t]*"[^"]+"\)' |
		sed -E 's/FORMER\("([^"]+)",[ \t]*"([^"]+)"\)/\1 \2/'
}

@test "each former id belongs to a rule, and is not an id now" {
	assert [ "$(former | wc -l)" -gt 0 ]
	assert_equal "$(grep -c '^FORMER(' testcases/former-ids.h)" "$(former | wc -l)"
	former | while read -r was is; do
		compgen -G "testcases/${was/.//}.[cb]*" && echo "$was is a rule"
		compgen -G "testcases/${is/.//}.[cb]*" > /dev/null || echo "$is is no rule"
	done > "$tmp/wrong"
	run cat "$tmp/wrong"
	refute_output
}

@test "a former id selects and excludes the rule, and a glob does not" {
	run "$pidspec" run --dry-run "$old"
	assert_output "$new"
	run "$pidspec" run --dry-run -x "$old"
	assert_output fine.passes
	run "$pidspec" run --dry-run "$old*"
	assert_failure 2
	assert_output --partial "no rule matches '$old*'"
}

@test "a known issue may have a former id" {
	printf 'Rule: %s\nReason: it is known\n' "$old" > "$tmp/known"
	run "$pidspec" run -F tap --known "$tmp/known"
	assert_success
	assert_line --regexp "^not ok [12] $new # TODO it is known$"
	refute_output --partial unused
}

@test "the stream records former ids with the id" {
	run "$pidspec" run -F tap --no-known "$new"
	assert_line "#:pidspec_rule: $new"
	assert_line --regexp "^#:pidspec_formerly: ([a-z0-9.-]+ )*$old( |$)"
	run "$pidspec" run -F jsonl --no-known "$new"
	assert_line --regexp "\"rule\":\"$new\",\"formerly\":\"[^\"]*${old}[^\"]*\""
	run "$pidspec" run -F tap fine.passes
	refute_output --partial formerly
}
