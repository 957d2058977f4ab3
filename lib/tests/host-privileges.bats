#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Callers without namespaces or privileges get skips, not failures.

load hosts

# limited COMMANDS COMMAND... - in a user namespace, whose limits COMMANDS change
limited() {
	local prepare=$1
	shift
	unshare -U --map-root-user sh -ec "$prepare; exec \"\$@\"" sh "$@"
}

@test "no user namespaces (user.max_user_namespaces=0)" {
	keeps 65 'requires a PID namespace and a user namespace: ENOSPC (sysctl user.max_user_namespaces=' limited 'echo 0 > /proc/sys/user/max_user_namespaces' "${suite[@]}"
}

@test "no PID namespaces (user.max_pid_namespaces=0)" {
	keeps 0 'requires a PID namespace: ENOSPC (sysctl user.max_pid_namespaces=' limited 'echo 0 > /proc/sys/user/max_pid_namespaces' "${suite[@]}"
}

@test "no CAP_SYS_ADMIN" {
	need_root
	keeps 80 'requires CAP_SYS_ADMIN (run as root' setpriv --bounding-set=-sys_admin --inh-caps=-all "${suite[@]}"
}

@test "no CAP_SETUID" {
	need_root
	keeps 75 'requires .*setresuid.*EPERM\|requires CAP_SETUID' setpriv --bounding-set=-setuid --inh-caps=-all "${suite[@]}"
}

@test "root without any capability" {
	need_root
	keeps 0 'uid_map: EPERM' setpriv --bounding-set=-all --inh-caps=-all "${suite[@]}"
}

@test "no new privileges (PR_SET_NO_NEW_PRIVS)" {
	changes_nothing setpriv --no-new-privs "${third[@]}"
}

# Writing to uid_map is denied, and so is every mount.
@test "Landlock: no right to write to files" {
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-cc} -D_GNU_SOURCE -O1 -o "$BATS_TEST_TMPDIR/confine" lib/hosts/lsm/confine.c
	"$BATS_TEST_TMPDIR/confine" -f 2 /bin/true || skip 'needs Landlock (Linux 5.13, lsm=landlock)'
	keeps 50 'run without Landlock' "$BATS_TEST_TMPDIR/confine" -f 2 "${suite[@]}"
}

# As many nested PID namespaces as the kernel allows: 32, or fewer in a container.
find_deepest() {
	local code
	for deepest in {32..1}; do
		code=0
		"$pidspec" run -q --depth "$deepest" numbering.clone-newpid-child-is-pid-1 > /dev/null 2>&1 || code=$?
		[ "$code" -eq 3 ] || return 0
	done
}

@test "in the grandparent of the deepest PID namespace" {
	find_deepest
	keeps 80 'ENOSPC' "${suite[@]}" --depth $((deepest - 2))
}

@test "in the parent of the deepest PID namespace" {
	find_deepest
	keeps 1 'ENOSPC' "${suite[@]}" --depth $((deepest - 1))
}

@test "in the deepest PID namespace" {
	find_deepest
	keeps 0 'ENOSPC (fewer levels' "${suite[@]}" --depth "$deepest"
}

@test "one PID namespace too many is reported" {
	find_deepest
	run "${suite[@]}" --depth $((deepest + 1))
	assert_failure 3
	assert_output "pidspec: cannot create PID namespace $((deepest + 1)) of $((deepest + 1)): No space left on device"
}
