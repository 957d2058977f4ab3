#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# judge.sh - the container runtimes of this host: what "pidspec runtimes" does.
#
#	judge.sh OUT [OPTION...] [NAME...]
#
# NAME-rootless is the same runtime, started by a user who may do nothing.
#
# Each runtime has a driver; see drivers/ and rule.sh.  It is judged from inside
# (pidspec inside) and from outside (the rules of area "runtimes"), in a work
# directory of its own, and nothing of it is left afterwards.

usage() {
	cat << 'END'
Usage: pidspec runtimes [-o DIR] [--brief] [--pods] [--rules SELECT] [NAME...]

Judges the container runtimes of this host, or those named: from inside, by the
rules for kernels, and from outside, by rules about runtimes.

  -o DIR     keep the results of each in DIR/NAME
  --brief    not from inside
  --pods     only pods, for those that have them
  --rules SELECT
             only these rules about runtimes, and not from inside

NAME-rootless is a runtime that is started by a user who may do nothing (games).
END
	echo "The names are:" "$(for d in "$home"/drivers/*.sh; do basename "$d" .sh; done | tr '\n' ' ')"
}

# ---- Daemons --------------------------------------------------------------------

# start_daemon LINE COMMAND... - that says LINE in its log when it is ready; what it
# leaves behind, as of a containerd that dockerd finds too slow, goes with the rest
start_daemon() {
	ready=$1
	shift
	mkfifo "$PIDSPEC_WORK/log"
	# In a session of its own: a signal for us must not end it before its containers.
	TMPDIR=$PIDSPEC_WORK setsid "$@" > "$PIDSPEC_WORK/log" 2>&1 < /dev/null &
	daemon=$!
	exec 9< "$PIDSPEC_WORK/log"
	while IFS= read -r line <&9; do
		echo "$line" >> "$PIDSPEC_WORK/daemon.log"
		case $line in
		*"$ready"*)
			cat <&9 >> "$PIDSPEC_WORK/daemon.log" &
			return 0
			;;
		esac
	done
	tail -n 1 "$PIDSPEC_WORK/daemon.log" >&2
	return 1
}

stop_daemon() {
	[ "$daemon" ] || return
	kill -TERM "$daemon"
	wait "$daemon"
	daemon=
}

# ---- One runtime ------------------------------------------------------------------

# Two streams of one target as one.
merge() {
	awk '
	/^TAP version/ { next }
	/^1\.\./ { planned += substr($1, 4); next }
	/^#:pidspec_(version|kernel|build|machine|context|target): / && FNR < 12 {
		if (FNR == NR) head = head $0 "\n"
		next
	}
	/^(not )?ok [0-9]/ { sub(/ok [0-9]+/, "ok " ++n) }
	/^# pidspec: / { next }
	{ body = body $0 "\n" }
	END { printf "TAP version 13\n1..%d\n%s%s", planned, head, body }' "$@"
}

tear_down() {
	trap '' INT TERM HUP # what is left would be the host's
	! command -v runtime_tear_down > /dev/null || runtime_tear_down > /dev/null 2>&1
	stop_daemon
	"$home/in-cgroup.sh" --remove "$tag"
	rm -rf "$PIDSPEC_WORK"
}

# judge_one - in a process of its own; its streams go to $dir
judge_one() {
	trap tear_down EXIT
	trap 'exit 130' INT TERM HUP
	"$home/root.sh" "$PIDSPEC_WORK" || exit
	! command -v runtime_set_up > /dev/null || runtime_set_up > "$dir/set-up.log" 2>&1 || {
		tail -n 1 "$dir/set-up.log" > "$dir/reason"
		exit
	}
	[ "$brief" ] || "$out/pidspec" inside -F tap --target "$name" -o "$dir/inside" \
		-- "$home/run-in.sh" "$PIDSPEC_RUNTIME" > /dev/null 2> "$dir/inside.log"
	# shellcheck disable=SC2086 # words
	"$out/pidspec" run --programs "$out/outside" --no-known -F tap -j 2 --timeout 60 --target "$name" \
		-o "$dir/outside" $areas > /dev/null 2> "$dir/outside.log"
	for side in inside outside; do
		[ ! -e "$dir/$side/results.tap" ] || mv "$dir/$side/results.tap" "$dir/$side.stream"
	done
	merge "$dir"/*.stream > "$dir/results.tap"
}

# why_not - nothing, if this runtime can be judged
why_not() {
	if ! command -v "$runtime_command" > /dev/null; then
		echo "not installed ($runtime_package)"
	elif [ "$pods" ] && ! command -v runtime_pod_up > /dev/null; then
		echo "has no pods"
	elif [ "$(id -u)" -ne 0 ] && [ -z "$runtime_rootless" ]; then
		echo "needs root"
	elif command -v runtime_missing > /dev/null; then
		runtime_missing
	fi
}

# ---- The table --------------------------------------------------------------------

row() {
	printf '%-15s %-17s %s\n' "$@"
}

# counts FILE - of the last line of a stream
counts() {
	if [ -s "$1" ]; then
		sed -n '$s/^# pidspec: .* rules\{0,1\}: \(.*\) in .*/\1/p' "$1"
	else
		echo "no results: $(tail -n 1 "$2" 2> /dev/null)"
	fi
}

