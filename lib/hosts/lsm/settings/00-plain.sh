# SPDX-License-Identifier: GPL-2.0-or-later
# title: no restriction
# append:
