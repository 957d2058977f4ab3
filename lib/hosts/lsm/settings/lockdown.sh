# SPDX-License-Identifier: GPL-2.0-or-later
# title: lockdown=confidentiality
# append: lockdown=confidentiality
