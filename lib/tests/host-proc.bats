#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# A /proc that is masked, read-only or missing: rules that need it are skipped.

# shellcheck disable=SC2016 # what other shells expand
load hosts

# with_proc COMMANDS COMMAND... - after COMMANDS, in a mount namespace of its own
with_proc() {
	need_root
	local prepare=$1
	shift
	unshare -m sh -ec "$prepare; exec \"\$@\"" sh "$@"
}

@test "/proc with hidepid=2" {
	need_root
	keeps 90 '' unshare -pf --mount-proc sh -ec 'mount -o remount,hidepid=2 /proc; exec "$@"' sh "${third[@]}"
}

@test "/proc with hidepid=2, uid 65534" {
	need_root
	keeps 80 '' unshare -pf --mount-proc sh -ec 'mount -o remount,hidepid=2 /proc; exec "$@"' sh \
		lib/as-nobody.sh "$out" run -F tap
}

@test "/proc with subset=pid" {
	with_proc 'mount -t proc -o subset=pid proc /proc' true || skip 'needs Linux 5.8, for subset=pid'
	keeps 60 '' with_proc 'mount -t proc -o subset=pid proc /proc' "${third[@]}"
}

@test "/proc is read-only" {
	keeps 75 'uid_map: EROFS' with_proc 'mount -o remount,bind,ro /proc' "${suite[@]}"
}

@test "/proc/sys is read-only" {
	keeps 80 '(mount /proc/sys read-write)' with_proc 'mount --bind /proc/sys /proc/sys; mount -o remount,bind,ro /proc/sys' "${suite[@]}"
}

@test "/proc is masked, as in containers" {
	keeps 60 'requires a mount of procfs: EPERM (unmask /proc)' with_proc 'mount -t tmpfs none /proc/fs
		for file in timer_list keys interrupts; do
			[ ! -e /proc/$file ] || mount --bind /dev/null /proc/$file
		done
		mount --bind /proc/sys /proc/sys
		mount -o remount,bind,ro /proc/sys' "${suite[@]}" --user userns
}

@test "/proc is empty" {
	keeps 55 'to verify a new user namespace: ENOENT (mount /proc)' with_proc 'mount -t tmpfs none /proc' "${suite[@]}"
}

@test "/proc is not mounted" {
	keeps 55 'to verify a new user namespace: ENOENT (mount /proc)' with_proc 'umount -l /proc' "${suite[@]}"
}

# The file of one PID namespace is mounted for all, as if the kernel had only one (before
# Linux 6.14), and its owner is mapped to root, as in a user namespace that root created.
@test "pid_max of the host is not written, even if root of the host is mapped" {
	in_small_namespace() {
		unshare -Upmf --map-root-user --mount-proc sh -ec '
			echo 20000 > /proc/sys/kernel/pid_max
			mount -t tmpfs none /mnt; : > /mnt/pid_max
			mount --bind /proc/sys/kernel/pid_max /mnt/pid_max
			mount --move /mnt /proc/sys/kernel
			code=0; unshare -U --map-root-user "$@" || code=$?
			[ "$code" -eq 0 ] || [ "$code" -eq 4 ]
			cat /proc/sys/kernel/pid_max' sh "$@"
	}
	in_small_namespace true > /dev/null 2>&1 || skip 'needs Linux 6.14, where pid_max is per PID namespace'
	run in_small_namespace "${suite[@]}" 'sysctl.pid-max-*' 'limits.*pid-max*'
	assert_success
	assert_line --partial '# SKIP requires that /proc/sys/kernel/pid_max is a file of procfs'
	refute_line --regexp '^ok [0-9]+ [^#]*$'
	assert_line 20000
}
