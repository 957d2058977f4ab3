# SPDX-License-Identifier: GPL-2.0-or-later
# title: threadirqs nohz_full=1
# append: threadirqs nohz_full=1
