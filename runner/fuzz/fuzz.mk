# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make fuzz [SECONDS=600]	any bytes at all, for whatever reads what others wrote
#	make fuzz-keep		keep of what was found what runs code that no other does
#
# Each runner/fuzz/NAME.c but harness.c and replay.c is a target, which has a corpus of
# its own.  SECONDS are shared by them.

fuzzers := $(filter-out harness replay,$(basename $(notdir $(wildcard runner/fuzz/*.c))))
replays := $(fuzzers:%=$(O)/runner/fuzz/%)
corpus  := runner/tests/fixtures/corpus
main    := $(O)/obj/runner/fuzz/replay.o # libFuzzer has its own

$(replays): $(O)/runner/fuzz/%: $(O)/obj/runner/fuzz/%.o \
		$(O)/obj/runner/fuzz/harness.o $(main) \
		$(filter-out %/main.o %/base/end.o,$(runner))
	@mkdir -p $(@D)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

replays: $(replays)
everything checked $(bats): $(replays)

share    = $(shell echo $$(($(or $(SECONDS),600) / $(words $(fuzzers)))))

fuzzing:
	@lib/packages.sh clang:clang /usr/share/doc/libclang-rt-dev:libclang-rt-dev
	@$(MAKE) -s $(jobs) O=$(O)/fuzz CC=clang main= LDFLAGS=-fsanitize=fuzzer \
		CFLAGS="-O1 -g -fno-sanitize-recover=all \
		-fsanitize=fuzzer-no-link,address,undefined" replays
	@mkdir -p $(fuzzers:%=$(O)/fuzz/%)

# What they complain about, nobody has to read.
fuzz: fuzzing
	@for f in $(fuzzers); do \
		$(O)/fuzz/runner/fuzz/$$f -max_total_time=$(share) -max_len=12000 \
			-timeout=20 -close_fd_mask=2 -print_final_stats=1 \
			-artifact_prefix=$(O)/fuzz/$$f- \
			$(O)/fuzz/$$f $(corpus)/$$f || exit; \
	done

# Hundreds, if it counted how often a line is run.
fuzz-keep: fuzzing
	@for f in $(fuzzers); do \
		$(O)/fuzz/runner/fuzz/$$f -set_cover_merge=1 -use_counters=0 -close_fd_mask=2 \
			$(corpus)/$$f $(O)/fuzz/$$f || exit; \
	done

.PHONY: replays fuzzing fuzz fuzz-keep
