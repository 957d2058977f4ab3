# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# runc.sh - runc(8): https://github.com/opencontainers/runc

runtime_package=runc runtime_command=runc
oci=own_runc
runtime_parent=runc # while it waits for its container

runtime_rootless=yes

own_runc() {
	runc --root "$PIDSPEC_WORK/state" "$@"
}

runtime_version() {
	runc --version | sed -n 's/^runc version //p'
}

# shellcheck source=runner/runtimes/oci.sh
. "$home/oci.sh"
