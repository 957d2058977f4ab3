# SPDX-License-Identifier: GPL-2.0-or-later
#
# Appended to a copy of testcases/tools/common.bash: the shell traces each test to a file
# of its own, and "run" adds what the command printed.  transcript.py reads that file:
#
#	\x1e, once for each level of $( ), FILE \x1d FUNCTION \x1d COMMAND
#	\x1c STATUS \x1d OUTPUT \x1c

if [ "${BATS_TEST_NUMBER:-}" ]; then
	# This function runs before each command, and would be most of the trace.
	bats_debug_trap() {
		:
	}

	eval "record_run() $(declare -f run | tail -n +2)"

	run() {
		record_run "$@"
		{ set +x; } 2> /dev/null
		# shellcheck disable=SC2154 # run sets them
		printf '\x1c%s\x1d%s\x1c' "$status" "$output" >&"$BASH_XTRACEFD"
		set -x
	}

	PS4=$'\x1e${BASH_SOURCE[0]##*/}\x1d${FUNCNAME[0]}\x1d'
	exec {BASH_XTRACEFD}> \
		"$BATS_TEST_DIRNAME/../../../traces/${BATS_TEST_FILENAME##*/}.$BATS_TEST_NUMBER"
	set -x
fi
