# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# bwrap.sh - bubblewrap, which has no daemon, no names and no state.  Its command has
# PID 1 only with --as-pid-1; otherwise, bwrap itself has PID 1.

runtime_package=bubblewrap runtime_command=bwrap runtime_options='--init --pid=host' runtime_parent=bwrap

runtime_rootless=yes

runtime_version() {
	bwrap --version | sed 's/bubblewrap //'
}

runtime_run() {
	bwrap_name=$1 bwrap_init=--as-pid-1 bwrap_pid=--unshare-pid
	shift
	case $1 in
	--init) bwrap_init='' && shift ;;
	--open) bwrap_init='--cap-add ALL' && shift ;;
	--pid=host) bwrap_init='' bwrap_pid='' && shift ;;
	esac
	# shellcheck disable=SC2086 # words
	sh -c 'echo $$ > "$1"; shift; exec "$@"' sh "$PIDSPEC_WORK/$bwrap_name.pid" \
		bwrap $bwrap_pid $bwrap_init --unshare-ipc --unshare-uts --die-with-parent \
		--bind "$PIDSPEC_WORK/rootfs" / --proc /proc --dev /dev --tmpfs /tmp -- "$@"
}

# shellcheck source=runner/runtimes/child.sh
. "$home/child.sh"

# bwrap exits when init ends.
runtime_remove() {
	kill_init "$1"
	rm -rf "$PIDSPEC_WORK/$1.pid"
}
