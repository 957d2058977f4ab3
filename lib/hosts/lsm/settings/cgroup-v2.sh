# SPDX-License-Identifier: GPL-2.0-or-later
# title: cgroup v2
# append: pidspec.cgroup=2

mount -t cgroup2 none /sys/fs/cgroup
