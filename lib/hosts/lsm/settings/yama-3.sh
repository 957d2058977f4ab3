# SPDX-License-Identifier: GPL-2.0-or-later
# title: Yama: ptrace_scope=3
# append:

echo 3 > /proc/sys/kernel/yama/ptrace_scope
