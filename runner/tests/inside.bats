#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The command inside.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	unset PIDSPEC_PROGRAMS
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	export TMPDIR=$tmp
}

# No processes or files may remain.
teardown() {
	run ls -A "$tmp"
	refute_output --partial pidspec.
}

# inside ARGUMENT... - sets $output and $stderr
inside() {
	run --separate-stderr timeout 120 "$pidspec" inside "$@"
}

namespaces() {
	if [ "$(id -u)" -eq 0 ]; then
		echo unshare -pf --mount-proc
	else
		echo unshare -Ur -pf --mount-proc
	fi
}

@test "pidspec inside runs the rules in a container, and records the stream" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	# shellcheck disable=SC2046 # words
	inside numbering -o "$tmp/record" -- $(namespaces)
	assert_success
	n=$("$pidspec" list numbering | wc -l)
	assert_line --regexp "^pidspec: unshare: $n rules: [0-9]+ pass, 0 fail, "
	run cat "$tmp/record/results.tap"
	assert_line --index 0 "TAP version 13"
	assert_line --index 1 "1..$n"
	assert_line "#:pidspec_target: unshare"
	refute_line --partial pidspec_start
	prove -e cat "$tmp/record/results.tap"
}

@test "a container that mounts {} needs no shell" {
	need_pid_namespaces
	command -v bwrap > /dev/null || skip "requires bwrap (apt-get install bubblewrap)"
	inside numbering.clone-newpid-child-is-pid-1 --target box -- \
		bwrap --unshare-pid --tmpfs / --ro-bind {} {} --proc /proc --dev /dev --cap-add ALL
	assert_success
	assert_line --regexp "^pidspec: box: 1 rule: 1 pass, "
}

@test "a container that reads standard input needs only a shell and tar" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	[ "$(id -u)" -eq 0 ] || skip "requires root (chroot)"
	busybox=$(command -v busybox) || skip "requires busybox (apt-get install busybox-static)"
	mkdir -p "$tmp/root/bin" "$tmp/root/tmp" "$tmp/root/proc" "$tmp/root/dev"
	cp "$busybox" "$tmp/root/bin/busybox"
	for applet in sh tar mkdir chmod rm; do
		ln -s busybox "$tmp/root/bin/$applet"
	done
	touch "$tmp/root/dev/null"
	# shellcheck disable=SC2016 # for that shell
	inside numbering -F tap -- unshare -m sh -c 'mount -t proc proc "$0/proc" &&
		mount --bind /dev "$0/dev" && exec chroot "$0" "$@"' "$tmp/root"
	assert_success
	assert_line "1..$("$pidspec" list numbering | wc -l)"
	run ls -A "$tmp/root/tmp"
	assert_output ""
}

@test "a container that does not start is lost, and its last line is the reason" {
	inside numbering -- sh -c 'echo of no use; echo the image is not there >&2; exit 125' sh
	assert_failure 6
	assert_line --regexp '^LOST +sh'
	assert_line --regexp 'reason +the runner did not start: the image is not there'
	inside numbering -F tap -- true
	assert_failure 6
	assert_line "Bail out! no output; the command must pass on its standard input, as 'docker run -i' does"
	inside numbering -- /nowhere/docker run
	assert_failure 2
	inside numbering -- no-such-command
	assert_failure 2
	assert_equal "$stderr" "pidspec: no-such-command: no such command"
}

@test "a runner of another version is reported, with the remedy" {
	# shellcheck disable=SC2016 # for that shell
	inside numbering -F tap -- bash -c 'shift 4; exec "$0" "${@/--run-id=*/--of-another-version=1}"' "$pidspec"
	assert_failure 6
	assert_line --regexp "^Bail out! the runner of the target is of another version, and has no option --of-another-version \(build .*$out/guest/[a-z0-9_]+ again: 'make', or 'make guest-ARCH' for another architecture\)$"
}

@test "a container that hangs is ended" {
	inside numbering --boot-timeout 0.5 -- sh -c 'sleep 1000' sh
	assert_failure 6
	assert_line --regexp 'reason +no rule began within 0.5 s'
}

@test "a container that ends early is lost, and its results are recorded" {
	# shellcheck disable=SC2016 # for that shell
	inside numbering -F tap -- sh -c '"$@" | sed "/^ok 2 /q"; echo out of memory >&2' sh
	assert_failure 6
	assert_line --regexp '^ok 2 numbering'
	refute_line --regexp '^ok 3 '
	assert_line "Bail out! the runner ended early: out of memory"
}

