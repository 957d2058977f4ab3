# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# docker.sh - Docker, with a daemon of our own: own socket and directories, no network,
# and no configuration of the host.

runtime_package=docker.io runtime_command=dockerd
engine=own_docker image=pidspec:1 runtime_parent=containerd-shim

own_docker() {
	docker --config "$PIDSPEC_WORK/config" -H "unix://$PIDSPEC_WORK/docker.sock" "$@"
}

runtime_version() {
	dockerd --version | sed 's/Docker version \([^,]*\).*/\1/'
}

runtime_set_up() {
	mkdir -p "$PIDSPEC_WORK/config"
	echo '{}' > "$PIDSPEC_WORK/daemon.json"
	start_daemon "API listen on" dockerd --config-file "$PIDSPEC_WORK/daemon.json" \
		--iptables=false --ip6tables=false --bridge=none -s vfs --data-root "$PIDSPEC_WORK/data" \
		--exec-root "$PIDSPEC_WORK/exec" --pidfile "$PIDSPEC_WORK/docker.pid" \
		-H "unix://$PIDSPEC_WORK/docker.sock" || return
	own_docker import - $image < "$PIDSPEC_WORK/rootfs.tar" > /dev/null
}

# shellcheck source=runner/runtimes/engine.sh
. "$home/engine.sh"
