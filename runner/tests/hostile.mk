# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make hostile [SECONDS=60]	run each hostile container for SECONDS, then SIGTERM
#
# Prints memory and disk usage of the runner, and its time to end.

hostiles := stdout stderr line facts unknown comments evidence silence \
	ignores-sigterm daemon stops-its-parent

hostile: all
	@printf '%s\n' $(hostiles) | xargs -P 2 -I MODE \
		/usr/bin/python3 runner/tests/hostile/attack.py $(O)/pidspec MODE \
		$(or $(SECONDS),60) --boot-timeout 1000 --hang-timeout 1000

.PHONY: hostile
