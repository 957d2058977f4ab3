# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# podman.sh - Podman, with storage and configuration of our own, and runc.

runtime_package=podman runtime_command=podman
engine=own_podman image=localhost/pidspec:1 runtime_parent=conmon

runtime_rootless=yes

own_podman() {
	CONTAINERS_CONF=$PIDSPEC_WORK/containers.conf CONTAINERS_STORAGE_CONF=$PIDSPEC_WORK/storage.conf \
		podman --runtime runc "$@"
}

runtime_version() {
	podman --version | sed 's/podman version //'
}

# A limit must not exceed that of this process.
runtime_set_up() {
	files=$(awk '/^Max open files/ { print $5 }' /proc/self/limits)
	cat > "$PIDSPEC_WORK/containers.conf" << END
[containers]
default_ulimits = [ "nofile=$files:$files", "nproc=32768:32768" ]
netns = "none"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "none"
tmp_dir = "$PIDSPEC_WORK/libpod"
volume_path = "$PIDSPEC_WORK/volumes"
END
	cat > "$PIDSPEC_WORK/storage.conf" << END
[storage]
driver = "vfs"
graphroot = "$PIDSPEC_WORK/graph"
runroot = "$PIDSPEC_WORK/run"
END
	own_podman import -c 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' "$PIDSPEC_WORK/rootfs.tar" $image
}

# Containers of a rule that was killed.
runtime_tear_down() {
	own_podman pod rm --force --all
	own_podman rm --force --all
	[ "$(id -u)" -eq 0 ] || own_podman system migrate # ends the process that holds its namespace
}

# shellcheck source=runner/runtimes/engine.sh
. "$home/engine.sh"

# The monitor of a container, and of each exec, ends a moment later.
runtime_remove() {
	podman_monitors=$(pgrep -f "conmon.* -n $1 ")
	own_podman rm --force "$1"
	for podman_monitor in $podman_monitors; do
		tail --pid="$podman_monitor" -f /dev/null
	done
}

pod_image=$image

runtime_pod_up() {
	own_podman kube play --network none "$1"
}

runtime_pod_down() {
	own_podman kube down "$1"
	own_podman pod rm --force "$2"
}

runtime_pod_exec() {
	podman_container=$1-$2
	shift 2
	own_podman exec "$podman_container" "$@"
}

runtime_pod_wait() {
	own_podman wait "$1-$2"
}
