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

# own_results - a directory with all that was built, but with results of its own
own_results() {
	mkdir "$tmp/out"
	ln -s "$out"/* "$tmp/out"
	rm -f "$tmp/out/bench"
}

# try PART... - some of which may not be possible here
try() {
	[ -e "$tmp/out" ] || own_results
	run -0 --separate-stderr /usr/bin/python3 lib/bench/measure.py \
		"$tmp/out" --quick "$@"
}

# measure PART...
measure() {
	try "$@"
	[[ $stderr != *'not measured'* ]] || fail "$stderr"
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

@test "the files of make test are shown by how long they took" {
	own_results
	rm -f "$tmp/out/test"
	mkdir -p "$tmp/out/test/bats"
	touch "$tmp/out/test/short.tap"
	touch -d '9 seconds' "$tmp/out/test/bats/long.tap"
	measure files
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  bats/long +9 s$'
	assert_line --regexp '^  short +0 s$'
	assert_line --regexp '^  all 2 +9 s$'
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
	assert_line --partial "no part 'no-such-part'; there are "
	for part in boot boots edit first html life machine scale suite; do
		assert_line --regexp " $part( |\$)"
	done
}

@test "system calls and page faults of an empty rule are counted by process" {
	command -v strace > /dev/null || skip 'install: strace'
	unshare -pf true 2> /dev/null || skip 'requires unshare -p (CAP_SYS_ADMIN)'
	measure life
	assert_success
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^ +runner +keeper +supervisor +sandbox +body +bare$'
	assert_line --regexp '^  system calls( +[0-9.]+){6}$'
	assert_line --regexp '^  page faults '
	assert_line --regexp '^  clone +1 +1 +1$'
	assert_line --regexp '^  page faults of an empty rule +[0-9]+ +- +[0-9]+  clone\(2\), wait\(2\)$'
}

@test "rules and streams of different numbers are measured, and shown beside goals" {
	/usr/bin/python3 -c 'import jinja2' 2> /dev/null || skip 'install: python3-jinja2'
	measure html scale
	assert_success
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  pidspec report +[0-9.]+ s  CPU time '
	assert_line --regexp '^  20 rules +[0-9.]+ s  [0-9.]+ ms each, CPU time '
	assert_line --regexp '^  2 streams +[0-9.]+ s '
	assert_line --regexp '^Goals +now +goal +floor$'
	assert_line --regexp '^  HTML of 60 .* +[0-9.]+ s +2.00 s +[0-9.]+ s  Python, import jinja2$'
	assert_line --regexp '^  time per rule, most / .* +[0-9.]+ +1.10 +1.00  constant time per rule$'
}

@test "the first paint of a report is measured in Chromium" {
	command -v chromium > /dev/null && command -v chromedriver > /dev/null ||
		skip 'install: chromium chromium-driver'
	/usr/bin/python3 -c 'import selenium, jinja2' 2> /dev/null ||
		skip 'install: python3-selenium python3-jinja2'
	measure paint
	assert_success
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  the report +[0-9]+ ms  [0-9,]+ bytes$'
	assert_line --regexp '^  the same: first paint +[0-9]+ ms +300 ms +[0-9]+ ms  a page of a word$'
}

# a_tree - sources whose Makefile does little, but prints what the real one prints
a_tree() {
	mkdir -p "$tmp/tree/testcases/numbering"
	cd "$tmp/tree" || return
	touch testcases/numbering/clone-newpid-child-is-pid-1.c
	cat > Makefile <<- 'EOF'
		.RECIPEPREFIX = >
		O ?= out
		run:
		> @mkdir -p out
		> @echo 'sh -c true' > out/made-by
		> @echo 'out/pidspec run $(ARGS)'
		> @echo 'TAP version 13'
		> @echo 'ok 1 area.rule'
		rule:
		> @echo 'pidspec: 1 rule: 1 pass, 0 fail'
		kernels test:
		> @true
		$(O)/%: %.c
		> @: # -o $@ .
	EOF
	git init -q .
	git add .
	git -c user.name=x -c user.email=x commit -qm x
	cd "$OLDPWD" || return
}

@test "a fresh clone, an edited rule, and the longest targets are measured" {
	command -v git > /dev/null || skip 'install: git'
	a_tree
	own_results
	rm "$tmp/out/testcases"
	mkdir -p "$tmp/out/testcases/numbering"
	cp "$out/testcases/numbering/clone-newpid-child-is-pid-1" "$tmp/out/testcases/numbering"
	measure --tree "$tmp/tree" first edit kernels test
	assert_success
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  of it to compile and link +[0-9.]+ s  1 programs$'
	assert_line --regexp '^  make rule +[0-9.]+ s '
	assert_line --regexp '^  fresh clone, .* +10.00 s +[0-9.]+ s  as many trivial programs compiled$'
	assert_line --regexp '^  edited rule: verdict +[0-9.]+ s +1.00 s +[0-9.]+ s  compiler, linker, pidspec run$'
	assert_line --regexp '^  make test +[0-9.]+ s +240.00 s +[0-9.]+ s  its CPU time on all CPUs$'
}

@test "a part that cannot be measured is reported, and the others are measured" {
	mkdir "$tmp/tree"
	echo 'an earlier run' > "$tmp/first.tsv"
	XDG_CACHE_HOME=$tmp try --tree "$tmp/tree" first boots machine
	assert_success
	assert_regex "$stderr" 'measure.py: first: not measured: .*not'
	assert_regex "$stderr" 'debian:trixie: not measured: kernel not cached \(pidspec boot debian:trixie\)'
	assert_regex "$stderr" 'measure.py: boots: not measured: no kernel could be booted'
	[ -e "$tmp/out/bench/machine.tsv" ] && [ ! -e "$tmp/out/bench/first.tsv" ]
	show "$tmp/out/bench"
	assert_success
	assert_line --regexp '^  fresh clone, .* +- +10.00 s +-  make bench PARTS=first$'
}

@test "every goal is a number or "-", and of a part that has figures" {
	run -0 /usr/bin/python3 -B -c 'if True:
		import csv, inspect, sys
		sys.path.insert(0, "lib/bench")
		import common
		parts = common.load_parts()
		for row in csv.DictReader(open("lib/bench/goals.tsv"), delimiter="\t"):
			figures = parts[row["part"]].figures
			if row["goal"] != "-":
				float(row["goal"])
			assert figures, row
		print("ok")
	'
	assert_output ok
}

# A QEMU that writes lines to the channels that it is given.
@test "the lines of a guest are passed on and recorded, with the time of each" {
	mkdir "$tmp/real" "$tmp/links"
	cat > "$tmp/real/qemu-system-test" <<- 'EOF'
		#!/bin/sh
		for word in "$@"; do
			case $word in
			file,id=console,path=*)
				printf '[    0.500000] a\r\n[    1.250000] b\n' > "${word##*=}" ;;
			file,id=results,path=*)
				printf 'c\nd\n' > "${word##*=}" ;;
			esac
		done
	EOF
	chmod +x "$tmp/real/qemu-system-test"
	ln -s "$PWD/lib/bench/qemu.py" "$tmp/links/qemu-system-test"
	PATH=$tmp/links:$tmp/real:$PATH BENCH_TIMES=$tmp/times qemu-system-test \
		-chardev file,id=console,path=/proc/self/fd/7 \
		-chardev file,id=results,path=/proc/self/fd/8 7>&1 8>&1 |
		tr -d '\r' | sort > "$tmp/lines"
	run cat "$tmp/lines"
	assert_output $'[    0.500000] a\n[    1.250000] b\nc\nd'
	run sed -E 's/\t[0-9]+\.[0-9]{6}\t/ /' "$tmp/times"
	assert_line --index 0 'qemu start'
	assert_line 'console [    0.500000] a'
	assert_line 'results d'
}

@test "the clock of a kernel began before its lines, at the latest possible time" {
	run -0 /usr/bin/python3 -B -c 'if True:
		import sys
		sys.path.insert(0, "lib/bench")
		import common
		boots = common.load_parts()["boots"].measure
		times = ["qemu\t10.0\tstart", "console\t13.0\t[    0.500000] late",
			 "console\t13.0\t[    2.000000] now", "console\t13.5\tx",
			 "results\t14.0\tfirst", "results\t17.0\tlast"]
		print(boots.__globals__["read_times"]("\n".join(times)))
	'
	assert_output '(1.0, 4.0, 7.0)'
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
