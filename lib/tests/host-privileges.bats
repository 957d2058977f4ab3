#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Whoever may not have namespaces, or has no privileges, gets skips.

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
	keeps 80 'requires root' setpriv --bounding-set=-sys_admin --inh-caps=-all "${suite[@]}"
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
	changes_nothing setpriv --no-new-privs "${suite[@]}"
}

@test "30 PID namespaces deep" {
	keeps 80 'ENOSPC' "${suite[@]}" --depth 30
}

@test "31 PID namespaces deep" {
	keeps 1 'ENOSPC' "${suite[@]}" --depth 31
}

@test "32 PID namespaces deep" {
	keeps 0 'ENOSPC (fewer levels' "${suite[@]}" --depth 32
}

@test "33 PID namespaces deep is told to be one too many" {
	run "${suite[@]}" --depth 33
	assert_failure 3
	assert_output 'pidspec: no PID namespace 33 of 33: No space left on device'
}
