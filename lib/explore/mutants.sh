#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# mutants.sh - run the explorer with each mutant of its model.
#
#	CC='cc ...' mutants.sh out SCENES [FIRST [LAST]]
#
# lib/explore/model.mutants has the mutants.  Prints a TAP point for each, with the
# difference, or as a TODO if none was found.  $JOBS scenes run in parallel.  Mutants that
# matter only with a second user require root on a throw-away machine
# (PIDSPEC_DISPOSABLE=1): in-sandbox.sh maps one user.

here=$(cd "$(dirname "$0")" && pwd) out=$1 scenes=$2 first=${3:-1} last=${4:-9999}
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
parts='model calls'

# build - an explorer with the model in $work; fails if the model is unchanged or not C
build() {
	set -- "$out"/obj/lib/src/stack.o "$out"/obj/lib/explore/*.o
	for object; do
		shift
		name=$(basename "$object" .o)
		if [ ! -e "$work/$name.c" ] || cmp -s "$work/$name.c" "$here/$name.c"; then
			set -- "$@" "$object"
		else
			set -- "$@" "$work/$name.c"
		fi
	done
	case "$*" in *"$work"*) ;; *) return 1 ;; esac
	${CC:-cc} -std=gnu11 -O1 -w -D_GNU_SOURCE -I"$here/.." -I"$here" \
		-o "$work/explore" "$@" 2> "$work/errors"
}

# explore ARGUMENT... - run the explorer in $work
explore() {
	if [ "$(id -u)" -eq 0 ] && [ "${PIDSPEC_DISPOSABLE-}" = 1 ]; then
		"$work/explore" "$@"
	else
		EXPLORE=$work/explore "$here/in-sandbox.sh" "$out" "$@"
	fi
}

n=0
while IFS= read -r script; do
	case $script in '' | '#'*) continue ;; esac
	n=$((n + 1))
	if [ "$n" -lt "$first" ] || [ "$n" -gt "$last" ]; then continue; fi
	for name in $parts; do sed "$script" "$here/$name.c" > "$work/$name.c"; done
	if ! build; then
		echo "not ok $n - $script # changes nothing, or does not build"
		continue
	fi
	explore --scenes "$scenes" --steps 20 --no-shrink -j "${JOBS:-8}" < /dev/null > "$work/tap"
	status=$?
	what=$(sed -n 's/^  difference: //p; s/^  inconclusive: //p' "$work/tap")
	case $status in
	1) echo "ok $n - $script # $what" ;;
	3) echo "not ok $n - $script # TODO inconclusive: $what" ;;
	*) echo "not ok $n - $script # TODO no difference in $scenes scenes" ;;
	esac
done < "$here/model.mutants"
