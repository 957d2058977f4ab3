# SPDX-License-Identifier: GPL-2.0-or-later
#
# The program that 'pidspec explore' executes.

explore := $(patsubst %.c,$(O)/obj/%.o,$(wildcard lib/explore/*.c))

$(O)/explore: $(explore)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

all: $(O)/explore
