# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make fuzz [SECONDS=600]	fuzz all parsers of untrusted input
#	make fuzz-keep		add inputs that run new code to the corpus
#
# Each runner/fuzz/NAME.c except harness.c and replay.c is a fuzz target with its own
# corpus.  SECONDS is divided among them.

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

# -close_fd_mask=2 drops error messages.
fuzz: fuzzing
	@for f in $(fuzzers); do \
		$(O)/fuzz/runner/fuzz/$$f -max_total_time=$(share) -max_len=12000 \
			-timeout=20 -close_fd_mask=2 -print_final_stats=1 \
			-artifact_prefix=$(O)/fuzz/$$f- \
			$(O)/fuzz/$$f $(corpus)/$$f || exit; \
	done

# With counters, it would keep hundreds of inputs.
fuzz-keep: fuzzing
	@for f in $(fuzzers); do \
		$(O)/fuzz/runner/fuzz/$$f -set_cover_merge=1 -use_counters=0 -close_fd_mask=2 \
			$(corpus)/$$f $(O)/fuzz/$$f || exit; \
	done

.PHONY: replays fuzzing fuzz fuzz-keep
