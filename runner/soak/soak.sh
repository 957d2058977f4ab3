#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# soak.sh - judge this kernel for a while, on a machine that has other things to do.
#
#	soak.sh OUT SECONDS [ARGUMENT-OF-PIDSPEC...]
#
# Each minute leaves a stream in OUT/soak, so that little is lost with a machine.
# Ctrl-C ends it early, and what was recorded until then counts.  LOAD is what
# stress-ng is to do.
set -u

out=$1 seconds=$2
shift 2
case $seconds in
'' | *[!0-9]*)
	echo "soak.sh: '$seconds' is no number of seconds; write SECONDS=3600" >&2
	exit 2
	;;
esac
load=${LOAD:---cpu $((4 * $(nproc)))}
kept=$out/soak
began=$(date +%s)
mkdir -p "$kept" || exit 2

# A terminal's Ctrl-C reaches the command by itself, which ends when what runs has.
over='' run=''
trap 'over=1' INT
trap 'over=1; [ -z "$run" ] || kill -TERM "$run"' TERM HUP

# It ends by itself, too, should this be killed.
# shellcheck disable=SC2086 # words
nice -n 5 stress-ng --quiet --timeout $((seconds + 300)) $load &
stress=$!
trap 'kill "$stress" 2> /dev/null' EXIT

n=0
while left=$((began + seconds - $(date +%s))) && [ -z "$over" ] && [ "$left" -gt 0 ]; do
	n=$((n + 1))
	"$out/pidspec" run -F tap --no-known --shuffle \
		--repeat-for "$((left < 60 ? left : 60))" "$@" > "$kept/$began-$n.tap" &
	run=$!
	# A signal ends wait, and not what it waits for.
	while kill -0 "$run" 2> /dev/null; do
		wait "$run"
		status=$?
	done
	run=''
	if [ "$status" -eq 2 ] || [ "$status" -gt 125 ] && [ -z "$over" ]; then
		echo "soak.sh: pidspec run: exit status $status" >&2
		rm "$kept/$began-$n.tap"
		exit 2
	fi
done

# Ctrl-C reached it, too.
kill "$stress" 2> /dev/null && wait "$stress" || [ -n "$over" ] || {
	echo "soak.sh: stress-ng $load: it did not last" >&2
	exit 2
}
exec /usr/bin/python3 -B "$(dirname "$0")/rate.py" "$kept"
