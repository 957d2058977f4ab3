# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# crun.sh - crun(1); it refuses a host with cgroups of both versions, so it is
# shown one.

runtime_package=crun runtime_command=crun
oci=own_crun
runtime_parent=crun

own_crun() {
	if [ -d /sys/fs/cgroup/unified ]; then
		unshare -m sh -c 'umount /sys/fs/cgroup/unified; exec "$@"' sh \
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
