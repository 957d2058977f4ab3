#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The command mutants, without a mutated kernel.
# Without sanitizers: runs a script.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
}

@test "each mutant has a unique number, and rules that exist" {
	run --separate-stderr "$pidspec" mutants --list
	assert_success
	mapfile -t mutants <<< "$output"
	((${#mutants[@]} >= 120))
	unset PIDSPEC_PROGRAMS
	"$pidspec" list > "$tmp/rules"
	cut -f 2 <<< "$output" | tr , '\n' | sort -u > "$tmp/globs"
	run awk 'NR == FNR { rules[$0]; next }
		{
			pattern = $0
			gsub(/[.]/, "[.]", pattern)
			gsub(/[*]/, ".*", pattern)
			for (rule in rules)
				if (rule ~ "^" pattern "$")
					next
			print "no rule is " $0
		}' "$tmp/rules" "$tmp/globs"
	assert_success
	refute_output
}

@test "a mutant that does not exist is reported in one line" {
	run "$pidspec" mutants 9999
	assert_failure 2
	assert_output "pidspec mutants: no mutant 9999; see 'pidspec mutants --help'"
}

@test "a missing kernel is reported with the make target that builds it" {
	PIDSPEC=$tmp/pidspec run runner/mutants/mutants 1
	assert_failure 2
	assert_output "pidspec mutants: no kernel; 'make mutants-kernel' builds one; see 'pidspec mutants --help'"
}

@test "records determine which mutants were noticed" {
	mkdir -p "$tmp/results"
	for boot in healthy-{before,after}-{1,2,3} 1 2; do
		mkdir -p "$tmp/results/$boot/k"
		printf 'TAP version 13\n1..1\nok 1 nesting.depth-limit-is-32\n# pidspec: 1 rule\n' \
			> "$tmp/results/$boot/k/results.tap"
	done
	sed -i 's/^ok/not ok/' "$tmp/results/1/k/results.tap"
	run "$pidspec" mutants --again -k none -o "$tmp/results" 1 2
	assert_failure 1
	assert_line --regexp '^killed +1 '
	assert_line --regexp '^survived +2 '
	assert_line --partial '2 mutants: 1 killed,'
}

@test "a mutant for 32-bit programs is booted with them, unless --abi is native" {
	for boot in healthy-{before,after}-abi={32,native}-{1,2,3} 344; do
		mkdir -p "$tmp/results/$boot/k"
		printf 'TAP version 13\n1..1\nok 1 translation.si-pid-from-a-fellow-member\n# pidspec: 1 rule\n' \
			> "$tmp/results/$boot/k/results.tap"
	done
	run "$pidspec" mutants --again --abi native -k none -o "$tmp/results" 344
	assert_failure 1
	assert_line --regexp '^survived +344 '
	sed -i 's/^ok/not ok/' "$tmp/results/344/k/results.tap"
	rm -r "$tmp/results/"*native*
	run "$pidspec" mutants --again -k none -o "$tmp/results" 344
	assert_success
	assert_line --regexp '^killed +344 '
}

@test "a second run replaces the records of the first" {
	cat > "$tmp/pidspec" <<- 'EOF'
		#!/bin/sh
		echo "$*" >> "$0.log"
	EOF
	chmod +x "$tmp/pidspec"
	PIDSPEC=$tmp/pidspec run runner/mutants/mutants -k none -o "$tmp/results" 1
	assert_equal "$(grep -c '^boot none .* --force ' "$tmp/pidspec.log")" \
		"$(grep -c '' "$tmp/pidspec.log")"
}

@test "the explorer runs in place of the rules" {
	mkdir -p "$tmp/results"
	for boot in healthy-{before,after}-1 1 2; do
		mkdir -p "$tmp/results/$boot/k"
		printf 'TAP version 13\n1..1\nok 1 explore.the-kernel-agrees-with-the-model\n# pidspec: 1 rule\n' \
			> "$tmp/results/$boot/k/results.tap"
	done
	sed -i 's/^ok/not ok/' "$tmp/results/1/k/results.tap"
	cat > "$tmp/pidspec" <<- 'EOF'
		#!/bin/sh
		echo "$*" >> "$0.log"
	EOF
	chmod +x "$tmp/pidspec"
	PIDSPEC=$tmp/pidspec run runner/mutants/mutants -k none -o "$tmp/results" \
		--quick --healthy 1 --explore 50 1 2
	assert_failure 1
	assert_line --regexp '^killed +1 '
	assert_line --regexp '^survived +2 '
	assert_equal "$(grep -c -- '--explore-scenes 50$' "$tmp/pidspec.log")" 4
}

@test "a larger sample of mutants contains a smaller one" {
	"$pidspec" mutants --list --sample 5 --seed 3 | sort > "$tmp/few"
	"$pidspec" mutants --list --sample 9 --seed 3 | sort > "$tmp/many"
	assert_equal "$(comm -12 "$tmp/few" "$tmp/many" | grep -c '')" 5
	assert_equal "$(grep -c '' "$tmp/many")" 9
}

# A source of a kernel in $tmp, whose olddefconfig drops what $1 matches.
make_source() {
	local source=$tmp/linux-source-1
	mkdir -p "$source/.pidspec" "$source/scripts/kconfig"
	: > "$source/.pidspec/complete"
	# shellcheck disable=SC2016 # for make
	printf 'tinyconfig:\n\t: > $(O)/.config\nolddefconfig:\n\tsed -i "/%s/d" $(O)/.config\n' "$1" > "$source/Makefile"
	# -m -O DIRECTORY CONFIG FRAGMENT
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\ncat "$5" >> "$4"\n' > "$source/scripts/kconfig/merge_config.sh"
	chmod +x "$source/scripts/kconfig/merge_config.sh"
}

@test "a debug kernel requires each option that it is built for" {
	make_source NOTHING
	runner/mutants/kernel.sh --configure x86-kasan linux-source-1/suite "$tmp"
	grep -x 'CONFIG_KASAN=y' "$tmp/linux-source-1-x86-kasan/.config"
	grep -x 'CONFIG_PID_NS=y' "$tmp/linux-source-1-x86-kasan/.config"
	make_source KCSAN
	run runner/mutants/kernel.sh --configure x86-kcsan linux-source-1/suite "$tmp"
	assert_failure 1
	assert_output --partial '.config lacks CONFIG_KCSAN=y CONFIG_KCSAN_EARLY_ENABLE=y (see '
}
