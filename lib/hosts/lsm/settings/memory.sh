# SPDX-License-Identifier: GPL-2.0-or-later
# title: 128 MiB of memory
# append:
# memory: 128
