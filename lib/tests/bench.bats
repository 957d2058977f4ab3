#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What "make bench" measures and shows, with few and small programs.  The values are not
# checked here.

bats_require_minimum_version 1.5.0
# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=$PWD/${PIDSPEC_OUT:-out}
	tmp=$BATS_TEST_TMPDIR
	[ -x "$out/lib/bench/cost" ] || skip "wants: make $out/lib/bench/cost"
}

# measure PART... - with results of its own
measure() {
	mkdir -p "$tmp/out"
	ln -s "$out"/* "$tmp/out"
	rm -f "$tmp/out/bench"
	run -0 --separate-stderr /usr/bin/python3 lib/bench/measure.py \
		"$tmp/out" --quick "$@"
}

show() {
	run --separate-stderr /usr/bin/python3 lib/bench/speed.py "$@"
}

@test "runners are measured beside posix_spawn(3), and shown in a table" {
	command -v prove > /dev/null || skip 'install: perl'
	measure machine runners programs memory
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  pidspec run, 1 at a time +[0-9.]+ ms +[0-9.]+ times posix_spawn'
	assert_line --regexp '^  posix_spawn\(3\), wait\(2\), 1 at a time .* 1\.0 times posix_spawn'
	assert_line --regexp '^  prove, 1 at a time '
	assert_line --regexp '^  bats, 1 at a time '
	assert_line --regexp '^  20 programs +[0-9.]+ MiB$'
	assert_line --regexp '^  CPU time per program, 20 programs +[0-9.]+  times that of 10 programs$'
	assert_line --regexp ' CPUs, [0-9]+ GiB, Linux '
}

@test "the plot is SVG, its labels are text, and it is reproducible" {
	/usr/bin/python3 -c 'import matplotlib' 2> /dev/null ||
		skip 'install: python3-matplotlib'
	measure machine programs depth
	show "$tmp/out/bench" "$tmp/1.svg"
	assert_success
	show "$tmp/out/bench" "$tmp/2.svg"
	cmp "$tmp/1.svg" "$tmp/2.svg"
	run -0 /usr/bin/python3 -c 'if True:
		import sys
		from xml.etree import ElementTree
		for e in ElementTree.parse(sys.argv[1]).iter():
			if e.tag.endswith("}text"):
				print("".join(e.itertext()).strip())
	' "$tmp/1.svg"
	assert_line 'ms per program'
	assert_line 'pidspec run'
	assert_line 'ancestor PID namespaces'
}

@test "an unknown part is reported, with the known ones" {
	run -2 /usr/bin/python3 lib/bench/measure.py "$tmp" no-such-part
	assert_line --partial "no part 'no-such-part'; there are machine suite"
}

@test "missing figures are reported, with a remedy" {
	show "$tmp"
	assert_failure 2
	# shellcheck disable=SC2154 # set by run
	assert_equal "$stderr" "speed.py: $tmp: no figures here; \"make bench\" measures them"

	printf 'round\tjobs\n0\tmany\n' > "$tmp/jobs.tsv"
	show "$tmp"
	assert_failure 2
	assert_equal "$stderr" "speed.py: $tmp/jobs.tsv: not what measure.py writes; \"make bench PARTS=jobs\" measures it again"
}

@test "cost measures only its command, and exits with its status" {
	run -0 "$out/lib/bench/cost" "$tmp/cost" sh -c 'exit 7'
	run cat "$tmp/cost"
	assert_output --regexp '^[0-9.]+	[0-9.]+	[0-9]+	7$'

	run -2 "$out/lib/bench/cost" "$tmp/cost" /nonexistent
	assert_output '/nonexistent: No such file or directory'
}
