# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2016,SC2034 # for that shell; for those who source it
#
# crun.sh - crun(1).  It rejects a host with cgroups of both versions, so v2 is unmounted
# for it: by runtimes.sh (runtime_hide), if an unprivileged user runs it.

runtime_package=crun runtime_command=crun
oci=own_crun
runtime_parent=crun

runtime_rootless=yes runtime_hide=/sys/fs/cgroup/unified

own_crun() {
	if [ "$(id -u)" -eq 0 ] && mountpoint -q $runtime_hide; then
		unshare -m sh -c 'umount "$1"; shift; exec "$@"' sh $runtime_hide \
			crun --root "$PIDSPEC_WORK/state" "$@"
	else
		crun --root "$PIDSPEC_WORK/state" "$@"
	fi
}

runtime_version() {
	crun --version | sed -n 's/^crun version //p'
}

# shellcheck source=runner/runtimes/oci.sh
. "$home/oci.sh"
