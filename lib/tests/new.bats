#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# "make new" creates a rule that is inconclusive until it is filled in, and then passes
# every check of "make rule".  The tests use a copy of the sources.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

load namespaces

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	local out=${PIDSPEC_OUT:-out}
	# Other users must be able to read it.
	copy=$(mktemp -d) && export copy && chmod 755 "$copy" || return
	# Existing objects are copied, so that only new files are compiled.
	mkdir -p "$copy/testcases" "$copy/out/obj" "$copy/out/lib"
	cp -a Makefile lib runner "$copy"
	cp -a testcases/numbering testcases/tools testcases/*.tsv testcases/known-issues "$copy/testcases"
	cp -a "$out/made-by" "$out/libpidspec.a" "$out/pidspec" "$copy/out"
	cp -a "$out/obj/lib" "$out/obj/runner" "$copy/out/obj"
	cp -a "$out/lib/bats" "$out/lib/safety" "$copy/out/lib"
}

teardown_file() {
	rm -rf "$copy"
}

setup() {
	cd "$copy" || return
	unset MAKEFLAGS MFLAGS MAKELEVEL
	PATH=${PATH#/usr/libexec/bats-core:} # bats adds this directory for itself
	case=testcases/numbering/$BATS_TEST_NUMBER-is-a-number
	id=numbering.${case##*/}
}

# rejects RULE WHAT - new.sh prints one line, which contains WHAT, and exits with 2
rejects() {
	run lib/new/new.sh "$1"
	assert_failure 2
	assert_output --partial "$2"
	assert_equal "${#lines[@]}" 1
}

# fill_in SENTENCE PAGE EXPECTED
fill_in() {
	sed -i -E "/TODO: fill in|level = MUST/d; /^\t\/\* .*(sentence|document|that can)/d
		/MUST, the default/,/\*\/$/d
		s/\"TODO\.\"/\"$1\"/; s/\"TODO\"/\"$2\"/
		s/\/\* TODO: [^:]*: (.*) \*\//\1/; s/\(getpid\(\), 1\)/(getpid(), $3)/" "$case.c"
	sed -i '/^# TODO/,/^#.*comment that/d' "$case.mutants"
}

@test "a new rule is inconclusive, and unfinished" {
	run make -s new "RULE=$id"
	assert_success
	assert_line "$case.c"
	assert_line "$case.mutants"
	run make -s rule "RULE=$id"
	assert_failure
	assert_line --partial "ERROR   $id"
	assert_output --partial 'nothing is checked'
	run lib/lint.sh "$case.c"
	assert_failure
	assert_output --partial 'unfinished'
	assert_output --partial "$case.mutants:1: unfinished"
}

@test "a completed rule passes, its mutant is killed, and lint accepts it" {
	need_pid_namespaces
	make -s new "RULE=$id"
	fill_in 'The first process of a new PID namespace has PID 1.' 'page(7), heading' 1
	run make -s rule "RULE=$id"
	assert_success
	assert_line --regexp "^PASS    $id "
	assert_line --regexp '^mutants and safety: [0-9]+ passed, 0 failed, 2 skipped$'
}

@test "a rule that the kernel violates fails, and is reported" {
	make -s new "RULE=$id"
	fill_in 'The first process of a new PID namespace has PID 2.' 'page(7), heading' 2
	run make -s rule "RULE=$id"
	assert_failure
	assert_line --regexp "^FAIL    $id "
	assert_line --partial 'check     1 of 2: getpid() == 2'
}

@test "a new rule about commands is inconclusive, too" {
	need_pid_namespaces
	run make -s new RULE=tools.shows-numbers
	assert_success
	assert_line testcases/tools/shows-numbers.bats
	run make -s rule RULE=tools.shows-numbers
	assert_failure
	assert_output --partial 'no verdict: not written yet'
}

@test "an existing rule is not changed" {
	local before
	before=$(cat testcases/numbering/pids-go-up-from-1.c)
	rejects numbering.pids-go-up-from-1 'testcases/numbering/pids-go-up-from-1.c already exists'
	assert_equal "$(cat testcases/numbering/pids-go-up-from-1.c)" "$before"
}

@test "an area that does not exist is reported, with the existing ones" {
	rejects numbring.a 'run mkdir testcases/numbring, or use one of: numbering tools'
}

@test "invalid names are reported" {
	rejects '' 'set RULE, as in RULE=area.rule-in-words'
	for name in numbering numbering. .a numbering.a.b numbering.A 'numbering.a b' '../x.y' numbering/a; do
		rejects "$name" 'is not area.rule-in-words'
	done
}

@test "make rule reports a rule that does not exist" {
	run make -s rule RULE=numbering.nothing
	assert_failure 2
	assert_line "make: there is no testcases/numbering/nothing.c; 'make new RULE=numbering.nothing' creates it"
}

@test "a program whose source was removed is removed" {
	mkdir -p out/testcases/numbering
	touch out/testcases/numbering/is-gone
	run make -n all
	assert_success
	assert_line --partial 'rm -f out/testcases/numbering/is-gone'
}
