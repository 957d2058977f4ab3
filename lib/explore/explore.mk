# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make model-mutants	run the explorer with mutants of its model
#
# The program that 'pidspec explore' executes.

explore := $(patsubst %.c,$(O)/obj/%.o,$(wildcard lib/explore/*.c))

# The state of the model is made of bytes.
$(explore): private override CFLAGS += -Wno-conversion

# Of the library, only the part that starts threads is used.
explore += $(O)/obj/lib/src/stack.o

$(O)/explore: $(explore)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

all: $(O)/explore

model-mutants: $(O)/explore
	CC="$(CC) $(uapi:%=-idirafter %) $(LDFLAGS)" lib/explore/mutants.sh $(O) 2000

.PHONY: model-mutants
