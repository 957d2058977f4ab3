# SPDX-License-Identifier: GPL-2.0-or-later
#
# What the tests of the runner share.

bats_load_library bats-support
bats_load_library bats-assert

common_setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	pidspec=$PWD/$out/pidspec
	programs=$PWD/runner/tests/programs
	unset CI NO_COLOR PIDSPEC_ID PIDSPEC_USERNS EXPECTED_USERNS
	# No core file of ours, and no terminal.
	export PIDSPEC_PROGRAMS=$programs TERM=dumb
	tmp=$BATS_TEST_TMPDIR
}

# judge ARGUMENT... - what a program that is late or a daemon costs here: little
judge() {
	run "$pidspec" run --timeout 1 --grace 0 --no-known "$@"
}

# slowly COMMAND... - under strace, so that what it reads is written faster; then $reads is
# how often it read from a pipe, at most, before it looked for signals and deadlines
slowly() {
	command -v strace > /dev/null || skip "requires strace (apt-get install strace)"
	run timeout -k 1 30 strace -qq -o "$tmp/trace" -e trace=read,poll,ppoll "$@"
	reads=$(awk '/^read\(.*, 16384\) += [1-9]/ { n++; most = n > most ? n : most; next } { n = 0 } END { print most + 0 }' "$tmp/trace")
}

# need_unshare OPTION... - skip the test where this host refuses such namespaces
need_unshare() {
	unshare "$@" true 2> /dev/null ||
		skip "requires unshare $* (CAP_SYS_ADMIN, and a seccomp filter that allows it)"
}

# A new PID namespace, as init of which the command runs; as anyone.
in_namespace() {
	if [ "$(id -u)" -eq 0 ]; then
		unshare -pf --mount-proc "$@"
	else
		unshare -U --map-root-user -pf --mount-proc "$@"
	fi
}
