# SPDX-License-Identifier: GPL-2.0-or-later
# title: Yama: ptrace_scope=2
# append:

echo 2 > /proc/sys/kernel/yama/ptrace_scope
