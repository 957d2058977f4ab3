# SPDX-License-Identifier: GPL-2.0-or-later
# title: cgroup v1 only
# append: pidspec.cgroup=1

mount -t tmpfs none /sys/fs/cgroup
# Newer kernels of Debian have no memory controller of version 1.
for c in cpu pids freezer; do
	mkdir /sys/fs/cgroup/$c
	mount -t cgroup -o $c none /sys/fs/cgroup/$c || return
done