@test "results that cannot be written are an error" {
	[ -w /dev/full ] || skip "requires /dev/full (mknod)"
	# shellcheck disable=SC2046,SC2016 # words; for that shell
	run sh -c '"$@" > /dev/full' sh "$pidspec" inside numbering.clone-newpid-child-is-pid-1 \
		-- $(namespaces)
	assert_failure 3
}

@test "an interrupt sends SIGTERM to the container, and waits until it ends" {
	# shellcheck disable=SC2016 # for that shell
	"$pidspec" inside numbering -- sh -c 'trap "echo asked > $0; exit" TERM; echo $$ > $0.pid
		sleep 1000 & wait' "$tmp/trace" > /dev/null 2>&1 3>&- &
	pid=$!
	until [ -s "$tmp/trace.pid" ]; do :; done
	kill -TERM "$pid"
	wait "$pid" || status=$?
	assert_equal "$status" 143
	run cat "$tmp/trace"
	assert_output asked
}

# instead NAME COMMAND - make a command NAME that runs COMMAND; $0 is the original
instead() {
	mkdir -p "$tmp/bin"
	printf '#!/bin/sh\n%s\n' "$2" | sed "s|\$0|$(command -v "$1")|" > "$tmp/bin/$1"
	chmod +x "$tmp/bin/$1"
}

@test "SIGTERM leaves no directory behind, even while one is being created" {
	mkdir "$tmp/work"
	# shellcheck disable=SC2016 # for that shell
	instead mktemp '"$0" "$@" && case $2 in */pidspec.*) kill -TERM 0 ;; esac'
	# shellcheck disable=SC2016 # for that shell
	instead mkdir '"$0" "$@" && case $1 in */pidspec.*) kill -TERM 0 ;; esac'
	PATH=$tmp/bin:$PATH TMPDIR=$tmp/work inside numbering -- env
	assert_failure
	run ls -A "$tmp/work"
	refute_output
}

@test "SIGKILL of pidspec inside ends the container, and leaves no directory behind" {
	mkdir "$tmp/work"
	mkfifo "$tmp/begun" "$tmp/life"
	# shellcheck disable=SC2016 # for that shell
	instead tar '"$0" "$@"; echo > '"$tmp/begun; read -r _ < $tmp/begun"
	# shellcheck disable=SC2016 # for that shell
	PATH=$tmp/bin:$PATH TMPDIR=$tmp/work "$pidspec" inside numbering -- \
		sh -c 'exec 9> "$0"; exec "$@"' "$tmp/life" > /dev/null 2>&1 3>&- &
	exec 8< "$tmp/life"
	read -r _ < "$tmp/begun"
	kill -KILL $!
	wait $! || :
	run timeout 30 cat <&8 # ends when no process has it open
	assert_success
	run ls -A "$tmp/work"
	refute_output
}

@test "a directory that exists is not used" {
	mkdir "$tmp/work"
	# shellcheck disable=SC2016 # for that shell
	# shellcheck disable=SC2016 # for that shell
	instead mktemp 'case $2 in */pidspec.*) exit 1 ;; esac; exec "$0" "$@"'
	# shellcheck disable=SC2016 # for that shell
	instead mkdir '[ "${1#'"$tmp"'}" = "$1" ] || "$0" "$@"; exit 1'
	cd "$tmp/work"
	PATH=$tmp/bin:$PATH TMPDIR=$tmp/work inside numbering -- env
	assert_failure 6
	assert_line --regexp 'reason +the runner did not start: no directory permits executing files'
}

@test "a failure in a container is reported with the command that repeats it" {
	mkdir -p "$tmp/tree/testcases"
	cp -r "$programs"/broken "$tmp/tree/testcases"
	export PIDSPEC_PROGRAMS=$tmp/tree/testcases
	# shellcheck disable=SC2016 # for that shell
	inside broken.fails -- sh -c 'shift 5; exec "$0" "$@"' \
		"$pidspec" "$tmp/tree/testcases"
	assert_failure 1
	assert_line --partial "pidspec inside broken.fails -- sh -c 'shift 5; exec "
}

@test "what a container changes in the directory {} does not change the build" {
	need_pid_namespaces
	sha256sum "$out"/guest/*/pidspec "$out"/guest/*/init > "$tmp/before"
	# shellcheck disable=SC2016 # for that shell
	TMPDIR=$tmp run "$pidspec" inside -q numbering.one-pid-per-layer -- \
		sh -c 'stat -c %a "$0/pidspec" "$0/init" > "'"$tmp"'/modes"
			chmod u+w "$0/init" && echo planted > "$0/init" && exec "$@"' {}
	assert_success
	assert_line --partial '1 rule: 1 pass'
	sha256sum -c "$tmp/before"
	assert_equal "$(sort -u "$tmp/modes")" 555
	run ls -d "$tmp"/pidspec-*
	assert_failure
}
