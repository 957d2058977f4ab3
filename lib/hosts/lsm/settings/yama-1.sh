# SPDX-License-Identifier: GPL-2.0-or-later
# title: Yama: ptrace_scope=1
# append:

echo 1 > /proc/sys/kernel/yama/ptrace_scope
