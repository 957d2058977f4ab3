# SPDX-License-Identifier: GPL-2.0-or-later
#
# A kernel with all mutants that operators generate (systematic/generate).

systematic_source ?= linux-source-7.3/trixie-backports

mutants-systematic:
	@lib/packages.sh flex:flex bison:bison bc:bc xz:xz-utils \
		/usr/include/libelf.h:libelf-dev \
		qemu-system-x86_64:qemu-system-x86
	@$(MAKE) -s $(jobs) all
	runner/mutants/kernel.sh x86-systematic $(systematic_source) \
		$(O)/mutants/systematic $(ARGS)

.PHONY: mutants-systematic

# Record their outcomes for the report; SAMPLE and SEED select a part.
reference-systematic: mutants-systematic
	$(O)/pidspec mutants --set systematic $(SAMPLE:%=--sample %) \
		$(SEED:%=--seed %) || :
	cp $(O)/mutants/systematic/results/systematic.tsv reports/reference/

.PHONY: reference-systematic
