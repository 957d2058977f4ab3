# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make new RULE=area.rule-in-words	create a rule from a template
#	make rule RULE=area.rule-in-words	run every check that a rule has to pass

# Variables on the command line of make are in the environment as well.
new:
	@lib/new/new.sh "$$RULE"

rule: place = $(subst .,/,$(RULE))
rule: file  = $(wildcard testcases/$(place).c testcases/$(place).bats)
rule: taps  = $(tap)/mutants/$(place).tap \
	      $(if $(filter %.c,$(file)),$(tap)/safety/$(place).tap)
rule:
	@lib/new/new.sh --find "$$RULE"
	@$(MAKE) -s $(jobs) $(O)/pidspec $(O)/testcases/$(place) $(beside)
	$(O)/pidspec run --no-known -v $(RULE) || [ $$? -eq 4 ]
	@$(MAKE) -s $(jobs) $(taps)
	@lib/tally.sh 'mutants and safety' $(taps)
	lib/lint.sh $(file)

.PHONY: new rule
