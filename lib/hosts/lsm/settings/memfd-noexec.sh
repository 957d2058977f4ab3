# SPDX-License-Identifier: GPL-2.0-or-later
# title: vm.memfd_noexec=2
# append: sysctl.vm.memfd_noexec=2
