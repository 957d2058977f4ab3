#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The argument of -o in a directory that another user can write to.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	mkdir -m 1777 "$tmp/shared"
	echo untouched > "$tmp/victim"
	cd "$tmp/shared" || return
}

need_root() {
	[ "$(id -u)" -eq 0 ] || skip "requires root (to act as two users)"
}

# plant NAME TARGET - a symbolic link of another user
plant() {
	ln -s "$2" "$1"
	chown -h 12345 "$1"
}

assert_untouched() {
	run cat "$tmp/victim"
	assert_output untouched
}

@test "results are new files, whatever existed with their names" {
	mkdir results results/log
	for name in results.tap log/fine.passes.tap; do
		ln -s "$tmp/victim" "results/$name"
	done
	"$pidspec" run -o results --force fine.passes
	assert_untouched
	for name in results.tap log/fine.passes.tap; do
		[ ! -L "results/$name" ]
		grep -q '^ok 1' "results/$name"
	done
	# A hard link to it is not changed either.
	rm results/results.tap
	ln "$tmp/victim" results/results.tap
	"$pidspec" run -o results --force fine.passes
	assert_untouched
}

@test "a directory that is a link of another user is rejected" {
	need_root
	mkdir "$tmp/elsewhere"
	plant results "$tmp/elsewhere"
	for name in results results/; do
		run "$pidspec" run -o "$name" fine.passes
		assert_failure 2
		assert_output "pidspec: results: a symbolic link of user 12345; name its target instead"
	done
	run ls "$tmp/elsewhere"
	assert_output ""
	mkdir mine
	plant mine/log "$tmp/elsewhere"
	run "$pidspec" run -o mine fine.passes
	assert_failure 2
	run ls "$tmp/elsewhere"
	assert_output ""
	ln -s "$tmp/elsewhere" own
	"$pidspec" run -o own fine.passes
	[ -s "$tmp/elsewhere/results.tap" ]
}

@test "root rejects the directory of another user" {
	need_root
	mkdir theirs
	chown 12345 theirs
	for command in "run -o theirs fine.passes" "inside -o theirs fine.passes -- true" \
		"init -o theirs -- true"; do
		# Builds with sanitizers have no programs for containers.
		[ -d "$OLDPWD/$out/guest" ] || [[ $command != inside* ]] || continue
		# shellcheck disable=SC2086 # words
		run "$pidspec" $command
		assert_failure 2
		assert_output "pidspec: theirs belongs to user 12345, but pidspec runs as root; name another directory"
	done
	run ls theirs
	assert_output ""
	mkdir ours ours/log
	chown 12345 ours/log
	run "$pidspec" run -o ours fine.passes
	assert_failure 2
	assert_output "pidspec: ours/log belongs to user 12345, but pidspec runs as root; name another directory"
}

@test "pidspec pack writes a new file, and follows no link of another user" {
	[ -d "$OLDPWD/$out/guest" ] || skip "requires a static build (make guest)"
	unset PIDSPEC_PROGRAMS
	ln "$tmp/victim" bundle
	"$pidspec" pack -o bundle numbering.pid-survives-execve
	assert_untouched
	[ "$(stat -c %h bundle)" -eq 1 ]
	"$pidspec" pack -o /dev/stdout numbering.pid-survives-execve | cmp - bundle
	need_root
	rm bundle
	plant bundle "$tmp/victim"
	run "$pidspec" pack -o bundle numbering.pid-survives-execve
	assert_failure 2
	assert_output "pidspec: bundle: a symbolic link of user 12345; name its target instead"
	assert_untouched
}
