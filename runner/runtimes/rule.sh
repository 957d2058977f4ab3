# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2010,SC2034 # ls is one process; for rules
#
# rule.sh - functions for rules about container runtimes.
#
#	. "${0%/*}/../../runtimes/rule.sh"
#	says='One sentence.'
#	source='its document, heading'
#	rule() {
#		start one sh -c 'echo ready; exec sleep 1000'
#		await one ready
#		check 'what is checked' "$(in_container one echo 1)" 1
#	}
#	test_rule "$@"
#
# For pods there are start_pod and in_pod (pod.sh).  A rule is a test program as in
# testcases/README.md: it prints TAP and exits with status 0, 1, 4 or 99.
# PIDSPEC_RUNTIME is the name of the driver, or its file.  PIDSPEC_WORK is the
# directory that runtimes.sh has prepared for it.

level=MUST
points='' n=0 failed=0 pod=''
containers='' next_fd=4

# skip REASON
skip() {
	header
	echo "1..0 # SKIP $*"
	exit 4
}

# lost REASON - end inconclusive
lost() {
	header
	echo "1..1"
	echo "# no verdict: $*"
	exit 99
}

header() {
	printf 'TAP version 13\n# rule: %s\n# level: %s\n# source: %s\n' "$says" "$level" "$source"
}

# needs VERB... - skip if the driver lacks one
needs() {
	for verb in "$@"; do
		command -v "runtime_$verb" > /dev/null ||
			skip "$PIDSPEC_RUNTIME does not support $(echo "$verb" | tr _ ' ')"
	done
}

# needs_option OPTION - skip if runtime_run lacks it
needs_option() {
	case " $runtime_options " in
	*" $1 "*) ;;
	*) skip "$PIDSPEC_RUNTIME does not support $1" ;;
	esac
}

# check WHAT ACTUAL EXPECTED
check() {
	n=$((n + 1))
	if [ "$2" = "$3" ]; then
		points="${points}ok $n $1
"
		return
	fi
	failed=$((failed + 1))
	points="${points}not ok $n $1
  ---
  expected: $3
  actual: $(printf %s "$2" | tr '\n' ' ')
  ...
"
}

# check_not WHAT ACTUAL UNEXPECTED
check_not() {
	if [ "$2" = "$3" ]; then
		check "$1" "$2" "anything else"
	else
		check "$1" different different
	fi
}

# run_in [OPTION...] COMMAND... - in a new container, which is removed afterwards
run_in() {
	name=pidspec-$$-$(mktemp -u XXXXXX | tr '[:upper:]' '[:lower:]')
	runtime_run "$name" "$@" < /dev/null 2>> "$work/stderr"
	run_status=$?
	runtime_remove "$name" > /dev/null 2>&1 < /dev/null
	return $run_status
}

# start WHICH [OPTION...] COMMAND... - in the background; await reads its output
start() {
	which=$1
	shift
	name=pidspec-$$-$which
	containers="$containers $name"
	mkfifo "$work/$which" || lost "cannot create a FIFO"
	runtime_run "$name" "$@" < /dev/null > "$work/$which" 2>> "$work/stderr" &
	eval "client_$which=\$! fd_$which=$next_fd; exec $next_fd< \"\$work/\$which\""
	next_fd=$((next_fd + 1))
}

# await WHICH LINE
await() {
	eval "fd=\$fd_$1"
	while IFS= read -r line <&"$fd"; do
		[ "${line%?}" = "$2" ] && return # some end lines with \r\n
		[ "$line" = "$2" ] && return
	done
	lost "$1 did not print '$2': $(tail -n 1 "$work/stderr")"
}

# next_line WHICH
next_line() {
	eval "fd=\$fd_$1"
	IFS= read -r line <&"$fd" || line=
	printf '%s\n' "$line" | tr -d '\r'
}

# await_end WHICH - sets $status to the exit status of its client
await_end() {
	eval "wait \$client_$1"
	status=$?
}

in_container() {
	which=$1
	shift
	runtime_exec "pidspec-$$-$which" "$@" < /dev/null 2>> "$work/stderr"
}

stop() {
	runtime_stop "pidspec-$$-$1" "$2" >> "$work/stderr" 2>&1 < /dev/null
}

send() {
	runtime_kill "pidspec-$$-$1" "$2" >> "$work/stderr" 2>&1 < /dev/null
}

# init_of WHICH - its PID in this PID namespace
init_of() {
	runtime_init "pidspec-$$-$1" 2>> "$work/stderr"
}

# called WHICH - the name of its container
called() {
	echo "pidspec-$$-$1"
}

# first_below PID - the first descendant in another PID namespace than ours
first_below() {
	below=$1
	while namespace=$(namespace_of "$below") || return; do
		[ "$namespace" = "$(namespace_of self)" ] || break
		below=$(pgrep -P "$below" | head -n 1)
		[ "$below" ] || return
	done
	echo "$below"
}

namespace_of() {
	readlink "/proc/$1/ns/pid"
}

# members_of NAMESPACE - the number of its processes
members_of() {
	ls -l /proc/[0-9]*/ns/pid 2> /dev/null | grep -cF "$1"
}

# pin NAMESPACE - hold it open, so that its inode number is not reused
pin() {
	for link in /proc/[0-9]*/ns/pid; do
		[ "$(readlink "$link" 2> /dev/null)" = "$1" ] || continue
		exec 8< "$link"
		break
	done
}

clean_up() {
	pod_gone
	for name in $containers; do
		runtime_remove "$name" > /dev/null 2>&1 < /dev/null
	done
	wait
	rm -rf "$work"
}

test_rule() {
	if [ "$1" = --rule ]; then
		printf '%s: %s\n' says "$says" level "$level" source "$source"
		exit 0
	fi
	[ -n "$PIDSPEC_RUNTIME" ] || skip "requires a container runtime (pidspec runtimes)"
	home=${0%/*}/../../runtimes tag=${PIDSPEC_WORK##*/}
	work=$(mktemp -d "$PIDSPEC_WORK/rule.XXXXXX") || lost "cannot create a directory in $PIDSPEC_WORK"
	case $PIDSPEC_RUNTIME in
	*/*) driver=$PIDSPEC_RUNTIME ;;
	*) driver=$home/drivers/$PIDSPEC_RUNTIME.sh ;;
	esac
	# shellcheck source=/dev/null # one of several
	. "$driver"
	# shellcheck source=runner/runtimes/pod.sh
	. "$home/pod.sh"
	trap clean_up EXIT
	trap 'exit 99' TERM INT HUP
	rule
	header
	printf '1..%d\n%s' "$n" "$points"
	[ -s "$work/stderr" ] && tail -n 20 "$work/stderr" >&2
	[ "$failed" -eq 0 ]
	exit
}
