# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# runsc.sh - gVisor, a kernel in user space: its processes are not visible on the host.

runtime_package=runsc runtime_command=runsc
oci=own_runsc

own_runsc() {
	runsc --root "$PIDSPEC_WORK/state" --network=none --ignore-cgroups "$@"
}

runtime_version() {
	runsc --version | sed -n 's/^runsc version //p'
}

# shellcheck source=runner/runtimes/oci.sh
. "$home/oci.sh"
