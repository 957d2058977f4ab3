# SPDX-License-Identifier: GPL-2.0-or-later
# title: Landlock: signals to other domains
# append:
# options: -l 2
