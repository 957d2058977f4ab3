# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make distros	run the README's commands in fresh roots of Debian
#
# SUITES and STEPS select some; STEPS=test runs make test there, which takes long.

SUITES ?= bullseye bookworm trixie sid
STEPS  ?= run nobody pack report boot compilers

distros:
	@lib/packages.sh mmdebstrap:mmdebstrap unshare:util-linux
	@for suite in $(SUITES); do \
		lib/distros/try.sh $(O)/distros $$suite $(STEPS); done
	@lib/tally.sh $@ $(SUITES:%=$(O)/distros/%.tap)

.PHONY: distros
