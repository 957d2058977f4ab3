#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# in-cgroup.sh - a command in a cgroup of its own, of every hierarchy that lets it,
# so that the cgroups that it makes in there are known by that name.
#
#	in-cgroup.sh NAME COMMAND...
#	in-cgroup.sh --remove NAME	with all that is in it

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
