# SPDX-License-Identifier: GPL-2.0-or-later
# title: Landlock: abstract sockets of other domains
# append:
# options: -l 1
