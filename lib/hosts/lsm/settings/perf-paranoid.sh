# SPDX-License-Identifier: GPL-2.0-or-later
# title: kernel.perf_event_paranoid=4
# append:

echo 4 > /proc/sys/kernel/perf_event_paranoid
