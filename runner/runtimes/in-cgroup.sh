#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# in-cgroup.sh - run a command in a cgroup of its own in every writable hierarchy, so
# that cgroups which it creates are found by that name.
#
#	in-cgroup.sh NAME COMMAND...
#	in-cgroup.sh --remove NAME	remove it, with its descendants

hierarchies=$(awk '$3 == "cgroup" || $3 == "cgroup2" { print $2 }' /proc/mounts)
if [ "$1" = --remove ]; then
	for hierarchy in $hierarchies; do
		find "$hierarchy" -depth -type d -path "*/$2*" -exec rmdir {} \; 2> /dev/null
	done
	exit
fi
name=$1
shift
for hierarchy in $hierarchies; do
	mkdir "$hierarchy/$name" 2> /dev/null
	echo 0 > "$hierarchy/$name/cgroup.procs"
done 2> /dev/null
exec "$@"
