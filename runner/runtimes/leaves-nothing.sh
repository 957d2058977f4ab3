#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# leaves-nothing.sh - run a command TIMES times, and compare the state of the machine
# before and after: processes, mounts, cgroups, network interfaces, files.
#
#	leaves-nothing.sh TIMES COMMAND...
#
# Only processes of runtimes are compared, and files in directories of runtimes, because
# others may use the machine.  If there is a difference, it is printed, and the exit
# status is 1.

times=$1
shift
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
mkdir "$work/tmp"
chmod 1777 "$work/tmp"
export TMPDIR="$work/tmp"

snapshot() {
	# shellcheck disable=SC2009 # all of them
	ps -eo stat=,comm= | grep -E '^[^Z][^ ]* +(dockerd|docker|containerd|conmon|runc|crun|podman|runsc|systemd-nspawn|lxc-[a-z]+|incusd?|bwrap|catatonit|tini|dumb-init|docker-init|nginx)' |
		awk '{ print "process", $2 }' | sort
	cut -d ' ' -f 4- /proc/self/mountinfo | sort | sed 's/^/mount /'
	find /sys/fs/cgroup -type d 2> /dev/null | sort | sed 's/^/cgroup /'
	find /sys/class/net -mindepth 1 | sort | sed 's/^/interface /'
	find /etc /run /var/lib /var/cache "$HOME" -xdev -not -path "$HOME/.cache/*" 2> /dev/null |
		sort -u | sed 's/^/file /'
	find "$TMPDIR" -mindepth 1 | sed 's/^/temporary file /'
}

snapshot > "$work/before"
n=0
while [ $n -lt "$times" ]; do
	n=$((n + 1))
	"$@" > "$work/output" 2>&1
	echo "run $n: exit status $?"
done
snapshot > "$work/after"
if diff "$work/before" "$work/after"; then
	echo "no change after $times runs: $(wc -l < "$work/after") processes, mounts, cgroups, interfaces and files are the same"
else
	exit 1
fi
