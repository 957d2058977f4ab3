#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The table of kernel options that rules need.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	pidspec=${PIDSPEC_OUT:-out}/pidspec
	table=testcases/kernel-options.tsv
	tmp=$BATS_TEST_TMPDIR
}

# rows FILE - the lines of its table
rows() {
	grep -v '^#' "$1" | tail -n +2
}

# malformed FILE - rows that are not OPTION, OTHERS, RULES and REASON, separated by tabs
malformed() {
	rows "$1" | grep -vP '^CONFIG_[A-Z0-9_]+\t(CONFIG_[A-Z0-9_]+=[ym])?\t[a-z0-9.*-]+( [a-z0-9.*-]+)*\t[^\t]+$'
}

# without_rules FILE - words of RULES that select no rule
without_rules() {
	rows "$1" | cut -f 3 | tr ' ' '\n' | grep -vxE 'all|boot' | sort -u |
		while read -r glob; do
			"$pidspec" list "$glob" > /dev/null 2>&1 || echo "$glob"
		done
}

# in_reasons FILE... - options that are named in strings of C, and in the list of skips
in_reasons() {
	grep -hoE '^[^#].*# CONFIG_[A-Z0-9_]+$|"[^"]*CONFIG_[A-Z0-9_]+[^"]*"' "$@" |
		grep -oE 'CONFIG_[A-Z0-9_]+' | sort -u
}

# not_in FILE - options on stdin that are not in the table
not_in() {
	grep -vxFf <(rows "$1" | cut -f 1)
}

@test "each row has an option, alternatives, rules and a reason, and no option has two" {
	run malformed "$table"
	refute_output
	assert [ "$(rows "$table" | wc -l)" -gt 30 ]
	run sh -c "cut -f 1 $table | sort | uniq -d"
	refute_output
}

@test "every glob of the table selects a rule" {
	run without_rules "$table"
	refute_output
}

@test "every option that a skip reason names is in the table" {
	run in_reasons lib/src/*.c lib/pidspec.h testcases/*/*.c lib/hosts/unseen.skips
	assert_line CONFIG_SECURITY_YAMA
	assert_line CONFIG_KCMP
	run not_in "$table" <<< "$output"
	refute_output
}

# A kernel with another configuration may have other results.
@test "the mutated kernels have the configuration of the recorded results" {
	runner/mutants/config.sh x86 | grep CONFIG_ | sort > "$tmp/config"
	run sh -c "sed 's/=.*//; s/^# //; s/ is not set//' $tmp/config | uniq -d"
	refute_output
	run sha256sum < "$tmp/config"
	assert_output "c29f0b6a2b443c35e5917540db0fbc2f7d39811d17afdbdf28811f72f1e4ee26  -"
}

@test "malformed rows, globs without a rule and options without a row are found" {
	printf '%s\t%s\t%s\t%s\n' option others rules reason \
		CONFIG_ONE '' 'numbering no-area.*' one \
		two '' all two > "$tmp/table.tsv"
	run malformed "$tmp/table.tsv"
	assert_output --regexp '^two'
	run without_rules "$tmp/table.tsv"
	assert_output 'no-area.*'
	echo 'skip("requires CONFIG_ONE and CONFIG_OTHER"); /* CONFIG_COMMENT */' > "$tmp/rule.c"
	echo 'call ENOSYS area.* # CONFIG_LISTED' > "$tmp/skips"
	run not_in "$tmp/table.tsv" < <(in_reasons "$tmp/rule.c" "$tmp/skips")
	assert_output $'CONFIG_LISTED\nCONFIG_OTHER'
}
