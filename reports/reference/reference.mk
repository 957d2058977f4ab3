# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make reference	record reference results of this kernel, gVisor and KERNELS
#	make reference-mutants	record reference results of the mutated kernels

# Results of stock kernels, and a page of them.
reference: all
	@for guest in $(guests-of-kernels); do $(MAKE) -s $$guest || exit; done
	reports/reference/record.sh $(O) $(kernels)
	$(O)/pidspec report reports/reference -o $(O)/reference.html

# Results of the mutated kernels, and coverage of kernel code.
reference-mutants: all mutants-kernel
	@lib/packages.sh /usr/include/sys/capability.h:libcap-dev
	runner/mutants/record.sh $(O) $(mutant_source) reports/reference

.PHONY: reference reference-mutants
