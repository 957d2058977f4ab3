# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # for those who source it; of drivers
#
# oci.sh - shared by drivers of OCI runtimes: a bundle for each container.
#
# The driver sets $oci, the command; a container called NAME has its bundle in
# $PIDSPEC_WORK/bundles/NAME.

bundles=$PIDSPEC_WORK/bundles
# The default of Docker, and CAP_SYS_ADMIN to create namespaces.
oci_capabilities='CAP_AUDIT_WRITE CAP_CHOWN CAP_DAC_OVERRIDE CAP_FOWNER CAP_FSETID CAP_KILL CAP_MKNOD
	CAP_NET_BIND_SERVICE CAP_NET_RAW CAP_SETFCAP CAP_SETGID CAP_SETPCAP CAP_SETUID CAP_SYS_CHROOT CAP_SYS_ADMIN'

# json WORD... - as the elements of an array
json() {
	comma=
	for word in "$@"; do
		printf '%s"%s"' "$comma" "$(printf %s "$word" | sed 's/\\/\\\\/g; s/"/\\"/g; s/	/\\t/g' |
			sed -e ':a' -e 'N' -e '$!ba' -e 's/\n/\\n/g')"
		comma=,
	done
}

# make_bundle NAME PID-NAMESPACE COMMAND...
make_bundle() {
	bundle=$bundles/$1 pid=$2 oci_cgroup=$1
	shift 2
	mkdir -p "$bundle"
	cat > "$bundle/config.json" << END
{ "ociVersion": "1.0.2",
  "process": {
    "terminal": false, "user": { "uid": 0, "gid": 0 }, "cwd": "/",
    "args": [ $(json "$@") ],
    "env": [ "PATH=/usr/sbin:/usr/bin:/sbin:/bin" ],
    "capabilities": { $(for set in bounding effective permitted; do
		# shellcheck disable=SC2086 # words
		printf '"%s": [ %s ]%s' "$set" "$(json $oci_capabilities)" "$([ $set = permitted ] || echo ,)"
	done) } },
  "root": { "path": "$PIDSPEC_WORK/rootfs", "readonly": false },
  "hostname": "pidspec",
  "mounts": [
    { "destination": "/proc", "type": "proc", "source": "proc", "options": [ "nosuid", "noexec", "nodev" ] },
    { "destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": [ "nosuid", "mode=755" ] },
    { "destination": "/dev/pts", "type": "devpts", "source": "devpts",
      "options": [ "nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620" ] },
    { "destination": "/dev/shm", "type": "tmpfs", "source": "shm", "options": [ "nosuid", "noexec", "nodev", "mode=1777" ] },
    { "destination": "/dev/mqueue", "type": "mqueue", "source": "mqueue", "options": [ "nosuid", "noexec", "nodev" ] },
    { "destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": [ "nosuid", "nodev", "mode=1777" ] } ],
  "linux": {
    $(if [ "$(id -u)" -eq 0 ]; then
	echo "\"cgroupsPath\": \"/$tag/$oci_cgroup\","
    else
	echo "\"uidMappings\": [ { \"containerID\": 0, \"hostID\": $(id -u), \"size\": 1 } ],"
	echo "\"gidMappings\": [ { \"containerID\": 0, \"hostID\": $(id -g), \"size\": 1 } ],"
    fi)
    "namespaces": [ $pid $([ "$(id -u)" -eq 0 ] || echo '{ "type": "user" },') { "type": "mount" }, { "type": "ipc" }, { "type": "uts" } ],
    "maskedPaths": [ "/proc/kcore", "/proc/keys", "/proc/timer_list", "/proc/sched_debug", "/proc/scsi" ],
    "readonlyPaths": [ "/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger" ] } }
END
}

# Unprivileged users can mount procfs for, and join, only their own namespaces.
runtime_options=$([ "$(id -u)" -ne 0 ] || echo --pid=host --pid=container)

runtime_run() {
	oci_name=$1
	shift
	case $1 in
	--pid=host) namespace='' && shift ;;
	--pid=container:*)
		namespace="{ \"type\": \"pid\", \"path\": \"/proc/$(runtime_init "${1#*:}")/ns/pid\" }," && shift
		;;
	*) namespace='{ "type": "pid" },' ;;
	esac
	[ "$1" = --open ] && shift
	make_bundle "$oci_name" "$namespace" "$@"
	$oci run --bundle "$bundles/$oci_name" "$oci_name"
}

runtime_exec() {
	$oci exec "$@"
}

runtime_kill() {
	$oci kill "$@"
}

runtime_init() {
	$oci state "$1" | sed -n 's/.*"pid": *\([0-9]*\).*/\1/p'
}

runtime_remove() {
	$oci delete --force "$1"
	rm -rf "${bundles:?}/$1"
}