tell() {
	if [ -s "$dir/reason" ]; then
		row "$name" "$version" "$(cat "$dir/reason")"
		return
	fi
	[ "$brief" ] || row "$name" "$version" "inside   $(counts "$dir/inside.stream" "$dir/inside.log")"
	[ "$brief" ] || version='' 
	row "${version:+$name}" "$version" "outside  $(counts "$dir/outside.stream" "$dir/outside.log")"
}

# ---- The command ------------------------------------------------------------------

refuse() {
	echo "pidspec: $*" >&2
	exit 2
}

# need_value OPTION [VALUE...]
need_value() {
	[ "$2" ] || refuse "runtimes: option $1 requires a value; see 'pidspec help runtimes'"
}

# can_be_judged NAME - as far as is known before it is tried
can_be_judged() (
	# shellcheck source=/dev/null # one of several
	. "$home/drivers/${1%-rootless}.sh"
	[ -z "$(why_not)" ]
)

# What is mounted is gone with us.
if [ "$PIDSPEC_MOUNTS" != private ] && unshare --mount true 2> /dev/null; then
	PIDSPEC_MOUNTS=private exec unshare --mount "$0" "$@"
fi
unset PIDSPEC_MOUNTS
out=$(realpath "$1")
home=$out/runtimes
export home
shift
brief='' pods='' row='' areas=runtimes results='' names=''
while [ $# -gt 0 ]; do
	case $1 in
	--help | -h) usage && exit ;;
	-o) need_value "$@" && results=$2 && shift ;;
	--brief) brief=1 ;;
	--pods) brief=1 pods=1 areas=pods ;;
	--rules) need_value "$@" && brief=1 areas=$2 && shift ;;
	--row) row=1 ;;
	-*) echo "pidspec: no option $1; see 'pidspec help runtimes'" >&2 && exit 2 ;;
	*) names="$names $1" ;;
	esac
	shift
done
[ "$names" ] || names=$(for d in "$home"/drivers/*.sh; do
	basename "$d" .sh
	[ "$pods" ] || [ "$(id -u)" -ne 0 ] || ! grep -q '^runtime_rootless' "$d" || echo "$(basename "$d" .sh)-rootless"
done)
for name in $names; do
	case $name in
	*/*) refuse "runtimes: a name has no '/': '$name'; see 'pidspec help runtimes'" ;;
	esac
	[ -r "$home/drivers/${name%-rootless}.sh" ] ||
		refuse "no runtime is called '$name'; see 'pidspec help runtimes'"
	# What this run did not create is not its to delete.
	[ -z "$results" ] || [ ! -e "$results/$name" ] || ! can_be_judged "$name" ||
		refuse "$results/$name: exists (remove it, or use another directory with -o)"
done
if [ "$results" ]; then
	mkdir -p "$results" || exit
else
	results=$(mktemp -d) || exit
	trap 'rm -rf "$results"' EXIT
fi
trap 'exit 130' INT TERM HUP # after the runtime that is being tested
results=$(realpath "$results")

# as_nobody - the same for a user who may do nothing; not for 65534, which stands
# for those whom a user namespace does not know
as_nobody() {
	place=$(mktemp -d "${TMPDIR:-/tmp}/pidspec-$name-XXXXXX") || return
	chown games:games "$place"
	hide=$(sed -n 's/.*runtime_hide=//p' "$home/drivers/$runtime.sh")
	# shellcheck disable=SC2016 # for that shell
	HOME=$place XDG_RUNTIME_DIR=$place TMPDIR=$place PIDSPEC_NAME=$name \
		unshare --mount sh -c 'umount "$1"; shift; exec "$@"' sh "${hide:-/nowhere}" \
		setpriv --reuid=games --regid=games --clear-groups --inh-caps=-all \
		"$0" "$out" --row ${brief:+--rules "$areas"} -o "$place/results" "$runtime" 2> /dev/null
	[ ! -d "$place/results/$runtime" ] || cp -r "$place/results/$runtime" "$dir"
	rm -rf "$place"
}

[ "$row" ] || row runtime version results
for runtime in $names; do
	name=${PIDSPEC_NAME:-$runtime}
	dir=$results/$runtime
	case $runtime in
	*-rootless)
		runtime=${name%-rootless}
		as_nobody
		continue
		;;
	esac
	(
		trap 'exit 130' INT TERM HUP # a subshell has no traps of its parent
		export PIDSPEC_RUNTIME="$runtime"
		PIDSPEC_WORK=$(mktemp -d "${TMPDIR:-/tmp}/pidspec-$runtime-XXXXXX") || exit
		export PIDSPEC_WORK
		trap 'rmdir "$PIDSPEC_WORK" 2> /dev/null' EXIT # unless it is in use
		tag=${PIDSPEC_WORK##*/} daemon=
		# shellcheck source=/dev/null # one of several
		. "$home/drivers/$runtime.sh"
		reason=$(why_not)
		if [ "$reason" ]; then
			row "$name" - "$reason"
			exit
		fi
		mkdir "$dir" || exit
		version=$(runtime_version)
		(judge_one)
		tell
	)
done
[ "$row" ] || for name in $names; do
	[ ! -s "$results/$name/results.tap" ] || echo "$results/$name/results.tap"
done | tr '\n' '\0' | xargs -0r "$home/table.sh"
