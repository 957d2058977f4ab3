# SPDX-License-Identifier: GPL-2.0-or-later
# title: unprivileged user
# append:
# options: -u 65534
