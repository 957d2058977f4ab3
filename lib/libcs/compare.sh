#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# compare.sh - run the suite as built with several C libraries, and compare verdicts.
#
#	MAKE=make compare.sh table|tap OUT STREAM LIBRARY-SUITE-MODE...
#
# STREAM has the verdicts of the build in OUT, which is compared as well: "this-build".
# The exit status is 1 if a verdict differs that is not in lib/libcs/differences, if a
# build fails, or if its packages cannot be fetched.  "table" prints Markdown; "tap"
# prints a test point for each build, or one skip if no packages can be fetched.

form=$1 out=$2 stream=$3 here=$(dirname "$0")
shift 3
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# run BUILD - leave BUILD.tap, or the reason why there is none
run() {
	library=${1%%-*} mode=${1##*-} suite=${1#*-}
	answer=$("$here/run.sh" "$out" "$library" "${suite%-*}" "$mode")
	case $? in
	0) cp "$answer" "$work/$1.tap" ;;
	4) echo "$answer" > "$work/$1.skipped" ;;
	*) echo "$answer" > "$work/$1.failed" ;;
	esac
}

# compare BUILD... - of these, the builds that have a stream
compare() {
	for build in "$@"; do
		shift
		[ ! -e "$work/$build.tap" ] || set -- "$@" "$work/$build.tap"
	done
	"$here/differences.sh" "$here/differences" "$@" > "$work/differences" ||
		[ $? -eq 1 ] || exit 99
}

# counts BUILD - print the number of each verdict
counts() {
	awk '/^(not )?ok / {
		word = /^ok/ ? "PASS" : "FAIL"
		if (match($0, / # [A-Z]+/))
			word = substr($0, RSTART + 3, RLENGTH - 3)
		n[word]++
	}
	END {
		printf "%d | %d | %d | %d | %d", n["PASS"], n["FAIL"], n["SKIP"],
			n["ERROR"] + n["TIMEOUT"], n["XFAIL"] + n["TODO"]
	}' "$work/$1.tap"
}

print_table() {
	echo '| Build | Version | pass | fail | skip | inconclusive | xfail | differences |'
	echo '|---|---|---|---|---|---|---|---|'
	for build in "$@"; do
		if [ -e "$work/$build.tap" ]; then
			version=$(cat "$out/libcs/${build%-*}/version" 2> /dev/null)
			echo "| $build | ${version:--} | $(counts "$build") | $(grep -c "^$build " "$work/differences") |"
		elif [ -e "$work/$build.skipped" ]; then
			echo "| $build | $(cat "$work/$build.skipped") |"
		else
			echo "| $build | does not build |"
		fi
	done
	for build in "$@"; do
		[ ! -e "$work/$build.failed" ] || sed "s/^/$build: /" "$work/$build.failed"
	done
	cat "$work/differences"
}

print_tap() {
	echo 'TAP version 13'
	if [ "$(cat "$work"/*.skipped 2> /dev/null | wc -l)" -eq $(($# - 1)) ]; then
		echo "1..0 # SKIP $(cat "$work/$2.skipped")"
		return
	fi
	echo "1..$#"
	n=0
	for build in "$@"; do
		n=$((n + 1))
		point="$n same verdicts with $build"
		if [ -e "$work/$build.skipped" ]; then
			echo "ok $point # SKIP $(cat "$work/$build.skipped")"
		elif [ -e "$work/$build.failed" ] || grep -q "^$build " "$work/differences"; then
			echo "not ok $point"
			sed 's/^/# /' "$work/$build.failed" 2> /dev/null
			sed -n "s/^$build /# /p" "$work/differences"
		else
			echo "ok $point"
		fi
	done
}

cp "$stream" "$work/this-build.tap" || exit 99
for build in "$@"; do
	run "$build"
done
compare this-build "$@"
"print_$form" this-build "$@"
[ ! -s "$work/differences" ] &&
	[ -z "$(find "$work" -name '*.failed' -o -name '*.skipped')" ]
