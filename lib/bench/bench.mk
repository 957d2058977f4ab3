# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make bench	measure the overhead of suite and runner, and plot it
#
# The overhead of suite and runner, compared with the least possible.  The figures are in
# $(O)/bench.  "make bench-shown" makes the table and the plot again, and "make bench
# PARTS='runners jobs'" measures only these parts.

bench := $(patsubst %,$(O)/lib/bench/%,floor cost spawn trivial)

everything checked: $(bench)

$(bench): $(O)/%: $(O)/obj/%.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

bench:
	@lib/packages.sh musl-gcc:musl-tools prove:perl bats:bats \
		/usr/bin/python3:python3 $(python)/matplotlib:python3-matplotlib \
		qemu-system-x86_64:qemu-system-x86
	@$(MAKE) -s $(jobs) all $(bench)
	@/usr/bin/python3 lib/bench/measure.py $(O) $(PARTS)
	@$(MAKE) -s bench-shown

bench-shown:
	@/usr/bin/python3 lib/bench/speed.py $(O)/bench lib/bench/speed.svg

.PHONY: bench bench-shown

# lib/tests/bench.bats
$(bats): $(bench)
