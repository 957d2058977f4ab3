#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# soak.sh - test this kernel repeatedly, under load.
#
#	soak.sh OUT SECONDS [ARGUMENT-OF-PIDSPEC...]
#
# Each minute is recorded as a stream in OUT/soak, so that a crash loses little.
# Ctrl-C ends it early; streams recorded until then are counted.  LOAD is the options of
# stress-ng.
set -u

out=$1 seconds=$2
shift 2
case $seconds in
'' | *[!0-9]*)
	echo "soak.sh: '$seconds' is not a number of seconds; write SECONDS=3600" >&2
	exit 2
	;;
esac
load=${LOAD:---cpu $((4 * $(nproc)))}
kept=$out/soak
began=$(date +%s)
mkdir -p "$kept" || exit 2

# Ctrl-C also reaches pidspec, which ends when running tests have ended.
over='' run=''
trap 'over=1' INT
trap 'over=1; [ -z "$run" ] || kill -TERM "$run"' TERM HUP

# The timeout ends stress-ng if this script is killed.
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
	# A signal interrupts wait, and does not end its process.
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

# Ctrl-C also reaches stress-ng.
kill "$stress" 2> /dev/null && wait "$stress" || [ -n "$over" ] || {
	echo "soak.sh: stress-ng $load: ended early" >&2
	exit 2
}
exec /usr/bin/python3 -B "$(dirname "$0")/rate.py" "$kept"
