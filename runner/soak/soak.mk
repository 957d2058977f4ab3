# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make soak [SECONDS=3600] [LOAD="--cpu 8"]	find flakes, under load
#	make soak-rate					print the results again
#
# Records stay in $(O)/soak, and are counted by later runs, too.  ARGS are arguments of
# "pidspec run".

soak:
	@lib/packages.sh stress-ng:stress-ng python3:python3
	@$(MAKE) -s $(jobs) all
	@runner/soak/soak.sh $(O) $(or $(SECONDS),3600) $(ARGS)

soak-rate:
	@/usr/bin/python3 -B runner/soak/rate.py $(O)/soak

.PHONY: soak soak-rate
