#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# record.sh - record reference results of stock kernels.
#
#	record.sh OUT [KERNEL...]
#	record.sh DIRECTORY/results.tap...
#
# Writes streams beside itself: one of this kernel, one of gVisor if there is runsc
# (Debian's bookworm-backports), and one of each KERNEL, which "pidspec boot" boots.  The
# second form uses the streams that "pidspec boot -o" has recorded.  Times, host and
# command line are left out, because they differ in each run.

here=$(dirname "$0") out=$1
shift
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT

# keep FILE TARGET < STREAM
keep() {
	sed -e '/^#:pidspec_\(ms\|target\|began\|ended\|host\|command\): /d' \
		-e '/^# pidspec: /d' \
		-e "2a #:pidspec_target: $2" > "$work/stream"
	grep -q '^ok ' "$work/stream" || {
		echo "$2 produced no results" >&2
		return 1
	}
	mv "$work/stream" "$here/$1.tap"
	chmod 644 "$here/$1.tap"
	echo "$here/$1.tap: $2"
}

# fact NAME FILE
fact() {
	sed -n "/^#:pidspec_$1: /{s///p;q}" "$2"
}

# The name contains the machine if it is not x86-64.
keep_boot() {
	kernel=$(fact kernel "$1")
	machine=$(fact machine "$1")
	vm=$(fact vm "$1")
	name=$(echo "$kernel" | cut -d. -f1-2)
	[ "$machine" = x86_64 ] || name=$name-$machine
	case $vm in
	uml*) keep "uml-$name" "User-Mode Linux $kernel" ;;
	*) keep "linux-$name" "Linux $kernel" ;;
	esac < "$1"
}

case $out in
*/results.tap)
	for record in "$out" "$@"; do
		keep_boot "$record"
	done
	exit
	;;
esac

"$out/pidspec" run -F tap | keep "linux-$(uname -r | cut -d. -f1-2)" "Linux $(uname -r)"

if command -v runsc > /dev/null; then
	# Through a pipe, because gVisor does not write to files of the host.
	runsc --network=none 'do' "$out/pidspec" run -F tap | cat > "$work/gvisor"
	keep gvisor "gVisor $(runsc --version | sed -n 's/^runsc version //p')" < "$work/gvisor"
fi

[ $# -gt 0 ] || exit 0
"$out/pidspec" boot -q --vm uml -o "$work/boot" "$@" || :
for record in "$work"/boot/*/results.tap; do
	keep_boot "$record"
done
