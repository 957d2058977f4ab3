# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2016,SC2034 # for that shell; for rule.sh
#
# broken.sh - the driver of a runtime that isolates nothing, ignores options, and reports
# no status.  Use it only in a separate PID namespace.

runtime_options='--init --pid=host --pid=container' runtime_parent=nobody

runtime_run() {
	broken_name=$1
	shift
	case $1 in
	--*)
		shift
		setsid -w sh -c 'echo $$ > "$1"; shift; exec "$@"' sh "$PIDSPEC_WORK/$broken_name.pid" \
			unshare -pf --kill-child --mount-proc="$PIDSPEC_WORK/rootfs/proc" \
			/usr/bin/python3 -c 'import os, sys; os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:])' \
			chroot "$PIDSPEC_WORK/rootfs" "$@"
		;;
	*) in_root "$broken_name" "$@" ;;
	esac
	return 0
}

# in_root NAME COMMAND... - only a root directory; its processes are a session, and hold
# a lock until they end
in_root() {
	in_root_name=$1
	shift
	setsid -w unshare -m sh -c 'echo $$ > "$1"; exec 9> "$1.lock"; flock -s 9; mount -t proc proc "$2/proc"; mount -t tmpfs tmpfs "$2/tmp"
		shift; root=$1; shift; exec chroot "$root" "$@"' \
		sh "$PIDSPEC_WORK/$in_root_name.pid" "$PIDSPEC_WORK/rootfs" "$@"
}

runtime_exec() {
	shift
	unshare -pf --kill-child --mount-proc chroot "$PIDSPEC_WORK/rootfs" "$@"
}

runtime_init() {
	cat "$PIDSPEC_WORK/$1.pid"
}

runtime_stop() {
	kill -TERM "-$(runtime_init "$1")"
}

runtime_kill() {
	kill -s "$2" "$(runtime_init "$1")"
}

# The runner counts processes killed by SIGKILL as leftover processes.
runtime_remove() {
	broken_pid=$PIDSPEC_WORK/$1.pid
	kill -TERM "-$(runtime_init "$1")"
	flock -w 1 "$broken_pid.lock" true || kill -KILL "-$(runtime_init "$1")"
	rm -f "$broken_pid" "$broken_pid.lock"
}

# A pod is a file that exists while the pod does.
pod_image=none

runtime_pod_up() {
	cp "$1" "$PIDSPEC_WORK/$2.pod"
}

runtime_pod_exec() {
	broken_pod=$PIDSPEC_WORK/$1.pod
	shift 2
	[ -e "$broken_pod" ] || return
	[ "$1" != kill ] || rm "$broken_pod"
	if grep -q hostPID "$broken_pod"; then
		unshare -pf --mount-proc "$@"
	else
		in_root pod "$@"
	fi
}

runtime_pod_wait() {
	echo 0
}

runtime_pod_down() {
	rm -f "$PIDSPEC_WORK/$2.pod"
}
