# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # for those who source it; of drivers
#
# engine.sh - shared by the drivers of docker and podman, which have the same command
# line.  The driver sets $engine, and $image.

runtime_options='--init --pid=host --pid=container'

runtime_run() {
	engine_name=$1
	shift
	options=$([ "$(id -u)" -ne 0 ] || echo "--cgroup-parent /$tag") # rootless containers have none
	while :; do
		case $1 in
		--open) options="$options --cap-add SYS_ADMIN --security-opt seccomp=unconfined" && shift ;;
		--*) options="$options $1" && shift ;;
		*) break ;;
		esac
	done
	# shellcheck disable=SC2086 # words
	$engine run -i --network=none --name "$engine_name" $options $image "$@"
}

runtime_exec() {
	$engine exec "$@"
}

runtime_stop() {
	$engine stop --time "$2" "$1"
}

runtime_kill() {
	$engine kill --signal "$2" "$1"
}

runtime_init() {
	$engine inspect --format '{{.State.Pid}}' "$1"
}

runtime_remove() {
	$engine rm --force "$1"
}
