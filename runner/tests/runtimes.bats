#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The rules about container runtimes and pods, with a runtime for which they fail, and the
# command runtimes.  "make runtimes" and "make pods" test real runtimes.
# Without sanitizers: runs scripts.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	unset PIDSPEC_PROGRAMS
	[ -d "$out/guest" ] || skip "does not run with sanitizers"
}

@test "every rule about runtimes and pods fails without isolation" {
	[ "$(id -u)" -eq 0 ] || skip "requires root (chroot)"
	command -v busybox > /dev/null || skip "requires busybox (apt-get install busybox-static)"
	mkdir "$tmp/work"
	runner/runtimes/root.sh "$tmp/work"
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	run in_namespace env PIDSPEC_RUNTIME="$PWD/runner/tests/runtimes/broken.sh" PIDSPEC_WORK="$tmp/work" \
		"$pidspec" run --programs "$out/outside" --no-known -F tap --timeout 20 runtimes pods
	assert_failure 1
	refute_line --regexp '^ok '
	refute_line --regexp '^not ok .* # '
	n=$("$pidspec" list --programs "$out/outside" runtimes pods | wc -l)
	assert_line --partial "$n rules: 0 pass, $n fail"
}

@test "a rule about runtimes supports --rule, and is skipped without a runtime" {
	run "$pidspec" show --programs "$out/outside" runtimes.exec-joins-the-container
	assert_success
	assert_line --partial "source"
	run "$pidspec" run --programs "$out/outside" -F tap runtimes.exec-joins-the-container
	assert_failure 4
	assert_line --partial "# SKIP requires a container runtime (pidspec runtimes)"
}

@test "pidspec runtimes tests installed runtimes, leaves nothing, and records results" {
	need_pid_namespaces
	command -v bwrap > /dev/null || skip "requires bwrap (apt-get install bubblewrap)"
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	mkdir "$tmp/tmp"
	TMPDIR=$tmp/tmp run "$pidspec" runtimes --brief -o "$tmp/record" bwrap kubernetes
	assert_success
	assert_line --regexp '^bwrap +[0-9.]+ +outside +[0-9]+ pass, '
	assert_line --regexp '^kubernetes +- +(not installed|supports only pods)'
	assert_line --regexp '^runtimes.host-processes-are-invisible +yes'
	run ls -A "$tmp/tmp"
	assert_output ""
	run "$pidspec" report "$tmp/record" -o "$tmp/report.md"
	assert_success
	grep -q bwrap "$tmp/report.md"
}

# runs_or_names NAME COMMAND PACKAGE - the runtime NAME is tested if it is installed
runs_or_names() {
	command -v "$2" > /dev/null || {
		run --separate-stderr "$pidspec" runtimes --brief "$1"
		assert_success
		assert_line --regexp "^$1 +- +not installed \\($3\\)\$"
		# shellcheck disable=SC2154 # bats sets it
		assert_equal "$stderr" ""
		return
	}
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	mkdir "$tmp/tmp"
	TMPDIR=$tmp/tmp run "$pidspec" runtimes --rules runtimes.its-status-is-that-of-its-init "$1"
	assert_success
	assert_line --regexp "^$1 +[0-9.]+ +outside +1 pass, 0 fail"
	run ls -A "$tmp/tmp"
	assert_output ""
}

@test "pidspec runtimes lxc tests LXC, or names the package" {
	runs_or_names lxc lxc-start lxc
}

@test "pidspec runtimes incus tests Incus, or names the package" {
	runs_or_names incus incus incus-base
}

@test "pidspec runtimes deletes nothing that it did not create" {
	mkdir -p "$tmp/record/bwrap" "$tmp/record/kubernetes" "$tmp/drivers/bwrap"
	touch "$tmp/record/bwrap/mine" "$tmp/record/kubernetes/mine" "$tmp/drivers/bwrap/mine"
	run "$pidspec" runtimes --brief -o "$tmp/record" ../drivers/bwrap
	assert_failure 2
	assert_output --partial "runtimes: '../drivers/bwrap' contains '/'"
	[ -e "$tmp/drivers/bwrap/mine" ]
	# The directory of a runtime that is not installed is not checked.
	command -v kubelet || {
		run "$pidspec" runtimes --brief -o "$tmp/record" kubernetes
		assert_success
		[ -e "$tmp/record/kubernetes/mine" ]
	}
	command -v bwrap > /dev/null || skip "requires bwrap (apt-get install bubblewrap)"
	run "$pidspec" runtimes --brief -o "$tmp/record" bwrap
	assert_failure 2
	assert_output "pidspec: $tmp/record/bwrap: exists (remove it, or use another directory with -o)"
	[ -e "$tmp/record/bwrap/mine" ]
}

@test "SIGTERM ends pidspec runtimes and its containers, and leaves nothing" {
	mkdir "$tmp/bin" "$tmp/tmp"
	mkfifo "$tmp/begun" "$tmp/never"
	printf '#!/bin/sh\necho > "%s"\nexec timeout 30 cat "%s"\n' "$tmp/begun" "$tmp/never" > "$tmp/bin/runc"
	chmod +x "$tmp/bin/runc"
	PATH=$tmp/bin:$PATH TMPDIR=$tmp/tmp "$pidspec" runtimes --brief runc > /dev/null 2>&1 3>&- &
	read -r _ < "$tmp/begun"
	kill -TERM $!
	status=0
	wait $! || status=$?
	assert_equal "$status" 143
	run ls -A "$tmp/tmp"
	assert_output ""
}

@test "a runtime that cannot start a container violates no rule" {
	command -v busybox > /dev/null || skip "requires busybox (apt-get install busybox-static)"
	mkdir "$tmp/bin"
	printf '#!/bin/sh\nprintf "no \\033[31mcgroup\\n" >&2\nexit 1\n' > "$tmp/bin/runc"
	chmod +x "$tmp/bin/runc"
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	PATH=$tmp/bin:$PATH run "$pidspec" runtimes --brief -o "$tmp/record" runc
	assert_line --regexp '^runc .* cannot start a container: no \[31mcgroup$'
	refute_output --partial FAIL
	[ ! -e "$tmp/record/runc/results.tap" ]
}

@test "pidspec runtimes -o without a value is an error" {
	run "$pidspec" runtimes -o
	assert_failure 2
	assert_output "pidspec: runtimes: option -o requires a value; see 'pidspec help runtimes'"
}

@test "pidspec runtimes prints help" {
	for words in "runtimes --help" "help runtimes"; do
		# shellcheck disable=SC2086 # words
		run "$pidspec" $words
		assert_success
		assert_line --index 0 "Usage: pidspec runtimes [-o DIR] [--brief] [--pods] [--rules SELECT] [NAME...]"
		assert_line --partial "bwrap"
	done
	run "$pidspec" runtimes no-such
	assert_failure 2
	assert_output --partial "no runtime 'no-such'"
	run "$pidspec" runtimes --breif
	assert_failure 2
}
