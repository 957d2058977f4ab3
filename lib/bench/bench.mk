# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make bench	measure what users wait for, beside goals and the least possible
#
# The figures are in $(O)/bench.  "make bench-shown" makes tables and plot again, and "make
# bench PARTS='runners jobs'" measures only these parts.  Two of them, test and kernels,
# take several minutes each.

bench := $(patsubst %.c,$(O)/%,$(wildcard lib/bench/*.c))

everything checked: $(bench)

# empty.c is a rule.
$(O)/lib/bench/empty: $(O)/libpidspec.a
$(bench): $(O)/%: $(O)/obj/%.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -pthread -lrt

bench:
	@lib/packages.sh musl-gcc:musl-tools prove:perl bats:bats \
		/usr/bin/python3:python3 $(python)/matplotlib:python3-matplotlib \
		qemu-system-x86_64:qemu-system-x86 git:git strace:strace \
		$(python)/jinja2:python3-jinja2
	@$(MAKE) -s $(jobs) all $(bench)
	@/usr/bin/python3 lib/bench/measure.py $(O) $(PARTS)
	@$(MAKE) -s bench-shown

bench-shown:
	@/usr/bin/python3 lib/bench/speed.py $(O)/bench lib/bench/speed.svg

.PHONY: bench bench-shown

# lib/tests/bench.bats
$(bats): $(bench)
