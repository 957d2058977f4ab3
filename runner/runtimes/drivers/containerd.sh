# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# containerd.sh - containerd, by ctr(8), with a daemon of our own.

runtime_package=containerd runtime_command=containerd runtime_parent=containerd-shim
runtime_options=--pid=container

own_ctr() {
	ctr -a "$PIDSPEC_WORK/containerd.sock" -n "$tag" "$@"
}

runtime_version() {
	containerd --version | awk '{ print $3 }'
}

runtime_set_up() {
	cat > "$PIDSPEC_WORK/config.toml" << END
version = 2
root = "$PIDSPEC_WORK/root"
state = "$PIDSPEC_WORK/state"
disabled_plugins = [ "io.containerd.grpc.v1.cri" ]
[grpc]
  address = "$PIDSPEC_WORK/containerd.sock"
[ttrpc]
  address = "$PIDSPEC_WORK/containerd.ttrpc"
[plugins."io.containerd.internal.v1.opt"]
  path = "$PIDSPEC_WORK/opt"
END
	start_daemon "successfully booted" containerd -c "$PIDSPEC_WORK/config.toml"
}

runtime_run() {
	ctr_name=$1 ctr_option=''
	shift
	case $1 in
	--pid=container:*) ctr_option=--with-ns=pid:/proc/$(runtime_init "${1#*:}")/ns/pid && shift ;;
	--open) ctr_option='--cap-add CAP_SYS_ADMIN' && shift ;;
	esac
	# shellcheck disable=SC2086 # words
	own_ctr run --runc-root "$PIDSPEC_WORK/runc" --env PATH=/usr/sbin:/usr/bin:/sbin:/bin $ctr_option --rootfs "$PIDSPEC_WORK/rootfs" "$ctr_name" "$@"
}

runtime_exec() {
	ctr_name=$1
	shift
	own_ctr task exec --exec-id "exec-$$" "$ctr_name" "$@"
}

runtime_kill() {
	own_ctr task kill -s "SIG$2" "$1"
}

runtime_init() {
	own_ctr task ls | awk -v name="$1" '$1 == name { print $2 }'
}

runtime_remove() {
	own_ctr task kill -s SIGKILL "$1"
	own_ctr task rm -f "$1"
	own_ctr container rm "$1"
}
