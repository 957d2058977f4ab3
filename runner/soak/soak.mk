# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make soak [SECONDS=3600] [LOAD="--cpu 8"]	look for flakes, under load
#	make soak-rate					tell again what was found
#
# What was recorded stays in $(O)/soak, and counts the next time, too.  ARGS goes to
# "pidspec run".

soak:
	@lib/packages.sh stress-ng:stress-ng python3:python3
	@$(MAKE) -s $(jobs) all
	@runner/soak/soak.sh $(O) $(or $(SECONDS),3600) $(ARGS)

soak-rate:
	@/usr/bin/python3 -B runner/soak/rate.py $(O)/soak

.PHONY: soak soak-rate
