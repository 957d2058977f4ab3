#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Ids that rules had before are accepted where ids are.

# common.bash sets them.
# shellcheck disable=SC2154
load common

setup() {
	common_setup
	# A program by the new id, and one by another.
	PIDSPEC_PROGRAMS=$tmp/programs
	read -r then now < <(former | head -n 1)
	mkdir -p "$PIDSPEC_PROGRAMS/${now%.*}" "$PIDSPEC_PROGRAMS/fine"
	cp "$programs/broken/fails" "$PIDSPEC_PROGRAMS/${now%.*}/${now#*.}"
	cp "$programs/fine/passes" "$PIDSPEC_PROGRAMS/fine"
}

# former - "THEN NOW" of each
former() {
	tr -d '\n' < testcases/former-ids.h | grep -oE 'FORMER\("[^"]+",[ \t]*"[^"]+"\)' |
		sed -E 's/FORMER\("([^"]+)",[ \t]*"([^"]+)"\)/\1 \2/'
}

@test "each former id is no rule now, and leads to one" {
	assert [ "$(former | wc -l)" -gt 0 ]
	assert_equal "$(grep -c '^FORMER(' testcases/former-ids.h)" "$(former | wc -l)"
	former | while read -r then now; do
		compgen -G "testcases/${then/.//}.[cb]*" && echo "$then is a rule"
		compgen -G "testcases/${now/.//}.[cb]*" > /dev/null || echo "$now is no rule"
	done > "$tmp/wrong"
	run cat "$tmp/wrong"
	refute_output
}

@test "a former id selects and excludes the rule, and a glob does not" {
	run "$pidspec" run --dry-run "$then"
	assert_output "$now"
	run "$pidspec" run --dry-run -x "$then"
	assert_output fine.passes
	run "$pidspec" run --dry-run "$then*"
	assert_failure 2
	assert_output --partial "no rule is named by '$then*'"
}

@test "a known issue may have a former id" {
	printf 'Rule: %s\nReason: it is known\n' "$then" > "$tmp/known"
	run "$pidspec" run -F tap --known "$tmp/known"
	assert_success
	assert_line --regexp "^ok [12] $now # XFAIL it is known$"
	refute_output --partial unused
}

@test "the stream has former ids beside the id" {
	run "$pidspec" run -F tap --no-known "$now"
	assert_line "#:pidspec_rule: $now"
	assert_line --regexp "^#:pidspec_formerly: ([a-z0-9.-]+ )*$then( |$)"
	run "$pidspec" run -F jsonl --no-known "$now"
	assert_line --regexp "\"rule\":\"$now\",\"formerly\":\"[^\"]*$then[^\"]*\""
	run "$pidspec" run -F tap fine.passes
	refute_output --partial formerly
}
