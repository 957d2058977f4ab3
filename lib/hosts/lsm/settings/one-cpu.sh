# SPDX-License-Identifier: GPL-2.0-or-later
# title: one CPU
# append: maxcpus=1
