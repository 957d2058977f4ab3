#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# If no namespaces can be created, a test case must not affect the host.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

load namespaces

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
}

@test "no test case affects another process where a kernel has no namespaces" {
	need_pid_namespaces
	run lib/safety/crowd.sh "$out/lib/safety/reject" namespaces EINVAL -- "$out"/testcases/*/*
	assert_output '20 of 20 bystanders left, 0 programs did not skip'
}

@test "no test case affects another process where no user may create namespaces" {
	need_pid_namespaces
	run lib/safety/crowd.sh "$out/lib/safety/reject" namespaces EPERM -- "$out"/testcases/*/*
	assert_output '20 of 20 bystanders left, 0 programs did not skip'
}

# uids_of - the user IDs that a harmful test case uses, in a user namespace with 65536 of
# them, and with $1 as /etc/passwd
uids_of() {
	mkfifo "$BATS_TEST_TMPDIR/ready" "$BATS_TEST_TMPDIR/go"
	# shellcheck disable=SC2016 # for that shell
	unshare --mount sh -c 'mount --bind "$2" /etc/passwd && exec unshare --user sh -c "$4" sh "$@"' \
		sh "$BATS_TEST_TMPDIR" "$1" "$2" 'cd "$1" && echo $$ > ready && read -r _ < go &&
		exec strace -f -o trace -e trace=setresuid "$3" > /dev/null' 3>&- &
	local inside=$!
	read -r pid < "$BATS_TEST_TMPDIR/ready"
	echo '0 0 65536' > "/proc/$pid/uid_map"
	echo '0 0 65536' > "/proc/$pid/gid_map"
	echo go > "$BATS_TEST_TMPDIR/go"
	wait "$inside" || :
	sed -n 's/.*setresuid([^,]*, \([0-9]\{2,\}\),.* = 0$/\1/p' "$BATS_TEST_TMPDIR/trace" | sort -u
}

@test "a harmful test case runs as a user ID that neither systemd nor /etc/passwd assigns" {
	[ "$(id -u)" -eq 0 ] || skip 'needs root'
	unshare -m true 2> /dev/null || skip 'requires unshare -m (CAP_SYS_ADMIN)'
	command -v strace > /dev/null || skip 'needs strace'
	local passwd=$BATS_TEST_TMPDIR/passwd
	chmod 755 "$BATS_TEST_TMPDIR"
	# All but one have an owner.
	awk 'BEGIN { print "root:x:0:0::/:"; for (i = 60000; i < 65536; i++) if (i != 61000) print "u" i ":x:" i ":" i "::/:" }' > "$passwd"
	cp "$out/testcases/visibility/kill-minus-one-stays-in-the-namespace" "$BATS_TEST_TMPDIR"
	run uids_of "$passwd" "$BATS_TEST_TMPDIR/kill-minus-one-stays-in-the-namespace"
	assert_output 61000
}

# If fence fails to stop a mount, it affects only the mount namespace of the test.
@test "pidspec run --depth mounts nothing where no mount namespace is created" {
	[ "$(id -u)" -eq 0 ] || skip 'requires root'
	unshare -mpf true 2> /dev/null || skip 'requires unshare -mpf (CAP_SYS_ADMIN)'
	[ -x "$out/lib/safety/fence" ] || skip 'requires fence (x86-64)'
	run unshare -mpf --mount-proc --propagation private "$out/lib/safety/fence" newns 1 \
		"$out/pidspec" run -q --depth 2 numbering.pids-go-up-from-1
	assert_success
	assert_output --partial ' 1 namespaces faked'
	refute_output --partial CHANGE
}

@test "without PID namespaces, a test case prints why it cannot run, and the remedy" {
	program=$(printf '%s\n' "$out"/testcases/numbering/* | head -n 1)
	run "$out/lib/safety/reject" newpid EINVAL "$program"
	assert_failure 4
	assert_line --regexp '^1\.\.0 # SKIP requires a PID namespace: EINVAL \(run a kernel with CONFIG_PID_NS'
}

@test "PIDSPEC_DISPOSABLE has an effect only if it is 1" {
	need_pid_namespaces
	local value
	for value in 0 no '' yes 11; do
		PIDSPEC_DISPOSABLE=$value run "$out/testcases/lifecycle/cgroup-can-be-frozen-while-init-waits"
		assert_failure 4
		assert_line --regexp '^1\.\.0 # SKIP requires exclusive use of the machine \(set PIDSPEC_DISPOSABLE=1'
	done
}

@test "PIDSPEC_USERNS has an effect only if it is 1" {
	local value
	[ "$(id -u)" -eq 0 ] || skip 'requires root (run as root)'
	[ "$(awk '{ print $3 }' /proc/self/uid_map)" = 4294967295 ] ||
		skip 'requires the initial user namespace (run outside of a container)'
	program=$out/testcases/limits/per-user
	for value in 0 no ''; do
		PIDSPEC_USERNS=$value run "$program"
		refute_line --partial '# SKIP'
	done
	PIDSPEC_USERNS=1 run "$program"
	assert_failure 4
}
