# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make hosts	run the suite under host restrictions; prints a table
#	make unseen	reject each system call as a faulty kernel would: no rule may be skipped

# Every system call of this machine by its name, for lib/hosts/filter.c.
$(O)/lib/hosts/numbers.h: $(O)/made-by
	@mkdir -p $(@D)
	@echo '#include <sys/syscall.h>' | $(CC) $(CPPFLAGS) -E -dM - | sed -nE \
		's/^#define SYS_([a-z0-9_]+) .*/{ "\1", SYS_\1 },/p' | sort > $@

$(O)/obj/lib/hosts/filter.o: $(O)/lib/hosts/numbers.h
$(O)/obj/lib/hosts/filter.o: private override CPPFLAGS += -I$(O)/lib/hosts

$(O)/lib/hosts/filter: $(O)/obj/lib/hosts/filter.o
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(bats) everything checked: $(O)/lib/hosts/filter

hosts: all $(safety) $(O)/lib/hosts/filter
	@lib/packages.sh bats:bats script:bsdutils \
		qemu-x86_64-static:qemu-user-static \
		qemu-system-x86_64:qemu-system-x86
	@rm -f $(O)/hosts
	@PIDSPEC_OUT=$(O) PIDSPEC_TABLE=$(abspath $(O))/hosts \
		PIDSPEC_CC="$(CC) $(uapi:%=-idirafter %) $(LDFLAGS)" \
		bats lib/tests/host-*.bats \
		$(filter-out %/unseen.bats,$(wildcard lib/hosts/*.bats)) || :
	@lib/hosts/table.sh $(O)/hosts

unseen: all $(O)/lib/hosts/filter
	@lib/packages.sh bats:bats
	PIDSPEC_OUT=$(O) bats lib/hosts/unseen.bats

.PHONY: hosts unseen
