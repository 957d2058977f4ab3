# SPDX-License-Identifier: GPL-2.0-or-later
# title: Landlock: writing to files, and mounts
# append:
# options: -f 2
