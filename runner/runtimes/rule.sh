# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2010,SC2034 # ls is one process; for rules
#
# rule.sh - the words that rules about container runtimes are written in.
#
#	. "${0%/*}/../../runtimes/rule.sh"
#	says='One sentence.'
#	source='its document, heading'
#	rule() {
#		start one sh -c 'echo ready; exec sleep 1000'
#		await one ready
#		check 'what is checked' "$(in_container one echo 1)" 1
#	}
#	judge "$@"
#
# For pods there are start_pod and in_pod (pod.sh).  Such a file is a program as
# testcases/README.md describes them: TAP, and exit status 0, 1, 4 or 99.
# PIDSPEC_RUNTIME names the driver, or its file, and
# PIDSPEC_WORK the directory that judge.sh has prepared for it.

level=MUST
points='' n=0 failed=0 pod=''
containers='' next_fd=4

# skip REASON
skip() {
	header
	echo "1..0 # SKIP $*"
	exit 4
}

# lost REASON - no verdict
lost() {
	header
	echo "1..1"
	echo "# no verdict: $*"
	exit 99
}

header() {
	printf 'TAP version 13\n# rule: %s\n# level: %s\n# source: %s\n' "$says" "$level" "$source"
}

# needs VERB... - of the driver
needs() {
	for verb in "$@"; do
		command -v "runtime_$verb" > /dev/null ||
			skip "$PIDSPEC_RUNTIME has no $(echo "$verb" | tr _ ' ')"
	done
}

# needs_option OPTION - of the driver's run
needs_option() {
	case " $runtime_options " in
	*" $1 "*) ;;
	*) skip "$PIDSPEC_RUNTIME has no $1" ;;
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

# run_in [OPTION...] COMMAND... - in a new container, which then is gone
run_in() {
	name=pidspec-$$-$(mktemp -u XXXXXX | tr '[:upper:]' '[:lower:]')
	runtime_run "$name" "$@" < /dev/null 2>> "$work/stderr"
	run_status=$?
	runtime_remove "$name" > /dev/null 2>&1 < /dev/null
	return $run_status
}

# start WHICH [OPTION...] COMMAND... - beside us; await WHICH what it says
start() {
	which=$1
	shift
	name=pidspec-$$-$which
	containers="$containers $name"
	mkfifo "$work/$which" || lost "no fifo"
	runtime_run "$name" "$@" < /dev/null > "$work/$which" 2>> "$work/stderr" &
	eval "client_$which=\$! fd_$which=$next_fd; exec $next_fd< \"\$work/\$which\""
	next_fd=$((next_fd + 1))
}

# await WHICH LINE
await() {
	eval "fd=\$fd_$1"
	while IFS= read -r line <&"$fd"; do
		[ "${line%?}" = "$2" ] && return # some end it as terminals do
		[ "$line" = "$2" ] && return
	done
	lost "$1 did not say '$2': $(tail -n 1 "$work/stderr")"
}

# next_line WHICH
next_line() {
	eval "fd=\$fd_$1"
	IFS= read -r line <&"$fd" || line=
	printf '%s\n' "$line" | tr -d '\r'
}

# await_end WHICH - $status is then that of what ran it
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

# init_of WHICH - its PID here
init_of() {
	runtime_init "pidspec-$$-$1" 2>> "$work/stderr"
}

# called WHICH - its name for the runtime
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

# members_of NAMESPACE - how many processes are in it, as seen from here
members_of() {
	ls -l /proc/[0-9]*/ns/pid 2> /dev/null | grep -cF "$1"
}

# pin NAMESPACE - its number goes to no other one, even when its last process is gone
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

judge() {
	if [ "$1" = --rule ]; then
		printf 'says: %s\nlevel: %s\nsource: %s\n' "$says" "$level" "$source"
		exit 0
	fi
	[ -n "$PIDSPEC_RUNTIME" ] || skip "judges a container runtime; say 'pidspec runtimes'"
	home=${0%/*}/../../runtimes tag=${PIDSPEC_WORK##*/}
	work=$(mktemp -d "$PIDSPEC_WORK/rule.XXXXXX") || lost "no place for files"
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
