# SPDX-License-Identifier: GPL-2.0-or-later
#
# Functions that the tests of the runner share.

# shellcheck source=/dev/null
. "${BASH_SOURCE[0]%/*}/../../lib/tests/assert.bash"

common_setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	pidspec=$PWD/$out/pidspec
	programs=$PWD/runner/tests/programs
	export XDG_CONFIG_HOME=$BATS_TEST_TMPDIR/no-config
	unset CI NO_COLOR PIDSPEC_ID PIDSPEC_USERNS EXPECTED_USERNS
	# Without core files, and without a terminal.
	export PIDSPEC_PROGRAMS=$programs TERM=dumb
	tmp=$BATS_TEST_TMPDIR
}

# use_rules_of_suite - they start faster without sanitizers
use_rules_of_suite() {
	export PIDSPEC_PROGRAMS=${PIDSPEC_RULES:-$PWD/$out/testcases}
}

# run_rules ARGUMENT... - pidspec run, with a short timeout
run_rules() {
	run "$pidspec" run --timeout 1 --grace 0 --no-known "$@"
}

# slowly COMMAND ARGUMENT... - run pidspec under strace, so that writers are faster than it.
# $reads is the largest number of reads from a pipe without a check of signals and deadlines.
# --boot-timeout is doubled while it expires before the first write, as on a busy machine.
slowly() {
	local seconds
	command -v strace > /dev/null || skip "requires strace (apt-get install strace)"
	for seconds in 1 2 4 8 16; do
		run timeout -k 1 60 strace -qq -o "$tmp/trace" -e trace=read,poll,ppoll \
			"$pidspec" "$1" --boot-timeout "$seconds" "${@:2}"
		reads=$(awk '/^read\(.*, 16384\) += [1-9]/ { n++; most = n > most ? n : most; next } { n = 0 } END { print most + 0 }' "$tmp/trace")
		[ "$reads" -eq 0 ] || break
	done
}

# shellcheck source=/dev/null
. "${BASH_SOURCE[0]%/*}/../../lib/tests/namespaces.bash"

# in_namespace COMMAND... - run it as init of a new PID namespace; as any user
in_namespace() {
	if [ "$(id -u)" -eq 0 ]; then
		unshare -pf --mount-proc "$@"
	else
		unshare -U --map-root-user -pf --mount-proc "$@"
	fi
}
