# SPDX-License-Identifier: GPL-2.0-or-later
# title: no cgroups (cgroup_disable of all, cgroup_no_v1=all)
# append: cgroup_disable=memory,pids,cpu,cpuset,io,freezer cgroup_no_v1=all
