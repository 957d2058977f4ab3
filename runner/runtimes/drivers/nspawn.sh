# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# nspawn.sh - systemd-nspawn(1), without systemd-machined and machinectl(1).

runtime_package=systemd-container runtime_command=systemd-nspawn runtime_options='--init' runtime_parent=systemd-nspawn

runtime_version() {
	systemd-nspawn --version | sed -n 's/^systemd \([0-9.]*\).*/\1/p'
}

# Only one container at a time can use a directory.  With PIDSPEC_PRIVATE_USERS=1, the
# container has a user namespace, and its files belong to the users of this namespace.
runtime_run() {
	nspawn_name=$1 nspawn_init='' nspawn_users=''
	[ "${PIDSPEC_PRIVATE_USERS:-}" != 1 ] ||
		nspawn_users='--private-users=pick --private-users-ownership=chown'
	shift
	[ "$1" = --init ] && nspawn_init=--as-pid2 && shift
	[ "$1" = --open ] && shift
	cp -r "$PIDSPEC_WORK/rootfs" "$PIDSPEC_WORK/$nspawn_name"
	# shellcheck disable=SC2086 # words
	sh -c 'echo $$ > "$1"; shift; exec "$@"' sh "$PIDSPEC_WORK/$nspawn_name.pid" \
		"$home/in-cgroup.sh" "$tag-$nspawn_name" systemd-nspawn -q --register=no --keep-unit --pipe $nspawn_init \
		--resolv-conf=off --timezone=off --link-journal=no $nspawn_users \
		-M "$nspawn_name" -D "$PIDSPEC_WORK/$nspawn_name" "$@"
}

# shellcheck source=runner/runtimes/child.sh
. "$home/child.sh"

# systemd-nspawn exits when init ends; until then it needs its files.
runtime_remove() {
	kill_init "$1"
}
