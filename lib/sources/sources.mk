# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make sources	check the sources of all rules against manual pages and kernel

source-kernel ?= linux-source-7.3/trixie-backports

$(O)/sources/manual:
	@lib/sources/fetch.sh manual $(@D)

$(O)/sources/linux:
	@lib/packages.sh xz:xz-utils
	@lib/sources/fetch.sh linux $(@D) $(source-kernel)

sources: all $(O)/sources/manual $(O)/sources/linux
	@lib/sources/list.sh $(O) | \
		lib/sources/check.py $(O)/sources/manual $(O)/sources/linux

.PHONY: sources
