#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# runtimes.sh - test the container runtimes of this host: the command "pidspec runtimes".
#
#	runtimes.sh OUT [OPTION...] [NAME...]
#
# NAME-rootless is the same runtime, started by an unprivileged user.
#
# Each runtime has a driver; see drivers/ and rule.sh.  It is tested from inside
# (pidspec inside) and from outside (the rules of area "runtimes"), in a work
# directory of its own, which is removed afterwards.

usage() {
	cat << 'END'
Usage: pidspec runtimes [-o DIR] [--brief] [--pods] [--rules SELECT] [NAME...]

Tests the named container runtimes, or all that this host has.  Rules about the
kernel run inside a container, and rules about runtimes run outside.

  -o DIR     write the results of each to DIR/NAME
  --brief    do not run the rules inside
  --pods     test only pods, of runtimes that support them
  --rules SELECT
             run only these rules about runtimes, and none inside

NAME-rootless is a runtime that is started by an unprivileged user (games).
END
	echo "The names are:"
	for d in "$home"/drivers/*.sh; do basename "$d" .sh; done | tr '\n' ' ' | fold -s -w 76 | sed 's/^/  /'
	echo
}

# ---- Daemons --------------------------------------------------------------------

# start_daemon LINE COMMAND... - wait until it prints LINE.  TMPDIR is the work
# directory, so that files which it leaves behind are removed with it
start_daemon() {
	ready=$1
	shift
	mkfifo "$PIDSPEC_WORK/log"
	# In a session of its own, so that Ctrl-C does not end it before its containers.
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

# Merge two streams of one target.
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
	trap '' INT TERM HUP # an interrupted clean-up would leave processes and mounts
	! command -v runtime_tear_down > /dev/null || runtime_tear_down > /dev/null 2>&1
	stop_daemon
	"$home/in-cgroup.sh" --remove "$tag"
	rm -rf "$PIDSPEC_WORK"
}

# test_one - runs in a process of its own; its streams are in $dir
test_one() {
	trap tear_down EXIT
	trap 'exit 130' INT TERM HUP
	"$home/root.sh" "$PIDSPEC_WORK" 2> "$dir/reason" || exit
	! command -v runtime_set_up > /dev/null || runtime_set_up > "$dir/set-up.log" 2>&1 || {
		tail -n 1 "$dir/set-up.log" > "$dir/reason"
		exit
	}
	# If no container starts, rules would fail although the runtime does not violate them.
	"$home/run-in.sh" "$PIDSPEC_RUNTIME" echo ready < /dev/null 2> "$dir/start.log" | grep -q ready || {
		echo "cannot start a container: $(tail -n 1 "$dir/start.log" | tr -cd '[:print:]')" > "$dir/reason"
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

# why_not - print why this runtime cannot be tested, or nothing
why_not() {
	if ! command -v "$runtime_command" > /dev/null; then
		echo "not installed ($runtime_package)"
	elif [ "$pods" ] && ! command -v runtime_pod_up > /dev/null; then
		echo "does not support pods"
	elif [ "$(id -u)" -ne 0 ] && [ -z "$runtime_rootless" ]; then
		echo "requires root"
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

print_rows() {
	if [ -s "$dir/reason" ]; then
		row "$name" "$version" "$(cat "$dir/reason")"
		return
	fi
	[ "$brief" ] || row "$name" "$version" "inside   $(counts "$dir/inside.stream" "$dir/inside.log")"
	[ "$brief" ] || version='' 
	row "${version:+$name}" "$version" "outside  $(counts "$dir/outside.stream" "$dir/outside.log")"
}

# ---- The command ------------------------------------------------------------------

reject() {
	echo "pidspec: $*" >&2
	exit 2
}

# need_value OPTION [VALUE...]
need_value() {
	[ "$2" ] || reject "runtimes: option $1 requires a value; see 'pidspec help runtimes'"
}

# can_be_tested NAME - as far as is known before it is started
can_be_tested() (
	# shellcheck source=/dev/null # one of several
	. "$home/drivers/${1%-rootless}.sh"
	[ -z "$(why_not)" ]
)

# In a mount namespace of its own, mounts are removed when this script exits.
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
	*/*) reject "runtimes: '$name' contains '/'; see 'pidspec help runtimes'" ;;
	esac
	[ -r "$home/drivers/${name%-rootless}.sh" ] ||
		reject "no runtime '$name'; see 'pidspec help runtimes'"
	# Existing results are not deleted.
	[ -z "$results" ] || [ ! -e "$results/$name" ] || ! can_be_tested "$name" ||
		reject "$results/$name: exists (remove it, or use another directory with -o)"
done
if [ "$results" ]; then
	mkdir -p "$results" || exit
else
	results=$(mktemp -d) || exit
	trap 'rm -rf "$results"' EXIT
fi
trap 'exit 130' INT TERM HUP # after the runtime that is being tested
results=$(realpath "$results")

# as_unprivileged - test it as an unprivileged user; not as UID 65534, to which a user
# namespace maps unmapped users
as_unprivileged() {
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
		as_unprivileged
		continue
		;;
	esac
	(
		trap 'exit 130' INT TERM HUP # a subshell has no traps of its parent
		export PIDSPEC_RUNTIME="$runtime"
		PIDSPEC_WORK=$(mktemp -d "${TMPDIR:-/tmp}/pidspec-$runtime-XXXXXX") || exit
		export PIDSPEC_WORK
		trap 'rmdir "$PIDSPEC_WORK" 2> /dev/null' EXIT # fails if the directory is in use
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
		(test_one)
		print_rows
	)
done
[ "$row" ] || for name in $names; do
	[ ! -s "$results/$name/results.tap" ] || echo "$results/$name/results.tap"
done | tr '\n' '\0' | xargs -0r "$home/table.sh"
