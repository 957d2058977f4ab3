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
	keeps 90 '' unshare -pf --mount-proc sh -ec 'mount -o remount,hidepid=2 /proc; exec "$@"' sh "${suite[@]}"
}

@test "/proc with hidepid=2, uid 65534" {
	need_root
	keeps 80 '' unshare -pf --mount-proc sh -ec 'mount -o remount,hidepid=2 /proc; exec "$@"' sh \
		lib/as-nobody.sh "$out" run -F tap
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
