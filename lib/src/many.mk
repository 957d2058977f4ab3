# SPDX-License-Identifier: GPL-2.0-or-later
#
# All test cases in one program (many.c), with a hard link for each.  JOINED=1 compiles
# them as one source, in a tenth of the time, but all of them again when one changes.

renamed := $(sources:testcases/%.c=$(O)/many/%.o)
many    := $(if $(JOINED),$(O)/many/joined.o,$(renamed))
OBJCOPY := $(shell $(CC) -print-prog-name=objcopy 2> /dev/null)

$(renamed): $(O)/many/%.o: $(O)/obj/testcases/%.o
	$(Q)w=$(subst /,__,$(subst -,_,$*)); \
	$(OBJCOPY) --redefine-sym rule=rule_$$w --redefine-sym test=test_$$w \
		--redefine-sym after_exec=after_exec_$$w \
		--rename-section pidspec_checks=checks_$$w $< $@

$(O)/many/joined.c: FORCE
	@mkdir -p $(@D)
	@lib/src/join.sh $(sources) > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(O)/many/joined.o: $(O)/many/joined.c $(O)/made-by
	$(if $(V),,$(info $()  CC   $<))
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-missing-prototypes $(errors) -c -o $@ $<

$(O)/many/table.c: FORCE
	@mkdir -p $(@D)
	@lib/src/many.sh $(sources:testcases/%.c=%) > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(O)/many/table.o: $(O)/many/table.c
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(O)/many/rules: $(many) $(O)/many/table.o $(O)/obj/lib/src/many.o $(O)/libpidspec.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -pthread -lrt
