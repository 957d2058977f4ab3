# SPDX-License-Identifier: GPL-2.0-or-later
# title: kernel.unprivileged_userns_clone=0, unprivileged user
# append: sysctl.kernel.unprivileged_userns_clone=0
# options: -u 65534
